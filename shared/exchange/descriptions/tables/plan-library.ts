import { settingsOf, type TrellisDocument } from '../../../document/trellis-document';
import type { Finding } from '../../../kit/finding';
import { err, ok, type Result } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import { slugOf } from '../../identifiers';
import type { PackageFile } from '../../packages/package-file';
import { writeCsv } from '../csv/write-csv';
import { sheetLimits } from '../xlsx/workbook';
import { writeWorkbook } from '../xlsx/write-workbook';
import { recordTables } from './record-tables';

export const libraryFormats = ['xlsx', 'csv'] as const;
export type LibraryFormat = (typeof libraryFormats)[number];

/** Files of one zip: a workbook, or a text table per record type. */
export interface LibraryPlan {
  readonly files: readonly PackageFile[];
  readonly suggestedName: string;
}

/**
 * The whole document as tables that import back to the identical document: nothing is described, everything is there. Text is never a formula, numbers are numbers. Stored sample people are
 * records of the document and come along; files of its assets do not.
 */
export function planLibrary(document: TrellisDocument, format: LibraryFormat): Result<LibraryPlan, readonly Finding[]> {
  const tables = recordTables(document);
  const { title } = settingsOf(document);
  const slug = slugOf(title, 'library');
  if (format === 'csv') {
    const files = tables.map(({ type, columns, rows }) => ({ path: `${type}.csv`, bytes: encodeUtf8(`\ufeff${writeCsv([columns.map(({ header }) => header), ...rows])}`) }));
    return ok({ files, suggestedName: `${slug}-library-csv.zip` });
  }
  const full = tables.find(({ columns, rows }) => rows.length >= sheetLimits.rows || columns.length > sheetLimits.columns);
  if (full) return err([{ code: 'TRL-X070', severity: 'error', message: `The table of ${full.type} records is larger than a sheet of a workbook can be (${full.rows.length} rows, ${full.columns.length} columns). Export CSV, which has no such limit.`, records: [] }]);
  return ok({ files: writeWorkbook({ title, sheets: tables.map(({ type, columns, rows }) => ({ name: type, columns, rows })) }).files, suggestedName: `${slug}-library.xlsx` });
}
