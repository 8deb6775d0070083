import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '#shared/document/read-document';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { createRandom } from '#shared/kit/random';
import { outsideChoices } from '#shared/contract/shapes';
import { nodePorts } from '../../electron/hosts/node-studio';
import type { DocumentSession } from '../../electron/services/session/document-session';
import { openSession } from '../../electron/services/session/open-session';
import { writeStarter } from '../../electron/services/starters';

/** Quality row "External change never overwritten": 100 changes, always in full size. */
const trials = 100;
const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });
let root: string;
let folder: string;
let file: string;
let session: DocumentSession;
let states: string[];

const add = (key: string, title = key): void => void session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: `module:${key}`, type: 'module', title }] } }], focus: [] });
const titles = (document: TrellisDocument): string[] => [...document.tables.module.values()].map((module) => module.title).sort();
const onDisk = async (): Promise<TrellisDocument> => {
  const read = readDocument(JSON.parse(await readFile(file, 'utf8')));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};
const git = (...args: string[]): void => {
  const run = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
};
/** `still`: no timer ever fires, so that nothing is saved or looked at before its turn. */
const start = async (still = false): Promise<void> => {
  states = [];
  session = await openSession(still ? { ...ports, clock: { now: ports.clock.now, after: () => () => undefined } } : ports, folder, { changed: () => undefined, saveState: ({ state }) => void states.push(state) }, { otherwise: 'follow', mend: true });
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'trellis-outside-'));
  folder = join(root, 'ws');
  file = join(folder, 'course.trellis.json');
  await writeStarter(ports.files, ports.resources, folder, 'blank', '2026-11-22', 'test');
  await start();
  add('base', 'Base 00');
  await session.flush();
});
afterEach(async () => {
  await session.close().catch(() => undefined);
  await rm(root, { recursive: true, force: true });
});

/** What another program can do to the file; all but the last two leave a readable one, in which the title of module:base is new. */
const kinds = ['edited in place', 'replaced', 'checked out in git', 'same size, same second', 'deleted', 'renamed', 'cut off'] as const;

async function change(kind: (typeof kinds)[number], n: number): Promise<void> {
  const before = await readFile(file, 'utf8');
  const titled = (title: string): string => before.replace(/(Longer base|Base) \d\d/, `${title} ${String(n % 90 + 10)}`);
  const other = titled(kind === 'same size, same second' && before.includes('Longer base') ? 'Longer base' : 'Base');
  if (kind === 'edited in place') return writeFile(file, titled('Longer base'));
  if (kind === 'replaced') {
    await writeFile(`${file}.new`, other);
    return rename(`${file}.new`, file);
  }
  if (kind === 'checked out in git') {
    git('init', '-q');
    git('add', 'course.trellis.json');
    git('commit', '-qm', 'one');
    await writeFile(file, other);
    git('commit', '-qam', 'two');
    git('checkout', '-q', 'HEAD~1');
    return git('checkout', '-q', '-');
  }
  if (kind === 'same size, same second') {
    const { atime, mtime } = await stat(file);
    await writeFile(file, other);
    return utimes(file, atime, mtime);
  }
  if (kind === 'deleted') return rm(file);
  if (kind === 'renamed') return rename(file, join(folder, 'elsewhere.json'));
  return writeFile(file, before.slice(0, Math.floor(before.length / 2)));
}

describe('another program changes the file while there are edits', () => {
  it(`D-25 D-38 ${trials} of ${trials} are noticed before any write, both versions stay, and every choice does what it says`, { timeout: 180_000 }, async () => {
    const random = createRandom(35);
    const seen = new Map<string, number>();
    await session.close();
    await start(true);
    for (let n = 0; n < trials; n++) {
      const kind = kinds[n % kinds.length] ?? 'deleted';
      await change(kind, n);
      const theirBytes = await readFile(file).catch(() => null);
      add(`mine-${n}`);
      const mine = titles(session.document());
      await expect(session.flush()).rejects.toThrow(/outside Trellis/);
      expect(session.info().saveState.state).toBe('conflict');
      expect(await readFile(file).catch(() => null)).toEqual(theirBytes);
      const outside = session.outside();
      if (!outside) throw new Error('nothing was noticed');
      const choice = outside.choices[Math.floor(random() * outside.choices.length)] ?? 'ours';
      const theirs = outside.kind === 'changed' ? titles(await onDisk()) : null;
      expect(outside.kind).toBe(kind === 'deleted' || kind === 'renamed' ? 'deleted' : kind === 'cut off' ? 'unreadable' : 'changed');
      const copies = (await session.copies.list()).length;
      await session.resolveOutside('w', choice);
      expect((await session.copies.list()).length - copies).toBe(choice === 'copy' ? 1 : 0);
      await session.flush();
      const now = titles(session.document());
      expect(titles(await onDisk())).toEqual(now);
      if (choice === 'ours') expect(now).toEqual(mine);
      else if (choice === 'merge') expect(now).toEqual([...new Set([...mine.filter((title) => !/base/i.test(title)), ...(theirs ?? []).filter((title) => /base/i.test(title))])].sort());
      else expect(now).toEqual(theirs);
      await expectKept(mine, theirs, theirBytes);
      seen.set(`${kind}/${choice}`, (seen.get(`${kind}/${choice}`) ?? 0) + 1);
      await rm(join(folder, '.git'), { recursive: true, force: true });
    }
    for (const choice of outsideChoices) expect([...seen.keys()].some((key) => key.endsWith(choice)), choice).toBe(true);
  });
});

