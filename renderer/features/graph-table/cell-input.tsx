import { useRef } from 'react';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { fieldById } from '../../store/fields/all-fields';
import { writeCells } from '../../store/fields/write-cells';
import { useReplica, useStudio } from '../../store/studio-context';

/** A text written in place, by the rules of its field: Enter and leaving keep it, Escape does not. */
export function CellInput({ module, column, onDone }: { readonly module: CourseModule; readonly column: 'code' | 'title' | 'minutes'; readonly onDone: () => void }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const isDone = useRef(false);
  const field = fieldById(document, column);
  if (!field) return null;
  const value = field.text(document, module);
  const finish = (text: string | null): void => {
    if (isDone.current) return;
    isDone.current = true;
    onDone();
    if (text !== null && text !== value) void writeCells(studio, [{ module, field, text }], { label: column === 'title' ? t('cell.undoRename', { title: text }) : t('cell.undo', { field: field.label, title: module.title }) });
  };
  return (
    <input
      className="cell-input" aria-label={t('graphTable.edit', { column: t(`graphTable.${column}`), title: module.title })} defaultValue={value} autoFocus onFocus={(event) => event.currentTarget.select()} onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') { event.preventDefault(); finish(event.currentTarget.value); }
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
