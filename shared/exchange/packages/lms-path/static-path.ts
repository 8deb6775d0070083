import type { EvidenceEvent, LearnerState } from '../../../model/profile';
import { evaluate } from '../../../path/evaluate';
import type { LearnerPath, StepOrigin } from '../../../path/learner-path';
import type { Program, ProgramZone } from '../../../path/program';

/** A learner of whom a launch supplies nothing but these results. */
export function launched(evidence: readonly EvidenceEvent[]): LearnerState {
  return { evidence: [...evidence], choices: {}, preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [] };
}

/** A zone in which the learner chooses `choose` of `candidates` by taking them. */
export interface FreeChoice {
  readonly zone: number;
  readonly choose: number;
  readonly candidates: readonly number[];
}

/** What everybody's path holds when a launch supplies nothing, and how far a choice or a failure may widen it. Sets of indices into `program.modules`. */
export interface StaticPath {
  readonly program: Program;
  readonly choices: readonly FreeChoice[];
  /** On the path whatever is chosen. */
  readonly required: ReadonlySet<number>;
  /** On the path when everything that can be chosen is. */
  readonly widest: ReadonlySet<number>;
  /** Why each module of `widest` is there. */
  readonly origins: ReadonlyMap<number, StepOrigin>;
  /** Modules that another one stands for, whatever the learner. */
  readonly replaced: ReadonlyMap<number, number>;
  /** Index by id. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/** `isFree`: whether a zone's choice can be left to the learner in the target; all others are decided here, in authored order. */
export function staticPath(program: Program, isFree: (zone: ProgramZone) => boolean = isCountable): StaticPath {
  const choices = program.zones.flatMap((zone, index) => (isFree(zone) && !isShared(program, zone) ? [{ zone: index, choose: zone.choose, candidates: zone.candidates }] : []));
  const indexOf = new Map(program.modules.map((module, index) => [module.id, index]));
  const narrow = evaluate(withChosen(program, choices, () => 0), launched([]));
  const wide = evaluate(withChosen(program, choices, ({ candidates }) => candidates.length), launched([]));
  return { program, choices, required: onPath(narrow, indexOf), widest: onPath(wide, indexOf), origins: new Map(wide.steps.map((step) => [indexOf.get(step.module) ?? -1, step.origin])), replaced: replacedBy(wide, indexOf), indexOf };
}

/** Is it a learner's choice of k of n without anything else to be met? */
export function isCountable(zone: ProgramZone): boolean {
  const { unit, groups } = zone.requirement;
  return zone.policy === 'elective' && zone.choice.policy === 'learner' && unit === 'count' && groups.length === 0 && zone.choose > 0 && zone.candidates.length > zone.choose;
}

function isShared(program: Program, zone: ProgramZone): boolean {
  return program.zones.some((other) => other !== zone && other.policy === 'elective' && other.candidates.some((module) => zone.candidates.includes(module)));
}

/** The program with another number of choices in free zones. */
export function withChosen(program: Program, choices: readonly FreeChoice[], count: (choice: FreeChoice) => number): Program {
  const zones = program.zones.map((zone, index) => {
    const choice = choices.find((candidate) => candidate.zone === index);
    if (!choice) return zone;
    const choose = count(choice);
    return { ...zone, choose, requirement: { ...zone.requirement, asked: choose } };
  });
  return { ...program, zones };
}

export function onPath(path: LearnerPath, indexOf: ReadonlyMap<string, number>): ReadonlySet<number> {
  return new Set(path.steps.map((step) => indexOf.get(step.module) ?? -1));
}

function replacedBy(path: LearnerPath, indexOf: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  return new Map(
    path.notTaken.flatMap(({ module, reasons }) => {
      const by = reasons.find((reason) => reason.code === 'replaced')?.modules?.[0];
      return by === undefined ? [] : [[indexOf.get(module) ?? -1, indexOf.get(by) ?? -1] as const];
    }),
  );
}
