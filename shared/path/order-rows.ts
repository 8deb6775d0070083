import type { Arrow } from './order';

/** Successors in compressed rows, in the order in which the arrows came: those of `v` are `targets[starts[v] .. starts[v + 1])`. */
export interface Rows {
  readonly count: number;
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

export function createRows(count: number, arrows: readonly Arrow[]): Rows {
  const starts = new Int32Array(count + 1);
  for (const { from } of arrows) starts[from + 1] = (starts[from + 1] as number) + 1;
  for (let v = 0; v < count; v++) starts[v + 1] = (starts[v + 1] as number) + (starts[v] as number);
  const cursor = starts.slice();
  const targets = new Int32Array(arrows.length);
  for (const { from, to } of arrows) {
    const at = cursor[from] as number;
    targets[at] = to;
    cursor[from] = at + 1;
  }
  return { count, starts, targets };
}

/** Predecessors in the same form; arrows with an end that is not there (-1) do not count. */
export function turnedRows(count: number, arrows: readonly Arrow[]): Rows {
  const starts = new Int32Array(count + 1);
  for (const { from, to } of arrows) if (from >= 0 && to >= 0) starts[to + 1] = (starts[to + 1] as number) + 1;
  for (let v = 0; v < count; v++) starts[v + 1] = (starts[v + 1] as number) + (starts[v] as number);
  const cursor = starts.slice();
  const targets = new Int32Array(starts[count] as number);
  for (const { from, to } of arrows) {
    if (from < 0 || to < 0) continue;
    const at = cursor[to] as number;
    targets[at] = from;
    cursor[to] = at + 1;
  }
  return { count, starts, targets };
}

/** Whether a way leads from `from` to `goal`, over the rows and `more`. */
export function reaches(rows: Rows, more: ReadonlyMap<number, readonly number[]>, from: number, goal: number): boolean {
  const seen = new Uint8Array(rows.count);
  const stack = [from];
  seen[from] = 1;
  const visit = (target: number): void => {
    if (seen[target]) return;
    seen[target] = 1;
    stack.push(target);
  };
  for (let here = stack.pop(); here !== undefined; here = stack.pop()) {
    if (here === goal) return true;
    for (let at = rows.starts[here] as number; at < (rows.starts[here + 1] as number); at++) visit(rows.targets[at] as number);
    more.get(here)?.forEach(visit);
  }
  return false;
}

/** Some loop of nodes, in order, without the repeated end; null when there is none. Iterative depth-first search. */
export function findLoop(rows: Rows): readonly number[] | null {
  const state = new Uint8Array(rows.count);
  const cursor = rows.starts.slice();
  for (let start = 0; start < rows.count; start++) {
    if (state[start]) continue;
    const path: number[] = [start];
    state[start] = 1;
    while (path.length > 0) {
      const here = path[path.length - 1] as number;
      const at = cursor[here] as number;
      if (at === rows.starts[here + 1]) {
        state[here] = 2;
        path.pop();
        continue;
      }
      cursor[here] = at + 1;
      const next = rows.targets[at] as number;
      if (state[next] === 1) return path.slice(path.indexOf(next));
      if (state[next] !== 0) continue;
      state[next] = 1;
      path.push(next);
    }
  }
  return null;
}
