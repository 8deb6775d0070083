import type { MappedTable } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { SelectBox } from '../../ui/select-box';

/** What a person wants: by table, by header, the target. */
export type ColumnChoices = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `deliveryMode` as words: new fields of the model need no entry here. */
function targetLabel(to: string): string {
  if (to === 'role' || to === 'custom' || to === 'ignored') return t(`import.to.${to}`);
  const words = to.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The tables of an import, column by column: what each becomes, with a choice where there is one. */
export function ImportMapping({ tables, onChoose }: { readonly tables: readonly MappedTable[]; readonly onChoose: (table: string, header: string, to: string) => void }) {
  return (
    <>
      {tables.map((table) => (
        <details key={table.name} className="import-mapping" open={table.targets.length > 0}>
          <summary><strong>{table.name}</strong> <span className="muted">{t(`import.table.${table.kind}`)}, {t('import.rows', { count: table.rows })}</span></summary>
          <div className="import-scroll" tabIndex={0} role="region" aria-label={t('import.columnsOf', { table: table.name })}>
            <table className="import-columns">
              <thead><tr><th scope="col">{t('import.column')}</th><th scope="col">{t('import.becomes')}</th><th scope="col">{t('import.samples')}</th></tr></thead>
              <tbody>
                {table.columns.map(({ header, to, samples }, index) => (
                  <tr key={`${index} ${header}`}>
                    <th scope="row">{header}</th>
                    <td>
                      {table.targets.length === 0
                        ? targetLabel(to)
                        : <SelectBox label={t('import.becomesOf', { header })} value={to} choices={table.targets.map((value) => ({ value, label: targetLabel(value) }))} onChange={(next) => next !== to && onChoose(table.name, header, next)} />}
                    </td>
                    <td className="muted truncate">{samples.join(' · ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </>
  );
}
