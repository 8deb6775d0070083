import { edgeQuestions } from './edge-questions';

/** What one random role has beyond the usual: each turns on one construct of docs/spec/engine.md. */
export const twists = [
  'minutes', 'credits', 'subgroups', 'shared', 'waivable', 'same-ends', 'ranked', 'seeded', 'alternate', 'bridge', 'combined', 'first-result', 'when-result', 'when-fact', 'gate-kinds', 'asked-score', 'asked-done',
  'stay', 'pulled-locked', 'static', 'formats', 'pace', 'remediate', 'validity', 'equivalent', 'recommended', 'outcome-do', 'loose-block', 'group-credits', 'caps', 'no-score',
] as const;
/** Those that a menu of single items can keep, too. */
export const plainTwists = ['gate-kinds', 'formats', 'validity', 'equivalent', 'recommended', 'pulled-locked', 'loose-block', 'group-credits'] as const satisfies readonly (typeof twists)[number][];
export type Twist = (typeof twists)[number] | 'none';

/** Of module f (the sixth), with c before it as its practice: rules that read what a pre-assessment gives. */
export interface Twisted {
  /** Modules in the elective zone, whatever was drawn. */
  readonly pick?: readonly string[];
  /** Modules in the core zone, whatever was drawn. */
  readonly core?: readonly string[];
  readonly zone?: object;
  readonly pickZone?: object;
  readonly role?: object;
  readonly modules?: Readonly<Record<string, object>>;
  readonly records?: readonly object[];
  /** Modules with a pre-assessment of this twist: their sets by id. */
  readonly tests?: readonly { readonly id: string; readonly module: string }[];
  /** Modules whose drawn rules make room. */
  readonly rules?: readonly string[];
  /** The gate of the second zone, where module a is measured. */
  readonly gate?: readonly object[];
  readonly marked?: readonly number[];
}

const id = (key: string): string => `module:${key}`;
const full = (low: object, high: object = { do: 'waive' }): readonly object[] => [
  { from: 0, fromInclusive: true, to: 5000, toInclusive: false, action: low }, { from: 5000, fromInclusive: true, to: 9000, toInclusive: true, action: { do: 'take' } }, { from: 9000, fromInclusive: false, to: 10_000, toInclusive: true, action: high },
];
const ruleOf = (key: string, more: object): object => ({ id: `rule:${key}-twist`, type: 'rule', role: 'role:r', kind: 'score-bands', module: id(key), title: `Twist ${key}`, bands: full({ do: 'take' }), ...more });
const setOf = (key: string, name = key): object => ({ id: `question-set:twist-${name}`, type: 'question-set', title: `Twist ${name}`, module: id(key), purpose: 'pre', questions: edgeQuestions });
const testOf = (key: string, name = key): { readonly id: string; readonly module: string } => ({ id: `question-set:twist-${name}`, module: id(key) });
const objective = (key: string, outcome: string): object => ({ id: `objective:${key}`, type: 'objective', module: id(key), text: 'Do it', outcome });
const asked = (key: string, more: object, ...others: readonly object[]): Twisted => ({ records: [ruleOf(key, more), setOf(key), ...others], tests: [testOf(key)], rules: [key] });
const pick = ['f', 'g', 'h', 'i'] as const;

