/** Total order of strings by UTF-16 code unit: the same on every machine, in every locale. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const known = new WeakMap<ReadonlyMap<string, unknown>, readonly unknown[]>();

/** The records of a table in order of id; sorted once for each table, as tables never change. */
export function inOrderOfId<T extends { readonly id: string }>(table: ReadonlyMap<string, T>): readonly T[] {
  const list = (known.get(table) as readonly T[] | undefined) ?? sortById([...table.values()]);
  known.set(table, list);
  return list;
}

/** Tables mostly are in order but for a few records at their end, which are put where they belong. */
function sortById<T extends { readonly id: string }>(list: T[]): readonly T[] {
  let end = 1;
  while (end < list.length && (list[end - 1] as T).id < (list[end] as T).id) end++;
  if (end >= list.length) return list;
  return mergeById(list.slice(0, end), list.slice(end).sort((a, b) => compareCodeUnits(a.id, b.id)));
}

/** Two lists in order of id as one. Cheap where the second is short. */
export function mergeById<T extends { readonly id: string }>(list: readonly T[], more: readonly T[]): readonly T[] {
  const merged: T[] = [];
  let from = 0;
  for (const record of more) {
    const to = placeOf(list, record.id, from);
    for (; from < to; from++) merged.push(list[from] as T);
    merged.push(record);
  }
  for (; from < list.length; from++) merged.push(list[from] as T);
  return merged;
}

/** Puts a record where it belongs in a list in order of id, in the place of the one with its id, or takes that out (null); the same is done to a list beside it. */
export function spliceById<T extends { readonly id: string }, B>(list: T[], id: string, record: T | null, besides: B[], beside: B | null): void {
  const at = placeOf(list, id, 0);
  const held = list[at]?.id === id ? 1 : 0;
  if (record === null || beside === null) {
    list.splice(at, held);
    besides.splice(at, held);
    return;
  }
  list.splice(at, held, record);
  besides.splice(at, held, beside);
}

/** First place from `low` on whose id is not smaller, by binary search. */
function placeOf(list: readonly { readonly id: string }[], id: string, low: number): number {
  let [from, to] = [low, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareCodeUnits((list[middle] as { readonly id: string }).id, id) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
