import type { Ablation } from '#shared/simulate/fairness/ablation';
import type { AuditReport } from '#shared/simulate/fairness/audit-report';
import { percent, whole } from './numbers-text';

const ratioText = (ratio: number | null): string => (ratio === null ? 'not compared' : ratio.toFixed(3));

/** Who gets the outcome, for people. */
export function auditText({ column, outcome, qualification, groups, smallestRatio, holds, conditioned }: AuditReport): string {
  const verdict = (is: boolean | null): string => (is === null ? 'too few to compare' : is ? 'four fifths hold' : 'under four fifths');
  return [
    `Audit of ${outcome} by ${column}: smallest ratio ${ratioText(smallestRatio)} (${verdict(holds)})${conditioned ? `; among people of equal scores of ${qualification} ${ratioText(conditioned.smallestRatio)} (${verdict(conditioned.holds)}, ${percent(conditioned.covered)} of people compared)` : ''}.`,
    ...groups.map(({ value, learners, selected, rate, low, high, ratio }) => `  ${value}: ${whole(selected)} of ${whole(learners)} (${percent(rate)}; 95 %: ${percent(low)} to ${percent(high)}), ratio ${ratioText(ratio)}`),
  ].join('\n');
}

/** Where the gap comes from, for people. */
export function ablationText({ group, best, ratio, factors, top }: Ablation): string {
  return [
    `Where the ${ratio.toFixed(3)} of ${group} against ${best} comes from: ${top === null ? 'no single factor closes any of it' : `most of all ${top}`}.`,
    ...factors.map(({ name, title, ratio: without, closes }) => `  without ${name} (${title}): ratio ${ratioText(without)}${closes === null ? '' : `, closes ${percent(closes)} of the gap`}`),
  ].join('\n');
}

/** Said of shards and of what is merged of them: a part holds nobody who could be run again. */
export const unexplainedText = 'Where this comes from is not told of shards, nor of what --merge makes of them: it takes runs of the same people without one factor at a time. Run the whole cohort without --shard.';