export function twistOf(twist: Twist): Twisted {
  switch (twist) {
    case 'none':
      return {};
    case 'minutes':
      return { pick, pickZone: { requirement: { kind: 'minutes', atLeast: 25 } }, modules: { f: { minutes: 15 }, h: { minutes: 20 } } };
    case 'credits':
      return { pick, pickZone: { requirement: { kind: 'credits', atLeast: 1.5 } }, modules: Object.fromEntries(pick.map((key, nth) => [key, { credits: 0.5 + nth * 0.25 }])) };
    case 'subgroups':
      return { pick, pickZone: { requirement: { kind: 'count', choose: 2, groups: [{ title: 'First', modules: ['f', 'g'].map(id), atLeast: 1 }, { title: 'Second', modules: ['g', 'h', 'i'].map(id), atLeast: 1, atMost: 2 }] } } };
    case 'shared':
      return { pick, pickZone: { requirement: { kind: 'count', choose: 2, mayShare: true, groups: [{ title: 'First', modules: ['f', 'g'].map(id), atLeast: 1 }, { title: 'Second', modules: ['g', 'h'].map(id), atLeast: 1 }] } } };
    case 'waivable':
      return { pick, pickZone: { waivable: true, requirement: { kind: 'count', choose: 2 } }, ...asked('h', {}) };
    case 'same-ends':
      return { pick, pickZone: { sameObjectives: true, requirement: { kind: 'count', choose: 1 } }, records: pick.map((key) => objective(key, 'know')) };
    case 'ranked':
    case 'seeded':
      return { pick, pickZone: { choice: { policy: twist, seed: 3 }, requirement: { kind: 'count', choose: 2 } } };
    case 'bridge':
      return { core: ['f'], ...asked('f', { bands: full({ do: 'replace', module: id('c') }) }, { id: 'edge:bridge', type: 'edge', kind: 'bridge', from: id('c'), to: id('f') }) };
    case 'alternate':
      return { core: ['f'], ...asked('f', { bands: full({ do: 'replace', module: id('c') }) }, { id: 'alternate:c', type: 'alternate', module: id('f'), alternate: id('c'), differs: 'depth' }) };
    case 'combined':
      return { records: [ruleOf('f', { reads: { combine: [{ weight: 3, required: true }, { subject: id('e'), weight: 1 }] } }), setOf('f'), setOf('e')], tests: [testOf('f'), testOf('e')], rules: ['e', 'f'] };
    case 'first-result':
      return { records: [ruleOf('f', { reads: { retest: false } }), setOf('f', 'f1'), setOf('f', 'f2')], tests: [testOf('f', 'f1'), testOf('f', 'f2')], rules: ['f'] };
    case 'when-result':
      return { records: [ruleOf('e', {}), ruleOf('f', { when: [{ kind: 'result', subject: id('e'), evidenceKinds: ['recall'], is: 'at-least', score: 5000 }] }), setOf('e'), setOf('f')], tests: [testOf('e'), testOf('f')], rules: ['e', 'f'] };
    case 'when-fact':
      return asked('f', { when: [{ kind: 'fact', fact: 'tenure', is: 'below', value: 2 }] });
    case 'gate-kinds':
      return { marked: [0], modules: { a: { evidenceKind: 'scenario' } }, gate: [{ kind: 'measure', module: id('a'), score: 7000, evidenceKinds: ['scenario', 'simulation'] }] };
    case 'asked-score':
      return { marked: [0], ...asked('a', {}, { id: 'edge:asked', type: 'edge', from: id('a'), to: id('h'), needs: { score: 7000 } }) };
    case 'asked-done':
      return asked('b', {}, { id: 'edge:asked', type: 'edge', from: id('b'), to: id('h'), needs: { done: true } });
    case 'stay':
      return { role: { pulledIn: 'stay' }, ...asked('f', {}, { id: 'edge:stay', type: 'edge', from: id('c'), to: id('f') }) };
    case 'pulled-locked':
      return { role: { prerequisitePolicy: 'locked' } };
    case 'static':
      return { zone: { static: true }, ...asked('f', {}) };
    case 'formats':
      return { zone: { formats: true }, modules: { b: { format: 'reading' }, c: { format: 'video' } }, records: [objective('b', 'know'), objective('c', 'know'), { id: 'alternate:b', type: 'alternate', module: id('b'), alternate: id('c'), differs: 'format' }] };
    case 'pace':
      return asked('f', { bands: full({ do: 'extend', percent: 50 }, { do: 'pace', percent: 50 }) });
    case 'remediate':
      return asked('f', { bands: full({ do: 'remediate' }) }, { id: 'edge:remedy', type: 'edge', kind: 'remediation', from: id('c'), to: id('f') });
    case 'validity':
      return { modules: { b: { validityDays: 365 } } };
    case 'equivalent':
      return { records: [{ id: 'edge:same', type: 'edge', kind: 'equivalent', from: id('b'), to: id('f') }] };
    case 'recommended':
      return { records: [{ id: 'edge:first', type: 'edge', kind: 'recommended', from: id('h'), to: id('b') }] };
    case 'outcome-do':
      return asked('f', {}, objective('f', 'do'));
    case 'loose-block':
      return { records: [{ id: 'edge:there', type: 'edge', kind: 'corequisite', from: id('b'), to: id('c') }, { id: 'edge:back', type: 'edge', kind: 'corequisite', from: id('c'), to: id('b') }] };
    case 'group-credits':
      return { modules: { a: { credits: 1 }, b: { credits: 0.5 }, c: { credits: 2 } }, records: [{ id: 'requirement:credits', type: 'requirement', module: id('g'), title: 'Credits', group: { need: 'credits', atLeast: 1.5, of: ['a', 'b', 'c'].map(id), caps: [{ of: [id('c')], atMost: 1 }] }, default: ['a', 'b'].map(id) }] };
    case 'caps':
      return { records: [{ id: 'requirement:caps', type: 'requirement', module: id('h'), title: 'Capped', group: { need: 'count', atLeast: 2, of: [id('a'), { need: 'any', of: [id('b'), id('c')] }, id('d')], caps: [{ of: [id('a'), id('d')], atMost: 1 }] }, default: ['a', 'b'].map(id) }] };
    case 'no-score':
      return { records: [ruleOf('f', { noScore: { do: 'insert', modules: [id('c')] } })], rules: ['f'] };
  }
}
