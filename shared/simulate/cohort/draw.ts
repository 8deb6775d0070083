/** What is drawn of a learner so far: by name, the value as text. */
export type Drawn = ReadonlyMap<string, string>;

/** Something with a weight that may be meant for some learners only. */
export interface Weighted {
  readonly weight: number;
  readonly when: Readonly<Record<string, string>>;
}

export function isMeant(when: Readonly<Record<string, string>>, drawn: Drawn): boolean {
  for (const name of Object.keys(when)) if (drawn.get(name) !== when[name]) return false;
  return true;
}

/**
 * Picks from a list by weights among what is meant for the learner; answers the index, or -1 where nothing is. Running sums are made once for each combination of values that the
 * list asks for.
 */
export function createPicker(options: readonly Weighted[]): (drawn: Drawn, chance: number) => number {
  const names = [...new Set(options.flatMap(({ when }) => Object.keys(when)))];
  const known = new Map<string, { readonly indices: readonly number[]; readonly sums: Float64Array }>();
  const tableFor = (drawn: Drawn): { readonly indices: readonly number[]; readonly sums: Float64Array } => {
    const indices = options.flatMap((option, index) => (option.weight > 0 && isMeant(option.when, drawn) ? [index] : []));
    let total = 0;
    return { indices, sums: Float64Array.from(indices, (index) => (total += options[index]?.weight ?? 0)) };
  };
  return (drawn, chance) => {
    let key = '';
    for (const name of names) key += `${drawn.get(name) ?? ''}\u0000`;
    const table = known.get(key) ?? tableFor(drawn);
    known.set(key, table);
    const { indices, sums } = table;
    if (indices.length === 0) return -1;
    const wanted = chance * (sums[sums.length - 1] as number);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return indices[low] as number;
  };
}
