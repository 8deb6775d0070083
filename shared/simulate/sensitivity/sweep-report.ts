import { compareCodeUnits } from '../../kit/order';
import type { Outcome } from './outcome';
import type { PlannedLever, SweepPlan } from './plan-sweep';

/** What moving one number does. `points`: the curve, ascending, with the value as it is. `width`: saved share at its most less at its least. */
export interface SweptLever {
  readonly lever: string;
  readonly kind: 'threshold' | 'assumption';
  readonly title: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly points: readonly (Outcome & { readonly at: number })[];
  readonly width: number;
  readonly note: string;
}

/** Levers by how much they move the saved share, widest first: a tornado. */
export interface SweepReport {
  readonly learners: number;
  readonly runs: number;
  readonly asIs: Outcome;
  /** Of costs; null: nothing is priced. */
  readonly currency: string | null;
  readonly levers: readonly SweptLever[];
  readonly skipped: SweepPlan['skipped'];
  /** Saved share at its least and most over the runs in which one assumption is moved; null: none was. Prices do not count: they save no time. */
  readonly assumptions: { readonly low: number; readonly high: number } | null;
}

/** `currency`: of costs. `outcomes`: of each lever of the plan, in its order, one for each of its values; levers that were not run to their end are left out. */
export function createSweepReport(learners: number, asIs: Outcome, plan: SweepPlan, outcomes: readonly (readonly Outcome[])[], currency: string | null): SweepReport {
  const levers = plan.levers.flatMap((planned, at) => (outcomes[at]?.length === planned.values.length ? [sweptLever(planned, asIs, outcomes[at])] : []));
  const prices = new Set(plan.levers.filter(({ lever }) => lever.isPrice).map(({ lever }) => lever.name));
  const shares = levers.filter(({ kind, lever }) => kind === 'assumption' && !prices.has(lever)).flatMap(({ points }) => points.map(({ savedShare }) => savedShare));
  return {
    learners, runs: 1 + outcomes.reduce((sum, list) => sum + list.length, 0), asIs, currency, skipped: plan.skipped,
    levers: levers.sort((a, b) => b.width - a.width || compareCodeUnits(a.lever, b.lever)),
    assumptions: shares.length === 0 ? null : { low: Math.min(...shares), high: Math.max(...shares) },
  };
}

function sweptLever({ lever: { name, kind, title, value, note }, low, high, values }: PlannedLever, asIs: Outcome, outcomes: readonly Outcome[]): SweptLever {
  const points = [{ at: value, ...asIs }, ...values.map((at, index) => ({ at, ...(outcomes[index] ?? asIs) }))].sort((a, b) => a.at - b.at);
  const shares = points.map(({ savedShare }) => savedShare);
  return { lever: name, kind, title, value, low, high, points, width: Math.max(...shares) - Math.min(...shares), note };
}
