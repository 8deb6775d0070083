const shingleLength = 4;

/** The runs of four words of a text, letter case and marks aside; of a shorter text the text as a whole. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set();
  if (words.length < shingleLength) return new Set([words.join(' ')]);
  return new Set(words.slice(0, 20_000).flatMap((_word, at) => (at + shingleLength <= words.length ? [words.slice(at, at + shingleLength).join(' ')] : [])));
}

/** Jaccard index of two sets, |A ∩ B| / |A ∪ B|, from 0 to 1 (Broder 1997, "On the resemblance and containment of documents"). Nothing resembles nothing: 0. */
export function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** From here on two texts are taken for versions of one. */
export const closeEnough = 0.4;

const [rareUpTo, candidatesEach] = [20, 10];

/**
 * For each set of `right` the sets of `left` (by index) that may resemble it: those that share most of the runs that few have; at most ten. So that in a course of a thousand modules not every
 * pair is compared. Runs that more than twenty sets have are on every page (a footer, a licence) and tell nothing.
 */
export function likelyPairs(left: readonly ReadonlySet<string>[], right: readonly ReadonlySet<string>[]): readonly ReadonlySet<number>[] {
  const holders = new Map<string, number[]>();
  left.forEach((set, at) => {
    for (const run of set) (holders.get(run) ?? holders.set(run, []).get(run)!).push(at);
  });
  return right.map((set) => {
    const shared = new Map<number, number>();
    for (const run of set) {
      const found = holders.get(run) ?? [];
      if (found.length <= rareUpTo) for (const at of found) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return new Set([...shared].sort(([a, m], [b, n]) => n - m || a - b).slice(0, candidatesEach).map(([at]) => at));
  });
}

/** Pairs of what resembles most, each used once; ties go to what comes first. `shareOf`: 0 where two cannot belong together. */
export function bestPairs<A, B>(left: readonly A[], right: readonly B[], shareOf: (a: A, b: B) => number, least = closeEnough): readonly { readonly left: A; readonly right: B; readonly share: number }[] {
  const all = left.flatMap((a, i) => right.flatMap((b, j) => {
    const share = shareOf(a, b);
    return share >= least ? [{ left: a, right: b, share, order: i * right.length + j }] : [];
  })).sort((a, b) => b.share - a.share || a.order - b.order);
  const used = new Set<unknown>();
  return all.filter((pair) => {
    if (used.has(pair.left) || used.has(pair.right)) return false;
    used.add(pair.left).add(pair.right);
    return true;
  });
}
