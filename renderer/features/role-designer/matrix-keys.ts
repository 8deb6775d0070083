import type { ZonePolicy } from '#shared/model/zone';

/** A cell: row of the module, column of the role. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells: from the anchor to the spot where the person is. */
export interface Block {
  readonly anchor: Spot;
  readonly spot: Spot;
}

export interface Rect {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The rectangle with its sides in order, both ends inside. */
export function blockOf({ anchor, spot }: Block): Rect {
  return { top: Math.min(anchor.row, spot.row), bottom: Math.max(anchor.row, spot.row), left: Math.min(anchor.column, spot.column), right: Math.max(anchor.column, spot.column) };
}

export function isInBlock({ top, bottom, left, right }: Rect, { row, column }: Spot): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const keys: Readonly<Record<string, ZonePolicy | null>> = { c: 'core-locked', t: 'core-testable', e: 'elective', r: 'remedial', o: 'open', n: null, delete: null, backspace: null };

/** The policy that a key sets; undefined: the key sets none. */
export function policyOfKey({ key, ctrlKey, metaKey, altKey }: Key): ZonePolicy | null | undefined {
  return ctrlKey || metaKey || altKey ? undefined : keys[key.toLowerCase()];
}

/** Where a key leads; null: it is no movement. */
export function moveCell(event: Key, { row, column }: Spot, { rows, columns }: { readonly rows: number; readonly columns: number }): Spot | null {
  const far = event.ctrlKey || event.metaKey;
  const to = (nextRow: number, nextColumn: number): Spot => ({ row: Math.max(0, Math.min(rows - 1, nextRow)), column: Math.max(0, Math.min(columns - 1, nextColumn)) });
  switch (event.key) {
    case 'ArrowUp': return to(far ? 0 : row - 1, column);
    case 'ArrowDown': return to(far ? rows - 1 : row + 1, column);
    case 'ArrowLeft': return to(row, far ? 0 : column - 1);
    case 'ArrowRight': return to(row, far ? columns - 1 : column + 1);
    case 'Home': return to(far ? 0 : row, 0);
    case 'End': return to(far ? rows - 1 : row, columns - 1);
    case 'PageUp': return to(row - 15, column);
    case 'PageDown': return to(row + 15, column);
    default: return null;
  }
}
