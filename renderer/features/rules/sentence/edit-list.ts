/**
 * An edit of one item of a list that may have changed since it was shown. `next` null takes the item out; else only what differs from the item as shown is taken over, so that
 * of two quick edits the second does not take back the first. An item that is gone stays gone.
 */
export function editItem<T extends object>(now: readonly T[], shown: readonly T[], index: number, next: T | null): T[] {
  const before = shown[index];
  const text = JSON.stringify(before);
  const at = now.length === shown.length ? index : now.findIndex((item) => JSON.stringify(item) === text);
  if (before === undefined || at < 0) return [...now];
  if (next === null) return now.filter((_item, place) => place !== at);
  const changed = Object.fromEntries(Object.entries(next).filter(([field, value]) => (before as Readonly<Record<string, unknown>>)[field] !== value));
  return now.map((item, place) => (place === at ? { ...item, ...changed } : item));
}
