import type { Decision } from './decide';
import type { Reason } from './learner-path';
import { groupMet, modulesIn } from './groups';
import type { Prepared, PreparedGroup, UsualSteps } from './prepare';
import type { Program, ProgramModule } from './program';
import type { Selection } from './select';
import type { Standings } from './standing';

/** Everything that is known when steps are made. */
export interface Situation {
  readonly program: Program;
  readonly prepared: Prepared;
  readonly decisions: readonly Decision[];
  readonly usual: UsualSteps;
  readonly selection: Selection;
  readonly standings: Standings;
  readonly explain: boolean;
}

/** What keeps modules from starting. Results are kept: ask as often as you like. */
export interface Locks {
  /** Per gate of the program: is it met? */
  readonly gates: readonly boolean[];
  /** Why the next attempt at a module cannot start yet; `free` when it can. */
  readonly of: (module: number) => readonly Reason[];
}

/** Nothing locks: always this very list. */
export const free: readonly never[] = [];
/** Stands for any reason when nobody asks which. */
const locked: readonly Reason[] = [{ code: 'waits-for' }];

export function createLocks(situation: Situation): Locks {
  const gates = situation.program.gates.map((_gate, index) => isGateMet(situation, index));
  const closed = new Map<number, readonly Reason[]>();
  const known = new Array<readonly Reason[] | undefined>(situation.program.modules.length).fill(undefined);
  const gateReasons = (zone: number): readonly Reason[] => {
    const reasons = closed.get(zone) ?? findClosedGates(situation, gates, zone);
    closed.set(zone, reasons);
    return reasons;
  };
  const of = (module: number): readonly Reason[] => {
    const reasons = known[module] ?? withReplaced(situation, module, findLock(situation, module, of, gateReasons), of);
    known[module] = reasons;
    return reasons;
  };
  return { gates, of };
}

function isGateMet(situation: Situation, gate: number): boolean {
  const { program, standings, selection } = situation;
  return program.gates[gate]?.conditions.every((condition) => {
    if (condition.kind === 'measure') return standings.settled[condition.module] !== null;
    const zone = program.zones[condition.zone];
    const isElective = zone?.policy === 'elective';
    const required = isElective ? (selection.chosen[condition.zone] ?? []) : (zone?.modules ?? []);
    if (!selection.met[condition.zone]) return false;
    return required.every((module) => isSettledAs(situation, module, condition.needs));
  }) ?? true;
}

function isSettledAs(situation: Situation, module: number, needs: 'settled' | 'done'): boolean {
  const settled = situation.standings.settled[module] ?? null;
  if (settled === null || !isBlockSettled(situation, module)) return false;
  return needs === 'settled' || settled === 'done' || (settled === 'credited' && situation.decisions[module]?.own === true);
}

function isBlockSettled({ program, selection, standings }: Situation, module: number): boolean {
  const block = program.modules[module]?.block ?? [];
  return block.length === 0 || block.every((member) => !selection.onPath[member] || standings.settled[member] !== null);
}

type ReasonsOf = (index: number) => readonly Reason[];

/** What keeps a module locked also keeps what stands instead of it locked. */
function withReplaced({ selection }: Situation, index: number, own: readonly Reason[], lockOf: ReasonsOf): readonly Reason[] {
  const replaced = selection.replaces.size > 0 ? selection.replaces.get(index) : undefined;
  if (!replaced) return own;
  const all = [...own, ...replaced.flatMap((module) => lockOf(module))];
  return all.length > 0 ? all : free;
}

function findLock(situation: Situation, index: number, lockOf: ReasonsOf, gateReasons: ReasonsOf): readonly Reason[] {
  const { program, prepared, standings, selection } = situation;
  const missing = countUnsettled(situation, index);
  const closed = lockedPartners(situation, index, lockOf);
  const demands = standings.waitsFor.size > 0 ? standings.waitsFor.get(index) : undefined;
  const groups = openGroups(situation, index);
  const origin = selection.origin[index];
  const until = standings.opensOn.size > 0 ? standings.opensOn.get(index) : undefined;
  const behind = origin === 'core' || origin === 'chosen' ? gateReasons(prepared.zoneOf[index] as number) : free;
  const isPlain = closed === free && demands === undefined && groups === free && until === undefined;
  if (missing === 0 && isPlain) return behind;
  if (!situation.explain) return locked;
  const waiting = missing === 0 ? free : waitingReasons(situation, index, missing);
  if (isPlain) return behind.length > 0 ? waiting.concat(behind) : waiting;
  const reasons = [...waiting, ...groups];
  if (until !== undefined) reasons.push({ code: 'locked-until', at: until });
  if (closed.length > 0) reasons.push({ code: 'waits-for', modules: idsOf(program, closed) });
  if (demands) reasons.push({ code: 'waits-for-inserted', modules: idsOf(program, [...new Set(demands.map((demand) => demand.module))]) });
  return [...reasons, ...behind];
}

/** How many of what stands before a module is on the path and not settled. */
function countUnsettled(situation: Situation, index: number): number {
  const { starts, targets } = situation.prepared.before;
  const { onPath } = situation.selection;
  const end = starts[index + 1] as number;
  let count = 0;
  for (let at = starts[index] as number; at < end; at++) if (onPath[targets[at] as number] !== 0 && isUnsettled(situation, targets[at] as number)) count++;
  return count;
}

