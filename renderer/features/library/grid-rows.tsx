import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide-react';
import type { PointerEvent } from 'react';
import { minutesText, t } from '../../i18n/t';
import type { ModuleField } from '../../store/fields/module-field';
import { columnWidths, type LibraryView } from '../../store/library-view';
import { useReplica } from '../../store/studio-context';
import { Resizer } from '../../ui/resizer';
import { CellEditor } from './cell-editor';
import { CellView } from './cell-view';
import type { Bounds, Cell } from './grid-keys';
import type { LibraryRow } from './rows';

export interface GridHeadProps {
  readonly columns: readonly ModuleField[];
  readonly sort: LibraryView['sort'];
  readonly onSort: (column: string) => void;
  readonly height: number;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
  /** Null: as it usually is. */
  readonly onWidth: (column: string, width: number | null) => void;
  /** The widths are to be kept. */
  readonly onWidthDone: () => void;
}

export function GridHead({ columns, sort, onSort, height, all, onAll, onWidth, onWidthDone }: GridHeadProps) {
  return (
    <div role="row" aria-rowindex={1} className="grid-row grid-head" style={{ height }}>
      <span role="columnheader" className="cell cell-check"><input type="checkbox" className="check" aria-label={t('action.selectAll')} checked={all} onChange={(event) => onAll(event.target.checked)} /></span>
      {columns.map((column) => {
        const sorted = sort?.column === column.id ? (sort.down ? 'descending' : 'ascending') : 'none';
        return (
          <span key={column.id} role="columnheader" aria-sort={sorted} className={cellClass(column)} style={{ width: column.width }}>
            <button type="button" title={column.label} onClick={() => onSort(column.id)}>
              <span className="truncate">{column.label}</span>
              {sorted === 'ascending' && <ArrowUp aria-hidden />}
              {sorted === 'descending' && <ArrowDown aria-hidden />}
            </button>
            <Resizer label={t('columns.width', { column: column.label })} side="right" width={column.width} min={columnWidths.least} max={columnWidths.most} isSkipped onResize={(width) => onWidth(column.id, width)} onDone={onWidthDone} onReset={() => { onWidth(column.id, null); onWidthDone(); }} />
          </span>
        );
      })}
    </div>
  );
}

function cellClass(column: ModuleField): string {
  return `cell cell-${column.id.replace(/\W+/g, '-')} kind-${column.kind}`;
}

interface RowStyle {
  readonly index: number;
  readonly style: { readonly transform: string; readonly height: number };
}

export function GroupRow({ row, index, style, span, open, onFold }: RowStyle & { readonly row: Extract<LibraryRow, { kind: 'group' }>; readonly span: number; readonly open: boolean; readonly onFold: () => void }) {
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <div role="row" aria-rowindex={index + 2} className="grid-row grid-group" style={style} onClick={onFold}>
      <span role="gridcell" id={`cell-${index}-0`} aria-colspan={span} aria-expanded={open} className="row">
        <Icon aria-hidden /> <strong>{row.title}</strong> <span className="muted">{t('library.groupLine', { count: row.count, time: minutesText(row.minutes) })}</span>
      </span>
    </div>
  );
}

export interface ModuleRowProps extends RowStyle {
  readonly row: Extract<LibraryRow, { kind: 'module' }>;
  readonly columns: readonly ModuleField[];
  readonly isSelected: boolean;
  readonly cell: Cell | null;
  readonly editing: boolean;
  /** What is marked, where it is more than a cell and this row is part of it. */
  readonly marked: Bounds | null;
  /** Where the handle that fills stands, and what it would fill: rows below the marked ones. */
  readonly handle: number | null;
  readonly isFilled: boolean;
  readonly onPress: (column: number, event: PointerEvent) => void;
  readonly onHandle: (event: PointerEvent) => void;
  readonly onEdit: (column: number) => void;
  readonly onDone: (move?: 'stay' | 'down' | 'right') => void;
}

export function ModuleRow({ row: { module }, columns, index, style, isSelected, cell, editing, marked, handle, isFilled, onPress, onHandle, onEdit, onDone }: ModuleRowProps) {
  const document = useReplica((state) => state.document);
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={isSelected} className={`grid-row${isSelected ? ' selected' : ''}`} style={style}>
      <span role="gridcell" className="cell cell-check" onPointerDown={(event) => onPress(-1, event)}>
        <input type="checkbox" className="check" tabIndex={-1} aria-label={t('library.select', { title: module.title })} checked={isSelected} readOnly />
      </span>
      {columns.map((column, at) => {
        const here = cell?.column === at;
        const isMarked = marked !== null && at >= marked.left && at <= marked.right;
        return (
          <span
            key={column.id} role="gridcell" id={`cell-${index}-${at}`} data-row={index} data-column={at} aria-colindex={at + 2} aria-readonly={!column.write} style={{ width: column.width }}
            className={`${cellClass(column)}${here ? ' here' : ''}${here && editing ? ' editing' : ''}${isMarked ? markClass(marked, index, at) : ''}${isFilled && at >= (marked?.left ?? 0) && at <= (marked?.right ?? -1) ? ' to-fill' : ''}`}
            onPointerDown={(event) => !(here && editing) && onPress(at, event)} onDoubleClick={() => onEdit(at)}
          >
            {here && editing ? <CellEditor document={document} module={module} field={column} onDone={onDone} /> : <CellView document={document} module={module} field={column} />}
            {handle === at && !editing && <i className="fill-handle" title={t('fill.handle')} onPointerDown={(event) => { event.stopPropagation(); onHandle(event); }} onDoubleClick={(event) => event.stopPropagation()} />}
          </span>
        );
      })}
    </div>
  );
}

/** The sides of the marked rectangle that a cell draws. */
function markClass({ top, bottom, left, right }: Bounds, row: number, column: number): string {
  if (row < top || row > bottom) return '';
  return ` marked${row === top ? ' mark-top' : ''}${row === bottom ? ' mark-bottom' : ''}${column === left ? ' mark-left' : ''}${column === right ? ' mark-right' : ''}`;
}
