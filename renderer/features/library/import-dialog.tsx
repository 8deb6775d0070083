import { FolderInput } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ImportPreview } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { messageOf } from '../../store/studio';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { DropZone } from '../../ui/drop-zone';
import { ImportReport } from './import-report';
import type { PickedFiles } from '../../store/session';
import { readDropped, readPicked } from './read-files';
import './library.css';

type Stage = { kind: 'choose'; problem: string } | { kind: 'reading'; name: string } | { kind: 'preview'; name: string; preview: ImportPreview };

/** Choose → preview → apply. Nothing changes before Apply, and Apply is one step of Undo. */
export function ImportDialog({ dropped }: { readonly dropped?: Promise<PickedFiles> }) {
  const studio = useStudio();
  const [stage, setStage] = useState<Stage>({ kind: 'choose', problem: '' });
  const started = useRef(false);
  const read = async (picked: Promise<PickedFiles>): Promise<void> => {
    try {
      const { name, files } = await picked;
      if (files.length === 0) return;
      setStage({ kind: 'reading', name });
      setStage({ kind: 'preview', name, preview: await studio.bridge.invoke('import.preview', { name, files }) });
    } catch (error) {
      setStage({ kind: 'choose', problem: messageOf(error) });
    }
  };
  useEffect(() => {
    if (!dropped || started.current) return;
    started.current = true;
    void read(dropped);
  });
  const cancel = (): void => {
    if (stage.kind === 'preview') void studio.bridge.invoke('import.cancel', { token: stage.preview.token }).catch(studio.fail);
    studio.openDialog(null);
  };
  const apply = async (): Promise<void> => {
    if (stage.kind !== 'preview') return;
    try {
      const result = await studio.bridge.invoke('import.apply', { token: stage.preview.token });
      studio.openDialog(null);
      studio.take(result);
      studio.select(result.diff.changes.flatMap((change) => (change.after?.type === 'module' ? [change.id] : [])));
      studio.signal('reveal');
      studio.session.setState({ screen: 'library' });
      studio.toast('ok', t('toast.imported', { name: stage.name }), true);
    } catch (error) {
      studio.fail(error);
    }
  };
  const canApply = stage.kind === 'preview' && Object.values(stage.preview.created).some((count) => count > 0);
  return (
    <DialogFrame
      wide title={t('import.title')} closeLabel={t('dialog.close')} onClose={cancel}
      foot={<><Button onPress={cancel}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={!canApply} onPress={() => void apply()}>{t('dialog.apply')}</Button></>}
    >
      {stage.kind === 'choose' && <Chooser problem={stage.problem} onRead={(picked) => void read(picked)} />}
      {stage.kind === 'reading' && <p role="status" className="drop">{t('import.reading', { name: stage.name })}</p>}
      {stage.kind === 'preview' && <ImportReport name={stage.name} preview={stage.preview} onAgain={() => setStage({ kind: 'choose', problem: '' })} />}
    </DialogFrame>
  );
}

function Chooser({ problem, onRead }: { readonly problem: string; readonly onRead: (picked: Promise<PickedFiles>) => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <>
      <DropZone icon={<FolderInput aria-hidden />} title={t('import.drop')} text={t('import.kinds')} onDrop={(transfer) => onRead(readDropped(transfer))}>
        <Button onPress={() => files.current?.click()}>{t('import.file')}</Button>
        <Button onPress={() => folder.current?.click()}>{t('import.folder')}</Button>
        <input ref={files} type="file" multiple hidden aria-label={t('import.file')} data-testid="import-files" onChange={(event) => onRead(readPicked([...(event.target.files ?? [])]))} />
        <input ref={folder} type="file" multiple hidden aria-label={t('import.folder')} data-testid="import-folder" {...{ webkitdirectory: '' }} onChange={(event) => onRead(readPicked([...(event.target.files ?? [])]))} />
      </DropZone>
      {problem && <p role="alert" className="note err">{problem}</p>}
    </>
  );
}
