import { ClipboardCopy, RotateCcw, StepForward } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PlayInfo } from '#shared/contract/shapes';
import { suspendLimits } from '#shared/exchange/targets';
import { bytesText, t } from '../../i18n/t';
import type { PlaySource } from '../../store/session';
import { messageOf } from '../../store/studio';
import { useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { Segments } from '../../ui/segments';
import { SelectBox } from '../../ui/select-box';
import { CallLog, callText } from './call-log';
import { toldTo } from './told';
import { useStage } from './use-stage';
import './play.css';

/** Plays the package that Export would write (the very zip) or one of anyone's, in a run-time at an origin of its own. */
export function PlayDialog({ source }: { readonly source: PlaySource }) {
  const studio = useStudio();
  const target = useSession((state) => state.exportTarget);
  const options = useSession((state) => state.exportOptions);
  const [pack, setPack] = useState<PlayInfo | null>(null);
  const [failure, setFailure] = useState('');
  // Whoever came from the inspector goes back to it.
  const close = (): void => studio.openDialog(source.kind === 'file' ? { kind: 'inspect', file: source.file } : null);
  useEffect(() => {
    let live = true;
    let key: string | null = null;
    const stop = (): void => void (key !== null && studio.bridge.invoke('play.stop', { key }).catch(() => undefined));
    const asked = source.kind === 'file' ? studio.bridge.invoke('play.open', { ...source.file }) : studio.bridge.invoke('play.start', { role: source.role, target, options });
    asked.then(
      (info) => {
        key = info.key;
        if (live) setPack(info);
        else stop();
      },
      (error: unknown) => live && setFailure(messageOf(error)),
    );
    return () => {
      live = false;
      stop();
    };
  }, [studio, source, target, options]);
  const [mode, setMode] = useState<'normal' | 'review'>('normal');
  const { frame, calls, launch, start } = useStage(pack, t('play.learner'), mode);
  // Another way of looking is another launch.
  const launchedAs = useRef(mode);
  useEffect(() => {
    if (launchedAs.current === mode) return;
    launchedAs.current = mode;
    start(launch, true);
  }, [mode, launch, start]);
  const item = pack?.launches[launch];
  const copy = (): void => {
    navigator.clipboard.writeText(calls.map(callText).join('\n')).then(() => studio.toast('ok', t('play.copied')), studio.fail);
  };
  // One frame while it is built and when it plays: the focus goes back to whoever opened it.
  return (
    <DialogFrame
      wide={pack !== null}
      title={pack ? `${t('play.title')}: ${pack.name}` : t('play.title')}
      closeLabel={t('dialog.close')}
      onClose={close}
      foot={pack &&
        <>
          <span className="muted grow rehearsal-note">{t(source.kind === 'file' ? 'play.note.file' : 'play.note')}</span>
          <Button onPress={() => start(launch, false)}><RotateCcw aria-hidden /> {t('play.again')}</Button>
          <Button onPress={() => start(launch, true)}><StepForward aria-hidden /> {t('play.resume')}</Button>
          <Button look="primary" onPress={close}>{t('dialog.done')}</Button>
        </>
      }
    >
      {!pack && (failure === '' ? <p role="status" className="muted">{t(source.kind === 'file' ? 'play.opening' : 'play.building')}</p> : <p role="alert">{failure}</p>)}
      {pack && <div className="rehearsal">
        <iframe ref={frame} className="rehearsal-frame" title={t('play.frame')} src={pack.url} sandbox="allow-scripts allow-same-origin allow-forms allow-modals" />
        <aside className="rehearsal-side" aria-label={t('play.log')}>
          {pack.launches.length > 1 && (
            <div className="rehearsal-items">
              <SelectBox label={t('play.item')} prefix={t('play.item')} value={String(launch)} choices={pack.launches.map(({ title }, index) => ({ value: String(index), label: title || `${index + 1}` }))} onChange={(value) => start(Number(value), true)} />
              <p className="muted">{t('play.items')}</p>
            </div>
          )}
          <Segments label={t('play.mode')} value={mode} choices={[{ value: 'normal', label: t('play.mode.normal') }, { value: 'review', label: t('play.mode.review') }]} onChange={setMode} />
          <h3>{t('play.told')}</h3>
          <dl className="rehearsal-told">
            {toldTo(calls).map(({ label, value }) => (
              <div key={label}><dt>{t(`play.told.${label}`)}</dt><dd className="mono">{label === 'progress' && item ? t('play.characters', { count: value, most: suspendLimits[item.standard] }) : value}</dd></div>
            ))}
          </dl>
          <div className="rehearsal-log-head"><h3>{t('play.calls', { count: calls.length })}</h3><span className="spacer" /><Button size="small" look="quiet" isDisabled={calls.length === 0} onPress={copy}><ClipboardCopy aria-hidden /> {t('play.copy')}</Button></div>
          <CallLog calls={calls} />
          <p className="muted rehearsal-sha">{bytesText(pack.bytes)}, SHA-256 <span className="mono">{pack.sha256.slice(0, 16)}…</span></p>
        </aside>
      </div>}
    </DialogFrame>
  );
}
