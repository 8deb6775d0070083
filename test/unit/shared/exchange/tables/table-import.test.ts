import { describe, expect, it, vi } from 'vitest';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { applyCommand } from '#shared/document/apply-command';
import { parseRecord, type TrellisRecord } from '#shared/model/record';
import { documentOf, moduleOf } from '../../../../helpers/documents';
import { importInput } from '../../../../helpers/import-input';
import { cpuMilliseconds } from '../../../../helpers/cpu';
import { createIds } from '../../../../../electron/services/import-service';
import { hasSharedData, readSharedBytes } from '../../../../helpers/shared-data';

/** Work of the processor is what is limited; a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const document = documentOf();

function plan(files: Readonly<Record<string, string | Uint8Array>>, more: object = {}): ImportPlan {
  const [name = ''] = Object.keys(files);
  const planned = planImport({ ...importInput(name, files), newId: createIds(document), ...more });
  if (!planned.ok) throw new Error(planned.error[0]?.message);
  for (const record of planned.value.records.slice(0, 50)) expect(parseRecord(record)).toEqual({ ok: true, value: record });
  const applied = applyCommand(document, { name: 'records.import', payload: { name, records: planned.value.records } });
  if (!('document' in more)) expect(applied.ok, JSON.stringify(applied)).toBe(true);
  return planned.value;
}
const of = <T extends TrellisRecord['type']>(type: T, { records }: ImportPlan): readonly Extract<TrellisRecord, { type: T }>[] => records.filter((record): record is Extract<TrellisRecord, { type: T }> => record.type === type);
const notes = (list: ImportPlan['refused']): readonly (readonly [string, string])[] => list.map(({ code, where }) => [code, where]);

describe('a table of modules', () => {
  it('is one also where the modules are called so and name what they need; two columns of names are links', () => {
    const result = plan({ 'plan.csv': 'Module,Duration,Pre-requisites,Level,Audience\nLadders,20,,foundation,Crew\nScaffolds,35,Ladders,advanced,Crew' });
    expect([result.mapping?.map(({ kind }) => kind), result.refused, result.created.modules, result.created.prerequisites]).toEqual([['modules'], [], 2, 1]);
    expect(of('module', result).map(({ title, minutes, level, custom }) => [title, minutes, level, custom])).toEqual([['Ladders', 20, 'foundation', { Audience: 'Crew' }], ['Scaffolds', 35, 'advanced', { Audience: 'Crew' }]]);
    const links = planImport({ ...importInput('links.csv', { 'links.csv': 'Module,Pre-requisites\nB,A' }), newId: createIds(document), document: documentOf(moduleOf('a'), moduleOf('b')) });
    expect(links.ok && [links.value.mapping?.map(({ kind }) => kind), links.value.created.prerequisites]).toEqual([['prerequisites'], 1]);
  });
  it('is recognised by its headers, tolerant of what people write', () => {
    const result = plan({ 'catalogue.csv': [
      'Catalogue of 2026,,,,,,,,,', ',,,,,,,,,',
      'Module ID,Module Title, DURATION (min) ,Pre-requisites,Learning objectives,Skills,Level,Delivery,Pass mark,Cost centre',
      'A-1,Basics,30,,Name it; Say it,Safety,Beginner,online,80%,7011', 'A-2,"Advanced, part 2",1 h 30 min,a_1,,Safety; Tools,advanced,Classroom,65.5,7012', 'A-3,Third,,"A-1; Advanced, part 2",,,,,,',
    ].join('\r\n') });
    expect(result).toMatchObject({ kind: 'csv', created: { courses: 1, modules: 3, prerequisites: 3, competencies: 2 }, refused: [] });
    expect(of('module', result).map(({ id, sourceId, title, minutes, level, deliveryMode, passMark, custom }) => [id, sourceId, title, minutes, level, deliveryMode, passMark, custom])).toEqual([
      ['module:a-1', 'A-1', 'Basics', 30, 'foundation', 'self-paced', 8000, { 'Cost centre': '7011' }],
      ['module:a-2', 'A-2', 'Advanced, part 2', 90, 'advanced', 'scheduled-session', 6550, { 'Cost centre': '7012' }],
      ['module:a-3', 'A-3', 'Third', null, null, 'self-paced', null, {}],
    ]);
    expect(of('edge', result).map(({ from, to }) => [from, to])).toEqual([['module:a-1', 'module:a-2'], ['module:a-1', 'module:a-3'], ['module:a-2', 'module:a-3']]);
    expect(of('objective', result).map(({ text, module, place }) => [text, module, place])).toEqual([['Name it', 'module:a-1', 1], ['Say it', 'module:a-1', 2]]);
    expect(of('course', result)).toMatchObject([{ title: 'catalogue', source: { kind: 'csv', name: 'catalogue.csv' } }]);
    expect(notes(result.repairs)).toEqual([['near-name', 'row 5']]);
    expect(result.warnings.map(({ code, message }) => [code, message])).toEqual([
      ['custom-columns', 'Kept as custom fields of the modules: column J ("Cost centre").'], ['rows-above', 'The headers were found in row 3; row 1 above was not taken over.'],
    ]);
  });

  it('names every refused row with its number, the column and how to mend it', () => {
    const result = plan({ 'a.csv': 'ID,Title,Duration,Level,Prerequisites,Risk\n1,A,two hours,,,\n1b,,5,,,\n,,5,,,\n2,B,,hard,,medium\n2,C,,,nobody,\n2,D,,,,\n3,B2,,,"C; 9",\n' });
    expect(result.refused.map(({ message }) => message)).toEqual([
      'Row 2: column C ("Duration"): "two hours" is no duration. Write whole minutes, or 1 h 30 min, 1:30, 1.5 h.',
      'Row 5: column D ("Level"): "hard" is none of foundation, intermediate, advanced. Write one of these, empty the cell, or keep the column as a custom field.',
      'Row 4: The row has no title. Write one, or empty the row.',
      'Row 7: The id "2" is already used in row 6. Give each module its own.',
      'Row 6: column E ("Prerequisites"): "nobody" is no module of these tables or of this workspace; write its id, code or title as it stands there, or add a row for it.',
      'Row 8: column E ("Prerequisites"): "9" is no module of these tables or of this workspace; write its id, code or title as it stands there, or add a row for it.',
    ]);
    expect(notes(result.repairs)).toEqual([['title-from-id', 'row 3']]);
  });

  it('reads encodings, delimiters, line ends, guards and quoted breaks', () => {
    const rows = 'Title;Duration;Tags\r\n"Caf\u00e9\nau lait";10;"\'=cmd; b"\nB;1.5 h;\r';
    for (const bytes of [Buffer.from(rows), Buffer.from(`\ufeff${rows}`), Buffer.from(`\ufeff${rows}`, 'utf16le'), Buffer.from(rows, 'latin1'), Buffer.from(`sep=;\r\n${rows}`), Buffer.from(rows.replaceAll('"\'=cmd; b"', "'=cmd").replaceAll(';', '\t'))]) {
      expect(of('module', plan({ 'a.csv': new Uint8Array(bytes) })).map(({ title, minutes, tags }) => [title, minutes, tags[0]])).toEqual([['Caf\u00e9 au lait', 10, expect.stringMatching(/^'?=cmd$/)], ['B', 90, undefined]]);
    }
  });

  it('refers to modules that the workspace has, and says what comes in twice', () => {
    const old = documentOf(moduleOf('old', { title: 'Old one' }));
    const result = plan({ 'a.csv': 'Title,Duration,Requires\nNew,5,Old one\nold one,5,\n' }, { document: old, newId: createIds(old) });
    expect(of('edge', result)).toMatchObject([{ from: 'module:old' }]);
    expect(result.warnings.map(({ code }) => code)).toEqual(['already-there']);
    expect(of('edge', plan({ 'a.csv': 'Title,Duration,Requires\nNew,5,Old-one\n' }, { document: old, newId: createIds(old) }))).toHaveLength(1);
  });

  it('takes the columns as a person maps them', () => {
    const files = { 'a.csv': 'Title,Length of it,Owner,Note\nA,5,Ada,n\n' };
    const mapped = plan(files, { kind: 'csv', mapping: { 'a.csv': { 'Length of it': 'minutes', Note: 'ignored', Owner: 'custom' } } });
    expect(of('module', mapped)).toMatchObject([{ minutes: 5, owner: '', custom: { Owner: 'Ada' } }]);
    expect(mapped.mapping).toMatchObject([{ name: 'a.csv', kind: 'modules', rows: 1, columns: [{ header: 'Title', to: 'title', samples: ['A'] }, { to: 'minutes' }, { to: 'custom' }, { to: 'ignored', samples: ['n'] }] }]);
    expect(of('module', plan(files, { kind: 'csv', mapping: { '*': { Note: 'why' }, 'a.csv': { Owner: 'ignored' } } }))).toMatchObject([{ owner: '', why: 'n' }]);
    for (const mapping of [{ 'a.csv': { Note: 'nonsense' } }, { '*': { Nothing: 'title' } }, { 'b.csv': { Note: 'why' } }, { 'a.csv': { Note: '__proto__' } }]) {
      expect(planImport({ ...importInput('a.csv', files), kind: 'csv', mapping })).toMatchObject({ ok: false, error: [{ code: 'TRL-I043' }] });
    }
  });
});

describe('other tables', () => {
  it('makes links of a table of links, the kind as people call it', () => {
    const result = plan({ 'modules.csv': 'Id,Title,Minutes\na,A,5\nb,B,5\nc,C,5\n', 'links.csv': 'From,To,Type\na,b,\nB,c,soft\nA,b,prerequisite\na,a,\nc,x,\na,c,odd\n' });
    expect(of('edge', result).map(({ kind, from, to }) => [kind, from, to])).toEqual([['prerequisite', 'module:a', 'module:b'], ['recommended', 'module:b', 'module:c']]);
    expect(result.refused.map(({ code, where }) => [code, where])).toEqual([['self-reference', '"links.csv", row 5'], ['unknown-reference', '"links.csv", row 6'], ['bad-cell', '"links.csv", row 7']]);
  });

  it('makes roles of a matrix, alone or beside its modules', () => {
    const matrix = 'Id,Title,Nurse,Doctor\na,A,x,elective\nb,B,core,\nc,C,locked,e\n';
    const alone = plan({ 'roles.csv': matrix });
    expect(alone.created).toMatchObject({ modules: 3, roles: 2 });
    expect(of('zone', alone).map(({ role, policy, modules }) => [role, policy, modules])).toEqual([
      ['role:nurse', 'core-locked', ['module:c']], ['role:nurse', 'core-testable', ['module:a', 'module:b']], ['role:doctor', 'elective', ['module:a', 'module:c']],
    ]);
    const beside = plan({ 'modules.csv': 'Id,Title,Minutes\na,A,5\nb,B,5\n', 'roles.csv': matrix });
    expect([beside.created.modules, notes(beside.refused)]).toEqual([2, [['unknown-module', '"roles.csv", row 4']]]);
    expect(plan({ 'r.csv': 'Title,Nurse\nA,x\nB,?\n' }, { kind: 'csv', mapping: { 'r.csv': { Nurse: 'role' } } }).refused[0]?.message).toContain('Write x or core, locked, elective');
  });

  it('makes competencies with levels and behaviours', () => {
    const result = plan({ 'c.csv': 'Competency,Level,Behaviours\nCare,Aware,Sees; Hears\nCare,Able,Acts\nCare,,Helps\nMath,,\n,x,\n' });
    expect(of('competency', result)).toMatchObject([{ title: 'Care', levels: [{ title: 'Aware', behaviours: ['Sees', 'Hears'] }, { title: 'Able', behaviours: ['Acts', 'Helps'] }] }, { title: 'Math', levels: [] }]);
    expect(notes(result.refused)).toEqual([['no-title', 'row 6']]);
  });

  it('refuses what is no curriculum, and says what is needed', () => {
    for (const text of ['name,age\nAda,3', 'Name,Level\nAda,2', '', 'x', '"']) expect(planImport(importInput('x.csv', { 'x.csv': text })), text).toMatchObject({ ok: false, error: [{ code: 'TRL-I008' }] });
    expect(planImport({ ...importInput('x.csv', { 'x.csv': 'name,age\nAda,3' }), kind: 'xlsx' })).toMatchObject({ ok: false, error: [{ code: 'TRL-I001' }] });
    expect(planImport({ ...importInput('x.csv', { 'x.csv': 'id,age\nAda,3' }), kind: 'csv' })).toMatchObject({ ok: false, error: [{ code: 'TRL-I040' }] });
  });

  it.skipIf(!hasSharedData('hr-lms-mismatch'))('takes people and measures for no courses', () => {
    for (const path of ['hr-lms-mismatch/hr.csv', 'hr-lms-mismatch/lms.csv', 'hr-lms-mismatch/performance.csv', 'fairness/compas.csv', 'scale-1500/employees.csv']) {
      expect(planImport(importInput('x.csv', { 'x.csv': readSharedBytes(path) })), path).toMatchObject({ ok: false, error: [{ code: 'TRL-I008' }] });
    }
  });

  it('keeps hostile headers and cells as text', () => {
    const result = plan({ 'a.csv': '__proto__,Title,constructor,Minutes,,Title\nx,A,y,5,z,again\nx,B,hasOwnProperty,5,,\n' });
    expect(of('module', result)[0]?.custom).toEqual({ proto: 'x', constructor: 'y', 'Column E': 'z', 'Title (2)': 'again' });
    expect(Object.prototype).not.toHaveProperty('x');
  });
});

describe('speed', () => {
  it('plans 20,000 rows quickly, and parses and maps 300,000', async () => {
    const rows = (count: number): string => 'id,title,minutes,level,tags,prerequisites\n'.concat(Array.from({ length: count }, (_, at) => `m${at},"Module, number ${at}",30,foundation,a;b,${at > 0 ? `m${at - 1}` : ''}\n`).join(''));
    const small = rows(20_000);
    let modules = 0;
    const planned = await cpuMilliseconds(() => (modules = planImport({ ...importInput('a.csv', { 'a.csv': small }), newId: createIds(document), document }).ok ? 1 : 0));
    const { parseCsv, decodeCsv } = await import('#shared/exchange/descriptions/csv/parse-csv');
    const { readCsvTables } = await import('#shared/exchange/import/csv/read-tables');
    const { recogniseTable } = await import('#shared/exchange/import/tables/recognise');
    const { readModuleRows } = await import('#shared/exchange/import/tables/module-rows');
    const { createImportDraft } = await import('#shared/exchange/import/import-plan');
    const bytes = new Uint8Array(Buffer.from(rows(300_000)));
    const parsed = await cpuMilliseconds(() => parseCsv(decodeCsv(bytes).text, ','));
    let count = 0;
    const mapped = await cpuMilliseconds(() => {
      const read = readCsvTables([{ path: 'a.csv', bytes }], true);
      const table = read.ok ? recogniseTable(read.value.tables[0]!, undefined, true) : null;
      count = table ? readModuleRows(table, createImportDraft()).length : 0;
    });
    console.log(`tables: plan of 20,000 rows ${Math.round(planned)} ms; 300,000 rows parsed ${Math.round(parsed)} ms, parsed and mapped ${Math.round(mapped)} ms of processor time`);
    expect([modules, count]).toEqual([1, 300_000]);
    expect(mapped).toBeLessThan(6_000);
    expect(planned).toBeLessThan(5_000);
  });
});

describe('templates', () => {
  it('come in without a word, and have the columns that people look for', async () => {
    const { planTemplate } = await import('#shared/exchange/import/tables/template');
    const csv = planTemplate('csv').files[0]!;
    const result = plan({ [csv.path]: csv.bytes });
    expect(result).toMatchObject({ created: { modules: 2, prerequisites: 1 }, warnings: [], repairs: [], refused: [] });
    expect(result.mapping?.[0]?.columns.map(({ to }) => to)).toEqual(expect.arrayContaining(['id', 'title', 'minutes', 'prerequisites', 'competencies', 'objectives']));
    const workbook = plan(Object.fromEntries(planTemplate('xlsx').files.map(({ path, bytes }) => [path, bytes])));
    expect(workbook).toMatchObject({ kind: 'xlsx', created: { modules: 2, roles: 2, competencies: 1 }, warnings: [], repairs: [], refused: [] });
  });
});
