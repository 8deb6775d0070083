import type { EvidenceEvent } from '../../model/profile';
import { noEvidence, passedOnly, type EvidenceColumn, type Scores } from '../batch/columns';
import type { KnownResult } from './responder';

/** What a row of columns says of a learner: results that others have seen. */
export function knownOfRow(columns: readonly EvidenceColumn[], scores: Scores, offset: number): readonly KnownResult[] {
  return columns.flatMap(({ subject, kind }, column) => {
    const score = scores[offset + column] as number;
    if (score === noEvidence || kind === 'self-report') return [];
    return [{ subject, share: score >= 0 ? score / 10_000 : score === passedOnly ? 1 : 0 }];
  });
}

/** The same of a state; attempts on the path are no results from outside. */
export function knownOfState(evidence: readonly EvidenceEvent[]): readonly KnownResult[] {
  return evidence.flatMap(({ subject, kind, attempt, score, passed }) => {
    if (attempt !== null || kind === 'self-report' || (score === null && passed === null)) return [];
    return [{ subject, share: score === null ? Number(passed) : score / 10_000 }];
  });
}
