import { useMemo } from 'react';
import { countText, minutesText, t } from '../../i18n/t';
import { barsOf } from './histogram';

const [width, height] = [1000, 150];

interface Props {
  readonly histogram: readonly (readonly [number, number])[];
  /** Marks on the scale, in minutes. */
  readonly marks: readonly { readonly label: string; readonly minutes: number; readonly look: 'static' | 'median' }[];
}

/** How long the learners' paths take: bars of learners over minutes, with the static path and the median as lines. The table below says the same by role. */
export function MinutesChart({ histogram, marks }: Props) {
  const bars = useMemo(() => barsOf(histogram), [histogram]);
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(1, ...bars.map(({ learners }) => learners));
  const left = Math.min(first.from, ...marks.map(({ minutes }) => minutes));
  const right = Math.max(last.to, ...marks.map(({ minutes }) => minutes + 1));
  const x = (minutes: number): number => Math.round(((minutes - left) / (right - left)) * width * 10) / 10;
  const learners = bars.reduce((sum, bar) => sum + bar.learners, 0);
  return (
    <figure className="minutes-chart">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={t('cohort.chart', { from: minutesText(histogram[0]?.[0] ?? 0), to: minutesText(histogram.at(-1)?.[0] ?? 0) })}>
        {bars.map((bar) => (
          <rect key={bar.from} className="chart-bar" x={x(bar.from) + 0.5} width={Math.max(1, x(bar.to) - x(bar.from) - 1)} y={height - (bar.learners / most) * (height - 8)} height={(bar.learners / most) * (height - 8)}>
            <title>{t('cohort.bar', { from: minutesText(bar.from), to: minutesText(bar.to), count: countText(bar.learners), share: ((bar.learners / learners) * 100).toFixed(1) })}</title>
          </rect>
        ))}
        {marks.map(({ label, minutes, look }) => <line key={label} className={`chart-mark ${look}`} x1={x(minutes)} x2={x(minutes)} y1={0} y2={height} />)}
      </svg>
      <figcaption className="num"><span>{minutesText(left)}</span>{marks.map(({ label, minutes, look }) => <span key={label} className={`mark-text ${look}`}><i /> {label} {minutesText(Math.round(minutes))}</span>)}<span>{minutesText(right)}</span></figcaption>
    </figure>
  );
}
