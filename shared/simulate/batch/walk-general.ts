import { groupMet } from '../../path/groups';
import type { ProgramModule } from '../../path/program';
import { chooseAll } from './choose';
import type { BatchPlan } from './plan';
import type { Scratch } from './scratch';

/** Modules that groups pull in for a module. */
type Defaults = ReadonlyMap<number, readonly number[]>;
const noDefaults: Defaults = new Map();

/**
 * Which modules are on the path, from `codes` (E-34 to E-43, E-65, E-80), into the set `path`; `insertedIn` marks with the generation what held modules' rules insert.
 * `notes`: note what is replaced.
 * Answers whether it knows: false where an inserted module is replaced, which only learner by learner is right.
 */
export function selectGeneral(plan: BatchPlan, scratch: Scratch, learner: string, notes = true): boolean {
  scratch.generation++;
  scratch.mayOwn = plan.book.hasOwn();
  chooseAll(plan, scratch, learner);
  const { fall } = plan.program;
  const defaults = plan.prepared.groups.length === 0 ? noDefaults : unmetDefaults(plan, scratch);
  if (fall && plan.book.hasOwn()) {
    // Own credits stay even where nothing needs them any more.
    close(plan, scratch, scratch.farIn, false, defaults);
  }
  const { book } = plan;
  const { path, heldIn, farIn, codes, generation, insertedIn } = scratch;
  close(plan, scratch, heldIn, fall, defaults);
  path.fill(0);
  for (let module = 0; module < plan.count; module++) {
    const code = codes[module] as number;
    const isNear = heldIn[module] === generation;
    if (isNear && (book.replacedBy[code] as number) >= 0) {
      if (insertedIn[module] === generation) return false;
      if (notes) scratch.replaced[scratch.replacedCount++] = module;
    } else if (isNear || (book.own[code] && fall && farIn[module] === generation)) path[module >> 5] = (path[module >> 5] as number) | (1 << (module & 31));
  }
  return true;
}

/** The closure of E-40 and E-41: core and chosen, what they need, what rules insert for what is held. */
function close(plan: BatchPlan, scratch: Scratch, heldIn: Int32Array, falls: boolean, defaults: Defaults): void {
  const { book, core, count, prepared: { pulls: { starts, targets } } } = plan;
  const { codes, queue, takenIn, insertedIn, generation } = scratch;
  for (let module = 0; module < count; module++) if (insertedIn[module] === generation) insertedIn[module] = 0;
  let held = 0;
  for (let module = 0; module < count; module++) {
    if (core[module] === 0 && takenIn[module] !== generation) continue;
    heldIn[module] = generation;
    queue[held++] = module;
  }
  for (let head = 0; head < held; head++) {
    const module = queue[head] as number;
    const code = codes[module] as number;
    const inserts = book.inserts[code] as readonly number[];
    for (let at = 0; at < inserts.length; at++) {
      const inserted = inserts[at] as number;
      if (insertedIn[inserted] === generation) continue;
      insertedIn[inserted] = generation;
      heldIn[inserted] = generation;
      // Once more where it is held already: as inserted it pulls in what it needs, whatever evidence says of it.
      queue[held++] = inserted;
    }
    const instead = book.replacedBy[code] as number;
    if (instead >= 0 && heldIn[instead] !== generation) {
      heldIn[instead] = generation;
      queue[held++] = instead;
    }
    if (falls && book.settled[code] !== 0 && insertedIn[module] !== generation) continue;
    for (let at = starts[module] as number; at < (starts[module + 1] as number); at++) {
      const needed = targets[at] as number;
      if (heldIn[needed] === generation) continue;
      heldIn[needed] = generation;
      queue[held++] = needed;
    }
    if (defaults.size === 0) continue;
    for (const entering of defaults.get(module) ?? []) {
      if (heldIn[entering] === generation) continue;
      heldIn[entering] = generation;
      queue[held++] = entering;
    }
  }
}

/** Authored defaults of groups that nothing meets (E-65). */
function unmetDefaults(plan: BatchPlan, scratch: Scratch): Defaults {
  const { program, prepared, book } = plan;
  const { heldIn, codes, generation } = scratch;
  close(plan, scratch, heldIn, program.fall, noDefaults);
  const counts = (module: number): boolean => heldIn[module] === generation || book.settled[codes[module] as number] !== 0;
  const defaults = new Map<number, readonly number[]>();
  for (const { module, group } of prepared.groups) {
    if (groupMet(group.group, counts, (other) => program.modules[other] as ProgramModule) === 'met') continue;
    defaults.set(module, [...(defaults.get(module) ?? []), ...group.default]);
  }
  for (let module = 0; module < plan.count; module++) if (heldIn[module] === generation) heldIn[module] = 0;
  return defaults;
}
