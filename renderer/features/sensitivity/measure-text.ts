import { countText, moneyText, t } from '../../i18n/t';
import { assumptionWord } from '../../store/assumption-words';
import type { Measure, SweepLever } from '../../store/sweep-verbs';

/** A value of a measure as people read it: shares in percent, minutes in hours. `currency`: of costs. */
export function measureText(measure: Measure, value: number, currency: string | null = null): string {
  if (measure === 'cost' && currency !== null) return moneyText(value, currency);
  if (measure === 'savedShare' || measure === 'firstPass' || measure === 'costSaved') return `${signed((value * 100).toFixed(1))} %`;
  if (measure === 'minutes') return `${countText(Math.round(value / 60))} h`;
  if (measure === 'coachHours') return `${countText(Math.round(value * 10) / 10)} h`;
  return countText(value);
}

/** Two ends of a measure; the currency is said once. */
export function endsText(measure: Measure, low: number, high: number, currency: string | null): string {
  const end = measureText(measure, high, currency);
  return t('sweep.ends', { low: measureText(measure, low, currency), high: measure === 'cost' && currency !== null ? end.replace(`${currency} `, '') : end });
}

const lessIsBetter: ReadonlySet<Measure> = new Set(['minutes', 'escalated', 'stopped', 'weeks', 'coachHours', 'cost']);

/** Whether what lies below the result as it is, or above it, is the better side of a measure. */
export function betterSide(measure: Measure): 'low' | 'high' {
  return lessIsBetter.has(measure) ? 'low' : 'high';
}

const signed = (number: string): string => number.replace('-', '−');

/** Where a lever stands: thresholds are in percent. */
export function leverText({ kind }: Pick<SweepLever, 'kind'>, value: number): string {
  return kind === 'threshold' ? `${value} %` : signed(String(Math.round(value * 1000) / 1000));
}

/** What a lever is called: a threshold by its rule, an assumption in words. `titleOf`: what a record is called. */
export function leverTitle({ kind, lever, title }: Pick<SweepLever, 'kind' | 'lever' | 'title'>, titleOf: (id: string) => string): string {
  return kind === 'assumption' ? assumptionWord(lever, titleOf) : title;
}

/** The rule that a lever moves; null for an assumption. Levers of rules are called `rule:KEY/…`. */
export function ruleOf(lever: string): string | null {
  return /^(rule:[^/]+)\//.exec(lever)?.[1] ?? null;
}
