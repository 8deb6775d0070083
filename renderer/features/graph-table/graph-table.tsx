import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { useReplica, useSession, useSignal, useStudio } from '../../store/studio-context';
import { tableMove, type TableSpot } from './table-keys';
import { useRowActions } from './row-actions';
import { TableRowView, widths } from './table-row';
import { chipsOf, rowId, type Chip, type TableColumn, type TableRow } from './table-rows';
import './graph-table.css';

const rowHeight = 32;
const headHeight = 30;

/** Where a key was pressed. */
export interface TableHere {
  readonly row: TableRow;
  readonly column: TableColumn;
  readonly chip: Chip | null;
  /** What is selected, where the row is part of it; else the row alone. Modules only. */
  readonly modules: readonly RecordId[];
}

interface Props {
  readonly label: string;
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  readonly onFold: (section: string, open: boolean) => void;
  /** Shows a module that the filter or a closed zone hides. */
  readonly onUncover: () => void;
  /** A key that is no movement; `edit` opens the field of the column in place. True: it was taken. */
  readonly onKey: (here: TableHere, event: KeyboardEvent, edit: (column: TableColumn) => void) => boolean;
  /** Enter or a double click on a cell. */
  readonly onOpen: (here: TableHere, edit: (column: TableColumn) => void) => void;
}

