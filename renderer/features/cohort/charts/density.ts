type Histogram = readonly (readonly [number, number])[];

/** What a shape is drawn from: minutes and learners, by minutes, and the minutes that one in ten and nine in ten do not exceed. */
interface Spread {
  readonly histogram: Histogram;
  readonly minutes: { readonly p10: number; readonly p90: number };
}

/**
 * How dense learners lie along the scale, at `points` places from `from` to `to`, the densest 1: normal kernels of Silverman's width (B. W. Silverman, Density Estimation, 1986, 3.31), never
 * narrower than the picture can show. Where the histogram holds groups at their mean (real people), kernels make up for the spread within the groups.
 */
export function densityOf({ histogram, minutes: { p10, p90 } }: Spread, from: number, to: number, points = 160): readonly number[] {
  const learners = histogram.reduce((sum, [, count]) => sum + count, 0);
  if (learners === 0 || to <= from) return Array.from({ length: points }, () => 0);
  const width = Math.max(silverman(histogram, learners), withinGroups(histogram, learners, p10, p90), (to - from) / points);
  const at = Array.from({ length: points }, (_point, index) => from + ((to - from) * index) / (points - 1));
  const sums = at.map((x) => histogram.reduce((sum, [minutes, count]) => sum + count * Math.exp(-0.5 * ((minutes - x) / width) ** 2), 0));
  const most = Math.max(...sums);
  return sums.map((sum) => (most === 0 ? 0 : sum / most));
}

/** Whether the histogram shows that it holds groups at their mean: single minutes reach at least as far as eight in ten. */
export function isGrouped({ histogram, minutes: { p10, p90 } }: Spread): boolean {
  return (histogram[0]?.[0] ?? p10) > p10 || (histogram.at(-1)?.[0] ?? p90) < p90;
}

/** From one in ten to nine in ten of a normal distribution, in standard deviations. */
const eightInTen = 2.563;

/** The standard deviation that groups at their mean lack against what eight in ten span; 0 for single minutes. */
function withinGroups(histogram: Histogram, learners: number, p10: number, p90: number): number {
  return isGrouped({ histogram, minutes: { p10, p90 } }) ? Math.sqrt(Math.max(0, ((p90 - p10) / eightInTen) ** 2 - deviationOf(histogram, learners) ** 2)) : 0;
}

function deviationOf(histogram: Histogram, learners: number): number {
  const mean = histogram.reduce((sum, [minutes, count]) => sum + minutes * count, 0) / learners;
  return Math.sqrt(histogram.reduce((sum, [minutes, count]) => sum + count * (minutes - mean) ** 2, 0) / learners);
}

function silverman(histogram: Histogram, learners: number): number {
  const deviation = deviationOf(histogram, learners);
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
