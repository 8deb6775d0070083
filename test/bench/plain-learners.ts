import { roleKey, scoreOf, wishesOf, type Workload } from '../helpers/reference-workload';

/** Lines of the reference workload made in a plain way, straight from its SPEC.md, as peers of the batch. */
export interface PlainLearners {
  readonly line: (e: number) => string;
}

type Zones = Workload['curriculum']['roles'][string]['zones'];

/** What both plain ways share: scores, choices and sums of one learner. */
abstract class SpecLearners implements PlainLearners {
  protected readonly before: readonly (readonly number[])[];

  constructor(protected readonly workload: Workload) {
    const before: number[][] = workload.curriculum.modules.map(() => []);
    for (const [from, to] of workload.curriculum.prerequisites) before[to]!.push(from);
    this.before = before;
  }

  protected abstract closure(modules: Iterable<number>): ReadonlySet<number>;
  protected abstract coreOf(role: string, department: string): ReadonlySet<number>;
  protected abstract sorted(modules: ReadonlySet<number>): readonly number[];

  line(e: number): string {
    const { curriculum: { salt, roles, modules }, employees } = this.workload;
    const { id, role, department } = employees[e % employees.length]!;
    const { noTestOut, zones } = roles[role]!;
    const path = new Set(this.coreOf(role, department));
    const core = new Set(path);
    for (const chosen of this.chosen(salt, e, zones, core)) for (const module of this.closure([chosen])) path.add(module);
    let [minutes, skipped, remediated] = [0, 0, 0];
    const order = this.sorted(path);
    for (const module of order) {
      const score = scoreOf(salt, e, module) / 100;
      const own = modules[module]!.minutes;
      if (score >= 90 && !noTestOut.includes(module)) skipped++;
      else if (score >= 0 && score < 60) {
        minutes += own + Math.ceil(own / 4);
        remediated++;
      } else minutes += own;
    }
    return `${id},${minutes},${order.length},${skipped},${remediated},${order.join('-')}\n`;
  }

  private chosen(salt: number, e: number, zones: Zones, core: ReadonlySet<number>): ReadonlySet<number> {
    const chosen = new Set<number>();
    zones.forEach(({ modules, choose }, z) => {
      let left = choose;
      for (const module of wishesOf(salt, e, z, modules)) {
        if (left === 0) break;
        if (core.has(module) || chosen.has(module)) continue;
        chosen.add(module);
        left--;
      }
    });
    return chosen;
  }

  protected search(modules: Iterable<number>): Set<number> {
    const seen = new Set(modules);
    for (const module of seen) for (const needed of this.before[module]!) seen.add(needed);
    return seen;
  }

  /** Smallest number first among what is available. */
  protected topological(modules: ReadonlySet<number>): number[] {
    const left = new Set(modules);
    const order: number[] = [];
    while (left.size > 0) {
      const next = Math.min(...[...left].filter((module) => this.before[module]!.every((needed) => !left.has(needed))));
      order.push(next);
      left.delete(next);
    }
    return order;
  }

  protected requiredOf(role: string, department: string): readonly number[] {
    return [...this.workload.curriculum.roles[role]!.core, ...(this.workload.curriculum.departments[department]?.core ?? [])];
  }
}

/** Every closure and order anew, learner by learner. */
export class NaiveLearners extends SpecLearners {
  protected closure(modules: Iterable<number>): ReadonlySet<number> {
    return this.search(modules);
  }
  protected coreOf(role: string, department: string): ReadonlySet<number> {
    return this.search(this.requiredOf(role, department));
  }
  protected sorted(modules: ReadonlySet<number>): readonly number[] {
    return this.topological(modules);
  }
}

/** Closures of modules and roles are kept; only the order is made for each learner. */
export class CachedLearners extends SpecLearners {
  readonly #closures = new Map<number, ReadonlySet<number>>();
  readonly #cores = new Map<string, ReadonlySet<number>>();

  protected closure(modules: Iterable<number>): ReadonlySet<number> {
    const [module = -1] = modules;
    const held = this.#closures.get(module) ?? this.search([module]);
    this.#closures.set(module, held);
    return held;
  }
  protected coreOf(role: string, department: string): ReadonlySet<number> {
    const key = roleKey(role, department);
    const held = this.#cores.get(key) ?? this.search(this.requiredOf(role, department));
    this.#cores.set(key, held);
    return held;
  }
  /** Kahn's algorithm with a heap of numbers over the learner's own modules. */
  protected sorted(modules: ReadonlySet<number>): readonly number[] {
    const waits = new Map<number, number>();
    const after = new Map<number, number[]>();
    const ready: number[] = [];
    for (const module of modules) {
      const needed = this.before[module]!;
      waits.set(module, needed.length);
      if (needed.length === 0) push(ready, module);
      for (const other of needed) {
        const list = after.get(other);
        if (list) list.push(module);
        else after.set(other, [module]);
      }
    }
    const order: number[] = [];
    while (ready.length > 0) {
      const next = pop(ready);
      order.push(next);
      for (const module of after.get(next) ?? []) {
        const left = waits.get(module)! - 1;
        waits.set(module, left);
        if (left === 0) push(ready, module);
      }
    }
    return order;
  }
}

function push(heap: number[], value: number): void {
  let at = heap.push(value) - 1;
  for (let up = (at - 1) >> 1; at > 0 && heap[up]! > value; up = (at - 1) >> 1) {
    heap[at] = heap[up]!;
    at = up;
  }
  heap[at] = value;
}

function pop(heap: number[]): number {
  const [first = -1] = heap;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down + 1 < heap.length && heap[down + 1]! < heap[down]!) down++;
    if (down >= heap.length || heap[down]! >= last) break;
    heap[at] = heap[down]!;
    at = down;
  }
  heap[at] = last;
  return first;
}
