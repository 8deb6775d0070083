import type { TracingForm } from '#shared/model/tracing';
import type { CohortDraft } from './cohort-draft';
import { changeCohort } from './cohort-runs';
import type { Studio } from './studio';
import { tellSaved } from './tell-saved';

export function changeDraft(studio: Studio, part: Partial<CohortDraft>): void {
  changeCohort(studio, ({ draft }) => ({ draft: { ...draft, ...part } }));
}

/** Changes the numbers of knowledge tracing as they stand in the form now. */
export function changeTracing(studio: Studio, change: (tracing: TracingForm) => TracingForm): void {
  changeCohort(studio, ({ draft }) => ({ draft: { ...draft, tracing: change(draft.tracing) } }));
}

export function chooseWho(studio: Studio, who: 'made' | 'table'): void {
  changeCohort(studio, () => ({ who }));
}

export function showRun(studio: Studio, key: string): void {
  changeCohort(studio, ({ compared }) => ({ shown: key, compared: compared === key ? null : compared }));
}

/** Puts another run beside the shown one; null: none. */
export function compareRun(studio: Studio, key: string | null): void {
  changeCohort(studio, () => ({ compared: key }));
}

/** Ends the run under way with what there is so far; those that wait have their turn. */
export function cancelCohort(studio: Studio): void {
  void studio.bridge.invoke('simulation.cancel', {}).catch(studio.fail);
}

/** Writes a table of a run as CSV, and says where. */
export function saveTable(studio: Studio, title: string, rows: (string | number | null)[][]): Promise<boolean> {
  return tellSaved(studio, async () => studio.bridge.invoke('export.table', { title, rows }));
}
