import { useRef, useState, type MouseEvent } from 'react';

/** What a row of the table does, by its number. */
export interface RowActions {
  readonly press: (row: number, column: number, chip: number | null, event: MouseEvent) => void;
  readonly open: (row: number, column: number) => void;
  readonly fold: (row: number) => void;
  readonly done: () => void;
}

/** The same functions for as long as the table is there, which do what `now` does: a row that nothing happens to is not drawn again. */
export function useRowActions(now: RowActions): RowActions {
  const latest = useRef(now);
  latest.current = now;
  const [actions] = useState((): RowActions => ({
    press: (...args) => latest.current.press(...args),
    open: (...args) => latest.current.open(...args),
    fold: (row) => latest.current.fold(row),
    done: () => latest.current.done(),
  }));
  return actions;
}
