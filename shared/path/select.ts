import { hashString } from '../kit/random';
import { compareCodeUnits } from '../kit/order';
import type { Decision } from './decide';
import { bandDemands, failureDemands, type Demand } from './demands';
import type { EvidenceIndex } from './evidence';
import type { Reason, StepOrigin } from './learner-path';
import type { Releases } from './failures';
import { groupMet } from './groups';
import type { Prepared } from './prepare';
import type { Program, ProgramModule, ProgramZone } from './program';
import { countFor, type Counted } from './zone-requirement';

/** What is on the path. Arrays are indexed by module. */
export interface Selection {
  /** 1: it has steps. 2: another module stands instead of it. */
  readonly onPath: Uint8Array;
  /** By module that stands instead of others: those others. */
  readonly replaces: ReadonlyMap<number, readonly number[]>;
  readonly origin: readonly (StepOrigin | null)[];
  /** Module that pulled it in first, or -1. */
  readonly pulledBy: Int32Array;
  readonly demands: readonly Demand[];
  /** Per zone: what its requirement counts. */
  readonly chosen: readonly (readonly number[])[];
  /** Per zone: whether what it counts meets its requirement. */
  readonly met: readonly boolean[];
  /** Per elective zone: for which of its groups a counted module is used. */
  readonly uses: readonly ReadonlyMap<number, readonly number[]>[];
  readonly why: readonly (Reason | null)[];
  /** Pulled in by the static closure but fallen away. */
  readonly fallen: Uint8Array;
}

export interface SelectInput {
  readonly program: Program;
  readonly prepared: Prepared;
  readonly decisions: readonly Decision[];
  readonly evidence: EvidenceIndex;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly releases: Releases;
  /** Key of the learner, for seeded choice. */
  readonly learner: string;
  /** Whether failed attempts insert steps. */
  readonly rules: boolean;
}

/** Selects the path's modules (engine.md, Selecting): required, electives by the choice policy, prerequisites, inserted steps. */
export function select(input: SelectInput): Selection {
  const { program, prepared, decisions, evidence } = input;
  const count = program.modules.length;
  const origin: (StepOrigin | null)[] = new Array<StepOrigin | null>(count).fill(null);
  const why = prepared.coreWhy.slice();
  const counted = choose(input, origin, why);
  prepared.coreWhy.forEach((reason, module) => {
    if (reason) origin[module] = 'core';
  });
  const demands = [...bandDemands(decisions), ...(input.rules ? failureDemands(program, prepared, evidence, decisions, input.releases) : [])];
  const defaults = unmetDefaults(input, origin, demands.filter((demand) => !demand.afterFailure));
  const full = close(input, origin, demands, false, defaults);
  const needed = program.fall ? close(input, origin, demands, true, defaults) : full;
  const places = place(decisions, needed.pulledBy, full.pulledBy);
  const { onPath, replaces, pulledBy, fallen } = places;
  labelAll(input, places, needed.inserted, origin, why);
  return { onPath, replaces, origin, pulledBy, fallen, demands: demands.filter((demand) => onPath[demand.serves] === 1), chosen: counted.map((zone) => zone.modules), met: counted.map((zone) => zone.met), uses: counted.map((zone) => zone.uses), why };
}

type Places = Pick<Selection, 'onPath' | 'replaces' | 'pulledBy' | 'fallen'>;

/** What stands on the path. `near`: who pulls a module in while settled ones pull nothing; `far`: who would in the static closure (-2: nobody). */
function place(decisions: readonly Decision[], near: Int32Array, far: Int32Array): Places {
  const count = near.length;
  const onPath = new Uint8Array(count);
  const fallen = new Uint8Array(count);
  const pulledBy = new Int32Array(count).fill(-1);
  const replaces = new Map<number, readonly number[]>();
  for (let module = 0; module < count; module++) {
    const isNear = near[module] !== -2;
    const isFar = far[module] !== -2;
    if (!isNear && !isFar) continue;
    pulledBy[module] = (isNear ? near[module] : far[module]) as number;
    const decision = decisions[module] as Decision;
    if (isNear && decision.replacedBy >= 0) {
      onPath[module] = 2;
      replaces.set(decision.replacedBy, [...(replaces.get(decision.replacedBy) ?? []), module]);
    } else if (isNear || decision.own) onPath[module] = 1;
    else fallen[module] = 1;
  }
  return { onPath, replaces, pulledBy, fallen };
}

