import { satisfy, type Bounds, type Satisfied } from './satisfy';
import type { Worth } from './zone-requirement';

/** A requirement group over `M`, what names a module: an id in a document, an index in a program. Bounds in whole units (credits in hundredths). */
export type GroupOf<M> =
  | { readonly need: 'all' | 'any'; readonly of: readonly GroupEntry<M>[] }
  | { readonly need: 'count' | 'minutes' | 'credits'; readonly atLeast: number; readonly of: readonly GroupEntry<M>[]; readonly caps: readonly { readonly of: readonly M[]; readonly atMost: number }[] };
export type GroupEntry<M> = { readonly module: M } | { readonly group: GroupOf<M> };

/** Every module of a group, each once. */
export function modulesIn<M>(group: GroupOf<M>): readonly M[] {
  return [...new Set(group.of.flatMap((entry) => ('module' in entry ? [entry.module] : modulesIn(entry.group))))];
}

/**
 * Whether the modules for which `counts` holds meet the group. A used module is used whole; caps bound what is used of them. An inner group that is met
 * counts one. `unproven`: the search of minutes, credits or overlapping caps went over its budget.
 */
export function groupMet<M>(group: GroupOf<M>, counts: (module: M) => boolean, worthOf: (module: M) => Worth): Satisfied['kind'] {
  const isMet = (entry: GroupEntry<M>): Satisfied['kind'] => ('module' in entry ? (counts(entry.module) ? 'met' : 'unmet') : groupMet(entry.group, counts, worthOf));
  if (!('caps' in group)) return group.need === 'all' ? weakest(group.of.map(isMet)) : strongest(group.of.map(isMet));
  const modules = [...new Set(group.of.flatMap((entry) => ('module' in entry && counts(entry.module) ? [entry.module] : [])))];
  const inner = group.of.filter((entry) => 'group' in entry && isMet(entry) === 'met').length;
  const { need } = group;
  const values = modules.map((module) => (need === 'count' ? 1 : worthOf(module)[need]));
  const groups = group.caps.map((cap): Bounds => ({ items: new Set(modules.flatMap((module, item) => (cap.of.includes(module) ? [item] : []))), atLeast: 0, atMost: cap.atMost }));
  return satisfy({ values, asked: Math.max(0, group.atLeast - inner), groups, mayShare: true }).kind;
}

function weakest(kinds: readonly Satisfied['kind'][]): Satisfied['kind'] {
  return kinds.includes('unmet') ? 'unmet' : kinds.includes('unproven') ? 'unproven' : 'met';
}

function strongest(kinds: readonly Satisfied['kind'][]): Satisfied['kind'] {
  return kinds.includes('met') ? 'met' : kinds.includes('unproven') ? 'unproven' : 'unmet';
}
