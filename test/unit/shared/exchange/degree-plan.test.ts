import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDelimiter, parseCsv } from '#shared/exchange/descriptions/csv/parse-csv';
import { parseDegreePlan } from '#shared/exchange/import/degree-plan/parse-plan';
import { planDegreePlanImport } from '#shared/exchange/import/degree-plan/plan-import';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { deriveMetrics } from '#shared/graph/metrics';
import { parseRecord } from '#shared/model/record';
import { importInput } from '../../../helpers/import-input';
import { hasSharedData, readSharedBytes, readSharedJson } from '../../../helpers/shared-data';

function plan(name: string, csv: string | Uint8Array): ImportPlan {
  const result = planDegreePlanImport(importInput(name, { [name]: csv }));
  if (!result.ok) throw new Error(result.error[0]?.message);
  result.value.records.forEach((record) => expect(parseRecord(record)).toEqual({ ok: true, value: record }));
  return result.value;
}

/** The measures of what was imported, by the course ids of the source. */
function metricsOf({ records }: ImportPlan): { readonly perCourse: Readonly<Record<string, unknown>>; readonly metrics: ReturnType<typeof deriveMetrics> } {
  const modules = records.flatMap((record) => (record.type === 'module' ? [record] : []));
  const place = new Map(modules.map((module, i) => [module.id, i]));
  const edges = records.flatMap((record) => (record.type === 'edge' ? [{ from: place.get(record.from)!, to: place.get(record.to)!, kind: record.kind as 'prerequisite' }] : []));
  const course = records.flatMap((record) => (record.type === 'course' ? [record] : []))[0];
  const metrics = deriveMetrics(modules.length, edges, course?.calendar ?? 'semester');
  return { perCourse: Object.fromEntries(metrics.nodes.map((node, i) => [modules[i]!.sourceId, node])), metrics };
}

const head = 'Course ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,Credit Hours,Institution,Canonical Name';

describe.skipIf(!hasSharedData('curricular-analytics'))('the four real plans', () => {
  it.each(['nu-BSCS_Hawaii_Manoa', 'nu-California_Berkely_V2', 'nu-Colostate_CSDegree_2017', 'nu-Metropolitan_State_University_CS'])('%s imports from CSV to the published figures', (name) => {
    interface Expected {
      readonly expected: { readonly computed: { readonly perCourse: unknown; readonly totals: unknown; readonly n: number; readonly m: number } };
    }
    const result = plan(`${name}.csv`, readSharedBytes(`curricular-analytics/csv/${name}.csv`));
    const { computed } = readSharedJson<Expected>(`curricular-analytics/${name}.json`).expected;
    expect(result.created).toMatchObject({ courses: 1, modules: computed.n, prerequisites: computed.m });
    expect(result.refused).toEqual([]);
    const { perCourse, metrics } = metricsOf(result);
    expect([perCourse, metrics.totals]).toEqual([computed.perCourse, computed.totals]);
    expect(result.repairs.map((repair) => repair.code)).toEqual(name.includes('Metropolitan') ? ['system-type'] : []);
  });
});

