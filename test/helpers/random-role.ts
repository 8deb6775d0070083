import fc from 'fast-check';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from './documents';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Profile, TestOf } from './drive-lms';
import { edgeQuestions, reach } from './edge-questions';
import { plainTwists, twistOf, twists, type Twist } from './role-twists';

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;
const sometimes = (weight: number): fc.Arbitrary<boolean> => fc.oneof({ weight, arbitrary: fc.constant(true) }, { weight: 10 - weight, arbitrary: fc.constant(false) });
const place = (isOpening: boolean): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant('core') }, { weight: 2, arbitrary: fc.constant('locked') }, { weight: 2, arbitrary: fc.constant('second') }, { weight: 2, arbitrary: fc.constant('pick') }, { weight: 1, arbitrary: fc.constant('extra') }, { weight: 1, arbitrary: fc.constant('none') }, ...(isOpening ? [{ weight: 2, arbitrary: fc.constant('open') }] : []));
const places = sometimes(1).chain((isOpening) => fc.array(place(isOpening), { minLength: 9, maxLength: 9 }));
const band = fc.record({ low: fc.constantFrom('take', 'insert', 'insert', 'insert', 'extend', 'replace'), waives: fc.boolean(), noScore: fc.constantFrom('take', 'take', 'take', 'insert') });

interface RandomRule {
  readonly module: number;
  readonly band: { readonly low: string; readonly waives: boolean; readonly noScore: string };
  readonly practice: number;
  readonly asked: boolean;
}

/** A random role of nine modules, and a learner for it: scores at the edges of bands and marks. Everything that a rule of a path can be made of occurs. */
export interface RandomRole {
  readonly twist: Twist;
  readonly document: TrellisDocument;
  readonly profile: Profile;
  readonly tests: readonly TestOf[];
}

