import { encodeUtf8 } from '../../../kit/text';
import { writeCsv } from '../../descriptions/csv/write-csv';
import type { Cell, Sheet } from '../../descriptions/xlsx/workbook';
import { writeWorkbook } from '../../descriptions/xlsx/write-workbook';
import type { PackageFile } from '../../packages/package-file';
import { competencyColumns, linkColumns, moduleColumns, type ColumnTarget } from './columns';

export const templateFormats = ['csv', 'xlsx'] as const;
export type TemplateFormat = (typeof templateFormats)[number];

/** `deliveryMode` is `Delivery mode`. */
function headerOf(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const numeric = new Set(['minutes']);

/** Headers and the two example rows of the columns that have examples: from the table by which columns are recognised, so that a template always comes in again. */
function sheetOf(name: string, columns: readonly ColumnTarget[]): Sheet {
  const shown = columns.filter(({ examples }) => examples !== undefined);
  const rowOf = (at: 0 | 1): readonly Cell[] => shown.map(({ field, examples }) => (numeric.has(field) ? Number(examples![at]) : examples![at]));
  return { name, columns: shown.map(({ field }) => ({ header: headerOf(field), width: Math.max(12, ...columns.filter((column) => column.field === field).map(({ examples }) => Math.min(40, examples![0].length + 4))), wrap: true })), rows: [rowOf(0), rowOf(1)] };
}

const matrix: Sheet = {
  name: 'Roles', columns: ['Id', 'Title', 'Fire warden', 'Visitor host'].map((header) => ({ header, width: 20 })),
  rows: [['SAFE-1', 'Fire safety basics', 'core', 'core'], ['SAFE-2', 'Using an extinguisher', 'x', 'elective']],
};

/** A file to fill in: CSV has the modules, a workbook a sheet for each kind of table. Pure, so the same on every machine. */
export function planTemplate(format: TemplateFormat): { readonly suggestedName: string; readonly files: readonly PackageFile[] } {
  const modules = sheetOf('Modules', moduleColumns);
  if (format === 'csv') return { suggestedName: 'modules-template.csv', files: [{ path: 'modules-template.csv', bytes: encodeUtf8(`\ufeff${writeCsv([modules.columns.map(({ header }) => header), ...modules.rows])}`) }] };
  const { files } = writeWorkbook({ title: 'Curriculum template', sheets: [modules, sheetOf('Prerequisites', linkColumns), matrix, sheetOf('Competencies', competencyColumns)] });
  return { suggestedName: 'curriculum-template.xlsx', files };
}
