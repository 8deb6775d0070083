import { expect, it, vi } from 'vitest';
import { planLibrary } from '#shared/exchange/descriptions/tables/plan-library';
import { planImport } from '#shared/exchange/import/plan-import';
import { documentOf, moduleOf } from '../../../../helpers/documents';
import { importInput } from '../../../../helpers/import-input';

// A sheet has a million rows; here it has three.
vi.mock('#shared/exchange/descriptions/xlsx/workbook', async (original) => {
  const real = await original<{ readonly sheetLimits: object }>();
  return { ...real, sheetLimits: { ...real.sheetLimits, rows: 3 } };
});

it('TRL-X070 more than a sheet of a workbook holds is refused with the way out, which has no such limit', () => {
  const document = documentOf(...['a', 'b', 'c'].map((key) => moduleOf(key)));
  const refused = planLibrary(document, 'xlsx');
  expect(refused.ok ? 'written' : refused.error.map(({ code, message }) => [code, message.includes('Export CSV')])).toEqual([['TRL-X070', true]]);
  expect([planLibrary(document, 'csv').ok, planLibrary(documentOf(moduleOf('a')), 'xlsx').ok]).toEqual([true, true]);
});

it('TRL-I052 what was asked to be read as web pages holds none', () => {
  const planned = planImport({ ...importInput('a.bin', { 'a.bin': 'x' }), kind: 'html' });
  expect(planned.ok ? 'planned' : planned.error.map(({ code }) => code)).toEqual(['TRL-I052']);
});
