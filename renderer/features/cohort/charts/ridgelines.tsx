import type { RecordId } from '#shared/model/ids';
import { countText, t } from '../../../i18n/t';
import { goToRecord } from '../../../store/go-to-record';
import { nameOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { ChartMenu } from './chart-menu';
import { ridgesPicture } from './chart-pictures';
import { densityOf, shapeOf } from './density';
import { percent, reach, type Detail, type RoleDetail } from '../figures';
import { PeopleCount } from '../people-count';
import { SavedInterval } from './saved-interval';
import { minutesScale, savedScale, shareOf, type Scale } from './scales';
import { ticksOf } from './ticks';

const height = 44;

/** Role by role: how long the learners' paths take as a shape over minutes, against the static path; the median, and what is saved with its interval. A table to those who cannot see it. */
export function Ridgelines({ detail, run }: { readonly detail: Detail; readonly run: string }) {
  const document = useReplica((state) => state.document);
  const roles = Object.entries(detail.byRole).sort(([a, one], [b, other]) => other.learners - one.learners || (a < b ? -1 : 1));
  const scale = minutesScale(roles.map(([, role]) => role));
  const ticks = ticksOf(scale.from, scale.to, 6);
  const { ticks: savedTicks, ...saved } = savedScale(roles.map(([, role]) => role));
  return (
    <>
      <ChartMenu title={t('cohort.ridges')} draw={(colours) => ridgesPicture(detail, roles, scale, (id) => nameOf(document, id), colours, run)} />
      <table className="ridges" aria-label={t('cohort.ridges')}>
        <colgroup><col className="ridge-name" /><col /><col className="ridge-figure" /><col className="ridge-figure" /><col className="ridge-interval" /></colgroup>
        <thead className="visually-hidden"><tr><th scope="col">{t('path.role')}</th><th scope="col">{t('cohort.ridge.spread')}</th><th scope="col">{t('cohort.ridge.median')}</th><th scope="col">{t('cohort.ridge.saved')}</th><th scope="col">{t('cohort.ridge.interval')}</th></tr></thead>
        <tbody>{roles.map(([role, one]) => <Ridge key={role} role={role} detail={one} scale={scale} ticks={ticks} savedScale={saved} savedTicks={savedTicks} />)}</tbody>
        <tfoot aria-hidden="true">
          <tr><td className="num muted">{t('cohort.axisUnit')}</td><td><Axis scale={scale} ticks={ticks.map((at) => ({ at, text: countText(at) }))} /></td><td className="num muted">{t('cohort.ridge.medianFoot')}</td><td className="num muted">{t('cohort.ridge.savedFoot')}</td><td><Axis scale={saved} ticks={savedTicks.map((at, index) => ({ at, text: `${String(Math.round(at * 1000) / 10).replace('-', '−')}${index === savedTicks.length - 1 ? ' %' : ''}` }))} /></td></tr>
        </tfoot>
      </table>
    </>
  );
}

interface RidgeProps {
  readonly role: RecordId;
  readonly detail: RoleDetail;
  readonly scale: Scale;
  readonly ticks: readonly number[];
  readonly savedScale: Scale;
  readonly savedTicks: readonly number[];
}

function Ridge({ role, detail, scale, ticks, savedScale, savedTicks }: RidgeProps) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { learners, minutes, baseline, saved } = detail;
  const interval = reach(saved);
  return (
    <tr>
      <th scope="row"><button type="button" className="text-link truncate" onClick={() => goToRecord(studio, role)}>{nameOf(document, role)}</button><small className="num muted"><PeopleCount count={learners} who={nameOf(document, role)} filter={{ role }} text={t('cohort.ridge.learners', { count: countText(learners), one: learners })} /></small></th>
      <td><Shape detail={detail} scale={scale} ticks={ticks} /><span className="visually-hidden">{t('cohort.ridge.text', { p10: countText(minutes.p10), p90: countText(minutes.p90), static: countText(baseline.p50) })}</span></td>
      <td className="num"><strong>{countText(minutes.p50)}</strong><small className="muted">{t('cohort.ridge.of', { minutes: countText(baseline.p50) })}</small></td>
      <td className="num"><strong>{percent(saved.share)}</strong><small className="muted">{interval ?? t('cohort.ridge.one')}</small></td>
      <td><SavedInterval saved={saved} scale={savedScale} ticks={savedTicks} /></td>
    </tr>
  );
}

/** The shape, the static path as a line, nine in ten learners as a bar, and the median as a dot. */
function Shape({ detail: { minutes, baseline, histogram }, scale, ticks }: { readonly detail: RoleDetail; readonly scale: Scale; readonly ticks: readonly number[] }) {
  const { line, area } = shapeOf(densityOf({ histogram, minutes }, scale.from, scale.to), height);
  const x = (value: number): string => `${100 * shareOf(scale, value)}%`;
  const title = t('cohort.ridge.title', { p10: countText(minutes.p10), p50: countText(minutes.p50), p90: countText(minutes.p90), static: countText(baseline.p50) });
  return (
    <div className="ridge" title={title} aria-hidden="true">
      {ticks.map((at) => <i key={at} className="ridge-grid" style={{ left: x(at) }} />)}
      <svg viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none"><path className="ridge-area" d={area} /><path className="ridge-line" d={line} /></svg>
      <i className="ridge-static" style={{ left: x(baseline.p50) }} />
      <i className="ridge-bar" style={{ left: x(minutes.p10), right: `calc(100% - ${x(minutes.p90)})` }} />
      <i className="ridge-dot" style={{ left: x(minutes.p50) }} />
    </div>
  );
}

function Axis({ scale, ticks }: { readonly scale: Scale; readonly ticks: readonly { readonly at: number; readonly text: string }[] }) {
  return <div className="ridge-axis num muted">{ticks.map(({ at, text }) => <span key={at} style={{ left: `${100 * shareOf(scale, at)}%` }}>{text}</span>)}</div>;
}
