import { compareCodeUnits } from '../../kit/order';
import type { Scratch } from '../batch/scratch';
import type { SimulationPart } from './part';

/** On how many paths modules are, by value of one column; rows by index of the total order of a program. */
export type SeenRows = Map<string, Float64Array>;

/** Counts the modules on the path of a learner, each once. */
export function countSeen(row: Float64Array, { modules, steps }: Scratch): void {
  for (let at = 0, last = -1; at < steps; at++) {
    const module = modules[at] as number;
    if (module !== last) row[module] = (row[module] as number) + 1;
    last = module;
  }
}

/** Rows of all programs as one, in the order of columns, values and modules. `ids`: of the modules of the program. */
export function exposureOf(columns: readonly string[], programs: readonly { readonly ids: readonly string[]; readonly seen: readonly SeenRows[] }[]): SimulationPart['exposure'] {
  return columns.map((column, at) => {
    const values = new Map<string, Map<string, number>>();
    for (const { ids, seen } of programs) {
      for (const [value, row] of seen[at] ?? []) {
        const sums = values.get(value) ?? new Map<string, number>();
        values.set(value, sums);
        row.forEach((count, module) => {
          const id = ids[module];
          if (count > 0 && id !== undefined) sums.set(id, (sums.get(id) ?? 0) + count);
        });
      }
    }
    return { column, rows: [...values].map(([value, sums]) => ({ value, modules: [...sums].sort(byKey) })).sort((a, b) => compareCodeUnits(a.value, b.value)) };
  });
}

/** Exposures of two parts of one cohort. */
export function addExposure(parts: readonly SimulationPart['exposure'][]): SimulationPart['exposure'] {
  const columns = new Map<string, Map<string, Map<string, number>>>();
  for (const { column, rows } of parts.flat()) {
    const values = columns.get(column) ?? new Map<string, Map<string, number>>();
    columns.set(column, values);
    for (const { value, modules } of rows) {
      const sums = values.get(value) ?? new Map<string, number>();
      values.set(value, sums);
      for (const [id, count] of modules) sums.set(id, (sums.get(id) ?? 0) + count);
    }
  }
  return [...columns].map(([column, values]) => ({ column, rows: [...values].map(([value, sums]) => ({ value, modules: [...sums].sort(byKey) })).sort((a, b) => compareCodeUnits(a.value, b.value)) }));
}

const byKey = ([a]: readonly [string, number], [b]: readonly [string, number]): number => compareCodeUnits(a, b);
