// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import { createDocument } from '#shared/document/trellis-document';
import { devRecords } from '../../renderer/dev/dev-records';
import { alignPaths } from '../../renderer/features/simulation/align-paths';
import { standingOf } from '../../renderer/features/simulation/step-icon';
import { subjectOf, withScores } from '../../renderer/features/simulation/use-simulation';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { renderMarkdown } from '../../renderer/features/inspector/pages/markdown';
import { minutesText, t } from '../../renderer/i18n/t';

const document = createDocument(devRecords);
const compiled = compile(document, 'role:rep');
if (!compiled.ok) throw new Error('fixture');
const program = compiled.value;
const profile = (key: string) => document.tables.profile.get(`profile:${key}`)!;
const order = program.modules.map((module) => module.id);

describe('two paths side by side', () => {
  const a = runLearner(program, profile('p599')).path;
  const b = runLearner(program, profile('p90')).path;
  const rows = alignPaths(a, b, order);
  it('hold every step of both, each in its own order', () => {
    const of = (side: 'a' | 'b') => rows.flatMap((row) => row[side]?.module ?? []);
    expect(of('a')).toEqual(a.steps.map((step) => step.module));
    expect(of('b')).toEqual(b.steps.map((step) => step.module));
  });
  it('mark what differs, in minutes', () => {
    expect(rows.find((row) => row.module === 'module:phases')).toMatchObject({ difference: -35, differs: true });
    expect(rows.find((row) => row.module === 'module:code')).toMatchObject({ difference: 0, differs: false });
    expect(rows.reduce((sum, row) => sum + (row.difference ?? 0), 0)).toBe(b.minutes - a.minutes);
  });
  it('show one learner without differences', () => {
    expect(alignPaths(a, null, order).every((row) => row.difference === null && !row.differs)).toBe(true);
  });
});

describe('a score tried out', () => {
  it('replaces the recorded one for this run only', () => {
    const state = (score: number) => runLearner(program, withScores(document, 'role:rep', profile('p599'), { 'module:phases': score }, program.asOf)).path.steps.find((step) => step.module === 'module:phases')?.state;
    expect(state(9000)).toBe('waived');
    expect(state(8990)).toBe('done');
    expect(profile('p599').evidence.find((event) => event.subject === 'module:phases')?.score).toBe(5990);
  });
  const placed = (more: object, evidence: readonly object[], ...others: readonly object[]) => {
    const made = documentOf(roleOf(), moduleOf('a'), zoneOf('c', 'core-testable', ['a']), bandRuleOf('a', [], more), { id: 'profile:p', type: 'profile', title: 'P', evidence }, ...others);
    const tried = withScores(made, 'role:r', made.tables.profile.get('profile:p')!, { [subjectOf(made, 'role:r', 'module:a')]: 9500 }, '2026-11-01');
    const built = compile(made, 'role:r');
    return { state: built.ok && runLearner(built.value, tried).path.steps[0]?.state, kinds: tried.evidence.map(({ subject, kind, score }) => `${subject} ${kind} ${score}`) };
  };
  const event = (subject: string, kind: string, score: number): object => ({ subject, kind, score, at: '2026-10-01' });
  it('is of a kind that the rule reads, whatever is recorded', () => {
    expect(placed({}, [event('module:a', 'self-report', 5000)])).toEqual({ state: 'waived', kinds: ['module:a self-report 5000', 'module:a recall 9500'] });
    expect(placed({ reads: { evidenceKinds: ['simulation'] } }, [event('module:a', 'recall', 5000)])).toMatchObject({ state: 'waived' });
    expect(placed({}, [event('module:a', 'observed', 5000)])).toEqual({ state: 'waived', kinds: ['module:a observed 9500'] });
  });
  it('shows the outcome: of a can-do objective it is a kind that shows doing', () => {
    expect(placed({}, [event('module:a', 'recall', 5000)], { id: 'objective:a', type: 'objective', module: 'module:a', text: 'Do it', outcome: 'do' })).toEqual({ state: 'waived', kinds: ['module:a scenario 9500'] });
  });
  it('of a combined score reaches every source', () => {
    const combine = [{ subject: 'measure:x', weight: 1 }, { subject: 'measure:y', weight: 3, evidenceKinds: ['self-report', 'observed'] }];
    expect(placed({ reads: { combine } }, [event('measure:x', 'recall', 5000), event('measure:y', 'self-report', 0)])).toEqual({ state: 'waived', kinds: ['measure:x recall 9500', 'measure:y observed 9500'] });
  });
});

describe('texts', () => {
  it('fill slots and choose forms', () => {
    expect(t('status.modules', { count: 1 })).toBe('1 module');
    expect(t('status.modules', { count: 2 })).toBe('2 modules');
    expect([minutesText(45), minutesText(60), minutesText(157)]).toEqual(['45 min', '1 h', '2 h 37']);
  });
});

describe('the page preview', () => {
  it('shows Markdown and lets nothing in', () => {
    const html = renderMarkdown('**Hi** <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) ![p](https://evil.example/x.png) [ok](https://example.org)', () => null);
    const box = window.document.createElement('div');
    box.innerHTML = html;
    expect(box.querySelector('strong')?.textContent).toBe('Hi');
    expect(box.querySelectorAll('script, img, iframe, [onerror], a[href]')).toHaveLength(0);
  });
  it('shows images of the workspace', () => {
    expect(renderMarkdown('![plot](asset:abc)', (id) => (id === 'asset:abc' ? 'blob:http://x/1' : null))).toContain('src="blob:http://x/1"');
  });
});

describe('how a step stands', () => {
  it('an attempt that is over but was not passed is said to have failed; what was taken is done', () => {
    const { steps } = runLearner(program, { ...profile('p90'), evidence: [] }, {}).path;
    expect(new Set(steps.filter(({ state }) => state === 'done').map(standingOf))).toEqual(new Set(['done']));
    const tested = documentOf(roleOf(), moduleOf('a', { passMark: 8000 }), zoneOf('z', 'core-locked', ['a']));
    const role = [...tested.tables.role.keys()][0]!;
    const strict = compile(tested, role);
    if (!strict.ok) throw new Error(JSON.stringify(strict.error));
    const failed = { ...profile('p90'), choices: {}, facts: {}, evidence: [{ subject: 'module:a', kind: 'recall' as const, score: 6000, at: '2026-10-01', attempt: 1, completed: false, expires: null, passed: null, serves: null, source: '' }] };
    const { path } = runLearner(strict.value, failed);
    expect(path.steps.map((step) => [step.attempt, standingOf(step)])).toEqual([[1, 'failed'], [2, 'done']]);
  });
});
