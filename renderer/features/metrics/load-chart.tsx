import { minutesText, t } from '../../i18n/t';
import type { RecordId } from '#shared/model/ids';
import { scaleTop, type StepLoad } from './load-steps';

/** Above this many steps one is too narrow to be pointed at. */
const mostPointed = 120;
const [width, height] = [1000, 100];

/** Minutes over steps as a line of steps, with the range around it. A picture: the table beside it says the same. */
export function LoadChart({ steps, label, onShow }: { readonly steps: readonly StepLoad[]; readonly label: string; readonly onShow: (modules: readonly RecordId[]) => void }) {
  const top = scaleTop(Math.max(1, ...steps.map(({ high }) => high)));
  const x = (at: number): number => Math.round((at / steps.length) * width * 10) / 10;
  const y = (minutes: number): number => Math.round((1 - minutes / top) * height * 10) / 10;
  const line = (valueOf: (step: StepLoad) => number): string => steps.map((step, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(valueOf(step))}H${x(at + 1)}`).join('');
  const back = (valueOf: (step: StepLoad) => number): string => steps.map((step, at) => `L${x(at + 1)} ${y(valueOf(step))}H${x(at)}`).reverse().join('');
  const hasRange = steps.some(({ low, high }) => low !== high);
  const names = steps.length === 1 ? [1] : [1, Math.ceil(steps.length / 2), steps.length].filter((name, at, all) => all.indexOf(name) === at);
  return (
    <div className="load-chart">
      <div className="load-scale num" aria-hidden><span>{minutesText(top)}</span><span>{minutesText(top / 2)}</span><span>0</span></div>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path className="load-grid" d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} />
        <path className="load-area" d={`${line(({ minutes }) => minutes)}V${height}H0Z`} />
        {hasRange && <path className="load-band" d={`${line(({ high }) => high)}${back(({ low }) => low)}Z`} />}
        <path className="load-line" d={line(({ minutes }) => minutes)} />
        {steps.length <= mostPointed && steps.map((step, at) => (
          <rect key={at} className="load-hit" x={x(at)} y={0} width={x(at + 1) - x(at)} height={height} onClick={() => onShow(step.modules)}><title>{`${t('load.stepName', { number: at + 1 })}: ${loadText(step)}`}</title></rect>
        ))}
      </svg>
      <div className="load-names num" aria-hidden>{names.map((name) => <span key={name} style={{ left: `${((name - 0.5) / steps.length) * 100}%` }}>{name}</span>)}</div>
    </div>
  );
}

export function loadText({ minutes, low, high }: StepLoad): string {
  return low === high ? minutesText(minutes) : `${minutesText(minutes)} (${t('load.range', { low: minutesText(low), high: minutesText(high) })})`;
}
