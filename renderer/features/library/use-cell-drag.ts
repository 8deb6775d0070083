import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import type { Cell } from './grid-keys';

interface Drag {
  readonly kind: 'mark' | 'fill';
  readonly begun: () => void;
  last: Cell;
}

interface Options {
  readonly onMark: (to: Cell) => void;
  readonly onFill: (row: number) => void;
}

/** Marking cells, and filling downwards, by dragging. Escape lets a fill go without doing it. */
export function useCellDrag(options: Options) {
  const drag = useRef<Drag | null>(null);
  const [fillTo, setFillTo] = useState<number | null>(null);
  const now = useRef(options);
  useEffect(() => { now.current = options; });
  useEffect(() => {
    const move = (event: PointerEvent): void => {
      const current = drag.current;
      const to = current && cellAt(event);
      if (!current || !to || (to.row === current.last.row && to.column === current.last.column)) return;
      current.last = to;
      if (current.kind === 'fill') return setFillTo(to.row);
      current.begun();
      now.current.onMark(to);
    };
    const end = (): void => {
      const current = drag.current;
      drag.current = null;
      setFillTo(null);
      if (current?.kind === 'fill') now.current.onFill(current.last.row);
    };
    const cancel = (event?: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      drag.current = null;
      setFillTo(null);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', cancel);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', cancel);
    };
  }, []);
  return {
    /** The row down to which the fill would go, while the handle is dragged. */
    fillTo,
    startMark: (event: ReactPointerEvent, at: Cell, begun: () => void): void => { if (event.pointerType === 'mouse') drag.current = { kind: 'mark', last: at, begun }; },
    startFill: (event: ReactPointerEvent, row: number): void => {
      event.preventDefault();
      drag.current = { kind: 'fill', last: { row, column: -1 }, begun: () => undefined };
      setFillTo(row);
    },
  };
}

function cellAt({ clientX, clientY }: PointerEvent): Cell | null {
  const cell = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[role="gridcell"][data-row]');
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
}
