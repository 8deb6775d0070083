const none: readonly never[] = [];

/** The list, or for an empty one the one empty list that all share: what is read thousands of times is then read from one place. */
export function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length > 0 ? list : none;
}
