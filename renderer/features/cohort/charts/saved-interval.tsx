import { t } from '../../../i18n/t';
import { percent, type RoleDetail } from '../figures';
import { shareOf, type Scale } from './scales';

interface Props {
  readonly saved: RoleDetail['saved'];
  readonly scale: Scale;
  readonly ticks: readonly number[];
}

/** A share with its interval by chance, on a scale of shares. */
export function SavedInterval({ saved: { share, low, high }, scale, ticks }: Props) {
  const x = (value: number): string => `${100 * shareOf(scale, value)}%`;
  const text = low === null || high === null ? percent(share) : t('cohort.ridge.between', { low: percent(low), high: percent(high) });
  return (
    <div className="ridge interval" title={text}>
      <span className="visually-hidden">{text}</span>
      {ticks.map((at) => <i key={at} className={at === 0 ? 'ridge-grid zero' : 'ridge-grid'} style={{ left: x(at) }} />)}
      {low !== null && high !== null && <i className="interval-bar" style={{ left: x(low), right: `calc(100% - ${x(high)})` }} />}
      <i className={share < 0 ? 'interval-dot worse' : 'interval-dot'} style={{ left: x(share) }} />
    </div>
  );
}
