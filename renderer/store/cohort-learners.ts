import type { RequestOf, ResponseOf } from '#shared/contract/contract';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Profile } from '#shared/model/profile';
import { countText, t } from '../i18n/t';
import { specOf } from './cohort-draft';
import { changeCohort, type CohortRun } from './cohort-runs';
import { rolesOf } from './selectors';
import { isSameDesign } from './same-design';
import { noTrials } from './session';
import type { Studio } from './studio';

export type LearnerFilter = RequestOf<'simulation.learners'>['filter'];
export type FoundLearner = ResponseOf<'simulation.learners'>['learners'][number];

/** Fewer people are not listed one by one. */
export const leastListed = 10;

/** The learners behind a number; `found` is null while they are looked for. */
export interface BehindNumber {
  readonly run: CohortRun;
  readonly text: string;
  readonly count: number;
  readonly found: ResponseOf<'simulation.learners'> | null;
}

/** Whether the learners behind a number can be shown: made-up people only, not a handful, and of the design as it is now, for they are run again and open on it. */
export function canList(run: CohortRun, count: number, document: TrellisDocument): boolean {
  return run.people === null && count >= leastListed && run.design.asked.kind === 'as-it-is' && isSameDesign(run.document, document);
}

/** Draws and runs the cohort again as far as it takes, and lists who is meant. */
export async function listLearners(studio: Studio, run: CohortRun, text: string, count: number, filter: LearnerFilter): Promise<void> {
  const behind: BehindNumber = { run, text, count, found: null };
  changeCohort(studio, () => ({ behind }));
  const isAsked = (): boolean => studio.session.getState().cohort.behind === behind;
  try {
    const roles = rolesOf(studio.replica.getState().document).map(({ id }) => id);
    const found = await studio.bridge.invoke('simulation.learners', { cohort: specOf(run.draft, roles), design: run.design.asked, filter });
    if (isAsked()) changeCohort(studio, () => ({ behind: { ...behind, found } }));
  } catch (error) {
    if (!isAsked()) return;
    changeCohort(studio, () => ({ behind: null }));
    studio.fail(error);
  }
}

export function closeLearners(studio: Studio): void {
  changeCohort(studio, () => ({ behind: null }));
}

/** Opens a made-up learner in One learner, with what is known of them and the attempts that they failed. */
export function openLearner(studio: Studio, run: CohortRun, { row, role, state, failures }: FoundLearner): void {
  const title = t('cohort.learnerTitle', { row: countText(row), run: run.title });
  const guest: Profile = { id: `profile:cohort.${run.key}.${row}`, type: 'profile', title, note: '', role, ...state };
  studio.session.setState(({ simulation, cohort }) => ({
    simulateView: 'one', role, profiles: { a: guest.id, b: null }, cohort: { ...cohort, behind: null },
    simulation: { ...simulation, ...noTrials, failures: { a: failures, b: {} }, guest, scenario: null, design: null, moment: null, module: null },
  }));
}
