/** A group of people and how many of them were selected: got the favourable outcome. */
export interface GroupCount {
  readonly group: string;
  readonly learners: number;
  readonly selected: number;
}

export interface GroupRate extends GroupCount {
  readonly rate: number;
  /** Rate against that of the best group; null where this group or every group is too small, or nobody of the best was selected. */
  readonly ratio: number | null;
}

/** The four-fifths rule of 29 CFR 1607.4 D: no group's rate under 80 % of that of the best. */
export const fourFifths = 0.8;

/**
 * Selection rates and impact ratios (Feldman et al., KDD 2015: disparate impact; Fairlearn: demographic parity ratio). Groups under `least` people are neither best nor judged:
 * the rate of a handful is chance. Order as given.
 */
export function selectionRates(counts: readonly GroupCount[], least: number): { readonly groups: readonly GroupRate[]; readonly best: string | null; readonly smallestRatio: number | null; readonly holds: boolean | null } {
  const rated = counts.map((count) => ({ ...count, rate: count.learners === 0 ? 0 : count.selected / count.learners }));
  const judged = rated.filter(({ learners }) => learners >= Math.max(1, least));
  const best = judged.reduce<(typeof rated)[number] | null>((most, group) => (most === null || group.rate > most.rate ? group : most), null);
  const ratioOf = (group: (typeof rated)[number]): number | null => (best === null || best.rate === 0 || group.learners < Math.max(1, least) ? null : group.rate / best.rate);
  const groups = rated.map((group) => ({ ...group, ratio: ratioOf(group) }));
  const ratios = groups.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  const smallestRatio = ratios.length < 2 ? null : Math.min(...ratios);
  return { groups, best: best?.group ?? null, smallestRatio, holds: smallestRatio === null ? null : smallestRatio >= fourFifths };
}

/** What was said (selected) against what was true. */
export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly tn: number;
  readonly fn: number;
}

/** Rates of a confusion matrix; null where nobody is in the denominator. */
export interface ConfusionRates {
  readonly selection: number | null;
  readonly truePositive: number | null;
  readonly falsePositive: number | null;
  readonly falseNegative: number | null;
  readonly falseDiscovery: number | null;
  readonly falseOmission: number | null;
}

export function confusionRates({ tp, fp, tn, fn }: Confusion): ConfusionRates {
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    selection: share(tp + fp, tp + fp + tn + fn), truePositive: share(tp, tp + fn), falsePositive: share(fp, fp + tn),
    falseNegative: share(fn, tp + fn), falseDiscovery: share(fp, tp + fp), falseOmission: share(fn, tn + fn),
  };
}

/** How far groups lie apart: largest minus smallest value, and smallest over largest (0 over 0 is 1: nobody differs). Source: Fairlearn, MetricFrame.difference and .ratio (between groups). */
export function spreadOf(values: readonly number[]): { readonly difference: number; readonly ratio: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { difference: most - least, ratio: most === 0 ? 1 : least / most };
}

/** How far groups lie from the whole: the largest distance, and the smallest of value over whole or whole over value. Source: Fairlearn, method `to_overall`. */
export function spreadFrom(whole: number, values: readonly number[]): { readonly difference: number; readonly ratio: number } {
  const ratios = values.map((value) => (value === whole ? 1 : Math.min(value, whole) / Math.max(value, whole)));
  return { difference: Math.max(...values.map((value) => Math.abs(value - whole))), ratio: Math.min(...ratios) };
}
