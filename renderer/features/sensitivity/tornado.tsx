import type { CSSProperties } from 'react';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { changeSweep, reachOf, type Measure, type Sweep, type SweepLever } from '../../store/sweep-verbs';
import { useReplica, useStudio } from '../../store/studio-context';
import { betterSide, endsText, leverText, leverTitle, measureText, ruleOf } from './measure-text';

/** One bar per lever around the result as it is, widest first; a line is chosen to see its curve. */
export function Tornado({ sweep, levers, measure, chosen }: { readonly sweep: Sweep; readonly levers: readonly SweepLever[]; readonly measure: Measure; readonly chosen: string | null }) {
  const asIs = sweep.asIs[measure] ?? 0;
  const reaches = levers.map((lever) => reachOf(lever, measure));
  const [least, most] = [Math.min(asIs, ...reaches.flatMap((reach) => reach?.low ?? [])), Math.max(asIs, ...reaches.flatMap((reach) => reach?.high ?? []))];
  const span = most - least || 1;
  const x = (value: number): number => (100 * (value - least)) / span;
  const ends = reaches.map((reach) => (!reach || reach.low === reach.high ? t('sweep.flat') : endsText(measure, reach.low, reach.high, sweep.currency)));
  const longest = Math.max(0, ...ends.map((text) => text.length));
  return (
    <div className="tornado" style={{ '--ends': `${longest}ch` } as CSSProperties}>
      <p className="tornado-as-is num" aria-hidden><span style={{ left: `${x(asIs)}%` }}>{t('sweep.asIs', { value: measureText(measure, asIs, sweep.currency) })}</span></p>
      <ul aria-label={t('sweep.title')}>
        {levers.map((lever, index) => <Bar key={lever.lever} lever={lever} reach={reaches[index] ?? null} ends={ends[index] ?? ''} measure={measure} currency={sweep.currency} asIs={asIs} x={x} isChosen={lever.lever === chosen} />)}
      </ul>
    </div>
  );
}

function Bar({ lever, reach, ends, measure, currency, asIs, x, isChosen }: { readonly lever: SweepLever; readonly reach: ReturnType<typeof reachOf>; readonly ends: string; readonly measure: Measure; readonly currency: string | null; readonly asIs: number; readonly x: (value: number) => number; readonly isChosen: boolean }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const rule = document.tables.rule.get(ruleOf(lever.lever) ?? '');
  const role = rule ? nameOf(document, rule.role) : t('sweep.kind.assumption');
  const title = leverTitle(lever, (id) => nameOf(document, id));
  const side = (end: 'low' | 'high'): string => (end === betterSide(measure) ? 'better' : 'worse');
  const isFlat = !reach || reach.low === reach.high;
  const [from, to] = [leverText(lever, lever.low), leverText(lever, lever.high)];
  const text = reach ? t('sweep.row', { title, low: measureText(measure, reach.first, currency), high: measureText(measure, reach.last, currency), from, to }) : title;
  return (
    <li>
      <button type="button" className="tornado-row" aria-pressed={isChosen} aria-label={text} onClick={() => changeSweep(studio, { lever: lever.lever })}>
        <span className="tornado-name"><span className="tornado-title" title={title}>{title}</span><small className="muted"><span className="num">{t('sweep.ends', { low: from, high: to })}</span> · {role}</small></span>
        <span className="tornado-bar">
          <i className="tornado-line" style={{ left: `${x(asIs)}%` }} />
          {reach && !isFlat && <i className={`tornado-low ${side('low')}`} style={{ left: `${x(reach.low)}%`, width: `${x(Math.max(asIs, reach.low)) - x(reach.low)}%` }} />}
          {reach && !isFlat && <i className={`tornado-high ${side('high')}`} style={{ left: `${x(Math.min(asIs, reach.high))}%`, width: `${x(reach.high) - x(Math.min(asIs, reach.high))}%` }} />}
        </span>
        <span className="tornado-ends num">{ends}</span>
      </button>
    </li>
  );
}
