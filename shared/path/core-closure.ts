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
  const { zones, indexOf, modules } = collected;
  const arrows = [...pullingArrows(collected), ...defaultArrows(collected), ...replacementArrows(collected)];
  const roots: number[] = [];
  for (const { policy, modules: held } of zones) if (policy === 'core-locked' || policy === 'core-testable') pushIndices(roots, held, indexOf);
  return ancestorsIn(modules.length, arrows)(roots);
}

function pushIndices(found: number[], ids: readonly string[], indexOf: Collected['indexOf']): void {
  for (const id of ids) {
    const index = indexOf.get(id);
    if (index !== undefined) found.push(index);
  }
}

/** Links along which a module pulls in another. */
function pullingArrows({ edges, ends }: Collected): readonly Arrow[] {
  const arrows: Arrow[] = [];
  for (let index = 0; index < edges.length; index++) {
    const { kind } = edges[index] as Edge;
    const arrow = ends[index] as Arrow;
    if (kind === 'prerequisite' || hardEdgeKinds.includes(kind)) arrows.push(arrow);
    if (kind === 'strict-corequisite') arrows.push({ from: arrow.to, to: arrow.from });
  }
  return arrows;
}
