import { compareCodeUnits } from '../../kit/order';

/**
 * Three-way merge of lists without doubles whose order matters: what one side added is kept, what one side removed goes; where one side put the rest into another order, that order holds.
 * What both sides added at one place stands in the order of the first entries, so that the sides can change places. Ids in `kept` are not removed by theirs.
 * Null where it cannot be told: doubles, or both sides changed the order differently.
 */
export function mergeOrderedSet(base: readonly string[], ours: readonly string[], theirs: readonly string[], kept: ReadonlySet<string> = new Set()): readonly string[] | null {
  const [inBase, inOurs, inTheirs] = [new Set(base), new Set(ours), new Set(theirs)];
  if (inBase.size !== base.length || inOurs.size !== ours.length || inTheirs.size !== theirs.length) return null;
  const common = mergeOrder(
    base.filter((id) => inOurs.has(id) && inTheirs.has(id)),
    ours.filter((id) => inTheirs.has(id)),
    theirs.filter((id) => inOurs.has(id)),
  );
  if (!common) return null;
  const isCommon = new Set(common);
  const left = additions(ours, isCommon, (id) => !inBase.has(id) || kept.has(id));
  const right = additions(theirs, isCommon, (id) => !inBase.has(id));
  return [null, ...common].flatMap((anchor) => [...(anchor === null ? [] : [anchor]), ...joinRuns(left.get(anchor) ?? [], right.get(anchor) ?? [])]);
}

/** The order of what both sides have; null where both moved it to different places. */
function mergeOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] | null {
  if (isSameList(ours, theirs) || isSameList(base, theirs)) return ours;
  return isSameList(base, ours) ? theirs : null;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}

/** Runs of entries that only this side has, by the common entry that they follow (null: the start). */
function additions(list: readonly string[], common: ReadonlySet<string>, isAdded: (id: string) => boolean): ReadonlyMap<string | null, readonly string[]> {
  const runs = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const id of list) {
    if (common.has(id)) anchor = id;
    else if (isAdded(id)) {
      const run = runs.get(anchor);
      if (run) run.push(id);
      else runs.set(anchor, [id]);
    }
  }
  return runs;
}

function joinRuns(left: readonly string[], right: readonly string[]): readonly string[] {
  return compareCodeUnits(left[0] ?? '', right[0] ?? '') <= 0 ? [...left, ...right] : [...right, ...left];
}

/** Comparisons of two lists above which lines are not matched (about 40 ms). */
const mostCells = 4_000_000;

/**
 * Three-way merge of lines of text (diff3: Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", 2007): between lines that all three have, the side that changed wins.
 * Null where both changed the same place, or the text is too long to be matched.
 */
export function mergeLines(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] | null {
  const [toOurs, toTheirs] = [matchLines(base, ours), matchLines(base, theirs)];
  if (!toOurs || !toTheirs) return null;
  const merged: string[] = [];
  let [b, o, t] = [0, 0, 0];
  for (let at = 0; at <= base.length; at++) {
    const [nextO, nextT] = at === base.length ? [ours.length, theirs.length] : [toOurs[at] ?? -1, toTheirs[at] ?? -1];
    if (nextO < 0 || nextT < 0) continue;
    const chunk = mergeChunk(base.slice(b, at), ours.slice(o, nextO), theirs.slice(t, nextT));
    if (!chunk) return null;
    merged.push(...chunk);
    const line = base[at];
    if (line !== undefined) merged.push(line);
    [b, o, t] = [at + 1, nextO + 1, nextT + 1];
  }
  return merged;
}

function mergeChunk(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] | null {
  if (isSameList(ours, theirs) || isSameList(base, theirs)) return ours;
  return isSameList(base, ours) ? theirs : null;
}

/** For each line of `from` its place in `to` by a longest common subsequence, or -1. O(n · m) between common start and end; null above `mostCells`. */
function matchLines(from: readonly string[], to: readonly string[]): readonly number[] | null {
  const matches = from.map(() => -1);
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) matches[start] = start++;
  let tail = 0;
  while (tail < from.length - start && tail < to.length - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) {
    tail++;
    matches[from.length - tail] = to.length - tail;
  }
  const [rows, columns] = [from.length - tail - start, to.length - tail - start];
  if (rows * columns > mostCells) return null;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const isEqual = (row: number, column: number): boolean => from[start + row] === to[start + column];
  const length = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      lengths[row * width + column] = isEqual(row, column) ? length(row + 1, column + 1) + 1 : Math.max(length(row + 1, column), length(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (isEqual(row, column)) matches[start + row++] = start + column++;
    else if (length(row + 1, column) >= length(row, column + 1)) row++;
    else column++;
  }
  return matches;
}
