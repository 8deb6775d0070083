import fc from 'fast-check';
import { learnerStateSchema } from '#shared/model/profile';
import { accessibilityNeeds } from '#shared/model/vocabulary';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from './documents';

export const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
export const key = fc.constantFrom(...keys);
export const id = (name: string): string => `module:${name}`;
export const kind = fc.constantFrom('self-report', 'recall', 'scenario', 'simulation', 'observed', 'record');
export const score = fc.oneof(fc.constantFrom(0, 5990, 5999, 6000, 8000, 8999, 9000, 10_000), fc.nat(10_000));
export const day = fc.constantFrom('2020-01-01', '2025-10-31', '2025-11-01', '2026-06-01', '2026-10-01', '2026-10-02', '2026-11-01', '2026-12-24');
/** Null once in `freq` times. */
const some = <T>(value: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | null> => fc.option(value, { freq });
/** Null three times of four. */
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

const insert = fc.record({ do: fc.constant('insert'), modules: fc.uniqueArray(key, { minLength: 1, maxLength: 2 }) });
const action = fc.oneof(insert, fc.constant({ do: 'take' }), fc.constant({ do: 'waive' }), fc.record({ do: fc.constant('extend'), percent: fc.constantFrom(10, 25, 33) }), fc.record({ do: fc.constant('pace'), percent: fc.constantFrom(50, 75, 130) }), fc.constant({ do: 'remediate' }));
const replace = fc.record({ do: fc.constant('replace'), module: key });
const noScore = fc.oneof({ weight: 1, arbitrary: replace }, { weight: 8, arbitrary: fc.constant({ do: 'take' }) }, insert, fc.constant({ do: 'extend', percent: 5 }));
const event = fc.record({ subject: key, kind, score: some(score, 5), passed: fc.constantFrom(true, false, null, true), at: day, what: fc.constantFrom('assessment', 'assessment', 'completed', 'attempt'), attempt: fc.integer({ min: 1, max: 4 }), expires: rarely(day) });

const members = fc.uniqueArray(key, { minLength: 1, maxLength: 3 });
const inner = fc.oneof(fc.record({ need: fc.constantFrom('all', 'any'), of: members }), fc.record({ need: fc.constant('count'), atLeast: fc.constantFrom(1, 2), of: members }));
const group = fc.oneof(fc.record({ need: fc.constantFrom('all', 'any', 'any'), of: members }), fc.record({ need: fc.constant('count'), atLeast: fc.constantFrom(1, 2), of: members }), fc.record({ need: fc.constantFrom('minutes', 'credits'), atLeast: fc.constantFrom(1, 9, 20), of: members }));

const condition = fc.oneof(
  fc.record({ kind: fc.constant('fact'), fact: fc.constantFrom('tenure', 'system'), is: fc.constantFrom('equal', 'not-equal', 'at-least', 'below'), value: fc.constantFrom(2, 'ABB'), maxAgeDays: fc.constantFrom(null, 31) }),
  fc.record({ kind: fc.constant('result'), subject: key, evidenceKinds: fc.subarray(['recall', 'simulation'], { minLength: 1 }), is: fc.constantFrom('at-least', 'below'), score: fc.constantFrom(6000, 8000), maxAgeDays: fc.constantFrom(null, 365) }),
);

export const part = fc.record({ subject: rarely(key), evidenceKinds: fc.subarray(['recall', 'simulation', 'self-report', 'record'], { maxLength: 2 }), maxAgeDays: rarely(fc.constantFrom(31, 365)), weight: fc.constantFrom(1, 2, 3, 7), required: fc.constantFrom(false, false, true) });

const features = fc.subarray(['captions', 'transcript', 'audio-description', 'no-audio', 'wcag-a', 'wcag-aa'], { maxLength: 2 });

export const plan = fc.record({
  modules: fc.tuple(...keys.map(() => fc.record({ passMark: rarely(fc.constantFrom(6000, 8000)), evidenceKind: rarely(kind), validityDays: rarely(fc.constantFrom(30, 400)), outcome: fc.constantFrom(null, null, 'know', 'do', 'both'), format: fc.constantFrom(null, 'video', 'reading'), accessibility: features, place: fc.nat(3) }))),
  edges: fc.array(fc.record({ from: key, to: key, kind: fc.constantFrom('prerequisite', 'prerequisite', 'prerequisite', 'prerequisite', 'corequisite', 'strict-corequisite', 'recommended', 'equivalent', 'remediation', 'remediation'), back: fc.constantFrom(false, false, false, false, false, false, false, true), needs: rarely(fc.record({ score: some(fc.constantFrom(7000, 9500)), done: fc.boolean() })) }), { maxLength: 9 }),
  requirements: fc.array(fc.record({ module: key, group, inner: rarely(inner), caps: fc.array(fc.record({ of: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }), atMost: fc.constantFrom(0, 1, 8, 15) }), { maxLength: 2 }), default: fc.constantFrom('all', 'all', 'all', 'first', 'none') }), { maxLength: 2 }),
  asked: fc.array(fc.record({ kind: fc.constantFrom('count', 'count', 'minutes', 'credits'), atLeast: fc.constantFrom(7, 10, 15, 20), mayShare: fc.boolean(), groups: fc.array(fc.record({ keys: fc.uniqueArray(key, { minLength: 1, maxLength: 4 }), atLeast: fc.constantFrom(0, 0, 1, 8), atMost: some(fc.constantFrom(1, 2, 9, 16)) }), { maxLength: 2 }) }), { maxLength: 4 }),
  zones: fc.array(fc.record({ policy: fc.constantFrom('core-locked', 'core-testable', 'core-testable', 'elective', 'remedial', 'open'), modules: fc.uniqueArray(key, { minLength: 1, maxLength: 5 }), choose: fc.constantFrom(0, 1, 1, 2), waivable: fc.boolean(), formats: fc.boolean(), static: fc.constantFrom(false, false, false, true), choice: fc.constantFrom('learner', 'ranked') }), { minLength: 2, maxLength: 4 }),
  gates: fc.array(fc.record({ zone: fc.nat(3), by: fc.nat(3), needs: fc.constantFrom('settled', 'settled', 'done'), measure: rarely(fc.record({ module: key, score: fc.constantFrom(5000, 9000), evidenceKinds: fc.subarray(['recall', 'simulation', 'record']) })) }), { maxLength: 2 }),
  rules: fc.array(fc.record({ module: key, subject: rarely(key), kinds: fc.subarray(['recall', 'simulation', 'self-report', 'record'], { maxLength: 2 }), maxAgeDays: rarely(fc.constantFrom(31, 365)), low: fc.oneof({ weight: 3, arbitrary: action }, { weight: 1, arbitrary: replace }), high: fc.oneof(fc.constant({ do: 'waive' }), action), noScore, passedWithoutScore: action, when: fc.array(condition, { maxLength: 1 }), retest: fc.constantFrom(true, true, false), combine: rarely(fc.array(part, { minLength: 2, maxLength: 4 })), cut: fc.constantFrom(6000, 8000, 9000), inclusive: fc.boolean() }), { maxLength: 4 }),
  attempts: fc.uniqueArray(fc.record({ module: key, insertAt: fc.constantFrom(1, 2), isLinked: fc.constantFrom(false, false, true), modules: fc.uniqueArray(key, { minLength: 1, maxLength: 1 }), escalateAt: fc.constantFrom(2, 3, 9), lockAt: fc.constantFrom(1, 2, 8), release: fc.constantFrom(0, 0, 1, 2, 3), tries: fc.array(score, { maxLength: 4 }) }), { maxLength: 2, selector: (rule) => rule.module }),
  role: fc.record({ order: fc.constantFrom('zone', 'zone', 'library'), prerequisitePolicy: fc.constantFrom('testable', 'locked'), pulledIn: fc.constantFrom('fall', 'stay') }),
  recordAdmitsDo: fc.boolean(),
  evidence: fc.array(event, { maxLength: 12 }),
  instead: fc.option(fc.record({ pair: fc.tuple(key, key), action: fc.constantFrom('noScore', 'format'), when: fc.array(condition, { maxLength: 1 }) }), { freq: 2 }),
  alternates: fc.array(fc.record({ module: key, alternate: key, differs: fc.constantFrom('format', 'format', 'depth') }), { maxLength: 2 }),
  bridges: fc.boolean(),
  formats: fc.subarray(['video', 'reading']),
  needs: rarely(fc.subarray([...accessibilityNeeds])),
  facts: fc.record({ tenure: fc.record({ value: fc.constantFrom(1, 2, 15), at: day }), system: fc.record({ value: fc.constantFrom('ABB', 'KUKA'), at: day }) }, { requiredKeys: [] }),
  overrides: fc.array(fc.record({ module: key, until: day }), { maxLength: 2 }),
  isTidy: fc.constantFrom(true, true, true, false),
  isApart: fc.constantFrom(true, true, false),
  choices: fc.array(fc.uniqueArray(key, { maxLength: 3 }), { maxLength: 4 }),
});
export type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** Links and inserts mostly lead from an earlier letter to a later one, gates to a later zone, so that many documents compile. */
export function documentFor(p: Plan): ReturnType<typeof documentOf> {
  const before = (served: string, list: readonly string[]): readonly string[] => (p.isTidy ? list.filter((one) => one < served) : list.filter((one) => one !== served || !p.isApart));
  const declared = new Map<string, { module: string; alternate: string }>();
  const links = p.edges.filter(({ from, to }) => from !== to).map(({ from, to, back, ...more }) => ({ ...more, ends: (from < to) === (back && !p.isTidy) ? [to, from] as const : [from, to] as const }));
  const isServed = (module: string): boolean => links.some(({ kind: what, ends }) => what === 'remediation' && ends[1] === module);
  const named = (served: string, value: object): object => {
    if ('do' in value && value.do === 'remediate' && !isServed(served)) return { do: 'take' };
    if ('do' in value && value.do === 'replace') {
      const by = String((value as { module?: unknown }).module);
      if (by === served || !p.isTidy || by > served) return { do: 'take' };
      declared.set(`${served}-${by}`, { module: id(served), alternate: id(by) });
      return { do: 'replace', module: id(by) };
    }
    if (!('modules' in value)) return value;
    const modules = before(served, value.modules as string[]);
    return modules.length > 0 ? { ...value, modules: modules.map(id) } : { do: 'take' };
  };
  const records: object[] = [{ id: 'settings:document', type: 'settings', title: 'T', asOf: '2026-11-01', recordAdmitsDo: p.recordAdmitsDo }, roleOf(p.role)];
  p.modules.forEach(({ outcome, ...more }, i) => {
    records.push(moduleOf(keys[i]!, { ...more, minutes: 7 + i, credits: (7 + i) / 2 }));
    for (const one of outcome === 'both' ? ['know', 'do'] : outcome ? [outcome] : []) records.push({ id: `objective:${i}-${one}`, type: 'objective', module: id(keys[i]!), text: 'Does it', outcome: one });
  });
  links.forEach(({ ends: [first, second], ...more }, i) => records.push(edgeOf(first, second, { ...more, id: `edge:${i}` })));
  records.push(...requirementRecords(p));
  zonesFor(p).forEach(({ choose, choice, ...zone }, i) => records.push(zoneOf(String(i), zone.policy, zone.modules, { ...zone, modules: zone.modules.map(id), place: i, requirement: requirementFor(p.asked[i], choose, zone.modules), choice: { policy: choice, seed: 1 } })));
  p.gates.forEach(({ zone: later, by: earlier, needs, measure }, i) => {
    const [by, zone] = p.isTidy ? [0, 1 + (later % 3)] : [earlier, later];
    if (p.isTidy && zone >= p.zones.length) return;
    records.push({ id: `gate:${i}`, type: 'gate', role: 'role:r', zone: `zone:${zone % p.zones.length}`, conditions: measure ? [{ kind: 'measure', ...measure, module: id(measure.module) }] : [{ kind: 'zone', zone: `zone:${by % p.zones.length}`, needs }] });
  });
  p.rules.forEach(({ module, subject, kinds, maxAgeDays, low, high, cut, inclusive, when, retest, combine, ...more }, i) => records.push({
    id: `rule:${i}`, type: 'rule', role: 'role:r', kind: 'score-bands', title: 'Rule', module: id(module), when: when.map((one) => ('subject' in one ? { ...one, subject: id(one.subject) } : one)), reads: combine ? { retest, combine: combine.map((one) => ({ ...one, subject: one.subject ? id(one.subject) : null })) } : { subject: subject ? id(subject) : null, evidenceKinds: kinds, maxAgeDays, retest },
    bands: [{ from: 0, fromInclusive: true, to: cut, toInclusive: !inclusive, action: named(module, low) }, { from: cut, fromInclusive: inclusive, to: 10_000, toInclusive: true, action: named(module, high) }],
    noScore: named(module, more.noScore), passedWithoutScore: named(module, more.passedWithoutScore),
  }));
  p.attempts.forEach(({ module, insertAt, isLinked, modules, escalateAt, lockAt }, i) => records.push({ id: `rule:attempts-${i}`, type: 'rule', role: 'role:r', kind: 'attempts', title: 'Attempts', module: id(module), failures: [...(isLinked && isServed(module) ? [{ at: insertAt, action: { do: 'remediate' } }] : before(module, modules).map((one) => ({ at: insertAt, action: { do: 'insert', modules: [id(one)] } }))), { at: escalateAt, action: { do: 'escalate', to: 'coach' } }, { at: lockAt, action: { do: 'lock', days: 3 } }] }));
  if (p.instead && p.instead.pair[0] !== p.instead.pair[1]) {
    const [by = '', module = ''] = [...p.instead.pair].sort();
    if (p.instead.action === 'noScore') records.push({ id: 'rule:instead', type: 'rule', role: 'role:r', kind: 'score-bands', place: -1, title: 'Instead', module: id(module), when: p.instead.when.map((one) => ('subject' in one ? { ...one, subject: id(one.subject) } : one)), bands: [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action: named(module, { do: 'replace', module: by }) }], noScore: named(module, { do: 'replace', module: by }) });
    else records.push({ id: 'alternate:format', type: 'alternate', module: id(module), alternate: id(by), differs: 'format' });
  }
  for (const [key, { module, alternate }] of declared) records.push(p.bridges ? { id: `edge:bridge-${key}`, type: 'edge', kind: 'bridge', from: alternate, to: module } : { id: `alternate:${key}`, type: 'alternate', module, alternate, differs: 'depth' });
  p.alternates.forEach(({ module, alternate, differs }, i) => {
    if (p.isTidy ? alternate < module : alternate !== module) records.push({ id: `alternate:x${i}`, type: 'alternate', module: id(module), alternate: id(alternate), differs });
  });
  return documentOf(...records);
}

