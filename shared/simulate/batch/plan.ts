import { prepare, type Prepared } from '../../path/prepare';
import type { Program, ProgramModule } from '../../path/program';
import { createCodeBook, type CodeBook } from './code-book';
import { scoreClasses, type ScoreClasses } from './score-classes';

/** What a program gives once for all learners. Modules are indices of the total order; sets of them are rows of `words` 32-bit words. */
export interface BatchPlan {
  readonly program: Program;
  readonly prepared: Prepared;
  readonly book: CodeBook;
  readonly classes: ScoreClasses;
  readonly count: number;
  readonly words: number;
  readonly minutes: Int32Array;
  /** Minutes of a module that is taken, at `code * count + module`; complete for all codes so far. */
  readonly costs: () => Int32Array;
  /** 1: the home is a core zone. */
  readonly core: Uint8Array;
  /** Core and everything that it pulls in. */
  readonly coreClosure: Int32Array;
  /** Row by module: the module and everything that it pulls in. */
  readonly closures: Int32Array;
  /** Elective zones, in order: indices of `program.zones`. */
  readonly electives: readonly number[];
  /** By zone: 1 for what its requirement may count. */
  readonly candidates: readonly Uint8Array[];
  /** Whether an elective that does not meet its requirement may stop a run. */
  readonly hasGates: boolean;
  /** Whether steps are taken in the total order as long as nothing is replaced: no blocks or groups, and what rules insert stands before what it serves. */
  readonly keepsOrder: boolean;
}

export function createPlan(program: Program): BatchPlan {
  const prepared = prepare(program);
  const count = program.modules.length;
  const words = (count + 31) >> 5;
  const core = Uint8Array.from(prepared.coreWhy, (why) => (why ? 1 : 0));
  const closures = closuresOf(prepared, count, words);
  const coreClosure = new Int32Array(words);
  for (let module = 0; module < count; module++) if (core[module]) join(coreClosure, closures, module * words, words);
  const book = createCodeBook();
  const minutes = Int32Array.from(program.modules, (module) => module.minutes);
  return {
    program, prepared, book, costs: costTable(book, minutes), minutes, classes: scoreClasses(program), count, words,
    core, coreClosure, closures,
    electives: program.zones.flatMap((zone, index) => (zone.policy === 'elective' ? [index] : [])),
    candidates: program.zones.map((zone) => marked(count, zone.candidates)),
    hasGates: program.gates.length > 0,
    keepsOrder: prepared.groups.length === 0 && prepared.blocked.length === 0 && program.modules.every(insertsBefore),
  };
}

function insertsBefore({ rules }: ProgramModule, index: number): boolean {
  const actions = rules.flatMap(({ bands, noScore, passedWithoutScore }) => [...bands.map(({ action }) => action), noScore, passedWithoutScore]);
  return actions.every((action) => action.do !== 'insert' || action.modules.every((module) => module < index));
}

/** Grows with the codes: minutes are authored ones with the percentage of the code, rounded up (E-56), 0 where it settles. */
function costTable(book: CodeBook, minutes: Int32Array): () => Int32Array {
  const count = minutes.length;
  let costs = new Int32Array(8 * count);
  let filled = 0;
  return () => {
    if (filled === book.settled.length) return costs;
    if (book.settled.length * count > costs.length) {
      const larger = new Int32Array(2 * book.settled.length * count);
      larger.set(costs);
      costs = larger;
    }
    for (; filled < book.settled.length; filled++) {
      if (book.settled[filled] !== 0) continue;
      const percent = book.extend[filled] as number;
      for (let module = 0; module < count; module++) costs[filled * count + module] = (minutes[module] as number) + Math.ceil(((minutes[module] as number) * percent) / 100);
    }
    return costs;
  };
}

function marked(count: number, modules: readonly number[]): Uint8Array {
  const marks = new Uint8Array(count);
  for (const module of modules) marks[module] = 1;
  return marks;
}

/** Adds the row of a table to a set. */
export function join(set: Int32Array, table: Int32Array, from: number, words: number): void {
  for (let word = 0; word < words; word++) set[word] = (set[word] as number) | (table[from + word] as number);
}

/** One search per module over what modules pull in; strict corequisites make loops, so that an order alone would not do. */
function closuresOf({ pulls: { starts, targets } }: Prepared, count: number, words: number): Int32Array {
  const closures = new Int32Array(count * words);
  const queue = new Int32Array(count);
  for (let root = 0; root < count; root++) {
    const row = root * words;
    let held = 0;
    const hold = (module: number): void => {
      const [at, bit] = [row + (module >> 5), 1 << (module & 31)];
      if (((closures[at] as number) & bit) !== 0) return;
      closures[at] = (closures[at] as number) | bit;
      queue[held++] = module;
    };
    hold(root);
    for (let head = 0; head < held; head++) {
      const module = queue[head] as number;
      for (let at = starts[module] as number; at < (starts[module + 1] as number); at++) hold(targets[at] as number);
    }
  }
  return closures;
}
