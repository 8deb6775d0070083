import { hardEdgeKinds } from '../model/edge';
import { compareCodeUnits } from '../kit/order';
import { nameLoop, totalOrder } from '../path/order';
import { titleOf, type Check } from './check';

/** Loops of prerequisites and corequisites over the whole document, and strict corequisites that cannot hold. */
export const loops: Check = {
  codes: ['TRL-G001', 'TRL-G002'],
  reads: { edge: 'all', module: [] },
  run: (document) => {
    const ids = [...document.tables.module.keys()].sort(compareCodeUnits);
    const index = new Map(ids.map((id, at) => [id, at]));
    const edges = [...document.tables.edge.values()].filter((edge) => index.has(edge.from) && index.has(edge.to)).sort((a, b) => compareCodeUnits(a.id, b.id));
    const ends = ({ from, to }: { from: string; to: string }): { from: number; to: number } => ({ from: index.get(from) ?? 0, to: index.get(to) ?? 0 });
    const corequisites = new Set(edges.filter((edge) => edge.kind === 'corequisite').map((edge) => `${edge.from} ${edge.to}`));
    const together = edges.filter((edge) => edge.kind === 'strict-corequisite' || (edge.kind === 'corequisite' && corequisites.has(`${edge.to} ${edge.from}`)));
    const locking = edges.filter((edge) => edge.kind === 'prerequisite' || edge.kind === 'corequisite');
    const self = edges.find((edge) => edge.from === edge.to && hardEdgeKinds.includes(edge.kind));
    if (self) return [loop([self.from, self.from].map((id) => titleOf(document, id)).join(' → '), [self.from], false)];
    const order = totalOrder({
      count: ids.length,
      hard: locking.map(ends),
      soft: [],
      barriers: [],
      together: together.map(ends),
      prerequisites: edges.filter((edge) => edge.kind === 'prerequisite').map(ends),
      keyOf: (node) => [node],
    });
    if (order.ok) return [];
    return [loop(nameLoop(order.loop, (node) => titleOf(document, ids[node] ?? '')), [...new Set(order.loop.map((node) => ids[node] ?? ''))], order.throughBlock)];
  },
};

function loop(names: string, records: readonly string[], throughBlock: boolean): ReturnType<Check['run']>[number] {
  return throughBlock
    ? { code: 'TRL-G002', severity: 'error', message: `Modules that must be taken together also wait for each other: ${names}. Remove one of these links.`, records }
    : { code: 'TRL-G001', severity: 'error', message: `These modules wait for each other in a loop: ${names}. Remove one of the links.`, records };
}
