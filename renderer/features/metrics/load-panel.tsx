import { useState } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { minutesText, t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { Segments } from '../../ui/segments';
import { LoadChart } from './load-chart';
import { addedUp, peakOf, type StepLoad } from './load-steps';

type View = 'step' | 'sum' | 'table';
/** Rows of the table; more are counted. */
const mostRows = 300;

interface Props {
  readonly document: TrellisDocument;
  readonly steps: readonly StepLoad[] | null;
  readonly isPath: boolean;
  /** Modules of the scope without minutes. */
  readonly missing: number;
  readonly onShow: (records: readonly RecordId[]) => void;
}

/** Expected minutes by step: per step, adding up, and as a table. */
export function LoadPanel({ document, steps, isPath, missing, onShow }: Props) {
  const [view, setView] = useState<View>('step');
  if (!steps || steps.length === 0) return <section className="metric-load" aria-label={t('metrics.load')}><h3>{t('metrics.load')}</h3><p className="muted">{t('load.none')}</p></section>;
  const sums = addedUp(steps);
  const peak = peakOf(steps);
  // A step of the map holds what happens to need nothing; only on a path is it one sitting.
  const isHeavy = isPath && peak.isTwice;
  const line = lineOf(sums, isPath);
  const peakText = t(isHeavy ? 'load.peakTwice' : 'load.peak', { number: peak.number, time: minutesText(peak.minutes) });
  const hasRange = steps.some(({ low, high }) => low !== high);
  return (
    <section className="metric-load" aria-label={t('metrics.load')}>
      <div className="row load-head"><h3>{t('load.heading')}</h3><span className="spacer" /><Segments label={t('load.view')} value={view} choices={(['step', 'sum', 'table'] as const).map((value) => ({ value, label: t(`load.${value}`) }))} onChange={setView} /></div>
      <p>{line}. <span className={isHeavy ? 'warn' : 'muted'}>{peakText}.</span></p>
      {view === 'table'
        ? <LoadTable document={document} steps={steps} sums={sums} isPath={isPath} hasRange={hasRange} onShow={onShow} />
        : <LoadChart steps={view === 'sum' ? sums : steps} label={t('load.chart', { view: t(`load.${view}`), line, peak: peakText })} onShow={onShow} />}
      {view !== 'table' && hasRange && <p className="load-legend"><i className="load-key" /> {t('load.authored')} <i className="load-key range" /> {t('load.band')}</p>}
      <p className="metric-foot">{t(isPath ? 'load.pathHint' : 'load.mapHint')}{missing > 0 && ` ${t('load.missing', { count: missing })}`}</p>
    </section>
  );
}

function lineOf(sums: readonly StepLoad[], isPath: boolean): string {
  const end = sums.at(-1) ?? { minutes: 0, low: 0, high: 0 };
  const range = end.low === end.high ? '' : t('load.lineRange', { low: minutesText(end.low), high: minutesText(end.high) });
  return t(isPath ? 'load.linePath' : 'load.lineMap', { count: sums.length, time: minutesText(end.minutes) }) + range;
}

function LoadTable({ document, steps, sums, isPath, hasRange, onShow }: Pick<Props, 'document' | 'isPath' | 'onShow'> & { readonly steps: readonly StepLoad[]; readonly sums: readonly StepLoad[]; readonly hasRange: boolean }) {
  const nameOfStep = ({ modules }: StepLoad): string => (isPath ? nameOf(document, modules[0] ?? '') : t('load.modules', { count: modules.length }));
  return (
    <div className="load-table" role="region" aria-label={t('load.table')} tabIndex={0}>
      <table>
        <thead><tr><th scope="col">{t('load.columnStep')}</th><th scope="col">{t('load.columnMinutes')}</th><th scope="col">{t('load.columnSum')}</th>{hasRange && <th scope="col">{t('load.columnRange')}</th>}</tr></thead>
        <tbody>
          {steps.slice(0, mostRows).map((step, at) => (
            <tr key={at}>
              <th scope="row"><button type="button" className="truncate" aria-label={`${t('load.stepName', { number: at + 1 })}: ${nameOfStep(step)}`} title={t('load.selectStep', { number: at + 1 })} onClick={() => onShow(step.modules)}><span className="num">{at + 1}</span> {nameOfStep(step)}</button></th>
              <td className="num">{minutesText(step.minutes)}</td>
              <td className="num">{minutesText(sums[at]?.minutes ?? 0)}</td>
              {hasRange && <td className="num">{step.low === step.high ? '' : t('load.short', { low: step.low, high: step.high })}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {steps.length > mostRows && <p className="muted">{t('load.more', { count: steps.length - mostRows })}</p>}
    </div>
  );
}
