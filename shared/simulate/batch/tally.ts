import type { BatchPlan } from './plan';
import type { Scratch } from './scratch';
import type { ColumnReading, DecisionTable } from './tables';

/**
 * Steps and sums of a run *as given* without recorded attempts, from `path` and `codes` (E-44, E-45, E-56): every step that outside evidence does not settle is taken once and
 * passes. The loop has no branch on evidence: what learners know is as good as random, and a processor that guesses wrong loses more time than the sums cost.
 */
export function tallyGiven(plan: BatchPlan, scratch: Scratch): void {
  const { book, minutes: authored, words, count } = plan;
  const costs = plan.costs();
  const packs = book.packs();
  const { path, codes, modules, states, stepMinutes } = scratch;
  const settled = book.settledBytes();
  let [steps, minutes, sum, some, more] = [0, 0, 0, 0, 0];
  for (let word = 0; word < words; word++) {
    let bits = path[word] as number;
    while (bits !== 0) {
      const module = (word << 5) + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      const code = codes[module] as number;
      const cost = costs[code * count + module] as number;
      minutes += cost;
      stepMinutes[steps] = cost;
      sum += authored[module] as number;
      some += packs[2 * code] as number;
      more += packs[2 * code + 1] as number;
      modules[steps] = module;
      states[steps] = settled[code] as number;
      steps++;
    }
  }
  scratch.steps = steps;
  scratch.minutes = minutes;
  scratch.authored = sum;
  unpack(scratch, some, more);
}

/** The same where codes were not written out: each is looked up from the scores of a row, of modules on the path only. What each step costs is not written: `costRow` does, where it is asked for. */
export function tallyRow(plan: BatchPlan, scratch: Scratch, { columnOf }: ColumnReading, { cells, width }: DecisionTable, scores: Int16Array, offset: number): void {
  const { book, minutes: authored, words, count, classes: { cellOf } } = plan;
  const costs = plan.costs();
  const packs = book.packs();
  const { path, modules, states } = scratch;
  const settled = book.settledBytes();
  let [steps, minutes, sum, some, more] = [0, 0, 0, 0, 0];
  for (let word = 0; word < words; word++) {
    let bits = path[word] as number;
    while (bits !== 0) {
      const module = (word << 5) + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      const code = cells[module * width + (cellOf[(scores[offset + (columnOf[module] as number)] as number) + 3] as number)] as number;
      minutes += costs[code * count + module] as number;
      sum += authored[module] as number;
      some += packs[2 * code] as number;
      more += packs[2 * code + 1] as number;
      modules[steps] = module;
      states[steps] = settled[code] as number;
      steps++;
    }
  }
  scratch.steps = steps;
  scratch.minutes = minutes;
  scratch.authored = sum;
  unpack(scratch, some, more);
}

/** What each step of a row costs that `tallyRow` has run. */
export function costRow(plan: BatchPlan, { modules, stepMinutes, steps }: Scratch, { columnOf }: ColumnReading, { cells, width }: DecisionTable, scores: Int16Array, offset: number): void {
  const { count, classes: { cellOf } } = plan;
  const costs = plan.costs();
  for (let at = 0; at < steps; at++) {
    const module = modules[at] as number;
    const code = cells[module * width + (cellOf[(scores[offset + (columnOf[module] as number)] as number) + 3] as number)] as number;
    stepMinutes[at] = costs[code * count + module] as number;
  }
}

/** The same where rules insert: what is inserted is taken whatever evidence says of it (E-46). */
export function tallyInserting(plan: BatchPlan, scratch: Scratch): void {
  const { core, minutes: authored } = plan;
  const { modules, states, insertedIn, takenIn, generation } = scratch;
  tallyGiven(plan, scratch);
  for (let at = 0; at < scratch.steps; at++) {
    const module = modules[at] as number;
    if (insertedIn[module] !== generation) continue;
    if (core[module] === 0 && takenIn[module] !== generation) scratch.insertions[scratch.inserted++] = module;
    if (states[at] === 0) continue;
    if (states[at] === 1) scratch.waived--;
    else if (states[at] === 2) scratch.credited--;
    else scratch.exempt--;
    states[at] = 0;
    scratch.minutes += authored[module] as number;
    scratch.stepMinutes[at] = authored[module] as number;
  }
}

/** Notes before which modules of the path a rule inserts something for this learner. */
export function notePractised({ book }: BatchPlan, scratch: Scratch): void {
  const { modules, codes, practised } = scratch;
  for (let at = 0; at < scratch.steps; at++) if (book.inserts[codes[modules[at] as number] as number]?.length) practised[scratch.practisedCount++] = modules[at] as number;
}

/** Two counts in each number (CodeBook.packs): sums that stay in registers. */
function unpack(scratch: Scratch, some: number, more: number): void {
  scratch.waived = some & 0xffff;
  scratch.extended = some >>> 16;
  scratch.credited = more & 0xffff;
  scratch.exempt = more >>> 16;
}