describe('parseDegreePlan', () => {
  it('keeps large ids, reads quarter plans, additional courses, quotes, and a term', () => {
    const read = parseDegreePlan(
      ['Degree Plan,"Nursing, BSc",,', 'System Type,quarter,,', 'Courses,,,', `${head},Term`, '123456789012345678901,"Say ""hi"", twice",N,1,,,,4,,,1', '2,B,N,2,123456789012345678901;; ,,,3.5,,,2', 'Additional Courses,,,', `${head},Term`, '3,C,,,2,1x;,,,,,,'].join('\r\n'),
    );
    expect(read).toMatchObject({ title: 'Nursing, BSc', calendar: 'quarter' });
    expect(read.courses.map(({ id, name, code, credits, term, isAdditional }) => [id, name, code, credits, term, isAdditional])).toEqual([
      ['123456789012345678901', 'Say "hi", twice', 'N 1', 4, '1', false],
      ['2', 'B', 'N 2', 3.5, '2', false],
      ['3', 'C', '', null, '', true],
    ]);
    expect(read.requisites).toEqual([{ from: '123456789012345678901', to: '2', kind: 'prerequisite' }, { from: '2', to: '3', kind: 'prerequisite' }]);
    expect(read.refused.map(({ code, where }) => [code, where])).toEqual([['unknown-requisite', 'row 9']]);
  });

  it('names every refused row with its number', () => {
    const read = parseDegreePlan(['Courses', head, ',No id,,,,,,', '1,A,,,,,,3', '', '1,Again,,,,,,3', '2,,,,,,,3', '3,C,,,,,,many', '4,,X,1,,,,-1', '5,,X,2,,,,1', '"6,open'].join('\n'));
    expect(read.refused.map(({ code, where }) => [code, where])).toEqual([['open-quote', 'row 11'], ['no-id', 'row 3'], ['duplicate-id', 'row 6'], ['no-name', 'row 7'], ['bad-credits', 'row 8'], ['bad-credits', 'row 9'], ['no-name', 'row 11']]);
    expect(read.repairs.map(({ code, where }) => [code, where])).toEqual([['name-from-number', 'row 10']]);
  });

  it('says a loop before Apply', () => {
    const warnings = (prerequisite: string): readonly string[] => {
      const planned = planImport(importInput('loop.csv', { 'loop.csv': `${head}\n1,A,,,${prerequisite},,,3\n2,B,,,1,,,3\n` }));
      return planned.ok ? planned.value.warnings.map((note) => note.message) : ['refused'];
    };
    expect(warnings('2')).toEqual(['These modules wait for each other in a loop: A → B → A. It is imported as it is; remove one of the links afterwards.']);
    expect(warnings('')).toEqual([]);
  });

  it('keeps a loop, and a corequisite kind each', () => {
    const { perCourse, metrics } = metricsOf(plan('loop.csv', `${head}\n1,A,,,2,,,3\n2,B,,,1,,,3\n3,C,,,,1,2,3\n`));
    expect(metrics.invalidBecause).toEqual({ kind: 'cycle', chain: [0, 1] });
    expect(Object.keys(perCourse)).toEqual(['1', '2', '3']);
  });

  it('reads UTF-16 and Windows-1252', () => {
    expect(plan('a.csv', new Uint8Array(Buffer.from(`\ufeff${head}\n1,Café,,,,,,3`, 'utf16le'))).records.at(-1)).toMatchObject({ title: 'Café' });
    const latin = plan('a.csv', new Uint8Array(Buffer.from(`${head}\n1,Caf\xe9,,,,,,3`, 'latin1')));
    expect([latin.records.at(-1), latin.warnings[0]?.code]).toMatchObject([{ title: 'Café' }, 'encoding']);
  });

  it('refuses a table of something else', () => {
    expect(planDegreePlanImport(importInput('x.csv', { 'x.csv': 'name,age\nAda,36' }))).toMatchObject({ ok: false, error: [{ code: 'TRL-I003' }] });
    expect(planDegreePlanImport(importInput('x.csv', { 'x.csv': new Uint8Array([0xff, 0xfe, 0x00, 0xdc]) }))).toMatchObject({ ok: false, error: [{ code: 'TRL-I002' }] });
  });
});

describe('parseCsv', () => {
  it('reads back any table written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ';', ' ', 'é') });
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(end);
      expect(parseCsv(text, ',').rows.map((row) => row.cells)).toEqual(rows);
    }));
  });

  it('finds the delimiter, honours sep=, and counts rows as a spreadsheet does', () => {
    expect(findDelimiter('a;b;c\n"1,2,3,4,5";2;3')).toBe(';');
    expect(findDelimiter('a\tb\n')).toBe('\t');
    expect(parseCsv('sep=;\r\na;b\r\n\r\n1;2')).toMatchObject({ delimiter: ';', rows: [{ row: 2, cells: ['a', 'b'] }, { row: 3, cells: [''] }, { row: 4, cells: ['1', '2'] }] });
    expect(parseCsv('a,b\n1,').rows.map((row) => row.cells)).toEqual([['a', 'b'], ['1', '']]);
    expect(parseCsv('').rows).toEqual([]);
  });

  it('reads 300,000 rows', () => {
    expect(parseCsv('id,name,value\n'.concat('1,"Ada, L.",36\n'.repeat(300_000))).rows).toHaveLength(300_001);
  });
});
