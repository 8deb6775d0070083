import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import type { LearnerState } from '#shared/model/profile';
import type { SimulationReport } from '#shared/simulate/results/report';
import { evaluateByBrute } from '../helpers/brute-evaluator';
import { BruteRole } from '../helpers/brute-role';
import { trellis, trellisJson, withFolder } from '../helpers/cli';
import { documentOf } from '../helpers/documents';
import { moduleId, readWorkload, roleKey, scoreOf, wishesOf, workloadDocument, workloadPeople, workloadRecords, type Workload } from '../helpers/reference-workload';
import { hasSharedData, sharedDataPath } from '../helpers/shared-data';

vi.setConfig({ testTimeout: 300_000 });

/** Another folder of the same form may be given: TRELLIS_WORKLOAD=/folder. */
const folder = process.env['TRELLIS_WORKLOAD'] ?? sharedDataPath('scale-1500');

interface Expected {
  readonly learners: number; readonly totalMinutes: number; readonly totalPathItems: number; readonly totalSkipped: number; readonly totalRemediated: number;
  readonly byRole: Readonly<Record<string, { readonly n: number; readonly minutes: number; readonly skipped: number }>>;
  readonly byGroup: Readonly<Record<string, { readonly n: number; readonly minutes: number; readonly skipped: number }>>;
  readonly byStoreFirst5: Expected['byGroup'];
  readonly sha256OfLines: string;
  readonly first20: readonly (readonly [string, string, string, string, number, number, number, number])[];
}

interface Line { readonly minutes: number; readonly steps: number; readonly waived: number; readonly extended: number; readonly path: readonly string[] }

/** Rows of `--out`, by row number. */
function readLines(text: string): readonly Line[] {
  const [head = '', ...rows] = text.trim().split('\n');
  const at = (name: string): number => head.split(',').indexOf(name);
  const [minutes, steps, waived, extended, path] = [at('minutes'), at('steps'), at('waived'), at('extended'), at('path')];
  return rows.map((row) => row.split(',')).map((cells) => ({ minutes: Number(cells[minutes]), steps: Number(cells[steps]), waived: Number(cells[waived]), extended: Number(cells[extended]), path: (cells[path] ?? '').split(' ') }));
}

async function simulateWorkload(document: TrellisDocument, people: string, place: string, ...flags: readonly string[]): Promise<{ readonly report: SimulationReport; readonly lines: readonly Line[]; readonly out: string }> {
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'course.trellis.json'), writeDocument(document, 'test'));
  await writeFile(join(place, 'people.csv'), people);
  const report = await trellisJson<SimulationReport>('simulate', place, '--people', join(place, 'people.csv'), '--out', join(place, 'out.csv'), ...flags);
  const out = await readFile(join(place, 'out.csv'), 'utf8');
  return { report, lines: readLines(out), out };
}

