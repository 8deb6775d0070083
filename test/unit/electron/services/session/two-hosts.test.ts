import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDocument } from '#shared/document/write-document';
import { createFileLocks } from '../../../../../electron/adapters/file-locks';
import { nodePorts } from '../../../../../electron/hosts/node-studio';
import { FileError } from '../../../../../electron/ports/file-store';
import type { DocumentSession } from '../../../../../electron/services/session/document-session';
import { openSession, type OpenOptions } from '../../../../../electron/services/session/open-session';
import type { SessionPorts } from '../../../../../electron/services/session/session-ports';
import { writeStarter } from '../../../../../electron/services/starters';
import { createTestStudio, type TestStudio } from '../../../../helpers/test-studio';

let test: TestStudio;
let folder: string;
const open: DocumentSession[] = [];
const base = nodePorts({ out: '', resources: '', version: '0.0.0' });
/** A host of its own: its own locks, its own clockwork. */
const host = (over: Partial<SessionPorts> = {}): SessionPorts => ({ ...base, locks: createFileLocks({ now: () => performance.now(), beatMs: 100, staleMs: 600 }), ...over });

interface Heard {
  readonly changes: { revision: number; label: string }[];
  infos: number;
}
async function start(ports: SessionPorts, options: OpenOptions = { otherwise: 'follow' }): Promise<{ session: DocumentSession; heard: Heard }> {
  const heard: Heard = { changes: [], infos: 0 };
  const session = await openSession(ports, folder, { changed: ({ revision, label }) => void heard.changes.push({ revision, label }), saveState: () => undefined, info: () => void heard.infos++ }, options);
  open.push(session);
  return { session, heard };
}
const add = (session: DocumentSession, key: string): void => void session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: `module:${key}`, type: 'module', title: key }] } }], focus: [] });
const text = (session: DocumentSession): string => writeDocument(session.document(), 'x');

beforeEach(async () => {
  test = await createTestStudio();
  folder = join(test.folder, 'ws');
  await writeStarter(base.files, base.resources, folder, 'blank', '2026-11-22', 'test');
});
afterEach(async () => {
  for (const session of open.splice(0)) await session.close().catch(() => undefined);
  await test.dispose();
});