/** Mostly no module in two zones, and a core zone first: gates then can work. */
function zonesFor(p: Plan): Plan['zones'] {
  if (!p.isApart) return p.zones;
  const taken = new Set<string>();
  return p.zones.map((zone, i) => {
    const modules = zone.modules.filter((one) => !taken.has(one));
    for (const one of modules) taken.add(one);
    return { ...zone, policy: i === 0 && !zone.policy.startsWith('core') ? 'core-testable' : zone.policy, modules };
  });
}

/** A subgroup names modules of the zone only. */
function requirementFor(asked: Plan['asked'][number] | undefined, choose: number, modules: readonly string[]): object {
  if (!asked) return { kind: 'count', choose };
  const { kind, atLeast, mayShare, groups: all } = asked;
  const groups = all.flatMap(({ keys: named, ...bounds }, i) => {
    const inside = named.filter((one) => modules.includes(one));
    const small = kind === 'count' ? { atLeast: Math.min(bounds.atLeast, 1), atMost: bounds.atMost } : bounds;
    return inside.length > 0 ? [{ title: `Group ${i}`, modules: inside.map(id), ...small }] : [];
  });
  return kind === 'count' ? { kind, choose, groups, mayShare } : { kind, atLeast, groups, mayShare };
}

function requirementRecords(p: Plan): readonly object[] {
  return p.requirements.flatMap(({ module, group: outer, inner: nested, caps, default: how }, i) => {
    const before = (list: readonly string[]): readonly string[] => list.filter((one) => one !== module && (!p.isTidy || one < module));
    const own = before(outer.of);
    const deep = nested && 'of' in nested && (outer.need === 'all' || outer.need === 'any' || outer.need === 'count') ? before(nested.of) : [];
    const of = [...own.map(id), ...(deep.length > 0 && nested ? [{ ...nested, of: deep.map(id) }] : [])];
    if (of.length === 0) return [];
    const names = [...new Set([...own, ...deep])];
    const held = caps.map((cap) => ({ of: cap.of.filter((one) => names.includes(one)).map(id), atMost: cap.atMost })).filter((cap) => cap.of.length > 0);
    const most = outer.need === 'count' ? of.length : 9;
    const bound = 'atLeast' in outer ? { atLeast: p.isTidy ? Math.min(outer.atLeast, most) : outer.atLeast, caps: p.isApart ? held.filter((cap) => cap.atMost > 0) : held } : {};
    return [{ id: `requirement:${i}`, type: 'requirement', module: id(module), group: { need: outer.need, of, ...bound }, default: (how === 'all' ? names : how === 'first' ? names.slice(0, 1) : []).map(id) }];
  });
}

export function stateFor(p: Plan): ReturnType<typeof learnerStateSchema.parse> {
  return learnerStateSchema.parse({
    evidence: [
      ...p.evidence.map(({ what, attempt, ...more }) => ({ ...more, subject: id(more.subject), attempt: what === 'attempt' ? attempt : null, completed: what === 'completed' })),
      ...p.attempts.flatMap(({ module, tries }) => tries.map((value, i) => ({ subject: id(module), kind: 'recall', score: value, passed: i > 1 ? null : false, at: '2026-11-01', attempt: i + 1 }))),
    ],
    facts: p.facts,
    preferences: { formats: p.formats, needs: p.needs ?? [] },
    releases: p.attempts.flatMap(({ module, release }) => (release > 0 ? [{ module: id(module), after: release, reason: 'r', approver: 'p', at: '2026-11-01' }] : [])),
    overrides: p.overrides.map(({ module, until }) => ({ module: id(module), until, reason: 'r', approver: 'p' })),
    choices: Object.fromEntries(p.choices.map((list, i) => [`zone:${i}`, list.map(id)])),
  });
}
