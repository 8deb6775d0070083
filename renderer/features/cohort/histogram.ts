/** One bar: learners whose path takes from `from` up to, not including, `to` minutes. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly learners: number;
}

const widths = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 960];

/** Minutes in bars of one width, at most so many: the narrowest usual width that does. `counts`: [minutes, learners] by minutes. */
export function barsOf(counts: readonly (readonly [number, number])[], most = 40): readonly Bar[] {
  const [first, last] = [counts[0]?.[0] ?? 0, counts.at(-1)?.[0] ?? 0];
  if (counts.length === 0) return [];
  const count = (width: number): number => Math.floor(last / width) - Math.floor(first / width) + 1;
  const width = widths.find((one) => count(one) <= most) ?? Math.ceil((last - first + 1) / most / 960) * 960;
  const start = Math.floor(first / width);
  const bars = Array.from({ length: count(width) }, (_bar, at) => ({ from: (start + at) * width, to: (start + at + 1) * width, learners: 0 }));
  for (const [minutes, learners] of counts) bars[Math.floor(minutes / width) - start]!.learners += learners;
  return bars;
}