describe('two hosts on one workspace', () => {
  it('D-26 D-36 the second reads and follows every edit, refuses its own, and takes over when the first closes', async () => {
    const first = await start(host());
    const second = await start(host());
    expect([first.session.info().access, second.session.info().access]).toEqual(['write', 'read']);
    expect(second.session.info().because).toMatch(/open in another Trellis \(process \d+ on /);
    expect(() => add(second.session, 'mine')).toThrow(/look at everything, but not change it/);
    for (const key of ['a', 'b', 'c']) {
      add(first.session, key);
      await expect.poll(() => text(second.session), { timeout: 5_000 }).toBe(text(first.session));
    }
    expect(second.heard.changes.map((change) => change.label)).toContain('Add module “c”');
    expect(second.heard.changes.map((change) => change.revision)).toEqual(second.heard.changes.map((_change, index) => index + 1));
    await first.session.close();
    await expect.poll(() => second.session.info().access, { timeout: 5_000 }).toBe('write');
    expect(second.heard.infos).toBeGreaterThan(0);
    add(second.session, 'd');
    await second.session.flush();
    expect(await readFile(join(folder, 'course.trellis.json'), 'utf8')).toContain('module:d');
  });
  it('D-36 no read is torn: every state that the second sees is one that the first had', async () => {
    const first = await start(host());
    const seen: string[] = [];
    const second = await openSession(host(), folder, { changed: () => void seen.push(text(second)), saveState: () => undefined }, { otherwise: 'follow' });
    open.push(second);
    const had = new Set([text(first.session)]);
    for (let n = 0; n < 150; n++) {
      add(first.session, `m${n}`);
      had.add(text(first.session));
      if (n % 40 === 39) await first.session.flush();
      await new Promise((done) => setTimeout(done, 15));
    }
    await expect.poll(() => text(second), { timeout: 5_000 }).toBe(text(first.session));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.filter((state) => !had.has(state))).toEqual([]);
  });
  it('D-36 a lock of another machine whose sign of life stands still is taken over; one that beats is not', async () => {
    await mkdir(join(folder, '.trellis'), { recursive: true });
    const lock = join(folder, '.trellis', 'lock');
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'another-machine', key: 'k' }));
    const beat = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), 100);
    const { session } = await start(host());
    await new Promise((done) => setTimeout(done, 2_500));
    expect(session.info().access).toBe('read');
    clearInterval(beat);
    const since = performance.now();
    await expect.poll(() => session.info().access, { timeout: 10_000 }).toBe('write');
    expect(performance.now() - since).toBeLessThan(10_000);
  });
  it('D-36 the real times: a stale lock is taken over within ten seconds', { timeout: 30_000 }, async () => {
    await mkdir(join(folder, '.trellis'), { recursive: true });
    await writeFile(join(folder, '.trellis', 'lock'), JSON.stringify({ pid: 1, host: 'another-machine', key: 'k' }));
    const since = performance.now();
    const { session } = await start(base);
    await expect.poll(() => session.info().access, { timeout: 15_000, interval: 50 }).toBe('write');
    expect(performance.now() - since).toBeLessThan(10_500);
  });
  it('D-26 the command line, too, takes over a lock whose machine is gone, and is refused at once by a running process', async () => {
    await mkdir(join(folder, '.trellis'), { recursive: true });
    await writeFile(join(folder, '.trellis', 'lock'), JSON.stringify({ pid: 1, host: 'a-container-that-is-gone', key: 'k' }));
    const { session } = await start(host(), {});
    expect(session.info().access).toBe('write');
    const since = performance.now();
    await expect(start(host(), {})).rejects.toThrow(/open in another Trellis/);
    expect(performance.now() - since).toBeLessThan(900);
  });
  it('D-36 a dead process of this machine holds nothing up, not even a moment', async () => {
    await mkdir(join(folder, '.trellis'), { recursive: true });
    await writeFile(join(folder, '.trellis', 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), key: 'k' }));
    expect((await start(host())).session.info().access).toBe('write');
  });
  it('D-36 who lost the lock while asleep stops writing, keeps what only it had, and follows', async () => {
    const first = await start(host());
    add(first.session, 'a');
    await first.session.flush();
    // Another machine took the lock over while this one slept.
    await writeFile(join(folder, '.trellis', 'lock'), JSON.stringify({ pid: 1, host: 'another-machine', key: 'theirs' }));
    const before = await stat(join(folder, 'course.trellis.json'));
    add(first.session, 'only-mine');
    await expect.poll(() => first.session.info().access).toBe('read');
    expect((await stat(join(folder, 'course.trellis.json'))).mtimeMs).toBe(before.mtimeMs);
    await expect.poll(async () => (await first.session.backups.list()).map((kept) => kept.name)).toContain('Edits when another Trellis took over');
    expect(JSON.parse(await readFile(join(folder, '.trellis', 'lock'), 'utf8'))).toMatchObject({ key: 'theirs' });
    await expect.poll(() => first.session.document().tables.module.has('module:only-mine' as never)).toBe(false);
  });
  it('D-36 a reader that is closed in the middle of taking over gives the place back', async () => {
    const first = await start(host());
    const locks = createFileLocks();
    let taken = false;
    const slow: SessionPorts['locks'] = {
      acquire: async (path) => {
        const result = await locks.acquire(path);
        taken ||= result.ok;
        await new Promise((done) => setTimeout(done, result.ok ? 300 : 0));
        return result;
      },
    };
    const second = await start(host({ locks: slow }));
    await first.session.close();
    await expect.poll(() => taken, { timeout: 5_000 }).toBe(true);
    await second.session.close();
    expect((await start(host(), {})).session.info().access).toBe('write');
  });
  it('D-36 a clock that is set back does not put off taking over', async () => {
    const first = await start(host());
    let back = 0;
    const second = await start(host({ clock: { ...base.clock, now: () => base.clock.now() - back } }));
    back = 3_600_000;
    await first.session.close();
    await expect.poll(() => second.session.info().access, { timeout: 5_000 }).toBe('write');
  });
  it('D-36 edits of a place that was taken over stay in sight until they are kept, and no more are taken', async () => {
    let full = false;
    const ports = host({ files: { ...base.files, writeAtomic: (path, bytes, expected) => (full && path.includes('snapshots') ? Promise.reject(new FileError('ENOSPC', 'The disk is full.')) : base.files.writeAtomic(path, bytes, expected)) } });
    const { session } = await start(ports);
    full = true;
    await writeFile(join(folder, '.trellis', 'lock'), JSON.stringify({ pid: 1, host: 'another-machine', key: 'theirs' }));
    add(session, 'only-mine');
    await expect.poll(() => session.info().because).toContain('cannot be kept yet (The disk is full.)');
    expect(session.document().tables.module.has('module:only-mine' as never)).toBe(true);
    expect(() => add(session, 'more')).toThrow(/cannot be kept yet/);
    full = false;
    await expect.poll(async () => (await session.backups.list()).map((kept) => kept.name), { timeout: 5_000 }).toContain('Edits when another Trellis took over');
    await expect.poll(() => session.document().tables.module.has('module:only-mine' as never), { timeout: 5_000 }).toBe(false);
  });
  it('D-36 who loses the place in the middle of a conflict adds nothing to the journal of the other', async () => {
    const { session } = await start(host());
    add(session, 'a');
    await session.flush();
    add(session, 'b');
    await rm(join(folder, 'course.trellis.json'));
    await expect(session.flush()).rejects.toThrow(/deleted/);
    const journal = await readFile(join(folder, '.trellis', 'journal.jsonl'), 'utf8');
    await writeFile(join(folder, '.trellis', 'lock'), JSON.stringify({ pid: 1, host: 'another-machine', key: 'theirs' }));
    add(session, 'c');
    await expect.poll(async () => (await session.backups.list()).map((kept) => kept.name)).toContain('Edits when another Trellis took over');
    await session.close();
    expect(await readFile(join(folder, '.trellis', 'journal.jsonl'), 'utf8')).toBe(journal);
  });
  it('D-36 a lock that cannot be read for a moment is not a lost one', async () => {
    const path = join(test.folder, 'lock');
    const result = await createFileLocks().acquire(path);
    if (!result.ok) throw new Error('not acquired');
    const own = await readFile(path);
    await writeFile(path, '');
    await expect(result.lock.isHeld()).rejects.toThrow(/Could not look at the lock/);
    await writeFile(path, own);
    expect(await result.lock.isHeld()).toBe(true);
    await result.lock.release();
  });
  it('D-36 two that find one stale lock at the same moment: one writer', async () => {
    for (let round = 0; round < 10; round++) {
      const path = join(test.folder, `lock-${round}`);
      await writeFile(path, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), key: 'dead' }));
      const tries = await Promise.all([1, 2, 3, 4].map(() => createFileLocks().acquire(path)));
      const held = await Promise.all(tries.map(async (one) => one.ok && (await one.lock.isHeld())));
      expect(held.filter(Boolean)).toHaveLength(1);
      for (const one of tries) if (one.ok) await one.lock.release();
    }
  });
});

