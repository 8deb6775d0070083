import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { applyCommands, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { readDocument } from '#shared/document/read-document';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { cliShapes } from '#shared/contract/cli-shapes';
import { projectRoot, trellis, withFolder } from '../helpers/cli';

/** Every run is a process of its own. */
vi.setConfig({ testTimeout: 120_000 });

const name = 'course.trellis.json';
const sample = join(projectRoot, 'resources/samples/pharma-sales-compliance', name);
const driver = `'${process.execPath}' '${join(projectRoot, 'bin/trellis.mjs')}' merge %O %A %B --out %A`;

function read(text: string): TrellisDocument {
  const document = readDocument(JSON.parse(text));
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}
async function edit(file: string, ...commands: readonly AnyCommand[]): Promise<void> {
  const document = read(await readFile(file, 'utf8'));
  const applied = applyCommands(document, commands);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  await writeFile(file, writeDocument(applyDiff(document, applied.value.diff), 'Trellis Studio 0.1.0'));
}
const set = (id: string, fields: object): AnyCommand => ({ name: 'record.update', payload: { updates: [{ id, set: fields }] } });
const create = (id: string): AnyCommand => ({ name: 'record.create', payload: { records: [{ id: `module:${id}`, type: 'module', title: id, minutes: 5 }] } });

interface Repository {
  readonly file: string;
  /** Runs git; the exit code, and both outputs. */
  readonly git: (...args: readonly string[]) => Promise<{ readonly exit: number; readonly text: string }>;
  readonly commit: (...commands: readonly AnyCommand[]) => Promise<void>;
  /** Two branches from here, each with its edits; then `theirs` is merged into `main`. */
  readonly mergeBoth: (ours: readonly AnyCommand[], theirs: readonly AnyCommand[]) => Promise<{ readonly exit: number; readonly text: string }>;
  readonly records: () => Promise<Map<string, Record<string, unknown>>>;
}

const run = promisify(execFile);

async function withRepository(work: (repository: Repository) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const workspace = join(folder, 'ws');
    const made = await trellis('new', workspace, '--template', 'pharma-sales-compliance');
    expect(made.exit, made.err).toBe(0);
    const file = join(workspace, name);
    const env = { ...process.env, GIT_CONFIG_GLOBAL: join(folder, 'none'), GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' };
    const git: Repository['git'] = async (...args) => {
      try {
        const { stdout, stderr } = await run('git', args, { cwd: workspace, env });
        return { exit: 0, text: stdout + stderr };
      } catch (error) {
        const failed = error as { code?: number; stdout?: string; stderr?: string };
        return { exit: failed.code ?? -1, text: `${failed.stdout ?? ''}${failed.stderr ?? ''}` };
      }
    };
    const commit: Repository['commit'] = async (...commands) => {
      await edit(file, ...commands);
      expect((await git('commit', '-qam', 'edit')).exit).toBe(0);
    };
    await git('init', '-q', '-b', 'main');
    await git('add', '.');
    await git('commit', '-qm', 'start');
    await work({
      file, git, commit,
      mergeBoth: async (ours, theirs) => {
        await git('checkout', '-qb', 'theirs');
        await commit(...theirs);
        await git('checkout', '-q', 'main');
        await commit(...ours);
        return git('merge', '-q', 'theirs', '-m', 'merged');
      },
      records: async () => new Map((JSON.parse(await readFile(file, 'utf8')) as { records: Record<string, unknown>[] }).records.map((record) => [String(record['id']), record])),
    });
  });
}

const disjoint = [[set('module:certification', { minutes: 77 })], [set('module:vocabulary', { minutes: 78 }), create('zebra')]] as const;
const samePlace = [[create('zebra-one')], [create('zebra-two')]] as const;

