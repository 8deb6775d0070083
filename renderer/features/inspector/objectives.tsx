import { Plus, X } from 'lucide-react';
import { useState, type FocusEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import { outcomeKinds } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { nextPlace, objectivesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { createRecord, setFields } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { CriterionField } from './criterion-field';

/** What a learner can say or do afterwards, each with its outcome kind. */
export function Objectives({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const objectives = useReplica((state) => objectivesOf(state.document, module));
  const [fresh, setFresh] = useState<RecordId | null>(null);
  const add = (): void => {
    const id = newId('objective');
    setFresh(id);
    void createRecord(studio, { id, type: 'objective', module, text: t('inspect.newObjective'), place: nextPlace(objectives) });
  };
  const selectAll = (event: FocusEvent<HTMLElement>): void => {
    if (event.target instanceof HTMLTextAreaElement) event.target.select();
  };
  return (
    <div className="objectives">
      <div className="row">
        <span className="field-label">{t('inspect.objectives')}</span>
        <span className="spacer" />
        <IconButton size="small" label={t('inspect.addObjective')} onPress={add}><Plus /></IconButton>
      </div>
      {objectives.map((objective, index) => (
        <div key={objective.id}>
          <div className="objective" {...(objective.id === fresh ? { onFocus: selectAll } : {})}>
            <SelectBox look="pill" label={t('inspect.outcome', { number: index + 1 })} value={objective.outcome} choices={outcomeKinds.map((value) => ({ value, label: t(`outcome.${value}`) }))} onChange={(outcome) => void setFields(studio, objective.id, { outcome })} />
            <TextInput bare multiline oneLine autoFocus={objective.id === fresh} label={t('inspect.objective', { number: index + 1 })} value={objective.text} onCommit={(text) => text.trim() !== '' && void setFields(studio, objective.id, { text })} />
            <IconButton size="small" label={t('inspect.remove', { name: t('inspect.objective', { number: index + 1 }) })} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [objective.id] } }, { focus: [module] })}><X /></IconButton>
          </div>
          <CriterionField objective={objective} number={index + 1} />
        </div>
      ))}
    </div>
  );
}