const roleWith = (twist: fc.Arbitrary<Twist>): fc.Arbitrary<RandomRole> => fc
  .record({
    edges: fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)).filter(([from, to]) => from < to), { maxLength: 7, selector: String }),
    kinds: fc.array(fc.oneof({ weight: 8, arbitrary: fc.constant('prerequisite') }, { weight: 1, arbitrary: fc.constant('corequisite') }, { weight: 1, arbitrary: fc.constant('strict-corequisite') }), { minLength: 7, maxLength: 7 }),
    places,
    pickless: sometimes(6),
    choose: fc.nat(2),
    order: fc.constantFrom('zone', 'library'),
    group: fc.option(fc.record({ need: fc.constantFrom('any', 'all', 'count', 'minutes', 'nested', 'capped'), to: fc.integer({ min: 3, max: 8 }), of: fc.uniqueArray(fc.nat(7), { minLength: 2, maxLength: 4 }), at: fc.integer({ min: 1, max: 3 }) }), { freq: 2 }),
    gate: fc.constantFrom('none', 'none', 'zone', 'done', 'pick', 'measure'),
    marked: fc.uniqueArray(fc.nat(8), { maxLength: 4 }),
    failing: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.record({ module: fc.nat(8), action: fc.constantFrom('escalate', 'insert', 'insert', 'lock'), at: fc.constantFrom(1, 1, 2), practice: fc.nat(8) }) }),
    rules: fc.oneof({ weight: 11, arbitrary: fc.constant<RandomRule[]>([]) }, { weight: 3, arbitrary: fc.uniqueArray(fc.record({ module: fc.integer({ min: 1, max: 8 }), band, practice: fc.nat(8), asked: sometimes(9) }), { minLength: 1, maxLength: 2, selector: (rule) => rule.module }) }),
    twist,
    tries: fc.array(fc.constantFrom(0, 2000, 5999), { minLength: 2, maxLength: 2 }),
    passes: fc.constantFrom(null, null, 10_000),
    scores: fc.array(fc.oneof(fc.constantFrom(0, 4999, 5000, 8999, 9000, 10_000, 10_000), fc.integer({ min: 0, max: 10_000 })), { minLength: 9, maxLength: 9 }),
    failures: fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }),
  })
  .map((drawn) => {
    const twist = twistOf(drawn.twist);
    const plan = { ...drawn, marked: [...new Set([...(twist.marked ?? []), ...drawn.marked])], places: twist.marked ? ['core', ...drawn.places.slice(1)] : drawn.places };
    const placeOf = (key: string, index: number): string | undefined => (twist.core?.includes(key) ? 'core' : twist.pick ? (twist.pick.includes(key) ? 'pick' : plan.places[index] === 'pick' ? 'core' : plan.places[index]) : plan.pickless && plan.places[index] === 'pick' ? 'core' : plan.places[index]);
    const of = (place: string): readonly string[] => keys.filter((key, index) => placeOf(key, index) === place);
    const key = (index: number): string => keys[index]!;
    const id = (index: number): string => `module:${key(index)}`;
    const pick = of('pick');
    const group = plan.group;
    const members = group?.of.filter((index) => index < group.to) ?? [];
    const zones = [
      zoneOf('core', 'core-testable', of('core'), { place: 1, ...twist.zone }), zoneOf('locked', 'core-locked', of('locked'), { place: 2 }), zoneOf('second', 'core-testable', of('second'), { place: 3 }),
      ...(pick.length > 0 ? [zoneOf('pick', 'elective', pick, { place: 4, requirement: { kind: 'count', choose: Math.min(plan.choose, pick.length) }, ...twist.pickZone })] : []),
      zoneOf('extra', 'remedial', of('extra'), { place: 5 }), zoneOf('open', 'open', of('open'), { place: 6 }),
    ];
    const measured = plan.marked.find((index) => of('core').includes(key(index)));
    const conditions: readonly object[] =
      twist.gate ?? (plan.gate === 'zone' || plan.gate === 'done' ? [{ kind: 'zone', zone: 'zone:core', needs: plan.gate === 'done' ? 'done' : 'settled' }]
        : plan.gate === 'pick' && pick.length > 0 ? [{ kind: 'zone', zone: 'zone:pick' }]
          : plan.gate === 'measure' && measured !== undefined ? [{ kind: 'measure', module: id(measured), score: 7000 }] : []);
    const spares = keys.flatMap((name, index) => (of('extra').includes(name) ? [index] : []));
    const ruled = (plan.rules as readonly RandomRule[]).map((rule, nth) => ({ ...rule, practice: rule.band.low === 'insert' ? (spares[nth] ?? rule.practice) : rule.practice })).filter((rule) => (rule.practice < rule.module || rule.band.low !== 'insert') && !twist.rules?.includes(key(rule.module)));
    const tested = [...new Set([...plan.marked, ...(measured === undefined ? [] : [measured])])];
    // Practice that nothing else asks for, where there is any.
    const spare = keys.findLastIndex((name) => of('extra').includes(name));
    const tried = Math.max(...plan.marked);
    const failing = plan.failing && { ...plan.failing, module: plan.marked.length > 0 ? tried : plan.failing.module, practice: spare >= 0 ? spare : plan.failing.practice };
    const document = documentOf(
      roleOf({ order: plan.order, ...twist.role }),
      ...keys.map((name, index) => moduleOf(name, { place: index, ...(plan.marked.includes(index) ? { passMark: 6000 } : {}), ...(measured === index ? { evidenceKind: 'scenario' } : {}), ...twist.modules?.[name] })),
      ...plan.edges.map(([from, to], nth) => edgeOf(key(from), key(to), { kind: plan.kinds[nth] })),
      ...zones,
      ...(group && members.length > 0 ? [{ id: 'requirement:g', type: 'requirement', module: id(group.to), title: 'Group', group: groupOf(group.need, members.map(id), group.at), default: members.map(id) }] : []),
      ...(conditions.length > 0 ? [{ id: 'gate:g', type: 'gate', role: 'role:r', zone: plan.gate === 'pick' ? 'zone:second' : 'zone:second', title: 'Gate', conditions }] : []),
      ...(failing && plan.marked.includes(failing.module) ? [{ id: 'rule:fail', type: 'rule', role: 'role:r', kind: 'attempts', module: id(failing.module), title: 'Failures', failures: [{ at: failing.at, action: failing.action === 'insert' ? { do: 'insert', modules: [id(failing.practice)] } : failing.action === 'lock' ? { do: 'lock', days: 3 } : { do: 'escalate', to: 'a coach' } }] }] : []),
      ...ruled.map((rule) => ruleOf(rule.module, rule.band, key(rule.practice), id)),
      ...ruled.flatMap((rule) => (rule.band.low === 'replace' ? [{ id: `edge:bridge-${key(rule.module)}`, type: 'edge', kind: 'bridge', from: id(rule.practice), to: id(rule.module) }] : [])),
      ...ruled.filter((rule) => rule.asked).map((rule) => ({ id: `question-set:pre-${key(rule.module)}`, type: 'question-set', title: `Pre ${key(rule.module)}`, module: id(rule.module), purpose: 'pre', questions: edgeQuestions })),
      ...tested.map((index) => ({ id: `question-set:post-${key(index)}`, type: 'question-set', title: `Post ${key(index)}`, module: id(index), purpose: 'post', questions: edgeQuestions })),
      ...keys.flatMap((name, index) => Array.from({ length: index % 3 }, (_, page) => ({ id: `page:${name}-${page}`, type: 'page', module: id(index), title: `${name} page ${page + 1}`, place: page, body: ['Read.'] }))),
      ...(twist.records ?? []),
    );
    const attempts = Object.fromEntries(plan.marked.map((index) => [id(index), [...plan.tries.slice(0, plan.failures[index] ?? 0), ...(plan.passes === null ? [] : [plan.passes])].map((score) => reach(score).score)]));
    const tests = ruled.filter((rule) => rule.asked).map((rule): TestOf => ({ id: `question-set:pre-${key(rule.module)}`, module: id(rule.module), kind: 'recall' })).concat((twist.tests ?? []).map((test): TestOf => ({ ...test, kind: 'recall' })));
    return { [fc.toStringMethod]: () => JSON.stringify(drawn), twist: drawn.twist, document, tests, profile: { attempts, tests: Object.fromEntries(tests.map((test, nth) => [test.id, reach(plan.scores[nth] ?? 0).score])) } };
  });