describe('the document in git', () => {
  it('D-33 one change is a diff of a few lines', () =>
    withRepository(async ({ file, git }) => {
      const diff = async (...commands: readonly AnyCommand[]): Promise<readonly number[]> => {
        await edit(file, ...commands);
        const { text } = await git('diff', '--numstat', '--', name);
        await git('checkout', '-q', '--', name);
        return text === '' ? [] : text.split('\t').slice(0, 2).map(Number);
      };
      expect(await diff()).toEqual([]);
      expect(await diff(set('module:certification', { title: 'Another title' }))).toEqual([1, 1]);
      expect(await diff(set('module:certification', { minutes: 77 }))).toEqual([1, 1]);
      expect(await diff(set('module:certification', { description: 'Once a year.' }))).toEqual([1, 0]);
      expect(await diff(create('zebra'))).toEqual([6, 0]);
      const [added = 9, removed = 9] = await diff({ name: 'module.tag', payload: { modules: ['module:certification'], add: ['zz'] } });
      expect(added + removed).toBeLessThan(5);
      expect((await git('status', '--porcelain')).text).toBe('');
    }));
  it('D-33 edits of different records merge without the driver', () =>
    withRepository(async ({ mergeBoth, records, git }) => {
      const merged = await mergeBoth(...disjoint);
      expect(merged.exit, merged.text).toBe(0);
      const now = await records();
      expect([now.get('module:certification')?.['minutes'], now.get('module:vocabulary')?.['minutes'], now.has('module:zebra')]).toEqual([77, 78, true]);
      expect((await git('status', '--porcelain')).text).toBe('');
    }));
  it('D-33 insertions at one place need the driver, and merge with it', async () => {
    await withRepository(async ({ mergeBoth }) => {
      const merged = await mergeBoth(...samePlace);
      expect([merged.exit, merged.text]).toEqual([1, expect.stringContaining('CONFLICT')]);
    });
    await withRepository(async ({ git, mergeBoth, records, file }) => {
      await git('config', 'merge.trellis.driver', driver);
      const merged = await mergeBoth(...samePlace);
      expect(merged.exit, merged.text).toBe(0);
      const now = await records();
      expect([now.has('module:zebra-one'), now.has('module:zebra-two')]).toEqual([true, true]);
      expect(writeDocument(read(await readFile(file, 'utf8')), 'Trellis Studio 0.1.0')).toBe(await readFile(file, 'utf8'));
      expect((await git('status', '--porcelain')).text).toBe('');
    });
  });
  it('D-33 a true conflict stays one: git says so, the file has ours and opens, and can be finished', () =>
    withRepository(async ({ file, git, mergeBoth, records }) => {
      await git('config', 'merge.trellis.driver', driver);
      const merged = await mergeBoth([set('module:certification', { title: 'Ours', minutes: 77 })], [set('module:certification', { title: 'Theirs' }), create('zebra')]);
      expect(merged.exit).toBe(1);
      expect(merged.text).toMatch(/conflict: Module "Ours", title: ours "Ours", theirs "Theirs"/);
      expect((await git('status', '--porcelain')).text).toBe(`UU ${name}\n`);
      const now = await records();
      expect([now.get('module:certification'), now.has('module:zebra')]).toMatchObject([{ title: 'Ours', minutes: 77 }, true]);
      await edit(file, set('module:certification', { title: 'Both' }));
      expect((await git('commit', '-qam', 'finished')).exit).toBe(0);
      expect((await git('status', '--porcelain')).text).toBe('');
    }));
  it('a text merge that was left open can be made again with the driver', () =>
    withRepository(async ({ git, mergeBoth, records, file }) => {
      await mergeBoth(...samePlace);
      expect(await readFile(file, 'utf8')).toContain('<<<<<<<');
      await git('config', 'merge.trellis.driver', driver);
      await git('checkout', '--merge', name);
      const now = await records();
      expect([now.has('module:zebra-one'), now.has('module:zebra-two')]).toEqual([true, true]);
    }));
  it('both branches added the file: no base, and what is only on one side is kept', () =>
    withRepository(async ({ file, git, records }) => {
      await git('config', 'merge.trellis.driver', driver);
      await git('rm', '-q', '--cached', name);
      await git('commit', '-qm', 'without');
      const text = await readFile(file, 'utf8');
      await git('branch', 'theirs');
      for (const [branch, id] of [['main', 'zebra-one'], ['theirs', 'zebra-two']] as const) {
        await git('checkout', '-qf', branch);
        await writeFile(file, text);
        await edit(file, create(id));
        await git('add', name);
        await git('commit', '-qm', branch);
      }
      await git('checkout', '-q', 'main');
      const merged = await git('merge', '-q', 'theirs', '-m', 'merged');
      expect(merged.exit, merged.text).toBe(0);
      const now = await records();
      expect([now.has('module:zebra-one'), now.has('module:zebra-two'), now.size]).toEqual([true, true, (JSON.parse(text) as { records: unknown[] }).records.length + 2]);
    }));
  it('an unreadable side stays a conflict and touches nothing', () =>
    withRepository(async ({ file, git }) => {
      await git('config', 'merge.trellis.driver', driver);
      await git('checkout', '-qb', 'theirs');
      await writeFile(file, '{"format": "something else"}');
      await git('commit', '-qam', 'broken');
      await git('checkout', '-q', 'main');
      await edit(file, create('zebra'));
      await git('commit', '-qam', 'ours');
      const before = await readFile(file, 'utf8');
      expect((await git('merge', '-q', 'theirs')).exit).not.toBe(0);
      expect((await git('status', '--porcelain')).text).toBe(`UU ${name}\n`);
      expect(await readFile(file, 'utf8')).toBe(before);
    }));
});

