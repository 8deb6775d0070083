import { decodeCsv, parseCsv } from '#shared/exchange/descriptions/csv/parse-csv';
import { writeCsv } from '#shared/exchange/descriptions/csv/write-csv';
import type { Cell } from '#shared/exchange/descriptions/xlsx/workbook';
import { writeWorkbook } from '#shared/exchange/descriptions/xlsx/write-workbook';
import { createImportDraft, type ImportFile } from '#shared/exchange/import/import-plan';
import { readCsvTables } from '#shared/exchange/import/csv/read-tables';
import { readModuleRows } from '#shared/exchange/import/tables/module-rows';
import { recogniseTable } from '#shared/exchange/import/tables/recognise';
import type { SourceTable } from '#shared/exchange/import/tables/source-table';
import { readWorkbook } from '#shared/exchange/import/xlsx/read-workbook';
import { readZip } from '../../electron/adapters/zip-reader';
import { writeZip } from '../../electron/adapters/zip-writer';
import { measure, type Row } from './measure';

const count = 300_000;
const headers = ['id', 'title', 'minutes', 'level', 'tags', 'prerequisites'];

function rowOf(at: number): readonly Cell[] {
  return [`m${at}`, `Module, number ${at}`, 30, 'foundation', 'a;b', at > 0 ? `m${at - 1}` : null];
}

function mapped(table: SourceTable | undefined): number {
  const found = table && recogniseTable(table, undefined, true);
  return found ? readModuleRows(found, createImportDraft()).length : 0;
}

function expectAll(rows: number): void {
  if (rows !== count) throw new Error(`${rows} rows of ${count} were read.`);
}

/** 300,000 rows of six columns, from bytes to the fields of modules, as a table of text and as a workbook in its archive. */
export async function tableRows(): Promise<readonly Row[]> {
  const rows = Array.from({ length: count }, (_, at) => rowOf(at));
  const csv = new Uint8Array(Buffer.from(writeCsv([headers, ...rows])));
  const written = writeWorkbook({ title: 'Bench', sheets: [{ name: 'Modules', columns: headers.map((header) => ({ header, width: 20 })), rows }] });
  const packed = await writeZip(written.files);
  if (!packed.ok) throw new Error(packed.error.message);
  const parts: readonly ImportFile[] = written.files;
  const sheet = parts.find(({ path }) => /sheet1\.xml$/.test(path))!;
  process.stdout.write(`(${count} rows: CSV ${(csv.length / 1e6).toFixed(1)} MB, workbook ${(packed.value.length / 1e6).toFixed(1)} MB, its sheet ${(sheet.bytes.length / 1e6).toFixed(1)} MB)\n`);
  const readPlain = (files: readonly ImportFile[]): number => {
    const read = readWorkbook(files);
    if (!read.ok) throw new Error(read.error);
    return mapped(read.value.tables[0]);
  };
  const made = [
    await measure('Import: CSV of 300,000 rows, parsed and mapped', () => {
      const read = readCsvTables([{ path: 'a.csv', bytes: csv }], true);
      expectAll(read.ok ? mapped(read.value.tables[0]) : 0);
    }, { runs: 3, warm: 1, peer: 'split at line ends and commas', peerRun: () => new TextDecoder().decode(csv).split(/\r?\n/).map((line) => line.split(',')).length }),
    await measure('Import: CSV of 300,000 rows, parsed', () => parseCsv(decodeCsv(csv).text, ',').rows.length, { runs: 3, warm: 1 }),
    await measure('Import: XLSX of 300,000 rows, parts read and mapped', () => expectAll(readPlain(parts)), { runs: 3, warm: 1, peer: 'the values of the sheet alone, by a regular expression', peerRun: () => [...new TextDecoder().decode(sheet.bytes).matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<v>([^<]*)<\/v>)?/g)].length }),
    await measure('Import: XLSX of 300,000 rows, from the archive', async () => {
      const files = await readZip(packed.value);
      expectAll(files.ok ? readPlain(files.value) : 0);
    }, { runs: 3, warm: 1 }),
  ];
  process.stdout.write(`(peak memory of the process, its own workload included: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB)\n`);
  return made;
}
