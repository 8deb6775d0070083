import { z } from 'zod';
import { keyedRandom } from '../../kit/random';
import { idOf } from '../../model/ids';
import type { ProgramModule } from '../../path/program';
import type { OutcomeModel } from '../../path/run';

/** One number that a modelled run rests on: what is taken for true (`assumption`), or what somebody found, with where. */
export const parameterSchema = z
  .strictObject({ value: z.number(), basis: z.enum(['assumption', 'finding']).default('assumption'), source: z.string().max(500).default('') })
  .refine(({ basis, source }) => basis !== 'finding' || source !== '', 'a finding names its source; without one it is an assumption');
export type Parameter = z.infer<typeof parameterSchema>;

const parameter = (value: number, low: number, high: number): z.ZodDefault<z.ZodType<Parameter>> =>
  parameterSchema.refine((given) => given.value >= low && given.value <= high, `a number from ${low} to ${high}`).default({ value, basis: 'assumption', source: '' }) as unknown as z.ZodDefault<z.ZodType<Parameter>>;

/** What a learner must be to be meant: by name of role, group column or fact, the value as text. Empty: everybody. */
export const whenSchema = z.record(z.string().min(1).max(80), z.string().max(500)).default({});

/** A pass rate that is told instead of modelled, for some learners at a module (null: every module with a pass mark). */
export const rateSchema = z.strictObject({
  title: z.string().min(1).max(200), module: idOf('module').nullable().default(null), when: whenSchema,
  pass: parameterSchema.refine(({ value }) => value >= 0 && value <= 1, 'a share from 0 to 1'),
});
export type Rate = z.infer<typeof rateSchema>;

/**
 * How attempts go (docs/spec/simulate.md): the three-parameter logistic model of item response theory (A. Birnbaum, in Lord and Novick 1968), at the level of modules, with learning
 * from attempt to attempt: p = guess + (1 - guess) / (1 + exp(-discrimination (ability + gain (attempt - 1) - difficulty of the level))).
 */
export const responseModelSchema = z.strictObject({
  discrimination: parameter(1, 0, 20), guess: parameter(0, 0, 1), gain: parameter(0.5, 0, 20),
  difficulty: z.strictObject({ foundation: parameter(-1.5, -20, 20), intermediate: parameter(-0.5, -20, 20), advanced: parameter(0.5, -20, 20), none: parameter(-0.5, -20, 20) }).prefault({}),
  /** Failed attempts at one module after which a learner whom no rule stops gives up. */
  attemptsAtMost: parameter(5, 1, 50),
  /** Probability to give up before an attempt. */
  dropOut: parameter(0, 0, 1),
  /** Minutes of learning in a week. */
  minutesPerWeek: parameter(120, 1, 10_080),
  /** Scheduled sessions of a module in a week; each has the seats of the module. */
  sessionsPerWeek: parameter(1, 1, 10_000),
  rates: z.array(rateSchema).max(200).default([]),
});
export type ResponseModel = z.infer<typeof responseModelSchema>;

/** Every number that the model rests on, by name. */
export function assumptionsOf(model: ResponseModel): readonly (Parameter & { readonly name: string })[] {
  const { discrimination, guess, gain, difficulty, attemptsAtMost, dropOut, minutesPerWeek, sessionsPerWeek, rates } = model;
  const levels = Object.entries(difficulty).map(([level, value]) => [`difficulty.${level}`, value] as const);
  const named = [['discrimination', discrimination], ['guess', guess], ['gain', gain], ...levels, ['attemptsAtMost', attemptsAtMost], ['dropOut', dropOut], ['minutesPerWeek', minutesPerWeek], ['sessionsPerWeek', sessionsPerWeek], ...rates.map(({ title, pass }) => [`rate: ${title}`, pass] as const)] as const;
  return named.map(([name, value]) => ({ name, ...value }));
}

export type Level = keyof ResponseModel['difficulty'];

/** Probability to pass. `attempt`: 1, 2, … */
export function passProbability({ discrimination, guess, gain, difficulty }: ResponseModel, ability: number, level: Level, attempt: number): number {
  const logit = discrimination.value * (ability + gain.value * (attempt - 1) - difficulty[level].value);
  return guess.value + (1 - guess.value) / (1 + Math.exp(-logit));
}

/** A learner of a modelled run: `row` from 0; `rates`: those of the model that mean them, in order. */
export interface ModelledLearner {
  readonly row: number;
  readonly ability: number;
  readonly rates: readonly Rate[];
}

/** Chance is keyed by seed, row, module and attempt: nothing hangs on order or workers. Modules without a pass mark are passed by taking them. */
export function outcomeModel(model: ResponseModel, seed: number, learner: ModelledLearner, keyOf: (module: ProgramModule) => number, levelOf: (module: ProgramModule) => Level): OutcomeModel {
  return (module, attempt) => {
    const key = keyOf(module);
    if (model.dropOut.value > 0 && keyedRandom(seed ^ dropStream, learner.row, key, attempt) < model.dropOut.value) return 'stop';
    if (module.passMark === null) return 'pass';
    if (attempt > model.attemptsAtMost.value) return 'stop';
    const told = learner.rates.find((rate) => rate.module === null || rate.module === module.id);
    const pass = told ? told.pass.value : passProbability(model, learner.ability, levelOf(module), attempt);
    return keyedRandom(seed, learner.row, key, attempt) < pass ? 'pass' : 'fail';
  };
}

const dropStream = 0x51ed270b;
