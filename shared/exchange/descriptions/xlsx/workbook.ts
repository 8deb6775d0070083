/** A cell: text stays text whatever it looks like, a number stays a number, null is empty. Numbers are finite. */
export type Cell = string | number | null;

export interface Column {
  readonly header: string;
  /** In characters of the body font. */
  readonly width: number;
  /** Whether long text breaks into lines; else it is cut off by the next cell on the screen. */
  readonly wrap?: boolean;
}

/** A table: a header row, then rows with one cell for each column. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Workbook {
  readonly title: string;
  /** At least one; names differ. */
  readonly sheets: readonly Sheet[];
}

/** What Excel can hold ("Excel specifications and limits"): characters of a cell, of a sheet's name, rows, columns. */
export const sheetLimits = { text: 32_767, name: 31, rows: 1_048_576, columns: 16_384 } as const;

/** `A`, `Z`, `AA`: the letters of a column, 0-based. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/**
 * Names that Excel takes: 1 to 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end, not "History", no two the same whatever their letter
 * case. The list has the length of the input.
 */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set(['history']);
  return names.map((name, index) => {
    // eslint-disable-next-line no-control-regex -- control characters have no place in a name
    const plain = name.replace(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]|\p{Cs}/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || `Sheet ${index + 1}`;
    let free = shortened(plain, sheetLimits.name);
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = shortened(plain, sheetLimits.name - `${number}`.length - 3) + ` (${number})`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** At most so many UTF-16 units, never half a character; no blank or apostrophe at the end. */
function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\ud800-\udbff]$/, '').replace(/[\s']+$/, '');
}
