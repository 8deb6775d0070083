import type { RecordId } from '#shared/model/ids';
import type { DocumentMetrics, ModuleMetrics } from '../../store/graph-metrics';

export const numberColumns = ['blocking', 'delay', 'complexity', 'centrality'] as const;
export type MetricColumn = 'title' | (typeof numberColumns)[number];
export interface MetricSort {
  readonly column: MetricColumn;
  readonly descending: boolean;
}

export interface MetricRow extends ModuleMetrics {
  readonly id: RecordId;
  readonly title: string;
}

/** Sorted by one column; equal ones stay in the order of the scope, unknown ones come last. */
export function sortRows(modules: DocumentMetrics['modules'], nameOf: (id: RecordId) => string, { column, descending }: MetricSort): readonly MetricRow[] {
  const rows = [...modules].map(([id, metrics]): MetricRow => ({ id, title: nameOf(id), ...metrics }));
  const turn = descending ? -1 : 1;
  if (column === 'title') return rows.sort((a, b) => turn * a.title.localeCompare(b.title));
  return rows.sort((a, b) => {
    const [one, other] = [a[column], b[column]];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return turn * (one - other);
  });
}

/** Another column begins with the greatest number, titles with A; the same one turns round. */
export function nextSort(sort: MetricSort, column: MetricColumn): MetricSort {
  return { column, descending: sort.column === column ? !sort.descending : column !== 'title' };
}
