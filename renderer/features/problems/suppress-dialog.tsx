import { useState } from 'react';
import { settingsOf } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import { settingsId } from '#shared/model/settings';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';

/** Asks why a finding is right to be put aside: the reason is kept in the document. */
export function SuppressDialog({ finding }: { readonly finding: Finding }) {
  const studio = useStudio();
  const [reason, setReason] = useState('');
  const close = (): void => studio.openDialog(null);
  const apply = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const { suppressed } = settingsOf(studio.replica.getState().document);
    close();
    await setFields(studio, settingsId, { suppressed: [...suppressed, { code: finding.code, record: finding.records[0] ?? '', reason: reason.trim() }] });
  };
  return (
    <DialogFrame
      title={t('problems.suppressTitle')} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={reason.trim() === ''} onPress={() => void apply()}>{t('problems.suppressApply')}</Button></>}
    >
      <p>{finding.message}</p>
      <label className="field">{t('problems.reason')}<input autoFocus className="input" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && void apply()} /></label>
    </DialogFrame>
  );
}
