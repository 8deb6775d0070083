import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { readDocument } from '#shared/document/read-document';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { learnerStateSchema, type LearnerState } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import { formatMix } from '#shared/path/format-mix';
import { goalGaps } from '#shared/path/goal-gap';
import type { LearnerPath } from '#shared/path/learner-path';
import { describeReason } from '#shared/path/reason-text';
import { runLearner } from '#shared/path/run';
import type { Program } from '#shared/path/program';

const folder = fileURLToPath(new URL('../fixtures/scenarios', import.meta.url));
const names = readdirSync(folder).sort();

function read(number: string): TrellisDocument {
  const name = names.find((candidate) => candidate.startsWith(`${number}-`)) ?? '';
  const document = readDocument(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}
function programOf(document: TrellisDocument): Program {
  const compiled = compile(document, 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}
const stateOf = (document: TrellisDocument, key: string): LearnerState => document.tables.profile.get(`profile:${key}`) ?? learnerStateSchema.parse({});
const lines = (path: LearnerPath): readonly string[] => path.steps.map((step) => `${step.module.slice(7)} ${step.state} ${step.origin}`);
const runOf = (document: TrellisDocument, key: string): LearnerPath => runLearner(programOf(document), stateOf(document, key)).path;
const run = (number: string, key: string): readonly string[] => lines(runOf(read(number), key));

/** Codes of the reasons of a module's first step; what was combined with its score. */
function whyOf(number: string, key: string, module: string): readonly string[] {
  const document = read(number);
  const reasons = evaluate(programOf(document), stateOf(document, key)).steps.find((step) => step.module === module)?.reasons ?? [];
  return reasons.map(({ code, value }) => (code === 'combined' ? `${code} ${value}` : code));
}
function withRecord<R extends { readonly id: string; readonly type: keyof TrellisDocument['tables'] }>(document: TrellisDocument, record: R): TrellisDocument {
  return { ...document, tables: { ...document.tables, [record.type]: new Map([...document.tables[record.type], [record.id, record]] as never) } };
}
function responsibilityOf(document: TrellisDocument, modules: readonly string[]): TrellisDocument {
  const responsibility = document.tables.responsibility.get('responsibility:desk')!;
  return withRecord(document, { ...responsibility, tasks: responsibility.tasks.map((task) => (task.title === 'Calls back' ? { ...task, modules: [...modules] } : task)) });
}

describe('scenarios of the catalogue, by number', () => {
  it('9: who completed the equivalent module is not sent again', () => {
    expect([run('09', 'returning'), run('09', 'fresh')]).toEqual([['new credited core', 'next done core'], ['new done core', 'next done core']]);
  });
  it('11: a rule that would skip locked core is refused or has no effect', () => {
    const document = read('11');
    expect(runChecks(document).map(({ code, records }) => [code, records[0]])).toEqual(expect.arrayContaining([['TRL-R005', 'rule:skip'], ['TRL-R006', 'rule:fixed']]));
    expect(compile(document, 'role:r').ok).toBe(false);
  });
  it('12: no elective opens before the baseline is settled, also for those who test out of part of it', () => {
    const document = read('12');
    for (const key of ['expert', 'novice']) {
      for (const moment of runLearner(programOf(document), stateOf(document, key)).moments) {
        const isBaseline = moment.steps.filter((step) => step.origin === 'core').every((step) => step.state === 'done' || step.state === 'waived');
        if (!isBaseline) expect(moment.steps.filter((step) => step.origin === 'chosen').map((step) => step.state)).toEqual(['locked']);
      }
    }
  });
  it('17: a task that nothing on the path prepares for is named; those traced to a module or an objective are not', () => {
    const findings = runChecks(read('17')).filter(({ code }) => code === 'TRL-R012');
    expect(findings.map(({ message }) => /“(.*?)”/.exec(message)?.[1])).toEqual(['Calls back']);
    const traced = responsibilityOf(read('17'), ['module:history']);
    expect(runChecks(traced).filter(({ code }) => code === 'TRL-R012')).toEqual([]);
  });
  it('28: any of the options leads on, the silent one gets the first; options with other objectives are an error', () => {
    const document = read('28');
    expect([run('28', 'silent'), run('28', 'player')]).toEqual([['base done core', 'video done chosen', 'next done core'], ['base done core', 'role-play done chosen', 'next done core']]);
    expect(runChecks(document).filter(({ severity }) => severity === 'error')).toEqual([]);
    const other = withRecord(document, { ...document.tables.objective.get('objective:3')!, text: 'Closes a deal' });
    expect(runChecks(other).filter(({ severity }) => severity === 'error').map(({ code, records }) => [code, ...records])).toEqual([['TRL-Z016', 'zone:way', 'module:coach']]);
    expect(compile(other, 'role:r').ok).toBe(false);
  });
  it.each([[5990, 3, 'done'], [6000, 3, 'done'], [6010, 0, 'done'], [8990, 0, 'done'], [9000, 0, 'waived']])('29: %i inserts %i, the module is %s, the certification stays', (score, inserted, state) => {
    const { path } = runLearner(programOf(read('29')), learnerStateSchema.parse({ evidence: [{ subject: 'module:phases', kind: 'recall', score, at: '2026-10-01' }] }));
    expect(path.steps.filter((step) => step.origin === 'inserted').length).toBe(inserted);
    expect(path.steps.find((step) => step.module === 'module:phases')?.state).toBe(state);
    expect(path.steps.at(-1)).toMatchObject({ module: 'module:cert', state: 'done' });
  });
  it('30: the preferred format is chosen where there is one, the achieved mix and what keeps it down are reported', () => {
    const document = read('30');
    expect([run('30', 'watcher'), run('30', 'reader')]).toEqual([['netv done alternate', 'labs done inserted', 'sec done core'], ['net done core', 'sec done core']]);
    const program = programOf(document);
    expect(program.modules.find((module) => module.id === 'module:netv')?.passMark).toBe(8000);
    expect(formatMix(program, runOf(document, 'watcher'), 'video')).toEqual({ percent: 33, without: ['module:labs', 'module:sec'] });
  });
  it('31: three measures of 95 in a simulation; 95, 95, 94 stays outside, and both ways lead to the same gate', () => {
    const document = read('31');
    const program = programOf(document);
    const scored = (...scores: readonly number[]): LearnerState => learnerStateSchema.parse({ evidence: ['entry', 'orders', 'notes'].map((module, n) => ({ subject: `module:${module}`, kind: 'simulation', score: scores[n], at: '2026-11-01', attempt: 1 })) });
    const ward = (state: LearnerState): string | undefined => evaluate(program, state).steps.find((step) => step.module === 'module:live')?.state;
    expect([ward(scored(9500, 9500, 9400)), ward(scored(9500, 9500, 9500))]).toEqual(['locked', 'open']);
    const [veteran, novice] = [runOf(document, 'veteran'), runOf(document, 'new')];
    expect([veteran.gates, veteran.minutes, novice.minutes]).toEqual([novice.gates, 40, 520]);
  });
  it('34: who knows ABB takes the bridge and never misses the safety of the site', () => {
    expect([run('34', 'abb'), run('34', 'old'), run('34', 'none')]).toEqual([['safety done core', 'bridge done bridge', 'cell done core'], ['safety done core', 'fanuc done core', 'cell done core'], ['safety done core', 'fanuc done core', 'cell done core']]);
    const document = read('34');
    expect(lines(evaluate(programOf(document), stateOf(document, 'abb')))).toEqual(['safety open core', 'bridge locked bridge', 'cell locked core']);
  });
  it('36: experience skips the foundation only', () => {
    expect(run('36', 'experienced')).toEqual(['quiz waived core', 'features waived core', 'position done core', 'objections done core', 'negotiate done core']);
  });
  it('38: no rule, equivalent or override reaches the equipment with less than 100', () => {
    const document = read('38');
    const start = evaluate(programOf(document), stateOf(document, 'experienced'));
    expect(lines(start)).toEqual(['lockout open core', 'theory open core', 'full waived core', 'torch locked core']);
    const almost = { ...stateOf(document, 'experienced'), evidence: [{ subject: 'module:lockout', kind: 'observed', score: 9999, passed: true, at: '2026-11-01', source: '', attempt: 1, completed: true, serves: null, expires: null }] } as LearnerState;
    expect(evaluate(programOf(document), almost).steps.find((step) => step.module === 'module:torch')?.state).toBe('locked');
  });
  it('39: clients with crypto: in full; without: awareness; unknown: in full', () => {
    expect(['with', 'without', 'unknown'].map((key) => run('39', key).at(-1))).toEqual(['full done core', 'aware done alternate', 'full done core']);
  });
  it('41: evidence is weighed together; the survey alone waives nobody, nor does it lift anybody over the bound, and without the required test there is no score', () => {
    expect(run('41', 'survey')).toEqual(['case done core', 'client done core']);
    expect(run('41', 'good')).toEqual(['case done core', 'client done core']);
    expect(['good', 'proud', 'untested', 'old'].map((key) => whyOf('41', key, 'module:case'))).toEqual([
      ['core-testable', 'combined 7750', 'band-take'], ['core-testable', 'combined 8425', 'waive-lacks-evidence'], ['core-testable', 'combined-lacks', 'no-score'], ['core-testable', 'evidence-expired', 'combined 4000', 'band-pace'],
    ]);
    expect(runOf(read('41'), 'old').steps[0]?.minutes).toBe(15);
    const document = read('41');
    const strong = { ...stateOf(document, 'good'), evidence: stateOf(document, 'good').evidence.map((event) => (event.kind === 'self-report' ? { ...event, score: 9000 } : event)) };
    expect(lines(runLearner(programOf(document), strong).path)).toEqual(['case waived core', 'client done core']);
  });
  it('42: the third failure routes to the coach, the second does not; a release counts anew', () => {
    const document = read('42');
    expect([runOf(document, 'two').end, runOf(document, 'three').end, runOf(document, 'released').end]).toEqual(['finished', 'escalated', 'finished']);
    expect(run('42', 'released').slice(-2)).toEqual(['exam done core', 'ward done core']);
    const waiting = evaluate(programOf(document), stateOf(document, 'two'));
    expect([waiting.end, waiting.steps.find((step) => step.state === 'locked')?.reasons.map((reason) => reason.code)]).toEqual(['under-way', expect.arrayContaining(['locked-until'])]);
    expect(waiting.steps.flatMap((step) => step.reasons).find((reason) => reason.code === 'locked-until')?.at).toBe('2026-11-08');
  });
  it('51 55: every step says why in words, and the same file gives the same path', () => {
    for (const name of names.filter((candidate) => !candidate.startsWith('11'))) {
      const document = read(name.slice(0, 2));
      for (const profile of document.tables.profile.values()) {
        const path = runLearner(programOf(document), profile, { learner: profile.id }).path;
        expect(runLearner(programOf(read(name.slice(0, 2))), profile, { learner: profile.id }).path).toEqual(path);
        for (const { reasons } of [...path.steps, ...path.notTaken]) expect(reasons.map((reason) => describeReason(reason, (id) => id)).join(' ')).toMatch(/\w.*\.$/);
      }
    }
  });
  it('60: recall does not test out of a can-do outcome, and a finding says so', () => {
    expect(run('60', 'memory')).toEqual(['valve done core']);
    expect(runChecks(read('60')).map((finding) => finding.code)).toContain('TRL-E003');
  });
  it('61: what learners say of themselves chooses electives and nothing else', () => {
    expect(run('61', 'chooser')).toEqual(['a done core', 'y done chosen']);
  });
  it('62: the same learner seen from either goal: the role as it is, and the one to grow into', () => {
    const document = read('62');
    const role = document.tables.role.get('role:r')!;
    const [now, later] = (['current', 'future'] as const).map((goal) => goalGaps(document, role, runOf(document, 'one'), goal));
    expect(now).toEqual([{ competency: 'competency:ledger', asked: 0, reached: 1, gap: 0, next: [] }]);
    expect(later).toEqual([{ competency: 'competency:ledger', asked: 1, reached: 1, gap: 0, next: [] }, { competency: 'competency:lead', asked: 0, reached: -1, gap: 1, next: ['module:team'] }]);
    const start = evaluate(programOf(document), stateOf(document, 'one'));
    expect(goalGaps(document, role, start, 'current')).toEqual([{ competency: 'competency:ledger', asked: 0, reached: -1, gap: 1, next: ['module:basics'] }]);
  });
  it('63: a level without observable behaviour, and one that nothing proves, are named', () => {
    expect(runChecks(read('63')).filter(({ code }) => code.startsWith('TRL-C')).map(({ code, records }) => [code, records[0]])).toEqual([['TRL-C004', 'competency:talk'], ['TRL-C005', 'competency:talk']]);
  });
  it('65: high confidence with a low score leads to the diagnostic', () => {
    expect([run('65', 'sure'), run('65', 'unsure'), run('65', 'right')]).toEqual([['diag done inserted', 'risk done core'], ['risk done core'], ['risk done core']]);
  });
  it('68: evidence of the hiring counts till it expires', () => {
    expect([run('68', 'hired'), run('68', 'returner')]).toEqual([['tools waived core', 'site done core'], ['tools done core', 'site done core']]);
  });
});
