/**
 * Mulberry32 (T. Ettinger, public domain): a small seeded generator. Returns a function that gives numbers in [0, 1).
 * `seed`: any number, taken modulo 2^32.
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The list in another order (Fisher and Yates, in the form of Durstenfeld 1964): each order is as likely as any other. `random`: gives numbers in [0, 1). The list itself stays as it is. */
export function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

/** FNV-1a, 32 bit, over UTF-16 code units: a fast stable hash of a string (not for security). */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A number in [0, 1) that hangs on its keys alone: the same for the same keys, whatever was drawn before, in whatever order and wherever. Murmur3 (A. Appleby, public domain) over
 * seed, first key and the pair of the others, each taken modulo 2^32.
 */
export function keyedRandom(seed: number, first: number, second: number, third: number): number {
  return (keyedWord(keyedStart(seed, first), second, third) >>> 0) / 4294967296;
}

/** What draws with the same seed and first key have in common: for `keyedWord`. */
export function keyedStart(seed: number, first: number): number {
  return mixIn(seed | 0, first);
}

/** 32 random bits as a signed whole number: those of `keyedRandom`. */
export function keyedWord(start: number, second: number, third: number): number {
  return keyedBits(start, keyPair(second, third));
}

/** Second and third key as one, so that what is drawn for many rows is put together once. */
export function keyPair(second: number, third: number): number {
  return Math.imul(second, 0x9e3779b1) ^ Math.imul(third, 0x27d4eb2f);
}

/** `keyedWord` of a pair. */
export function keyedBits(start: number, pair: number): number {
  let hash = mixIn(start, pair) ^ 12;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function mixIn(hash: number, key: number): number {
  let k = Math.imul(key, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}
