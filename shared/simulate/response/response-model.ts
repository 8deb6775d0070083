import { z } from 'zod';
import { idOf } from '../../model/ids';
import { tracingFields } from '../../model/tracing';
import { bktSchema } from './bkt';
import { limited, parameter, parameterSchema, type Limits, type Parameter } from './parameter';

/** What a learner must be to be meant: by name of role, group column or fact, the value as text. Empty: everybody. */
export const whenSchema = z.record(z.string().min(1).max(80), z.string().max(500)).default({});

/** A pass rate that is told instead of modelled, for some learners at a module (null: every module with a pass mark). */
export const rateSchema = z.strictObject({
  title: z.string().min(1).max(200), module: idOf('module').nullable().default(null), when: whenSchema,
  pass: limited(parameterSchema, [0, 1]),
});
export type Rate = z.infer<typeof rateSchema>;

/** What parameters can be at all. */
const limits = {
  discrimination: [0, 20], guess: [0, 1], gain: [0, 20], difficulty: [-20, 20], attemptsAtMost: [1, 50], dropOut: [0, 1], minutesPerWeek: [1, 10_080], sessionsPerWeek: [1, 10_000], evidenceLoading: [0, 0.99],
} as const;

/**
 * How attempts go (docs/spec/simulate.md): the three-parameter logistic model of item response theory (A. Birnbaum, in Lord and Novick 1968), at the level of modules, with learning
 * from attempt to attempt: p = guess + (1 - guess) / (1 + exp(-discrimination (ability + gain (attempt - 1) - difficulty of the level))).
 */
export const responseModelSchema = z.strictObject({
  /** `logistic`: the above. `bkt`: Bayesian knowledge tracing by competency (bkt.ts), with the numbers of `bkt` instead of discrimination, guess, gain and difficulty. */
  kind: z.enum(['logistic', 'bkt']).default('logistic'),
  discrimination: parameter(1, limits.discrimination, [0.5, 2]), guess: parameter(0, limits.guess, [0, 0.2]), gain: parameter(0.5, limits.gain, [0, 1]),
  difficulty: z.strictObject({ foundation: parameter(-1.5, limits.difficulty, [-2, -1]), intermediate: parameter(-0.5, limits.difficulty, [-1, 0]), advanced: parameter(0.5, limits.difficulty, [0, 1]), none: parameter(-0.5, limits.difficulty, [-1, 0]) }).prefault({}),
  /** Failed attempts at one module after which a learner whom no rule stops gives up. */
  attemptsAtMost: parameter(5, limits.attemptsAtMost, [3, 8]),
  /** Probability to give up before an attempt. */
  dropOut: parameter(0, limits.dropOut, [0, 0.02]),
  /** Minutes of learning in a week. */
  minutesPerWeek: parameter(120, limits.minutesPerWeek, [60, 240]),
  /** Scheduled sessions of a module in a week; each has the seats of the module. */
  sessionsPerWeek: parameter(1, limits.sessionsPerWeek, [1, 2]),
  /** Of people from a table: how closely their scores go with ability, from which it is estimated (people/estimate-ability.ts). */
  evidenceLoading: parameter(0.6, limits.evidenceLoading, [0.3, 0.8]),
  rates: z.array(rateSchema).max(200).default([]),
  bkt: bktSchema.prefault({}),
});
export type ResponseModel = z.infer<typeof responseModelSchema>;

/** A number that the model rests on, under its name, and how the model looks with another one. */
export interface NamedParameter {
  readonly name: string;
  readonly parameter: Parameter;
  readonly limits: Limits;
  /** Only whole numbers mean anything. */
  readonly isWhole: boolean;
  readonly with: (model: ResponseModel, value: number) => ResponseModel;
}

const plain = ['discrimination', 'guess', 'gain', 'attemptsAtMost', 'dropOut', 'minutesPerWeek', 'sessionsPerWeek', 'evidenceLoading'] as const;

/** What a number of the model may be where nobody has said it: the range that goes with its usual value, stretched to hold this one. */
export function usualRange(name: (typeof plain)[number], value: number): { low: number; high: number } {
  const { range = { low: value, high: value } } = usual[name];
  return { low: Math.min(range.low, value), high: Math.max(range.high, value) };
}

