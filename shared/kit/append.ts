/** Adds all at the end of a list. `list.push(...more)` runs out of stack when there are a hundred thousand, as a hostile file may make them. */
export function append<T>(list: T[], ...lists: readonly Iterable<T>[]): void {
  for (const more of lists) for (const item of more) list.push(item);
}
