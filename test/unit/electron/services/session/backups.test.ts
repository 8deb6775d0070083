import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodePorts } from '../../../../../electron/hosts/node-studio';
import { selectSurplus } from '../../../../../electron/services/session/backups';
import type { KeptState } from '../../../../../electron/services/session/kept-states';
import { compareStates } from '../../../../../electron/services/session/compare-states';
import type { DocumentSession } from '../../../../../electron/services/session/document-session';
import { openSession } from '../../../../../electron/services/session/open-session';
import { writeStarter } from '../../../../../electron/services/starters';
import { createTestStudio, type TestStudio } from '../../../../helpers/test-studio';

const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });
const quiet = { changed: () => undefined, saveState: () => undefined };
let test: TestStudio;
let folder: string;
let session: DocumentSession;

const add = (key: string): void => void session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: `module:${key}`, type: 'module', title: key }] } }], focus: [] });
const modules = (): string[] => [...session.document().tables.module.keys()].sort();

beforeEach(async () => {
  test = await createTestStudio();
  folder = join(test.folder, 'ws');
  await writeStarter(ports.files, ports.resources, folder, 'blank', '2026-11-22', 'test');
  session = await openSession(ports, folder, quiet);
});
afterEach(async () => {
  await session.close().catch(() => undefined);
  await test.dispose();
});

describe('backups and snapshots', () => {
  it('D-29 keep the file as it was before the first write of a session; restoring is one step of Undo', async () => {
    const before = await readFile(join(folder, 'course.trellis.json'));
    add('a');
    await session.flush();
    const [backup] = await session.backups.list();
    expect(backup?.kind).toBe('backup');
    expect(await readFile(join(folder, '.trellis', 'backups', backup?.id ?? ''))).toEqual(before);
    const earlier = await session.backups.load(backup?.id ?? '');
    expect(compareStates(session.document(), earlier)).toEqual({ total: 1, counts: [{ type: 'module', comesBack: 0, changes: 0, goes: 1 }], changes: [{ id: 'module:a', type: 'module', title: 'a', change: 'goes' }] });
    session.restore('w', earlier, 'Restore');
    expect(modules()).toEqual([]);
    session.undo('w');
    expect(modules()).toEqual(['module:a']);
  });
  it('D-30 snapshots keep their name, also an odd one', async () => {
    add('a');
    const name = 'Before the “big” split / 50 % ✂';
    const kept = await session.backups.snapshot(session.document(), name);
    add('b');
    expect((await session.backups.list()).find((state) => state.kind === 'snapshot')?.name).toBe(name);
    session.restore('w', await session.backups.load(kept.id), 'Restore');
    expect(modules()).toEqual(['module:a']);
  });
  it('a long name in any script still makes a file', async () => {
    await session.backups.snapshot(session.document(), '版'.repeat(60));
    expect((await session.backups.list()).find((state) => state.kind === 'snapshot')?.name).toBe('版'.repeat(20));
  });
  it('refuses what is not a kept state, and a damaged one', async () => {
    await mkdir(join(folder, '.trellis', 'backups'), { recursive: true });
    await writeFile(join(folder, '.trellis', 'backups', '1700000000000-0123456789ab.trellis.json'), '{');
    for (const id of ['../../course.trellis.json', 'x', '1700000000000-0123456789ab.trellis.json', '1700000000001-0123456789ab.trellis.json']) await expect(session.backups.load(id)).rejects.toThrow(/backup/);
  });
  it('a backup that cannot be written never stops saving', async () => {
    await session.close();
    await rm(join(folder, '.trellis'), { recursive: true });
    session = await openSession({ ...ports, files: { ...ports.files, makeFolder: (path) => (path.endsWith('backups') ? Promise.reject(new Error('EACCES')) : ports.files.makeFolder(path)) } }, folder, quiet);
    add('a');
    await session.flush();
    expect(await readFile(join(folder, 'course.trellis.json'), 'utf8')).toContain('module:a');
    expect(await readdir(join(folder, '.trellis'))).not.toContain('backups');
  });
});

describe('thinning', () => {
  const now = 1_800_000_000_000;
  const at = (minutes: number): KeptState => ({ id: String(minutes), kind: 'backup', name: '', at: now - minutes * 60_000 });
  it('keeps the newest 20, then one an hour for a day, one a day for sixty days', () => {
    const all = Array.from({ length: 60 * 24 * 70 / 5 }, (_, index) => at(index * 5));
    const gone = new Set(selectSurplus(all, now).map((state) => state.id));
    const kept = all.filter((state) => !gone.has(state.id));
    expect(kept.slice(0, 20)).toEqual(all.slice(0, 20));
    expect(kept.length).toBeGreaterThan(20 + 20 + 55);
    expect(kept.length).toBeLessThan(20 + 26 + 62);
    expect(Math.max(...kept.map((state) => now - state.at))).toBeLessThanOrEqual(60 * 24 * 3_600_000);
  });
  it('a clock that was set back by two hours takes no new backup away', () => {
    const before = Array.from({ length: 40 }, (_, index) => at(-120 + index * 5));
    const fresh = at(0);
    expect(selectSurplus([fresh, ...before.filter((state) => state.at !== fresh.at)], now)).not.toContain(fresh);
  });
  it('never drops below twenty, however old', () => {
    expect(selectSurplus(Array.from({ length: 20 }, (_, index) => at(index * 1_000_000)), now)).toEqual([]);
  });
});