/** Modules and what each needs, as a grid by keyboard: cells, and the links in them. Only the rows in sight exist. */
export function GraphTable({ label, rows, columns, onFold, onUncover, onKey, onOpen }: Props) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<TableSpot>({ row: 0, column: columns.indexOf('title'), chip: null });
  /** The row that has the focus: it goes where the row goes. Null: it stays where it is. */
  const [rowKept, setRowKept] = useState<RecordId | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [keeps, setKeeps] = useState(false);
  const [editing, setEditing] = useState(false);
  const selected = useMemo(() => new Set(selection), [selection]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, paddingStart: headHeight, scrollPaddingStart: headHeight, useFlushSync: false });
  const chipsAt = (at: number, column: number): readonly Chip[] => {
    const row = rows[at];
    const name = columns[column];
    return row?.kind === 'module' && name ? chipsOf(document, row.module.id, name) : [];
  };
  // What the document or the filter took away: the focus stays at the same place.
  const here = useMemo((): TableSpot => {
    const kept = rowKept === null || (rows[spot.row] && rowId(rows[spot.row]!) === rowKept) ? spot.row : rows.findIndex((row) => rowId(row) === rowKept);
    const row = Math.max(0, Math.min(kept < 0 ? spot.row : kept, rows.length - 1));
    const column = columns[spot.column];
    const module = rows[row];
    const chips = module?.kind === 'module' && column ? chipsOf(document, module.module.id, column).length : 0;
    return { row, column: spot.column, chip: spot.chip === null || chips === 0 ? null : Math.min(spot.chip, chips - 1) };
  }, [rows, spot, rowKept, columns, document]);
  const hereOf = (at: TableSpot): TableHere | null => {
    const row = rows[at.row];
    if (!row) return null;
    const modules = row.kind !== 'module' ? [] : selected.has(row.module.id) ? selection.filter((id) => id.startsWith('module:')) : [row.module.id];
    return { row, column: columns[at.column] ?? 'title', chip: at.chip === null ? null : (chipsAt(at.row, at.column)[at.chip] ?? null), modules };
  };
  const select = (at: TableSpot): void => {
    const row = rows[at.row];
    const chip = at.chip === null ? undefined : chipsAt(at.row, at.column)[at.chip];
    if (row) studio.select(chip && chip.kind !== 'group' ? [chip.edge.id] : row.kind === 'section' && row.section.kind !== 'zone' ? [] : [rowId(row)]);
  };
  /** Scrolls only where the row is out of sight: asking the scroller lays the page out at once. */
  const showRow = (row: number): void => {
    const [start, from, height] = [headHeight + row * rowHeight, virtual.scrollOffset ?? 0, virtual.scrollRect?.height ?? 0];
    if (start < from + headHeight || start + rowHeight > from + height) virtual.scrollToIndex(row);
  };
  const goTo = (next: TableSpot): void => {
    setSpot(next);
    setRowKept(rows[next.row] ? rowId(rows[next.row]!) : null);
    showRow(next.row);
  };
  const range = (from: number, to: number): void => studio.select(rows.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap((row) => (row.kind === 'module' ? [row.module.id] : [])));
  const toggle = (at: number): void => {
    const row = rows[at];
    if (row?.kind !== 'module') return;
    const { id } = row.module;
    const modules = selection.filter((one) => one.startsWith('module:'));
    // The first of several stays chosen while the focus goes on to the next.
    studio.select(selected.has(id) && keeps ? modules.filter((one) => one !== id) : [...new Set([...modules, id])]);
    setKeeps(true);
  };
  const edit = (column: TableColumn): void => {
    goTo({ row: here.row, column: columns.indexOf(column), chip: null });
    setEditing(true);
  };
  const keyDown = (event: KeyboardEvent): void => {
    const at = hereOf(here);
    if (editing || event.target !== scroller.current || !at) return;
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'Delete' || event.key === 'Backspace') { setSpot(here); setRowKept(null); }
    if (onKey(at, event, edit)) return take();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (at.row.kind === 'section' && plain && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) { onFold(at.row.section.id, event.key === 'ArrowRight'); return take(); }
    if (event.key === ' ' && plain) { toggle(here.row); return take(); }
    if (event.key === 'Enter' && plain) { onOpen(at, edit); return take(); }
    const next = tableMove(here, event, { rows: rows.length, columns: columns.length, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2), chips: (row, column) => chipsAt(row, column).length });
    if (!next) return;
    take();
    goTo(next);
    if (event.shiftKey && next.row !== here.row) {
      setAnchor(anchor ?? here.row);
      return range(anchor ?? here.row, next.row);
    }
    if (!event.shiftKey) setAnchor(null);
    if (!keeps || selection.length === 0) { setKeeps(false); select(next); }
  };
  const press = (row: number, column: number, chip: number | null, event: MouseEvent): void => {
    scroller.current?.focus();
    const next = { row, column, chip };
    goTo(next);
    if (event.shiftKey) { setAnchor(anchor ?? here.row); return range(anchor ?? here.row, row); }
    if (event.ctrlKey || event.metaKey) return toggle(row);
    setAnchor(null);
    setKeeps(false);
    const pressed = chip === null ? undefined : chipsAt(row, column)[chip];
    if (pressed?.kind === 'unlocks') { const at = hereOf(next); if (at) onOpen(at, edit); } else select(next);
  };
  const open = (row: number, column: number): void => {
    const next = { row, column, chip: null };
    goTo(next);
    const at = hereOf(next);
    if (at) onOpen(at, (name) => { goTo({ ...next, column: columns.indexOf(name) }); setEditing(true); });
  };
  const fold = (at: number): void => {
    const row = rows[at];
    if (row?.kind === 'section') onFold(row.section.id, !row.open);
  };
  const actions = useRowActions({ press, open, fold, done: () => { setEditing(false); scroller.current?.focus(); } });
  const rowOfSelection = (): number => rows.findIndex((row) => selected.has(rowId(row)) || (row.kind === 'module' && document.tables.edge.get(selection[0] ?? '')?.to === row.module.id));
  /** In the next round, when it is hidden now. */
  const uncovered = (signal: string): number => {
    const row = rowOfSelection();
    if (row < 0 && selection.some((id) => document.tables.module.has(id))) { onUncover(); setTimeout(() => rowOfSelection() < 0 && studio.signal(signal)); }
    return row;
  };
  useSignal('reveal', () => {
    const row = uncovered('reveal-again');
    if (row >= 0 && row !== here.row) goTo({ row, column: here.column, chip: null });
  });
  useSignal('reveal-again', () => {
    const row = rowOfSelection();
    if (row >= 0) goTo({ row, column: here.column, chip: null });
  });
  const startRename = (row: number): void => {
    if (rows[row]?.kind !== 'module') return;
    studio.signal('renames-in-place');
    goTo({ row, column: columns.indexOf('title'), chip: null });
    setEditing(true);
  };
  useSignal('rename', () => startRename(uncovered('rename-again')));
  useSignal('rename-again', () => startRename(rowOfSelection()));
  const hereRow = here.row;
  useEffect(() => showRow(hereRow), [hereRow]);
  const width = columns.reduce((sum, column) => sum + widths[column], 0);
  const items = virtual.getVirtualItems();
  const isWide = rows[here.row]?.kind !== 'module';
  const activeId = `table-${here.row}-${isWide ? 0 : here.column}${!isWide && here.chip !== null ? `-${here.chip}` : ''}`;
  return (
    <div ref={scroller} className="grid graph-grid" role="grid" tabIndex={0} aria-label={label} aria-multiselectable="true" aria-rowcount={rows.length + 1} aria-colcount={columns.length} aria-activedescendant={items.some(({ index }) => index === here.row) ? activeId : undefined} onKeyDown={keyDown}>
      <div role="presentation" className="grid-inner" style={{ height: virtual.getTotalSize(), minWidth: width }}>
        <div role="row" aria-rowindex={1} className="grid-row grid-head" style={{ height: headHeight, minWidth: width }}>
          {columns.map((column, at) => <span key={column} role="columnheader" aria-colindex={at + 1} className={`cell table-${column}`} style={{ width: widths[column] }}>{t(`graphTable.${column}`)}</span>)}
        </div>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return row && (
            <TableRowView
              key={row.kind === 'module' ? `${row.section?.id ?? ''} ${row.module.id}` : rowId(row)} row={row} index={index} top={start} height={rowHeight} columns={columns} isSelected={selected.has(rowId(row))} spot={here.row === index ? here : null} editing={here.row === index && editing} actions={actions}
            />
          );
        })}
      </div>
    </div>
  );
}

/** How many modules are shown, for the toolbar. */
export function shownCount(rows: readonly TableRow[]): number {
  return rows.filter(({ kind }) => kind === 'module').length;
}