function labelAll(input: SelectInput, { onPath, pulledBy, replaces }: Places, inserted: ReadonlyMap<number, Demand>, origin: (StepOrigin | null)[], why: (Reason | null)[]): void {
  for (let module = 0; module < origin.length; module++) {
    if (onPath[module] !== 0 && origin[module] === null) label(input, module, pulledBy[module] as number, inserted, replaces, origin, why);
  }
}

function label(input: SelectInput, module: number, by: number, inserted: ReadonlyMap<number, Demand>, replaces: ReadonlyMap<number, readonly number[]>, origin: (StepOrigin | null)[], why: (Reason | null)[]): void {
  const demand = inserted.get(module);
  const { modules } = input.program;
  if (demand) {
    origin[module] = 'inserted';
    why[module] = { code: demand.afterFailure ? 'inserted-after-failure' : 'inserted-by-rule', rule: demand.rule, modules: [modules[demand.serves]?.id ?? ''] };
  } else if (replaces.has(module)) {
    const first = replaces.get(module)?.[0] ?? -1;
    const reason = input.decisions[first]?.replacedWhy ?? null;
    origin[module] = isBridge(input, first) ? 'bridge' : 'alternate';
    why[module] = reason;
  } else {
    origin[module] = 'pulled-in';
    why[module] = pulledWhy(input, module, by);
  }
}

function pulledWhy({ program, prepared }: SelectInput, module: number, by: number): Reason {
  const known = prepared.pulledWhy[module];
  const puller = by >= 0 ? program.modules[by]?.id : undefined;
  if (known && known.modules?.[0] === puller) return known;
  return (prepared.pulledWhy[module] = { code: 'pulled-in', modules: puller === undefined ? [] : [puller] });
}

const nothing: Counted<number> = { modules: [], uses: new Map(), met: true };

/** Whether the module is replaced by a bridge: some rule's bridge action names the replacement. */
function isBridge({ program, decisions }: SelectInput, module: number): boolean {
  const by = decisions[module]?.replacedBy ?? -1;
  const actions = program.modules[module]?.rules.flatMap((rule) => [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore]) ?? [];
  return actions.some((action) => action.do === 'replace' && action.kind === 'bridge' && action.module === by);
}

/** Electives, zone by zone: earlier credits first, then the choice policy, until the requirement is met. */
function choose(input: SelectInput, origin: (StepOrigin | null)[], why: (Reason | null)[]): readonly Counted<number>[] {
  const { program, decisions, prepared } = input;
  const taken = new Set<number>();
  return program.zones.map((zone, zoneIndex) => {
    if (zone.policy !== 'elective') return nothing;
    const candidates = taken.size > 0 ? zone.candidates.filter((module) => !taken.has(module)) : zone.candidates;
    const wanted = new Set((input.choices[zone.id] ?? []).map((id) => prepared.indexOf.get(id) ?? -1));
    const own = candidates.filter((module) => decisions[module]?.own);
    const others = ranking(input, zone, candidates, wanted);
    const ranked = own.length === 0 ? others : [...new Set([...own, ...others])];
    const counted = countFor(zone.requirement, ranked, zone.proven, (module) => program.modules[module] as ProgramModule);
    for (const module of counted.modules) {
      taken.add(module);
      origin[module] = 'chosen';
      why[module] = whyChosen(zone, prepared.chosenWhy[zoneIndex], counted, module, decisions[module]?.own ?? false, wanted.has(module));
    }
    return counted;
  });
}

function whyChosen(zone: ProgramZone, usual: Map<Reason['code'], Reason> | undefined, { modules, uses }: Counted<number>, module: number, own: boolean, wanted: boolean): Reason {
  const code = own ? 'counts-earlier-credit' : wanted ? 'chosen' : zone.choice.policy === 'seeded' ? 'chosen-by-seed' : 'chosen-by-default';
  const groups = uses.size > 0 ? uses.get(module) : undefined;
  if (groups && groups.length > 0) return { code, zone: zone.id, count: modules.length, text: groups.map((group) => zone.requirement.groups[group]?.title ?? '').join(', ') };
  const known = usual?.get(code);
  if (known?.count === modules.length) return known;
  const reason: Reason = { code, zone: zone.id, count: modules.length };
  usual?.set(code, reason);
  return reason;
}

