import type { ReportingOptions } from '../export-options';
import type { Standard } from '../targets';

/** When a package reports what, in the standard's own words. */
export interface ReportedStatus {
  readonly when: 'under-way' | 'finished-with-mark' | 'finished' | 'awaited';
  readonly reports: string;
}

/** What the LMS is told, case by case (SCORM 1.2 RTE 3.4.2.1.4: one status; SCORM 2004 RTE 4.2.4 and 4.2.21: completion and success apart; cmi5 9.3: a statement each). */
export function statusMapping(standard: Standard, { finished, awaited }: ReportingOptions): readonly ReportedStatus[] {
  const say = (completion: 'incomplete' | 'completed', success: 'unknown' | 'passed' | 'failed'): string => {
    if (standard === 'scorm2004') return `completion_status ${completion}, success_status ${success}`;
    if (standard === 'cmi5') return statementsOf(completion, success);
    return `lesson_status ${success === 'unknown' ? completion : success}`;
  };
  const plain = say('completed', finished === 'passed' ? 'passed' : 'unknown');
  const marked = say('completed', finished === 'completed' ? 'unknown' : 'passed');
  const ends: readonly ReportedStatus[] = marked === plain ? [{ when: 'finished', reports: plain }] : [{ when: 'finished-with-mark', reports: marked }, { when: 'finished', reports: plain }];
  return [{ when: 'under-way', reports: say('incomplete', 'unknown') }, ...ends, { when: 'awaited', reports: say('incomplete', awaited === 'failed' ? 'failed' : 'unknown') }];
}

/** The cmi5 defined statements that say it; without any there are only those that open and end each session. */
function statementsOf(completion: 'incomplete' | 'completed', success: 'unknown' | 'passed' | 'failed'): string {
  const verbs = [...(completion === 'completed' ? ['completed'] : []), ...(success === 'unknown' ? [] : [success])];
  return verbs.join(', ') || 'initialized, terminated';
}
