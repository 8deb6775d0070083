import { dayNumber } from '../kit/days';
import type { EvidenceEvent } from '../model/profile';
import type { EvidenceKind } from '../model/vocabulary';
import type { Program, ProgramModule } from './program';

/** An event with its place in the learner's list: later in the list is later among events of one day. */
export interface IndexedEvent {
  readonly event: EvidenceEvent;
  readonly index: number;
  /** `event.at` as a day number. */
  readonly day: number;
}

/** A learner's events by subject, split by what they can do (engine.md, Inputs). */
export interface EvidenceIndex {
  /** Neither attempt nor completion: what rules read. */
  readonly assessments: ReadonlyMap<string, readonly IndexedEvent[]>;
  /** Completions from before this path. */
  readonly completions: ReadonlyMap<string, readonly IndexedEvent[]>;
  /** Attempts on this path, in order. */
  readonly attempts: ReadonlyMap<string, readonly IndexedEvent[]>;
  readonly asOf: string;
  /** `asOf` as a day number. */
  readonly today: number;
}

export function indexEvidence(events: readonly EvidenceEvent[], asOf: string): EvidenceIndex {
  const days = new Map<string, number>();
  const dayOf = (date: string): number => {
    const day = days.get(date) ?? dayNumber(date);
    days.set(date, day);
    return day;
  };
  const assessments = new Map<string, IndexedEvent[]>();
  const completions = new Map<string, IndexedEvent[]>();
  const attempts = new Map<string, IndexedEvent[]>();
  events.forEach((event, index) => {
    const table = event.attempt !== null ? attempts : event.completed ? completions : assessments;
    const list = table.get(event.subject);
    const indexed = { event, index, day: dayOf(event.at) };
    if (list) list.push(indexed);
    else table.set(event.subject, [indexed]);
  });
  return { assessments, completions, attempts, asOf, today: dayNumber(asOf) };
}

/** Whether `a` happened after `b`. Attempts on this path come after everything from outside, among themselves in the order of the list. */
export function isLater(a: IndexedEvent, b: IndexedEvent): boolean {
  const [isAttempt, isOther] = [a.event.attempt !== null, b.event.attempt !== null];
  if (isAttempt !== isOther) return isAttempt;
  if (isAttempt) return a.index > b.index;
  return a.event.at > b.event.at || (a.event.at === b.event.at && a.index > b.index);
}

export function latestOf(events: readonly IndexedEvent[]): IndexedEvent | undefined {
  let latest: IndexedEvent | undefined;
  for (const candidate of events) if (!latest || isLater(candidate, latest)) latest = candidate;
  return latest;
}

/** An event counts through its last day: its own `expires`, else `at` + the days given; null days never expire. */
export function isExpired({ event, day }: IndexedEvent, days: number | null, { asOf, today }: EvidenceIndex): boolean {
  if (event.expires !== null) return asOf > event.expires;
  return days !== null && today > day + days;
}

/** Kinds that can show an outcome (engine.md, Evidence). Self-report never decides. */
export function admits(kind: EvidenceKind, outcome: 'know' | 'do', recordAdmitsDo: boolean): boolean {
  if (kind === 'self-report') return false;
  if (outcome === 'know') return true;
  return kind === 'scenario' || kind === 'simulation' || kind === 'observed' || (kind === 'record' && recordAdmitsDo);
}

/** How many days a completion of a module stays valid. */
export function completionDays(program: Program, module: ProgramModule, event: EvidenceEvent): number | null {
  return module.validityDays ?? program.expiryDays[event.kind];
}

const none: readonly IndexedEvent[] = [];

/** Completions of a module (or of an equivalent, by `subject`) from before this path that count: unexpired, of an admitted kind, never self-report. */
export function validCompletions(program: Program, evidence: EvidenceIndex, module: ProgramModule, subject: string = module.id): readonly IndexedEvent[] {
  const all = evidence.completions.get(subject);
  if (!all) return none;
  return all.filter((completion) => isAdmittedCompletion(module, completion.event) && !isExpired(completion, completionDays(program, module, completion.event), evidence));
}

function isAdmittedCompletion(module: ProgramModule, event: EvidenceEvent): boolean {
  return event.kind !== 'self-report' && (module.gateKinds === null || module.gateKinds.includes(event.kind));
}

/** Whether a result reaches what the module asks: its effective pass mark, with a score where a link or gate asks for one, of an admitted kind. */
export function isPass(module: ProgramModule, event: EvidenceEvent): boolean {
  if (module.gateKinds && !module.gateKinds.includes(event.kind)) return false;
  if (event.score !== null && module.passMark !== null) return event.score >= module.passMark;
  if (module.mustScore) return false;
  return event.passed !== false;
}
