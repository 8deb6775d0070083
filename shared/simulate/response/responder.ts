import { hashString, keyedRandom } from '../../kit/random';
import type { ProgramModule } from '../../path/program';
import type { OutcomeModel } from '../../path/run';
import { afterAttempt, inLightOfScore, passChance, tracingOf, type Tracing } from './bkt';
import { passProbability, type Level, type Rate, type ResponseModel } from './response-model';

/** What the outcomes of a workspace hang on besides the model. */
export interface ResponseContext {
  /** Levels of modules that have one. */
  readonly levels: ReadonlyMap<string, Level>;
  /** What subjects of evidence are about, by id: competencies, or the module itself where it has none. */
  readonly skills: ReadonlyMap<string, readonly string[]>;
}

/** A result that is known of a learner from outside: share of the score from 0 to 1. */
export interface KnownResult {
  readonly subject: string;
  readonly share: number;
}

/** A learner of a modelled run: `row` from 0; `rates`: those of the model that mean them, in order; `known`: asked for at most once. */
export interface ModelledLearner {
  readonly row: number;
  readonly ability: number;
  readonly rates: readonly Rate[];
  readonly known: () => readonly KnownResult[];
}

/**
 * Outcomes of attempts. Chance is keyed by seed, row, module and attempt: nothing hangs on order or workers but what knowledge tracing learns of a learner on the way, and the way is
 * the learner's own. Modules without a pass mark are passed by taking them.
 */
export function createResponder(model: ResponseModel, seed: number, context: ResponseContext): (learner: ModelledLearner) => OutcomeModel {
  const keys = new Map<ProgramModule, number>();
  const keyOf = (module: ProgramModule): number => {
    const key = keys.get(module) ?? hashString(module.id);
    keys.set(module, key);
    return key;
  };
  const chanceFor = model.kind === 'bkt' ? createTracer(model, context) : logistic(model, context);
  return (learner) => {
    const chance = chanceFor(learner);
    const outcome: OutcomeModel = (module, attempt) => {
      const key = keyOf(module);
      if (model.dropOut.value > 0 && keyedRandom(seed ^ dropStream, learner.row, key, attempt) < model.dropOut.value) return 'stop';
      if (module.passMark === null) return 'pass';
      if (attempt > model.attemptsAtMost.value) return 'stop';
      const told = learner.rates.find((rate) => rate.module === null || rate.module === module.id);
      const passes = keyedRandom(seed, learner.row, key, attempt) < (told ? told.pass.value : chance.of(module, attempt));
      chance.learn?.(module, passes);
      return passes ? 'pass' : 'fail';
    };
    if (!chance.learn) return outcome;
    const asked = new Map<string, ReturnType<OutcomeModel>>();
    // What is asked again was learnt from already.
    const once: OutcomeModel = (module, attempt) => {
      const key = `${module.id} ${attempt}`;
      const known = asked.get(key) ?? outcome(module, attempt);
      asked.set(key, known);
      return known;
    };
    return Object.assign(once, { learns: true });
  };
}

/** Chances of one learner; `learn`: told each outcome, in the order of the run. */
interface Chances {
  readonly of: (module: ProgramModule, attempt: number) => number;
  readonly learn?: (module: ProgramModule, passed: boolean) => void;
}

function logistic(model: ResponseModel, { levels }: ResponseContext): (learner: ModelledLearner) => Chances {
  return ({ ability }) => ({ of: (module, attempt) => passProbability(model, ability, levels.get(module.id) ?? 'none', attempt) });
}

/** A module of several competencies is passed as the least mastered of them says; each of them learns from the outcome (docs/spec/simulate.md, S-20). */
function createTracer(model: ResponseModel, { skills }: ResponseContext): (learner: ModelledLearner) => Chances {
  const tracings = new Map<string, Tracing>();
  const tracingFor = (skill: string): Tracing => {
    const tracing = tracings.get(skill) ?? tracingOf(model.bkt, skill);
    tracings.set(skill, tracing);
    return tracing;
  };
  const skillsOf = (subject: string): readonly string[] => skills.get(subject) ?? [subject];
  return ({ known }) => {
    let mastery: Map<string, number> | null = null;
    const held = (): Map<string, number> => {
      if (mastery) return mastery;
      mastery = new Map();
      for (const { subject, share } of known()) for (const skill of skillsOf(subject)) mastery.set(skill, inLightOfScore(mastery.get(skill) ?? tracingFor(skill).prior, share, tracingFor(skill)));
      return mastery;
    };
    const masteryOf = (skill: string): number => held().get(skill) ?? tracingFor(skill).prior;
    return {
      of: ({ id }) => Math.min(...skillsOf(id).map((skill) => passChance(masteryOf(skill), tracingFor(skill)))),
      learn: ({ id }, passed) => {
        for (const skill of skillsOf(id)) held().set(skill, afterAttempt(masteryOf(skill), passed, tracingFor(skill)));
      },
    };
  };
}

const dropStream = 0x51ed270b;
