/**
 * Whether sums that are known tell other sums, by adding and subtracting: rows are sums over cells (1 where a cell counts). Gaussian elimination with partial pivoting, rows by rows by
 * cells steps; entries stay small because rows are zeros and ones.
 */
export function createSpan(rows: readonly (readonly number[])[], cells: number): (row: readonly number[]) => boolean {
  const kept: { readonly pivot: number; readonly row: Float64Array }[] = [];
  const reduce = (row: Float64Array): void => {
    for (const { pivot, row: other } of kept) {
      const factor = row[pivot] as number;
      if (Math.abs(factor) < tiny) continue;
      for (let at = 0; at < cells; at++) row[at] = (row[at] as number) - factor * (other[at] as number);
    }
  };
  for (const given of rows) {
    const row = Float64Array.from(given);
    reduce(row);
    const pivot = largest(row);
    const top = row[pivot] ?? 0;
    if (Math.abs(top) < tiny) continue;
    for (let at = 0; at < cells; at++) row[at] = (row[at] as number) / top;
    kept.push({ pivot, row });
  }
  return (given) => {
    const row = Float64Array.from(given);
    reduce(row);
    return row.every((value) => Math.abs(value) < 1e-6);
  };
}

const tiny = 1e-9;

function largest(row: Float64Array): number {
  let most = 0;
  for (let at = 1; at < row.length; at++) if (Math.abs(row[at] as number) > Math.abs(row[most] as number)) most = at;
  return most;
}
