import type { Comparison } from '#shared/contract/shapes';
import { t } from '../../i18n/t';

const shown = 100;

/** What restoring would do: counts per kind of record, then the records by name. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  if (comparison.total === 0) return <p>{t('history.same')}</p>;
  return (
    <>
      <h3>{t('history.total', { count: comparison.total })}</h3>
      <table className="history-counts">
        <thead><tr><th scope="col">{t('history.type')}</th><th scope="col">{t('history.comesBack')}</th><th scope="col">{t('history.changes')}</th><th scope="col">{t('history.goes')}</th></tr></thead>
        <tbody>
          {comparison.counts.map((row) => (
            <tr key={row.type}><th scope="row">{row.type}</th><td>{row.comesBack || '–'}</td><td>{row.changes || '–'}</td><td>{row.goes || '–'}</td></tr>
          ))}
        </tbody>
      </table>
      <ul aria-label={t('history.records')}>
        {comparison.changes.slice(0, shown).map((change) => (
          <li key={change.id}><span className="muted">{change.type}</span> {change.title} <em>{t(`history.change.${change.change}`)}</em></li>
        ))}
      </ul>
      {comparison.total > shown && <p className="muted">{t('history.more', { count: comparison.total - shown })}</p>}
    </>
  );
}
