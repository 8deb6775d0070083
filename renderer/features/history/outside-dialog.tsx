import { useEffect, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { OutsideChoice, OutsideInfo } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { ComparisonView } from './comparison-view';
import './history.css';

const shownOverlaps = 8;

/** Another program changed the file while there were edits: says what differs, and asks. Whatever is chosen, both versions are kept. */
export function OutsideDialog() {
  const studio = useStudio();
  const message = useReplica((state) => state.saveState.message);
  const [outside, setOutside] = useState<OutsideInfo | null>(null);
  const [choice, setChoice] = useState<OutsideChoice | null>(null);
  const close = (): void => studio.openDialog(null);
  useEffect(() => {
    void studio.bridge.invoke('document.outside', {}).then((info) => {
      setOutside(info);
      setChoice(info ? preferred(info) : null);
      if (!info) studio.openDialog(null);
    }).catch(studio.fail);
  }, [studio, message]);
  const apply = async (): Promise<void> => {
    if (!choice) return;
    try {
      studio.take(await studio.bridge.invoke('document.resolveOutside', { choice }));
      close();
      studio.toast('ok', t(`outside.done.${choice}`), choice !== 'ours');
    } catch (error) {
      studio.fail(error);
    }
  };
  return (
    <DialogFrame
      wide title={t('outside.title')} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('outside.later')}</Button><Button look="primary" isDisabled={!choice} onPress={() => void apply()}>{choice ? t(`outside.apply.${choice}`) : t('outside.apply')}</Button></>}
    >
      {outside && (
        <>
          <p>{outside.message} {outside.kind === 'changed' ? t('outside.counts', { ours: outside.ours, theirs: outside.theirs }) : ''}</p>
          <RadioGroup aria-label={t('outside.question')} className="outside-choices" value={choice ?? ''} onChange={(value) => setChoice(value as OutsideChoice)}>
            {ordered(outside).map((one) => (
              <Radio key={one} value={one} className="outside-choice">
                <strong>{t(`outside.choice.${one}`)}</strong>
                <small>{one === 'merge' && outside.overlaps.length > 0 ? t('outside.mergeOverlaps', { count: outside.overlaps.length }) : t(`outside.about.${one}${outside.kind === 'changed' ? '' : '.gone'}`)}</small>
              </Radio>
            ))}
          </RadioGroup>
          {outside.overlaps.length > 0 && (
            <section>
              <h3>{t('outside.overlaps')}</h3>
              <ul>{outside.overlaps.slice(0, shownOverlaps).map((overlap, index) => <li key={`${overlap.id} ${index}`}>{overlap.message}</li>)}</ul>
              {outside.overlaps.length > shownOverlaps && <p className="muted">{t('history.more', { count: outside.overlaps.length - shownOverlaps })}</p>}
            </section>
          )}
          {outside.comparison && <section className="history-detail"><h3>{t('outside.comparison')}</h3><ComparisonView comparison={outside.comparison} /></section>}
        </>
      )}
    </DialogFrame>
  );
}

/** Merging loses nothing where nothing overlaps; where it does, the person decides. */
function preferred(outside: OutsideInfo): OutsideChoice | null {
  if (outside.choices.includes('merge')) return outside.overlaps.length === 0 ? 'merge' : null;
  return outside.choices[0] ?? null;
}

function ordered(outside: OutsideInfo): readonly OutsideChoice[] {
  return (['merge', 'theirs', 'copy', 'ours'] as const).filter((choice) => outside.choices.includes(choice));
}
