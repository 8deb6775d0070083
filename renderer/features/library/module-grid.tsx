import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import type { ModuleField } from '../../store/fields/module-field';
import { columnWidths, keepColumnWidths, showColumnWidth, type LibraryView } from '../../store/library-view';
import { useReplica, useSession, useSignal, useStudio } from '../../store/studio-context';
import { blockText, fillDown, pasteBlock } from './cell-block';
import { boundsOf, gridMove, rangeOf, type Cell } from './grid-keys';
import { GridHead, GroupRow, ModuleRow } from './grid-rows';
import type { LibraryRow } from './rows';
import { useCellDrag } from './use-cell-drag';

const rowHeight = 28;
const headHeight = 30;

interface Props {
  readonly rows: readonly LibraryRow[];
  readonly columns: readonly ModuleField[];
  readonly sort: LibraryView['sort'];
  readonly onSort: (column: string) => void;
}

/** The library as a grid: keyboard and clipboard as in a spreadsheet, edit in place, many rows selected at once. Only the rows in sight exist. */
export function ModuleGrid({ rows: all, columns, sort, onSort }: Props) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const [cell, setCell] = useState<Cell>({ row: 0, column: 1 });
  const [from, setFrom] = useState<Cell | null>(null);
  const [editing, setEditing] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => withoutFolded(all, folded), [all, folded]);
  const fold = (id: string): void => setFolded((current) => (current.has(id) ? new Set([...current].filter((other) => other !== id)) : new Set([...current, id])));
  const [anchor, setAnchor] = useState<RecordId | null>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, paddingStart: headHeight, scrollPaddingStart: headHeight + rowHeight });
  const ids = useMemo(() => rows.flatMap((row) => (row.kind === 'module' ? [row.module.id] : [])), [rows]);
  const idAt = (row: number): RecordId | null => {
    const found = rows[row];
    return found?.kind === 'module' ? found.module.id : null;
  };
  const selected = useMemo(() => new Set(selection), [selection]);
  const bounds = boundsOf({ from: from ?? cell, to: cell });
  const isMarked = bounds.top !== bounds.bottom || bounds.left !== bounds.right;
  const modulesIn = (top: number, bottom: number): readonly CourseModule[] => rows.slice(top, bottom + 1).flatMap((row) => (row.kind === 'module' ? [row.module] : []));
  const goTo = (next: Cell): void => {
    setCell(next);
    virtual.scrollToIndex(next.row);
  };
  const select = (id: RecordId, how: { extend: boolean; toggle: boolean }): void => {
    if (how.extend && anchor) return studio.select(rangeOf(ids, anchor, id));
    setAnchor(id);
    studio.select(how.toggle ? (selected.has(id) ? selection.filter((other) => other !== id) : [...selection, id]) : [id]);
  };
  const selectRows = (one: number, other: number): void => studio.select(modulesIn(Math.min(one, other), Math.max(one, other)).map(({ id }) => id));
  const stopEditing = (move: 'stay' | 'down' | 'right' = 'stay'): void => {
    setEditing(false);
    scroller.current?.focus();
    if (move !== 'stay') goTo({ row: Math.min(rows.length - 1, cell.row + (move === 'down' ? 1 : 0)), column: Math.min(columns.length - 1, cell.column + (move === 'right' ? 1 : 0)) });
  };
  const edit = (): void => {
    setFrom(null);
    setEditing(idAt(cell.row) !== null && columns[cell.column]?.write !== undefined);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (editing || event.target !== scroller.current) return;
    const wider = event.altKey && event.shiftKey ? { ArrowRight: columnWidths.step, ArrowLeft: -columnWidths.step }[event.key] : undefined;
    const here = columns[cell.column];
    if (wider !== undefined && here) {
      event.preventDefault();
      event.stopPropagation();
      showColumnWidth(studio, here.id, here.width + wider);
      return keepColumnWidths(studio);
    }
    const move = gridMove(cell, { rows: rows.length, columns: columns.length, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2) }, event);
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const at = idAt(cell.row);
    const row = rows[cell.row];
    if (move.kind === 'all') studio.select(ids);
    else if (move.kind === 'edit' && row?.kind === 'group') fold(row.id);
    else if (move.kind === 'edit') edit();
    else if (move.kind === 'toggle') { if (at) select(at, { extend: move.extend, toggle: true }); }
    else {
      const start = move.extend ? (from ?? cell) : null;
      setFrom(start);
      goTo(move.cell);
      if (start && (start.row !== move.cell.row || cell.row !== move.cell.row)) { setAnchor(idAt(start.row)); selectRows(start.row, move.cell.row); }
    }
  };
  const drag = useCellDrag({
    onMark: (to) => { setCell(to); if (to.row !== (from ?? cell).row) selectRows((from ?? cell).row, to.row); },
    onFill: (row) => row > bounds.bottom && void fillDown(studio, modulesIn(bounds.top, row), columns.slice(bounds.left, bounds.right + 1)),
  });
  const copy = (event: ClipboardEvent): void => {
    if (editing || event.target !== scroller.current) return;
    event.preventDefault();
    const block = modulesIn(bounds.top, bounds.bottom);
    event.clipboardData.setData('text/plain', blockText(document, block, columns.slice(bounds.left, bounds.right + 1)));
    studio.toast('info', t('copy.done', { count: block.length * (bounds.right - bounds.left + 1) }));
  };
  const paste = (event: ClipboardEvent): void => {
    if (editing || event.target !== scroller.current) return;
    event.preventDefault();
    void pasteBlock(studio, event.clipboardData.getData('text/plain'), { modules: modulesIn(bounds.top, rows.length), fields: columns.slice(bounds.left), marked: { rows: modulesIn(bounds.top, bounds.bottom).length, columns: bounds.right - bounds.left + 1 } });
  };
  // The marked cells; or the cell that the person is in, for all rows that are selected.
  useSignal('fill-down', () => {
    if (bounds.top !== bounds.bottom) return void fillDown(studio, modulesIn(bounds.top, bounds.bottom), columns.slice(bounds.left, bounds.right + 1));
    const [here] = modulesIn(cell.row, cell.row);
    const field = columns[cell.column];
    if (here && field) void fillDown(studio, [here, ...modulesIn(0, rows.length).filter(({ id }) => id !== here.id && selected.has(id))], [field]);
  });
  // What is folded away is unfolded when it is to be shown; the row is found in the next round.
  const unfoldSelected = (): boolean => {
    const hidden = all.some((row) => row.kind === 'module' && selected.has(row.module.id)) && !rows.some((row) => row.kind === 'module' && selected.has(row.module.id));
    if (hidden) setFolded(new Set());
    return hidden;
  };
  useSignal('reveal', () => {
    if (unfoldSelected()) return void setTimeout(() => studio.signal('reveal'));
    const row = rows.findIndex((candidate) => candidate.kind === 'module' && selected.has(candidate.module.id));
    if (row >= 0) { setFrom(null); goTo({ row, column: cell.column }); }
  });
  useSignal('rename', () => {
    if (unfoldSelected()) return void setTimeout(() => studio.signal('rename'));
    const row = rows.findIndex((candidate) => candidate.kind === 'module' && candidate.module.id === selection[0]);
    const column = columns.findIndex(({ id }) => id === 'title');
    if (row < 0 || column < 0) return;
    studio.signal('renames-in-place');
    setFrom(null);
    goTo({ row, column });
    setEditing(true);
  });
  useEffect(() => {
    if (cell.row >= rows.length || cell.column >= columns.length) { setFrom(null); setCell({ row: Math.max(0, Math.min(cell.row, rows.length - 1)), column: Math.max(0, Math.min(cell.column, columns.length - 1)) }); }
  }, [rows.length, columns.length, cell]);
  const width = columns.reduce((sum, column) => sum + column.width, 34);
  const fillTo = drag.fillTo === null || drag.fillTo <= bounds.bottom ? null : drag.fillTo;
  return (
    <div
      ref={scroller} className="grid" role="grid" tabIndex={0} aria-label={t('library.grid')} aria-multiselectable="true" aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1}
      aria-activedescendant={virtual.getVirtualItems().some((item) => item.index === cell.row) ? `cell-${cell.row}-${idAt(cell.row) ? cell.column : 0}` : undefined} onKeyDown={keyDown} onCopy={copy} onPaste={paste}
    >
      <div role="presentation" className="grid-inner" style={{ height: virtual.getTotalSize(), minWidth: width }}>
        <GridHead columns={columns} sort={sort} onSort={onSort} height={headHeight} all={ids.length > 0 && ids.every((id) => selected.has(id))} onAll={(every) => studio.select(every ? ids : [])} onWidth={(column, next) => showColumnWidth(studio, column, next)} onWidthDone={() => keepColumnWidths(studio)} />
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const style = { transform: `translateY(${item.start}px)`, height: rowHeight };
          if (row.kind === 'group') return <GroupRow key={`group ${row.id}`} row={row} index={item.index} style={style} span={columns.length + 1} open={!folded.has(row.id)} onFold={() => fold(row.id)} />;
          const inFill = fillTo !== null && item.index > bounds.bottom && item.index <= fillTo;
          return (
            <ModuleRow
              key={row.module.id} row={row} columns={columns} index={item.index} style={style} isSelected={selected.has(row.module.id)} cell={cell.row === item.index ? cell : null} editing={editing}
              marked={(isMarked && item.index >= bounds.top && item.index <= bounds.bottom) || inFill ? bounds : null} isFilled={inFill}
              handle={item.index === bounds.bottom && columns[bounds.right]?.write ? bounds.right : null}
              onPress={(column, event) => {
                if (event.button !== 0) return;
                const next = { row: item.index, column: column < 0 ? cell.column : column };
                // Ticking rows marks no cells.
                setFrom(event.shiftKey && column >= 0 ? (from ?? cell) : null);
                setCell(next);
                if (!event.shiftKey && column >= 0) drag.startMark(event, next, () => setFrom(next));
                select(row.module.id, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey || column < 0 });
              }}
              onHandle={(event) => drag.startFill(event, bounds.bottom)}
              onEdit={(column) => { setFrom(null); setCell({ row: item.index, column }); setEditing(columns[column]?.write !== undefined); }}
              onDone={stopEditing}
            />
          );
        })}
        {fillTo !== null && <FillHint fields={columns.slice(bounds.left, bounds.right + 1)} source={modulesIn(bounds.top, bounds.top)[0]} count={modulesIn(bounds.top + 1, fillTo).length} top={headHeight + (fillTo + 1) * rowHeight} left={34 + columns.slice(0, bounds.left).reduce((sum, column) => sum + column.width, 0)} />}
      </div>
    </div>
  );
}

/** What letting go of the handle would do. */
function FillHint({ fields, source, count, top, left }: { readonly fields: readonly ModuleField[]; readonly source: CourseModule | undefined; readonly count: number; readonly top: number; readonly left: number }) {
  const document = useReplica((state) => state.document);
  const [field] = fields;
  const value = source && field ? field.text(document, source) : '';
  return <div className="fill-hint" role="status" style={{ top, left }}>{t('fill.hint', { count, value: fields.length === 1 ? (value || t('library.missing')) : fields.map(({ label }) => label).join(', ') })}</div>;
}

/** The rows without those of folded groups. */
export function withoutFolded(rows: readonly LibraryRow[], folded: ReadonlySet<string>): readonly LibraryRow[] {
  let hidden = false;
  return rows.filter((row) => {
    if (row.kind === 'group') hidden = folded.has(row.id);
    return row.kind === 'group' || !hidden;
  });
}
