import type { Cohort } from '#shared/model/cohort';
import type { RecordId } from '#shared/model/ids';
import { t } from '../i18n/t';
import { draftOf, recordOf } from './cohort-draft';
import { changeCohort } from './cohort-runs';
import { newId } from './new-id';
import { rolesOf } from './selectors';
import type { Studio } from './studio';
import { createRecord } from './verbs';

/** Keeps the form in the document under a name: one step of Undo. */
export async function keepForm(studio: Studio, title: string): Promise<void> {
  const { draft } = studio.session.getState().cohort;
  const roles = rolesOf(studio.replica.getState().document).map(({ id }) => id);
  const id = newId('cohort');
  if (await createRecord(studio, { id, type: 'cohort', title, ...recordOf(draft, roles) })) changeCohort(studio, () => ({ form: id }));
}

/** Fills the form from a kept one. */
export function openForm(studio: Studio, cohort: Cohort): void {
  changeCohort(studio, () => ({ draft: draftOf(cohort), form: cohort.id, who: 'made' }));
}

/** Puts the form as it is now in the place of the kept one. */
export function updateForm(studio: Studio, { id, title }: Cohort): Promise<boolean> {
  const roles = rolesOf(studio.replica.getState().document).map((role) => role.id);
  return studio.dispatch({ name: 'record.update', payload: { updates: [{ id, set: recordOf(studio.session.getState().cohort.draft, roles) }] } }, { label: t('cohort.form.undoUpdate', { title }), focus: [id] });
}

export function renameForm(studio: Studio, id: RecordId, title: string): Promise<boolean> {
  return studio.dispatch({ name: 'record.update', payload: { updates: [{ id, set: { title } }] } }, { focus: [id] });
}

export async function removeForm(studio: Studio, { id, title }: Cohort): Promise<void> {
  if (await studio.dispatch({ name: 'record.remove', payload: { ids: [id] } }, { focus: [id] })) studio.toast('ok', t('cohort.form.removed', { title }), true);
}
