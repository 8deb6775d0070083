import { countText, minutesText, t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { percent, type Report } from './figures';

type Paths = Report['paths'];
type FormatKey = NonNullable<Paths['formats'][number]['format']>;

/** Where the minutes go, which electives are chosen, and who never sees what. */
export function PathsPanel({ report: { paths, learners } }: { readonly report: Report }) {
  const { formats, electives, days, unseen, neverSeen } = paths;
  return (
    <div className="paths-panel">
      {days && <p className="num">{t('cohort.days', { p50: countText(days.p50), p90: countText(days.p90), max: countText(days.max) })}{days.waits > 0 && ` ${t('cohort.daysWait', { count: countText(days.waits), one: days.waits })}`}</p>}
      <Missing unseen={unseen} neverSeen={neverSeen} />
      <div className="paths-columns">
        <div>
          <h4>{t('cohort.formats')}</h4>
          <ul className="paths-bars" aria-label={t('cohort.formats')}>{formats.map(({ format, minutes, share }) => <Bar key={format ?? ''} name={format === null ? t('cohort.noFormat') : t(`format.${format as FormatKey & 'video'}`)} share={share} text={`${percent(share)} · ${minutesText(Math.round(minutes / Math.max(1, learners)))}`} />)}</ul>
        </div>
        {electives.map((zone) => <Demand key={`${zone.role} ${zone.zone}`} zone={zone} />)}
      </div>
      {paths.exposure.filter(({ values }) => values.length > 1).map((table) => <Exposure key={table.column} table={table} />)}
    </div>
  );
}

function Missing({ unseen, neverSeen }: Pick<Paths, 'unseen' | 'neverSeen'>) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  if (unseen.length === 0 && neverSeen.length === 0) return null;
  return (
    <ul className="paths-missing" aria-label={t('cohort.missing')}>
      {unseen.map(({ column, value, module }) => <li key={`${column} ${value} ${module}`} className="err"><button type="button" className="text-link" onClick={() => goToRecord(studio, module)}>{nameOf(document, module)}</button> {t('cohort.unseen', { column: column === 'role' ? t('path.role') : column, value: column === 'role' ? nameOf(document, value) : value })}</li>)}
      {neverSeen.map((module) => <li key={module}><button type="button" className="text-link" onClick={() => goToRecord(studio, module)}>{nameOf(document, module)}</button> {t('cohort.paths.neverSeen')}</li>)}
    </ul>
  );
}

function Demand({ zone: { role, zone, modules } }: { readonly zone: Paths['electives'][number] }) {
  const document = useReplica((state) => state.document);
  const title = t('cohort.demand', { zone: nameOf(document, zone), role: nameOf(document, role) });
  return (
    <div>
      <h4>{title}</h4>
      <ul className="paths-bars" aria-label={title}>{modules.map(({ id, learners, share }) => <Bar key={id} name={nameOf(document, id)} share={share} text={`${percent(share)} · ${countText(learners)}`} />)}</ul>
    </div>
  );
}

function Bar({ name, share, text }: { readonly name: string; readonly share: number; readonly text: string }) {
  return <li><span className="truncate" title={name}>{name}</span><span className="paths-bar" aria-hidden><i style={{ width: `${Math.min(100, 100 * share)}%` }} /></span><span className="num">{text}</span></li>;
}

/** On the path of which share of each group a module is. */
function Exposure({ table: { column, values, modules } }: { readonly table: Paths['exposure'][number] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const title = column === 'role' ? t('cohort.exposureByRole') : t('cohort.exposure', { column });
  const differing = modules.filter(({ shares }) => new Set(shares.map((share) => share?.toFixed(3))).size > 1);
  if (differing.length === 0) return <p className="muted">{t('cohort.exposureSame', { column: column === 'role' ? t('path.role') : column })}</p>;
  return (
    <div className="exposure">
      <h4>{title} <small className="muted">{t('cohort.exposureNote', { shown: differing.length, all: modules.length })}</small></h4>
      <table className="cohort-table" aria-label={title}>
        <thead><tr><th scope="col">{t('cohort.module')}</th>{values.map((value) => <th key={value} scope="col" className="num">{column === 'role' ? nameOf(document, value) : value}</th>)}</tr></thead>
        <tbody>{differing.map(({ id, shares }) => <tr key={id}><th scope="row"><button type="button" className="text-link truncate" onClick={() => goToRecord(studio, id)}>{nameOf(document, id)}</button></th>{shares.map((share, at) => <td key={values[at]} className={share === 0 ? 'num err' : 'num'}>{share === null ? t('cohort.tooFew') : percent(share)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
