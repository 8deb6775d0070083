import type { RecordId } from '#shared/model/ids';
import type { CohortRun } from '../../../store/cohort-runs';
import { comparedCosts } from '../costs/cost-rows';

/** A figure of two runs. `kind`: how it is written. */
export interface ComparedFigure {
  readonly key: 'minutes' | 'saved' | 'longer' | 'waived' | 'inserted' | 'escalated' | 'cost' | 'costTotal' | 'costSaved';
  readonly kind: 'minutes' | 'share' | 'mean' | 'count' | 'money';
  readonly a: number;
  readonly b: number;
  /** Of money. */
  readonly currency?: string;
}

/** A role in both runs: mean minutes and what is saved. */
export interface ComparedRole {
  readonly role: RecordId;
  readonly learners: number;
  readonly a: { readonly minutes: number; readonly saved: number };
  readonly b: { readonly minutes: number; readonly saved: number };
}

/** A module: shares of all learners on whose path it is, for whom it is waived, who fail it, who wait there. */
export interface ComparedModule {
  readonly id: RecordId;
  readonly a: ModuleShares;
  readonly b: ModuleShares;
  /** The largest difference of the four. */
  readonly difference: number;
}
export type ModuleShares = Readonly<Record<'reached' | 'waived' | 'failed' | 'waiting', number>>;
export const moduleShares = ['reached', 'waived', 'failed', 'waiting'] as const;

type Result = CohortRun['result'];

/** Two runs figure by figure. */
export function comparedFigures({ report: a, detail: d }: Result, { report: b, detail: e }: Result): readonly ComparedFigure[] {
  const mean = (total: number, learners: number): number => (learners === 0 ? 0 : total / learners);
  return [
    { key: 'minutes', kind: 'minutes', a: mean(a.totals.minutes, a.learners), b: mean(b.totals.minutes, b.learners) },
    { key: 'saved', kind: 'share', a: a.saved.share, b: b.saved.share },
    { key: 'longer', kind: 'share', a: mean(d.whole.longer, a.learners), b: mean(e.whole.longer, b.learners) },
    { key: 'waived', kind: 'mean', a: mean(a.totals.waived, a.learners), b: mean(b.totals.waived, b.learners) },
    { key: 'inserted', kind: 'mean', a: mean(a.totals.inserted, a.learners), b: mean(b.totals.inserted, b.learners) },
    { key: 'escalated', kind: 'count', a: a.totals.escalated, b: b.totals.escalated },
    ...comparedCosts(a.cost, b.cost),
  ];
}

/** Roles that are in both. */
export function comparedRoles({ report: a }: Result, { report: b }: Result): readonly ComparedRole[] {
  return Object.entries(a.byRole).flatMap(([role, one]): ComparedRole[] => {
    const other = b.byRole[role];
    if (!other || one.learners === 0 || other.learners === 0) return [];
    return [{ role, learners: one.learners, a: { minutes: one.minutes / one.learners, saved: one.saved.share }, b: { minutes: other.minutes / other.learners, saved: other.saved.share } }];
  });
}

/** Modules in which the runs differ, the most first; one that a design does not have is on nobody's path there. */
export function comparedModules({ report: a }: Result, { report: b }: Result): readonly ComparedModule[] {
  const [one, other] = [sharesOf(a), sharesOf(b)];
  const ids = [...new Set([...one.keys(), ...other.keys()])];
  const modules = ids.map((id): ComparedModule => {
    const [x, y] = [one.get(id) ?? nobody, other.get(id) ?? nobody];
    return { id, a: x, b: y, difference: Math.max(...moduleShares.map((key) => Math.abs(x[key] - y[key]))) };
  });
  return modules.filter(({ difference }) => difference > 0).sort((x, y) => y.difference - x.difference || (x.id < y.id ? -1 : 1));
}

const nobody: ModuleShares = { reached: 0, waived: 0, failed: 0, waiting: 0 };

function sharesOf({ modules, learners }: Result['report']): ReadonlyMap<RecordId, ModuleShares> {
  const share = (count: number): number => (learners === 0 ? 0 : count / learners);
  return new Map(modules.map(({ id, reached, waived, failed, waiting }) => [id, { reached: share(reached), waived: share(waived), failed: share(failed), waiting: share(waiting) }]));
}
