import { countText, t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { useReplica } from '../../../store/studio-context';
import type { Flow } from '../figures';
import { columnTitle } from './flow-diagram';
import { stateKey } from '../state-keys';

/** The flow in words: every band a row. */
export function FlowTable({ flow }: { readonly flow: Flow }) {
  const document = useReplica((state) => state.document);
  const title = (column: number): string => columnTitle(flow, column, (id) => nameOf(document, id));
  const rows = flow.links.flatMap((counts, column) => counts.flatMap((count, at) => (count === 0 ? [] : [{ column, from: Math.floor(at / 4), to: at % 4, count }])));
  return (
    <table className="cohort-table" aria-label={t('cohort.flow')}>
      <thead><tr><th scope="col">{t('cohort.flow.from')}</th><th scope="col">{t('cohort.flow.how')}</th><th scope="col">{t('cohort.flow.to')}</th><th scope="col">{t('cohort.flow.then')}</th><th scope="col" className="num">{t('cohort.column.learners')}</th></tr></thead>
      <tbody>{rows.map(({ column, from, to, count }) => <tr key={`${column} ${from} ${to}`}><th scope="row">{title(column)}</th><td>{t(stateKey(from, false))}</td><td>{title(column + 1)}</td><td>{t(stateKey(to, column + 2 === flow.columns.length))}</td><td className="num">{countText(count)}</td></tr>)}</tbody>
    </table>
  );
}
