/** What somebody costs, and how many learners cost exactly so much; ascending. */
export type CostList = readonly (readonly [number, number])[];

/** Learners who cost from `from` up to, not including, `to`; in the last one `to` is included. */
export interface CostBin {
  readonly from: number;
  readonly to: number;
  readonly learners: number;
}

/** A chart does not need more. */
const mostBins = 24;

/** Bins of one width, a round number, over all that occurs. `least`: neighbours are put together until each bin has as many people (1: none are). */
export function costBins(list: CostList, least: number): readonly CostBin[] {
  const [low, high] = [list[0]?.[0] ?? 0, list.at(-1)?.[0] ?? 0];
  if (list.length === 0) return [];
  const step = roundStep(high - low);
  const first = Math.floor(low / step + 1e-9);
  const count = Math.max(1, Math.ceil(high / step - 1e-9) - first);
  const learners = new Array<number>(count).fill(0);
  for (const [cost, number] of list) {
    const at = Math.min(count - 1, Math.max(0, Math.floor(cost / step + 1e-9) - first));
    learners[at] = (learners[at] as number) + number;
  }
  const edge = (at: number): number => Number(((first + at) * step).toPrecision(12));
  return together(learners.map((number, at) => ({ from: edge(at), to: edge(at + 1), learners: number })), least);
}

/** 1, 2 or 5 times a power of ten, the least that needs no more than so many bins; 1 where all cost the same. */
function roundStep(span: number): number {
  if (!(span > 0)) return 1;
  // One bin more than the span asks for may be cut at its two ends.
  const rough = span / (mostBins - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-12)) ?? 10) * power;
}

function together(bins: readonly CostBin[], least: number): readonly CostBin[] {
  if (least <= 1) return bins;
  const groups: CostBin[] = [];
  let open: CostBin | null = null;
  for (const bin of bins) {
    open = open ? { from: open.from, to: bin.to, learners: open.learners + bin.learners } : bin;
    if (open.learners < least) continue;
    groups.push(open);
    open = null;
  }
  const last = groups.pop();
  return open ? [...groups, { from: last?.from ?? open.from, to: open.to, learners: (last?.learners ?? 0) + open.learners }] : [...groups, ...(last ? [last] : [])];
}
