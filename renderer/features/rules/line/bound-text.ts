import type { Band } from '#shared/model/rule';
import { rangeText } from '../../../i18n/rule-sentence';
import { percentText, t } from '../../../i18n/t';
import { holdersOf, type Bound } from './bounds';
import type { Mend } from './mend-bands';

const bare = (score: number): string => String(score / 100);

/** On which side of a bound the bound itself counts. */
export function boundText(bands: readonly Band[], { score }: Bound): { readonly text: string; readonly isFault: boolean } {
  const holders = holdersOf(bands, score);
  const [first] = holders;
  if (!first) return { text: t('line.countsNowhere', { score: bare(score) }), isFault: true };
  if (holders.length > 1) return { text: t('line.countsTwice', { score: bare(score) }), isFault: true };
  return { text: t('line.countsAs', { score: bare(score), action: t(`rules.name.${first.action.do}`) }), isFault: false };
}

/** The scores of a gap or overlap, by whole percents where they begin or end at one: "from 85 % to under 90 %". */
export function problemRange({ lo, hi }: { readonly lo: number; readonly hi: number }): string {
  const [above, under] = [lo % 100 === 1, hi % 100 === 99];
  return rangeText({ from: above ? lo - 1 : lo, fromInclusive: !above, to: under ? hi + 1 : hi, toInclusive: !under });
}

/** A bound by what it parts: "take / waive". */
export function boundName(bands: readonly Band[], bound: Bound): string {
  const names = [bound.below, bound.above].flatMap((index) => (index === null || !bands[index] ? [] : [t(`rules.name.${bands[index].action.do}`)]));
  return t(bound.below === null ? 'line.begins' : bound.above === null ? 'line.ends' : 'line.parts', { below: names[0] ?? '', above: names[1] ?? '', action: names[0] ?? '' });
}

/** "Extend “take” to under 90 %". */
export function mendText(mend: Mend): string {
  const action = t(`rules.name.${mend.band.action.do}`);
  return t(`mend.${mend.kind}`, { action, bound: t(boundWords[mend.kind][mend.inclusive ? 1 : 0], { score: percentText(mend.score) }) });
}

/** How the bound is said, excluded and included. */
const boundWords = {
  'extend-to': ['mend.under', 'mend.at'], end: ['mend.justUnder', 'mend.atScore'], 'extend-from': ['mend.justAbove', 'mend.atScore'], remove: ['mend.at', 'mend.at'],
} as const;
