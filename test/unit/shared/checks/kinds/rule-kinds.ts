import { bandRuleOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../../helpers/documents';
import { create, kind, remove, set, type Kind } from './kind';

const band = (from: number, to: number, action: object, more: object = {}): object => ({ from, fromInclusive: true, to, toInclusive: to === 10_000, action, ...more });
const [take, waive] = [{ do: 'take' }, { do: 'waive' }];
const base = [roleOf(), moduleOf('a'), moduleOf('b'), moduleOf('p'), zoneOf('core', 'core-testable', ['a', 'b'], { justification: 'Half of them come from the clinic.' }), zoneOf('practice', 'remedial', ['p'], { place: 1 })];
const banded = (bands: readonly object[], more: object = {}): readonly object[] => [...base, { ...bandRuleOf('a', []), bands, ...more }];
const attempts = (more: object = {}): object => ({ id: 'rule:t', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:a', title: 'Tries', failures: [{ at: 3, action: { do: 'escalate', to: 'Coach' } }], ...more });
const marked = [roleOf(), moduleOf('a', { passMark: 8000 }), zoneOf('core', 'core-testable', ['a'])];
const doing = { id: 'objective:o', type: 'objective', module: 'module:a', text: 'Handle it', outcome: 'do' };
const reading = (...evidenceKinds: readonly string[]): object => ({ reads: { evidenceKinds } });
const replaces = (module: string, id = 'rule:a'): object => ({ ...bandRuleOf('a', []), id, bands: [band(0, 7000, take), band(7000, 10_000, { do: 'replace', module: `module:${module}` })] });
const alternate = (module: string, other: string): object => ({ id: `alternate:${module}-${other}`, type: 'alternate', module: `module:${module}`, alternate: `module:${other}`, differs: 'depth' });
const said = { when: [{ kind: 'result', subject: 'module:b', is: 'at-least', score: 5000 }] };

const flat = (id: string, action: object, more: object = {}): object => ({ ...bandRuleOf('a', []), id: `rule:${id}`, title: id, bands: [band(0, 10_000, action)], ...more });
/** A score combined of two sources of these kinds. */
const combining = (...kinds: readonly (readonly string[])[]): object => ({ reads: { combine: kinds.map((evidenceKinds) => ({ weight: 1, evidenceKinds })) } });

/** Rules, evidence, alternates and bridges. */
export const ruleKinds: readonly Kind[] = [
  kind('TRL-Z015', [roleOf(), moduleOf('a'), zoneOf('z', 'core-testable', ['a']), bandRuleOf('a', [])], [roleOf(), moduleOf('a'), zoneOf('z', 'core-testable', ['a'], { static: true }), bandRuleOf('a', [])], 'quick fix'),
  kind('TRL-R001', banded([band(1000, 6000, take), band(9000, 10_000, waive)]), banded([band(0, 9000, take), band(9000, 10_000, waive)]), 'quick fix'),
  kind('TRL-R001', banded([band(9000, 9500, waive)]), banded([band(0, 10_000, take)]), 'quick fix'),
  kind('TRL-R002', banded([band(0, 6000, take, { toInclusive: true }), band(6000, 10_000, waive)]), banded([band(0, 6000, take, { toInclusive: true }), band(6000, 10_000, waive, { fromInclusive: false })]), 'quick fix'),
  kind('TRL-R002', banded([band(0, 10_000, take), band(2000, 3000, waive)]), banded([band(0, 10_000, take)]), 'quick fix'),
  kind('TRL-R003', banded([band(0, 6000, take), band(6000, 6000, take), band(6000, 10_000, waive)]), banded([band(0, 6000, take), band(6000, 6000, take, { toInclusive: true }), band(6000, 10_000, waive, { fromInclusive: false })]), 'quick fix'),
  kind('TRL-R004', banded([band(0, 10_000, take)], { noScore: waive }), banded([band(0, 10_000, take)], { passedWithoutScore: waive }), 'quick fix'),
  kind('TRL-R005', [roleOf(), moduleOf('a', { passMark: 9500 }), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', [])], [roleOf(), moduleOf('a', { passMark: 9000 }), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', [])], 'quick fix'),
  kind('TRL-R005', [roleOf(), moduleOf('a', { passMark: 9500 }), zoneOf('core', 'core-testable', ['a']), { ...bandRuleOf('a', []), bands: [band(0, 5000, waive), band(5000, 10_000, waive)] }], [roleOf(), moduleOf('a'), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', [])], 'quick fix'),
  kind('TRL-R006', [roleOf(), moduleOf('a'), zoneOf('core', 'core-locked', ['a']), bandRuleOf('a', [])], [roleOf(), moduleOf('a'), zoneOf('core', 'open', ['a'], { waivable: true }), bandRuleOf('a', [])], [set('zone:core', { policy: 'core-testable' })]),
  kind('TRL-R007', [...base, bandRuleOf('a', ['a', 'p'])], [...base, bandRuleOf('a', ['p'])], 'quick fix'),
  kind('TRL-R007', [...base, attempts({ failures: [{ at: 1, action: { do: 'insert', modules: ['module:a'] } }, { at: 3, action: { do: 'escalate', to: '' } }] })], [...base, attempts()], 'quick fix'),
  kind('TRL-R008', [roleOf(), moduleOf('a'), moduleOf('x'), zoneOf('core', 'core-testable', ['a']), bandRuleOf('x', [])], [roleOf(), moduleOf('a'), moduleOf('x'), edgeOf('x', 'a'), zoneOf('core', 'core-testable', ['a']), bandRuleOf('x', [])], 'quick fix'),
  kind('TRL-R009', [...base, attempts({ failures: [] })], [...base, attempts()], 'quick fix'),
  kind('TRL-R013', [...base, { ...bandRuleOf('a', []), ...said }], [...base, { ...bandRuleOf('a', []), bands: [band(0, 10_000, take)], ...said }], 'quick fix'),
  kind('TRL-R014', [...base, moduleOf('q'), replaces('p'), replaces('q', 'rule:b'), alternate('a', 'p'), alternate('a', 'q')], [...base, replaces('p'), replaces('p', 'rule:b'), alternate('a', 'p')], [remove('rule:b')]),
  kind('TRL-R014', [...base, flat('one', waive), flat('two', { do: 'extend', percent: 10 })], [...base, flat('one', waive), flat('two', take)], [remove('rule:two')]),
  kind('TRL-R015', [...base, flat('one', { do: 'remediate' })], [...base, edgeOf('p', 'a', { kind: 'remediation' }), flat('one', { do: 'remediate' })], [{ name: 'edge.add', payload: { id: 'edge:x', kind: 'remediation', from: 'module:p', to: 'module:a' } }]),
  kind('TRL-R016', [...base, flat('one', take, { reads: { maxAgeDays: 3, combine: [{ weight: 1 }, { weight: 2 }] } })], [...base, flat('one', take, { reads: { combine: [{ weight: 1, maxAgeDays: 3 }, { weight: 2 }] } })], [set('rule:one', { reads: { combine: [{ weight: 1 }, { weight: 2 }] } })]),
  kind('TRL-R017', [...base, flat('one', take, combining(['self-report'], ['self-report']))], [...base, flat('one', take, combining(['self-report'], []))], [set('rule:one', combining(['recall'], ['self-report']))]),
  kind('TRL-E003', [...base, doing, flat('one', waive, combining(['recall'], ['record']))], [...base, doing, flat('one', waive, combining(['recall'], ['observed']))], [set('rule:one', combining(['recall'], ['simulation']))]),
  kind('TRL-A001', [...base, replaces('p')], [...base, replaces('p'), edgeOf('p', 'a', { kind: 'bridge' })], [create(alternate('a', 'p'))]),
  kind('TRL-A003', [...base, moduleOf('q'), replaces('p'), alternate('a', 'p'), { ...replaces('q', 'rule:p'), module: 'module:p' }, alternate('p', 'q')], [...base, replaces('p'), alternate('a', 'p')], [remove('rule:p')]),
  kind('TRL-R007', [...base, { ...edgeOf('a', 'a'), kind: 'remediation' }, flat('one', { do: 'remediate' })], [...base, { ...edgeOf('p', 'a'), kind: 'remediation' }, flat('one', { do: 'remediate' })], 'quick fix'),
  kind('TRL-R007', [...base, { ...edgeOf('a', 'a'), kind: 'remediation' }, { ...edgeOf('p', 'a'), kind: 'remediation' }, flat('one', { do: 'remediate' })], [...base, { ...edgeOf('p', 'a'), kind: 'remediation' }, flat('one', { do: 'remediate' })], 'quick fix'),
  kind('TRL-E001', marked, [...marked, attempts()], 'quick fix'),
  kind('TRL-E001', [...marked, attempts({ failures: [{ at: 4, action: { do: 'lock', days: 1 } }] })], [roleOf(), moduleOf('a'), zoneOf('core', 'core-testable', ['a'])], 'quick fix'),
  kind('TRL-E003', [...base, doing, { ...bandRuleOf('a', []), ...reading('recall', 'record') }], [...base, doing, { ...bandRuleOf('a', []), ...reading('recall', 'observed') }], 'quick fix'),
];
