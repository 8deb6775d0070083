import { describe, expect, it } from 'vitest';
import { naughtyTexts } from '../../../helpers/naughty-text';
import { asUtf8, naughtyRole, plainPlan } from '../../../helpers/plain-targets';
import { containerFaults, readWorkbook } from '../../../helpers/read-workbook';
import { sampleRole } from '../../../helpers/sample-role';
import { moduleOf } from '../../../helpers/documents';

const competency = { id: 'competency:c', type: 'competency', title: 'Clinical literacy', code: 'CLIN', levels: [{ title: 'Knows it', behaviours: ['Explains'] }, { title: 'Does it', behaviours: ['Interprets'], provedBy: ['module:exam'] }] };

describe('the Excel target', () => {
  const plan = plainPlan(sampleRole(competency), 'xlsx');
  const sheets = new Map(readWorkbook(plan.files).map((sheet) => [sheet.name, sheet]));

  it('has the sheets that the user page names, in a sound container, without a formula', () => {
    expect([...sheets.keys()]).toEqual(['Modules', 'Prerequisites', 'Zones and gates', 'Rules', 'Competencies', 'Role matrix', 'Read me']);
    expect(containerFaults(plan.files)).toEqual([]);
    expect([...sheets.values()].map((sheet) => sheet.formulas)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
  it('tells modules, links, zones, rules and competencies', () => {
    const cellsOf = (name: string): readonly (readonly unknown[])[] => sheets.get(name)!.rows.slice(1);
    expect(cellsOf('Modules').map((row) => row[2])).toContain('Ride along');
    expect(cellsOf('Prerequisites').filter((row) => row[2] === 'prerequisite').map((row) => [row[4], row[1]])).toContainEqual(['Clinical trial phases', 'Field certification test']);
    expect(cellsOf('Zones and gates').map((row) => row.slice(0, 6))).toContainEqual(['Zone', 'Your focus', 'Elective', 'The learner chooses 2 of 3 modules.', 3, 30]);
    expect(cellsOf('Rules').map((row) => row[3])).toEqual(['score bands', 'attempts']);
    expect(cellsOf('Competencies').map((row) => [row[0], row[3], row[4], row[7]])).toEqual([['CLIN', 1, 'Knows it', null], ['CLIN', 2, 'Does it', 'Field certification test']]);
    expect(sheets.get('Role matrix')!.rows[0]![2]).toBe('Field sales <rep> & “co”');
  });
  it('says on which sheet each rule is told', () => {
    for (const rule of plan.rules.filter(({ fate }) => fate === 'degraded')) expect([...sheets.keys()]).toContain(/sheet “(.*)”/.exec(rule.how)?.[1]);
    expect(plan.rules.map(({ fate }) => fate)).not.toContain('kept');
  });
  it('gives back odd titles as they were', () => {
    const [modules] = readWorkbook(plainPlan(naughtyRole(), 'xlsx').files);
    expect(modules!.rows.slice(1).map((row) => row[2])).toEqual(naughtyTexts.map(asUtf8));
  });
  it('names a cell that is too long for a spreadsheet', () => {
    const long = Array.from({ length: 120 }, (_value, index) => ({ id: `objective:l${index}`, type: 'objective', module: 'module:intro', text: 'x'.repeat(300) }));
    const { preflight } = plainPlan(sampleRole(moduleOf('spare'), ...long), 'xlsx');
    expect(preflight.map(({ code, message }) => [code, message.slice(0, 36)])).toEqual([['TRL-X011', 'The cell S2 of the sheet “Modules” i']]);
    expect(plan.preflight).toEqual([]);
  });
});
