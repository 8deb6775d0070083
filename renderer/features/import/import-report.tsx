import type { ImportPreview, ReplacementRowInfo } from '#shared/contract/shapes';
import type { RecordId } from '#shared/model/ids';
import { minutesText, t } from '../../i18n/t';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { ImportBecomes } from './import-becomes';
import { ImportMapping } from './import-mapping';
import type { RowChoice } from './replacement-row';
import { ReplacementView } from './replacement-view';

const countKeys = ['courses', 'modules', 'prerequisites', 'competencies', 'roles', 'assets'] as const;

export interface ReportProps {
  readonly name: string;
  readonly preview: ImportPreview;
  readonly onAgain: () => void;
  /** A column of a table is to become something else. */
  readonly onChoose: (table: string, header: string, to: string) => void;
  /** The source replaces this course, or (null) is a new one. */
  readonly onBecome: (course: RecordId | null) => void;
  readonly onDecide: (row: ReplacementRowInfo, choice: RowChoice) => void;
}

/** What an import would add, what it found, and what it refuses. */
export function ImportReport({ name, preview, onAgain, onChoose, onBecome, onDecide }: ReportProps) {
  const { replacement } = preview;
  const minutes = preview.modules.reduce((sum, module) => sum + (module.minutes ?? 0), 0);
  const shown = countKeys.filter((key) => preview.created[key] > 0);
  return (
    <>
      <div className="row">
        <strong>{name}</strong>
        <Badge>{t(`import.kind.${preview.kind}`)}</Badge>
        {(preview.modules.length > 0 || !preview.merged) && <span className="muted">{t('import.total', { count: preview.modules.length, time: minutesText(minutes) })}</span>}
        <span className="spacer" />
        <Button size="small" onPress={onAgain}>{t('import.again')}</Button>
      </div>
      <ImportBecomes preview={preview} onChoose={onBecome} />
      {replacement && <ReplacementView replacement={replacement} onChoose={onDecide} />}
      {!replacement && <div className="import-counts" aria-label={t('import.creates')} role="group">
        {shown.map((key) => <Badge key={key} tone="ok">{t(`import.${key}`, { count: preview.created[key] })}</Badge>)}
        {shown.length === 0 && !preview.merged && <p className="note warn">{t('import.nothing', { name })}</p>}
      </div>}
      {preview.merged && <p className="note">{t('import.merged', { updated: preview.merged.updated, added: preview.merged.added, unchanged: preview.merged.unchanged })}</p>}
      <ImportMapping tables={preview.mapping} onChoose={onChoose} />
      {preview.refused.length > 0 && <p className="note err" role="alert">{t('import.refusedAll', { count: preview.refused.length })}</p>}
      <Messages title={t('import.refused')} tone="err" messages={preview.refused} />
      <Messages title={t('import.warnings')} tone="warn" messages={preview.warnings} />
      <Messages title={t('import.repairs')} tone="" messages={preview.repairs} />
      {!replacement && preview.modules.length > 0 && (
        <div className="import-scroll" tabIndex={0} role="region" aria-label={t('import.list')}>
          <table className="import-table">
            <thead><tr><th scope="col">{t('column.title')}</th><th scope="col">{t('import.minutes')}</th><th scope="col">{t('import.objectives')}</th><th scope="col">{t('import.pages')}</th></tr></thead>
            <tbody>
              {preview.modules.map((module, index) => <tr key={index}><td>{module.title}</td><td>{module.minutes ?? '–'}</td><td>{module.objectives}</td><td>{module.pages}</td></tr>)}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Messages({ title, tone, messages }: { readonly title: string; readonly tone: string; readonly messages: ImportPreview['warnings'] }) {
  if (messages.length === 0) return null;
  return (
    <section className={`note ${tone}`}>
      <strong>{title} ({messages.length})</strong>
      <ul className="import-messages">
        {messages.map((item, index) => <li key={index}><span className="mono">{item.where || item.code}</span><span>{item.message}</span></li>)}
      </ul>
    </section>
  );
}
