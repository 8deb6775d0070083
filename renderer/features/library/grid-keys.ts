export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page up and Page down jump. */
  readonly page: number;
}

export type GridMove =
  | { readonly kind: 'move'; readonly cell: Cell; readonly extend: boolean }
  | { readonly kind: 'edit' }
  | { readonly kind: 'toggle'; readonly extend: boolean }
  | { readonly kind: 'all' }
  | null;

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key does in the grid (WAI-ARIA grid pattern). */
export function gridMove(cell: Cell, size: GridSize, press: Press): GridMove {
  const mod = press.ctrlKey || press.metaKey;
  const to = (row: number, column: number): GridMove => ({
    kind: 'move',
    cell: { row: Math.min(size.rows - 1, Math.max(0, row)), column: Math.min(size.columns - 1, Math.max(0, column)) },
    extend: press.shiftKey,
  });
  switch (press.key) {
    case 'ArrowUp': return to(mod ? 0 : cell.row - 1, cell.column);
    case 'ArrowDown': return to(mod ? size.rows - 1 : cell.row + 1, cell.column);
    case 'ArrowLeft': return to(cell.row, mod ? 0 : cell.column - 1);
    case 'ArrowRight': return to(cell.row, mod ? size.columns - 1 : cell.column + 1);
    case 'Home': return to(mod ? 0 : cell.row, 0);
    case 'End': return to(mod ? size.rows - 1 : cell.row, size.columns - 1);
    case 'PageUp': return to(cell.row - size.page, cell.column);
    case 'PageDown': return to(cell.row + size.page, cell.column);
    case 'Enter': return mod ? null : { kind: 'edit' };
    case 'F2': return { kind: 'edit' };
    case ' ': return { kind: 'toggle', extend: press.shiftKey };
    case 'a': case 'A': return mod && !press.shiftKey ? { kind: 'all' } : null;
    default: return null;
  }
}

/** A rectangle of cells: where it began, and the cell that moves. */
export interface CellRange {
  readonly from: Cell;
  readonly to: Cell;
}

export interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The edges of a range, all included. */
export function boundsOf({ from, to }: CellRange): Bounds {
  return { top: Math.min(from.row, to.row), bottom: Math.max(from.row, to.row), left: Math.min(from.column, to.column), right: Math.max(from.column, to.column) };
}

/** The ids from one to the other in the order of the list, both included. */
export function rangeOf(ids: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}
