import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import { minutesText, t } from '../../i18n/t';
import { useReplica, useSession, useSignal, useStudio } from '../../store/studio-context';
import { CellEditor } from './cell-editor';
import { CellView } from './cell-view';
import { columns, type ColumnId } from './columns';
import { gridMove, rangeOf, type Cell } from './grid-keys';
import type { LibraryRow, LibraryView } from './rows';

const rowHeight = 28;
const headHeight = 30;

interface Props {
  readonly rows: readonly LibraryRow[];
  readonly sort: LibraryView['sort'];
  readonly onSort: (column: ColumnId) => void;
}

/** The library as a grid: keyboard as in a spreadsheet, edit in place, many rows selected at once. Only the rows in sight exist. */
export function ModuleGrid({ rows: all, sort, onSort }: Props) {
  const studio = useStudio();
  const selection = useSession((state) => state.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const [cell, setCell] = useState<Cell>({ row: 0, column: 1 });
  const [editing, setEditing] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => withoutFolded(all, folded), [all, folded]);
  const fold = (id: string): void => setFolded((current) => (current.has(id) ? new Set([...current].filter((other) => other !== id)) : new Set([...current, id])));
  const [anchor, setAnchor] = useState<RecordId | null>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, paddingStart: headHeight, scrollPaddingStart: headHeight + rowHeight });
  const ids = rows.flatMap((row) => (row.kind === 'module' ? [row.module.id] : []));
  const idAt = (row: number): RecordId | null => {
    const found = rows[row];
    return found?.kind === 'module' ? found.module.id : null;
  };
  const selected = new Set(selection);
  const goTo = (next: Cell): void => {
    setCell(next);
    virtual.scrollToIndex(next.row);
  };
  const select = (id: RecordId, how: { extend: boolean; toggle: boolean }): void => {
    if (how.extend && anchor) return studio.select(rangeOf(ids, anchor, id));
    setAnchor(id);
    studio.select(how.toggle ? (selected.has(id) ? selection.filter((other) => other !== id) : [...selection, id]) : [id]);
  };
  const stopEditing = (move: 'stay' | 'down' | 'right' = 'stay'): void => {
    setEditing(false);
    scroller.current?.focus();
    if (move !== 'stay') goTo({ row: Math.min(rows.length - 1, cell.row + (move === 'down' ? 1 : 0)), column: Math.min(columns.length - 1, cell.column + (move === 'right' ? 1 : 0)) });
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (editing || event.target !== scroller.current) return;
    const move = gridMove(cell, { rows: rows.length, columns: columns.length, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2) }, event);
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const here = idAt(cell.row);
    if (move.kind === 'all') studio.select(ids);
    else if (move.kind === 'edit' && rows[cell.row]?.kind === 'group') fold((rows[cell.row] as { id: string }).id);
    else if (move.kind === 'edit') setEditing(here !== null && (columns[cell.column]?.editable ?? false));
    else if (move.kind === 'toggle') { if (here) select(here, { extend: move.extend, toggle: true }); }
    else {
      goTo(move.cell);
      const there = idAt(move.cell.row);
      if (move.extend && there) { if (!anchor && here) setAnchor(here); studio.select(rangeOf(ids, anchor ?? here ?? there, there)); }
    }
  };
  // What is folded away is unfolded when it is to be shown; the row is found in the next round.
  const unfoldSelected = (): boolean => {
    const hidden = all.some((row) => row.kind === 'module' && selected.has(row.module.id)) && !rows.some((row) => row.kind === 'module' && selected.has(row.module.id));
    if (hidden) setFolded(new Set());
    return hidden;
  };
  useSignal('reveal', () => {
    if (unfoldSelected()) return void setTimeout(() => studio.signal('reveal'));
    const row = rows.findIndex((candidate) => candidate.kind === 'module' && selected.has(candidate.module.id));
    if (row >= 0) goTo({ row, column: cell.column });
  });
  useSignal('rename', () => {
    if (unfoldSelected()) return void setTimeout(() => studio.signal('rename'));
    const row = rows.findIndex((candidate) => candidate.kind === 'module' && candidate.module.id === selection[0]);
    if (row < 0) return;
    studio.signal('renames-in-place');
    goTo({ row, column: 1 });
    setEditing(true);
  });
  useEffect(() => {
    if (cell.row >= rows.length) setCell({ row: Math.max(0, rows.length - 1), column: cell.column });
  }, [rows.length, cell]);
  const width = columns.reduce((sum, column) => sum + column.width, 34);
  return (
    <div
      ref={scroller} className="grid" role="grid" tabIndex={0} aria-label={t('library.grid')} aria-multiselectable="true" aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1}
      aria-activedescendant={virtual.getVirtualItems().some((item) => item.index === cell.row) ? `cell-${cell.row}-${idAt(cell.row) ? cell.column : 0}` : undefined} onKeyDown={keyDown}
    >
      <div role="presentation" className="grid-inner" style={{ height: virtual.getTotalSize(), minWidth: width }}>
        <GridHead sort={sort} onSort={onSort} all={ids.length > 0 && ids.every((id) => selected.has(id))} onAll={(all) => studio.select(all ? ids : [])} />
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const style = { transform: `translateY(${item.start}px)`, height: rowHeight };
          if (row.kind === 'group') return <GroupRow key={`group ${row.id}`} row={row} index={item.index} style={style} open={!folded.has(row.id)} onFold={() => fold(row.id)} />;
          return (
            <ModuleRow
              key={row.module.id} row={row} index={item.index} style={style} isSelected={selected.has(row.module.id)} cell={cell.row === item.index ? cell : null} editing={editing}
              onCell={(column, event) => {
                setCell({ row: item.index, column });
                select(row.module.id, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey || column < 0 });
              }}
              onEdit={(column) => { setCell({ row: item.index, column }); setEditing(columns[column]?.editable ?? false); }}
              onDone={stopEditing}
            />
          );
        })}
      </div>
    </div>
  );
}

