import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { settingsOf } from '#shared/document/trellis-document';
import { customKinds, type CustomField } from '#shared/model/custom-field';
import { t } from '../../i18n/t';
import { customFieldsOf } from '../../store/fields/custom-fields';
import { addCustomField, removeCustomField, setCustomField } from '../../store/metadata-verbs';
import { modulesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TagInput } from '../../ui/tag-input';
import { CommitInput } from '../../ui/commit-input';

/** Fields of the workspace's own: name, kind, whether every module must have it. */
export function CustomFieldsEditor() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [label, setLabel] = useState('');
  const fields = settingsOf(document).customFields;
  const listed = new Set(fields.map(({ key }) => key));
  const loose = customFieldsOf(document).filter(({ key }) => !listed.has(key));
  const held = (key: string): number => modulesOf(document).filter(({ custom }) => Object.hasOwn(custom, key) && custom[key] !== null).length;
  const add = async (): Promise<void> => {
    const name = label.trim();
    if (name !== '' && (await addCustomField(studio, name))) setLabel('');
  };
  return (
    <div className="stack">
      <p className="muted">{t('meta.fieldsHint')}</p>
      {fields.map((field) => <FieldCard key={field.key} field={field} held={held(field.key)} />)}
      {loose.map(({ key }) => (
        <div key={key} className="meta-card row">
          <strong className="truncate">{key}</strong> <span className="muted">{t('meta.loose', { count: held(key) })}</span> <span className="spacer" />
          <Button size="small" onPress={() => void addCustomField(studio, key, key)}>{t('meta.setUp')}</Button>
        </div>
      ))}
      <form className="row" onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <input className="input" aria-label={t('meta.newField')} placeholder={t('meta.newField')} maxLength={80} value={label} onChange={(event) => setLabel(event.target.value)} />
        <Button type="submit" isDisabled={label.trim() === ''}><Plus aria-hidden /> {t('meta.addField')}</Button>
      </form>
    </div>
  );
}

function FieldCard({ field, held }: { readonly field: CustomField; readonly held: number }) {
  const studio = useStudio();
  const { key, label, kind, choices, required, hint } = field;
  const set = (change: Partial<CustomField>): void => void setCustomField(studio, key, change);
  return (
    <div className="meta-card" role="group" aria-label={label}>
      <div className="row">
        <CommitInput label={t('meta.nameOf', { label })} value={label} onCommit={(text) => text.trim() !== '' && set({ label: text.trim().slice(0, 80) })} />
        <SelectBox label={t('meta.kindOf', { label })} value={kind} choices={customKinds.map((value) => ({ value, label: t(`meta.kind.${value}`) }))} onChange={(next) => set({ kind: next })} />
        <label className="row"><input type="checkbox" className="check" checked={required} onChange={(event) => set({ required: event.target.checked })} />{t('meta.required')}</label>
        <span className="spacer" />
        <span className="count">{t('meta.held', { count: held })}</span>
        <IconButton size="small" label={held > 0 ? t('meta.removeWith', { label, count: held }) : t('meta.remove', { label })} onPress={() => void removeCustomField(studio, field)}><Trash2 /></IconButton>
      </div>
      {kind === 'choice' && (
        <div className="row"><span className="muted">{t('meta.choices')}</span><div className="input grow tags"><TagInput label={t('meta.choicesOf', { label })} tags={choices} placeholder={t('meta.addChoice')} removeLabel={(choice) => t('library.removeTag', { tag: choice })} onChange={(next) => set({ choices: next })} /></div></div>
      )}
      <div className="row"><span className="muted">{t('meta.hint')}</span><CommitInput label={t('meta.hintOf', { label })} value={hint} onCommit={(text) => set({ hint: text.trim().slice(0, 500) })} placeholder={t('meta.hintPlaceholder')} /></div>
    </div>
  );
}
