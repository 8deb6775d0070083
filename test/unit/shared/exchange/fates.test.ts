import { expect, it } from 'vitest';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { planExport } from '#shared/exchange/export-package';
import type { ExportTarget } from '#shared/exchange/targets';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { lmsPath, type LmsPath } from '#shared/exchange/packages/lms-path/lms-path';
import { staticFates, type TargetWords } from '#shared/exchange/packages/lms-path/static-fates';
import { staticPath } from '#shared/exchange/packages/lms-path/static-path';
import { programOf } from '../../../helpers/play';
import { exportInput, questions } from '../../../helpers/sample-role';

const player = [{ path: 'player.js', bytes: new Uint8Array([1]) }];
function fatesOf(document: TrellisDocument, target: ExportTarget): readonly (readonly [string, string])[] {
  const plan = planExport(exportInput(document, { player, xsd: [] }, target));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value.rules.map(({ rule, fate }) => [rule, fate]);
}
const set = (key: string): object => ({ id: `question-set:pre-${key}`, type: 'question-set', title: `Pre ${key}`, module: `module:${key}`, purpose: 'pre', questions });
const running: readonly ExportTarget[] = ['scorm12', 'scorm12-multi', 'scorm2004-4-multi', 'moodle'];

it('a gate before an open zone locks nothing, and is never told as kept; before core it is', () => {
  const gated = (policy: 'open' | 'core-testable'): TrellisDocument => documentOf(roleOf(), moduleOf('a'), moduleOf('d'), zoneOf('one', 'core-testable', ['a'], { place: 1 }), zoneOf('two', policy, ['d'], { place: 2 }), { id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:two', title: 'Done', conditions: [{ kind: 'zone', zone: 'zone:one' }] });
  for (const target of running) {
    const fate = (policy: 'open' | 'core-testable'): string | undefined => fatesOf(gated(policy), target).find(([rule]) => rule.startsWith('Gate'))?.[1];
    expect([target, fate('open'), fate('core-testable')]).toEqual([target, 'dropped', 'kept']);
  }
});

it('a rule whose condition no launch supplies is degraded; a static zone asks nothing', () => {
  const rule = { ...bandRuleOf('a', []), when: [{ kind: 'result', subject: 'module:b', evidenceKinds: ['observed'], maxAgeDays: null, is: 'at-least', score: 8000 }] };
  const document = (isStatic: boolean, more: object): TrellisDocument => documentOf(roleOf(), moduleOf('a'), moduleOf('b'), zoneOf('one', 'core-testable', ['a', 'b'], { static: isStatic }), more, set('a'));
  const fate = (of: TrellisDocument): string | undefined => fatesOf(of, 'scorm12').find(([name]) => name.startsWith('Rule'))?.[1];
  expect([fate(document(false, rule)), fate(document(false, bandRuleOf('a', []))), fate(document(true, bandRuleOf('a', [])))]).toEqual(['degraded', 'kept', 'kept']);
  const asked = (isStatic: boolean): boolean => {
    const plan = planExport(exportInput(document(isStatic, bandRuleOf('a', [])), { player, xsd: [] }));
    return plan.ok && new TextDecoder().decode(plan.value.files.find(({ path }) => path === 'content/course.js')?.bytes).includes('Pre a');
  };
  expect([asked(false), asked(true)]).toEqual([true, false]);
});

it('prerequisites on what somebody else records are told apart from those that hold', () => {
  const document = documentOf(roleOf(), moduleOf('a', { moduleKind: 'on-the-job', deliveryMode: 'on-the-job', evidenceKind: 'observed' }), moduleOf('b'), moduleOf('c'), edgeOf('a', 'b'), edgeOf('b', 'c'), zoneOf('one', 'core-testable', ['a', 'b', 'c']));
  expect(fatesOf(document, 'scorm12').filter(([rule]) => rule.startsWith('Prerequisites'))).toEqual([['Prerequisites (1)', 'kept'], ['Prerequisites on what others record (1)', 'degraded']]);
});

const single: readonly ExportTarget[] = ['scorm12-multi', 'scorm2004-4-multi', 'scorm2004-4-moodle'];
const job = { moduleKind: 'on-the-job', deliveryMode: 'on-the-job', evidenceKind: 'observed' };

it('prerequisites, groups and blocks on what somebody else records are degraded in every target that runs the path', () => {
  const document = documentOf(
    roleOf(), moduleOf('a', job), moduleOf('b'), moduleOf('c'), moduleOf('d'), moduleOf('e'), edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('a', 'e', { kind: 'strict-corequisite' }), zoneOf('one', 'core-testable', ['a', 'b', 'c', 'd', 'e']),
    { id: 'requirement:x', type: 'requirement', module: 'module:d', title: 'X', group: { need: 'any', of: ['module:a', 'module:b'] } }, { id: 'requirement:y', type: 'requirement', module: 'module:d', title: 'Y', group: { need: 'any', of: ['module:b', 'module:c'] } },
  );
  for (const target of single) {
    const fates = fatesOf(document, target).filter(([rule]) => /^(Prereq|Block|Requirement)/.test(rule));
    expect([target, fates]).toEqual([target, [['Prerequisites (1)', 'kept'], ['Prerequisites on what others record (1)', 'degraded'], ['Blocks on what others record (2 modules)', 'degraded'], ['Requirement group “X” (D)', 'degraded'], ['Requirement group “Y” (D)', 'kept']]]);
  }
  expect(fatesOf(document, 'scorm12').filter(([rule]) => rule.startsWith('Requirement'))).toEqual([['Requirement groups (1)', 'kept'], ['Requirement groups on what others record (1)', 'degraded']]);
});

it('a gate on a measure by observation is degraded, though the learner has a test; on one by recall it is kept', () => {
  const gated = (evidenceKind: string): TrellisDocument => documentOf(
    roleOf(), moduleOf('a', { evidenceKind, passMark: 8000 }), moduleOf('d'), zoneOf('one', 'core-testable', ['a'], { place: 1 }), zoneOf('two', 'core-testable', ['d'], { place: 2 }),
    { id: 'question-set:post-a', type: 'question-set', title: 'Test', module: 'module:a', purpose: 'post', questions }, { id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:two', title: 'Done', conditions: [{ kind: 'measure', module: 'module:a', score: 8000 }] },
  );
  for (const target of ['scorm12', 'scorm2004-4', 'cmi5', ...single] as const) {
    const fate = (kind: string): string | undefined => fatesOf(gated(kind), target).find(([rule]) => rule.startsWith('Gate'))?.[1];
    expect([target, fate('observed'), fate('recall')]).toEqual([target, 'degraded', 'kept']);
    expect(fatesOf(gated('observed'), target)).toContainEqual(['Shown by observation: “A”', 'degraded']);
  }
});

it('what falls out of a target of single items has a fate of its own, and a choice that it falls out of is degraded', () => {
  const elective = (policy: string): TrellisDocument => documentOf(roleOf(), ...['a', 'e1', 'e2', 'e3'].map((key) => moduleOf(key)), zoneOf('core', 'core-testable', ['a'], { place: 1 }), zoneOf('pick', 'elective', ['e1', 'e2', 'e3'], { place: 2, requirement: { kind: 'count', choose: 1 }, choice: { policy } }));
  for (const target of single) {
    const plan = planExport(exportInput(elective('ranked'), { player, xsd: [] }, target));
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    expect(Object.keys(plan.value.identifiers).filter((id) => id.startsWith('module:'))).toEqual(['module:a', 'module:e1']);
    expect(plan.value.rules.find(({ rule }) => rule.startsWith('Not in the package'))).toMatchObject({ rule: 'Not in the package: 2 modules', fate: 'dropped', how: expect.stringContaining('“E2” and “E3”') as string });
    expect(fatesOf(elective('learner'), target).map(([rule]) => rule)).not.toContain('Not in the package: 2 modules');
  }
  const document = elective('learner');
  const path = lmsPath(staticPath(programOf(document)));
  const words = { enforced: 'Yes.', waitsForAll: false, choice: () => ({ fate: 'kept', how: 'All.' }), band: (_rule: string, otherwise: object) => otherwise, stricter: new Set(), afterFailure: () => ({ fate: 'kept', how: '' }) } as unknown as TargetWords;
  const zone = (modules: LmsPath['modules']): unknown => staticFates(document, { ...path, modules }, words).find(({ rule }) => rule.includes('(elective)'))?.fate;
  expect([zone(path.modules), zone(path.modules.slice(0, -1))]).toEqual(['kept', 'degraded']);
});

it('a pool is kept where our player draws, degraded where every question is asked, dropped where nothing tells it', () => {
  const pool = (purpose: 'pre' | 'post'): object => ({ id: `question-set:${purpose}-a`, type: 'question-set', title: purpose === 'pre' ? 'Before' : 'After', module: 'module:a', purpose, questions, draw: 3 });
  const document = documentOf(roleOf(), moduleOf('a', { passMark: 8000 }), zoneOf('one', 'core-testable', ['a']), bandRuleOf('a', []), pool('pre'), pool('post'));
  const pools = (target: ExportTarget): readonly string[] => fatesOf(document, target).filter(([rule]) => rule.startsWith('Pool')).map(([rule, fate]) => `${rule}: ${fate}`).sort();
  const each = (after: string, before?: string): readonly string[] => [`Pool “After” (3 of 4 questions): ${after}`, ...(before === undefined ? [] : [`Pool “Before” (3 of 4 questions): ${before}`])];
  for (const target of ['scorm12', 'scorm2004-4', 'cmi5', 'scorm2004-4-multi'] as const) expect([target, pools(target)]).toEqual([target, each('kept', 'kept')]);
  for (const target of ['scorm12-multi', 'scorm2004-4-moodle'] as const) expect([target, pools(target)]).toEqual([target, each('kept')]);
  for (const target of ['modules', 'cmi5-multi'] as const) expect([target, pools(target)]).toEqual([target, each('kept', 'dropped')]);
  for (const target of ['cc11', 'html', 'json'] as const) expect([target, pools(target)]).toEqual([target, each('degraded', 'degraded')]);
  for (const target of ['csv', 'svg', 'case'] as const) expect([target, pools(target)]).toEqual([target, each('dropped', 'dropped')]);
  expect(fatesOf(documentOf(roleOf(), moduleOf('a'), zoneOf('one', 'core-testable', ['a']), { ...pool('post'), draw: 4 }), 'scorm12').some(([rule]) => rule.startsWith('Pool'))).toBe(false);
});

it('content that no rule is about has a fate too: links, checklists, fields of one’s own; nothing is said where there is none', () => {
  const bare = [roleOf(), zoneOf('one', 'core-testable', ['a'])];
  const rich = documentOf(...bare, moduleOf('a', { custom: { site: 'Basel' } }), { id: 'page:l', type: 'page', module: 'module:a', title: 'Elsewhere', format: 'link', url: 'https://example.org/' }, { id: 'checklist:c', type: 'checklist', module: 'module:a', title: 'Seen', items: [{ id: 'a', text: 'Asks' }] });
  const said = (document: TrellisDocument, target: ExportTarget) => Object.fromEntries(fatesOf(document, target).filter(([rule]) => /^(Links|Observation|Custom)/.test(rule)));
  for (const target of ['scorm12', 'cmi5', 'moodle', 'modules', 'cc13'] as const) expect([target, said(rich, target)]).toEqual([target, { 'Links (1)': 'kept', 'Observation checklists (1)': 'degraded', 'Custom fields of modules (1)': 'dropped' }]);
  expect(Object.values(said(rich, 'json'))).toEqual(['kept', 'kept', 'kept']);
  expect(Object.values(said(rich, 'csv'))).toEqual(['dropped', 'dropped', 'dropped']);
  expect(said(documentOf(...bare, moduleOf('a')), 'scorm12')).toEqual({});
});
