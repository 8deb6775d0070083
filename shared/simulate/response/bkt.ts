import { z } from 'zod';
import { idOf } from '../../model/ids';
import type { TracingField } from '../../model/tracing';
import { limited, parameter, parameterSchema, type Parameter } from './parameter';

/** Bayesian knowledge tracing of one competency: probabilities from 0 to 1. */
export interface Tracing {
  /** Mastered before anything is known of the learner. */
  readonly prior: number;
  /** Mastered after an attempt, where it was not before. */
  readonly learn: number;
  /** Passed without mastery. */
  readonly guess: number;
  /** Failed in spite of it. */
  readonly slip: number;
  /** Not mastered any more after an attempt, where it was before. */
  readonly forget: number;
}

const share: readonly [number, number] = [0, 1];
const own = limited(parameterSchema, share).optional();

/** The numbers of knowledge tracing, for every competency and for single ones. A guess and a slip that together reach 1 would make mastery fail more: refused. */
export const bktSchema = z
  .strictObject({
    prior: parameter(0.3, share, [0.1, 0.5]), learn: parameter(0.2, share, [0.1, 0.4]), guess: parameter(0.2, share, [0.1, 0.3]), slip: parameter(0.1, share, [0.05, 0.2]), forget: parameter(0, share, [0, 0.05]),
    competencies: z.array(z.strictObject({ competency: idOf('competency'), prior: own, learn: own, guess: own, slip: own, forget: own })).max(2000).default([]),
  })
  .superRefine((bkt, refusal) => {
    const refuse = (path: (string | number)[], message: string): void => void refusal.addIssue({ code: 'custom', path, message });
    const isMixed = ({ guess, slip }: Tracing): boolean => guess + slip >= 1;
    if (isMixed(tracingOf(bkt, null))) refuse(['guess'], 'guess and slip together have to stay under 1');
    bkt.competencies.forEach(({ competency }, at) => {
      if (bkt.competencies.findIndex((other) => other.competency === competency) < at) refuse(['competencies', at], `${competency} is there twice`);
      if (isMixed(tracingOf(bkt, competency))) refuse(['competencies', at], 'guess and slip together have to stay under 1');
    });
  });

/** What a specification says; `competencies` say only what differs. */
export interface Bkt extends Readonly<Record<TracingField, Parameter>> {
  readonly competencies: readonly ({ readonly competency: string } & { readonly [F in TracingField]?: Parameter | undefined })[];
}

/** Numbers of one competency; null: of those that are not named. */
export function tracingOf(bkt: Bkt, competency: string | null): Tracing {
  const named = bkt.competencies.find((other) => other.competency === competency);
  const of = (field: TracingField): number => (named?.[field] ?? bkt[field]).value;
  return { prior: of('prior'), learn: of('learn'), guess: of('guess'), slip: of('slip'), forget: of('forget') };
}

/** P(pass) = m (1 − slip) + (1 − m) guess, m the probability of mastery. Source: A. T. Corbett, J. R. Anderson, User Modeling and User-Adapted Interaction 4 (1995) 253-278. */
export function passChance(mastery: number, { guess, slip }: Tracing): number {
  return mastery * (1 - slip) + (1 - mastery) * guess;
}

/** Mastery in the light of one outcome, by Bayes' rule. An outcome that cannot be leaves it as it is. */
export function inLightOf(mastery: number, passed: boolean, tracing: Tracing): number {
  const pass = passChance(mastery, tracing);
  const whole = passed ? pass : 1 - pass;
  if (whole <= 0) return mastery;
  return (mastery * (passed ? 1 - tracing.slip : tracing.slip)) / whole;
}

/** Mastery after an attempt with this outcome: in its light, then learnt or forgotten. With `forget` 0 the recursion of Corbett and Anderson. */
export function afterAttempt(mastery: number, passed: boolean, tracing: Tracing): number {
  const known = inLightOf(mastery, passed, tracing);
  return known * (1 - tracing.forget) + (1 - known) * tracing.learn;
}

/** Mastery in the light of an assessment: one outcome, passed to the degree of its score (0 to 1). Being assessed teaches nothing. */
export function inLightOfScore(mastery: number, score: number, tracing: Tracing): number {
  return score * inLightOf(mastery, true, tracing) + (1 - score) * inLightOf(mastery, false, tracing);
}
