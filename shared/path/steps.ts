import { isPass, type IndexedEvent } from './evidence';
import type { NotTaken, PathStep, Reason, StepState } from './learner-path';
import { free, type Locks, type Situation } from './locks';
import type { ProgramModule } from './program';

const none: readonly Reason[] = [];

/** Steps so far, and what is asked of all of them: summed while they are made, because to read them again would fetch each from memory again. */
export interface StepList {
  readonly steps: PathStep[];
  minutes: number;
  /** Some step can be taken now. */
  isOpen: boolean;
  /** Some step is locked or waits for a person. */
  isPending: boolean;
}

function add(list: StepList, step: PathStep): void {
  list.steps.push(step);
  list.minutes += step.minutes;
  if (step.state === 'open') list.isOpen = true;
  else if (step.state === 'locked' || step.state === 'escalated') list.isPending = true;
}

/** The steps of one module: one per attempt, then what is still ahead. `serves`: the module that an inserted one serves, or -1. */
export function addSteps(list: StepList, situation: Situation, locks: Locks, index: number, serves: number): void {
  const { program, decisions, selection, standings, explain } = situation;
  if (isUsual(situation, index, serves)) return addUsualStep(list, situation, index, locks.of(index));
  const module = program.modules[index] as ProgramModule;
  const extend = decisions[index]?.extend ?? 0;
  const attempts = standings.attempts[index] ?? [];
  const minutes = minutesOf(module, extend);
  const base: StepBase = { module: module.id, origin: selection.origin[index] ?? 'pulled-in', serves: serves < 0 ? null : (program.modules[serves]?.id ?? '') };
  const awaited = standings.escalatedTo.get(index);
  if (attempts.length > 0) addAttempts(list, base, module, attempts, minutes, awaited, explain ? reasonsOf(situation, index, none) : null);
  const settled = standings.settled[index] ?? null;
  if (settled === 'done' || awaited !== undefined) return;
  if (settled && settled !== 'replaced') {
    return add(list, stepOf(base, 0, settled, 0, explain ? reasonsOf(situation, index, none) : none));
  }
  const lock = locks.of(index);
  const attempt = attempts.length + 1;
  const reasons = !explain ? none : attempt === 1 ? reasonsOf(situation, index, lock) : [{ code: 'retake', count: attempt } as const, ...lock];
  add(list, stepOf(base, attempt, lock.length > 0 ? 'locked' : 'open', minutes, reasons));
}

/** Whether a module has its one step, ahead, with nothing known of it: it differs between learners only in why it is there and what locks it. */
function isUsual({ decisions, usual, selection, standings, explain }: Situation, index: number, serves: number): boolean {
  return explain && serves < 0 && decisions[index] === usual.decisions[index] && selection.why[index] !== null && standings.settled[index] === null && standings.attempts[index]?.length === 0 && !standings.escalatedTo.has(index);
}

/** Adds the step of such a module, shared between learners where reason and lock are the same (the reason settles the origin). */
function addUsualStep(list: StepList, situation: Situation, index: number, lock: readonly Reason[]): void {
  const { program, prepared, usual, selection } = situation;
  const why = selection.why[index] ?? undefined;
  const kept = lock === free ? usual.open : lock === prepared.waitsForAll(index) ? usual.locked : null;
  const known = kept?.steps[index];
  if (known && kept?.why[index] === why) {
    list.steps.push(known);
    list.minutes += kept.minutes[index] as number;
    if (lock === free) list.isOpen = true;
    else list.isPending = true;
    return;
  }
  const module = program.modules[index] as ProgramModule;
  const base: StepBase = { module: module.id, origin: selection.origin[index] ?? 'pulled-in', serves: null };
  const step = stepOf(base, 1, lock === free ? 'open' : 'locked', minutesOf(module, usual.decisions[index]?.extend ?? 0), reasonsOf(situation, index, lock));
  add(list, step);
  if (!kept) return;
  kept.steps[index] = step;
  kept.why[index] = why;
  kept.minutes[index] = step.minutes;
}

