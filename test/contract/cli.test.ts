import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { hashFolder, projectRoot, trellis, trellisJson, withFolder } from '../helpers/cli';
import { archiveOf } from '../helpers/archive';
import { hasSharedData, readSharedJson, sharedDataPath } from '../helpers/shared-data';

/** Every run is a process of its own. */
vi.setConfig({ testTimeout: 90_000 });

const sample = join(projectRoot, 'resources/samples/pharma-sales-compliance');
const plans = join(projectRoot, 'test/fixtures/degree-plans');

interface Metrics {
  readonly modules: { id: string; blocking: number; delay: number | null; centrality: number | null; complexity: number | null }[];
  readonly totals: Record<'blocking' | 'delay' | 'centrality' | 'complexity', number>;
  readonly longestChains: string[][];
  readonly redundant: string[][];
  readonly valid: boolean;
  readonly invalidBecause?: { kind: string; chain: string[] };
}
interface Trace {
  readonly end: string;
  readonly minutes: number;
  readonly baselineMinutes: number;
  readonly steps: { module: string; code: string; state: string; origin: string; reasons: { code: string; text: string; rule?: string; value?: number; threshold?: number }[] }[];
}

async function workspaceOf<T>(plan: string, work: (folder: string) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    await trellisJson('new', join(folder, 'ws'));
    await trellisJson('import', plan, '--into', join(folder, 'ws'), '--as', 'degree-plan');
    return work(join(folder, 'ws'));
  });
}

describe('trellis', () => {
  it('explains itself, and refuses what is not there yet', async () => {
    expect((await trellis('--help')).out).toContain('trellis trace'.slice(8));
    const refused = [['nonsense'], ['simulate', sample], ['check'], ['check', sample, '--colour'], ['check', sample, '--severity', 'loud'], ['trace', sample, '--role', 'REP'], ['export', sample, '--role', 'REP', '--target', 'nonsense', '--out', '/dev/null'], ['trace', sample, '--role', 'REP', '--profile', 'on-90', '--region', 'EU'], ['import', sample, '--into', sample, '--as', 'pptx'], ['trace', sample, '--role', 'NONE', '--profile', 'on-90'], ['trace', sample, '--role', 'REP', '--profile', 'nobody'], ['trace', sample, '--role', 'REP', '--profile', 'on-90', '--as-of', '2026-02-30']];
    const runs = await Promise.all(refused.map((args) => trellis(...args)));
    for (const [index, run] of runs.entries()) {
      const args = refused[index] ?? [];
      expect([args.join(' '), run.exit, run.out]).toEqual([args.join(' '), 2, '']);
      expect(run.err.length).toBeGreaterThan(10);
    }
    expect((await trellis('simulate', sample)).err).toContain('--cohort C or --people');
    expect((await trellis('diff', sample)).err).toContain('not supported');
  });
  it('makes a blank workspace, and one from a sample; never into a folder that is not empty', () =>
    withFolder(async (folder) => {
      expect(await trellisJson('new', join(folder, 'a'))).toMatchObject({ workspace: join(folder, 'a'), modules: 0, roles: 0, exit: 0 });
      expect(await trellisJson('new', join(folder, 'b'), '--template', 'pharma-sales-compliance')).toMatchObject({ modules: 15, roles: 2 });
      expect((await trellis('new', join(folder, 'a'))).exit).toBe(2);
      expect((await trellis('new', join(folder, 'c'), '--template', '../../etc')).exit).toBe(2);
      expect((await readdir(folder)).sort()).toEqual(['a', 'b']);
    }));
});

it.each(['new', 'import', 'metrics', 'check', 'trace', 'export', 'package', 'merge', 'serve'])('%s --help prints its usage and does nothing', async (command) => {
  for (const run of await Promise.all([trellis(command, '--help'), trellis(command, sample, '-h')])) expect([run.exit, run.err, run.out.startsWith(`Usage: trellis ${command} `)]).toEqual([0, '', true]);
  expect((await trellis('export', '--help')).out).toContain('scorm2004-4-multi');
});

