import { expect, it } from 'vitest';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { planExport } from '#shared/exchange/export-package';
import type { ExportTarget } from '#shared/exchange/targets';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
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
