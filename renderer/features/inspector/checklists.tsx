import { Plus, Trash2 } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import type { Checklist } from '#shared/model/checklist';
import { t } from '../../i18n/t';
import { newId, newLocalId } from '../../store/new-id';
import { nameOf, objectivesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { createRecord, setFields, setFieldsFrom } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { CommitInput } from '../../ui/commit-input';
import { SelectBox } from '../../ui/select-box';
import { NumberField, TextField } from './fields';

const whole = 'whole';

/** What an observer looks for when somebody shows that they can do it. */
export function Checklists({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const lists = [...document.tables.checklist.values()].filter((list) => list.module === module);
  const doing = objectivesOf(document, module).filter(({ outcome }) => outcome === 'do');
  const add = (): void => void createRecord(studio, {
    id: newId('checklist'), type: 'checklist', module, title: t('checklist.titleOf', { title: nameOf(document, module) }).slice(0, 300),
    items: (doing.length > 0 ? doing : [null]).map((objective) => ({ id: newLocalId(), text: objective?.text ?? t('checklist.newItem'), objective: objective?.id ?? null })),
  });
  return (
    <section>
      <h3>{t('checklist.title')}</h3>
      {lists.map((list) => <ChecklistEditor key={list.id} list={list} />)}
      {lists.length === 0 && <><p className="muted">{t('checklist.none')}</p><div className="row"><Button size="small" onPress={add}><Plus aria-hidden /> {t('checklist.add')}</Button></div></>}
    </section>
  );
}

function ChecklistEditor({ list }: { readonly list: Checklist }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const objectives = objectivesOf(document, list.module);
  // From the items as they are once earlier edits have arrived: leaving a field and pressing a button come close together.
  const save = (change: (items: Checklist['items']) => Checklist['items']): void => void setFieldsFrom(studio, list.id, (now) => now.type === 'checklist' && { items: change(now.items) });
  return (
    <article className="page-item">
      <div className="row">
        <div className="grow"><CommitInput label={t('checklist.name')} value={list.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, list.id, { title: title.trim() })} /></div>
        <IconButton size="small" label={t('inspect.remove', { name: list.title })} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [list.id] } }, { focus: [list.module] })}><Trash2 /></IconButton>
      </div>
      <TextField id={list.id} field="observer" label={t('checklist.observer')} value={list.observer} />
      <NumberField id={list.id} field="needed" label={t('checklist.needed')} value={list.needed} hint={t('checklist.allNeeded', { count: list.items.length })} />
      <ol className="questions">
        {list.items.map((item, index) => (
          <li key={item.id}>
            <div className="row">
              <div className="grow"><CommitInput label={t('checklist.item', { number: index + 1 })} value={item.text} onCommit={(text) => text.trim() !== '' && save((items) => items.map((other) => (other.id === item.id ? { ...other, text: text.trim() } : other)))} /></div>
              <IconButton size="small" isDisabled={list.items.length === 1} label={t('inspect.remove', { name: t('checklist.item', { number: index + 1 }) })} onPress={() => save((items) => items.filter((other) => other.id !== item.id))}><Trash2 /></IconButton>
            </div>
            {objectives.length > 0 && <SelectBox look="bare" label={t('checklist.shows', { number: index + 1 })} prefix={t('checklist.showsShort')} value={item.objective ?? whole} choices={[{ value: whole, label: t('checklist.whole') }, ...objectives.map(({ id, text }) => ({ value: id, label: text }))]} onChange={(next) => save((items) => items.map((other) => (other.id === item.id ? { ...other, objective: next === whole ? null : next } : other)))} />}
          </li>
        ))}
      </ol>
      <Button size="small" onPress={() => save((items) => [...items, { id: newLocalId(), text: t('checklist.newItem'), objective: null }])}><Plus aria-hidden /> {t('checklist.addItem')}</Button>
    </article>
  );
}