describe('check', () => {
  it('finds nothing in the sample', async () => {
    const { guarantees, ...rest } = await trellisJson<{ guarantees: { code: string; holds: unknown }[] }>('check', sample);
    expect(rest).toEqual({ findings: [], exit: 0 });
    expect(guarantees.map(({ code, holds }) => `${code} ${String(holds)}`)).toEqual([1, 2].flatMap(() => ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7'].map((code) => `${code} true`)));
  });
  it('P-12 a guarantee that fails: exit 1, the counterexample is a profile that trace reads, the text says it in words', () =>
    withFolder(async (folder) => {
      const band = (from: number, to: number, action: string): object => ({ from, fromInclusive: true, to, toInclusive: to === 10_000, action: { do: action } });
      const records = [
        { id: 'settings:document', type: 'settings', title: 'T', asOf: '2026-11-01' }, { id: 'role:r', type: 'role', title: 'Nurse' }, { id: 'module:a', type: 'module', title: 'Hygiene', minutes: 5 },
        { id: 'zone:z', type: 'zone', role: 'role:r', title: 'Ward', policy: 'core-testable', modules: ['module:a'], static: true, justification: 'x' },
        { id: 'rule:a', type: 'rule', role: 'role:r', kind: 'score-bands', module: 'module:a', title: 'Test out', bands: [band(0, 9000, 'take'), band(9000, 10_000, 'waive')] },
      ];
      await writeFile(join(folder, 'course.trellis.json'), JSON.stringify({ format: 'trellis-course', formatVersion: 1, records }));
      const { exit, guarantees } = await trellisJson<{ guarantees: { code: string; holds: unknown; because: string; counterexample?: { profile: object } }[] }>('check', folder, '--severity', 'error');
      const failed = guarantees.filter(({ holds }) => holds === false);
      expect([exit, failed.map(({ code }) => code)]).toEqual([1, ['G7']]);
      await writeFile(join(folder, 'counterexample.json'), JSON.stringify(failed[0]?.counterexample?.profile));
      expect((await trellisJson<{ end: string }>('trace', folder, '--role', 'role:r', '--profile', join(folder, 'counterexample.json'))).end).toBe('finished');
      const { out } = await trellis('check', folder);
      expect(out).toContain('Guarantees of Nurse, over all learners:');
      expect(out).toMatch(/FAILS +G7 +Every rule can fire\. .*switched off in “Ward”/);
    }));
  it.each([
    ['loop.csv', 'TRL-G001', 'Risk → Scope → Schedule → Risk'],
    ['unsatisfiable.csv', 'TRL-G002', 'together'],
  ])('%s → %s, exit 1', (plan, code, words) =>
    workspaceOf(join(plans, plan), async (workspace) => {
      const result = await trellisJson<{ findings: { code: string; severity: string; message: string; records: string[] }[] }>('check', workspace, '--severity', 'error');
      expect(result.exit).toBe(1);
      expect(result.findings).toHaveLength(1);
      expect(result.findings[0]).toMatchObject({ code, severity: 'error' });
      expect(result.findings[0]?.message).toContain(words);
      expect(result.findings[0]?.records.length).toBeGreaterThan(1);
    }));
  it('says the same of two records twice, each with its own', () =>
    withFolder(async (folder) => {
      const records = [{ id: 'settings:document', type: 'settings', title: 'T', asOf: '2026-11-01' }, { id: 'module:a', type: 'module', title: 'Safety' }, { id: 'module:b', type: 'module', title: 'Safety' }];
      await writeFile(join(folder, 'course.trellis.json'), JSON.stringify({ format: 'trellis-course', formatVersion: 1, records }));
      const { findings } = await trellisJson<{ findings: { code: string; records: string[] }[] }>('check', folder);
      expect(findings.filter((finding) => finding.code === 'TRL-M001').map((finding) => finding.records)).toEqual([['module:a'], ['module:b']]);
    }));
  it('dangling references and core behind an elective', () =>
    withFolder(async (folder) => {
      const records = [
        { id: 'settings:document', type: 'settings', title: 'T', asOf: '2026-11-01' }, { id: 'role:r', type: 'role', title: 'R' },
        { id: 'module:a', type: 'module', title: 'A', course: 'course:gone' }, { id: 'module:e', type: 'module', title: 'E' },
        { id: 'edge:1', type: 'edge', from: 'module:e', to: 'module:a' },
        { id: 'zone:c', type: 'zone', role: 'role:r', title: 'Core', policy: 'core-locked', modules: ['module:a'] },
        { id: 'zone:e', type: 'zone', role: 'role:r', title: 'Choice', policy: 'elective', modules: ['module:e'] },
      ];
      await writeFile(join(folder, 'course.trellis.json'), JSON.stringify({ format: 'trellis-course', formatVersion: 1, records }));
      const result = await trellisJson<{ findings: { code: string }[] }>('check', folder, '--severity', 'error');
      expect(result.findings.map((finding) => finding.code).sort()).toEqual(['TRL-G003', 'TRL-Z001']);
    }));
});

describe('metrics', () => {
  it('a quarter-system plan: two thirds, rounded to tenths', () =>
    workspaceOf(join(plans, 'quarter.csv'), async (workspace) => {
      const metrics = await trellisJson<Metrics>('metrics', workspace);
      expect(metrics.modules.map((module) => [module.id, module.blocking, module.delay, module.complexity])).toEqual([['1', 2, 3, 3.3], ['2', 1, 3, 2.7], ['3', 0, 3, 2], ['4', 0, 1, 0.7]]);
      expect(metrics.totals.complexity).toBe(8.7);
      expect(metrics.longestChains).toEqual([['1', '2', '3']]);
    }));
  it('a loop is kept, named, and refused by compile', () =>
    workspaceOf(join(plans, 'loop.csv'), async (workspace) => {
      const metrics = await trellisJson<Metrics>('metrics', workspace);
      expect(metrics).toMatchObject({ valid: false, invalidBecause: { kind: 'cycle' } });
      expect([...(metrics.invalidBecause?.chain ?? [])].sort()).toEqual(['1', '2', '3']);
    }));
  it('an unsatisfiable plan', () =>
    workspaceOf(join(plans, 'unsatisfiable.csv'), async (workspace) => {
      expect(await trellisJson<Metrics>('metrics', workspace)).toMatchObject({ valid: false, invalidBecause: { kind: 'unsatisfiable' } });
    }));
  const names = ['nu-BSCS_Hawaii_Manoa', 'nu-California_Berkely_V2', 'nu-Colostate_CSDegree_2017', 'nu-Metropolitan_State_University_CS'];
  it.skipIf(!hasSharedData('curricular-analytics')).each(names)('%s: exactly the expected measures', (name) =>
    workspaceOf(sharedDataPath(`curricular-analytics/csv/${name}.csv`), async (workspace) => {
      interface Expected { readonly expected: { readonly computed: { readonly perCourse: Record<string, Record<string, number>>; readonly totals: Record<string, number>; readonly valid: boolean; readonly extraneous: string[][]; readonly longestPathVertices: number } } }
      const { computed } = readSharedJson<Expected>(`curricular-analytics/${name}.json`).expected;
      const metrics = await trellisJson<Metrics>('metrics', workspace);
      const perCourse = Object.fromEntries(metrics.modules.map(({ id, blocking, delay, centrality, complexity }) => [id, { blocking, delay, centrality, complexity }]));
      expect(perCourse).toEqual(computed.perCourse);
      expect(metrics.totals).toEqual(computed.totals);
      expect(metrics.valid).toBe(computed.valid);
      expect(metrics.redundant.map(String).sort()).toEqual(computed.extraneous.map(String).sort());
      for (const chain of metrics.longestChains) expect(chain).toHaveLength(computed.longestPathVertices);
    }));
});

describe('trace (scenario 29)', () => {
  const path = async (profile: string): Promise<Trace> => trellisJson<Trace>('trace', sample, '--role', 'REP', '--profile', profile);
  const codes = (trace: Trace): string => trace.steps.map((step) => `${step.code}${step.state === 'waived' ? '-' : ''}`).join(' ');
  it.each([
    ['just-under-60', 'C1 C2 C3 C4 R2 R1 T1 T2 T3 C5 T4 E1 E2', 'band-insert'],
    ['on-60', 'C1 C2 C3 C4 R2 R1 T1 T2 T3 C5 T4 E1 E2', 'band-insert'],
    ['just-under-90', 'C1 C2 C3 C4 T1 T2 T3 C5 T4 E1 E4', 'band-take'],
    ['on-90', 'C1 C2 C3 C4 T1- T2 T3 C5 T4 E1 E4', 'band-waive'],
    ['clinical-research', 'C1 C2 C3 C4 T1- T2- T3- C5 T4 E2 E4', 'band-waive'],
  ])('%s', async (profile, expected, code) => {
    const trace = await path(profile);
    expect(codes(trace)).toBe(expected);
    expect(trace.end).toBe('finished');
    const reasons = trace.steps.find((step) => step.code === 'T1')?.reasons ?? [];
    expect(reasons.map((reason) => reason.code)).toContain(code);
    for (const reason of trace.steps.flatMap((step) => step.reasons)) expect(reason.text).toMatch(/^[A-Z“].*[.]$/);
  });
  it('three failures wait for the coach; two do not (scenario 42)', async () => {
    expect((await path('three-tries')).end).toBe('escalated');
    await withFolder(async (folder) => {
      const attempts = [1, 2].map((attempt) => ({ subject: 'module:certification', kind: 'recall', score: 7000, at: '2026-11-01', attempt }));
      await writeFile(join(folder, 'two.json'), JSON.stringify({ evidence: attempts }));
      expect((await path(join(folder, 'two.json'))).end).toBe('finished');
    });
  });
  it('a profile file is read strictly', () =>
    withFolder(async (folder) => {
      for (const [name, text] of [['a', '{'], ['b', '{"evidence":[{"subject":"module:nowhere","kind":"recall","score":1,"at":"2026-01-01"}]}'], ['c', '{"evidence":[{"subject":"module:certification","kind":"hearsay","score":1,"at":"2026-01-01"}]}'], ['d', '{"colour":"red"}'], ['e', '{"evidence":[{"subject":"module:certification","kind":"recall","score":59.9,"at":"2026-01-01"}]}']] as const) {
        await writeFile(join(folder, `${name}.json`), text);
        const run = await trellis('trace', sample, '--role', 'REP', '--profile', join(folder, `${name}.json`));
        expect([name, run.exit]).toEqual([name, 2]);
        expect(run.err).toContain(`${name}.json`);
      }
    }));
});

describe('import', () => {
  it.skipIf(!hasSharedData('carpentries'))('a real lesson: 12 modules, 445 minutes, none from a fenced comment', () =>
    withFolder(async (folder) => {
      await trellisJson('new', join(folder, 'ws'));
      const source = sharedDataPath('carpentries/python-novice-inflammation/episodes');
      const dry = await hashFolder(join(folder, 'ws'));
      expect(await trellisJson('import', source, '--into', join(folder, 'ws'), '--dry-run')).toMatchObject({ created: { modules: 12 } });
      expect(await hashFolder(join(folder, 'ws'))).toBe(dry);
      expect(await trellisJson('import', source, '--into', join(folder, 'ws'))).toMatchObject({ created: { courses: 1, modules: 12 }, refused: [] });
      const { records } = JSON.parse(await readFile(join(folder, 'ws', 'course.trellis.json'), 'utf8')) as { records: { type: string; minutes?: number; title?: string; text?: string }[] };
      const modules = records.filter((record) => record.type === 'module');
      expect(modules).toHaveLength(12);
      expect(modules.reduce((sum, module) => sum + (module.minutes ?? 0), 0)).toBe(445);
      expect(records.filter((record) => record.type === 'objective')).toHaveLength(39);
    }));
  it.skipIf(!hasSharedData('packages'))('a real SCORM package keeps its tree and its files', () =>
    withFolder(async (folder) => {
      await trellisJson('new', join(folder, 'ws'));
      const result = await trellisJson<{ created: { modules: number; assets: number } }>('import', sharedDataPath('packages/scorm12_RuntimeMinimumCalls_SCORM12.zip'), '--into', join(folder, 'ws'));
      expect(result.created.modules).toBeGreaterThan(3);
      expect((await readdir(join(folder, 'ws', 'assets'))).length).toBeGreaterThan(3);
    }));
  it('finds out catalogues, CASE, cartridges, bundles and workspaces by their content; a design comes back as it was', () =>
    withFolder(async (folder) => {
      const [workspace, other] = [join(folder, 'ws'), join(folder, 'other')];
      await Promise.all([trellisJson('new', workspace), trellisJson('new', other)]);
      const manifest = '<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion></metadata><organizations><organization identifier="o"><item identifier="root"><item identifier="i" identifierref="r"><title>Page</title></item></item></organization></organizations><resources><resource identifier="r" type="webcontent" href="a.html"><file href="a.html"/></resource></resources></manifest>';
      const files = {
        'catalogue.json': new TextEncoder().encode(JSON.stringify([{ id: 'a_b', title: 'A' }, { id: 'b', title: 'B', prerequisites: ['a-b'] }])),
        'case.json': new TextEncoder().encode(JSON.stringify({ CFDocument: { identifier: 'd', title: 'F' }, CFItems: [{ identifier: 'c', fullStatement: 'Can do' }] })),
        'x.imscc': await archiveOf([{ name: 'imsmanifest.xml', data: manifest }, { name: 'a.html', data: '<p>a' }]),
      };
      for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
      const run = await trellisJson('import', ...Object.keys(files).map((name) => join(folder, name)), '--into', workspace);
      expect(run).toMatchObject({ created: { courses: 2, modules: 3, prerequisites: 1, competencies: 1, assets: 1 }, repairs: [{ code: 'id-spelling' }], refused: [] });
      expect(await trellisJson('import', workspace, '--into', other)).toMatchObject({ created: { courses: 2, modules: 3, competencies: 1, assets: 1 }, warnings: [] });
      expect(await hashFolder(join(other, 'assets'))).toBe(await hashFolder(join(workspace, 'assets')));
      const records = async (at: string): Promise<unknown> => (JSON.parse(await readFile(join(at, 'course.trellis.json'), 'utf8')) as { records: { type: string }[] }).records.filter(({ type }) => type !== 'settings');
      expect(await records(other)).toEqual(await records(workspace));
    }));
  it('one refused row and nothing changes, unless it is left out', () =>
    withFolder(async (folder) => {
      const [workspace, file] = [join(folder, 'ws'), join(folder, 'c.json')];
      await trellisJson('new', workspace);
      await writeFile(file, JSON.stringify([{ title: 'A' }, { title: 'B', minutes: 'many' }]));
      const before = await hashFolder(workspace);
      const run = await trellis('import', file, '--into', workspace);
      expect([run.exit, await hashFolder(workspace)]).toEqual([2, before]);
      expect(run.err).toContain('Row 2 of modules: the field "minutes" has to be a number from 0.');
      expect(await trellisJson('import', file, '--into', workspace, '--skip-refused')).toMatchObject({ created: { modules: 1 } });
    }));
  it('hostile and broken files: exit 2, a message, nothing changed, nothing outside', () =>
    withFolder(async (folder) => {
      const workspace = join(folder, 'ws');
      await trellisJson('new', workspace);
      await trellisJson('import', join(plans, 'quarter.csv'), '--into', workspace);
      const manifest = '<manifest identifier="m"><organizations><organization identifier="o"><title>T</title></organization></organizations><resources/></manifest>';
      const cases: Record<string, Uint8Array> = {
        'not-a-zip.zip': new TextEncoder().encode('PK is what it says, but it is not.'),
        'empty.zip': new Uint8Array(0),
        'no-manifest.zip': await archiveOf([{ name: 'readme.txt', data: 'hello' }]),
        'traversal.zip': await archiveOf([{ name: '../../escaped.txt', data: 'out' }, { name: 'imsmanifest.xml', data: manifest }]),
        'absolute.zip': await archiveOf([{ name: '/tmp/escaped.txt', data: 'out' }, { name: 'imsmanifest.xml', data: manifest }]),
        'bomb.zip': await archiveOf([{ name: 'imsmanifest.xml', data: manifest }, { name: 'zeros.bin', data: Buffer.alloc(40_000_000) }]),
        'entities.zip': await archiveOf([{ name: 'imsmanifest.xml', data: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${manifest}` }]),
        'plan.csv': new TextEncoder().encode('Courses\nCourse ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,Credit Hours,Institution\n1,A,X,1,99,,,3,\n'),
      };
      const before = await hashFolder(workspace);
      await mkdir(join(folder, 'in'));
      for (const [name, bytes] of Object.entries(cases)) {
        await writeFile(join(folder, 'in', name), bytes);
        const run = await trellis('import', join(folder, 'in', name), '--into', workspace, '--json');
        expect([name, run.exit, run.out]).toEqual([name, 2, '']);
        expect(run.err.trim().length).toBeGreaterThan(20);
      }
      expect(await hashFolder(workspace)).toBe(before);
      expect((await readdir(folder)).sort()).toEqual(['in', 'ws']);
    }));
  it('a newer document is refused and left as it is', () =>
    withFolder(async (folder) => {
      const text = '{"format":"trellis-course","formatVersion":99,"records":[]}';
      await writeFile(join(folder, 'course.trellis.json'), text);
      for (const args of [['check', folder], ['metrics', folder], ['import', join(plans, 'quarter.csv'), '--into', folder]]) expect((await trellis(...args)).exit).toBe(2);
      expect(await readFile(join(folder, 'course.trellis.json'), 'utf8')).toBe(text);
      expect(await readdir(folder)).toEqual(['course.trellis.json']);
    }));
});

describe('export', () => {
  it('writes byte-identical packages that its own inspection finds nothing wrong with', () =>
    withFolder(async (folder) => {
      const first = await trellisJson<{ sha256: string; rules: { fate: string }[]; preflight: unknown[] }>('export', sample, '--role', 'REP', '--target', 'scorm12', '--out', join(folder, 'a.zip'));
      const second = await trellisJson<{ sha256: string }>('export', sample, '--role', 'REP', '--target', 'scorm12', '--out', join(folder, 'b.zip'));
      expect(second.sha256).toBe(first.sha256);
      expect(await readFile(join(folder, 'a.zip'))).toEqual(await readFile(join(folder, 'b.zip')));
      expect(await trellisJson('package', join(folder, 'a.zip'))).toMatchObject({ kind: 'scorm', version: '1.2', findings: [], exit: 0 });
      expect(new Set(first.rules.map((rule) => rule.fate))).toEqual(new Set(['kept', 'degraded', 'dropped']));
    }));
  it('records a release where it is asked to, and only there; refuses options that it does not know', () =>
    withFolder(async (folder) => {
      const workspace = join(folder, 'ws');
      await trellisJson('new', workspace, '--template', 'pharma-sales-compliance');
      const before = await hashFolder(workspace);
      const out = join(folder, 'a.zip');
      const run = async (...more: readonly string[]) => trellisJson<{ release?: { number: number; impact: { level: string; against: number } | null } }>('export', workspace, '--role', 'REP', '--target', 'scorm12', '--out', out, ...more);
      expect((await run()).release).toBeUndefined();
      expect(await hashFolder(workspace)).toBe(before);
      expect((await run('--release')).release).toEqual({ number: 1, impact: null });
      expect((await run('--release', '--finished', 'passed')).release).toMatchObject({ number: 2, impact: { level: 'credential', advice: 'ask', against: 1 } });
      const refused = await trellis('export', workspace, '--role', 'REP', '--target', 'scorm12', '--out', out, '--profile', 'nonsense');
      expect([refused.exit, refused.err.includes('--profile "nonsense" is not supported. Supported: generic, moodle-4')]).toEqual([2, true]);
    }));
  it('refuses a role with a loop, and writes nothing', () =>
    workspaceOf(join(plans, 'loop.csv'), async (workspace) => {
      const file = join(workspace, 'course.trellis.json');
      const document = JSON.parse(await readFile(file, 'utf8')) as { records: { id: string; type: string }[] };
      const module = document.records.find((record) => record.type === 'module')?.id;
      document.records.push({ id: 'role:r', type: 'role', title: 'R' } as never, { id: 'zone:z', type: 'zone', role: 'role:r', title: 'Z', policy: 'core-locked', modules: [module] } as never);
      await writeFile(file, JSON.stringify(document));
      const run = await trellis('export', workspace, '--role', 'R', '--target', 'scorm12', '--out', join(workspace, 'x.zip'));
      expect(run.exit).toBe(2);
      expect(run.err).toContain('loop');
      expect(await readdir(workspace)).not.toContain('x.zip');
    }));
  it('never replaces a workspace’s own files, and names only what blocks, with its code', () =>
    withFolder(async (folder) => {
      await trellisJson('new', join(folder, 'ws'), '--template', 'pharma-sales-compliance');
      const document = join(folder, 'ws', 'course.trellis.json');
      const before = await readFile(document, 'utf8');
      await mkdir(join(folder, 'ws', '.trellis', 'backups'), { recursive: true });
      for (const out of [document, join(folder, 'ws', '.trellis', 'x.json'), join(folder, 'ws', '.trellis', 'backups', 'x.json')]) {
        const run = await trellis('export', join(folder, 'ws'), '--role', 'REP', '--target', 'json', '--out', out);
        expect([out, run.exit]).toEqual([out, 2]);
        expect(run.err).toContain('belongs to a workspace');
      }
      expect(await readFile(document, 'utf8')).toBe(before);
      const parsed = JSON.parse(before) as { records: { type: string; module?: string; purpose?: string }[] };
      parsed.records = parsed.records.filter((record) => record.purpose !== 'post' && !(record.type === 'page' && record.module === 'module:transfers'));
      await writeFile(document, JSON.stringify(parsed));
      const refused = await trellis('export', join(folder, 'ws'), '--role', 'REP', '--target', 'scorm12', '--out', join(folder, 'x.zip'));
      expect([refused.exit, refused.err.trim().split('\n').length]).toEqual([2, 1]);
      expect(refused.err).toContain('[TRL-X001]');
    }));
});
