type Histogram = readonly (readonly [number, number])[];

/**
 * How dense learners lie along the scale, at `points` places from `from` to `to`, the densest 1: normal kernels of Silverman's width (B. W. Silverman, Density Estimation, 1986, 3.31), never
 * narrower than the picture can show. `histogram`: minutes and learners, by minutes.
 */
export function densityOf(histogram: Histogram, from: number, to: number, points = 160): readonly number[] {
  const learners = histogram.reduce((sum, [, count]) => sum + count, 0);
  if (learners === 0 || to <= from) return Array.from({ length: points }, () => 0);
  const width = Math.max(silverman(histogram, learners), (to - from) / points);
  const at = Array.from({ length: points }, (_point, index) => from + ((to - from) * index) / (points - 1));
  const sums = at.map((x) => histogram.reduce((sum, [minutes, count]) => sum + count * Math.exp(-0.5 * ((minutes - x) / width) ** 2), 0));
  const most = Math.max(...sums);
  return sums.map((sum) => (most === 0 ? 0 : sum / most));
}

function silverman(histogram: Histogram, learners: number): number {
  const mean = histogram.reduce((sum, [minutes, count]) => sum + minutes * count, 0) / learners;
  const deviation = Math.sqrt(histogram.reduce((sum, [minutes, count]) => sum + count * (minutes - mean) ** 2, 0) / learners);
  const quartiles = (quantile(histogram, 0.75 * learners) - quantile(histogram, 0.25 * learners)) / 1.34;
  return 0.9 * (quartiles > 0 ? Math.min(deviation, quartiles) : deviation) * learners ** -0.2;
}

function quantile(histogram: Histogram, rank: number): number {
  let seen = 0;
  for (const [minutes, count] of histogram) if ((seen += count) >= rank) return minutes;
  return 0;
}

/** The shape as an SVG path on a baseline at `height`, over the width 1000. */
export function shapeOf(density: readonly number[], height: number): { readonly line: string; readonly area: string } {
  const place = (value: number, at: number): string => `${round((1000 * at) / (density.length - 1))} ${round(height - value * (height - 2))}`;
  const line = density.map((value, at) => `${at === 0 ? 'M' : 'L'}${place(value, at)}`).join('');
  return { line, area: `${line}L1000 ${height}L0 ${height}Z` };
}

const round = (value: number): number => Math.round(value * 10) / 10;
