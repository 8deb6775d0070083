import { countText, moneyText, t } from '../../../i18n/t';
import { layoutCost } from './cost-bars';
import type { Cost } from '../figures';

const height = 88;

/** Learners by what they cost, as bars; the static path's mean as a line, eight in ten as a bar below, the median as a ring. A table to those who cannot see it. */
export function CostChart({ cost }: { readonly cost: Cost }) {
  const { currency, distribution, perLearner, static: fixed, learners } = cost;
  const { bars, ticks, at } = layoutCost(cost);
  const x = (value: number): string => `${100 * Math.max(0, Math.min(1, at(value)))}%`;
  const money = (value: number): string => moneyText(value, currency);
  return (
    <figure className="cost-chart">
      <div className="ridge cost-bars" aria-hidden="true">
        {ticks.map((tick) => <i key={tick} className="ridge-grid" style={{ left: x(tick) }} />)}
        <svg viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none">
          {bars.map(({ left, right, height: tall, learners: count, from, to }) => <rect key={from} className="cost-bar" x={1000 * left + 1} width={Math.max(1, 1000 * (right - left) - 2)} y={height - tall * (height - 2)} height={tall * (height - 2)}><title>{t('cost.bin', { from: money(from), to: money(to), count: countText(count), one: count })}</title></rect>)}
        </svg>
        <i className="ridge-static" style={{ left: x(learners === 0 ? 0 : fixed / learners) }} />
        <i className="ridge-bar" style={{ left: x(perLearner.p10), right: `calc(100% - ${x(perLearner.p90)})` }} />
        <i className="ridge-dot" style={{ left: x(perLearner.p50) }} />
      </div>
      <div className="ridge-axis num muted" aria-hidden="true">{ticks.map((tick, index) => <span key={tick} style={{ left: x(tick) }}>{index === 0 ? `${currency} ${countText(tick)}` : countText(tick)}</span>)}</div>
      <table className="visually-hidden" aria-label={t('cost.chart')}>
        <thead><tr><th scope="col">{t('cost.binFrom')}</th><th scope="col">{t('cost.binTo')}</th><th scope="col">{t('cohort.column.learners')}</th></tr></thead>
        <tbody>{distribution.map(({ from, to, learners: count }) => <tr key={from}><td>{money(from)}</td><td>{money(to)}</td><td>{countText(count)}</td></tr>)}</tbody>
      </table>
    </figure>
  );
}
