import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, TriangleAlert } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { mostInChain } from '#shared/checks/links';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import type { DocumentMetrics } from '../../store/graph-metrics';
import { nameOf } from '../../store/selectors';
import { useSession } from '../../store/studio-context';
import { numberText } from './facts';
import { nextSort, numberColumns, sortRows, type MetricColumn, type MetricRow, type MetricSort } from './sort-rows';

const rowHeight = 26;
const headHeight = 40;
/** Rows that Page Up and Page Down pass. */
const page = 8;

interface Props {
  readonly document: TrellisDocument;
  readonly modules: DocumentMetrics['modules'];
  readonly onShow: (records: readonly RecordId[]) => void;
}

/** Every module with its measures. Arrow keys, Page Up, Page Down, Home and End go through the rows, Enter selects; only what is in sight is in the page. */
export function MetricTable({ document, modules, onShow }: Props) {
  const [sort, setSort] = useState<MetricSort>({ column: 'blocking', descending: true });
  const [current, setCurrent] = useState(0);
  const selection = useSession((state) => state.selection);
  const rows = useMemo(() => sortRows(modules, (id) => nameOf(document, id), sort), [modules, document, sort]);
  const most = useMemo(() => rows.reduce((highest, { blocking }) => Math.max(highest, blocking), 1), [rows]);
  const scroller = useRef<HTMLDivElement>(null);
  /** Row that gets the focus as soon as it is in the page. */
  const wanted = useRef(-1);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 10, scrollPaddingStart: headHeight });
  const shown = virtual.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];
  const entry = shown.some(({ index }) => index === current) ? current : (first?.index ?? 0);
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    wanted.current = next;
    setCurrent(next);
    virtual.scrollToIndex(next);
    focusRow(scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`) ?? null, next);
  };
  const focusRow = (button: HTMLElement | null, index: number): void => {
    if (!button || wanted.current !== index) return;
    wanted.current = -1;
    button.focus({ preventScroll: true });
  };
  const keys = (event: KeyboardEvent): void => {
    const to = { ArrowDown: entry + 1, ArrowUp: entry - 1, PageDown: entry + page, PageUp: entry - page, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(to);
  };
  return (
    <div ref={scroller} className="metric-table" role="region" aria-label={t('metrics.table')}>
      <table aria-label={t('metrics.table')} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>{(['title', ...numberColumns] as const).map((column) => <HeadCell key={column} column={column} sort={sort} count={rows.length} onSort={() => { setSort(nextSort(sort, column)); setCurrent(0); virtual.scrollToOffset(0); }} />)}</tr>
        </thead>
        <tbody onKeyDown={keys}>
          {first && first.start > 0 && <tr aria-hidden className="gap"><td style={{ height: first.start }} /></tr>}
          {shown.map(({ index }) => {
            const row = rows[index];
            return row && (
              <tr key={row.id} aria-rowindex={index + 2} className={selection.includes(row.id) ? 'selected' : ''} onClick={() => { setCurrent(index); onShow([row.id]); }}>
                <td><button type="button" ref={(button) => focusRow(button, index)} data-row={index} className="truncate" tabIndex={index === entry ? 0 : -1} aria-current={selection.includes(row.id)} title={row.title}>{row.title}</button></td>
                <BlockingCell row={row} most={most} />
                <td className={`num ${(row.delay ?? 0) > mostInChain ? 'long' : ''}`}>{(row.delay ?? 0) > mostInChain && <TriangleAlert aria-label={t('metrics.long', { most: mostInChain })} />}{numberText(row.delay)}</td>
                <td className="num">{numberText(row.complexity)}</td>
                <td className="num">{numberText(row.centrality)}</td>
              </tr>
            );
          })}
          {last && last.end < virtual.getTotalSize() && <tr aria-hidden className="gap"><td style={{ height: virtual.getTotalSize() - last.end }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

function BlockingCell({ row, most }: { readonly row: MetricRow; readonly most: number }) {
  return <td className="num"><i className="metric-bar" style={{ width: `${(row.blocking / most) * 40}px` }} />{row.blocking}</td>;
}

function HeadCell({ column, sort, count, onSort }: { readonly column: MetricColumn; readonly sort: MetricSort; readonly count: number; readonly onSort: () => void }) {
  const isSorted = sort.column === column;
  return (
    <th scope="col" aria-sort={!isSorted ? 'none' : sort.descending ? 'descending' : 'ascending'} className={column}>
      <button type="button" title={t(`metrics.hint.${column}`)} onClick={onSort}>
        <span>{t(`metrics.column.${column}`)}{isSorted && (sort.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}</span>
        <small>{t(`metrics.term.${column}`, { count })}</small>
      </button>
    </th>
  );
}
