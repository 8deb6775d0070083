import { countText, moneyText, t } from '../../../i18n/t';
import { commonOf, type CohortRun } from '../../../store/cohort-runs';
import { goToRecord } from '../../../store/go-to-record';
import { nameOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { comparedFigures, comparedModules, comparedRoles, moduleShares, type ComparedFigure } from './compare-rows';
import { percent } from '../figures';

/** As many modules as are told. */
const mostModules = 12;

/** The shown run beside another one: figures, roles, and the modules in which they differ most. */
export function Comparison({ run, other }: { readonly run: CohortRun; readonly other: CohortRun }) {
  const document = useReplica((state) => state.document);
  const studio = useStudio();
  const modules = comparedModules(run.result, other.result);
  const head = (first: string) => <thead><tr><th scope="col">{first}</th><th scope="col" className="num">{run.title}</th><th scope="col" className="num">{other.title}</th><th scope="col" className="num">{t('cohort.compare.difference')}</th></tr></thead>;
  return (
    <div className="comparison">
      <p className="muted">{t(`cohort.compare.${commonOf(run, other)}`)}</p>
      <table className="cohort-table" aria-label={t('cohort.compare.figures')}>
        {head(t('cohort.compare.figure'))}
        <tbody>{comparedFigures(run.result, other.result).map((figure) => <tr key={figure.key}><th scope="row">{t(`cohort.compare.${figure.key}`)}</th><td className="num">{written(figure, figure.a)}</td><td className="num">{written(figure, figure.b)}</td><td className="num">{signed(figure.a - figure.b, (value) => (figure.kind === 'share' ? pointsText(value) : written(figure, value)))}</td></tr>)}</tbody>
      </table>
      <table className="cohort-table" aria-label={t('cohort.compare.roles')}>
        {head(t('cohort.compare.roleMinutes'))}
        <tbody>{comparedRoles(run.result, other.result).map(({ role, a, b }) => <tr key={role}><th scope="row">{nameOf(document, role)}</th><td className="num">{a.minutes.toFixed(1)}</td><td className="num">{b.minutes.toFixed(1)}</td><td className="num">{signed(a.minutes - b.minutes, (value) => value.toFixed(1))}</td></tr>)}</tbody>
      </table>
      {modules.length === 0 ? <p className="muted">{t('cohort.compare.noModules')}</p> : (
        <table className="cohort-table" aria-label={t('cohort.compare.modules')}>
          <thead><tr><th scope="col">{t('cohort.compare.module')}</th>{moduleShares.map((key) => <th key={key} scope="col" className="num">{t(`cohort.column.${key}`)}</th>)}</tr></thead>
          <tbody>{modules.slice(0, mostModules).map(({ id, a, b }) => <tr key={id}><th scope="row"><button type="button" className="text-link" onClick={() => goToRecord(studio, id)}>{nameOf(document, id)}</button></th>{moduleShares.map((key) => <td key={key} className="num">{a[key] === b[key] ? <span className="muted">{a[key] === 0 ? '' : percent(a[key])}</span> : t('cohort.compare.from', { a: percent(a[key]), b: percent(b[key]) })}</td>)}</tr>)}</tbody>
        </table>
      )}
      {modules.length > mostModules && <p className="muted">{t('cohort.compare.more', { count: modules.length - mostModules })}</p>}
    </div>
  );
}

function written({ kind, currency }: ComparedFigure, value: number): string {
  if (kind === 'money') return moneyText(value, currency ?? '');
  return kind === 'share' ? percent(value) : kind === 'count' ? countText(value) : value.toFixed(kind === 'mean' ? 2 : 1);
}

/** The difference of two percentages, in points. */
function pointsText(share: number): string {
  return t('cohort.compare.points', { value: (100 * share).toFixed(1) });
}

/** "+12.0", "−3.0 points", "0". */
function signed(value: number, write: (value: number) => string): string {
  const text = write(Math.abs(value));
  return /[1-9]/.test(text) ? `${value > 0 ? '+' : '−'}${text}` : write(0);
}
