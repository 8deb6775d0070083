import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { ReviewState } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { savePreferences } from '../../store/preferences';
import { reviewModules } from '../../store/review-verbs';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';

/** Asks once for the name that stands beside approvals, then goes on with what was asked for. */
export function YourNameDialog({ modules, state }: { readonly modules: readonly RecordId[]; readonly state: ReviewState }) {
  const studio = useStudio();
  const [text, setText] = useState('');
  const name = text.trim().slice(0, 200);
  const close = (): void => studio.openDialog(null);
  const go = (): void => {
    if (name === '') return;
    savePreferences(studio, { name });
    close();
    void reviewModules(studio, modules, state);
  };
  return (
    <DialogFrame title={t('review.who')} closeLabel={t('dialog.close')} onClose={close} foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={name === ''} onPress={go}>{t('review.approve')}</Button></>}>
      <form onSubmit={(event) => { event.preventDefault(); go(); }}>
        <label className="field">{t('review.name')}<input className="input" autoFocus value={text} maxLength={200} onChange={(event) => setText(event.target.value)} /></label>
        <p className="muted">{t('review.nameHint')}</p>
      </form>
    </DialogFrame>
  );
}