describe('trellis merge', () => {
  it('D-33 previews, writes, and says every conflict in words and as JSON', () =>
    withFolder(async (folder) => {
      const [base, ours, theirs, out] = ['base', 'ours', 'theirs', 'out'].map((file) => join(folder, `${file}.json`)) as [string, string, string, string];
      for (const file of [base, ours, theirs]) await writeFile(file, await readFile(sample));
      await edit(ours, set('module:certification', { title: 'Ours' }));
      await edit(theirs, set('module:certification', { title: 'Theirs' }), create('new'));
      const preview = await trellis('merge', base, ours, theirs, '--json');
      expect(preview.exit).toBe(1);
      expect(cliShapes.merge.parse(JSON.parse(preview.out))).toMatchObject({ file: null, base: true, added: 1, changed: 0, removed: 0, conflicts: [{ kind: 'both-changed', id: 'module:certification', field: 'title', ours: 'Ours', theirs: 'Theirs' }] });
      expect(preview.err).toContain('conflict: Module "Ours", title');
      expect((await readdir(folder)).sort()).toEqual(['base.json', 'ours.json', 'theirs.json']);
      const written = await trellis('merge', base, ours, theirs, '--out', out);
      expect(written.exit).toBe(1);
      expect(read(await readFile(out, 'utf8')).tables.module.get('module:certification')?.title).toBe('Ours');
      expect((await trellis('merge', base, ours, base, '--out', out)).exit).toBe(0);
      expect(await readFile(out, 'utf8')).toBe(await readFile(ours, 'utf8'));
    }));
  it('refuses what it cannot read, and writes nothing', () =>
    withFolder(async (folder) => {
      const good = sample;
      const bad: Readonly<Record<string, string>> = {
        'cut.json': (await readFile(sample, 'utf8')).slice(0, 900), 'newer.json': '{"format":"trellis-course","formatVersion":99,"records":[]}', 'empty.json': '',
        'marks.json': '{\n<<<<<<< HEAD\n"a": 1\n=======\n>>>>>>> theirs\n}\n',
      };
      await mkdir(join(folder, 'in'));
      const out = join(folder, 'out.json');
      for (const [file, text] of Object.entries(bad)) {
        await writeFile(join(folder, 'in', file), text);
        const path = join(folder, 'in', file);
        const runs = [[good, path, good], [good, good, path], ...(text === '' ? [] : [[path, good, good]])];
        for (const refused of await Promise.all(runs.map((args) => trellis('merge', ...args, '--out', out, '--json')))) {
          expect([file, refused.exit, refused.out]).toEqual([file, 2, '']);
          expect(refused.err).toContain(file);
        }
      }
      expect((await trellis('merge', good, good)).exit).toBe(2);
      expect((await trellis('merge', good, good, join(folder, 'nowhere.json'))).exit).toBe(2);
      expect((await trellis('merge', good, good, good, '--out', join(folder, 'no', 'folder.json'))).exit).toBe(2);
      expect((await readdir(folder))).toEqual(['in']);
    }));
});
