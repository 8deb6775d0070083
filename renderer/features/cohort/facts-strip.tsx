import { countText, t } from '../../i18n/t';
import type { CohortRun } from '../../store/cohort-runs';
import { AssumptionRange } from './assumption-range';
import { hoursText, percent } from './figures';
import { PeopleCount } from './people-count';

interface Fact {
  readonly value: string;
  readonly more?: string;
  readonly text: string;
  /** The learners whom it counts. */
  readonly who?: { readonly count: number; readonly text: string; readonly only: 'longer' | 'waived' | 'inserted' | 'escalated' };
}

/** What a run comes to, in one line of figures. */
export function FactsStrip({ run }: { readonly run: CohortRun }) {
  const facts = factsOf(run.result.report, run.result.detail);
  return <dl className="cohort-facts">{facts.map(({ value, more, text, who }, at) => <div key={text}><dt>{text}</dt><dd><span className="num">{who ? <PeopleCount count={who.count} who={who.text} filter={{ only: who.only }} text={value} /> : value}</span>{more && <small className="num">{more}</small>}{at === 0 && <AssumptionRange run={run} />}</dd></div>)}</dl>;
}

function factsOf({ learners, totals, saved, modelled }: CohortRun['result']['report'], { whole }: CohortRun['result']['detail']): readonly Fact[] {
  const mean = (total: number): number => (learners === 0 ? 0 : total / learners);
  const isLonger = saved.minutes < 0;
  const { low, high } = whole.saved;
  const ends = low === null || high === null ? [] : [low, high].map((end) => (100 * (isLonger ? -end : end)).toFixed(1)).sort((a, b) => Number(a) - Number(b));
  return [
    { value: percent(Math.abs(saved.share)), ...(ends.length === 2 ? { more: t('cohort.fact.interval', { low: ends[0] ?? '', high: ends[1] ?? '' }) } : {}), text: t(modelled ? (isLonger ? 'cohort.fact.moreModelled' : 'cohort.fact.lessModelled') : saved.minutes === 0 ? 'cohort.fact.same' : isLonger ? 'cohort.fact.more' : 'cohort.fact.less') },
    { value: hoursText(saved.minutes), text: t(isLonger ? 'cohort.fact.hoursMore' : 'cohort.fact.hours') },
    { value: percent(mean(whole.longer)), text: t('cohort.fact.longer'), who: { count: whole.longer, text: t('cohort.who.longer'), only: 'longer' } },
    { value: mean(totals.waived).toFixed(1), more: t('cohort.fact.of', { of: mean(totals.steps).toFixed(1) }), text: t('cohort.fact.waived'), who: { count: totals.waived, text: t('cohort.who.excused'), only: 'waived' } },
    { value: countText(totals.inserted), text: t('cohort.fact.inserted'), who: { count: totals.inserted, text: t('cohort.who.inserted'), only: 'inserted' } },
    { value: countText(totals.escalated), text: t('cohort.fact.escalated'), who: { count: totals.escalated, text: t('cohort.who.escalated'), only: 'escalated' } },
  ];
}
