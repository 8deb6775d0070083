import { dayNumber } from '../kit/days';
import type { LearnerState } from '../model/profile';
import type { RuleCondition } from '../model/rule';
import { formatScore } from './bands';
import { isExpired, isLater, type EvidenceIndex, type IndexedEvent } from './evidence';
import type { Program } from './program';

/** Whether a condition of a rule holds. A fact or result that is missing or too old does not. */
export function holds(condition: RuleCondition, program: Program, evidence: EvidenceIndex, facts: LearnerState['facts']): boolean {
  if (condition.kind === 'fact') return factHolds(condition, facts, evidence.today);
  const read = latestResult(condition, program, evidence);
  if (read?.event.score === undefined || read.event.score === null) return false;
  return condition.is === 'at-least' ? read.event.score >= condition.score : read.event.score < condition.score;
}

/** `today`: a day number. Names of facts may be those of any object's own inheritance: only what is declared counts. */
export function factHolds(condition: Extract<RuleCondition, { kind: 'fact' }>, facts: LearnerState['facts'], today: number): boolean {
  const fact = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
  if (!fact || isOlder(dayNumber(fact.at), condition.maxAgeDays, { today })) return false;
  return compareFact(fact.value, condition);
}

function isOlder(day: number, maxAgeDays: number | null, { today }: Pick<EvidenceIndex, 'today'>): boolean {
  return maxAgeDays !== null && today > day + maxAgeDays;
}

/** At least and below compare numbers only. */
function compareFact(value: string | number | boolean, { is, value: wanted }: Extract<RuleCondition, { kind: 'fact' }>): boolean {
  if (is === 'equal') return value === wanted;
  if (is === 'not-equal') return value !== wanted;
  if (typeof value !== 'number' || typeof wanted !== 'number') return false;
  return is === 'at-least' ? value >= wanted : value < wanted;
}

function latestResult(condition: Extract<RuleCondition, { kind: 'result' }>, program: Program, evidence: EvidenceIndex): IndexedEvent | undefined {
  let latest: IndexedEvent | undefined;
  for (const candidate of evidence.assessments.get(condition.subject) ?? []) {
    const { kind } = candidate.event;
    if (condition.evidenceKinds.length > 0 && !condition.evidenceKinds.includes(kind)) continue;
    if (isOlder(candidate.day, condition.maxAgeDays, evidence) || isExpired(candidate, program.expiryDays[kind], evidence)) continue;
    if (!latest || isLater(candidate, latest)) latest = candidate;
  }
  return latest;
}

/** "tenure at least 2", "a result of at least 80 %". */
export function conditionText(condition: RuleCondition): string {
  if (condition.kind === 'result') return condition.is === 'at-least' ? `a result of at least ${formatScore(condition.score)}` : `a result under ${formatScore(condition.score)}`;
  const words = { equal: '=', 'not-equal': 'other than', 'at-least': 'at least', below: 'below' } as const;
  return `${condition.fact} ${words[condition.is]} ${String(condition.value)}`;
}
