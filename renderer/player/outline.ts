import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
import type { Progress } from '#shared/exchange/packages/player/progress-codec';
import type { LearnerPath, PathStep, Reason, StepState } from '#shared/path/learner-path';
import { choiceHint, choiceTitle, isChoosing, undecidedZones } from './choosing';
import type { Words } from './words';

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
export function outlineOf(course: PlayerCourse, progress: Progress, path: LearnerPath, words: Words): readonly OutlineGroup[] {
  const indexOf = new Map(course.program.modules.map((module, index) => [module.id, index]));
  const latest = new Map<number, PathStep>();
  for (const step of path.steps) latest.set(indexOf.get(step.module) ?? -1, step);
  const rows = [...latest].sort(([a], [b]) => a - b).map(([module, step]) => rowOf(course, module, step, words));
  const choosing = course.program.zones.flatMap((zone, index) => (isChoosing(course, zone) ? [index] : []));
  const offered = new Set(choosing.flatMap((zone) => course.program.zones[zone]!.candidates));
  const of = (origin: PathStep['origin']): readonly OutlineRow[] => rows.filter((row) => row.step?.origin === origin && !(origin === 'chosen' && offered.has(row.module)));
  const groups: OutlineGroup[] = [
    { title: words.t('group.core'), hint: '', rows: of('core'), zone: undefined },
    { title: words.t('group.pulled'), hint: words.t('group.pulledHint'), rows: of('pulled-in'), zone: undefined },
    { title: words.t('group.inserted'), hint: words.t('group.insertedHint'), rows: of('inserted'), zone: undefined },
    { title: words.t('group.versions'), hint: words.t('group.versionsHint'), rows: [...of('alternate'), ...of('bridge')], zone: undefined },
    { title: words.t('group.chosen'), hint: '', rows: of('chosen'), zone: undefined },
    ...choosing.map((zone) => choiceGroup(course, progress, zone, latest, words)),
  ];
  return groups.filter((group) => group.rows.length > 0);
}

function choiceGroup(course: PlayerCourse, progress: Progress, index: number, latest: ReadonlyMap<number, PathStep>, words: Words): OutlineGroup {
  const zone = course.program.zones[index]!;
  const chosen = progress.choices[index] ?? [];
  const rows = zone.candidates.map((module) => {
    const step = latest.get(module);
    const isMine = step !== undefined && (chosen.includes(module) || step.origin !== 'chosen' || step.state === 'done');
    return rowOf(course, module, isMine ? step : undefined, words);
  });
  return { title: choiceTitle(zone, words), hint: choiceHint(course, zone, chosen, words), rows, zone: index };
}

function rowOf(course: PlayerCourse, module: number, step: PathStep | undefined, words: Words): OutlineRow {
  const { title, minutes } = course.program.modules[module]!;
  const state = step?.state ?? 'offered';
  return { module, step, title, minutes: step && !isSettled(state) ? step.minutes : minutes, state, note: step ? noteOf(course, step, words) : '' };
}

/** Why a step is as it is, in a line; empty where nothing has to be said. */
export function noteOf(course: PlayerCourse, step: PathStep, words: Words): string {
  const told = (reasons: readonly Reason[]): string => reasons.map((reason) => describe(course, reason, words)).join(' ');
  const waiver = step.reasons.find((reason) => reason.code === 'band-waive');
  if (step.state === 'locked') return told(step.reasons.filter(isLockReason)) || words.t('note.locked');
  if (step.state === 'waived') return waiver?.value === undefined ? words.t('note.waived') : words.t('note.waivedScore', { score: words.percent(waiver.value) });
  if (step.state === 'escalated') return told(step.reasons.filter((reason) => reason.code === 'escalated'));
  if (step.state === 'open' && step.attempt > 1) return words.t('note.attempt', { count: step.attempt });
  return '';
}

function isLockReason({ code }: Reason): boolean {
  return code === 'waits-for' || code === 'waits-for-group' || code === 'waits-for-inserted' || code === 'gate-closed-zone' || code === 'gate-closed-measure' || code === 'depends-on-escalated';
}

/** A reason as a sentence with the titles of this course. A package knows no days: the engine's one, which all that happens in it carries, is the design's and is left out. */
export function describe(course: PlayerCourse, reason: Reason, words: Words): string {
  const { at, ...dayless } = reason;
  return words.reason(at === course.program.asOf ? dayless : reason, (id) => course.program.modules.find((module) => module.id === id)?.title ?? course.names[id] ?? id);
}