function GridHead({ sort, onSort, all, onAll }: Pick<Props, 'sort' | 'onSort'> & { readonly all: boolean; readonly onAll: (all: boolean) => void }) {
  return (
    <div role="row" aria-rowindex={1} className="grid-row grid-head" style={{ height: headHeight }}>
      <span role="columnheader" className="cell cell-check"><input type="checkbox" className="check" aria-label={t('action.selectAll')} checked={all} onChange={(event) => onAll(event.target.checked)} /></span>
      {columns.map((column) => {
        const sorted = sort?.column === column.id ? (sort.down ? 'descending' : 'ascending') : 'none';
        return (
          <span key={column.id} role="columnheader" aria-sort={sorted} className={`cell cell-${column.id}`} style={{ width: column.width }}>
            <button type="button" onClick={() => onSort(column.id)}>
              {column.label}
              {sorted === 'ascending' && <ArrowUp aria-hidden />}
              {sorted === 'descending' && <ArrowDown aria-hidden />}
            </button>
          </span>
        );
      })}
    </div>
  );
}

interface RowStyle {
  readonly index: number;
  readonly style: { readonly transform: string; readonly height: number };
}

/** The rows without those of folded courses. */
export function withoutFolded(rows: readonly LibraryRow[], folded: ReadonlySet<string>): readonly LibraryRow[] {
  let hidden = false;
  return rows.filter((row) => {
    if (row.kind === 'group') hidden = folded.has(row.id);
    return row.kind === 'group' || !hidden;
  });
}

function GroupRow({ row, index, style, open, onFold }: RowStyle & { readonly row: Extract<LibraryRow, { kind: 'group' }>; readonly open: boolean; readonly onFold: () => void }) {
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <div role="row" aria-rowindex={index + 2} className="grid-row grid-group" style={style} onClick={onFold}>
      <span role="gridcell" id={`cell-${index}-0`} aria-colspan={columns.length + 1} aria-expanded={open} className="row">
        <Icon aria-hidden /> <strong>{row.title}</strong> <span className="muted">{t('library.groupLine', { count: row.count, time: minutesText(row.minutes) })}</span>
      </span>
    </div>
  );
}

interface ModuleRowProps extends RowStyle {
  readonly row: Extract<LibraryRow, { kind: 'module' }>;
  readonly isSelected: boolean;
  readonly cell: Cell | null;
  readonly editing: boolean;
  readonly onCell: (column: number, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void;
  readonly onEdit: (column: number) => void;
  readonly onDone: (move?: 'stay' | 'down' | 'right') => void;
}

function ModuleRow({ row: { module }, index, style, isSelected, cell, editing, onCell, onEdit, onDone }: ModuleRowProps) {
  const document = useReplica((state) => state.document);
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={isSelected} className={`grid-row${isSelected ? ' selected' : ''}`} style={style}>
      <span role="gridcell" className="cell cell-check" onClick={(event) => onCell(-1, event)}>
        <input type="checkbox" className="check" tabIndex={-1} aria-label={t('library.select', { title: module.title })} checked={isSelected} readOnly />
      </span>
      {columns.map((column, at) => {
        const here = cell?.column === at;
        return (
          <span
            key={column.id} role="gridcell" id={`cell-${index}-${at}`} aria-colindex={at + 2} aria-readonly={!column.editable} style={{ width: column.width }}
            className={`cell cell-${column.id}${here ? ' here' : ''}${here && editing ? ' editing' : ''}`}
            onClick={(event) => !(here && editing) && onCell(at, event)} onDoubleClick={() => onEdit(at)}
          >
            {here && editing ? <CellEditor document={document} module={module} column={column} onDone={onDone} /> : <CellView document={document} module={module} column={column.id} />}
          </span>
        );
      })}
    </div>
  );
}
