import { Copy, FolderOpen, Play, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { EventOf } from '#shared/contract/contract';
import { targetKinds } from '#shared/exchange/targets';
import type { RecordId } from '#shared/model/ids';
import { bytesText, t } from '../../i18n/t';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';

type Progress = EventOf<'export.progress'>;

/** What was written, and of which choice: another choice is not written yet. */
interface Written {
  readonly file: string;
  readonly bytes: number;
  readonly release: number | null;
  readonly of: string;
}

/** Name and size before, progress with Cancel while, the file after; and the package to play. */
export function ExportFoot({ role }: { readonly role: RecordId }) {
  const studio = useStudio();
  const state = useSession((session) => session.exportPreview);
  const target = useSession((session) => session.exportTarget);
  const options = useSession((session) => session.exportOptions);
  const canReveal = useReplica((replica) => replica.host?.canReveal ?? false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  useEffect(() => studio.bridge.on('export.progress', (step) => setProgress((known) => known && step)), [studio]);
  const preview = state.kind === 'ready' ? state.preview : null;
  const blocked = !preview || preview.preflight.some((finding) => finding.severity === 'error');
  const choice = JSON.stringify([role, target, options]);
  const last = written?.of === choice ? written : null;
  const write = async (): Promise<void> => {
    setProgress({ stage: 'building', done: 0, total: 0 });
    try {
      const result = await studio.bridge.invoke('export.write', { role, target, options });
      setWritten({ ...result, of: choice });
      studio.session.setState((now) => ({ exportsWritten: now.exportsWritten + 1 }));
      studio.toast('ok', result.release === null ? t('export.done', { file: result.file, size: bytesText(result.bytes) }) : t('export.doneRelease', { number: result.release, file: result.file, size: bytesText(result.bytes) }));
      if (result.warning !== null) studio.toast('error', result.warning);
    } catch (error) {
      studio.fail(error);
    }
    setProgress(null);
  };
  const cancel = (): void => void studio.bridge.invoke('export.cancel', {}).catch(studio.fail);
  const reveal = (): void => {
    if (last) void studio.bridge.invoke('export.reveal', { file: last.file }).catch(studio.fail);
  };
  if (progress) {
    return (
      <div className="export-foot">
        <ExportProgress {...progress} />
        <Button onPress={cancel}>{t('dialog.cancel')}</Button>
      </div>
    );
  }
  return (
    <div className="export-foot">
      <div className="grow">
        {last ? <><strong className="written" data-testid="export-file" title={last.file}>{last.file}</strong><small>{last.release === null ? t('export.written') : t('export.writtenRelease', { number: last.release })}, {bytesText(last.bytes)}</small></> : <><strong>{preview?.suggestedName ?? ''}</strong><small>{preview ? t('export.same', { size: bytesText(preview.bytes) }) : t('export.nothingYet')}</small></>}
      </div>
      {!last && preview && preview.preflight.length > 0 && <button type="button" className="text-link" onClick={() => document.getElementById('export-preflight')?.scrollIntoView()}>{t('export.readFirst', { count: preview.preflight.length })}</button>}
      {last && !canReveal && <Button onPress={() => void navigator.clipboard.writeText(last.file).then(() => studio.toast('ok', t('export.copied')), studio.fail)}><Copy aria-hidden /> {t('export.copyPath')}</Button>}
      {last && canReveal && <Button onPress={reveal}><FolderOpen aria-hidden /> {t('export.reveal')}</Button>}
      {targetKinds[target].standard !== null && <Button isDisabled={blocked} onPress={() => studio.openDialog({ kind: 'play', source: { kind: 'role', role } })}><Play aria-hidden /> {t('export.play')}</Button>}
      <Button look="primary" isDisabled={blocked} onPress={() => void write()}><Upload aria-hidden /> {t('export.write')}</Button>
    </div>
  );
}

function ExportProgress({ stage, done, total }: Progress) {
  const label = `${t(`export.stage.${stage}`)}${total > 0 ? ` ${t('export.ofTotal', { done, total })}` : ''}`;
  return (
    <ProgressBar className="grow export-progress" aria-label={label} {...(total > 0 ? { value: done, maxValue: total } : { isIndeterminate: true })}>
      {({ percentage }) => <><small>{label}</small><i><b style={percentage === undefined ? {} : { width: `${percentage}%` }} /></i></>}
    </ProgressBar>
  );
}
