import { dateOf, dayNumber } from '../../kit/days';
import type { LearnerState } from '../../model/profile';
import type { RuleCondition } from '../../model/rule';
import { factHolds } from '../../path/conditions';
import type { Program } from '../../path/program';

type Facts = LearnerState['facts'];
type FactCondition = Extract<RuleCondition, { kind: 'fact' }>;
type Value = Facts[string]['value'];

/** Per fact every declaration that these conditions tell apart, none at all first. */
export type FactRegions = ReadonlyMap<string, readonly Facts[]>;

/**
 * A fact is told apart by its value and its age alone. Values: each that a condition names, a number in every gap between the numbers named and beyond them, and something that
 * none names; ages: today, and one day older than each condition takes. Of those that fulfil the same conditions one stands for all.
 */
export function factRegions({ asOf }: Program, conditions: readonly RuleCondition[]): FactRegions {
  const byFact = new Map<string, FactCondition[]>();
  for (const condition of conditions) if (condition.kind === 'fact') byFact.set(condition.fact, [...(byFact.get(condition.fact) ?? []), condition]);
  return new Map([...byFact].map(([fact, asking]) => {
    const ages = [...new Set([0, ...asking.flatMap(({ maxAgeDays }) => (maxAgeDays === null ? [] : [maxAgeDays + 1]))])];
    const seen = new Set([asking.map(() => '0').join('')]);
    const regions: Facts[] = [{}];
    for (const age of ages) {
      for (const value of valuesOf(asking)) {
        const facts: Facts = Object.fromEntries([[fact, { value, at: age === 0 ? asOf : dateOf(dayNumber(asOf) - age) }]]);
        const signature = asking.map((condition) => (factHolds(condition, facts, dayNumber(asOf)) ? '1' : '0')).join('');
        if (!seen.has(signature)) regions.push(facts);
        seen.add(signature);
      }
    }
    return [fact, regions];
  }));
}

function valuesOf(conditions: readonly FactCondition[]): readonly Value[] {
  const named = [...new Set(conditions.map(({ value }) => value))];
  const numbers = named.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  const between = numbers.flatMap((value, at) => (at === 0 ? [] : [value / 2 + (numbers[at - 1] ?? 0) / 2]));
  const around = numbers.length === 0 ? [] : [first - Math.max(1, Math.abs(first)), ...between, last + Math.max(1, Math.abs(last))];
  let other = 'something else';
  while (named.includes(other)) other += ' again';
  return [...named, ...around.filter((value) => Number.isFinite(value)), other];
}

export function countFacts(regions: FactRegions): number {
  return [...regions.values()].reduce((product, list) => product * list.length, 1);
}

/** Every combination, none at all first. Ask `countFacts` before. */
export function allFacts(regions: FactRegions): readonly Facts[] {
  return [...regions.values()].reduce<readonly Facts[]>((all, list) => all.flatMap((facts) => list.map((one) => ({ ...facts, ...one }))), [{}]);
}

/** Facts that fulfil all of the conditions, or null where none do. */
export function fulfilling(program: Program, conditions: readonly RuleCondition[]): Facts | null {
  const today = dayNumber(program.asOf);
  let facts: Facts = {};
  for (const [fact, list] of factRegions(program, conditions)) {
    const asking = conditions.filter((condition): condition is FactCondition => condition.kind === 'fact' && condition.fact === fact);
    const region = list.find((one) => asking.every((condition) => factHolds(condition, one, today)));
    if (!region) return null;
    facts = { ...facts, ...region };
  }
  return facts;
}
