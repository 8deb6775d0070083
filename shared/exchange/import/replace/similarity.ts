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