/** Both versions are to be had: as the document, a backup, a snapshot, or the damaged file. */
async function expectKept(mine: readonly string[], theirs: readonly string[] | null, theirBytes: Uint8Array | null): Promise<void> {
  const states = [titles(session.document())];
  for (const kept of (await session.backups.list()).slice(0, 4)) states.push(titles(await session.backups.load(kept.id)));
  expect(states).toContainEqual(mine);
  if (theirs) expect(states).toContainEqual(theirs);
  else if (theirBytes) {
    const damaged = await Promise.all((await readdir(join(folder, '.trellis', 'damaged'))).map((name) => readFile(join(folder, '.trellis', 'damaged', name))));
    expect(damaged.some((bytes) => bytes.equals(theirBytes))).toBe(true);
  }
}

describe('another program changes the file while nothing is unsaved', () => {
  it('D-38 the change is loaded by itself, as a step that Undo takes back', async () => {
    await change('edited in place', 3);
    await expect.poll(() => titles(session.document()), { timeout: 5_000 }).toEqual(['Longer base 13']);
    await expect.poll(() => session.info().saveState.state, { timeout: 5_000 }).toBe('saved');
    expect(session.outside()).toBeNull();
    expect(session.steps('w').at(-1)).toMatchObject({ label: 'Change outside Trellis', done: true });
    const theirs = await readFile(file, 'utf8');
    await session.close();
    expect(await readFile(file, 'utf8')).toBe(theirs);
    await start();
    add('later');
    await session.flush();
    expect(titles(await onDisk())).toEqual(['Longer base 13', 'later']);
  });
  it('D-38 a deleted file is asked about; writing mine brings it back', async () => {
    await rm(file);
    await expect.poll(() => session.info().saveState.state, { timeout: 5_000 }).toBe('conflict');
    expect(session.outside()).toMatchObject({ kind: 'deleted', choices: ['ours'] });
    await session.resolveOutside('w', 'ours');
    await session.flush();
    expect(titles(await onDisk())).toEqual(['Base 00']);
  });
  it('D-38 the question goes when the other program takes its change back', async () => {
    const before = await readFile(file);
    await rm(file);
    await expect.poll(() => session.info().saveState.state, { timeout: 5_000 }).toBe('conflict');
    await writeFile(file, before);
    await expect.poll(() => session.info().saveState.state, { timeout: 5_000 }).toBe('saved');
  });
  it('D-38 a touch, other line ends and another spelling of the same records are no change', async () => {
    const before = await readFile(file, 'utf8');
    await writeFile(file, before);
    await writeFile(file, before.replaceAll('\n', '\r\n'));
    add('a');
    await session.flush();
    await writeFile(file, JSON.stringify(JSON.parse(await readFile(file, 'utf8'))));
    await new Promise((done) => setTimeout(done, 1_300));
    expect(states).not.toContain('conflict');
    add('b');
    await session.flush();
    expect(titles(await onDisk())).toEqual(['Base 00', 'a', 'b']);
  });
  it('D-38 half a file, in the middle of being written, is waited for', async () => {
    const after = (await readFile(file, 'utf8')).replace('Base 00', 'Base 77');
    await writeFile(file, after.slice(0, 80));
    await new Promise((done) => setTimeout(done, 1_100));
    await writeFile(file, after);
    await expect.poll(() => titles(session.document()), { timeout: 5_000 }).toEqual(['Base 77']);
    expect(states).not.toContain('conflict');
  });
});

