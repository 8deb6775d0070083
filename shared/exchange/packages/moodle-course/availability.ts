import { allOf, combinations, type Formula } from '../lms-path/formula';

/** A condition of Moodle's restrict access: the activity `cm` is complete (`e` 1: complete, passed or failed alike). */
interface CompletionCondition {
  readonly type: 'completion';
  readonly cm: number;
  readonly e: 1;
}

/** A set of restrictions inside another. */
interface NestedSet {
  readonly op: '&' | '|';
  readonly c: readonly (CompletionCondition | NestedSet)[];
}

/** Combinations of one "at least" that are written out; Moodle has no such operator. */
export const mostCombinations = 200;

/**
 * A lock as the JSON of Moodle's restrict access (availability API, core_availability\tree): `showc` of a conjunction and `show` of a disjunction say that what is closed
 * stays visible with the reason. Null: nothing is asked. `cm`: the number of an activity.
 */
export function availabilityJson(lock: Formula, cm: (module: number) => number): string | null {
  if (lock.kind === 'always') return null;
  const set = asSet(conditionOf(lock, cm));
  return JSON.stringify(set.op === '&' ? { ...set, showc: set.c.map(() => true) } : { ...set, show: true });
}

function asSet(condition: CompletionCondition | NestedSet): NestedSet {
  return 'op' in condition ? condition : { op: '&', c: [condition] };
}

function conditionOf(formula: Formula, cm: (module: number) => number): CompletionCondition | NestedSet {
  switch (formula.kind) {
    case 'always':
    case 'never':
      throw new Error(`availabilityJson: ${formula.kind} stands inside a lock.`);
    case 'module':
      return { type: 'completion', cm: cm(formula.module), e: 1 };
    case 'all':
      return { op: '&', c: formula.of.map((part) => conditionOf(part, cm)) };
    case 'any':
      return { op: '|', c: formula.of.map((part) => conditionOf(part, cm)) };
    case 'at-least': {
      const sets = combinations(formula.of, formula.count, mostCombinations);
      return sets ? { op: '|', c: sets.map((set) => conditionOf(allOf(set), cm)) } : conditionOf(allOf(formula.of), cm);
    }
  }
}

/** Whether part of it has more combinations than are written out: then all of that part is asked for, which is more than the design asks. */
export function isTooWide(formula: Formula): boolean {
  if (!('of' in formula)) return false;
  return formula.of.some(isTooWide) || (formula.kind === 'at-least' && combinations(formula.of, formula.count, mostCombinations) === undefined);
}
