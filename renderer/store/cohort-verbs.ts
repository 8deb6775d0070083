import type { ResponseOf } from '#shared/contract/contract';
import { t } from '../i18n/t';
import { specOf, type CohortDraft } from './cohort-draft';
import { rolesOf } from './selectors';
import type { CohortSession } from './session';
import type { Studio } from './studio';
import { tellSaved } from './tell-saved';

/** One run of a cohort, as this window keeps it. */
export interface CohortRun {
  readonly key: string;
  readonly title: string;
  readonly draft: CohortDraft;
  readonly result: ResponseOf<'simulation.run'>;
  readonly seconds: number;
  /** Of the document that it ran on: it is told when that has changed since. */
  readonly revision: number;
}

/** As many runs as are kept to be compared. */
const mostRuns = 8;

function change(studio: Studio, part: (now: CohortSession) => Partial<CohortSession>): void {
  studio.session.setState(({ cohort }) => ({ cohort: { ...cohort, ...part(cohort) } }));
}

export function changeDraft(studio: Studio, part: Partial<CohortDraft>): void {
  change(studio, ({ draft }) => ({ draft: { ...draft, ...part } }));
}

export function showRun(studio: Studio, key: string): void {
  change(studio, () => ({ shown: key }));
}

/** Runs the cohort that the form describes on the design as it is; the result is shown when it is there. */
export async function runCohort(studio: Studio): Promise<void> {
  const { draft, running, runs } = studio.session.getState().cohort;
  if (running) return;
  const { document, revision } = studio.replica.getState();
  const began = performance.now();
  change(studio, () => ({ running: { done: 0, total: draft.learners } }));
  const stop = studio.bridge.on('simulation.progress', (progress) => change(studio, ({ running: now }) => (now ? { running: progress } : {})));
  try {
    const result = await studio.bridge.invoke('simulation.run', { cohort: specOf(draft, rolesOf(document).map(({ id }) => id)) });
    const seconds = (performance.now() - began) / 1000;
    const key = `run-${(runs[0] ? Number(runs[0].key.slice(4)) : 0) + 1}`;
    const title = t(!result.isComplete ? 'cohort.partRun' : draft.isModelled ? 'cohort.modelledRun' : 'cohort.givenRun', { number: key.slice(4) });
    if (result.report.learners > 0) change(studio, (now) => ({ runs: [{ key, title, draft, result, seconds, revision }, ...now.runs].slice(0, mostRuns), shown: key }));
    studio.announce(t('cohort.done', { count: result.report.learners }));
  } catch (error) {
    studio.fail(error);
  } finally {
    stop();
    change(studio, () => ({ running: null }));
  }
}

export function cancelCohort(studio: Studio): void {
  void studio.bridge.invoke('simulation.cancel', {}).catch(studio.fail);
}

/** Writes a table of a run as CSV, and says where. */
export function saveTable(studio: Studio, title: string, rows: (string | number | null)[][]): Promise<boolean> {
  return tellSaved(studio, async () => studio.bridge.invoke('export.table', { title, rows }));
}
