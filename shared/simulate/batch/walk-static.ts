import { chooseAll } from './choose';
import { join, type BatchPlan } from './plan';
import type { Scratch } from './scratch';

/** Which modules are on the path where no decision changes that: core's closure and those of what is chosen, as precomputed sets. */
export function selectStatic(plan: BatchPlan, scratch: Scratch, learner: string): void {
  scratch.generation++;
  scratch.mayOwn = false;
  chooseAll(plan, scratch, learner);
  const { path, chosen, chosenCount } = scratch;
  const { words } = plan;
  path.set(plan.coreClosure);
  for (let at = 0; at < chosenCount; at++) join(path, plan.closures, (chosen[at] as number) * words, words);
}

/** Authored minutes of a set of modules. */
export function minutesOf({ minutes, words }: BatchPlan, path: Int32Array): number {
  let sum = 0;
  for (let word = 0; word < words; word++) {
    let bits = path[word] as number;
    while (bits !== 0) {
      sum += minutes[(word << 5) + 31 - Math.clz32(bits & -bits)] as number;
      bits &= bits - 1;
    }
  }
  return sum;
}
