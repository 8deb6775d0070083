import { htmlPage } from '../../descriptions/html/skeleton';
import { escapeXml } from '../../files/xml/write-xml';
import type { Sheet } from '../../descriptions/xlsx/workbook';

const style = `@page { size: A3 landscape; margin: 12mm } body { font: 10pt/1.35 system-ui, sans-serif; margin: 1.5rem; color: #1b1b1b; background: #fff } h1 { font-size: 1.4rem } h2 { font-size: 1.1rem }
table { border-collapse: collapse; width: 100% } thead { display: table-header-group } tr { break-inside: avoid } th, td { border: 1px solid #767676; padding: .3em .4em; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere } th { background: #eee; overflow-wrap: normal } .short { overflow-wrap: normal }
@media print { body { margin: 0; font-size: 7pt } }`;

/** The build sheet as one page that prints, with everything in it. Columns that are empty for every module are left out. No script, nothing from outside. */
export function buildPage(title: string, language: string, sheets: readonly Sheet[]): string {
  return htmlPage({
    title, language, policy: "default-src 'none'; style-src 'unsafe-inline'",
    head: [`<style>${style}</style>`],
    body: `<h1>${escapeXml(title)}</h1>\n${sheets.map(tableOf).join('\n')}`,
  });
}

function tableOf({ name, columns, rows }: Sheet): string {
  const shown = columns.map((_column, at) => at).filter((at) => rows.some((row) => row[at] !== null && row[at] !== ''));
  const cells = (tag: 'th' | 'td', values: readonly (string | number | null)[]): string => shown.map((at) => `<${tag}${tag === 'th' ? ' scope="col"' : isShort(values[at] ?? null) ? ' class="short"' : ''}>${plain(values[at] ?? null)}</${tag}>`).join('');
  return `<h2>${escapeXml(name)}</h2>\n<table>\n<thead><tr>${cells('th', columns.map(({ header }) => header))}</tr></thead>\n<tbody>\n${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}\n</tbody>\n</table>`;
}

/** Codes and the like stay in one piece; only what is long may break anywhere, so that the table keeps to its page. */
const isShort = (value: string | number | null): boolean => String(value ?? '').length <= 12;

/** Line breaks stay: the cells keep them. */
function plain(value: string | number | null): string {
  return value === null ? '' : escapeXml(String(value)).replace(/&#10;/g, '\n');
}
