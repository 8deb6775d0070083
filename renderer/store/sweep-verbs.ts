import type { ResponseOf } from '#shared/contract/contract';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { t } from '../i18n/t';
import { specOf, type CohortDraft } from './cohort-draft';
import { drain, type CohortRun } from './cohort-runs';
import { isSameDesign } from './same-design';
import { rolesOf } from './selectors';
import type { Studio } from './studio';

export type Sweep = ResponseOf<'simulation.sweep'>['sweep'];
export type SweepLever = Sweep['levers'][number];

/** What a sweep compares; null in an outcome where the run knows nothing of it. */
export const measures = ['savedShare', 'minutes', 'waived', 'escalated', 'firstPass', 'stopped', 'weeks', 'coachHours', 'cost', 'costSaved'] as const satisfies readonly (keyof Sweep['asIs'])[];
export type Measure = (typeof measures)[number];

/** What this window keeps of *Sensitivity*. */
export interface SweepSession {
  /** Made-up people of each run: fewer than in a cohort, for there are many runs. */
  readonly learners: number;
  /** `draft`, `document`: the people and the design that it moved numbers of. */
  readonly result: { readonly sweep: Sweep; readonly isComplete: boolean; readonly draft: CohortDraft; readonly document: TrellisDocument } | null;
  readonly running: { readonly draft: CohortDraft; readonly done: number; readonly total: number } | null;
  readonly measure: Measure;
  /** Name of the lever whose curve is shown; null: the widest. */
  readonly lever: string | null;
}

export const plainSweep: SweepSession = { learners: 2000, result: null, running: null, measure: 'savedShare', lever: null };

export function changeSweep(studio: Studio, part: Partial<SweepSession>): void {
  studio.session.setState(({ sweep }) => ({ sweep: { ...sweep, ...part } }));
}

/** Moves thresholds and assumptions one at a time, over the people that the cohort form describes, or those of another form. */
export async function runSweep(studio: Studio, of: CohortDraft | null = null): Promise<void> {
  const { cohort: { draft: form, queue }, sweep: { learners, running } } = studio.session.getState();
  const draft = of ?? form;
  if (running || queue.length > 0) return;
  const { document } = studio.replica.getState();
  changeSweep(studio, { running: { draft, done: 0, total: learners } });
  const stop = studio.bridge.on('simulation.progress', (progress) => changeSweep(studio, { running: { draft, ...progress } }));
  try {
    const { sweep, isComplete } = await studio.bridge.invoke('simulation.sweep', { cohort: { ...specOf(draft, rolesOf(document).map(({ id }) => id)), learners }, levers: [] });
    const measure = studio.session.getState().sweep.measure;
    changeSweep(studio, { result: { sweep, isComplete, draft, document }, lever: null, measure: sweep.asIs[measure] === null ? 'savedShare' : measure });
    studio.announce(t('sweep.done', { count: sweep.runs }));
  } catch (error) {
    studio.fail(error);
  } finally {
    stop();
    changeSweep(studio, { running: null });
    void drain(studio);
  }
}

/** Whether sweeps of two forms are the same: how many people a cohort has, and what is asked of them, is not the sweep's. */
export function isSweptAlike(a: CohortDraft, b: CohortDraft): boolean {
  const text = (draft: CohortDraft): string => JSON.stringify({ ...draft, learners: 0, audit: null });
  return text(a) === text(b);
}

/** The saved share that the assumptions behind a run leave, where a whole sweep of its people and its design has told it; `none`: nothing is assumed. Null: not known. */
export function spanOf({ result }: SweepSession, { draft, document }: Pick<CohortRun, 'draft' | 'document'>): { readonly low: number; readonly high: number; readonly learners: number } | 'none' | null {
  if (!result?.isComplete || !isSweptAlike(result.draft, draft) || !isSameDesign(result.document, document)) return null;
  return result.sweep.assumptions ? { ...result.sweep.assumptions, learners: result.sweep.learners } : 'none';
}

/** Lowest and highest of a measure over the values of a lever, and at its two ends. Null where the run knows nothing of it. */
export function reachOf({ points }: SweepLever, measure: Measure): { readonly low: number; readonly high: number; readonly first: number; readonly last: number } | null {
  const values = points.flatMap((point) => point[measure] ?? []);
  const [first, last] = [values[0], values.at(-1)];
  return first === undefined || last === undefined ? null : { low: Math.min(...values), high: Math.max(...values), first, last };
}

/** The levers by how far they move a measure, farthest first; equal ones in the order of the sweep. */
export function byReach(levers: readonly SweepLever[], measure: Measure): readonly SweepLever[] {
  const width = (lever: SweepLever): number => {
    const reach = reachOf(lever, measure);
    return reach ? reach.high - reach.low : 0;
  };
  return [...levers].sort((a, b) => width(b) - width(a));
}

/** The rows of a sweep as a table: one for each value of each lever. */
export function sweepRows({ levers }: Sweep): (string | number | null)[][] {
  return [['lever', 'title', 'kind', 'value as it is', 'value', ...measures], ...levers.flatMap((lever) => lever.points.map((point) => [lever.lever, lever.title, lever.kind, lever.value, point.at, ...measures.map((measure) => point[measure])]))];
}
