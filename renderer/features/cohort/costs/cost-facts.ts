import { moneyText, t } from '../../../i18n/t';
import { percent, type Cost } from '../figures';

/** A figure with what it is of; `more`: beside it, empty for none. */
export interface CostFact {
  readonly text: string;
  readonly value: string;
  readonly more: string;
}

/** What it costs in four figures. What costs more than the static path is said so, not as a saving under 0. */
export function costFacts({ currency, learners, total, static: fixed, perLearner, saved, prices }: Cost): readonly CostFact[] {
  const money = (value: number): string => moneyText(value, currency);
  const isMore = saved.total < 0;
  return [
    { text: t('cost.fact.mean'), value: money(perLearner.mean), more: t('cost.staticMean', { cost: money(learners === 0 ? 0 : fixed / learners) }) },
    { text: t(isMore ? 'cost.fact.more' : 'cost.fact.saved'), value: percent(Math.abs(saved.share)), more: costInterval(saved) },
    { text: t(isMore ? 'cost.fact.moreTotal' : 'cost.fact.savedTotal'), value: money(Math.abs(saved.total)), more: '' },
    { text: t('cost.fact.total'), value: money(total), more: spreadText(total, prices, money) },
  ];
}

/** What everything costs if all prices are off as far as they may be, the same way; empty where they may not, or not alike. */
function spreadText(total: number, prices: Cost['prices'], money: (value: number) => string): string {
  const priced = prices.filter(({ value }) => value > 0);
  const shares = priced.map(({ value, range }) => (range ? [range.low / value, range.high / value] as const : null));
  const [first] = shares;
  if (!first || shares.some((one) => one === null || Math.abs(one[0] - first[0]) > 1e-6 || Math.abs(one[1] - first[1]) > 1e-6) || first[0] === first[1]) return '';
  return t('cost.offText', { low: money(total * first[0]), high: money(total * first[1]) });
}

/** The interval of what is saved, or of what is more; empty where it cannot be told. */
export function costInterval({ total, low, high }: Cost['saved']): string {
  if (low === null || high === null) return '';
  const [from, to] = total < 0 ? [-high, -low] : [low, high];
  return t('cost.interval', { low: percent(from).replace(' %', ''), high: percent(to) });
}
