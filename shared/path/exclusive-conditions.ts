import type { RuleCondition } from '../model/rule';
import { evidenceKinds } from '../model/vocabulary';

type Conditions = readonly RuleCondition[];
type FactCondition = Extract<RuleCondition, { kind: 'fact' }>;
type ResultCondition = Extract<RuleCondition, { kind: 'result' }>;

/** Whether nobody can meet both lists: two of all their conditions cannot hold together. For ranges of one fact or result pairs are enough. */
export function excludeEachOther(one: Conditions, other: Conditions): boolean {
  const all = [...one, ...other];
  return all.some((a, at) => all.slice(at + 1).some((b) => cannotBoth(a, b) || cannotBoth(b, a)));
}

function cannotBoth(a: RuleCondition, b: RuleCondition): boolean {
  if (a.kind === 'fact') return b.kind === 'fact' && a.fact === b.fact && noValue(a, b);
  return b.kind === 'result' && isSameResult(a, b) && a.is === 'at-least' && b.is === 'below' && b.score <= a.score;
}

/** A fact has one value, whatever its age; at least and below hold of numbers only. */
function noValue(a: FactCondition, b: FactCondition): boolean {
  if (a.is === 'equal') {
    if (b.is === 'equal') return a.value !== b.value;
    if (b.is === 'not-equal') return a.value === b.value;
    if (typeof a.value !== 'number' || typeof b.value !== 'number') return true;
    return b.is === 'at-least' ? a.value < b.value : a.value >= b.value;
  }
  return a.is === 'at-least' && b.is === 'below' && typeof a.value === 'number' && typeof b.value === 'number' && b.value <= a.value;
}

/** The same result of everybody: kinds in any order; none listed are all. */
function isSameResult(a: ResultCondition, b: ResultCondition): boolean {
  const kinds = ({ evidenceKinds: listed }: ResultCondition): string => evidenceKinds.filter((kind) => listed.length === 0 || listed.includes(kind)).join();
  return a.subject === b.subject && a.maxAgeDays === b.maxAgeDays && kinds(a) === kinds(b);
}
