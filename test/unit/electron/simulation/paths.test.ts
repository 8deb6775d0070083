import { describe, expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import { formatMix } from '#shared/path/format-mix';
import { runLearner } from '#shared/path/run';
import { mergeParts } from '#shared/simulate/results/merge';
import { documentOf, moduleOf, roleOf, zoneOf, bandRuleOf, edgeOf } from '../../../helpers/documents';
import { richRole } from '../../../helpers/rich-role';
import { scenario } from '../../../helpers/scenario';
import { peopleOf, simulateCohort, simulateInPlace } from '../../../helpers/simulate';

const mixed = documentOf(
  roleOf(), moduleOf('a', { minutes: 30, format: 'video' }), moduleOf('b', { minutes: 20, format: 'reading', passMark: 7000 }), moduleOf('p', { format: 'lab' }), ...['x', 'y', 'z'].map((key) => moduleOf(key, { minutes: 15, regulationTags: key === 'z' ? ['GDPR'] : [] })), moduleOf('far', { regulationTags: ['OSHA'] }),
  edgeOf('a', 'b'), zoneOf('core', 'core-testable', ['a', 'b']), zoneOf('pick', 'elective', ['x', 'y', 'z'], { place: 2, requirement: { kind: 'count', choose: 1 } }), zoneOf('extra', 'remedial', ['p'], { place: 3 }),
  bandRuleOf('b', ['p']), { ...bandRuleOf('a', []), bands: [{ from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: { do: 'extend', percent: 50 } }, { from: 6000, fromInclusive: true, to: 10000, toInclusive: true, action: { do: 'waive' } }] },
  { id: 'rule:tries', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:b', title: 'Tries', failures: [{ at: 1, action: { do: 'lock', days: 7 } }, { at: 2, action: { do: 'lock', days: 30 } }, { at: 3, action: { do: 'escalate', to: 'a coach' } }] },
);
const known = { otherEvidence: { share: 0.6, mean: 60, sd: 25, loading: 0.3 } };

describe('S-21 what modules cost', () => {
  it.each([['as given', mixed, {}], ['modelled', mixed, { model: { dropOut: { value: 0.02 } } }], ['traced', mixed, { model: { kind: 'bkt' } }], ['of a role with everything', richRole(), {}]])('%s: minutes by module are all minutes', async (_what, document, more) => {
    const { part, report } = await simulateCohort(document, { learners: 1500, ...known, ...more });
    expect(part.paths.flatMap(({ modules }) => modules).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(report.totals.minutes);
    expect(report.paths.formats.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(report.totals.minutes);
    expect(report.paths.formats.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });
  it('the mix of formats is that of the single paths, weighed by minutes', async () => {
    const document = scenario('30');
    const compiled = compile(document, 'role:r');
    if (!compiled.ok) throw new Error('fixture');
    const paths = ['watcher', 'reader'].map((key) => runLearner(compiled.value, document.tables.profile.get(`profile:${key}`)!).path);
    const { report } = await simulateInPlace(peopleOf(document, 'id,role,formats,score:module:sec:simulation\n1,r,video reading,50\n2,r,,\n').simulation);
    const [watcher, reader] = paths;
    expect(report.totals.minutes).toBe(watcher!.minutes + reader!.minutes);
    const video = report.paths.formats.find(({ format }) => format === 'video')!;
    expect(video.minutes).toBe(25);
    expect(Math.floor((100 * video.minutes) / watcher!.minutes)).toBe(formatMix(compiled.value, watcher!, 'video').percent);
  });
  it('elective demand: every learner counts one of three, each a third of them; shards add up', async () => {
    const { report } = await simulateCohort(mixed, { learners: 6000, ...known });
    const [zone] = report.paths.electives;
    expect(zone).toMatchObject({ role: 'role:r', zone: 'zone:pick' });
    expect(zone!.modules.reduce((sum, { learners }) => sum + learners, 0)).toBe(6000);
    for (const { share } of zone!.modules) expect(Math.abs(share - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / 6000));
    const authored = await simulateCohort(mixed, { learners: 100, choices: 'authored' });
    expect(authored.report.paths.electives[0]!.modules).toEqual([{ id: 'module:x', learners: 100, share: 1 }, { id: 'module:y', learners: 0, share: 0 }, { id: 'module:z', learners: 0, share: 0 }]);
  });
});

describe('S-22 who sees which module', () => {
  const groups = { attributes: [{ name: 'shift', values: [{ value: 'day', weight: 3 }, { value: 'night' }] }, { name: 'store', count: 30, prefix: 'S' }] };
  it('counts are those of the lines; columns of many values are told when they are asked for', async () => {
    const { report, part, lines } = await simulateCohort(mixed, { learners: 1500, ...known, ...groups });
    expect(part.exposure.map(({ column }) => column)).toEqual(['role', 'shift']);
    const role = part.exposure[0]!.rows[0]!;
    for (const [id, count] of role.modules) expect(count, id).toBe(lines.trim().split('\n').filter((line) => line.split(',').at(-1)!.split(' ').some((step) => step.split(':')[0] === id.slice(7))).length);
    const [day, night] = part.exposure[1]!.rows.map(({ modules }) => new Map(modules));
    for (const [id, count] of role.modules) expect(day!.get(id)! + night!.get(id)!).toBe(count);
    const table = report.paths.exposure.find(({ column }) => column === 'shift')!;
    expect(table.modules.find(({ id }) => id === 'module:x')!.shares).toEqual(['day', 'night'].map((value) => ((value === 'day' ? day! : night!).get('module:x') ?? 0) / report.byGroup['shift']!.values[value]!.learners));
    const asked = await simulateCohort(mixed, { learners: 1500, ...groups, results: { exposure: ['store'] } });
    expect(asked.part.exposure.map(({ column, rows }) => [column, rows.length])).toEqual([['role', 1], ['shift', 2], ['store', 30]]);
    await expect(simulateCohort(mixed, { results: { exposure: ['none'] } })).rejects.toThrow('"none", which it does not draw before');
  });
  it('modules that a regulation asks for have to be seen where nothing else is said; others by name', async () => {
    const { report } = await simulateCohort(mixed, { learners: 100, choices: 'authored', ...groups });
    expect(report.paths.neverSeen).toEqual(['module:y', 'module:z']);
    expect(report.paths.unseen.filter(({ column }) => column !== 'store')).toEqual(['role', 'shift'].flatMap((column) => (column === 'role' ? ['role:r'] : ['day', 'night']).flatMap((value) => ['module:far', 'module:z'].map((module) => ({ column, value, module })))));
    const named = await simulateCohort(mixed, { learners: 100, choices: 'authored', results: { mustSee: ['module:a', 'module:y'] } });
    expect(named.report.paths.unseen).toEqual([{ column: 'role', value: 'role:r', module: 'module:y' }]);
    await expect(simulateCohort(mixed, { results: { mustSee: ['module:none'] } })).rejects.toThrow('There is no module module:none');
  });
  it('of real people, cells that tell of few are hidden, and a second one where one alone would follow', async () => {
    const person = (at: number, team: string, score: number): string => `${team}${at},r,${team},${score}`;
    const csv = ['id,role,group:team,score:module:b', ...Array.from({ length: 30 }, (_nothing, at) => person(at, 'a', at < 3 ? 10 : 70)), ...Array.from({ length: 20 }, (_nothing, at) => person(at, 'b', 10)), ...Array.from({ length: 40 }, (_nothing, at) => person(at, 'c', at < 20 ? 10 : 70))].join('\n');
    const { report } = await simulateInPlace(peopleOf(mixed, csv).simulation);
    const { values, modules } = report.paths.exposure.find(({ column }) => column === 'team')!;
    expect(values).toEqual(['a', 'b', 'c']);
    // Three of thirty see the practice: hidden, and the smallest other group with them.
    expect(modules.find(({ id }) => id === 'module:p')!.shares).toEqual([null, null, 0.5]);
    expect(modules.find(({ id }) => id === 'module:a')!.shares).toEqual([1, 1, 1]);
  });
});

describe('S-23 days', () => {
  it('a pace of 70 minutes a week: ten minutes take a day; locks are waited out one after the other', async () => {
    const one = documentOf(roleOf(), moduleOf('b', { minutes: 20, passMark: 7000 }), zoneOf('core', 'core-testable', ['b']), { id: 'rule:tries', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:b', title: 'Tries', failures: [{ at: 1, action: { do: 'lock', days: 7 } }, { at: 2, action: { do: 'lock', days: 30 } }, { at: 3, action: { do: 'escalate', to: 'a coach' } }] });
    const spec = { learners: 2000, otherEvidence: null, model: { minutesPerWeek: { value: 70 }, rates: [{ title: 'Half', pass: { value: 0.5 } }] } };
    const { part, report } = await simulateCohort(one, spec);
    // Passed at once: 2 days; after one failure 4 + 7; after two 6 + 37; three failures end with a person, after 6 + 37, too.
    expect(part.days!.histogram.map(([days]) => days)).toEqual([2, 11, 43]);
    const [first, second, third] = part.days!.histogram.map(([, count]) => count);
    expect([first! + second! + third!, report.paths.days!.waits, report.paths.days!.max]).toEqual([2000, second! + third!, 43]);
    expect(Math.abs(first! - 1000)).toBeLessThan(4 * Math.sqrt(500));
    expect((await simulateCohort(one, { learners: 10 })).report.paths.days).toBeNull();
    const halves = await Promise.all([1, 2].map((number) => simulateCohort(one, spec, { shard: { number, of: 2 } })));
    expect(mergeParts(halves.map((half) => half.part))).toMatchObject({ ok: true, value: { days: part.days, exposure: part.exposure, paths: part.paths } });
  });
});
