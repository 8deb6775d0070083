import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { applyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { allRecords, createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import { guardText, unguardText } from '#shared/exchange/descriptions/csv/write-csv';
import { parseCsv } from '#shared/exchange/descriptions/csv/parse-csv';
import { libraryFormats, planLibrary, type LibraryFormat } from '#shared/exchange/descriptions/tables/plan-library';
import { recordColumns } from '#shared/exchange/descriptions/tables/record-columns';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { compareCodeUnits } from '#shared/kit/order';
import { recordTypes } from '#shared/model/ids';
import { documentOf, moduleOf } from '../helpers/documents';
import { importInput } from '../helpers/import-input';
import { oddTexts } from '../helpers/naughty-text';
import { randomRole } from '../helpers/random-role';
import { readWorkbook } from '../helpers/read-workbook';

/** Work of the processor is what is limited; a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const sorted = (document: TrellisDocument): readonly unknown[] => [...allRecords(document)].sort((a, b) => compareCodeUnits(a.id, b.id));
const empty = documentOf({ id: 'settings:document', type: 'settings', title: 'Empty', asOf: '2020-01-01' });

function exported(document: TrellisDocument, format: LibraryFormat): ReturnType<typeof importInput> {
  const planned = planLibrary(document, format);
  if (!planned.ok) throw new Error(planned.error[0]?.message);
  return importInput(planned.value.suggestedName, planned.value.files);
}

function planInto(into: TrellisDocument, input: ReturnType<typeof importInput>): ImportPlan {
  const planned = planImport({ ...input, document: into });
  if (!planned.ok) throw new Error(planned.error[0]?.message);
  expect(planned.value.refused).toEqual([]);
  return planned.value;
}

function importInto(into: TrellisDocument, input: ReturnType<typeof importInput>): TrellisDocument {
  const plan = planInto(into, input);
  const applied = applyCommand(into, { name: 'records.import', payload: { name: 'x', records: plan.records, updates: plan.updates ?? [] } });
  if (!applied.ok) throw new Error(applied.error[0]?.message);
  return applyDiff(into, applied.value.diff);
}

const text = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('=', '+', '"', "'", ';', ',', '\n', '\r', '\t', ' ', 'a', '-', '1', '[', '{', '\ud800', '\ufeff', '_x000D_', 'json:') }));
const filled = text.filter((value) => value.length > 0 && value.length <= 80);

/** Records with odd text in every form that a field can have. */
const odd = fc.record({ title: filled, text, lines: fc.array(text, { maxLength: 4 }), tags: fc.array(filled, { maxLength: 3 }), key: filled.filter((key) => key !== '__proto__'), value: fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)), credits: fc.double({ min: 0, max: 1000, noNaN: true }), long: fc.nat(2) })
  .map(({ title, text: words, lines, tags, key, value, credits, long }) => documentOf(
    { id: 'settings:document', type: 'settings', title, description: words, asOf: '2026-11-01', checkSeverity: { 'TRL-M001': 'off' } },
    { id: 'course:c', type: 'course', title, source: { kind: '', name: words.slice(0, 300) } },
    moduleOf('a', JSON.parse(JSON.stringify({ title, description: words, tags, lineage: lines.map((line) => line.slice(0, 300)), credits, custom: { [key]: value }, course: 'course:c', position: { x: credits, y: -credits }, owner: title, accessibility: ['captions', 'wcag-aa'] })) as object),
    { id: 'page:p', type: 'page', module: 'module:a', title, body: [...lines, ...Array.from({ length: long }, () => 'x\ud83d\ude00'.repeat(20_000))] },
    { id: 'objective:o', type: 'objective', module: 'module:a', text: words || 'x' },
    { id: 'glossary-term:g', type: 'glossary-term', term: title, definition: words || 'x' },
    { id: 'question-set:q', type: 'question-set', title, module: 'module:a', purpose: 'post', questions: [{ id: 'q', kind: 'numeric', text: title, answer: credits }] },
    { id: 'profile:p', type: 'profile', title, facts: { [key]: { value: title, at: '2026-11-01' } } },
  ));

describe.each(libraryFormats)('the whole library as %s', (format) => {
  it('comes back as the identical document, whatever its text', () => {
    fc.assert(fc.property(odd, (document) => void expect(sorted(importInto(empty, exported(document, format)))).toEqual(sorted(document))), { numRuns: 120 });
  });

  it('comes back as the identical document, whatever its structure', () => {
    fc.assert(fc.property(randomRole, ({ document }) => void expect(sorted(importInto(empty, exported(document, format)))).toEqual(sorted(document))), { numRuns: 60 });
  });

  it('changes nothing of the document that it was made of', () => {
    fc.assert(fc.property(fc.oneof(odd, randomRole.map(({ document }) => document)), (document) => {
      const plan = planInto(document, exported(document, format));
      expect([plan.records, plan.updates, plan.merged]).toEqual([[], [], { added: 0, updated: 0, unchanged: sorted(document).length }]);
    }), { numRuns: 40 });
  });

  it('sets what was changed meanwhile back, and leaves alone what is no row', () => {
    const before = documentOf(moduleOf('a', { tags: ['x'], passMark: 5 }), moduleOf('b', { owner: 'Ada' }));
    const after = documentOf(moduleOf('a', { title: 'Other', minutes: null }), moduleOf('b', { owner: 'Ada' }), moduleOf('c'));
    const plan = planInto(after, exported(before, format));
    expect(plan.updates).toEqual([{ id: 'module:a', set: { title: 'A', minutes: 10, tags: ['x'], passMark: 5 }, unset: [] }]);
    expect(plan.merged).toEqual({ added: 0, updated: 1, unchanged: 2 });
    expect(sorted(importInto(after, exported(before, format)))).toEqual(sorted(createDocument([...allRecords(before), ...[...allRecords(after)].filter(({ id }) => id === 'module:c')])));
  });
});

describe('what a spreadsheet makes of it', () => {
  it('no cell is a formula, no number is another', () => {
    fc.assert(fc.property(odd, (document) => {
      const { files } = exported(document, 'csv');
      for (const { bytes } of files) for (const { cells } of parseCsv(Buffer.from(bytes).toString(), ',').rows) for (const cell of cells) expect(cell.replace(/^\ufeff/, '') === '' || !/^[=+\-@\t\r]/.test(cell) || /^-?\d/.test(cell), JSON.stringify(cell)).toBe(true);
      const sheets = readWorkbook(exported(document, 'xlsx').files);
      expect(sheets.reduce((sum, sheet) => sum + sheet.formulas, 0)).toBe(0);
      const modules = sheets.find(({ name }) => name === 'module')!;
      expect(modules.rows[1]![modules.rows[0]!.indexOf('credits')]).toBe(document.tables.module.get('module:a')!.credits);
    }), { numRuns: 60 });
  });

  it('a guard comes off exactly', () => fc.assert(fc.property(text, (value) => void expect(unguardText(guardText(value))).toBe(value))));

  it('every field of every record has a column', () => {
    for (const type of recordTypes) expect(recordColumns(type).length, type).toBeGreaterThan(0);
    expect(recordColumns('module').map(({ field, codec: { form } }) => [field, form])).toEqual(expect.arrayContaining([['tags', 'list'], ['custom', 'json'], ['minutes', 'number'], ['level', 'text'], ['competencies', 'list']]));
    expect(recordColumns('page').find(({ field }) => field === 'body')?.codec.form).toBe('lines');
  });
});
