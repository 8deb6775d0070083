import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenValues, type CountedCell } from '#shared/simulate/results/suppress';

const cell = (learners: number, ...values: readonly string[]): CountedCell => ({ values, learners });
const sizeOf = (cells: readonly CountedCell[], column: number, value: string): number => cells.filter(({ values }) => values[column] === value).reduce((sum, { learners }) => sum + learners, 0);

describe('S-16 groups under 10 people are hidden, and no difference tells of them', () => {
  it('hides the small one and the next, so that the whole minus the rest says nothing', () => {
    const cells = [cell(100, 'a'), cell(40, 'b'), cell(9, 'c')];
    expect([...hiddenValues(cells, 1)[0]!].sort()).toEqual(['b', 'c']);
    expect(hiddenValues([cell(100, 'a'), cell(10, 'b')], 1)[0]!.size).toBe(0);
    // Two small ones hide each other once they are ten between them.
    expect([...hiddenValues([cell(100, 'a'), cell(5, 'b'), cell(5, 'c')], 1)[0]!].sort()).toEqual(['b', 'c']);
    expect([...hiddenValues([cell(100, 'a'), cell(4, 'b'), cell(5, 'c')], 1)[0]!].sort()).toEqual(['a', 'b', 'c']);
  });
  it('stores of a region: the region minus its shown stores says nothing of the hidden one, though another region hides one, too', () => {
    const cells = [cell(30, 'R1', 'S1'), cell(8, 'R1', 'S2'), cell(50, 'R1', 'S3'), cell(40, 'R2', 'S4'), cell(9, 'R2', 'S5'), cell(60, 'R2', 'S6')];
    expect([...hiddenValues(cells, 2)[1]!].sort()).toEqual(['S1', 'S2', 'S4', 'S5']);
    expect(hiddenValues(cells, 2)[0]!.size).toBe(0);
  });

  /** Whether the sum over some cells is a combination of published sums (Gaussian elimination over fractions of doubles; sizes are tiny). */
  function follows(published: readonly (readonly number[])[], asked: readonly number[]): boolean {
    const rows = published.map((row) => [...row]);
    const target = [...asked];
    let next = 0;
    for (let column = 0; column < target.length; column++) {
      const pivot = rows.findIndex((row, at) => at >= next && Math.abs(row[column]!) > 1e-9);
      if (pivot < 0) continue;
      [rows[next], rows[pivot]] = [rows[pivot]!, rows[next]!];
      const top = rows[next++]!;
      const reduce = (row: number[]): void => {
        const factor = row[column]! / top[column]!;
        for (let at = 0; at < row.length; at++) row[at] = row[at]! - factor * top[at]!;
      };
      for (let at = next; at < rows.length; at++) reduce(rows[at]!);
      reduce(target);
    }
    return target.every((value) => Math.abs(value) < 1e-9);
  }

  const people = fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.nat(2), fc.nat(3), fc.nat(2)), { minLength: 1, maxLength: 12 });
  it.each(['nested', 'crossed'])('no hidden group of up to three %s columns follows from what is shown by adding and subtracting', (shape) => {
    fc.assert(fc.property(people, (drawn) => {
      const cells = drawn.map(([learners, a, b, c]) => (shape === 'nested' ? cell(learners, `r${a}`, `r${a}s${b}`, `r${a}s${b}d${c}`) : cell(learners, `a${a}`, `b${b}`)));
      const columns = shape === 'nested' ? 3 : 2;
      const hidden = hiddenValues(cells, columns);
      const row = (column: number, value: string): readonly number[] => cells.map(({ values }) => (values[column] === value ? 1 : 0));
      const valuesOf = (column: number): readonly string[] => [...new Set(cells.map(({ values }) => values[column]!))];
      const published = [cells.map(() => 1), ...Array.from({ length: columns }, (_nothing, column) => valuesOf(column).filter((value) => !hidden[column]!.has(value)).map((value) => row(column, value))).flat()];
      const small = Array.from({ length: columns }, (_nothing, column) => valuesOf(column).filter((value) => sizeOf(cells, column, value) < 10).map((value) => [column, value] as const)).flat();
      for (const [column, value] of small) {
        expect(hidden[column]!.has(value)).toBe(true);
        // Everybody is shown as the whole: where a small group is everybody, there is nothing to hide it behind.
        if (sizeOf(cells, column, value) === cells.reduce((sum, { learners }) => sum + learners, 0)) continue;
        expect(follows(published, row(column, value)), `${column} ${value}`).toBe(false);
      }
    }), { numRuns: 2000 });
  });
});
