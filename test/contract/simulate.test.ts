import { spawn, spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { cliShapes } from '#shared/contract/cli-shapes';
import { projectRoot, trellis, trellisJson, withFolder } from '../helpers/cli';

/** Every run is a process of its own. */
vi.setConfig({ testTimeout: 180_000 });

const sample = join(projectRoot, 'resources/samples/pharma-sales-compliance');
const bin = join(projectRoot, 'bin/trellis.mjs');
const has = (command: string): boolean => {
  const found = spawnSync(command, ['--version']).status === 0;
  if (!found) console.warn(`skipped: there is no ${command} on this machine`);
  return found;
};

describe('trellis simulate', () => {
  it('refuses what it cannot do, says how to mend it, and writes nothing', () => withFolder(async (folder) => {
    const refused = async (what: string, ...args: readonly string[]): Promise<void> => {
      const run = await trellis('simulate', ...args, '--json');
      expect(run, args.join(' ')).toMatchObject({ exit: 2, out: '' });
      expect(run.err).toContain(what);
    };
    await refused('needs --cohort C or --people FILE.csv', sample);
    await refused('only one of them', sample, '--cohort', '5', '--people', 'x.csv');
    await refused('--shard "3/2" must be K/N', sample, '--cohort', '5', '--shard', '3/2');
    await refused('--workers "0" is not a whole number from 1 to 256', sample, '--cohort', '5', '--workers', '0');
    await refused('--as-of "yesterday" is not a day', sample, '--cohort', '5', '--as-of', 'yesterday');
    await refused('The cohort cannot be read', sample, '--cohort', join(folder, 'none.json'));
    await refused('There is no file', sample, '--people', join(folder, 'none.csv'));
    await writeFile(join(folder, 'people.csv'), 'id,role\np1,nobody\np2,REP\n');
    await refused('Row 2: There is no role "nobody" in this workspace.', sample, '--people', join(folder, 'people.csv'), '--out', join(folder, 'out.csv'));
    await writeFile(join(folder, 'no.json'), '{}');
    await refused('A sweep takes the whole cohort: leave out --shard', sample, '--cohort', '5', '--sweep', '--shard', '1/2');
    await refused('must be NAME, NAME=LOW..HIGH or NAME=LOW..HIGH/STEPS', sample, '--cohort', '5', '--lever', 'gain=0..');
    await refused('--model goes with --people', sample, '--cohort', '5', '--model', join(folder, 'none.json'));
    await refused('The model cannot be read', sample, '--people', join(folder, 'people.csv'), '--model', join(folder, 'none.json'));
    await refused('--outcome says what an audit looks at', sample, '--cohort', '5', '--outcome', 'waived');
    await refused('There is no group column "none" to audit', sample, '--cohort', '5', '--audit', 'none');
    await refused('--format-target "vide=70" must be FORMAT=PERCENT', sample, '--cohort', '5', '--format-target', 'vide=70');
    await refused('There is no lever "gain"', sample, '--cohort', '5', '--lever', 'gain');
    await refused('is not what trellis simulate --shard K/N --json prints', '--merge', join(folder, 'no.json'));
    await refused('--merge takes files only: leave out --seed', '--merge', join(folder, 'no.json'), '--seed', '1');
    await refused('cannot be written', sample, '--cohort', '5', '--out', join(folder, 'none', 'out.csv'));
    expect((await readdir(folder)).sort()).toEqual(['no.json', 'people.csv']);
  }));

  it('S-18 sweeps: the report as without, with the sweep and what the assumptions span; a table for people', () => withFolder(async (folder) => {
    await writeFile(join(folder, 'cohort.json'), '{"learners": 1000, "model": {}}');
    const args = ['simulate', sample, '--cohort', join(folder, 'cohort.json')];
    const plain = await trellisJson<{ saved: object }>(...args);
    const swept = await trellisJson<{ saved: object; sweep: { levers: { lever: string; points: { at: number }[] }[]; assumptions: { low: number; high: number } } }>(...args, '--lever', 'gain=0..1/3', '--lever', 'difficulty.none');
    const { sweep, ...rest } = swept;
    const { exit: _exit, ...printed } = swept;
    expect(rest).toEqual({ ...plain, saved: { ...plain.saved, assumptions: sweep.assumptions } });
    expect(sweep.levers.find(({ lever }) => lever === 'gain')?.points.map(({ at }) => at)).toEqual([0, 0.5, 1]);
    cliShapes.simulate.parse(printed);
    const { out } = await trellis(...args, '--lever', 'gain=0..1/3');
    expect(out).toMatch(/\n {2}lever +from +to +saved at low +saved at high.*\n {2}gain +0 +1 /);
  }));

  it('S-25 a gap is explained of a whole run; of shards, and of what is merged of them, it is said that it is not', () => withFolder(async (folder) => {
    const workspace = join(folder, 'ws');
    await trellis('new', workspace, '--template', 'pharma-sales-compliance');
    const file = join(workspace, 'course.trellis.json');
    const document = JSON.parse(await readFile(file, 'utf8')) as { records: { id: string }[] };
    // Fewer rules of one role waive anything then: it comes off worse.
    await writeFile(file, JSON.stringify({ ...document, records: document.records.filter(({ id }) => id !== 'rule:kam-product-label' && id !== 'rule:kam-trial-results') }));
    await writeFile(join(folder, 'cohort.json'), '{"learners": 2000, "otherEvidence": {"share": 0.8}, "results": {"audit": {"column": "role"}}}');
    const args = ['simulate', workspace, '--cohort', join(folder, 'cohort.json')];
    const whole = await trellis(...args);
    expect(whole.out).toMatch(/under four fifths[^]*95 %: [^]*Where the 0\.\d+ of role:account-manager against .* comes from/);
    expect(whole.out).not.toContain('is not told of shards');
    const parts = await Promise.all(['1/2', '2/2'].map(async (shard, at) => {
      const part = join(folder, `part-${at}.json`);
      await writeFile(part, (await trellis(...args, '--shard', shard, '--json')).out);
      return part;
    }));
    expect((await trellis(...args, '--shard', '1/2')).out).toContain('is not told of shards');
    const merged = await trellis('simulate', '--merge', ...parts);
    expect(merged.out).toContain('Where this comes from is not told of shards, nor of what --merge makes of them');
    const { audit } = await trellisJson<{ audit: { ablation?: object } }>(...args);
    const { ablation, ...rest } = audit;
    expect(ablation).toBeDefined();
    expect((await trellisJson<{ audit: object }>('simulate', '--merge', ...parts)).audit).toEqual(rest);
  }));

  it('S-10 S-20 knowledge tracing gives the same with one worker and two', () => withFolder(async (folder) => {
    await writeFile(join(folder, 'cohort.json'), '{"learners": 6000, "model": {"kind": "bkt"}}');
    const of = (workers: string): Promise<object> => trellisJson('simulate', sample, '--cohort', join(folder, 'cohort.json'), '--workers', workers);
    expect(await of('2')).toEqual(await of('1'));
  }));

  it('S-13 leaves rows out on request; ids are pseudonyms in the file of learners', () => withFolder(async (folder) => {
    const workspace = join(folder, 'ws');
    await trellis('new', workspace, '--template', 'pharma-sales-compliance');
    const { records } = JSON.parse(await readFile(join(workspace, 'course.trellis.json'), 'utf8')) as { records: { id: string; type: string }[] };
    const role = records.find(({ type }) => type === 'role')!.id;
    await writeFile(join(folder, 'people.csv'), `id,role,group:team\ncanary-1,${role},a\ncanary-2,nobody,a\ncanary-3,${role},b\n`);
    const run = await trellis('simulate', workspace, '--people', join(folder, 'people.csv'), '--skip-refused', '--out', join(folder, 'out.csv'), '--json');
    expect(run.exit, run.err).toBe(0);
    expect(run.err).toContain('Left out. Row 3: There is no role "nobody"');
    const [head, first, second, ...more] = (await readFile(join(folder, 'out.csv'), 'utf8')).trim().split('\n');
    expect(head).toBe('row,learner,role,end,minutes,baselineMinutes,steps,waived,credited,exempt,extended,inserted,failed,path');
    expect([first, second]).toEqual([expect.stringMatching(/^1,[0-9a-f]{20},role:/), expect.stringMatching(/^2,[0-9a-f]{20},role:/)]);
    expect(more).toEqual([]);
    for (const text of [run.out, run.err, first, second]) expect(text).not.toContain('canary');
    for (const file of (await readdir(workspace, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())) expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('canary');
  }));

  it('tells how far it is on standard error, and Ctrl+C stops it with nothing written', () => withFolder(async (folder) => {
    const child = spawn(process.execPath, [bin, 'simulate', sample, '--cohort', '50000000', '--workers', '2', '--out', join(folder, 'out.csv'), '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err, isStopped] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const exit = await new Promise<number | null>((resolve) => {
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString();
        // Once: a second one ends the program at once.
        if (!isStopped && err.includes(' of 50,000,000 learners')) isStopped = child.kill('SIGINT');
      });
      child.on('close', resolve);
    });
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(/Stopped after \d+ learners; nothing was written\./);
    expect(await readdir(folder)).toEqual([]);
  }));

  it.skipIf(!has('parallel'))('S-11 GNU parallel runs the shards, as the handbook says, and they merge to the whole', () => withFolder(async (folder) => {
    const whole = await trellisJson('simulate', sample, '--cohort', '8000', '--seed', '3');
    const run = spawnSync('parallel', ['--jobs', '2', `${process.execPath} ${bin} simulate ${sample} --cohort 8000 --seed 3 --workers 1 --shard {}/4 --json > ${folder}/part-{}.json`, ':::', '1', '2', '3', '4'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    const parts = (await readdir(folder)).map((name) => join(folder, name));
    expect(parts.length).toBe(4);
    expect(await trellisJson('simulate', '--merge', ...parts)).toEqual(whole);
  }));
});

describe('ready jobs', () => {
  const job = (name: string): string => join(projectRoot, 'resources/jobs', name);
  it('Kubernetes: an indexed Job whose shards are as many as its completions', async () => {
    const { apiVersion, kind, spec } = parse(await readFile(job('kubernetes-indexed-job.yaml'), 'utf8')) as { apiVersion: string; kind: string; spec: { completions: number; completionMode: string; template: { spec: { containers: { args: string[] }[]; volumes: { name: string }[] } } } };
    expect({ apiVersion, kind, mode: spec.completionMode }).toEqual({ apiVersion: 'batch/v1', kind: 'Job', mode: 'Indexed' });
    const [script = ''] = spec.template.spec.containers[0]!.args;
    expect(script).toContain(`--shard "$shard/${spec.completions}"`);
    expect(spawnSync('sh', ['-n', '-c', script]).status).toBe(0);
  });
  it.skipIf(!has('bash'))('Slurm: an array task runs its shard', () => withFolder(async (folder) => {
    await writeFile(join(folder, 'trellis'), `#!/bin/sh\nexec ${process.execPath} ${bin} "$@"\n`, { mode: 0o755 });
    await writeFile(join(folder, 'cohort.json'), '{"learners": 3000}');
    const results = join(folder, 'results');
    for (const task of ['1', '2']) {
      const run = spawnSync('bash', [job('slurm-array.sh'), sample, join(folder, 'cohort.json'), results], { encoding: 'utf8', env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, SLURM_ARRAY_TASK_ID: task, SLURM_ARRAY_TASK_COUNT: '2', SLURM_CPUS_PER_TASK: '1' } });
      expect(run.status, run.stderr).toBe(0);
    }
    const merged = await trellisJson<{ learners: number }>('simulate', '--merge', join(results, 'part-1.json'), join(results, 'part-2.json'));
    expect(merged.learners).toBe(3000);
  }));
  it.skipIf(!has('python3'))('Spark: the function of a task runs its shard', () => withFolder(async (folder) => {
    await writeFile(join(folder, 'trellis'), `#!/bin/sh\nexec ${process.execPath} ${bin} "$@"\n`, { mode: 0o755 });
    await writeFile(join(folder, 'cohort.json'), '{"learners": 1500}');
    const call = `import sys; sys.dont_write_bytecode = True; sys.path.insert(0, ${JSON.stringify(join(projectRoot, 'resources/jobs'))}); import spark_simulate; [spark_simulate.simulate(shard, 2, ${JSON.stringify(sample)}, ${JSON.stringify(join(folder, 'cohort.json'))}, ${JSON.stringify(folder)}) for shard in (1, 2)]`;
    const run = spawnSync('python3', ['-c', call], { encoding: 'utf8', env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` } });
    expect(run.status, run.stderr).toBe(0);
    expect((await trellisJson<{ learners: number }>('simulate', '--merge', join(folder, 'part-1.json'), join(folder, 'part-2.json'))).learners).toBe(1500);
  }));
});
