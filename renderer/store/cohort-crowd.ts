import type { RecordId } from '#shared/model/ids';
import type { CohortSession } from './session';

/** How many learners of the cohort that is shown go through a module. */
export interface Crowd {
  readonly learners: number;
  /** `taking`: whose path it is on and who are not waived it. */
  readonly modules: ReadonlyMap<RecordId, { readonly taking: number; readonly waived: number; readonly failed: number }>;
}

const known = new WeakMap<object, Crowd>();

/** The learners of the run that is shown in *Cohort*, by module; null before the first run. */
export function crowdOf({ runs, shown }: Pick<CohortSession, 'runs' | 'shown'>): Crowd | null {
  const report = runs.find(({ key }) => key === shown)?.result.report;
  if (!report) return null;
  const crowd = known.get(report) ?? { learners: report.learners, modules: new Map(report.modules.map(({ id, reached, waived, failed }) => [id, { taking: Math.max(0, reached - waived), waived, failed }])) };
  known.set(report, crowd);
  return crowd;
}

/** Share of the cohort that takes a module, 0 to 1. */
export function shareTaking({ learners, modules }: Crowd, id: RecordId): number {
  return learners === 0 ? 0 : (modules.get(id)?.taking ?? 0) / learners;
}
