import { useState } from 'react';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { DialogFrame } from '../../ui/dialog-frame';
import { Segments } from '../../ui/segments';
import { CustomFieldsEditor } from './custom-fields-editor';
import { VocabularyEditor } from './vocabulary-editor';
import './metadata.css';

/** What the workspace says of its modules beyond the default schema: fields of its own, and the words that fields may hold. */
export function MetadataDialog() {
  const studio = useStudio();
  const [tab, setTab] = useState<'fields' | 'words'>('fields');
  return (
    <DialogFrame wide title={t('meta.title')} closeLabel={t('dialog.close')} onClose={() => studio.openDialog(null)}>
      <Segments label={t('meta.what')} value={tab} choices={[{ value: 'fields', label: t('meta.fields') }, { value: 'words', label: t('meta.words') }]} onChange={setTab} />
      {tab === 'fields' ? <CustomFieldsEditor /> : <VocabularyEditor />}
    </DialogFrame>
  );
}
