import type { ReplacementInfo, ReplacementRowInfo } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { Badge } from '../../ui/badge';
import { ReplacementRow, type RowChoice } from './replacement-row';

const groups = ['changed', 'new', 'gone', 'left-out', 'unchanged'] as const;
const sections = ['decide', ...groups] as const;

/** Where a module is listed: it does not move when its choice changes. */
function sectionOf({ conflict, wasDeletedHere, status }: ReplacementRowInfo): (typeof sections)[number] {
  return conflict ? 'decide' : wasDeletedHere ? 'left-out' : status;
}

const fileKeys = ['added', 'changed', 'removed'] as const;
const tones = { changed: 'ok', new: 'ok', gone: 'warn', 'left-out': '', unchanged: '' } as const;

/** What replacing a course would do: counts, then each module under what happens to it, with the choices that there are. */
export function ReplacementView({ replacement, onChoose }: { readonly replacement: ReplacementInfo; readonly onChoose: (row: ReplacementRowInfo, choice: RowChoice) => void }) {
  const { course, version, counts, files, rows, notes, isSame } = replacement;
  if (isSame) return <p role="status" className="note ok">{t('replace.same', { title: course.title })}</p>;
  const hasFiles = files.added + files.changed + files.removed > 0;
  return (
    <>
      <div className="import-counts" role="group" aria-label={t('replace.summary')}>
        {groups.filter((group) => counts[group] > 0).map((group) => <Badge key={group} tone={tones[group]}>{t(`replace.count.${group}`, { count: counts[group] })}</Badge>)}
        {counts.reopened > 0 && <Badge tone="warn">{t('replace.count.reopened', { count: counts.reopened })}</Badge>}
        {counts.conflicts > 0 && <Badge tone="warn">{t('replace.count.conflicts', { count: counts.conflicts })}</Badge>}
      </div>
      {(version !== course.version || hasFiles) && (
        <p className="muted">{[...(version !== course.version ? [t('replace.to', { from: course.version || '–', to: version || '–' })] : []), ...(hasFiles ? [t('replace.files', { list: fileKeys.filter((key) => files[key] > 0).map((key) => t(`replace.files.${key}`, { count: files[key] })).join(', ') })] : [])].join(' · ')}</p>
      )}
      {notes.length > 0 && (
        <section className="note warn">
          <strong>{t('replace.notes')}</strong>
          <ul className="import-messages">{notes.map((note, index) => <li key={index}>{note.message}</li>)}</ul>
        </section>
      )}
      <div className="replacement" tabIndex={0} role="region" aria-label={t('replace.summary')}>
        {sections.map((group) => {
          const found = rows.filter((row) => sectionOf(row) === group);
          if (found.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(`replace.group.${group}`)} <span className="count pill">{found.length}</span></h3>
              <ul>{found.map((row) => <ReplacementRow key={row.module} row={row} onChoose={(choice) => onChoose(row, choice)} />)}</ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
