import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { fieldById, fieldsOf } from '../../store/fields/all-fields';
import { writeCells } from '../../store/fields/write-cells';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { SelectBox } from '../../ui/select-box';

/** Nothing chosen yet; a value that no choice has. */
const nothing = '';
const emptied = '\u0000empty';

/** Sets one field of many modules in one step. */
export function SetFieldDialog({ modules }: { readonly modules: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [id, setId] = useState('level');
  const [value, setValue] = useState(nothing);
  const fields = fieldsOf(document).filter(({ write, id: other }) => write && other !== 'title' && other !== 'code');
  const field = fieldById(document, id) ?? fields[0]!;
  const choices = field.kind === 'choice' ? field.choices?.(document) : undefined;
  const close = (): void => studio.openDialog(null);
  const apply = async (): Promise<void> => {
    const text = choices ? (value === emptied ? '' : field.nameOf(document, value)) : value;
    const edits = modules.flatMap((module) => { const found = document.tables.module.get(module); return found ? [{ module: found, field, text }] : []; });
    if (await writeCells(studio, edits, { label: t('setField.undo', { field: field.label, count: edits.length }) })) {
      close();
      studio.toast('ok', t('toast.fieldSet', { count: modules.length }), true);
    }
  };
  const suggestions = field.suggestions?.(document) ?? (field.kind === 'words' ? field.choices?.(document).map(({ label }) => label) : undefined) ?? [];
  return (
    <DialogFrame
      title={t('setField.title', { count: modules.length })} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={choices !== undefined && value === nothing} onPress={() => void apply()}>{t(value === nothing || value === emptied ? 'setField.clear' : 'setField.apply')}</Button></>}
    >
      <div className="field">
        {t('setField.field')}
        <SelectBox label={t('setField.field')} value={field.id} choices={fields.map((item) => ({ value: item.id, label: item.label }))} onChange={(next) => { setId(next); setValue(nothing); }} />
      </div>
      <div className="field">
        {t('setField.value')}
        {choices ? <SelectBox label={t('setField.value')} value={value === nothing ? null : value} choices={[...choices, { value: emptied, label: t('library.unset') }]} onChange={setValue} placeholder={t('library.unset')} /> : (
          <>
            <input className="input" type={field.kind === 'date' ? 'date' : 'text'} aria-label={t('setField.value')} list="set-field-words" placeholder={field.hint || (field.kind === 'words' ? t('library.competencyHint') : '')} value={value} onChange={(event) => setValue(event.target.value)} />
            <datalist id="set-field-words">{suggestions.slice(0, 300).map((word) => <option key={word} value={word} />)}</datalist>
          </>
        )}
      </div>
    </DialogFrame>
  );
}
