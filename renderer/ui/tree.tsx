import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, type DragEvent, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import { treeMove } from './tree-keys';
import './tree.css';

export const treeRowHeight = 26;

/** A row of a tree as it stands open: those inside closed ones are left out. */
export interface TreeRow {
  readonly key: string;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
  /** Null: nothing can be inside. */
  readonly open: boolean | null;
  readonly title: string;
}

/** How a row looks; asked for those in sight only. */
export interface TreeLook {
  readonly icon?: ReactNode;
  readonly end?: ReactNode;
  readonly className?: string;
  readonly isSelected: boolean;
  /** Written to `data-module`. */
  readonly module?: string;
  /** What it carries when it is dragged; left out: it cannot be dragged. */
  readonly drag?: (event: DragEvent) => void;
}

export interface TreeHandle {
  readonly focus: () => void;
  readonly hasFocus: () => boolean;
}

export interface TreeProps {
  readonly label: string;
  readonly description: string;
  readonly rows: readonly TreeRow[];
  readonly look: (index: number) => TreeLook;
  readonly active: number;
  readonly onActive: (index: number, how: { readonly extend: boolean; readonly toggle: boolean; readonly press: boolean }) => void;
  readonly onToggle: (index: number, open: boolean) => void;
  /** Keys that are not the tree's own, and before those. True: it was taken. */
  readonly onKey: (index: number, event: KeyboardEvent) => boolean;
  readonly renaming: string | null;
  readonly renameLabel: (row: TreeRow) => string;
  readonly onRename: (row: TreeRow, title: string | null) => void;
  readonly ref?: Ref<TreeHandle>;
}

/** An outline of any length (WAI-ARIA tree): one tab stop, arrows, Home and End, first letters. Only the rows in sight exist. */
export function Tree({ label, description, rows, look, active, onActive, onToggle, onKey, renaming, renameLabel, onRename, ref }: TreeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => treeRowHeight, overscan: 20 });
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus(), hasFocus: () => scroller.current?.contains(document.activeElement) ?? false }));
  const here = rows[active];
  const hereKey = here?.key;
  useEffect(() => {
    if (hereKey !== undefined) virtual.scrollToIndex(active);
  }, [hereKey, active, virtual]);
  const keyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current || !here) return;
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (onKey(active, event)) return take();
    const move = treeMove(rows, active, event, typed.current, Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / treeRowHeight) - 1));
    if (!move) return;
    take();
    if (move.kind === 'go') onActive(move.to, { extend: move.extend, toggle: false, press: false });
    else if (move.kind === 'toggle') onActive(active, { extend: false, toggle: true, press: false });
    else onToggle(active, move.open);
  };
  const items = virtual.getVirtualItems();
  return (
    <div ref={scroller} className="tree panel-scroll" role="tree" tabIndex={0} aria-label={label} aria-description={description} aria-multiselectable="true" aria-activedescendant={items.some(({ index }) => index === active) ? `tree-${active}` : undefined} onKeyDown={keyDown}>
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return row && (
            <TreeItem
              key={row.key} row={row} look={look(index)} index={index} top={start} isActive={index === active} renaming={renaming === row.key ? renameLabel(row) : null}
              onRename={(title) => { onRename(row, title); scroller.current?.focus(); }} onToggle={(open) => { scroller.current?.focus(); onToggle(index, open); }}
              onPress={(event) => { scroller.current?.focus(); onActive(index, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey, press: true }); }}
            />
          );
        })}
      </div>
    </div>
  );
}

interface ItemProps {
  readonly row: TreeRow;
  readonly look: TreeLook;
  readonly index: number;
  readonly top: number;
  readonly isActive: boolean;
  /** The label of the field that its title is edited in; null: it is not. */
  readonly renaming: string | null;
  readonly onRename: (title: string | null) => void;
  readonly onToggle: (open: boolean) => void;
  readonly onPress: (event: MouseEvent) => void;
}

function TreeItem({ row, look, index, top, isActive, renaming, onRename, onToggle, onPress }: ItemProps) {
  const Chevron = row.open ? ChevronDown : ChevronRight;
  return (
    <div
      id={`tree-${index}`} role="treeitem" aria-level={row.level} aria-posinset={row.position} aria-setsize={row.setSize} aria-selected={look.isSelected} {...(row.open === null ? {} : { 'aria-expanded': row.open })} data-module={look.module}
      className={`tree-item ${look.className ?? ''}${isActive ? ' here' : ''}${look.isSelected ? ' selected' : ''}`} style={{ transform: `translateY(${top}px)`, height: treeRowHeight, paddingLeft: 8 + (row.level - 1) * 16 }} title={row.title}
      draggable={look.drag !== undefined && renaming === null} onDragStart={look.drag} onClick={(event) => renaming === null && onPress(event)}
    >
      {row.open === null ? <i className="tree-gap" /> : <span className="tree-fold" aria-hidden onClick={(event) => { event.stopPropagation(); onToggle(!row.open); }}><Chevron /></span>}
      {look.icon}
      {renaming === null ? <span className="truncate">{row.title}</span> : <TitleField label={renaming} title={row.title} onDone={onRename} />}
      {renaming === null && look.end}
    </div>
  );
}

function TitleField({ label, title, onDone }: { readonly label: string; readonly title: string; readonly onDone: (title: string | null) => void }) {
  const isDone = useRef(false);
  const finish = (text: string | null): void => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(text === null || text.trim() === '' ? null : text.trim());
  };
  return (
    <input
      className="tree-title" aria-label={label} defaultValue={title} autoFocus onFocus={(event) => event.currentTarget.select()} onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') { event.preventDefault(); finish(event.currentTarget.value); }
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
