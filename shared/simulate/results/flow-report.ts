import { pairAt, type FlowSums } from './flow';
import { leastShown } from './suppress';

/** Columns of a flow besides the run's end. */
export const mostColumns = 7;

/** One role's flow for a picture. States by index of `flowStates`; of the last column, the run's end, by `flowEnds`. */
export interface FlowReport {
  readonly role: string;
  /** In order of the path; the last one, without a module, is the run's end. */
  readonly columns: readonly { readonly module: string | null; readonly states: readonly number[] }[];
  /** Between each column and the next: learners by `4 * state + state of the next`. */
  readonly links: readonly (readonly number[])[];
  /** Core modules that rules or attempts touch and that are not shown: learners differ less there. */
  readonly left: number;
}

/** Chooses where learners differ most (fewest leave the module in the commonest state), in order of the path. Of real people no column enters between which and its neighbours fewer than `leastShown` go. */
export function flowReport({ role, modules, pairs }: FlowSums, isReal: boolean): FlowReport {
  const end = modules.length;
  const statesOf = (column: number): readonly number[] => marginal(pairs, column, end);
  const ranked = modules.map((_module, column) => column).filter((column) => differing(statesOf(column)) > 0).sort((a, b) => differing(statesOf(b)) - differing(statesOf(a)) || a - b);
  let chosen: readonly number[] = [];
  for (const column of ranked) {
    if (chosen.length === mostColumns) break;
    const more = [...chosen, column].sort((a, b) => a - b);
    if (!isReal || linksOf(pairs, [...more, end]).every((link) => link.every((count) => count === 0 || count >= leastShown))) chosen = more;
  }
  if (chosen.length === 0) return { role, columns: [], links: [], left: modules.length };
  const columns = [...chosen, end];
  return { role, columns: columns.map((column) => ({ module: modules[column] ?? null, states: statesOf(column) })), links: linksOf(pairs, columns), left: modules.length - chosen.length };
}

function linksOf(pairs: FlowSums['pairs'], columns: readonly number[]): readonly (readonly number[])[] {
  return columns.slice(1).map((column, at) => pairs[pairAt(columns[at] as number, column)] ?? []);
}

/** Learners by the state in which they leave a column. */
function marginal(pairs: FlowSums['pairs'], column: number, end: number): readonly number[] {
  const isEnd = column === end;
  const pair = (isEnd ? pairs[pairAt(0, end)] : pairs[pairAt(column, end)]) ?? [];
  return [0, 1, 2, 3].map((state) => [0, 1, 2, 3].reduce((sum, other) => sum + (pair[isEnd ? 4 * other + state : 4 * state + other] ?? 0), 0));
}

function differing(states: readonly number[]): number {
  return states.reduce((sum, count) => sum + count, 0) - Math.max(...states);
}
