import { moneyText, t } from '../../i18n/t';
import type { CohortRun } from '../../store/cohort-runs';
import { assumptionWord } from '../../store/assumption-words';
import { ChartMenu } from './chart-menu';
import { CostChart } from './cost-chart';
import { costPicture } from './cost-picture';
import { percent, type Cost } from './figures';

/** What a run costs: in figures, as a chart, and what is saved. Without prices: how to have it told. */
export function CostPanel({ run }: { readonly run: CohortRun }) {
  const { cost } = run.result.report;
  if (!cost) return <p className="muted">{t('cost.empty')}</p>;
  const { currency, learners, total, perLearner, of, saved, hiddenAtCommonHour, byGroup, prices } = cost;
  const money = (value: number): string => moneyText(value, currency);
  const interval = saved.low === null || saved.high === null ? '' : t('cost.interval', { low: percent(saved.low), high: percent(saved.high) });
  const facts = [
    { key: 'mean', value: money(perLearner.mean), more: t('cost.staticMean', { cost: money(learners === 0 ? 0 : cost.static / learners) }) },
    { key: 'saved', value: percent(saved.share), more: interval },
    { key: 'savedTotal', value: money(saved.total), more: '' },
    { key: 'total', value: money(total), more: '' },
  ] as const;
  return (
    <div className="cost-panel">
      <ChartMenu title={t('cost.title')} draw={(colours) => costPicture(cost, colours, run.title)} />
      <dl className="cost-facts">{facts.map(({ key, value, more }) => <div key={key}><dt>{t(`cost.fact.${key}`)}</dt><dd><span className="num">{value}</span>{more !== '' && <small className="num">{more}</small>}</dd></div>)}</dl>
      <CostChart cost={cost} />
      <p className="muted num">{t('cost.spreadText', { p10: money(perLearner.p10), p50: money(perLearner.p50), p90: money(perLearner.p90) })} {t('cost.of', { time: money(of.time), seats: money(of.seats), persons: money(of.persons) })}</p>
      {byGroup && <GroupMeans byGroup={byGroup} money={money} />}
      {byGroup === null && <p className="muted">{t('cost.noGroups')}</p>}
      {hiddenAtCommonHour && <p className="muted">{t('cost.commonHour')}</p>}
      <p className="muted">{t('cost.rests')} {prices.filter(({ value }) => value > 0).map(({ name, value, basis, source }) => `${assumptionWord(name)} ${money(value)} (${source === '' ? t(`cohort.basis.${basis}`) : source})`).join(', ')}.</p>
    </div>
  );
}

/** As many values of a column as are told. */
const mostValues = 12;

function GroupMeans({ byGroup, money }: { readonly byGroup: NonNullable<Cost['byGroup']>; readonly money: (value: number) => string }) {
  const columns = Object.entries(byGroup).filter(([, values]) => Object.keys(values).length > 0);
  if (columns.length === 0) return null;
  return <>{columns.map(([name, values]) => <p key={name} className="num">{name}: {Object.entries(values).slice(0, mostValues).map(([value, mean]) => `${value === '' ? t('cohort.group.none') : value} ${money(mean)}`).join(', ')}{Object.keys(values).length > mostValues ? ', …' : ''}</p>)}</>;
}