/** Partners on the path that cannot start yet either. */
function lockedPartners(situation: Situation, index: number, lockOf: ReasonsOf): readonly number[] {
  const { starts } = situation.prepared.partners;
  return starts[index] === starts[index + 1] ? free : findLockedPartners(situation, index, lockOf);
}

function findLockedPartners({ prepared, selection, standings }: Situation, index: number, lockOf: ReasonsOf): readonly number[] {
  const { starts, targets } = prepared.partners;
  const found = [...targets.subarray(starts[index], starts[index + 1])].filter((other) => selection.onPath[other] !== 0 && standings.settled[other] === null && lockOf(other).length > 0);
  return found.length > 0 ? found : free;
}

/** Groups of the block that are not met by what is settled on the path and what outside evidence settles off it. */
function openGroups(situation: Situation, index: number): readonly Reason[] {
  const { groupsBefore } = situation.prepared;
  const own = groupsBefore.size > 0 ? groupsBefore.get(index) : undefined;
  return own ? findOpenGroups(situation, own) : free;
}

function findOpenGroups(situation: Situation, own: readonly number[]): readonly Reason[] {
  const { program, prepared, decisions, selection, standings } = situation;
  const counts = (module: number): boolean => (selection.onPath[module] ? !isUnsettled(situation, module) : decisions[module]?.settled !== null);
  const reasons = own.flatMap((at): readonly Reason[] => {
    const { group, title, id } = (prepared.groups[at] as PreparedGroup).group;
    if (groupMet(group, counts, (module) => program.modules[module] as ProgramModule) === 'met') return [];
    const open = modulesIn(group).filter((module) => selection.onPath[module] !== 0 && !counts(module));
    const code = open.length > 0 && open.every((module) => standings.escalatedTo.has(module)) ? 'depends-on-escalated' : 'waits-for-group';
    return [{ code, subject: id, text: title, modules: idsOf(program, open) }];
  });
  return reasons.length > 0 ? reasons : free;
}

function idsOf(program: Program, modules: readonly number[]): readonly string[] {
  return modules.map((module) => program.modules[module]?.id ?? '');
}

/** `missing`: how many of what stands before the module are not settled. */
function waitingReasons(situation: Situation, index: number, missing: number): readonly Reason[] {
  const { program, prepared, selection, standings } = situation;
  const { starts, targets } = prepared.before;
  const [from, to] = [starts[index] as number, starts[index + 1] as number];
  if (standings.escalatedTo.size === 0 && missing === to - from) return prepared.waitsForAll(index);
  if (standings.escalatedTo.size === 0) return [{ code: 'waits-for', modules: unsettledOf(situation, from, to, missing) }];
  const waiting: string[] = [];
  const escalated: string[] = [];
  for (let at = from; at < to; at++) {
    const need = targets[at] as number;
    if (selection.onPath[need] === 0 || !isUnsettled(situation, need)) continue;
    (standings.escalatedTo.has(need) ? escalated : waiting).push(program.modules[need]?.id ?? '');
  }
  if (escalated.length === 0) return [{ code: 'waits-for', modules: waiting }];
  return [
    ...(waiting.length > 0 ? [{ code: 'waits-for', modules: waiting } as const] : []),
    { code: 'depends-on-escalated', modules: escalated },
  ];
}

/** Of what stands before a module (`from..to` of the rows), the `missing` ones. */
function unsettledOf(situation: Situation, from: number, to: number, missing: number): readonly string[] {
  const { program, prepared, selection } = situation;
  const { targets } = prepared.before;
  const ids = new Array<string>(missing);
  for (let at = from, found = 0; found < missing && at < to; at++) {
    const need = targets[at] as number;
    if (selection.onPath[need] !== 0 && isUnsettled(situation, need)) ids[found++] = program.modules[need]?.id ?? '';
  }
  return ids;
}

function isUnsettled(situation: Situation, module: number): boolean {
  return situation.standings.settled[module] === null || (situation.prepared.blocked.length > 0 && !isBlockSettled(situation, module));
}

/** The conditions that keep the gates of a zone closed. */
function findClosedGates(situation: Situation, gates: readonly boolean[], zoneIndex: number): readonly Reason[] {
  const { program, selection, standings } = situation;
  const reasons: Reason[] = [];
  for (const gateIndex of program.zones[zoneIndex]?.gates ?? []) {
    if (gates[gateIndex]) continue;
    const gate = program.gates[gateIndex];
    for (const condition of gate?.conditions ?? []) {
      if (condition.kind === 'measure') {
        const source = program.modules[condition.module];
        if (standings.settled[condition.module] === null) reasons.push({ code: 'gate-closed-measure', gate: gate?.id ?? '', modules: [source?.id ?? ''], threshold: condition.score });
        continue;
      }
      const zone = program.zones[condition.zone];
      const required = zone?.policy === 'elective' ? (selection.chosen[condition.zone] ?? []) : (zone?.modules ?? []);
      const open = required.filter((module) => !isSettledAs(situation, module, condition.needs));
      if (open.length > 0) reasons.push({ code: 'gate-closed-zone', gate: gate?.id ?? '', zone: zone?.id ?? '', modules: open.map((module) => program.modules[module]?.id ?? ''), count: open.length });
    }
  }
  return reasons.length > 0 ? reasons : free;
}
