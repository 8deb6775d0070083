import type { PlayerCourse } from '#shared/exchange/player/player-course';
import type { Progress } from '#shared/exchange/player/progress-codec';
import type { LearnerPath, PathStep, Reason, StepState } from '#shared/path/learner-path';
import { describeReason } from '#shared/path/reason-text';
import { formatScore } from '#shared/path/bands';
import { choiceHint, choiceTitle, isChoosing, undecidedZones } from './choosing';

/** One module in the outline: its latest step decides. */
export interface OutlineRow {
  readonly module: number;
  readonly step: PathStep | undefined;
  readonly title: string;
  readonly minutes: number;
  readonly state: StepState | 'offered';
  /** One line under the title; empty when there is nothing to say. */
  readonly note: string;
}

export interface OutlineGroup {
  readonly title: string;
  readonly hint: string;
  readonly rows: readonly OutlineRow[];
  /** Set where the learner chooses: index of the zone. */
  readonly zone: number | undefined;
}

const settledStates: ReadonlySet<string> = new Set(['done', 'waived', 'credited', 'exempt']);

export function isSettled(state: string): boolean {
  return settledStates.has(state);
}

/** The engine fills a zone that the learner has not chosen in; such a step is a suggestion, not yet the learner's. */
export function isSuggestion(course: PlayerCourse, progress: Progress, step: PathStep): boolean {
  const zone = zoneOfReason(course, step.reasons);
  return step.attempt <= 1 && step.state !== 'done' && step.reasons.some((reason) => reason.code === 'chosen-by-default') && zone !== undefined && undecidedZones(course, progress).has(zone);
}

function zoneOfReason(course: PlayerCourse, reasons: readonly Reason[]): number | undefined {
  const id = reasons.find((reason) => reason.code === 'chosen-by-default')?.zone;
  const index = course.program.zones.findIndex((zone) => zone.id === id);
  return index < 0 ? undefined : index;
}

/** The path in its order, grouped by why a step is there; electives with what else is on offer. */
export function outlineOf(course: PlayerCourse, progress: Progress, path: LearnerPath): readonly OutlineGroup[] {
  const indexOf = new Map(course.program.modules.map((module, index) => [module.id, index]));
  const latest = new Map<number, PathStep>();
  for (const step of path.steps) latest.set(indexOf.get(step.module) ?? -1, step);
  const rows = [...latest].sort(([a], [b]) => a - b).map(([module, step]) => rowOf(course, module, step));
  const choosing = course.program.zones.flatMap((zone, index) => (isChoosing(course, zone) ? [index] : []));
  const offered = new Set(choosing.flatMap((zone) => course.program.zones[zone]!.candidates));
  const of = (origin: PathStep['origin']): readonly OutlineRow[] => rows.filter((row) => row.step?.origin === origin && !(origin === 'chosen' && offered.has(row.module)));
  const groups: OutlineGroup[] = [
    { title: 'For everyone in your role', hint: '', rows: of('core'), zone: undefined },
    { title: 'Needed first', hint: 'Other steps build on these.', rows: of('pulled-in'), zone: undefined },
    { title: 'Extra practice', hint: 'Put here because of a result.', rows: of('inserted'), zone: undefined },
    { title: 'Your version', hint: 'These stand instead of others.', rows: [...of('alternate'), ...of('bridge')], zone: undefined },
    { title: 'Chosen for your role', hint: '', rows: of('chosen'), zone: undefined },
    ...choosing.map((zone) => choiceGroup(course, progress, zone, latest)),
  ];
  return groups.filter((group) => group.rows.length > 0);
}

function choiceGroup(course: PlayerCourse, progress: Progress, index: number, latest: ReadonlyMap<number, PathStep>): OutlineGroup {
  const zone = course.program.zones[index]!;
  const chosen = progress.choices[index] ?? [];
  const rows = zone.candidates.map((module) => {
    const step = latest.get(module);
    const isMine = step !== undefined && (chosen.includes(module) || step.origin !== 'chosen' || step.state === 'done');
    return rowOf(course, module, isMine ? step : undefined);
  });
  return { title: choiceTitle(zone), hint: choiceHint(course, zone, chosen), rows, zone: index };
}

function rowOf(course: PlayerCourse, module: number, step: PathStep | undefined): OutlineRow {
  const { title, minutes } = course.program.modules[module]!;
  const state = step?.state ?? 'offered';
  return { module, step, title, minutes: step && !isSettled(state) ? step.minutes : minutes, state, note: step ? noteOf(course, step) : '' };
}

function noteOf(course: PlayerCourse, step: PathStep): string {
  const lock = step.reasons.filter(isLockReason);
  const waiver = step.reasons.find((reason) => reason.code === 'band-waive');
  if (step.state === 'locked') return lock.map((reason) => describe(course, reason)).join(' ') || 'Not open yet.';
  if (step.state === 'waived') return waiver?.value === undefined ? 'Waived.' : `Waived: you scored ${formatScore(waiver.value)} in the pre-assessment.`;
  if (step.state === 'escalated') return step.reasons.filter((reason) => reason.code === 'escalated').map((reason) => describe(course, reason)).join(' ');
  if (step.state === 'open' && step.attempt > 1) return `Attempt ${step.attempt}.`;
  return '';
}

function isLockReason({ code }: Reason): boolean {
  return code === 'waits-for' || code === 'waits-for-group' || code === 'waits-for-inserted' || code === 'gate-closed-zone' || code === 'gate-closed-measure' || code === 'depends-on-escalated';
}

/** A reason as a sentence with the titles of this course. */
export function describe(course: PlayerCourse, reason: Reason): string {
  return describeReason(reason, (id) => course.program.modules.find((module) => module.id === id)?.title ?? course.names[id] ?? id);
}
