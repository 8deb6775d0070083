import type { LearnerState } from '../../model/profile';
import type { EvidenceKind } from '../../model/vocabulary';
import { wishesOf } from './choose';
import type { BatchPlan } from './plan';
import type { Scratch } from './scratch';

/** One assessment that learners may have: the same subject, kind and day for everybody. Per learner a score in hundredths of a percent, or one of `noEvidence`, `passedOnly`, `failedOnly`. */
export interface EvidenceColumn {
  readonly subject: string;
  readonly kind: EvidenceKind;
  readonly at: string;
}

/** Instead of a score: no such event, a pass without a score, a failure without one. */
export const [noEvidence, passedOnly, failedOnly] = [-1, -2, -3] as const;

/** What groups of learners share besides evidence. */
export type Background = Pick<LearnerState, 'facts' | 'preferences' | 'overrides'>;

export const plainBackground: Background = { facts: {}, preferences: { formats: [], needs: [] }, overrides: [] };

/** Scores of learners: those of one are `scores[offset .. offset + columns.length)`. */
export type Scores = Int16Array;

/** The state that a row of columns stands for: what `evaluate` would be given. Events in the order of the columns. */
export function stateOfRow(plan: BatchPlan, columns: readonly EvidenceColumn[], background: Background, scores: Scores, offset: number, scratch: Scratch): LearnerState {
  const { program, electives } = plan;
  const idOf = (module: number): string => program.modules[module]?.id ?? '';
  const choices = electives.map((zone) => [program.zones[zone]?.id ?? '', wishesOf(plan, scratch, zone).map(idOf)] as const);
  return { ...background, evidence: eventsOfRow(columns, scores, offset), choices: Object.fromEntries(choices), releases: [] };
}

export function eventsOfRow(columns: readonly EvidenceColumn[], scores: Scores, offset: number): LearnerState['evidence'] {
  return columns.flatMap(({ subject, kind, at }, index) => {
    const score = scores[offset + index] as number;
    if (score === noEvidence) return [];
    return [{ subject, kind, at, score: score >= 0 ? score : null, passed: score >= 0 ? null : score === passedOnly, source: '', attempt: null, completed: false, serves: null, expires: null }];
  });
}
