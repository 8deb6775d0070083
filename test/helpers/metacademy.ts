import { planImport } from '#shared/exchange/import/plan-import';
import type { NodePair } from '#shared/graph/adjacency';
import type { Size } from '#shared/graph/layout';
import type { TrellisRecord } from '#shared/model/record';
import { importInput } from './import-input';
import { readSharedBytes } from './shared-data';

/** The records that an import of ../shared/data/metacademy makes. */
export function metacademyRecords(): readonly TrellisRecord[] {
  const planned = planImport(importInput('graph.json', { 'graph.json': readSharedBytes('metacademy/graph.json') }));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value.records;
}

/** Its modules as nodes of the size that the canvas draws, and what they need. */
export function metacademyGraph(): { readonly sizes: readonly Size[]; readonly edges: readonly NodePair[] } {
  const records = metacademyRecords();
  const index = new Map(records.filter(({ type }) => type === 'module').map(({ id }, at) => [id as string, at]));
  const edges = records.flatMap((record) => (record.type === 'edge' ? [{ from: index.get(record.from)!, to: index.get(record.to)! }] : []));
  return { sizes: Array.from({ length: index.size }, () => ({ width: 184, height: 62 })), edges };
}
