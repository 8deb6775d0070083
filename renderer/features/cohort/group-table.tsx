import { Check, Lock, TriangleAlert } from 'lucide-react';
import { fourFifths } from '#shared/simulate/statistics/group-measures';
import { countText, t } from '../../i18n/t';
import { percent, type Report } from './figures';
import { PeopleCount } from './people-count';

/** Who is waived something, group by group: the rate against that of the best group of its column, flagged below four fifths; groups with few people are hidden. */
export function GroupTable({ byGroup }: { readonly byGroup: Report['byGroup'] }) {
  return (
    <table className="cohort-table groups" aria-label={t('cohort.groupTable')}>
      <thead>
        <tr><th scope="col">{t('cohort.group.attribute')}</th><th scope="col">{t('cohort.group.group')}</th>{(['learners', 'mean', 'saved', 'rate'] as const).map((key) => <th key={key} scope="col" className="num">{t(`cohort.column.${key}`)}</th>)}<th scope="col" className="group-rate"><span className="visually-hidden">{t('cohort.column.interval')}</span></th><th scope="col" className="num">{t('cohort.column.ratio')}</th><th scope="col">{t('cohort.group.fourFifths')}</th></tr>
      </thead>
      {Object.entries(byGroup).map(([name, group]) => <Rows key={name} name={name} group={group} />)}
    </table>
  );
}

function Rows({ name, group: { values, hidden, fourFifths: { best } } }: { readonly name: string; readonly group: Report['byGroup'][string] }) {
  const rows = Object.entries(values);
  const top = Math.min(1, 1.15 * Math.max(0.01, ...rows.map(([, { waivedAny }]) => waivedAny.high)));
  const bestRate = best === null ? null : (values[best]?.waivedAny.rate ?? null);
  const span = rows.length + (hidden.values > 0 ? 1 : 0);
  return (
    <tbody>
      {rows.map(([value, { learners, minutes, saved, waivedAny }], at) => {
        const { rate, ratio } = waivedAny;
        const isLow = ratio !== null && ratio < fourFifths;
        return (
          <tr key={value} className={isLow ? 'flagged' : ''}>
            {at === 0 && <th scope="rowgroup" rowSpan={span} className="group-name">{name}</th>}
            <th scope="row">{value === '' ? t('cohort.group.none') : value}</th><td className="num"><PeopleCount count={learners} who={`${name}: ${value}`} filter={{ group: { column: name, value } }} /></td><td className="num">{learners === 0 ? '–' : countText(Math.round(minutes / learners))}</td><td className="num">{percent(saved.share)}</td><td className="num">{percent(rate)}</td>
            <td className="group-rate"><RateBar rate={rate} low={waivedAny.low} high={waivedAny.high} mark={bestRate ? fourFifths * bestRate : null} top={top} isLow={isLow} /></td>
            <td className={isLow ? 'num err' : 'num'}><RatioAndDifference ratio={ratio} below={bestRate === null || value === best ? null : bestRate - rate} /></td>
            <td>{ratio === null ? <span className="muted">{t('cohort.noFlag')}</span> : value === best ? <span className="muted">{t('cohort.best')}</span> : isLow ? <strong className="err"><TriangleAlert aria-hidden /> {t('cohort.below')}</strong> : <><Check aria-hidden /> {t('cohort.holds')}</>}</td>
          </tr>
        );
      })}
      {hidden.values > 0 && <tr>{rows.length === 0 && <th scope="rowgroup" className="group-name">{name}</th>}<td colSpan={8} className="muted"><Lock aria-hidden /> {t('cohort.hidden', { count: hidden.values })}</td></tr>}
    </tbody>
  );
}

/** A rate over that of the best group, and how far below it: `below` from 0 to 1; null for the best one. */
export function RatioAndDifference({ ratio, below }: { readonly ratio: number | null; readonly below: number | null }) {
  return <>{ratio === null ? '–' : ratio.toFixed(2)}{ratio !== null && below !== null && <small className="group-difference">{t('cohort.group.difference', { points: (100 * below).toFixed(1) })}</small>}</>;
}

/** A rate as a bar, its interval as a thin line, and a mark at four fifths of the best. */
export function RateBar({ rate, low, high, mark, top, isLow }: { readonly rate: number; readonly low: number; readonly high: number; readonly mark: number | null; readonly top: number; readonly isLow: boolean }) {
  const x = (value: number): string => `${Math.min(100, (100 * value) / top)}%`;
  const text = t('cohort.ridge.between', { low: percent(low), high: percent(high) });
  return (
    <div className="rate-bar" title={text}>
      <span className="visually-hidden">{text}</span>
      <i className={isLow ? 'rate low' : 'rate'} style={{ width: x(rate) }} />
      <i className="rate-interval" style={{ left: x(low), right: `calc(100% - ${x(high)})` }} />
      {mark !== null && <i className="rate-mark" style={{ left: x(mark) }} />}
    </div>
  );
}
