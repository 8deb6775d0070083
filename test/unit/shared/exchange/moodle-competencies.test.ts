import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { planExport } from '#shared/exchange/export-package';
import { guardText, unguardText } from '#shared/exchange/descriptions/csv/write-csv';
import { shortName } from '#shared/exchange/descriptions/moodle/competency-rows';
import { documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { naughtyTexts } from '../../../helpers/naughty-text';
import { asUtf8, naughtyRole, onlyText, plainPlan } from '../../../helpers/plain-targets';
import { exportInput, sampleRole } from '../../../helpers/sample-role';

const rowsOf = (text: string): readonly (readonly string[])[] => Papa.parse<string[]>(text, { skipEmptyLines: true, newline: '\r\n', delimiter: ',' }).data;
const competencyOf = (key: string, more: object = {}): object => ({ id: `competency:${key}`, type: 'competency', title: key.toUpperCase(), ...more });

/** What Moodle's importer does with a file, from its rules: rows by place, one framework, children found by the parent's id number, scale with a default and a proficient value. */
function faultsOf(rows: readonly (readonly string[])[]): readonly string[] {
  const [header, ...data] = rows;
  const frameworks = data.filter((row) => row[12] === '1');
  const ids = data.map((row) => row[1]!);
  const scaleFault = (row: readonly string[]): string[] => {
    if (row[5] === '' && row[12] !== '1') return [];
    const [first, ...items] = JSON.parse(row[6] || '[]') as { scaleid?: string; id?: number; scaledefault?: number; proficient?: number }[];
    const count = row[5]!.split(',').length;
    const sound = first?.scaleid !== undefined && items.filter((item) => item.scaledefault === 1).length === 1 && items.some((item) => item.proficient === 1) && items.every((item) => item.id !== undefined && item.id >= 1 && item.id <= count);
    return sound ? [] : [`scale of ${row[1]}`];
  };
  return [
    ...data.flatMap((row) => (row.length === header!.length && row.length === 14 ? [] : [`columns of ${row[1]}`])),
    ...(frameworks.length === 1 ? [] : [`${frameworks.length} frameworks`]),
    ...(new Set(ids).size === ids.length ? [] : ['duplicate id number']),
    ...data.filter((row) => row[0] !== '' && !ids.includes(row[0]!)).map((row) => `parent of ${row[1]}`),
    ...data.filter((row) => row[1] === '' || row[2] === '' || row[2]!.length > 200).map((row) => `name of ${row[1]}`),
    ...data.flatMap(scaleFault),
    ...data.flatMap((row) => row[10]!.split(',').filter((id) => id !== '' && !ids.includes(id.replaceAll('%2C', ','))).map((id) => `reference to ${id}`)),
  ];
}

const levels = [{ title: 'Knows it, roughly', behaviours: ['Explains <b>'] }, { title: 'Does it' }, { title: 'Teaches it' }];
const document = documentOf(
  roleOf({ title: 'Rep', targets: [{ competency: 'competency:a', level: 1 }, { competency: 'competency:b', level: 0, goal: 'future' }] }),
  moduleOf('m', { competencies: ['competency:a', 'competency:c'] }),
  zoneOf('core', 'core-locked', ['m']),
  competencyOf('a', { levels, code: 'A1', place: 1 }), competencyOf('b', { place: 2 }), competencyOf('c', { place: 3 }), competencyOf('elsewhere'),
  { id: 'objective:o', type: 'objective', module: 'module:m', text: 'x'.repeat(150) },
);

describe('the Moodle competencies target', () => {
  const plan = plainPlan(document, 'moodle-competencies');
  const rows = rowsOf(onlyText(plan));

  it('has the columns of the importer, one framework, and the competencies that the role touches, with objectives below', () => {
    expect(rows[0]).toHaveLength(14);
    expect(rows.slice(1).map((row) => [row[0], row[1], row[12]])).toEqual([['', 'role:r', '1'], ['', 'competency:a', ''], ['competency:a', 'objective:o', ''], ['', 'competency:b', ''], ['', 'competency:c', '']]);
    expect(rows.slice(1, 4).map((row) => [row[2], row[13]])).toEqual([['Rep', 'competency,outcome,outcome,outcome'], ['A1 A', ''], [`${'x'.repeat(99)}…`, '']]);
    expect(rows[3]![3]).toContain(`<p>${'x'.repeat(150)}</p>`);
    expect(faultsOf(rows)).toEqual([]);
  });
  it('makes a scale of the levels, proficient from the level asked, and cross-references what one module is about', () => {
    expect([rows[2]![5], rows[2]![6]]).toEqual(['Not yet,Knows it; roughly,Does it,Teaches it', '[{"scaleid":"0"},{"id":3,"scaledefault":1,"proficient":1},{"id":4,"scaledefault":0,"proficient":1}]']);
    expect(rows[2]![3]).toContain('<li>Knows it, roughly<ul><li>Explains &lt;b&gt;</li></ul></li>');
    expect([rows[2]![10], rows[3]![10], rows[4]![5]]).toEqual(['competency:c', 'competency:c', '']);
  });
  it('its faults would be seen', () => {
    const broken = (at: number, column: number, value: string): readonly string[] => faultsOf(rows.map((row, index) => (index === at ? row.map((cell, place) => (place === column ? value : cell)) : row)));
    expect([broken(3, 0, 'competency:none'), broken(1, 12, ''), broken(2, 1, 'competency:b')[0], broken(2, 2, ''), broken(2, 10, 'x:y'), broken(2, 5, 'One')]).toEqual([
      ['parent of objective:o'], ['0 frameworks'], 'duplicate id number', ['name of competency:a'], ['reference to x:y'], ['scale of competency:a'],
    ]);
    expect(faultsOf(rows.map((row, index) => (index === 2 ? row.slice(1) : row)))[0]).toContain('columns');
  });
  it('is read by a program: no byte-order mark, one line a row; drops every rule and says so', () => {
    expect(onlyText(plan).startsWith('Parent ID number,ID number')).toBe(true);
    expect(onlyText(plan).split('\r\n').length).toBe(rows.length + 1);
    expect(new Set(plainPlan(sampleRole(competencyOf('p', { levels: [{ title: 'L', provedBy: ['module:exam'] }] })), 'moodle-competencies').rules.map(({ fate }) => fate))).toEqual(new Set(['dropped']));
  });
  it('is refused where there is no competency', () => {
    const planned = planExport(exportInput(sampleRole(), { player: [], xsd: [] }, 'moodle-competencies'));
    expect(!planned.ok && planned.error.map(({ code, severity }) => [code, severity])).toEqual([['TRL-X012', 'error']]);
  });
  it('warns of names that Moodle would change, and of those only', () => {
    const findingsOf = (title: string): readonly string[] => plainPlan(documentOf(roleOf({ targets: [{ competency: 'competency:a', level: 0 }] }), moduleOf('m'), zoneOf('core', 'core-locked', ['m']), competencyOf('a', { title })), 'moodle-competencies').preflight.map(({ code }) => code);
    expect(['Use <b>bold</b>', '0', '  ', '=1+1', 'a < b', 'Fine', '-5'].map(findingsOf)).toEqual([['TRL-X013'], ['TRL-X013'], ['TRL-X013'], ['TRL-X013'], [], [], []]);
  });
  it('gives back odd names as far as a name may be long, and the whole in the description', () => {
    const read = rowsOf(onlyText(plainPlan(naughtyRole(), 'moodle-competencies'))).slice(2);
    expect(read.map((row) => unguardText(row[2]!))).toEqual(naughtyTexts.map((text) => asUtf8(unguardText(guardText(shortName(text))))));
    expect(read.every((row) => Array.from(row[2]!).length <= 101 && row.length === 14)).toBe(true);
    expect(shortName('a\\"b\\')).toBe('a\\ "b\\ ');
  });
});
