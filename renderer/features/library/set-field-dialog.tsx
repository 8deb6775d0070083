import { useState } from 'react';
import { deliveryModes, levels, mediaFormats, riskClasses } from '#shared/model/vocabulary';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { coursesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFieldOfMany } from '../../store/verbs';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { SelectBox, type Choice } from '../../ui/select-box';
import { parseMinutes } from './edit-cell';

const fields = ['level', 'format', 'minutes', 'industryContext', 'course', 'deliveryMode', 'riskClass', 'owner', 'reviewer', 'language'] as const;
type Field = (typeof fields)[number];

/** Sets one field of many modules in one step. */
export function SetFieldDialog({ modules }: { readonly modules: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [field, setField] = useState<Field>('level');
  const [value, setValue] = useState('');
  const choices: Partial<Record<Field, readonly Choice<string>[]>> = {
    level: levels.map((item) => ({ value: item, label: t(`level.${item}`) })),
    format: mediaFormats.map((item) => ({ value: item, label: t(`format.${item}`) })),
    deliveryMode: deliveryModes.map((item) => ({ value: item, label: t(`delivery.${item}`) })),
    riskClass: riskClasses.map((item) => ({ value: item, label: t(`risk.${item}`) })),
    course: coursesOf(document).map((course) => ({ value: course.id, label: course.title })),
  };
  const list = choices[field];
  const isValid = list ? value !== '' : field !== 'minutes' || parseMinutes(value) !== undefined;
  const close = (): void => studio.openDialog(null);
  const apply = async (): Promise<void> => {
    const parsed = field === 'minutes' ? parseMinutes(value) : value;
    if (await setFieldOfMany(studio, modules, { [field]: parsed })) {
      close();
      studio.toast('ok', t('toast.fieldSet', { count: modules.length }), true);
    }
  };
  return (
    <DialogFrame
      title={t('setField.title', { count: modules.length })} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={!isValid} onPress={() => void apply()}>{t('setField.apply')}</Button></>}
    >
      <div className="field">
        {t('setField.field')}
        <SelectBox label={t('setField.field')} value={field} choices={fields.map((item) => ({ value: item, label: t(`field.${item}`) }))} onChange={(next) => { setField(next); setValue(''); }} />
      </div>
      <div className="field">
        {t('setField.value')}
        {list ? <SelectBox label={t('setField.value')} value={value || null} choices={list} onChange={setValue} placeholder={t('library.unset')} /> : <input className="input" aria-label={t('setField.value')} value={value} onChange={(event) => setValue(event.target.value)} />}
      </div>
    </DialogFrame>
  );
}
