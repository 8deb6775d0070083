import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { pressedSelection } from '../../store/outline-press';
import { useReplica, useSession, useSignal, useStudio } from '../../store/studio-context';
import { Tree, type TreeHandle, type TreeLook, type TreeProps } from '../../ui/tree';
import type { OutlineRow } from './outline-rows';
import { rowIcon, rowLook } from './row-look';

interface Props {
  readonly label: string;
  readonly rows: readonly OutlineRow[];
  readonly onFold: (key: string, open: boolean) => void;
  /** What a key does to a row; `modules`: those that it is about, `rename` edits its title. True: it was taken. */
  readonly onKey: (row: OutlineRow, event: KeyboardEvent, tools: RowTools) => boolean;
}

export interface RowTools {
  /** What is selected, where the row is part of it; else the row alone. Modules only. */
  readonly modules: readonly RecordId[];
  readonly rename: () => void;
  /** Goes to the row that will stand in its place once it is gone. */
  readonly leave: () => void;
}

interface Place {
  readonly key: string;
  readonly record: RecordId | null;
  readonly index: number;
}

/** An outline over records of the document: selection follows the focus, titles are edited in place, modules can be dragged onto the canvas. */
export function OutlineTree({ label, rows, onFold, onKey }: Props) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const tree = useRef<TreeHandle>(null);
  const [place, setPlace] = useState<Place>({ key: '', record: null, index: 0 });
  const [anchor, setAnchor] = useState('');
  /** Several were put together one by one: moving on keeps them. */
  const [keeps, setKeeps] = useState(false);
  const [renaming, setRenaming] = useState<string | null>(null);
  const active = useMemo(() => indexOf(rows, place), [rows, place]);
  const goTo = (index: number): void => {
    const row = rows[index];
    if (row) setPlace({ key: row.key, record: row.record, index });
  };
  const last = selection.at(-1);
  const before = useRef(last);
  useEffect(() => {
    if (before.current === last) return;
    before.current = last;
    if (last === undefined || rows[active]?.record === last) return;
    const index = rows.findIndex((row) => row.record === last && row.subject.kind !== 'group');
    if (index < 0) return;
    setKeeps(false);
    goTo(index);
  });
  useSignal('rename-outline', () => {
    const index = rows.findIndex((row) => row.record === studio.session.getState().selection[0]);
    if (index < 0) return;
    goTo(index);
    setRenaming(rows[index]!.key);
  });
  const choose: TreeProps['onActive'] = (index, { extend, toggle, press }) => {
    const row = rows[index];
    if (!row) return;
    goTo(index);
    const record = row.record;
    if (extend && !press) {
      const start = Math.max(0, rows.findIndex(({ key }) => key === (anchor || rows[active]?.key)));
      setAnchor(rows[start]?.key ?? '');
      return studio.select([...new Set(rows.slice(Math.min(start, index), Math.max(start, index) + 1).flatMap((one) => (one.subject.kind === 'module' ? [one.subject.module] : [])))]);
    }
    if (toggle && !press && !keeps) {
      // The first of several stays chosen while the focus goes on to the next.
      setKeeps(record !== null);
      if (record !== null && !selection.includes(record)) studio.select([...selection, record]);
    } else if (extend || toggle) {
      setKeeps(true);
      if (record !== null) studio.select(pressedSelection(selection, record, rows.flatMap((one) => (one.subject.kind === 'module' ? [one.subject.module] : [])), { shiftKey: extend, ctrlKey: toggle, metaKey: false }));
    } else if (!keeps || press || selection.length === 0) {
      setKeeps(false);
      studio.select(record === null ? [] : [record]);
    }
    setAnchor(row.key);
    if (press) studio.signal('reveal');
  };
  const selected = useMemo(() => new Set(selection), [selection]);
  const look = (index: number): TreeLook => {
    const { subject, record, count } = rows[index]!;
    return {
      icon: rowIcon(document, subject), className: rowLook(subject), isSelected: record !== null && subject.kind !== 'group' && selected.has(record), ...(count === '' ? {} : { end: <span className="count">{count}</span> }),
      ...(subject.kind === 'module' ? { module: subject.module, drag: (event) => event.dataTransfer.setData('application/x-trellis-modules', selected.has(subject.module) ? selection.filter((id) => id.startsWith('module:')).join(' ') : subject.module) } : {}),
    };
  };
  const rename = (title: string | null, row: OutlineRow): void => {
    setRenaming(null);
    if (title !== null && title !== row.title && row.record !== null) void studio.dispatch({ name: 'record.update', payload: { updates: [{ id: row.record, set: { title } }] } }, { focus: [row.record], say: t('announce.renamed', { title }) });
  };
  const takeKey = (index: number, event: KeyboardEvent): boolean => {
    const row = rows[index];
    if (!row) return false;
    const modules = row.record !== null && selection.includes(row.record) ? selection.filter((id) => id.startsWith('module:')) : row.subject.kind === 'module' ? [row.subject.module] : [];
    return onKey(row, event, {
      modules, rename: () => setRenaming(row.key),
      leave: () => {
        const next = rows[index + 1]?.level === row.level ? index + 1 : index - 1;
        goTo(next);
        // What stays selected would be what was taken out: the focus would follow it away.
        const record = rows[next]?.record ?? null;
        before.current = record ?? undefined;
        studio.select(record === null ? [] : [record]);
      },
    });
  };
  return (
    <Tree
      ref={tree} label={label} description={t('outline.help')} rows={rows} look={look} active={active} onActive={choose} onToggle={(index, open) => { const row = rows[index]; if (row) { goTo(index); onFold(row.key, open); } }} onKey={takeKey}
      renaming={renaming} renameLabel={({ title }) => t('outline.rename', { title })} onRename={(shownRow, title) => { const row = rows.find(({ key }) => key === shownRow.key); if (row) rename(title, row); }}
    />
  );
}

/** Where the focus stands now: its row, else where its record went, else what stands in its place. */
function indexOf(rows: readonly OutlineRow[], { key, record, index }: Place): number {
  const same = rows.findIndex((row) => row.key === key);
  if (same >= 0) return same;
  const moved = record === null ? -1 : rows.findIndex((row) => row.record === record && row.subject.kind !== 'group');
  return moved >= 0 ? moved : Math.max(0, Math.min(rows.length - 1, index));
}
