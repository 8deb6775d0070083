import type { TrellisDocument } from '../document/trellis-document';
import type { RecordId } from '../model/ids';
import type { Role } from '../model/role';
import type { LearnerPath } from './learner-path';

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
 * attempt is followed by another step of its module, so the last step tells. In the order of the role's targets.
 */
export function goalGaps({ tables }: TrellisDocument, role: Role, path: Pick<LearnerPath, 'steps'>, goal: Role['targets'][number]['goal']): readonly GoalGap[] {
  const last = new Map(path.steps.map((step) => [step.module, step]));
  const isProven = (module: RecordId): boolean => {
    const state = last.get(module)?.state;
    return state === 'done' || state === 'credited' || state === 'waived';
  };
  return role.targets.filter((target) => target.goal === goal).map(({ competency, level }) => {
    const levels = tables.competency.get(competency)?.levels ?? [];
    const reached = levels.findLastIndex(({ provedBy }) => provedBy?.some(isProven) ?? false);
    return { competency, asked: level, reached, gap: Math.max(0, level - reached), next: reached < level ? (levels[reached + 1]?.provedBy ?? []) : [] };
  });
}
