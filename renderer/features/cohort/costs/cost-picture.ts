import type { Picture, Shape } from '#shared/exchange/pictures/picture';
import { countText, moneyText, t } from '../../../i18n/t';
import { mix, type Colours } from '../../../store/pictures/colours';
import { heading, legend, page, rect, ring, text, titled } from '../charts/chart-pictures';
import { layoutCost } from './cost-bars';
import { costInterval } from './cost-facts';
import { percent, type Cost } from '../figures';

const chart = { left: 40, right: 920, top: 110, tall: 160 } as const;

/** Learners by what they cost as a drawing: bars, the static path's mean, the median, and the figures beside them. */
export function costPicture(cost: Cost, colours: Colours, run: string): Picture {
  const { currency, perLearner, saved, static: fixed, learners } = cost;
  const { bars, ticks, at } = layoutCost(cost);
  const x = (value: number): number => chart.left + Math.max(0, Math.min(1, at(value))) * (chart.right - chart.left);
  const base = chart.top + chart.tall;
  const money = (value: number): string => moneyText(value, currency);
  const grid = ticks.flatMap((tick, index): Shape[] => [rect(x(tick), chart.top - 8, 1, chart.tall + 8, colours.line2), text(x(tick) - 12, base + 22, index === 0 ? `${currency} ${countText(tick)}` : countText(tick), colours.ink2)]);
  const drawn = bars.map(({ left, right, height }): Shape => rect(chart.left + left * (chart.right - chart.left) + 1, base - height * chart.tall, Math.max(1, (right - left) * (chart.right - chart.left) - 2), height * chart.tall, mix(colours.accent, colours.surface, 0.5)));
  const marks: readonly Shape[] = [
    rect(x(learners === 0 ? 0 : fixed / learners) - 1, chart.top - 8, 2, chart.tall + 8, colours.elective), rect(x(perLearner.p10), base - 1, Math.max(1, x(perLearner.p90) - x(perLearner.p10)), 3, colours.accent),
    ring(x(perLearner.p50), base, colours),
  ];
  const figures = t(saved.total < 0 ? 'cost.pictureMore' : 'cost.pictureText', { mean: money(perLearner.mean), saved: percent(Math.abs(saved.share)), interval: costInterval(saved) });
  return { ...titled(t('cost.title'), run, `${figures} ${t('cost.note')}`, colours), height: base + 70, shapes: [...heading(t('cost.title'), run, colours), text(page.margin, 78, figures, colours.ink), ...grid, ...drawn, ...marks, ...legend(base + 52, t('cost.legend.static'), colours)] };
}
