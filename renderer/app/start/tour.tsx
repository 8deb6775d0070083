import { useEffect } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import { useRef } from 'react';
import { t } from '../../i18n/t';
import type { MessageKey } from '../../i18n/messages';
import { screens } from '../../store/session';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';

/** Five cards, one per screen, beside the activity bar. */
export function Tour({ step }: { readonly step: number }) {
  const studio = useStudio();
  const anchor = useRef<HTMLSpanElement>(null);
  const screen = screens[step - 1] ?? 'library';
  useEffect(() => studio.show(screen), [screen, studio]);
  const close = (): void => studio.openDialog(null);
  const go = (next: number): void => studio.openDialog({ kind: 'tour', step: next });
  const last = step === screens.length;
  return (
    <>
      <span ref={anchor} className="tour-anchor" style={{ top: 40 + step * 58 }} />
      <Popover key={step} triggerRef={anchor} isOpen placement="right top" onOpenChange={(open) => !open && close()} className="popover padded tour" isNonModal>
        <Dialog className="stack">
          <span className="count">{t('tour.step', { step })}</span>
          <Heading slot="title" level={2}>{t(`tour.${step}.title` as MessageKey)}</Heading>
          <p>{t(`tour.${step}.text` as MessageKey)}</p>
          <div className="row">
            <Button look="quiet" onPress={close}>{t('tour.skip')}</Button>
            <span className="spacer" />
            {step > 1 && <Button onPress={() => go(step - 1)}>{t('tour.back')}</Button>}
            <Button look="primary" autoFocus onPress={() => (last ? close() : go(step + 1))}>{last ? t('tour.done') : t('tour.next')}</Button>
          </div>
        </Dialog>
      </Popover>
    </>
  );
}
