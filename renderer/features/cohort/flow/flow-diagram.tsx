import { countText, t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { useReplica } from '../../../store/studio-context';
import type { Flow } from '../figures';
import { bandPath, layoutFlow, type FlowBand, type FlowBar } from './flow-layout';
import { stateKey } from '../state-keys';

/** What is looked at: a bar (`to` is null), or a band to the next column. */
export interface FlowPick {
  readonly column: number;
  readonly state: number;
  readonly to: number | null;
  readonly learners: number;
}

interface Props {
  readonly flow: Flow;
  readonly pick: FlowPick | null;
  readonly onPick: (pick: FlowPick | null) => void;
}

const [width, height, bar] = [1000, 190, 6] as const;

/** Bars by column and bands between them. Bars are buttons; bands can be clicked, and stand as rows in the table. */
export function FlowDiagram({ flow, pick, onPick }: Props) {
  const document = useReplica((state) => state.document);
  const { bars, bands } = layoutFlow(flow, height);
  const last = flow.columns.length - 1;
  const title = (column: number): string => columnTitle(flow, column, (id) => nameOf(document, id));
  // The last column has room for its words at its right.
  const x = (column: number): number => (column / (last + 0.95)) * width;
  const isBand = ({ column, from, to }: FlowBand): boolean => pick?.column === column && pick.state === from && pick.to === to;
  const textOf = ({ column, from, to, learners }: FlowBand): string => t('cohort.flow.band', { from: title(column), state: t(stateKey(from, false)), to: title(column + 1), next: t(stateKey(to, column + 1 === last)), count: countText(learners), one: learners });
  return (
    <div className="flow" role="group" aria-label={t('cohort.flow')}>
      <div className="flow-titles" aria-hidden="true">{flow.columns.map((_column, at) => <span key={at} className="truncate" title={title(at)} style={{ left: `${x(at) / 10}%`, width: `${x(1) / 10 - 1}%` }}>{title(at)}</span>)}</div>
      <div className="flow-picture">
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {bands.map((band) => (
            <path key={`${band.column} ${band.from} ${band.to}`} className={`flow-band s${band.from}${isBand(band) ? ' chosen' : ''}`} d={bandPath(band, x(band.column) + bar, x(band.column + 1))} onClick={() => onPick(isBand(band) ? null : { column: band.column, state: band.from, to: band.to, learners: band.learners })}>
              <title>{textOf(band)}</title>
            </path>
          ))}
        </svg>
        {bars.map((one) => <Bar key={`${one.column} ${one.state}`} one={one} isEnd={one.column === last} title={title(one.column)} left={x(one.column) / 10} isChosen={pick?.column === one.column && pick.state === one.state && pick.to === null} onPick={onPick} />)}
      </div>
    </div>
  );
}

function Bar({ one: { column, state, learners, y, height: tall }, isEnd, title, left, isChosen, onPick }: { readonly one: FlowBar; readonly isEnd: boolean; readonly title: string; readonly left: number; readonly isChosen: boolean; readonly onPick: Props['onPick'] }) {
  const words = t(stateKey(state, isEnd));
  return (
    <button
      type="button" className={`flow-bar ${isEnd ? 'e' : 's'}${state}${tall < 15 ? ' thin' : ''}`} aria-pressed={isChosen} aria-label={t('cohort.flow.bar', { module: title, state: words, count: countText(learners), one: learners })}
      style={{ left: `${left}%`, top: `${(100 * y) / height}%`, height: `${Math.max(1, (100 * tall) / height)}%` }} onClick={() => onPick(isChosen ? null : { column, state, to: null, learners })}
    >
      <span className="num">{isEnd ? `${countText(learners)} ${words}` : countText(learners)}</span>
    </button>
  );
}

/** Title of a column: its module, or the end of the path. */
export function columnTitle({ columns }: Flow, column: number, nameOf: (id: string) => string): string {
  const module = columns[column]?.module ?? null;
  return module === null ? t('cohort.flow.end') : nameOf(module);
}
