/** The ids that are in both lists, in the order of the first. */
function common(list: readonly string[], other: ReadonlySet<string>): readonly string[] {
  return list.filter((id) => other.has(id));
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);

/**
 * The order of a list that was changed on two sides: `mine` as it is here, `base` as the source had it at the last import (empty: not known), `theirs` as the source has it now. A new
 * order of the source is taken where the order here is still the one of the last import; what is only here stays behind what it is behind; what is new comes behind what it is behind in
 * the source. Gives `mine` itself where nothing moves.
 */
export function arrange(mine: readonly string[], base: readonly string[], theirs: readonly string[]): readonly string[] {
  const [here, there, before] = [new Set(mine), new Set(theirs), new Set(base)];
  const kept = common(theirs, here);
  const isMoved = !isSame(common(kept, before), common(common(base, here), there));
  const isUntouched = isSame(common(common(mine, there), before), common(common(base, here), there));
  const result = isMoved && isUntouched && before.size > 0 ? inTheirOrder(mine, kept) : [...mine];
  theirs.forEach((id, at) => {
    if (here.has(id)) return;
    const ahead = theirs.slice(0, at).reverse().find((other) => result.includes(other));
    result.splice(ahead === undefined ? 0 : result.indexOf(ahead) + 1, 0, id);
  });
  return isSame(result, mine) ? mine : result;
}

/** The slots of what the source has, filled in its order. */
function inTheirOrder(mine: readonly string[], kept: readonly string[]): string[] {
  const sorted = kept.values();
  const moving = new Set(kept);
  return mine.map((id) => (moving.has(id) ? (sorted.next().value ?? id) : id));
}
