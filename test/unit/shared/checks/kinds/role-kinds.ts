import { edgeOf, moduleOf, roleOf, zoneOf } from '../../../../helpers/documents';
import { create, kind, remove, set, type Kind } from './kind';

const three = ['a', 'b', 'c'].map((key) => moduleOf(key));
const chain = (length: number): readonly object[] => Array.from({ length }, (_one, at) => moduleOf(`c${at}`)).concat(Array.from({ length: length - 1 }, (_one, at) => edgeOf(`c${at}`, `c${at + 1}`)));
const gate = (zone: string, ...conditions: readonly object[]): object => ({ id: 'gate:g', type: 'gate', role: 'role:r', zone: `zone:${zone}`, conditions });
const after = (zone: string): object => ({ kind: 'zone', zone: `zone:${zone}` });
const measures = (module: string, more: object = {}): object => ({ kind: 'measure', module: `module:${module}`, score: 8000, ...more });
const group = (more: object, authored: readonly string[] = []): object => ({ id: 'requirement:q', type: 'requirement', module: 'module:c', title: 'Either', group: { of: ['module:a', 'module:b'], ...more }, default: authored.map((key) => `module:${key}`) });
const choose = (count: number, more: object = {}): object => ({ requirement: { kind: 'count', choose: count, ...more } });
const subgroup = (modules: readonly string[], more: object = {}): object => ({ title: 'Group', modules: modules.map((key) => `module:${key}`), ...more });
const [coreC, openAB] = [zoneOf('core', 'core-locked', ['c']), zoneOf('offered', 'open', ['a', 'b'], { place: 1 })];
/** Overlapping caps over many modules: more states than the search looks at. */
const many = Array.from({ length: 34 }, (_one, at) => `m${at}`);
const crowded = many.map((key, at) => moduleOf(key, { minutes: 1000 + 37 * at }));
const overlaps = (size: number): readonly object[] => Array.from({ length: 8 }, (_one, at) => subgroup(many.filter((_key, place) => (place + at) % 3 !== 0), { atLeast: size + at, atMost: size + 60 + at }));
const hardZone = zoneOf('choice', 'elective', many, { requirement: { kind: 'minutes', atLeast: 20_011, groups: overlaps(9_000) } });
const caps = Array.from({ length: 12 }, (_one, at) => ({ of: many.filter((_key, place) => (place * (at + 3)) % 7 < 4).map((key) => `module:${key}`), atMost: 9_001 + 13 * at }));
const hardGroup = { id: 'requirement:q', type: 'requirement', module: 'module:c', title: 'Much', group: { need: 'minutes', atLeast: 16_001, of: many.map((key) => `module:${key}`), caps }, default: many.map((key) => `module:${key}`) };

const sells = (key: string): object => ({ id: `objective:${key}`, type: 'objective', module: `module:${key}`, text: 'Sells' });
const alike = zoneOf('choice', 'elective', ['a', 'b'], { ...choose(1), sameObjectives: true });

