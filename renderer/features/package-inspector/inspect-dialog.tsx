import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ResponseOf } from '#shared/contract/contract';
import { t } from '../../i18n/t';
import type { PackageBytes } from '../../store/session';
import { messageOf } from '../../store/studio';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { PackageChooser } from './package-chooser';
import { PackageView } from './package-view';
import './package-inspector.css';

type Stage = { kind: 'choose'; problem: string } | { kind: 'reading'; file: PackageBytes } | { kind: 'report'; file: PackageBytes; report: ResponseOf<'package.inspect'> };

/** Shows what a package of anyone's holds and what is wrong with it. Only reads. `file`: looked into at once. */
export function InspectDialog({ file }: { readonly file?: PackageBytes }) {
  const studio = useStudio();
  const [stage, setStage] = useState<Stage>(file ? { kind: 'reading', file } : { kind: 'choose', problem: '' });
  const reading = stage.kind === 'reading' ? stage.file : null;
  useEffect(() => {
    if (!reading) return;
    let live = true;
    studio.bridge.invoke('package.inspect', { ...reading }).then(
      (report) => live && setStage({ kind: 'report', file: reading, report }),
      (error: unknown) => live && setStage({ kind: 'choose', problem: messageOf(error) }),
    );
    return () => {
      live = false;
    };
  }, [studio, reading]);
  const choose = (picked: File): void => {
    picked.arrayBuffer().then((buffer) => setStage({ kind: 'reading', file: { name: picked.name, bytes: new Uint8Array(buffer) } }), (error: unknown) => setStage({ kind: 'choose', problem: messageOf(error) }));
  };
  const canPlay = stage.kind === 'report' && ['scorm', 'cmi5'].includes(stage.report.kind) && stage.report.items.some(({ href }) => href !== null);
  return (
    <DialogFrame
      wide title={t('package.title')} closeLabel={t('dialog.close')} onClose={() => studio.openDialog(null)}
      foot={
        <>
          {stage.kind === 'report' && <Button onPress={() => setStage({ kind: 'choose', problem: '' })}>{t('package.another')}</Button>}
          <span className="spacer" />
          {canPlay && <Button onPress={() => studio.openDialog({ kind: 'play', source: { kind: 'file', file: stage.file } })}><Play aria-hidden /> {t('package.play')}</Button>}
          <Button look="primary" onPress={() => studio.openDialog(null)}>{t('dialog.done')}</Button>
        </>
      }
    >
      {stage.kind === 'choose' && <PackageChooser problem={stage.problem} onChoose={choose} />}
      {stage.kind === 'reading' && <p role="status" className="muted package-reading">{t('package.reading', { name: stage.file.name })}</p>}
      {stage.kind === 'report' && <PackageView name={stage.file.name} report={stage.report} />}
    </DialogFrame>
  );
}