describe.skipIf(!hasSharedData('scale-1500'))('the reference workload through trellis simulate', () => {
  let workload: Workload;
  let expected: Expected;
  let document: TrellisDocument;
  let people: string;
  let before: Awaited<ReturnType<typeof simulateWorkload>> | null = null;
  beforeAll(async () => {
    workload = readWorkload(folder);
    expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as Expected;
    document = workloadDocument(workload);
    people = workloadPeople(workload);
  });

  it('46 gives the published totals, roles, groups, first learners and SHA-256 of all paths; core is equal in each role', () => withFolder(async (place) => {
    const { report, lines, out } = await simulateWorkload(document, people, place, '--workers', '1');
    expect(report.learners).toBe(expected.learners);
    expect(report.totals).toMatchObject({ minutes: expected.totalMinutes, steps: expected.totalPathItems, waived: expected.totalSkipped, escalated: 0 });
    const hash = createHash('sha256');
    workload.employees.forEach(({ id }, at) => {
      const { minutes, steps, waived, extended, path } = lines[at]!;
      hash.update(`${id},${minutes},${steps},${waived},${extended},${path.map((step) => step.slice(1).split(':')[0]).join('-')}\n`);
    });
    expect(hash.digest('hex')).toBe(expected.sha256OfLines);
    expect(lines.reduce((sum, { extended }) => sum + extended, 0)).toBe(expected.totalRemediated);
    expected.first20.forEach(([, , , , minutes, items, skipped, remediated], at) => expect(lines[at]).toMatchObject({ minutes, steps: items, waived: skipped, extended: remediated }));
    const byRole = new Map<string, { n: number; minutes: number; skipped: number }>();
    for (const [role, { learners, minutes, waived }] of Object.entries(report.byRole)) {
      const [name = ''] = role.slice(5).split('.');
      const held = byRole.get(name) ?? { n: 0, minutes: 0, skipped: 0 };
      byRole.set(name, { n: held.n + learners, minutes: held.minutes + minutes, skipped: held.skipped + waived });
    }
    expect(Object.fromEntries(byRole)).toEqual(expected.byRole);
    expect(Object.values(report.byRole).map(({ coreDivergence }) => coreDivergence)).toEqual(Object.values(report.byRole).map(() => 0));
    const figures = (column: string, value: string): object => {
      const { learners, minutes, waived } = report.byGroup[column]!.values[value]!;
      return { n: learners, minutes, skipped: waived };
    };
    for (const [group, sums] of Object.entries(expected.byGroup)) expect(figures('group', group)).toEqual(sums);
    for (const [store, sums] of Object.entries(expected.byStoreFirst5)) expect(figures('store', store)).toEqual(sums);
    // Nobody's id is kept.
    expect(workload.employees.filter(({ id }) => out.includes(id))).toEqual([]);
  }));

  it('S-10 S-11 two workers, and shards merged, give the same as one worker', () => withFolder(async (place) => {
    const { report, out } = await simulateWorkload(document, people, place, '--workers', '1');
    const two = await simulateWorkload(document, people, place, '--workers', '2');
    expect({ ...two.report }).toEqual({ ...report });
    expect(two.out).toBe(out);
    const files: string[] = [];
    for (const shard of ['1/2', '2/2']) {
      const run = await trellis('simulate', place, '--people', join(place, 'people.csv'), '--shard', shard, '--workers', '2', '--json');
      expect(run.exit, run.err).toBe(0);
      files.push(join(place, `${shard.replace('/', '-')}.json`));
      await writeFile(files.at(-1)!, run.out);
    }
    expect(await trellisJson('simulate', '--merge', ...files.reverse())).toEqual(report);
    const half = await trellis('simulate', '--merge', files[0]!);
    expect(half).toMatchObject({ exit: 2, out: '' });
    expect(half.err).toContain('1 blocks of 1,000 learners are missing, the first from learner 1');
    expect((await trellis('simulate', '--merge', files[0]!, files[0]!)).err).toContain('are in more than one part');
  }));

  type Raw = { readonly id: string } & Readonly<Record<string, unknown>>;
  const bandsAt = (percent: number, low: number, high: number): object => ({
    bands: [{ from: 0, fromInclusive: true, to: low, toInclusive: true, action: { do: 'extend', percent } }, { from: low, fromInclusive: false, to: high, toInclusive: false, action: { do: 'take' } }, { from: high, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'waive' } }],
  });
  /** What one role's records become; `spare`: modules on nobody's path without prerequisites; `last`: a core module that is tested. */
  const changes: readonly (readonly [string, (key: string, spare: readonly string[], last: string) => { readonly set?: (raw: Raw) => object; readonly add?: object & { readonly type: string } }])[] = [
    ['rules', (key) => ({ set: (raw) => (raw.id.startsWith(`rule:${key}.`) ? bandsAt(50, 7000, 8000) : {}) })],
    ['what settled modules pull in', (key) => ({ set: (raw) => (raw.id === `role:${key}` ? { pulledIn: 'fall' } : {}) })],
    ['how many are chosen', (key) => ({ set: (raw) => (raw.id === `zone:${key}.e1` ? { requirement: { kind: 'count', choose: 4 } } : {}) })],
    ['waivers in electives', (key) => ({ set: (raw) => (raw.id === `zone:${key}.e0` ? { waivable: false } : {}) })],
    ['a gate', (key) => ({ add: { id: 'gate:new', type: 'gate', role: `role:${key}`, zone: `zone:${key}.e2`, title: 'Core first', conditions: [{ kind: 'zone', zone: `zone:${key}.core`, needs: 'settled' }] } })],
    ['a group', (_key, spare, last) => ({ add: { id: 'requirement:new', type: 'requirement', module: last, title: 'One of', group: { need: 'any', of: spare }, default: spare.slice(0, 1) } })],
    ['practice', (key, spare, last) => ({ add: { id: 'rule:new', type: 'rule', role: `role:${key}`, kind: 'score-bands', module: last, title: 'Practice', bands: [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'insert', modules: spare.slice(0, 1) } }], noScore: { do: 'insert', modules: spare.slice(1, 2) } } })],
  ];

  it.each(changes)('a changed document changes the results as the slow evaluator, written from docs/spec/engine.md alone, says: %s', async (_what, changeOf) => withFolder(async (place) => {
    const key = roleKey(workload.employees[1]!.role, workload.employees[1]!.department);
    const { prerequisites, modules } = workload.curriculum;
    const linked = new Set(prerequisites.flat());
    const listed = new Set([...document.tables.zone.values()].filter(({ role }) => role === `role:${key}`).flatMap((zone) => zone.modules));
    const spare = modules.map(({ ix }) => moduleId(ix)).filter((id) => !linked.has(Number(id.slice(8))) && !listed.has(id)).slice(0, 3);
    const { set = () => ({}), add } = changeOf(key, spare, document.tables.zone.get(`zone:${key}.core`)!.modules.at(-1)!);
    const changed = documentOf(...workloadRecords(workload).map((raw) => ({ ...raw, ...set(raw as Raw) })), ...(add ? [add] : []));
    before ??= await simulateWorkload(document, people, place);
    const after = await simulateWorkload(changed, people, place);
    expect(after.report.pathsHash).not.toBe(before.report.pathsHash);
    const role = new BruteRole(changed, `role:${key}`);
    const isOf = workload.employees.map((employee) => roleKey(employee.role, employee.department) === key);
    for (const at of isOf.flatMap((is, index) => (is ? [index] : [])).slice(0, 2)) {
      const { ix, role: name } = workload.employees[at]!;
      const path = evaluateByBrute(role, stateOf(ix, name, key));
      // As given everything that is not settled is taken and passes: the run has the steps and minutes of the path at its start.
      const steps = path.steps.map(({ module, state }) => `${module.slice(7)}${state === 'open' || state === 'locked' ? '' : `:${state}`}`);
      expect({ minutes: after.lines[at]!.minutes, path: after.lines[at]!.path }).toEqual({ minutes: path.minutes, path: steps });
    }
    // Nobody else's path changes, but for groups, which modules have in every role.
    if (add?.type !== 'requirement') expect(after.lines.filter((_line, at) => !isOf[at])).toEqual(before!.lines.filter((_line, at) => !isOf[at]));
  }));

  function stateOf(e: number, role: string, key: string): LearnerState {
    const { salt, modules, roles } = workload.curriculum;
    const event = { kind: 'recall' as const, passed: null, at: '2026-11-01', source: '', attempt: null, completed: false, serves: null, expires: null };
    return {
      evidence: modules.flatMap(({ ix }) => (scoreOf(salt, e, ix) < 0 ? [] : [{ ...event, subject: moduleId(ix), score: scoreOf(salt, e, ix) }])),
      choices: Object.fromEntries(roles[role]!.zones.map((list, z) => [`zone:${key}.e${z}`, wishesOf(salt, e, z, list.modules).map(moduleId)])),
      preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [],
    };
  }
});
