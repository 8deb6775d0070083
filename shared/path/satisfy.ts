import { createFlowNetwork, type FlowArc } from '../graph/max-flow';

/** A subgroup of a requirement: the items in it, and the bounds of what is used for it. */
export interface Bounds {
  readonly items: ReadonlySet<number>;
  readonly atLeast: number;
  /** Infinity: no cap. */
  readonly atMost: number;
}

/**
 * Whether some of the items can be *used* so that their values sum to `asked` and every group gets between `atLeast` and `atMost`. A used item is used
 * whole: for one of its groups, for all of them with `mayShare`; an item in no group is used for none. Values and bounds are whole numbers.
 */
export interface Satisfy {
  readonly values: readonly number[];
  readonly asked: number;
  readonly groups: readonly Bounds[];
  readonly mayShare: boolean;
}

/** `met` with, per item, the groups it is used for; null for an item that is not used. `unproven`: the search went over its budget. */
export type Satisfied = { readonly kind: 'met'; readonly uses: readonly (readonly number[] | null)[] } | { readonly kind: 'unmet' } | { readonly kind: 'unproven' };

/** States that an exact search may look at. */
export const searchBudget = 20_000;

/** Counts whose items are used for one group are a flow with lower bounds; everything else is searched exactly, within the budget. */
export function satisfy(problem: Satisfy, budget: number = searchBudget): Satisfied {
  const { values, asked, groups, mayShare } = problem;
  if (values.reduce((sum, value) => sum + value, 0) < asked) return { kind: 'unmet' };
  if (groups.length === 0) return { kind: 'met', uses: values.map(() => []) };
  if (!mayShare && values.every((value) => value === 1)) return byFlow(problem);
  return bySearch(problem, budget);
}

function groupsOf(groups: readonly Bounds[], item: number): readonly number[] {
  return groups.flatMap((group, index) => (group.items.has(item) ? [index] : []));
}

/** Source → item → group → sink; first with the groups' lower bounds as capacities, then with their caps. */
function byFlow({ values, asked, groups }: Satisfy): Satisfied {
  const [source, sink] = [0, 1];
  const itemNode = (item: number): number => 2 + item;
  const groupNode = (group: number): number => 2 + values.length + group;
  const homes = values.map((_value, item) => groupsOf(groups, item));
  const arcs: FlowArc[] = groups.map((group, index) => ({ from: groupNode(index), to: sink, capacity: group.atLeast }));
  const entries = values.map((_value, item) => arcs.push({ from: source, to: itemNode(item), capacity: 1 }) - 1);
  const links = homes.map((list, item) => list.map((group) => arcs.push({ from: itemNode(item), to: groupNode(group), capacity: 1 }) - 1));
  const alone = homes.flatMap((list, item) => (list.length === 0 ? [arcs.push({ from: itemNode(item), to: sink, capacity: 0 }) - 1] : []));
  const network = createFlowNetwork(2 + values.length + groups.length, arcs, source, sink);
  if (network.augment() < groups.reduce((sum, group) => sum + group.atLeast, 0)) return { kind: 'unmet' };
  if (groups.some((group) => group.atMost < group.atLeast)) return { kind: 'unmet' };
  groups.forEach((group, index) => network.setCapacity(index, group.atMost));
  for (const arc of alone) network.setCapacity(arc, 1);
  if (network.augment() < asked) return { kind: 'unmet' };
  const uses = values.map((_value, item) => {
    if (network.flowOf(entries[item] ?? -1) === 0) return null;
    return (homes[item] ?? []).filter((_group, at) => network.flowOf(links[item]?.[at] ?? -1) > 0);
  });
  return { kind: 'met', uses };
}

/** Depth first over the items: used for a group (or all), or not; a state that failed once is not looked at again. */
function bySearch({ values, asked, groups, mayShare }: Satisfy, budget: number): Satisfied {
  const homes = values.map((_value, item) => groupsOf(groups, item));
  const left = remaining(values, groups);
  const failed = new Set<string>();
  const uses: (readonly number[] | null)[] = values.map(() => null);
  let looked = 0;
  const visit = (item: number, total: number, sums: readonly number[]): 'met' | 'unmet' | 'unproven' => {
    const rest = left[item] as Remaining;
    if (total + rest.total < asked || groups.some((group, index) => (sums[index] as number) + (rest.groups[index] as number) < group.atLeast)) return 'unmet';
    if (item === values.length) return 'met';
    const key = `${item} ${Math.min(total, asked)} ${sums.map((sum, index) => (groups[index]?.atMost === Infinity ? Math.min(sum, groups[index]?.atLeast ?? 0) : sum)).join(' ')}`;
    if (failed.has(key)) return 'unmet';
    if (++looked > budget) return 'unproven';
    const [value, home] = [values[item] as number, homes[item] as readonly number[]];
    const options: readonly (readonly number[] | null)[] = home.length === 0 ? [[]] : [...(mayShare ? [home] : home.map((group) => [group])), null];
    for (const option of options) {
      const next = option === null ? sums : sums.map((sum, index) => (option.includes(index) ? sum + value : sum));
      if (next.some((sum, index) => sum > (groups[index]?.atMost ?? Infinity))) continue;
      const found = visit(item + 1, option === null ? total : total + value, next);
      if (found === 'met') uses[item] = option;
      if (found !== 'unmet') return found;
    }
    failed.add(key);
    return 'unmet';
  };
  const kind = visit(0, 0, groups.map(() => 0));
  return kind === 'met' ? { kind, uses } : { kind };
}

/** What items from a place on could still add: to the sum, and to each group. */
interface Remaining {
  readonly total: number;
  readonly groups: readonly number[];
}

function remaining(values: readonly number[], groups: readonly Bounds[]): readonly Remaining[] {
  const list: Remaining[] = [{ total: 0, groups: groups.map(() => 0) }];
  for (let item = values.length - 1; item >= 0; item--) {
    const [after, value] = [list[0] as Remaining, values[item] as number];
    list.unshift({ total: after.total + value, groups: after.groups.map((sum, index) => (groups[index]?.items.has(item) ? sum + value : sum)) });
  }
  return list;
}

/** How many items, from the front of the list, are proven to meet it; null when all of them are not. */
export function shortestPrefix(count: number, isMet: (prefix: number) => boolean, isMonotone: boolean): number | null {
  if (!isMonotone) {
    for (let prefix = 0; prefix <= count; prefix++) if (isMet(prefix)) return prefix;
    return null;
  }
  if (!isMet(count)) return null;
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isMet(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
