import type { EvidenceEvent } from '../../model/profile';
import { evidenceKinds, type EvidenceKind } from '../../model/vocabulary';
import { admits } from '../../path/evidence';
import type { RuleCondition } from '../../model/rule';
import type { BandRule, Program, ProgramModule } from '../../path/program';
import { assessment, scoreRegions, type Result } from './states';

/** What a rule or a condition reads of a subject. */
export interface Reader {
  readonly kinds: readonly EvidenceKind[];
  readonly maxAgeDays: number | null;
  /** Lowest scores of the regions that it tells apart. */
  readonly cuts: readonly number[];
  /** Whether it looks for the latest result that shows a can-do outcome too. */
  readonly isDo: boolean;
  /** The latest result counts, else the first. */
  readonly retest: boolean;
  /** A source of a combined score: self-report then is apart from other kinds. */
  readonly weighs: boolean;
}

/** What a rule reads, by subject: one reader, or one for each source of a combined score. */
export function ruleReaders(module: Pick<ProgramModule, 'do' | 'passMark'>, rule: BandRule): readonly (readonly [subject: string, reader: Reader])[] {
  const cuts = [...rule.bands.flatMap((band) => [band.lo, band.hi + 1]), ...(module.passMark === null ? [] : [module.passMark])];
  return (rule.parts ?? [rule]).map(({ subject, kinds, maxAgeDays }) => [subject, { kinds, maxAgeDays, cuts, isDo: module.do, retest: rule.retest, weighs: rule.parts !== null }]);
}

/**
 * Whether scores at the bounds of the bands tell apart all that a combined rule can do. They do when all its sources can show every outcome of the module (whatever sources
 * have a score, the same mean is then read for each) and nobody else reads them: each band is the mean of equal scores. Else a mean depends on more than the bands.
 */
export function isEven(program: Program, module: ProgramModule, rule: BandRule, readers: ReadonlyMap<string, readonly Reader[]>): boolean {
  if (!rule.parts) return true;
  const bySubject = new Map<string, number>();
  for (const { subject } of rule.parts) bySubject.set(subject, (bySubject.get(subject) ?? 0) + 1);
  const isAlone = [...bySubject].every(([subject, count]) => readers.get(subject)?.length === count);
  return isAlone && rule.parts.every(({ kinds }) => kinds.every((kind) => kind !== 'self-report' && (!module.do || admits(kind, 'do', program.recordAdmitsDo))));
}

/** A condition reads every kind where it lists none, self-report too. */
export function conditionReader({ evidenceKinds: kinds, maxAgeDays, score }: Extract<RuleCondition, { kind: 'result' }>): Reader {
  return { kinds: kinds.length > 0 ? kinds : evidenceKinds, maxAgeDays, cuts: [score], isDo: false, retest: true, weighs: false };
}

/** Readers of the first and readers of the latest result of one subject: then one event of a class is not enough. */
export function isMixed(readers: readonly Reader[]): boolean {
  return readers.some(({ retest }) => retest) && readers.some(({ retest }) => !retest);
}

/** Kinds and ages that every reader treats alike; only the latest (or the first) event of a class can matter. `cells`: by age, youngest first. */
interface EventClass {
  /** Per reader: `-` not read, `s` read and shows nothing by itself (self-report in a combination), `k` read, `d` read and can show a can-do outcome. */
  readonly letters: readonly string[];
  readonly cells: readonly { readonly kind: EvidenceKind; readonly age: number }[];
}

/** How many assessment histories of a subject the readers can tell apart. */
export function countRegions(program: Program, readers: readonly Reader[]): number {
  const [classes, results] = [classesOf(program, readers).length, resultsOf(readers).length];
  let [total, chosen] = [1, 1];
  for (let length = 1; length <= classes; length++) {
    chosen *= (classes - length + 1) * results;
    total += chosen;
  }
  return total;
}

/**
 * Assessments of one subject: every history that its readers can tell apart, the empty one first. A reader looks at the latest event that it admits and at the
 * latest that can show a can-do outcome (E-22, E-26), so one event for each class of kinds and ages, in every order and with every result, is all there is.
 */
export function regionsOf(program: Program, subject: string, readers: readonly Reader[]): readonly (readonly EvidenceEvent[])[] {
  const classes = classesOf(program, readers);
  const results = resultsOf(readers);
  const isLatest = readers.every(({ retest }) => retest);
  const isSeen = (order: readonly EventClass[]): boolean => !order.some((earlier, at) => order.slice(at + 1).some((later) => (isLatest ? hides(later, earlier) : hides(earlier, later))));
  return orders(classes).filter(isSeen).flatMap((order) => {
    const cells = datesOf(order);
    if (!cells) return [];
    return products(order.length, results).map((list) => list.map((result, at) => {
      const { kind, age } = cells[at] as EventClass['cells'][number];
      return assessment(program, subject, kind, result, age);
    }));
  });
}

function resultsOf(readers: readonly Reader[]): readonly Result[] {
  return [...scoreRegions(readers.flatMap(({ cuts }) => cuts)).map((score) => ({ score, passed: null })), { score: null, passed: true }, { score: null, passed: false }];
}

function classesOf(program: Program, readers: readonly Reader[]): readonly EventClass[] {
  const ages = [...new Set([0, ...readers.flatMap(({ maxAgeDays }) => (maxAgeDays === null ? [] : [maxAgeDays + 1]))])].sort((a, b) => a - b);
  const classes = new Map<string, { kind: EvidenceKind; age: number }[]>();
  for (const age of ages) {
    for (const kind of evidenceKinds) {
      const read = readers.map(({ kinds, maxAgeDays, isDo, weighs }) => {
        if (!kinds.includes(kind) || (maxAgeDays !== null && age > maxAgeDays)) return '-';
        if (weighs && kind === 'self-report') return 's';
        return isDo && admits(kind, 'do', program.recordAdmitsDo) ? 'd' : 'k';
      });
      if (read.every((letter) => letter === '-')) continue;
      const key = read.join('');
      const cells = classes.get(key);
      if (cells) cells.push({ kind, age });
      else classes.set(key, [{ kind, age }]);
    }
  }
  return [...classes].map(([key, cells]) => ({ letters: [...key], cells }));
}

/** Whether nobody looks at `hidden` any more: every reader of it reads `shown` instead, for the same outcomes. */
function hides(shown: EventClass, hidden: EventClass): boolean {
  return hidden.letters.every((letter, at) => '-skd'.indexOf(shown.letters[at] ?? '-') >= '-skd'.indexOf(letter));
}

/** Every order, earliest first, of every part of the classes. */
function orders(classes: readonly EventClass[]): readonly (readonly EventClass[])[] {
  return [[], ...classes.flatMap((last) => orders(classes.filter((other) => other !== last)).map((rest) => [...rest, last]))];
}

/** A kind and an age for each class of an order, so that no later one is older; null where that cannot be. */
function datesOf(order: readonly EventClass[]): readonly EventClass['cells'][number][] | null {
  const cells: EventClass['cells'][number][] = [];
  let youngest = 0;
  for (const { cells: list } of [...order].reverse()) {
    const cell = list.find(({ age }) => age >= youngest);
    if (!cell) return null;
    youngest = cell.age;
    cells.unshift(cell);
  }
  return cells;
}

function products<T>(length: number, values: readonly T[]): readonly (readonly T[])[] {
  if (length === 0) return [[]];
  return products(length - 1, values).flatMap((list) => values.map((value) => [...list, value]));
}