describe('the file was changed while Trellis was closed', () => {
  it('D-39 nothing was unsaved: the file is opened, the state before is in History', async () => {
    await session.close();
    await change('edited in place', 5);
    await start();
    expect(titles(session.document())).toEqual(['Longer base 15']);
    expect(session.info().notice).toContain('was changed outside Trellis since it was last open here');
    const states = await Promise.all((await session.backups.list()).map(async (kept) => titles(await session.backups.load(kept.id))));
    expect(states).toContainEqual(['Base 00']);
  });
  it('D-39 set back to what Trellis itself wrote earlier (git checkout): that stays, and the later state is in History', async () => {
    const earlier = await readFile(file);
    add('b');
    await session.flush();
    add('c');
    await session.close();
    await writeFile(file, earlier);
    await start();
    expect([titles(session.document()), session.outside()]).toEqual([['Base 00'], null]);
    expect(session.info().notice).toContain('was changed outside Trellis since it was last open here');
    const kept = await Promise.all((await session.backups.list()).map(async ({ id }) => titles(await session.backups.load(id))));
    expect(kept).toContainEqual(['Base 00', 'b', 'c']);
    await session.close();
    expect(await readFile(file)).toEqual(earlier);
    await start();
  });
  it('D-39 a crash left edits, and the file was set back to an earlier one: the choice', async () => {
    const earlier = await readFile(file);
    add('b');
    await session.flush();
    add('unsaved');
    await expect.poll(() => session.info().saveState.state).toBe('journaled');
    const copy = join(root, 'crashed');
    spawnSync('cp', ['-r', folder, copy]);
    await rm(join(copy, '.trellis', 'lock'));
    await session.close();
    [folder, file] = [copy, join(copy, 'course.trellis.json')];
    await writeFile(file, earlier);
    await start();
    expect(titles(session.document())).toEqual(['Base 00', 'b', 'unsaved']);
    expect(session.outside()).toMatchObject({ ours: 1, theirs: 1 });
    await session.resolveOutside('w', 'theirs');
    await session.flush();
    expect(titles(await onDisk())).toEqual(['Base 00']);
  });
  it('D-23 a crash between the base line and the rename loses nothing', async () => {
    await session.close();
    const files = { ...ports.files, writeAtomic: async (path: string, bytes: Uint8Array) => (path === file ? Promise.reject(new Error('crash')) : ports.files.writeAtomic(path, bytes)) };
    session = await openSession({ ...ports, files }, folder, { changed: () => undefined, saveState: () => undefined });
    add('b');
    await expect(session.flush()).rejects.toThrow('crash');
    const copy = join(root, 'crashed');
    spawnSync('cp', ['-r', folder, copy]);
    await rm(join(copy, '.trellis', 'lock'));
    await session.close().catch(() => undefined);
    [folder, file] = [copy, join(copy, 'course.trellis.json')];
    await start();
    expect(titles(session.document())).toEqual(['Base 00', 'b']);
  });
  it.each(['removed', 'replaced'])('D-37 D-38 the journal is %s in the middle of a conflict: closing loses nothing', async (how) => {
    const journal = join(folder, '.trellis', 'journal.jsonl');
    const old = await readFile(journal);
    add('mine');
    await change('edited in place', 7);
    await expect(session.flush()).rejects.toThrow(/outside Trellis/);
    if (how === 'removed') await rm(join(folder, '.trellis'), { recursive: true });
    else {
      await rm(journal);
      await writeFile(journal, old);
    }
    add('mine-too');
    await session.close();
    await start();
    expect(titles(session.document())).toEqual(['Base 00', 'mine', 'mine-too']);
    expect(session.outside()).toMatchObject({ kind: 'changed', ours: 2, theirs: 1, overlaps: [] });
  });
  it('D-39 a crash left edits, and the file was changed: the same choice as while open', async () => {
    add('unsaved');
    await expect.poll(() => session.info().saveState.state).toBe('journaled');
    const copy = join(root, 'crashed');
    spawnSync('cp', ['-r', folder, copy]);
    await rm(join(copy, '.trellis', 'lock'));
    await session.close();
    [folder, file] = [copy, join(copy, 'course.trellis.json')];
    await change('edited in place', 6);
    await start();
    expect(session.info()).toMatchObject({ saveState: { state: 'conflict' } });
    expect(titles(session.document())).toEqual(['Base 00', 'unsaved']);
    expect(session.outside()).toMatchObject({ ours: 1, theirs: 1, overlaps: [] });
    await session.resolveOutside('w', 'merge');
    await session.flush();
    expect(titles(await onDisk())).toEqual(['Longer base 16', 'unsaved']);
  });
});
