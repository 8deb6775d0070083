import { dateOf } from '../kit/days';
import type { Decision } from './decide';
import { isDemandSettled, type Demand } from './demands';
import { isPass, type EvidenceIndex, type IndexedEvent } from './evidence';
import { failuresNow, type Releases } from './failures';
import type { Program, ProgramModule } from './program';
import type { Selection } from './select';

/** `replaced`: what stands instead of it is settled. */
export type Settled = 'done' | 'waived' | 'credited' | 'exempt' | 'replaced';

/** Where every module stands. Arrays are indexed by module. */
export interface Standings {
  readonly settled: readonly (Settled | null)[];
  readonly attempts: readonly (readonly IndexedEvent[])[];
  /** Who is awaited; modules that are not escalated are left out. */
  readonly escalatedTo: ReadonlyMap<number, string>;
  /** First day of the next attempt; modules that no time lock holds are left out. */
  readonly opensOn: ReadonlyMap<number, string>;
  /** Demands that a module waits for. */
  readonly waitsFor: ReadonlyMap<number, readonly Demand[]>;
}

const noAttempts: readonly IndexedEvent[] = [];

export interface StandingOptions {
  /** Whether failures escalate and lock. */
  readonly rules: boolean;
  readonly releases: Releases;
  /** Whether time locks count as elapsed: in a run, where the day does not move. */
  readonly elapsed: boolean;
  /** The program's day, as a number. */
  readonly today: number;
}

/** Standing of all modules (engine.md, A step). */
export function deriveStandings(program: Program, evidence: EvidenceIndex, decisions: readonly Decision[], selection: Selection, options: StandingOptions): Standings {
  const open = selection.demands.filter((demand) => !isDemandSettled(program, evidence, demand));
  const demanded = new Set(open.map((demand) => demand.module));
  const waitsFor = new Map<number, Demand[]>();
  const escalatedTo = new Map<number, string>();
  const opensOn = new Map<number, string>();
  const hasAttempts = evidence.attempts.size > 0;
  const attempts = new Array<readonly IndexedEvent[]>(program.modules.length).fill(noAttempts);
  const settled = new Array<Settled | null>(program.modules.length).fill(null);
  for (let index = 0; index < settled.length; index++) {
    const module = program.modules[index] as ProgramModule;
    if (selection.onPath[index] === 2) continue;
    const tries = hasAttempts ? evidence.attempts.get(module.id) : undefined;
    const isDemanded = demanded.size > 0 && demanded.has(index);
    if (!tries) {
      settled[index] = isDemanded ? null : (decisions[index]?.settled ?? null);
      continue;
    }
    attempts[index] = tries;
    const last = tries.at(-1);
    if (last && isPass(module, last.event) && !isDemanded) {
      settled[index] = 'done';
      continue;
    }
    if (!options.rules || module.failures.length === 0) continue;
    const awaited = escalation(module, tries, options.releases);
    const until = lockedUntil(module, tries, options);
    if (awaited !== null) escalatedTo.set(index, awaited);
    else if (until !== null) opensOn.set(index, dateOf(until));
  }
  selection.replaces.forEach((replaced, by) => {
    for (const index of replaced) {
      if (settled[by] !== null) settled[index] = 'replaced';
      const awaited = escalatedTo.get(by);
      if (awaited !== undefined) escalatedTo.set(index, awaited);
    }
  });
  for (const demand of open) {
    if (settled[demand.serves] !== null) continue;
    const list = waitsFor.get(demand.serves);
    if (list) list.push(demand);
    else waitsFor.set(demand.serves, [demand]);
  }
  return { settled, attempts, escalatedTo, opensOn, waitsFor };
}

/** Who is awaited after the failures that count, or null. */
function escalation(module: ProgramModule, attempts: readonly IndexedEvent[], releases: Releases): string | null {
  const failures = failuresNow(module, attempts, releases);
  for (const { at, action } of module.failures) if (action.do === 'escalate' && failures >= at) return action.to || 'a person';
  return null;
}

/** The day from which the next attempt may start, after a failure that locks; null when it may start today, or time locks count as elapsed. */
function lockedUntil(module: ProgramModule, attempts: readonly IndexedEvent[], { releases, elapsed, today }: StandingOptions): number | null {
  const last = attempts.at(-1);
  const failures = elapsed || !last ? 0 : failuresNow(module, attempts, releases);
  let until = -Infinity;
  for (const { at, action } of module.failures) if (action.do === 'lock' && at === failures && last) until = Math.max(until, last.day + action.days);
  return until > today ? until : null;
}
