import type { TrellisDocument } from '../document/trellis-document';
import type { RecordId } from '../model/ids';
import type { Role } from '../model/role';
import type { LearnerPath, Reason } from './learner-path';
import { objectivesByModule } from './replacements';

/** What one learner still lacks of what a role asks for. Levels are places in the competency's levels, from 0; -1: none. */
export interface GoalGap {
  readonly competency: RecordId;
  readonly asked: number;
  readonly reached: number;
  /** Levels still to go; 0 where the target is reached. */
  readonly gap: number;
  /** Modules that would prove the next level. */
  readonly next: readonly RecordId[];
}

/**
 * Compares what a learner path has proven with the targets of one goal of the role: the role as it is, or the one that people grow into. A level is reached when a module that
 * proves it is done, credited or waived (by evidence of the outcome's kind, E-26); exempt proves nothing; a failed
 * attempt is followed by another step of its module, so the last step tells. Two kinds of modules prove though they are not on the path (it has to be evaluated with reasons):
 * what fell away, because nothing asks for it any more, while outside evidence credits or waives it; and what an alternate with equal objectives stands instead of, once that
 * alternate proves. In the order of the role's targets.
 */
export function goalGaps(document: TrellisDocument, role: Role, path: Pick<LearnerPath, 'steps' | 'notTaken'>, goal: Role['targets'][number]['goal']): readonly GoalGap[] {
  const { tables } = document;
  const last = new Map(path.steps.map((step) => [step.module, step]));
  const absent = new Map(path.notTaken.map(({ module, reasons }) => [module, reasons]));
  const isTaken = (module: RecordId): boolean => {
    const state = last.get(module)?.state;
    return state === 'done' || state === 'credited' || state === 'waived';
  };
  const isProven = (module: RecordId): boolean => {
    const reasons = absent.get(module);
    return reasons ? isSettledOutside(reasons) || isTaken(alternateOf(document, module, reasons) ?? '') : isTaken(module);
  };
  return role.targets.filter((target) => target.goal === goal).map(({ competency, level }) => {
    const levels = tables.competency.get(competency)?.levels ?? [];
    const reached = levels.findLastIndex(({ provedBy }) => provedBy?.some(isProven) ?? false);
    return { competency, asked: level, reached, gap: Math.max(0, level - reached), next: reached < level ? (levels[reached + 1]?.provedBy ?? []) : [] };
  });
}

/** Fallen away, though outside evidence credits or waives it: exempt does not count. */
function isSettledOutside(reasons: readonly Reason[]): boolean {
  return reasons.some(({ code }) => code === 'fell-away') && reasons.some(({ code }) => code === 'band-waive' || code === 'own-completion' || code === 'equivalent-completion');
}

/** What stands instead of the module, where it is declared its alternate and both have the same objectives; a bridge leads elsewhere. */
function alternateOf(document: TrellisDocument, module: RecordId, reasons: readonly Reason[]): RecordId | null {
  const by = reasons.find(({ code }) => code === 'replaced')?.modules?.[0];
  if (by === undefined || ![...document.tables.alternate.values()].some((one) => one.module === module && one.alternate === by)) return null;
  const objectives = objectivesByModule(document);
  return objectives.get(module) === objectives.get(by) ? by : null;
}
