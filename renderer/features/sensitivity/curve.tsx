import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';
import type { Measure, SweepLever } from '../../store/sweep-verbs';
import { leverText, leverTitle, measureText } from './measure-text';

const [width, height, side, below] = [240, 130, 8, 18];

/** The measure over the values of one lever, with the value as it is marked; as a table to those who cannot see it. */
export function Curve({ lever, measure, currency }: { readonly lever: SweepLever; readonly measure: Measure; readonly currency: string | null }) {
  const document = useReplica((state) => state.document);
  const points = lever.points.flatMap((point) => (point[measure] === null ? [] : [{ at: point.at, value: point[measure] }]));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const [least, most] = [Math.min(...points.map(({ value }) => value)), Math.max(...points.map(({ value }) => value))];
  const x = (at: number): number => side + ((width - 2 * side) * (at - first.at)) / (last.at - first.at || 1);
  const y = (value: number): number => height - below - 8 - ((height - below - 20) * (value - least)) / (most - least || 1);
  return (
    <>
      <svg className="sweep-curve" viewBox={`0 0 ${width} ${height}`} aria-hidden>
        <line x1={x(lever.value)} x2={x(lever.value)} y1={4} y2={height - below} className="curve-as-is" />
        <line x1={side} x2={width - side} y1={height - below} y2={height - below} className="curve-axis" />
        <polyline points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
        {points.map(({ at, value }) => <circle key={at} cx={x(at)} cy={y(value)} r={at === lever.value ? 4 : 2.8} className={at === lever.value ? 'is-as-is' : ''}><title>{t('sweep.point', { at: leverText(lever, at), value: measureText(measure, value, currency) })}</title></circle>)}
        <text x={side} y={height - 4}>{leverText(lever, first.at)}</text>
        <text x={width - side} y={height - 4} textAnchor="end">{leverText(lever, last.at)}</text>
      </svg>
      <table className="cohort-table sweep-table" aria-label={t('sweep.curveOf', { title: leverTitle(lever, (id) => nameOf(document, id)) })}>
        <thead><tr><th scope="col">{t('sweep.value')}</th><th scope="col" className="num">{t(`sweep.measure.${measure}`)}</th></tr></thead>
        <tbody>{points.map(({ at, value }) => <tr key={at}><th scope="row" className="num">{leverText(lever, at)}{at === lever.value && <small className="muted"> {t('sweep.shown')}</small>}</th><td className="num">{measureText(measure, value, currency)}</td></tr>)}</tbody>
      </table>
    </>
  );
}
