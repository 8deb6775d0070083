import { Save, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { inOrderOfId } from '#shared/kit/order';
import { sortKeys } from '#shared/kit/stable-json';
import { t } from '../../../i18n/t';
import { recordOf } from '../../../store/cohort-draft';
import { costText } from '../../../store/cost-draft';
import { keepForm, openForm, removeForm, renameForm, updateForm } from '../../../store/cohort-forms';
import { rolesOf } from '../../../store/selectors';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { Button, IconButton } from '../../../ui/button';
import { SelectBox } from '../../../ui/select-box';
import { TextInput } from '../../../ui/text-input';
import { Part } from './form-parts';

/** Forms that the document keeps: choose one (a changed one again, to have it as it was kept), keep the present one under a name, put it in the place of a kept one. */
export function KeptForms() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { form, draft } = useSession((state) => state.cohort);
  const [name, setName] = useState('');
  const forms = inOrderOfId(document.tables.cohort);
  const open = form === null ? undefined : document.tables.cohort.get(form);
  const roles = rolesOf(document).map(({ id }) => id);
  const isChanged = open !== undefined && !sameForm(recordOf(draft, roles), open);
  const keep = (): void => void keepForm(studio, name.trim()).then(() => setName(''));
  return (
    <Part title={t('cohort.form.title')}>
      {forms.length > 0 && <SelectBox label={t('cohort.form.choose')} placeholder={t('cohort.form.choose')} value={isChanged ? null : (open?.id ?? null)} choices={forms.map(({ id, title }) => ({ value: id, label: title }))} onChange={(id) => { const chosen = document.tables.cohort.get(id); if (chosen) openForm(studio, chosen); }} />}
      {open && (
        <div className="kept-form">
          <TextInput label={t('cohort.form.name')} value={open.title} onCommit={(title) => title.trim() !== '' && void renameForm(studio, open.id, title.trim())} />
          <IconButton size="small" label={t('cohort.form.remove', { title: open.title })} onPress={() => void removeForm(studio, open)}><Trash2 /></IconButton>
          {isChanged && <Button size="small" onPress={() => void updateForm(studio, open)}><Save aria-hidden /> {t('cohort.form.update')}</Button>}
        </div>
      )}
      <form className="kept-form" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') keep(); }}>
        <input className="input" aria-label={t('cohort.form.newName')} placeholder={t('cohort.form.newName')} value={name} maxLength={300} onChange={(event) => setName(event.target.value)} />
        <Button size="small" type="submit" isDisabled={name.trim() === ''}>{t('cohort.form.keep')}</Button>
      </form>
    </Part>
  );
}

/** Whether a kept form says what the form says now. */
function sameForm(now: ReturnType<typeof recordOf>, { learners, seed, roles, columns, known, choices, model, costs, audit }: ReturnType<typeof recordOf>): boolean {
  const text = (form: ReturnType<typeof recordOf>): string => JSON.stringify([form.learners, form.seed, [...form.roles].sort((a, b) => (a.role < b.role ? -1 : 1)).map(({ role, weight }) => [role, weight]), form.columns.map(({ name, values }) => [name, values.map(({ value, weight }) => [value, weight])]), Object.entries(form.known).sort(), form.choices, sortKeys(form.model), costText(form.costs), sortKeys(form.audit)]);
  return text(now) === text({ learners, seed, roles, columns, known, choices, model, costs, audit });
}
