import { Copy, Plus, Trash2 } from 'lucide-react';
import { t } from '../../../i18n/t';
import { readValues, specOf, type CohortDraft } from '../../../store/cohort-draft';
import { changeDraft } from '../../../store/cohort-verbs';
import { rolesOf } from '../../../store/selectors';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { Button, IconButton } from '../../../ui/button';
import { NumberPart } from '../../../ui/number-part';
import { TextInput } from '../../../ui/text-input';
import { AuditPart } from './form-audit';
import { KeptForms } from './kept-forms';
import { CostForm } from './cost-form';
import { Known, Model } from './form-model';
import { Part, Row } from './form-parts';

/** Says who is made up for the next run. `countIsElsewhere`: how many they are is asked in another place. */
export function CohortForm({ countIsElsewhere = false }: { readonly countIsElsewhere?: boolean }) {
  const studio = useStudio();
  const draft = useSession((state) => state.cohort.draft);
  const document = useReplica((state) => state.document);
  const roles = rolesOf(document);
  const set = (part: Partial<CohortDraft>): void => changeDraft(studio, part);
  const column = (at: number, part: Partial<CohortDraft['columns'][number]> | null): void => set({ columns: draft.columns.flatMap((one, index) => (index !== at ? [one] : part ? [{ ...one, ...part }] : [])) });
  const copy = (): void => void navigator.clipboard.writeText(JSON.stringify(specOf(draft, roles.map(({ id }) => id)), null, 2)).then(() => studio.toast('ok', t('cohort.copied')), studio.fail);
  return (
    <>
      <KeptForms />
      <Part title={t('cohort.people')}>
        {!countIsElsewhere && <Row label={t('cohort.learners')}><NumberPart label={t('cohort.learners')} value={draft.learners} min={1} max={2_000_000} invalidText={t('cohort.learnersHint')} onCommit={(learners) => learners !== null && set({ learners })} /></Row>}
        <Row label={t('cohort.seed')}><NumberPart label={t('cohort.seed')} value={draft.seed} min={0} max={4_294_967_295} invalidText={t('cohort.whole')} onCommit={(seed) => seed !== null && set({ seed })} /></Row>
        <h4>{t('cohort.roleWeights')}</h4>
        {roles.map(({ id, title }) => <Row key={id} label={title}><NumberPart label={t('cohort.weightOf', { role: title })} value={draft.roles[id] ?? 1} min={0} max={1000} decimals={2} invalidText={t('cohort.weightHint')} onCommit={(weight) => weight !== null && set({ roles: { ...draft.roles, [id]: weight } })} /></Row>)}
        <h4>{t('cohort.groups')}</h4>
        {draft.columns.map((one, at) => (
          <div key={at} className="cohort-column">
            <TextInput label={t('cohort.columnName')} value={one.name} onCommit={(name) => column(at, { name })} placeholder={t('cohort.columnHint')} />
            <IconButton size="small" label={t('cohort.removeColumn')} onPress={() => column(at, null)}><Trash2 /></IconButton>
            <TextInput label={t('cohort.columnValues')} value={one.values} onCommit={(values) => column(at, { values })} placeholder={t('cohort.valuesHint')} />
            {one.values.trim() !== '' && !readValues(one.values) && <small className="err">{t('cohort.valuesWrong')}</small>}
          </div>
        ))}
        <Button size="small" look="quiet" onPress={() => set({ columns: [...draft.columns, { name: '', values: '' }] })}><Plus aria-hidden /> {t('cohort.addColumn')}</Button>
      </Part>
      <Known draft={draft} set={set} />
      <Model draft={draft} set={set} />
      <CostForm />
      <AuditPart />
      <Part title={t('cohort.elsewhere')}><p className="muted">{t('cohort.elsewhereText')}</p><Button size="small" look="quiet" onPress={copy}><Copy aria-hidden /> {t('cohort.copy')}</Button></Part>
    </>
  );
}
