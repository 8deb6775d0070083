import type { BatchPlan } from './plan';
import type { Scratch } from './scratch';

/**
 * Steps and sums of a run *as given* without recorded attempts, from `path`, `codes` and `insertedIn` (E-44 to E-46, E-56): every step that outside evidence does not
 * settle is taken once and passes; so is what a rule inserted, whatever evidence says of it.
 */
export function tallyGiven(plan: BatchPlan, scratch: Scratch, hasInserts: boolean): void {
  const { book, minutes: authored, core, words } = plan;
  const { settled, extend } = book;
  const { path, codes, modules, states, failures, insertedIn, takenIn, generation } = scratch;
  let [steps, minutes, waived, extended] = [0, 0, 0, 0];
  for (let word = 0; word < words; word++) {
    let bits = path[word] as number;
    while (bits !== 0) {
      const module = (word << 5) + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      const code = codes[module] as number;
      let state = 0;
      if (code === 0) minutes += authored[module] as number;
      else {
        state = settled[code] as number;
        if (state !== 0 && hasInserts && insertedIn[module] === generation) state = 0;
        if (state === 0) {
          const percent = extend[code] as number;
          minutes += percent === 0 ? (authored[module] as number) : (authored[module] as number) + Math.ceil(((authored[module] as number) * percent) / 100);
          if (percent !== 0) extended++;
        } else if (state === 1) waived++;
        else if (state === 2) scratch.credited++;
        else scratch.exempt++;
      }
      if (hasInserts && insertedIn[module] === generation && core[module] === 0 && takenIn[module] !== generation) scratch.inserted++;
      modules[steps] = module;
      states[steps] = state;
      failures[steps] = 0;
      steps++;
    }
  }
  scratch.steps = steps;
  scratch.minutes = minutes;
  scratch.waived = waived;
  scratch.extended = extended;
}
