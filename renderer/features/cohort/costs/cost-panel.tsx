import { moneyText, t } from '../../../i18n/t';
import { assumptionWord } from '../../../store/assumption-words';
import type { CohortRun } from '../../../store/cohort-runs';
import { nameOf } from '../../../store/selectors';
import { useReplica } from '../../../store/studio-context';
import { ChartMenu } from '../charts/chart-menu';
import { CostChart } from './cost-chart';
import { costPicture } from './cost-picture';
import { costFacts } from './cost-facts';
import type { Cost } from '../figures';

/** What a run costs: in figures, as a chart, and what is saved. Without prices: how to have it told. */
export function CostPanel({ run }: { readonly run: CohortRun }) {
  const { cost } = run.result.report;
  if (!cost) return <p className="muted">{t('cost.empty')}</p>;
  const { currency, perLearner, of, hiddenAtOneHour, byGroup, prices } = cost;
  const money = (value: number): string => moneyText(value, currency);
  return (
    <>
      <ChartMenu title={t('cost.title')} draw={(colours) => costPicture(cost, colours, run.title)} />
      <dl className="cost-facts">{costFacts(cost).map(({ text, value, more }) => <div key={text}><dt>{text}</dt><dd className="num">{value}</dd>{more !== '' && <dd className="num cost-more">{more}</dd>}</div>)}</dl>
      <CostChart cost={cost} />
      <p className="muted num cost-line">{t('cost.spreadText', { p10: money(perLearner.p10), p50: money(perLearner.p50), p90: money(perLearner.p90) })} {t('cost.of', { time: money(of.time), seats: money(of.seats), persons: money(of.persons) })}</p>
      {prices.some(({ name, value }) => name === 'costs.seat' && value > 0) && ![...run.document.tables.module.values()].some(({ capacity }) => capacity !== null) && <p className="muted cost-line">{t('cost.noSeats')}</p>}
      {byGroup && <GroupMeans byGroup={byGroup} money={money} />}
      {byGroup === null && <p className="muted cost-line">{t('cost.noGroups')}</p>}
      {hiddenAtOneHour && <p className="muted cost-line">{t('cost.commonHour')}</p>}
      <Prices cost={cost} money={money} />
    </>
  );
}

/** As many values of a column as are told. */
const mostValues = 12;

function GroupMeans({ byGroup, money }: { readonly byGroup: NonNullable<Cost['byGroup']>; readonly money: (value: number) => string }) {
  const columns = Object.entries(byGroup).filter(([, values]) => Object.keys(values).length > 0);
  return <>{columns.map(([name, values]) => <p key={name} className="num cost-line">{t('cost.group', { name })} {Object.entries(values).slice(0, mostValues).map(([value, mean]) => `${value === '' ? t('cohort.group.none') : value} ${money(mean)}`).join(', ')}{Object.keys(values).length > mostValues ? ', …' : ''}</p>)}</>;
}

/** What it rests on: each price with its basis. */
function Prices({ cost: { prices }, money }: { readonly cost: Cost; readonly money: (value: number) => string }) {
  const document = useReplica((state) => state.document);
  const word = (name: string): string => {
    const role = /^costs\.hour (role:.+)$/.exec(name)?.[1];
    return role === undefined ? assumptionWord(name) : t('assumption.costs.roleHour', { role: nameOf(document, role) });
  };
  return <p className="muted cost-line">{t('cost.rests')} {prices.filter(({ value }) => value > 0).map(({ name, value, basis, source }) => `${word(name)} ${money(value)} (${source === '' ? t(`cohort.basis.${basis}`) : source})`).join('; ')}.</p>;
}