describe('a folder that cannot be written', () => {
  it('D-37 opens read only, says why, and becomes writable by itself', async () => {
    let isReadOnly = true;
    const locks = createFileLocks();
    const ports = host({ locks: { acquire: (path) => (isReadOnly ? Promise.reject(new FileError('EROFS', 'no')) : locks.acquire(path)) } });
    const { session } = await start(ports);
    expect(session.info()).toMatchObject({ access: 'read', because: 'This folder cannot be written (EROFS).' });
    expect(() => add(session, 'a')).toThrow(/cannot be written \(EROFS\)/);
    isReadOnly = false;
    await expect.poll(() => session.info().access, { timeout: 5_000 }).toBe('write');
    add(session, 'a');
    await session.flush();
  });
  it('D-37 a drive that goes away: said, nothing claimed to be saved, work goes on, and all is written when it is back', async () => {
    const { session } = await start(host());
    add(session, 'before');
    await session.flush();
    const elsewhere = `${folder}-elsewhere`;
    const { rename } = await import('node:fs/promises');
    await rename(folder, elsewhere);
    await expect.poll(() => session.info().saveState.state, { timeout: 5_000 }).toBe('failed');
    expect(session.info().saveState.message).toContain('is not there');
    add(session, 'while-away');
    await new Promise((done) => setTimeout(done, 300));
    expect(session.info().saveState.state).toBe('failed');
    await expect(stat(folder)).rejects.toThrow();
    await rename(elsewhere, folder);
    await expect.poll(() => session.info().saveState.state, { timeout: 10_000 }).toBe('saved');
    expect(await readFile(join(folder, 'course.trellis.json'), 'utf8')).toContain('module:while-away');
  });
  it('D-37 somebody removes the whole .trellis (git clean): saving goes on, and what it needs is made anew', async () => {
    const { session } = await start(host());
    add(session, 'a');
    await session.flush();
    await rm(join(folder, '.trellis'), { recursive: true });
    add(session, 'b');
    await session.flush();
    expect(await readFile(join(folder, 'course.trellis.json'), 'utf8')).toContain('module:b');
    await session.close();
    expect((await start(host())).session.steps('w').map((step) => step.label)).toEqual(['Edits recovered']);
  });
  it('D-37 somebody removes the journal: the next save writes everything and the journal begins anew', async () => {
    const { session } = await start(host());
    add(session, 'a');
    await session.flush();
    await rm(join(folder, '.trellis', 'journal.jsonl'));
    add(session, 'b');
    await expect.poll(() => session.info().saveState.state, { timeout: 5_000 }).toBe('saved');
    add(session, 'c');
    await session.flush();
    await session.close();
    open.length = 0;
    expect((await start(host())).session.document().tables.module.size).toBe(3);
  });
});
