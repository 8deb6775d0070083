import type { Collected } from './collect';
import { ancestorsIn } from './ancestors';

/** Everything that core requires or may pull in, as nodes of `collected`. */
export function coreClosure(collected: Collected): ReadonlySet<number> {
  const { zones, edges, indexOf, modules } = collected;
  const arrows = edges
    .filter((edge) => edge.kind !== 'recommended' && edge.kind !== 'equivalent')
    .flatMap((edge) => {
      const arrow = { from: indexOf.get(edge.from) ?? -1, to: indexOf.get(edge.to) ?? -1 };
      return edge.kind === 'strict-corequisite' ? [arrow, { from: arrow.to, to: arrow.from }] : [arrow];
    });
  const roots = zones.filter((zone) => zone.policy === 'core-locked' || zone.policy === 'core-testable').flatMap((zone) => zone.modules.flatMap((id) => indexOf.get(id) ?? []));
  return ancestorsIn(modules.length, arrows)(roots);
}
