import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { applyCommand } from '#shared/document/apply-command';
import { writeCsv } from '#shared/exchange/descriptions/csv/write-csv';
import { writeWorkbook } from '#shared/exchange/descriptions/xlsx/write-workbook';
import { planLibrary } from '#shared/exchange/descriptions/tables/plan-library';
import { competencyColumns, linkColumns, moduleColumns } from '#shared/exchange/import/tables/columns';
import { planImport } from '#shared/exchange/import/plan-import';
import { encodeUtf8 } from '#shared/kit/text';
import { createIds } from '../../electron/services/import-service';
import { cpuMilliseconds } from '../helpers/cpu';
import { documentOf, moduleOf } from '../helpers/documents';
import { importInput } from '../helpers/import-input';
import { oddTexts } from '../helpers/naughty-text';

/** Work of the processor is what is limited; a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const into = documentOf(moduleOf('a'), moduleOf('b', { title: 'x' }));
const header = fc.oneof(fc.constantFrom(...[...moduleColumns, ...linkColumns, ...competencyColumns].flatMap(({ field, headers }) => [field, ...headers.slice(0, 2)]), 'Nurse', ''), fc.constantFrom(...oddTexts));
const cell = fc.oneof(fc.constantFrom('x', 'core', '5', '1', 'a', 'A', 'a; b', 'foundation', '80%', '2026-01-31', '', '', 'a,b', '{}', 'json:null', '-1'), fc.constantFrom(...oddTexts), fc.string());
const table = fc.integer({ min: 1, max: 7 }).chain((width) => fc.tuple(fc.array(header, { minLength: width, maxLength: width }), fc.array(fc.array(cell, { maxLength: width + 1 }), { maxLength: 8 })));

/** Whatever a table holds: a plan whose records the document takes, or a reason; every note says where. */
function check(files: Readonly<Record<string, Uint8Array>>, kind: string): void {
  const planned = planImport({ ...importInput('a.csv', files), newId: createIds(into), document: into, kind });
  if (!planned.ok) return void expect(planned.error[0]?.code).toMatch(/^TRL-I\d{3}$/);
  const { records, updates = [], refused, warnings, repairs } = planned.value;
  for (const { where, message } of [...refused, ...warnings, ...repairs]) expect([where === '', message === '', /[\u202e\u2028]/.test(message)]).toEqual([false, false, false]);
  const applied = applyCommand(into, { name: 'records.import', payload: { name: 'a', records, updates } });
  if (!applied.ok) throw new Error(JSON.stringify(applied.error.slice(0, 3)));
}

it('any table of text is planned or refused, and what is planned can be applied', () => {
  fc.assert(fc.property(fc.array(table, { minLength: 1, maxLength: 3 }), (tables) => check(Object.fromEntries(tables.map(([headers, rows], at) => [`${at}.csv`, encodeUtf8(writeCsv([headers, ...rows]))])), 'csv')), { numRuns: 800 });
});

it('any workbook is planned or refused, and what is planned can be applied', () => {
  fc.assert(fc.property(table, ([headers, rows]) => check(Object.fromEntries(writeWorkbook({ title: 'x', sheets: [{ name: 'S', columns: headers.map((text) => ({ header: text, width: 9 })), rows }] }).files.map(({ path, bytes }) => [path, bytes])), 'xlsx')), { numRuns: 200 });
});

it('an export with bytes changed anywhere is planned or refused', () => {
  const files = ['csv', 'xlsx'].map((format) => {
    const planned = planLibrary(documentOf(moduleOf('a', { tags: ['x'] }), moduleOf('c', { custom: { k: 1 } }), { id: 'edge:e', type: 'edge', from: 'module:a', to: 'module:c' }), format as 'csv');
    return planned.ok ? planned.value.files : [];
  });
  fc.assert(fc.property(fc.constantFrom(0, 1), fc.nat(1000), fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { minLength: 1, maxLength: 4 }), (which, file, changes) => {
    const list = files[which]!;
    const target = list[file % list.length]!;
    const bytes = new Uint8Array(target.bytes);
    for (const [at, value] of changes) bytes[at % bytes.length] = value;
    check(Object.fromEntries(list.map((one) => [one.path, one === target ? bytes : one.bytes])), which === 0 ? 'csv' : 'xlsx');
  }), { numRuns: 1500 });
});

it('very wide and very long tables are read in time that goes with what they hold', async () => {
  const wide = `Title,Minutes,${Array.from({ length: 15_000 }, (_, at) => `c${at}`).join(',')}\n${'A,5\n'.repeat(50_000)}`;
  const marks = `Title,${Array.from({ length: 1500 }, (_, at) => `Role ${at}`).join(',')}\n${`A${',x'.repeat(1500)}\n`.repeat(200)}`;
  const pieces = `trellis:page,${Array.from({ length: 15_000 }, (_, at) => `body (${at})`).join(',')}\n${'page:a\n'.repeat(30_000)}`;
  const spaces = `Title,Minutes,Tags\nA,1 h${' '.repeat(100_000)}x,${';'.repeat(200_000)}\n`;
  for (const text of [wide, marks, pieces, spaces]) {
    const used = await cpuMilliseconds(() => planImport({ ...importInput('a.csv', { 'a.csv': text }), newId: createIds(into), document: into, kind: 'csv' }));
    expect(used, text.slice(0, 20)).toBeLessThan(15_000);
  }
});
