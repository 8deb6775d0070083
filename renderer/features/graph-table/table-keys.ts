/** Where the focus stands: a cell, or a chip in it. */
export interface TableSpot {
  readonly row: number;
  readonly column: number;
  readonly chip: number | null;
}

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page up and Page down jump. */
  readonly page: number;
  /** Chips in a cell; a row that is one cell has none. */
  readonly chips: (row: number, column: number) => number;
}

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Where a key leads; null: it is no movement. Right and left go through the chips of a cell before they leave it; with Ctrl they go to the first and last column. */
export function tableMove({ row, column, chip }: TableSpot, press: Press, size: TableSize): TableSpot | null {
  if (press.altKey) return null;
  const far = press.ctrlKey || press.metaKey;
  const to = (nextRow: number, nextColumn: number): TableSpot => ({ row: Math.max(0, Math.min(size.rows - 1, nextRow)), column: Math.max(0, Math.min(size.columns - 1, nextColumn)), chip: null });
  switch (press.key) {
    case 'ArrowUp': return to(far ? 0 : row - 1, column);
    case 'ArrowDown': return to(far ? size.rows - 1 : row + 1, column);
    case 'ArrowRight': {
      if (far) return to(row, size.columns - 1);
      const next = chip === null ? 0 : chip + 1;
      return next < size.chips(row, column) ? { row, column, chip: next } : column + 1 < size.columns ? to(row, column + 1) : { row, column, chip };
    }
    case 'ArrowLeft': return far ? to(row, 0) : chip === null ? to(row, column - 1) : { row, column, chip: chip === 0 ? null : chip - 1 };
    case 'Home': return to(far ? 0 : row, 0);
    case 'End': return to(far ? size.rows - 1 : row, size.columns - 1);
    case 'PageUp': return to(row - size.page, column);
    case 'PageDown': return to(row + size.page, column);
    default: return null;
  }
}
