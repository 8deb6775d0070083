import { compareCodeUnits } from '../../kit/order';
import type { AuditReport } from './audit-report';
import type { Factor } from './factors';

/** Where the gap between the best group and the one furthest behind comes from, factor by factor. */
export interface Ablation {
  readonly group: string;
  readonly best: string;
  /** Rate of the group over that of the best, among people of equal scores where a qualification was named. */
  readonly ratio: number;
  /** `closes`: share of the gap (1 − ratio) that is gone without the factor; under 0 it grows. Null: nobody of the best is selected any more, or no path is left to walk. Largest first; what single factors close need not add up. */
  readonly factors: readonly { readonly name: string; readonly kind: Factor['kind']; readonly title: string; readonly ratio: number | null; readonly closes: number | null }[];
  /** The factor that closes most, if any closes something. */
  readonly top: string | null;
}

interface Gap {
  readonly group: string;
  readonly best: string;
  readonly ratio: number;
}

/** The gap that is to be explained; null where four fifths hold or nothing can be compared. */
export function gapOf({ conditioned, groups, best, smallestRatio, holds }: AuditReport): Gap | null {
  const found = conditioned ?? { groups, best, smallestRatio, holds };
  if (found.holds !== false || found.best === null || found.smallestRatio === null) return null;
  const behind = found.groups.find(({ ratio }) => ratio === found.smallestRatio);
  return behind ? { group: behind.value, best: found.best, ratio: found.smallestRatio } : null;
}

/** Of the same two groups in another run. */
function ratioIn({ conditioned, groups }: AuditReport, { group, best }: Gap): number | null {
  const rateOf = (value: string): number => (conditioned?.groups ?? groups).find((one) => one.value === value)?.rate ?? 0;
  return rateOf(best) === 0 ? null : rateOf(group) / rateOf(best);
}

/** `runs`: each factor with the audit of the run without it; null where there was none. */
export function createAblation(gap: Gap, runs: readonly { readonly factor: Factor; readonly audit: AuditReport | null }[]): Ablation {
  const factors = runs.map(({ factor: { name, kind, title }, audit }) => {
    const ratio = audit && ratioIn(audit, gap);
    return { name, kind, title, ratio, closes: ratio === null ? null : (Math.min(ratio, 1 / ratio) - gap.ratio) / (1 - gap.ratio) };
  });
  factors.sort((a, b) => (b.closes ?? -Infinity) - (a.closes ?? -Infinity) || compareCodeUnits(a.name, b.name));
  const [first] = factors;
  return { ...gap, factors, top: first && (first.closes ?? 0) > 0 ? first.name : null };
}
