import { FolderInput } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ImportPreview, ReplacementRowInfo } from '#shared/contract/shapes';
import type { ReplaceChoices } from '#shared/exchange/import/replace/replacement';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { messageOf } from '../../store/studio';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { DropZone } from '../../ui/drop-zone';
import { saveTemplate } from '../../store/spreadsheets';
import type { ColumnChoices } from './import-mapping';
import { ImportReport } from './import-report';
import type { PickedFiles } from '../../store/session';
import type { RowChoice } from './replacement-row';
import { readDropped, readPicked } from './read-files';
import './import.css';

type Stage = { kind: 'choose'; problem: string } | { kind: 'reading'; name: string } | { kind: 'preview'; name: string; files: PickedFiles['files']; choices: ColumnChoices; replacing: ReplaceChoices; preview: ImportPreview };

const noChoices: ReplaceChoices = { conflicts: {}, gone: {}, add: [] };

/** Choose → preview → apply. Nothing changes before Apply, and Apply is one step of Undo. */
export function ImportDialog({ dropped, replace }: { readonly dropped?: Promise<PickedFiles>; readonly replace?: RecordId }) {
  const studio = useStudio();
  const [stage, setStage] = useState<Stage>({ kind: 'choose', problem: '' });
  const started = useRef(false);
  const turns = useRef(0);
  const read = async (picked: Promise<PickedFiles>): Promise<void> => {
    const turn = ++turns.current;
    const show = (next: Stage): void => {
      if (turn === turns.current) setStage(next);
    };
    show({ kind: 'reading', name: '' });
    try {
      const { name, files } = await picked;
      if (files.length === 0) return show({ kind: 'choose', problem: t('import.empty') });
      if (turn !== turns.current) return;
      show({ kind: 'reading', name });
      const preview = await studio.bridge.invoke('import.preview', { name, files, ...(replace === undefined ? {} : { replace }) });
      // Closed meanwhile, or something else was chosen: the host need not keep it.
      if (turn !== turns.current) void studio.bridge.invoke('import.cancel', { token: preview.token }).catch(studio.fail);
      show({ kind: 'preview', name, files, choices: {}, replacing: noChoices, preview });
    } catch (error) {
      show({ kind: 'choose', problem: messageOf(error) });
    }
  };
  useEffect(() => {
    if (!dropped || started.current) return;
    started.current = true;
    void read(dropped);
  });
  /** Plans again with a column that is to become something else; the latest choice counts. */
  const choose = async (table: string, header: string, to: string): Promise<void> => {
    if (stage.kind !== 'preview') return;
    const choices = { ...stage.choices, [table]: { ...stage.choices[table], [header]: to } };
    const turn = ++turns.current;
    try {
      const preview = await studio.bridge.invoke('import.preview', { name: stage.name, files: stage.files, kind: stage.preview.kind, mapping: choices, replace: stage.preview.replacement?.course.id ?? null });
      const stale = turn === turns.current ? stage.preview.token : preview.token;
      if (turn === turns.current) setStage({ ...stage, choices, preview });
      void studio.bridge.invoke('import.cancel', { token: stale }).catch(studio.fail);
    } catch (error) {
      studio.fail(error);
    }
  };
  /** The same files with another answer: which course is replaced, and how; the latest counts. */
  const answer = async (course: RecordId | null, replacing: ReplaceChoices): Promise<void> => {
    if (stage.kind !== 'preview') return;
    const turn = ++turns.current;
    try {
      const preview = await studio.bridge.invoke('import.choose', { token: stage.preview.token, replace: course === null ? null : { course, choices: { ...replacing, add: [...replacing.add] } } });
      if (turn === turns.current) setStage({ ...stage, replacing, preview });
    } catch (error) {
      studio.fail(error);
    }
  };
  const decide = (row: ReplacementRowInfo, choice: RowChoice): void => {
    if (stage.kind !== 'preview' || !stage.preview.replacement) return;
    const { replacing } = stage;
    const next = 'conflict' in choice ? { ...replacing, conflicts: { ...replacing.conflicts, [row.module]: choice.conflict } } : 'gone' in choice ? { ...replacing, gone: { ...replacing.gone, [row.module]: choice.gone } } : { ...replacing, add: [...replacing.add.filter((id) => id !== row.module), ...(choice.add ? [row.module] : [])] };
    void answer(stage.preview.replacement.course.id, next);
  };
  const cancel = (): void => {
    turns.current++;
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
      studio.toast('ok', stage.preview.replacement ? t('replace.done', { title: stage.preview.replacement.course.title }) : t('toast.imported', { name: stage.name }), true);
    } catch (error) {
      studio.fail(error);
    }
  };
  const replacement = stage.kind === 'preview' ? stage.preview.replacement : null;
  const canApply = stage.kind === 'preview' && stage.preview.refused.length === 0 && (replacement ? !replacement.isSame : Object.values(stage.preview.created).some((count) => count > 0) || (stage.preview.merged?.updated ?? 0) + (stage.preview.merged?.added ?? 0) > 0);
  return (
    <DialogFrame
      wide title={t(replace === undefined ? 'import.title' : 'replace.title')} closeLabel={t('dialog.close')} onClose={cancel}
      foot={<><Button onPress={cancel}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={!canApply} onPress={() => void apply()}>{t(replacement ? 'replace.apply' : 'dialog.apply')}</Button></>}
    >
      {stage.kind === 'choose' && <Chooser problem={stage.problem} onRead={(picked) => void read(picked)} />}
      {stage.kind === 'reading' && <p role="status" className="drop">{stage.name === '' ? t('import.readingFiles') : t('import.reading', { name: stage.name })}</p>}
      {stage.kind === 'preview' && <ImportReport name={stage.name} preview={stage.preview} onAgain={() => setStage({ kind: 'choose', problem: '' })} onChoose={(table, header, to) => void choose(table, header, to)} onBecome={(course) => void answer(course, noChoices)} onDecide={decide} />}
    </DialogFrame>
  );
}

function Chooser({ problem, onRead }: { readonly problem: string; readonly onRead: (picked: Promise<PickedFiles>) => void }) {
  const studio = useStudio();
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
      <p className="row muted">
        {t('import.templates')} <Button size="small" onPress={() => void saveTemplate(studio, 'xlsx')}>{t('import.template.xlsx')}</Button> <Button size="small" onPress={() => void saveTemplate(studio, 'csv')}>{t('import.template.csv')}</Button>
      </p>
      {problem && <p role="alert" className="note err">{problem}</p>}
    </>
  );
}
