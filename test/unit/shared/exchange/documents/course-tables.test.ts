import { describe, expect, it } from 'vitest';
import { hoursOf } from '#shared/exchange/import/markdown/course-tables/hours';
import { createTitleIndex } from '#shared/exchange/import/markdown/course-tables/match-titles';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import type { CourseModule } from '#shared/model/module';
import { parseRecord } from '#shared/model/record';
import { cpuMilliseconds } from '../../../../helpers/cpu';
import { importInput } from '../../../../helpers/import-input';
import { hasSharedData, readSharedBytes, readSharedJson } from '../../../../helpers/shared-data';

function plan(name: string, files: Parameters<typeof importInput>[1]): ImportPlan {
  const planned = planImport(importInput(name, files));
  if (!planned.ok) throw new Error(planned.error[0]?.message);
  planned.value.records.forEach((record) => expect(parseRecord(record)).toEqual({ ok: true, value: record }));
  return planned.value;
}

const modulesOf = ({ records }: ImportPlan): readonly CourseModule[] => records.flatMap((record) => (record.type === 'module' ? [record] : []));

function linksOf(result: ImportPlan): readonly string[] {
  const titles = new Map(modulesOf(result).map(({ id, title }) => [id, title]));
  return result.records.flatMap((record) => (record.type === 'edge' ? [`${titles.get(record.from)} → ${titles.get(record.to)}${record.kind === 'prerequisite' ? '' : ` (${record.kind})`}`] : []));
}

describe.skipIf(!hasSharedData('ossu'))('a real curriculum (OSSU computer science)', () => {
  interface Row { readonly section: string; readonly subsection: string | null; readonly title: string; readonly duration: string; readonly effort: string; readonly prerequisites: string; readonly hoursMin?: number; readonly hoursMax?: number }
  interface Expected { readonly courseRows: number; readonly hoursMin: number; readonly hoursMax: number; readonly bySection: Readonly<Record<string, number>>; readonly rows: readonly Row[] }
  it('gives every row with its section, hours and prerequisites', () => {
    const expected = readSharedJson<Expected>('ossu/expected.json');
    const result = plan('README.md', { 'README.md': readSharedBytes('ossu/README.md') });
    const modules = modulesOf(result);
    expect(modules).toHaveLength(expected.courseRows);
    expect(modules.map(({ title, lineage, custom }) => [title, ...lineage.slice(1), custom['duration'], custom['effort'], custom['prerequisites as written'], custom['hours min'], custom['hours max']])).toEqual(
      expected.rows.map((row) => [row.title, row.section, ...(row.subsection === null ? [] : [row.subsection]), row.duration, row.effort, row.prerequisites, row.hoursMin, row.hoursMax]),
    );
    const sum = (name: string): number => modules.reduce((total, { custom }) => total + Number(custom[name] ?? 0), 0);
    expect([sum('hours min'), sum('hours max')]).toEqual([expected.hoursMin, expected.hoursMax]);
    expect(modules.reduce((total, { minutes }) => total + (minutes ?? 0), 0)).toBe(expected.hoursMin * 60);
    const zones = result.records.flatMap((record) => (record.type === 'zone' ? [[record.policy, record.modules.length]] : []));
    expect(zones).toEqual([['core-testable', expected.bySection['Intro CS']! + expected.bySection['Core CS']!], ['elective', expected.bySection['Advanced CS']!]]);
    expect(linksOf(result)).toMatchSnapshot();
    expect(result.repairs.map(({ message }) => message)).toMatchSnapshot();
    expect(result.warnings.map(({ code }) => code)).toEqual(['prerequisites-as-text', 'role-of-sections', 'no-hours', 'course-tables']);
    expect(result.refused).toEqual([]);
  });
});

describe('hours', () => {
  it.each([
    ['13 weeks', '5-10 hours/week', { min: 65, max: 130 }], ['10–12 weeks', '10-6 hrs per week', { min: 60, max: 120 }], ['', '12 hours', { min: 12, max: 12 }], ['1.5 weeks', '4 h/w', { min: 6, max: 6 }],
    ['6 months', '5 hours/week', null], ['-', '-', null], ['14 weeks', '-', null], ['weeks', 'hours/week', null], ['9999 weeks', '9999 hours/week', null],
  ])('%s of %s', (duration, effort, hours) => {
    expect(hoursOf(duration, effort)).toEqual(hours);
  });
});

describe('prerequisites in prose', () => {
  const titles = ['Calculus 1A: Differentiation (alternative)', 'Object-Oriented Design', 'Databases: Theory', 'Databases: SQL', 'Reuse: Design, Test, and Ship', 'Probability', 'Linear Algebra', 'Algorithms: Design, Part 1'];
  const read = (cell: string): string => {
    const { named, rest } = createTitleIndex(titles).read(cell);
    return [...named.map(({ at, near, isCorequisite }) => `${at}${near === null ? '' : '~'}${isCorequisite ? 'c' : ''}`), ...rest].join(' | ');
  };
  it.each([
    ['none', ''], ['-', ''], ['Object-Oriented Design', '1'], ['object oriented design', '1~'], ['Calculus 1A', '0~'], ['Calculus 1A: Differentiation', '0'], ['Databases', 'Databases'], ['Reuse: Design, Test, and Ship, algebra', '4 | algebra'],
    ['probability, linear algebra', '6~ | probability'], ['corequisite: Linear Algebra', '6c'], ['Algorithms Part 1; C++', '7~ | C++'],
  ])('%s', (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });
});

describe('other Markdown', () => {
  const table = (rows: number): string => `# C\n\n## S\n\nCourse | Effort | Prerequisites\n--- | --- | ---\n${Array.from({ length: rows }, (_, at) => `C${at} | 1 hour | ${at === 0 ? '-' : `C${at - 1}`}\n`).join('')}`;
  it('stays a course as text where tables say something else, are few, stand in code or beside lessons', () => {
    for (const text of ['# C\n\n## A\n\nName | Value\n--- | ---\na | b\nc | d\ne | f\n', table(2), `# C\n\n\`\`\`\n${table(5)}\`\`\`\n\n## S`]) expect(linksOf(plan('c.md', { 'c.md': text }))).toEqual([]);
    expect(modulesOf(plan('f', { 'a.md': table(5), 'b.md': '# B' })).map(({ title }) => title)).toEqual(['C', 'B']);
  });
  it('takes cells with bars and code, and ten thousand rows', async () => {
    const odd = plan('c.md', { 'c.md': '# C\n\n| Course | Notes | Duration | Prerequisites |\n|---|:-:|---|---|\n| A \\| `b|c` | [x](y) | 2 hours | Z |\n| Z | - | | A \\| b\\|c |\n| | | | |\n| Q |\n' });
    expect(modulesOf(odd).map(({ title }) => title)).toEqual(['A | b|c', 'Z', 'Q']);
    expect(odd.created).toMatchObject({ modules: 3, roles: 0 });
    expect(await cpuMilliseconds(() => void expect(planImport(importInput('c.md', { 'c.md': table(10_000) })).ok).toBe(true))).toBeLessThan(8000);
    expect(await cpuMilliseconds(() => void expect(planImport(importInput('c.md', { 'c.md': `${table(4)}${'|['.repeat(200_000)}\n` })).ok).toBe(true))).toBeLessThan(3000);
  });
});
