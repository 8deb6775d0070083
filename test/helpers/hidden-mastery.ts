/** Numbers of knowledge tracing. */
export interface HiddenMastery {
  readonly prior: number;
  readonly learn: number;
  readonly guess: number;
  readonly slip: number;
  readonly forget: number;
}

/** Everything that can happen behind these outcomes, one hidden history after the other (2^n+1 of them): its probability together with the outcomes, and whether it ends in mastery. No recursion, no Bayes' rule. */
function histories({ prior, learn, guess, slip, forget }: HiddenMastery, outcomes: readonly boolean[]): readonly { readonly probability: number; readonly isMastered: boolean }[] {
  const all: { probability: number; isMastered: boolean }[] = [];
  for (let bits = 0; bits < 2 ** (outcomes.length + 1); bits++) {
    const mastered = (at: number): boolean => ((bits >> at) & 1) === 1;
    let probability = mastered(0) ? prior : 1 - prior;
    outcomes.forEach((passed, at) => {
      const pass = mastered(at) ? 1 - slip : guess;
      probability *= passed ? pass : 1 - pass;
      const next = mastered(at) ? 1 - forget : learn;
      probability *= mastered(at + 1) ? next : 1 - next;
    });
    all.push({ probability, isMastered: mastered(outcomes.length) });
  }
  return all;
}

/** Probability of these outcomes, one after the other. */
export function probabilityOf(numbers: HiddenMastery, outcomes: readonly boolean[]): number {
  return histories(numbers, outcomes).reduce((sum, { probability }) => sum + probability, 0);
}

/** Probability of mastery after these outcomes, by counting histories. */
export function masteryAfter(numbers: HiddenMastery, outcomes: readonly boolean[]): number {
  const mastered = histories(numbers, outcomes).reduce((sum, { probability, isMastered }) => sum + (isMastered ? probability : 0), 0);
  return mastered / probabilityOf(numbers, outcomes);
}
