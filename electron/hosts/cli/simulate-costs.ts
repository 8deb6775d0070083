import type { CostReport } from '#shared/simulate/cost/cost-report';
import { moneyText, percent, whole } from './numbers-text';

/** What it costs, for people. */
export function costText({ currency, learners, total, perLearner, of, saved, byRole, byGroup, hiddenAtOneHour, prices }: CostReport): readonly string[] {
  const money = (value: number): string => moneyText(value, currency);
  const interval = saved.low === null || saved.high === null ? '' : ` (${percent(saved.share)}, by chance ${percent(saved.low)} to ${percent(saved.high)})`;
  return [
    `Cost: ${money(total)} for ${whole(learners)} learners: time ${money(of.time)}, places at sessions ${money(of.seats)}, persons ${money(of.persons)}.`,
    `  A learner costs ${money(perLearner.mean)}, mean: half at most ${money(perLearner.p50)}, one in ten ${money(perLearner.p10)}, nine in ten ${money(perLearner.p90)}.`,
    `  Saved against the static path: ${money(saved.total)}${interval}.`,
    ...Object.entries(byRole).map(([role, one]) => `  ${role}: ${money(one.perLearner.mean)} each, ${money(one.total)} in all, saved ${percent(one.saved.share)}`),
    ...Object.entries(byGroup ?? {}).flatMap(([name, values]) => (Object.keys(values).length === 0 ? [] : [`  ${name}, mean of a learner: ${meansText(Object.entries(values), money)}`])),
    ...(byGroup === null ? ['  Groups are not told: hours have several prices, and with them the cost of a group would tell of single people.'] : []),
    ...(hiddenAtOneHour ? ['  Roles with few people are reckoned at one hour, that of the largest of them: hours of their own would tell of single people.'] : []),
    ...prices.filter(({ value, range }) => value > 0 || range).map(({ name, value, basis, source }) => `  ${basis} ${name} = ${value}${source === '' ? '' : ` (${source})`}`),
  ];
}

const shownValues = 20;

function meansText(values: readonly (readonly [string, number])[], money: (value: number) => string): string {
  const shown = values.slice(0, shownValues).map(([value, mean]) => `${value} ${money(mean)}`).join(', ');
  return values.length > shownValues ? `${shown} and ${values.length - shownValues} more` : shown;
}
