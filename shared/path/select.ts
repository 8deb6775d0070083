import { hashString } from '../kit/random';
import { compareCodeUnits } from '../kit/order';
import type { Decision } from './decide';
import { isLater, isPass, validCompletions, type EvidenceIndex, type IndexedEvent } from './evidence';
import type { Reason, StepOrigin } from './learner-path';
import type { Program, ProgramZone } from './program';

/** An inserted step that somebody waits for: `module` before `serves`, completed later than `trigger`. */
export interface Demand {
  readonly module: number;
  readonly serves: number;
  readonly rule: string;
  readonly trigger: IndexedEvent | null;
  readonly afterFailure: boolean;
}

/** What is on the path. Arrays are indexed by module. */
export interface Selection {
  readonly onPath: Uint8Array;
  readonly origin: readonly (StepOrigin | null)[];
  /** Module that pulled it in first, or -1. */
  readonly pulledBy: Int32Array;
  readonly demands: readonly Demand[];
  /** Per zone: what its requirement counts. */
  readonly chosen: readonly (readonly number[])[];
  readonly why: readonly (Reason | null)[];
  /** Pulled in by the static closure but fallen away. */
  readonly fallen: Uint8Array;
}

export interface SelectInput {
  readonly program: Program;
  readonly decisions: readonly Decision[];
  readonly evidence: EvidenceIndex;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Key of the learner, for seeded choice. */
  readonly learner: string;
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Selects the path's modules (engine.md, Selecting): required, electives by the choice policy, prerequisites, inserted steps. */
export function select(input: SelectInput): Selection {
  const { program, decisions } = input;
  const count = program.modules.length;
  const origin: (StepOrigin | null)[] = new Array<StepOrigin | null>(count).fill(null);
  const why: (Reason | null)[] = new Array<Reason | null>(count).fill(null);
  const chosen = choose(input, origin, why);
  program.zones.forEach((zone, zoneIndex) => {
    if (zone.policy !== 'core-locked' && zone.policy !== 'core-testable') return;
    for (const module of zone.modules) {
      if (program.modules[module]?.zone !== zoneIndex) continue;
      origin[module] = 'core';
      why[module] = { code: zone.policy, zone: zone.id };
    }
  });
  const demands = [...bandDemands(decisions), ...failureDemands(input)];
  const full = close(program, origin, demands, () => true);
  const needed = program.fall ? close(program, origin, demands, (module) => decisions[module]?.settled === null) : full;
  const onPath = new Uint8Array(count);
  const fallen = new Uint8Array(count);
  for (let module = 0; module < count; module++) {
    if (needed.pulledBy[module] !== -2) onPath[module] = 1;
    else if (full.pulledBy[module] === -2) continue;
    else if (decisions[module]?.own) onPath[module] = 1;
    else fallen[module] = 1;
  }
  const pulledBy = new Int32Array(count).fill(-1);
  for (let module = 0; module < count; module++) {
    const by = needed.pulledBy[module] !== -2 ? needed.pulledBy[module] : full.pulledBy[module];
    pulledBy[module] = by === undefined || by === -2 ? -1 : by;
    if (onPath[module] && origin[module] === null) label(input, module, pulledBy[module] ?? -1, needed.inserted, origin, why);
  }
  return { onPath, origin, pulledBy, demands: demands.filter((demand) => onPath[demand.serves] === 1), chosen, why, fallen };
}

function label(input: SelectInput, module: number, by: number, inserted: ReadonlyMap<number, Demand>, origin: (StepOrigin | null)[], why: (Reason | null)[]): void {
  const demand = inserted.get(module);
  const { modules } = input.program;
  if (demand) {
    origin[module] = 'inserted';
    why[module] = { code: demand.afterFailure ? 'inserted-after-failure' : 'inserted-by-rule', rule: demand.rule, modules: [modules[demand.serves]?.id ?? ''] };
  } else {
    origin[module] = 'pulled-in';
    why[module] = { code: 'pulled-in', modules: by >= 0 ? [modules[by]?.id ?? ''] : [] };
  }
}

/** Electives, zone by zone: earlier credits first, then the choice policy, until the requirement is met. */
function choose(input: SelectInput, origin: (StepOrigin | null)[], why: (Reason | null)[]): readonly (readonly number[])[] {
  const taken = new Set<number>();
  return input.program.zones.map((zone) => {
    if (zone.policy !== 'elective') return [];
    const candidates = zone.candidates.filter((module) => !taken.has(module));
    const counted: number[] = [];
    const count = (module: number, code: Reason['code']): void => {
      if (counted.length >= zone.choose || taken.has(module)) return;
      counted.push(module);
      taken.add(module);
      origin[module] = 'chosen';
      why[module] = { code, zone: zone.id, count: zone.choose };
    };
    for (const module of candidates) if (input.decisions[module]?.own) count(module, 'counts-earlier-credit');
    const wanted = new Set((input.choices[zone.id] ?? []).map((id) => input.indexOf.get(id) ?? -1));
    for (const module of ranking(input, zone, candidates, wanted)) {
      count(module, wanted.has(module) ? 'chosen' : zone.choice.policy === 'seeded' ? 'chosen-by-seed' : 'chosen-by-default');
    }
    return counted;
  });
}

function ranking(input: SelectInput, zone: ProgramZone, candidates: readonly number[], wanted: ReadonlySet<number>): readonly number[] {
  const listed = [...wanted].filter((module) => candidates.includes(module));
  const rest = candidates.filter((module) => !wanted.has(module));
  if (zone.choice.policy !== 'seeded') return [...listed, ...rest];
  const id = (module: number): string => input.program.modules[module]?.id ?? '';
  const draw = new Map(candidates.map((module) => [module, hashString(`${zone.choice.seed}/${input.learner}/${zone.id}/${id(module)}`)]));
  return [...candidates].sort((a, b) => (draw.get(a) ?? 0) - (draw.get(b) ?? 0) || compareCodeUnits(id(a), id(b)));
}

function bandDemands(decisions: readonly Decision[]): readonly Demand[] {
  return decisions.flatMap((decision, serves) =>
    decision.settled === null ? decision.inserts.map(({ module, rule, trigger }) => ({ module, rule, trigger, serves, afterFailure: false })) : [],
  );
}

/** Steps that failed attempts insert: the n-th failure since the last pass asks once. */
function failureDemands({ program, evidence, decisions }: SelectInput): readonly Demand[] {
  const demands: Demand[] = [];
  program.modules.forEach((module, serves) => {
    if (module.failures.length === 0 || decisions[serves]?.settled) return;
    let failures = 0;
    for (const attempt of evidence.attempts.get(module.id) ?? []) {
      failures = isPass(module, attempt.event) ? 0 : failures + 1;
      for (const step of module.failures) {
        if (step.at !== failures || step.action.do !== 'insert') continue;
        for (const inserted of step.action.modules) demands.push({ module: inserted, serves, rule: step.rule, trigger: attempt, afterFailure: true });
      }
    }
  });
  return demands;
}

interface Closure {
  /** -2: not held; -1: a root; else the module that pulled it in. */
  readonly pulledBy: Int32Array;
  /** What a held module's demands insert: taken whatever outside evidence says of it, so that it always pulls in what it needs. */
  readonly inserted: ReadonlyMap<number, Demand>;
}

/** Roots, what they need, what rules insert for what is held. `expands`: whether a held module pulls in what it needs. */
function close(program: Program, origin: readonly (StepOrigin | null)[], demands: readonly Demand[], expands: (module: number) => boolean): Closure {
  const pulledBy = new Int32Array(program.modules.length).fill(-2);
  const inserted = new Map<number, Demand>();
  const queue: number[] = [];
  const hold = (module: number, by: number): void => {
    if (pulledBy[module] !== -2) return;
    pulledBy[module] = by;
    queue.push(module);
  };
  const byServed = new Map<number, Demand[]>();
  for (const demand of demands) byServed.set(demand.serves, [...(byServed.get(demand.serves) ?? []), demand]);
  origin.forEach((value, module) => {
    if (value !== null) hold(module, -1);
  });
  for (let head = 0; head < queue.length; head++) {
    const module = queue[head] as number;
    const node = program.modules[module];
    if (!node) continue;
    for (const demand of byServed.get(module) ?? []) {
      const isHeld = pulledBy[demand.module] !== -2;
      hold(demand.module, module);
      if (inserted.has(demand.module)) continue;
      inserted.set(demand.module, demand);
      if (isHeld) queue.push(demand.module);
    }
    if (!expands(module) && !inserted.has(module)) continue;
    for (const need of [...node.needs, ...node.with, ...node.strict]) hold(need, module);
  }
  return { pulledBy, inserted };
}

/** Whether the demand is settled: a completion of the inserted module later than what triggered it, or the served module passed since. */
export function isDemandSettled(program: Program, evidence: EvidenceIndex, demand: Demand): boolean {
  const module = program.modules[demand.module];
  const served = program.modules[demand.serves];
  if (!module || !served) return true;
  const last = (evidence.attempts.get(served.id) ?? []).at(-1);
  if (last && isPass(served, last.event)) return true;
  const completions = [...validCompletions(program, evidence, module), ...(evidence.attempts.get(module.id) ?? [])];
  return completions.some((completion) => isPass(module, completion.event) && (demand.trigger === null || isLater(completion, demand.trigger)));
}