/** Mostly of what a menu of single items can keep. */
export const randomRole = roleWith(fc.oneof({ weight: 26, arbitrary: fc.constant<Twist>('none') }, { weight: 3, arbitrary: fc.constantFrom<Twist>(...plainTwists) }, { weight: 1, arbitrary: fc.constantFrom<Twist>(...twists) }));

/** Each with one of the constructs that few targets keep. */
export const twistedRole = roleWith(fc.constantFrom<Twist>(...twists));

function groupOf(need: string, of: readonly string[], at: number): object {
  const count = Math.min(at, of.length);
  if (need === 'any' || need === 'all') return { need, of };
  if (need === 'minutes') return { need, atLeast: count * 10, of };
  if (need === 'capped') return { need: 'count', atLeast: 1, of, caps: [{ of: [of[0]], atMost: 0 }] };
  if (need === 'nested') return { need: 'any', of: [of[0], { need: 'all', of: of.slice(1).length > 0 ? of.slice(1) : of }] };
  return { need: 'count', atLeast: count, of };
}

function ruleOf(module: number, { low, waives, noScore }: { readonly low: string; readonly waives: boolean; readonly noScore: string }, practice: string, id: (index: number) => string): object {
  const insert = { do: 'insert', modules: [`module:${practice}`] };
  const action = low === 'insert' ? insert : low === 'replace' ? { do: 'replace', module: `module:${practice}` } : low === 'extend' ? { do: 'extend', percent: 25 } : { do: 'take' };
  return {
    id: `rule:${id(module).slice(7)}`, type: 'rule', role: 'role:r', kind: 'score-bands', module: id(module), title: `Placement ${id(module)}`,
    bands: [
      { from: 0, fromInclusive: true, to: 5000, toInclusive: false, action }, { from: 5000, fromInclusive: true, to: 9000, toInclusive: false, action: { do: 'take' } },
      { from: 9000, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: waives ? 'waive' : 'take' } },
    ],
    ...(noScore === 'insert' && low === 'insert' ? { noScore: insert } : {}),
  };
}
