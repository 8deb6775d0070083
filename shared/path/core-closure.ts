import { hardEdgeKinds, type Edge } from '../model/edge';
import { ancestorsIn } from './ancestors';
import type { Collected } from './collect';
import type { Arrow } from './order';

const known = new WeakMap<Collected['ends'], { readonly zones: Collected['zones']; readonly closure: ReadonlySet<number> }>();

/** Authored defaults of groups → the module that has the group. */
export function defaultArrows({ requirements, indexOf }: Collected): readonly Arrow[] {
  return requirements.flatMap((requirement) => requirement.default.map((id) => ({ from: indexOf.get(id) ?? -1, to: indexOf.get(requirement.module) ?? -1 })));
}

/** What may stand instead of a module → the module. */
export function replacementArrows({ replacements, indexOf }: Collected): readonly Arrow[] {
  return replacements.map(({ module, by }) => ({ from: indexOf.get(by) ?? -1, to: indexOf.get(module) ?? -1 }));
}

/** Everything that core requires or may pull in, as nodes of `collected`. Computed once for each list of links with its zones, as a path whose modules or rules alone are newer has the same. */
export function coreClosure(collected: Collected): ReadonlySet<number> {
  const { ends, zones } = collected;
  const before = known.get(ends);
  if (before?.zones === zones) return before.closure;
  const closure = findClosure(collected);
  known.set(ends, { zones, closure });
  return closure;
}

function findClosure(collected: Collected): ReadonlySet<number> {
  const { zones, edges, ends, indexOf, modules } = collected;
  const arrows: Arrow[] = [];
  for (let index = 0; index < edges.length; index++) {
    const { kind } = edges[index] as Edge;
    const arrow = ends[index] as Arrow;
    if (kind === 'prerequisite' || hardEdgeKinds.includes(kind)) arrows.push(arrow);
    if (kind === 'strict-corequisite') arrows.push({ from: arrow.to, to: arrow.from });
  }
  for (const arrow of [...defaultArrows(collected), ...replacementArrows(collected)]) arrows.push(arrow);
  const roots = zones.filter((zone) => zone.policy === 'core-locked' || zone.policy === 'core-testable').flatMap((zone) => zone.modules.flatMap((id) => indexOf.get(id) ?? []));
  return ancestorsIn(modules.length, arrows)(roots);
}
