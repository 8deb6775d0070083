/** The least minutes that at least this share of the learners do not exceed (nearest rank). `histogram`: minutes and learners, by minutes. */
export function minutesAt(histogram: readonly (readonly [number, number])[], share: number): number {
  const total = histogram.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(share * total - 1e-9));
  let seen = 0;
  for (const [minutes, count] of histogram) {
    seen += count;
    if (seen >= rank) return minutes;
  }
  return 0;
}