/** Links, groups of prerequisites, zones and gates. */
export const roleKinds: readonly Kind[] = [
  kind('TRL-G001', [...three, edgeOf('a', 'b'), edgeOf('b', 'a')], [...three, edgeOf('a', 'b'), edgeOf('b', 'a', { kind: 'recommended' })], [remove('edge:b-a')]),
  kind('TRL-G002', [...three, edgeOf('a', 'b', { kind: 'strict-corequisite' }), edgeOf('a', 'c'), edgeOf('c', 'b')], [...three, edgeOf('a', 'b', { kind: 'strict-corequisite' }), edgeOf('a', 'c')], [remove('edge:c-b')]),
  kind('TRL-G003', [roleOf(), moduleOf('a'), zoneOf('z', 'core-locked', ['a', 'gone'])], [roleOf(), moduleOf('a'), zoneOf('z', 'core-locked', ['a'])], 'quick fix'),
  kind('TRL-G004', [roleOf(), ...three, coreC, openAB, group({ need: 'any' })], [roleOf(), ...three, coreC, openAB, group({ need: 'any' }, ['a'])], [set('requirement:q', { default: ['module:b'] })]),
  kind('TRL-G004', [roleOf(), ...three, coreC, openAB, group({ need: 'all' }, ['a'])], [roleOf(), ...three, coreC, zoneOf('more', 'core-testable', ['a', 'b']), group({ need: 'all' })], 'quick fix'),
  kind('TRL-G005', [roleOf(), ...three, coreC, group({ need: 'count', atLeast: 3 }, ['a', 'b'])], [roleOf(), ...three, coreC, group({ need: 'count', atLeast: 2 }, ['a', 'b'])], [set('requirement:q', { group: { need: 'count', atLeast: 2, of: ['module:a', 'module:b'] } })]),
  kind('TRL-G006', [roleOf(), ...three, moduleOf('d'), coreC, group({ need: 'count', atLeast: 1, caps: [{ of: ['module:a', 'module:d'], atMost: 1 }] }, ['a', 'd'])], [roleOf(), ...three, coreC, group({ need: 'count', atLeast: 1 }, ['a', 'b'])], 'quick fix'),
  kind('TRL-G007', [roleOf(), moduleOf('c'), ...crowded, coreC, hardGroup], [roleOf(), moduleOf('c'), ...crowded, coreC, { ...hardGroup, group: { ...hardGroup.group, caps: [] } }], [set('requirement:q', { group: { ...hardGroup.group, caps: [] } })]),
  kind('TRL-G008', [...three, edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('a', 'c')], [...three, edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('a', 'c', { needs: { score: 9000 } })], 'quick fix'),
  kind('TRL-G009', [...three, edgeOf('a', 'b'), edgeOf('a', 'b', { id: 'edge:second' })], [...three, edgeOf('a', 'b'), edgeOf('a', 'b', { id: 'edge:second', kind: 'equivalent' })], 'quick fix'),
  kind('TRL-L001', chain(8), chain(7), [remove('edge:c3-c4')]),
  kind('TRL-Z001', [roleOf(), ...three, coreC, openAB, edgeOf('a', 'c')], [roleOf(), ...three, coreC, edgeOf('a', 'c')], 'quick fix'),
  kind('TRL-Z002', [roleOf(), ...three, zoneOf('choice', 'elective', ['a', 'b'], choose(3))], [roleOf(), ...three, zoneOf('choice', 'elective', ['a', 'b'], choose(2))], 'quick fix'),
  kind('TRL-Z003', [roleOf(), ...three, coreC, openAB, gate('core', after('offered'))], [roleOf(), ...three, coreC, openAB, gate('offered', after('core'))], 'quick fix'),
  kind('TRL-Z004', [roleOf(), ...three, coreC, zoneOf('next', 'core-locked', ['a'], { place: 1 }), gate('next', after('core'), measures('a'))], [roleOf(), ...three, coreC, zoneOf('next', 'core-locked', ['a'], { place: 1 }), gate('next', measures('c'))], 'quick fix'),
  kind('TRL-Z004', [roleOf(), ...three, coreC, gate('core', after('core'))], [roleOf(), ...three, coreC, openAB, gate('offered', after('core'))], 'quick fix'),
  kind('TRL-Z005', [roleOf(), ...three, coreC, openAB, gate('core', measures('a'))], [roleOf(), ...three, coreC, openAB, gate('offered', measures('c'))], [set('zone:offered', { policy: 'core-testable' })]),
  kind('TRL-Z006', [roleOf({ prerequisitePolicy: 'refuse' }), ...three, coreC, edgeOf('a', 'c')], [roleOf(), ...three, coreC, edgeOf('a', 'c')], [set('zone:core', { modules: ['module:a', 'module:c'] })]),
  kind('TRL-Z007', [roleOf(), moduleOf('a'), zoneOf('z', 'open', [])], [roleOf(), moduleOf('a'), zoneOf('z', 'open', ['a'])], [set('zone:z', { modules: ['module:a'] })]),
  kind('TRL-Z008', [roleOf(), ...three, coreC, zoneOf('next', 'core-locked', ['a'], { place: 1 }), edgeOf('a', 'c'), gate('next', after('core'))], [roleOf(), ...three, coreC, zoneOf('next', 'core-locked', ['a'], { place: 1 }), edgeOf('c', 'a'), gate('next', after('core'))], [remove('gate:g')]),
  kind('TRL-Z009', [roleOf(), moduleOf('a'), moduleOf('c', { evidenceKind: 'recall' }), coreC, zoneOf('next', 'open', ['a']), gate('next', measures('c', { evidenceKinds: ['simulation'] }))], [roleOf(), moduleOf('a'), moduleOf('c'), coreC, zoneOf('next', 'open', ['a']), gate('next', measures('c', { evidenceKinds: ['simulation'] }))], 'quick fix'),
  kind('TRL-Z010', [roleOf(), ...three, zoneOf('choice', 'elective', ['a', 'b', 'c'], choose(1, { groups: [subgroup(['a'], { atLeast: 2 })] }))], [roleOf(), ...three, zoneOf('choice', 'elective', ['a', 'b', 'c'], choose(1, { groups: [subgroup(['a'], { atLeast: 1 })] }))], [set('zone:choice', choose(1))]),
  kind('TRL-Z011', [roleOf(), ...crowded, hardZone], [roleOf(), ...crowded, { ...hardZone, requirement: { kind: 'minutes', atLeast: 20_011 } }], [set('zone:choice', { requirement: { kind: 'minutes', atLeast: 20_011 } })]),
  kind('TRL-Z012', [roleOf(), ...three, zoneOf('choice', 'elective', ['a', 'b'], choose(1, { groups: [subgroup(['a', 'c']), subgroup(['c'])] }))], [roleOf(), ...three, zoneOf('choice', 'elective', ['a', 'b'], choose(1, { groups: [subgroup(['a', 'b'])] }))], 'quick fix'),
  kind('TRL-Z013', [roleOf(), ...three, zoneOf('choice', 'elective', ['a', 'b'], choose(2))], [roleOf(), ...three, zoneOf('choice', 'elective', ['a', 'b', 'c'], choose(2))], 'quick fix'),
  kind('TRL-Z014', [roleOf(), zoneOf('z', 'open', [])], [roleOf(), moduleOf('a'), zoneOf('z', 'open', ['a'])], 'quick fix'),
  kind('TRL-Z016', [roleOf(), ...three, sells('a'), alike], [roleOf(), ...three, sells('a'), sells('b'), alike], [create(sells('b'))]),
  kind('TRL-R010', [roleOf({ inherits: 'role:s' }), { id: 'role:s', type: 'role', title: 'Other', inherits: 'role:r' }], [roleOf({ inherits: 'role:s' }), { id: 'role:s', type: 'role', title: 'Other' }], 'quick fix'),
  kind('TRL-R011', [roleOf({ targets: [{ competency: 'competency:k', level: 2 }] }), { id: 'competency:k', type: 'competency', title: 'Selling', levels: [{ title: 'One' }] }], [roleOf({ targets: [{ competency: 'competency:k', level: 0 }] }), { id: 'competency:k', type: 'competency', title: 'Selling', levels: [{ title: 'One' }] }], 'quick fix'),
  kind('TRL-R011', [roleOf({ targets: [{ competency: 'competency:k', level: 0 }] }), { id: 'competency:k', type: 'competency', title: 'Selling', levels: [] }], [roleOf(), { id: 'competency:k', type: 'competency', title: 'Selling', levels: [] }], 'quick fix'),
  kind('TRL-R018', [roleOf({ pilot: {} })], [roleOf(), { id: 'role:s', type: 'role', title: 'Pilot', inherits: 'role:r', pilot: {} }], [create({ id: 'role:s', type: 'role', title: 'All' }), set('role:r', { inherits: 'role:s' })]),
  kind('TRL-R019', [roleOf({ pilot: { from: '2026-09-01', to: '2026-08-31' } })], [roleOf({ pilot: { from: '2026-09-01', to: '2026-09-01' } }), { id: 'role:s', type: 'role', title: 'Open', pilot: { from: '2026-09-01' } }], [set('role:r', { pilot: { from: '2026-09-01', to: '2027-02-28', people: 50 } })]),
  kind('TRL-R012', [roleOf(), ...three, coreC, { id: 'responsibility:x', type: 'responsibility', role: 'role:r', title: 'Calls', tasks: [{ title: 'Open a call', modules: ['module:a'] }] }], [roleOf(), ...three, coreC, { id: 'responsibility:x', type: 'responsibility', role: 'role:r', title: 'Calls', tasks: [{ title: 'Open a call', modules: ['module:c'] }] }], [create(edgeless())]),
];

/** A zone that brings module a onto the path. */
function edgeless(): object {
  return zoneOf('more', 'open', ['a'], { place: 2 });
}
