import { compareCodeUnits } from '../../kit/order';
import { createSpan } from './follows';

/** Groups of fewer people are not shown. */
export const leastShown = 10;

/** Learners who share a value in every column. `values`: by column. */
export interface CountedCell {
  readonly values: readonly string[];
  readonly learners: number;
}

/**
 * Per column the values whose people are not shown: those of fewer than `least`, and as many more as it takes that no difference of shown groups tells of them (docs/spec/simulate.md, S-16).
 * First, two columns, or a column and the whole, tell of each other wherever a set of values of one holds the same people as a set of values of the other: if all of one side is shown, of the
 * other nothing is hidden, or at least two values with at least `least` people between them. Then, as long as any small value still follows from what is shown by adding and subtracting
 * (three columns can conspire), the smallest shown value goes, too. Where that question is too large, columns with anything hidden are hidden as a whole.
 */
export function hiddenValues(cells: readonly CountedCell[], columns: number, least: number = leastShown): readonly ReadonlySet<string>[] {
  const sizes = Array.from({ length: columns }, (_nothing, column) => sizesOf(cells, column));
  const hidden = sizes.map((size) => new Set([...size].filter(([, learners]) => learners < least).map(([value]) => value)));
  const pairs = Array.from({ length: columns }, (_nothing, column) => column).flatMap((column) => [
    { column, other: -1, parts: [{ own: new Set((sizes[column] as Sizes).keys()), others: new Set<string>() }] },
    ...sizes.flatMap((_size, other) => (other === column ? [] : [{ column, other, parts: connected(cells, column, other) }])),
  ]);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const { column, other, parts } of pairs) {
      for (const { own, others } of parts) {
        if (other >= 0 && [...others].some((value) => hidden[other]?.has(value))) continue;
        if (hideMore(sizes[column] as Sizes, hidden[column] as Set<string>, own, least)) isChanged = true;
      }
    }
  }
  if (hidden.every((values) => values.size === 0)) return hidden;
  if (cells.length * sizes.reduce((sum, size) => sum + size.size, 0) > largestQuestion) return hidden.map((values, column) => (values.size === 0 ? values : new Set((sizes[column] as Sizes).keys())));
  hideWhatFollows(cells, sizes, hidden, least);
  return hidden;
}

/** Values times cells up to which the exact question is asked. */
const largestQuestion = 4_000_000;

function hideWhatFollows(cells: readonly CountedCell[], sizes: readonly Sizes[], hidden: readonly Set<string>[], least: number): void {
  const everybody = cells.reduce((sum, { learners }) => sum + learners, 0);
  const rowOf = (column: number, value: string): readonly number[] => cells.map(({ values }) => ((values[column] ?? '') === value ? 1 : 0));
  const small = sizes.flatMap((size, column) => [...size].filter(([, learners]) => learners < least && learners < everybody).map(([value]) => ({ column, row: rowOf(column, value) })));
  for (;;) {
    const shown = sizes.flatMap((size, column) => [...size].filter(([value]) => !hidden[column]?.has(value)).map(([value, learners]) => ({ column, value, learners })));
    const follows = createSpan([cells.map(() => 1), ...shown.map(({ column, value }) => rowOf(column, value))], cells.length);
    const told = small.find(({ row }) => follows(row));
    if (!told) return;
    // Of its own column where there is something left to hide.
    const own = shown.filter(({ column }) => column === told.column);
    const [next] = (own.length > 0 ? own : shown).sort((a, b) => a.learners - b.learners || compareCodeUnits(a.value, b.value));
    if (!next) return;
    hidden[next.column]?.add(next.value);
  }
}

type Sizes = ReadonlyMap<string, number>;

function sizesOf(cells: readonly CountedCell[], column: number): Sizes {
  const sizes = new Map<string, number>();
  for (const { values, learners } of cells) sizes.set(values[column] ?? '', (sizes.get(values[column] ?? '') ?? 0) + learners);
  return sizes;
}

/** Hides the smallest shown values until what is hidden cannot be told apart; answers whether any was. */
function hideMore(sizes: Sizes, hidden: Set<string>, within: ReadonlySet<string>, least: number): boolean {
  const covered = [...within].filter((value) => hidden.has(value));
  if (covered.length === 0) return false;
  const shown = [...within].filter((value) => !hidden.has(value)).sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || compareCodeUnits(a, b));
  let sum = covered.reduce((total, value) => total + (sizes.get(value) ?? 0), 0);
  let count = covered.length;
  let isChanged = false;
  for (const value of shown) {
    if (count >= 2 && sum >= least) break;
    hidden.add(value);
    sum += sizes.get(value) ?? 0;
    count++;
    isChanged = true;
  }
  return isChanged;
}

/** Smallest sets of values of two columns that hold the same people: the connected parts of who shares what. */
function connected(cells: readonly CountedCell[], column: number, other: number): readonly { readonly own: ReadonlySet<string>; readonly others: ReadonlySet<string> }[] {
  const partOf = new Map<string, { own: Set<string>; others: Set<string> }>();
  for (const { values } of cells) {
    const [mine, theirs] = [`0${values[column] ?? ''}`, `1${values[other] ?? ''}`];
    const a = partOf.get(mine) ?? { own: new Set([mine.slice(1)]), others: new Set<string>() };
    const b = partOf.get(theirs) ?? { own: new Set<string>(), others: new Set([theirs.slice(1)]) };
    if (a !== b) {
      const [large, small] = a.own.size + a.others.size >= b.own.size + b.others.size ? [a, b] : [b, a];
      for (const value of small.own) large.own.add(value);
      for (const value of small.others) large.others.add(value);
      for (const value of large.own) partOf.set(`0${value}`, large);
      for (const value of large.others) partOf.set(`1${value}`, large);
    } else {
      partOf.set(mine, a);
      partOf.set(theirs, a);
    }
  }
  return [...new Set(partOf.values())];
}