function ranking(input: SelectInput, zone: ProgramZone, candidates: readonly number[], wanted: ReadonlySet<number>): readonly number[] {
  if (zone.choice.policy !== 'seeded') {
    if (wanted.size === 0) return candidates;
    const open = new Set(candidates);
    return [...[...wanted].filter((module) => open.has(module)), ...candidates.filter((module) => !wanted.has(module))];
  }
  return drawRanking(zone, candidates, input.learner, (module) => input.program.modules[module]?.id ?? '');
}

/** The order that the seed of a zone draws for a learner (E-38). */
export function drawRanking(zone: ProgramZone, candidates: readonly number[], learner: string, idOf: (module: number) => string): readonly number[] {
  const draw = new Map(candidates.map((module) => [module, hashString(`${zone.choice.seed}/${learner}/${zone.id}/${idOf(module)}`)]));
  return [...candidates].sort((a, b) => (draw.get(a) ?? 0) - (draw.get(b) ?? 0) || compareCodeUnits(idOf(a), idOf(b)));
}

/** Authored defaults, by module, of groups that nothing meets: what the path would hold without groups and failures, and what outside evidence settles. */
function unmetDefaults(input: SelectInput, origin: readonly (StepOrigin | null)[], demands: readonly Demand[]): ReadonlyMap<number, readonly number[]> {
  const { program, prepared, decisions } = input;
  const defaults = new Map<number, readonly number[]>();
  if (prepared.groups.length === 0) return defaults;
  const base = close(input, origin, demands, program.fall, defaults);
  const counts = (module: number): boolean => base.pulledBy[module] !== -2 || decisions[module]?.settled !== null;
  for (const { module, group } of prepared.groups) {
    if (groupMet(group.group, counts, (other) => program.modules[other] as ProgramModule) === 'met') continue;
    defaults.set(module, [...(defaults.get(module) ?? []), ...group.default]);
  }
  return defaults;
}

interface Closure {
  /** -2: not held; -1: a root; else the module that pulled it in. */
  readonly pulledBy: Int32Array;
  /** What a held module's demands insert: taken whatever outside evidence says of it, so that it always pulls in what it needs. */
  readonly inserted: ReadonlyMap<number, Demand>;
}

/** Roots, what they need, what rules insert for what is held. `falls`: a module that outside evidence settles pulls in nothing. */
function close({ program, prepared, decisions }: SelectInput, origin: readonly (StepOrigin | null)[], demands: readonly Demand[], falls: boolean, defaults: ReadonlyMap<number, readonly number[]>): Closure {
  const { starts, targets } = prepared.pulls;
  const pulledBy = new Int32Array(program.modules.length).fill(-2);
  const inserted = new Map<number, Demand>();
  // Every module once, and once more where a demand inserts what is held.
  const queue = new Int32Array(pulledBy.length + demands.length);
  let held = 0;
  const hold = (module: number, by: number): void => {
    if (pulledBy[module] !== -2) return;
    pulledBy[module] = by;
    queue[held++] = module;
  };
  const byServed = groupByServed(demands);
  for (let module = 0; module < origin.length; module++) if (origin[module] !== null) hold(module, -1);
  for (let head = 0; head < held; head++) {
    const module = queue[head] as number;
    const served = byServed.size > 0 ? byServed.get(module) : undefined;
    for (const demand of served ?? []) {
      const isHeld = pulledBy[demand.module] !== -2;
      hold(demand.module, module);
      if (inserted.has(demand.module)) continue;
      inserted.set(demand.module, demand);
      if (isHeld) queue[held++] = demand.module;
    }
    const instead = (decisions[module] as Decision).replacedBy;
    if (instead >= 0) hold(instead, module);
    if (falls && (decisions[module] as Decision).settled !== null && !inserted.has(module)) continue;
    for (let at = starts[module] as number; at < (starts[module + 1] as number); at++) hold(targets[at] as number, module);
    if (defaults.size > 0) for (const entering of defaults.get(module) ?? []) hold(entering, module);
  }
  return { pulledBy, inserted };
}

function groupByServed(demands: readonly Demand[]): ReadonlyMap<number, readonly Demand[]> {
  const groups = new Map<number, Demand[]>();
  for (const demand of demands) {
    const group = groups.get(demand.serves);
    if (group) group.push(demand);
    else groups.set(demand.serves, [demand]);
  }
  return groups;
}