const usual = responseModelSchema.parse({});

/** With another value; its range was that of the value as it was. */
function moved({ basis, source }: Parameter, value: number): Parameter {
  return { value, basis, source };
}

/** Every number that the model rests on. `isOfPeople`: of people from a table. */
export function parametersOf(model: ResponseModel, isOfPeople: boolean): readonly NamedParameter[] {
  const named = (name: string, own: Parameter, [low, high]: readonly [number, number], set: NamedParameter['with']): NamedParameter => ({ name, parameter: own, limits: { low, high }, isWhole: name === 'attemptsAtMost' || name === 'sessionsPerWeek', with: set });
  const own = plain.map((name) => named(name, model[name], limits[name], (other, value) => ({ ...other, [name]: moved(other[name], value) })));
  const levels = (Object.keys(model.difficulty) as Level[]).map((level) => named(`difficulty.${level}`, model.difficulty[level], limits.difficulty, (other, value) => ({ ...other, difficulty: { ...other.difficulty, [level]: moved(other.difficulty[level], value) } })));
  const rates = model.rates.map(({ title, pass }, at) => named(`rate: ${title}`, pass, [0, 1], (other, value) => ({ ...other, rates: other.rates.map((rate, index) => (index === at ? { ...rate, pass: moved(rate.pass, value) } : rate)) })));
  return [...(model.kind === 'bkt' ? bktParameters(model) : [...own.slice(0, 3), ...levels]), ...own.slice(3).filter(({ name }) => name !== 'evidenceLoading' || (isOfPeople && model.kind === 'logistic')), ...rates];
}

/** `bkt.learn`, and `bkt.learn competency:KEY` where one competency has its own. */
function bktParameters({ bkt }: ResponseModel): readonly NamedParameter[] {
  const named = (name: string, own: Parameter, high: number, set: NamedParameter['with']): NamedParameter => ({ name, parameter: own, limits: { low: 0, high: Math.max(own.value, high) }, isWhole: false, with: set });
  const common = tracingFields.map((field) => named(`bkt.${field}`, bkt[field], mostOf(bkt, field, null), (other, value) => ({ ...other, bkt: { ...other.bkt, [field]: moved(other.bkt[field], value) } })));
  const single = bkt.competencies.flatMap((competency, at) => tracingFields.flatMap((field) => {
    const own = competency[field];
    return own ? [named(`bkt.${field} ${competency.competency}`, own, mostOf(bkt, field, competency.competency), (other, value) => ({ ...other, bkt: { ...other.bkt, competencies: other.bkt.competencies.map((one, index) => (index === at ? { ...one, [field]: moved(own, value) } : one)) } }))] : [];
  }));
  return [...common, ...single];
}

/** Guess and slip together stay under 1 for whomever the number holds: each may go up to a thousandth below what the other leaves. `competency`: whose own number it is; null: the common one. */
function mostOf(bkt: ResponseModel['bkt'], field: (typeof tracingFields)[number], competency: string | null): number {
  if (field !== 'guess' && field !== 'slip') return 1;
  const other = field === 'guess' ? 'slip' : 'guess';
  const meant = bkt.competencies.filter((one) => (competency === null ? one[field] === undefined : one.competency === competency));
  const others = [...(competency === null ? [bkt[other]] : []), ...meant.map((one) => one[other] ?? bkt[other])];
  return Math.max(0, 0.999 - Math.max(...others.map(({ value }) => value)));
}

/** Every number that the model rests on, by name. */
export function assumptionsOf(model: ResponseModel, isOfPeople: boolean): readonly (Parameter & { readonly name: string })[] {
  return parametersOf(model, isOfPeople).map(({ name, parameter: own }) => ({ name, ...own }));
}

export type Level = keyof ResponseModel['difficulty'];

/** Probability to pass. `attempt`: 1, 2, … */
export function passProbability({ discrimination, guess, gain, difficulty }: ResponseModel, ability: number, level: Level, attempt: number): number {
  const logit = discrimination.value * (ability + gain.value * (attempt - 1) - difficulty[level].value);
  return guess.value + (1 - guess.value) / (1 + Math.exp(-logit));
}