function minutesOf({ minutes }: ProgramModule, extend: number): number {
  return extend === 0 ? minutes : minutes + Math.ceil((minutes * extend) / 100);
}

interface StepBase {
  readonly module: string;
  readonly origin: PathStep['origin'];
  readonly serves: string | null;
}

function stepOf({ module, origin, serves }: StepBase, attempt: number, state: StepState, minutes: number, reasons: readonly Reason[]): PathStep {
  return serves === null ? { module, attempt, origin, state, minutes, reasons } : { module, attempt, origin, state, minutes, reasons, serves };
}

/** `reasons`: why the module is there, or null when nobody asks. */
function addAttempts(list: StepList, base: StepBase, module: ProgramModule, attempts: readonly IndexedEvent[], minutes: number, awaited: string | undefined, reasons: readonly Reason[] | null): void {
  attempts.forEach(({ event }, nth) => {
    const isEscalated = awaited !== undefined && nth === attempts.length - 1;
    const own: readonly Reason[] = nth === 0 ? (reasons ?? none) : [{ code: 'retake', count: nth + 1 }];
    const stop: readonly Reason[] = isEscalated ? [{ code: 'escalated', text: awaited, count: nth + 1 }] : none;
    add(list, stepOf(base, nth + 1, isEscalated ? 'escalated' : 'done', minutes, reasons ? [...own, outcomeReason(module, event), ...stop] : none));
  });
}

/** Why a module is on the path, what outside evidence says of it, and `more`, in an array of exactly that length. */
function reasonsOf({ decisions, selection }: Situation, index: number, more: readonly Reason[]): readonly Reason[] {
  const why = selection.why[index] ?? null;
  const decided = decisions[index]?.reasons ?? none;
  const first = why === null ? 0 : 1;
  const reasons = new Array<Reason>(first + decided.length + more.length);
  if (why !== null) reasons[0] = why;
  for (let at = 0; at < decided.length; at++) reasons[first + at] = decided[at] as Reason;
  for (let at = 0; at < more.length; at++) reasons[first + decided.length + at] = more[at] as Reason;
  return reasons;
}

function outcomeReason(module: ProgramModule, event: IndexedEvent['event']): Reason {
  const operands = { evidence: event.kind, at: event.at, ...(event.score !== null ? { value: event.score } : {}), ...(module.passMark !== null ? { threshold: module.passMark } : {}) };
  if (!isPass(module, event)) return { code: 'failed', ...operands };
  return { code: module.passMark === null ? 'completed' : 'passed', ...operands };
}

/** Why a candidate is not on the path; of what fell away also what outside evidence settles. */
export function notTaken({ program, prepared, decisions, selection, explain }: Situation, index: number): NotTaken {
  const module = program.modules[index] as ProgramModule;
  if (!explain) return { module: module.id, reasons: none };
  if (selection.onPath[index] === 2) return { module: module.id, reasons: [...(decisions[index]?.reasons ?? none), { code: 'replaced', modules: [program.modules[decisions[index]?.replacedBy ?? -1]?.id ?? ''] }] };
  if (selection.fallen[index]) {
    const by = selection.pulledBy[index] ?? -1;
    const decision = decisions[index];
    return { module: module.id, reasons: [{ code: 'fell-away', modules: by >= 0 ? [program.modules[by]?.id ?? ''] : [] }, ...(decision?.settled ? decision.reasons : none)] };
  }
  return (prepared.usualAbsences[index] ??= absence(program, module));
}

/** A module that its place alone does not put on the path. */
function absence(program: Situation['program'], module: ProgramModule): NotTaken {
  const zone = program.zones[module.zone];
  const at = zone ? { zone: zone.id } : {};
  if (module.policy === 'elective') return { module: module.id, reasons: [{ code: 'not-chosen', ...at }] };
  if (module.policy === 'remedial') return { module: module.id, reasons: [{ code: 'remedial-not-needed', ...at }] };
  if (module.policy === 'open') return { module: module.id, reasons: [{ code: 'open-zone', ...at }] };
  return { module: module.id, reasons: [{ code: 'not-pulled-in' }] };
}
