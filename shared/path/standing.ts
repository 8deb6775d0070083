import type { Decision } from './decide';
import { isDemandSettled, type Demand } from './demands';
import { isPass, type EvidenceIndex, type IndexedEvent } from './evidence';
import type { Program, ProgramModule } from './program';
import type { Selection } from './select';

export type Settled = 'done' | 'waived' | 'credited' | 'exempt';

/** Where every module stands. Arrays are indexed by module. */
export interface Standings {
  readonly settled: readonly (Settled | null)[];
  readonly attempts: readonly (readonly IndexedEvent[])[];
  /** Who is awaited; modules that are not escalated are left out. */
  readonly escalatedTo: ReadonlyMap<number, string>;
  /** Demands that a module waits for. */
  readonly waitsFor: ReadonlyMap<number, readonly Demand[]>;
}

const noAttempts: readonly IndexedEvent[] = [];

/** Standing of all modules (engine.md, A step). `rules`: whether failures escalate. */
export function deriveStandings(program: Program, evidence: EvidenceIndex, decisions: readonly Decision[], selection: Selection, rules: boolean): Standings {
  const open = selection.demands.filter((demand) => !isDemandSettled(program, evidence, demand));
  const demanded = new Set(open.map((demand) => demand.module));
  const waitsFor = new Map<number, Demand[]>();
  const escalatedTo = new Map<number, string>();
  const hasAttempts = evidence.attempts.size > 0;
  const attempts = new Array<readonly IndexedEvent[]>(program.modules.length).fill(noAttempts);
  const settled = new Array<Settled | null>(program.modules.length).fill(null);
  for (let index = 0; index < settled.length; index++) {
    const module = program.modules[index] as ProgramModule;
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
    const awaited = rules ? escalation(module, tries) : null;
    if (awaited !== null) escalatedTo.set(index, awaited);
  }
  for (const demand of open) {
    if (settled[demand.serves] !== null) continue;
    const list = waitsFor.get(demand.serves);
    if (list) list.push(demand);
    else waitsFor.set(demand.serves, [demand]);
  }
  return { settled, attempts, escalatedTo, waitsFor };
}

/** Who is awaited after the failures since the last pass, or null. */
function escalation(module: ProgramModule, attempts: readonly IndexedEvent[]): string | null {
  let failures = 0;
  for (const attempt of attempts) failures = isPass(module, attempt.event) ? 0 : failures + 1;
  for (const { at, action } of module.failures) if (action.do === 'escalate' && failures >= at) return action.to || 'a person';
  return null;
}
