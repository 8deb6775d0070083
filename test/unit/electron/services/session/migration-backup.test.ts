import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodePorts } from '../../../../../electron/hosts/node-studio';
import { backupEveryMs, createBackups } from '../../../../../electron/services/session/backups';
import { keepBeforeMigration } from '../../../../../electron/services/session/migration-backup';
import { openSession } from '../../../../../electron/services/session/open-session';
import { writeStarter } from '../../../../../electron/services/starters';
import { loadWorkspace } from '../../../../../electron/services/session/load-workspace';
import { documentVersion } from '#shared/document/read-document';
import { createTestStudio, type TestStudio } from '../../../../helpers/test-studio';

const frozen = new URL('../../../../migrations/v1/course.trellis.json', import.meta.url);
const base = nodePorts({ out: '', resources: '', version: '0.0.0' });
let now = Date.UTC(2026, 10, 22);
const ports = { ...base, clock: { ...base.clock, now: () => now } };
let test: TestStudio;
let folder: string;

beforeEach(async () => {
  test = await createTestStudio();
  folder = join(test.folder, 'ws');
  await mkdir(folder);
});
afterEach(() => test.dispose());

describe('before the first write after a migration', () => {
  it('D-31 the old bytes are kept by name, once, and no thinning takes them', async () => {
    const bytes = await readFile(frozen);
    const backups = createBackups(ports, folder);
    const kept = await keepBeforeMigration(backups, bytes, 1);
    now += backupEveryMs;
    expect(await keepBeforeMigration(backups, bytes, 1)).toEqual(kept);
    expect(kept).toMatchObject({ kind: 'snapshot', name: 'before-migration-v1' });
    expect(await readFile(join(folder, '.trellis', 'snapshots', kept.id))).toEqual(bytes);
    for (let i = 0; i < 60; i++) {
      now += 3 * 24 * 3_600_000;
      await backups.keep(new TextEncoder().encode(`state ${i}`));
    }
    expect((await backups.list()).filter((state) => state.kind === 'backup').length).toBeLessThan(60);
    expect((await readdir(join(folder, '.trellis', 'snapshots')))).toEqual([kept.id]);
    expect((await backups.load(kept.id)).tables.module.size).toBe(15);
  });
  it('D-31 D-38 an older version that another program brings while the workspace is open is kept as well', async () => {
    const bytes = await readFile(frozen);
    await writeStarter(base.files, base.resources, folder, 'blank', '2026-11-22', 'test');
    const session = await openSession(base, folder, { changed: () => undefined, saveState: () => undefined });
    await writeFile(join(folder, 'course.trellis.json'), bytes);
    await expect.poll(() => session.document().tables.module.size, { timeout: 5_000 }).toBe(15);
    session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: 'module:new', type: 'module', title: 'New' }] } }], focus: [] });
    await session.close();
    const [kept] = await readdir(join(folder, '.trellis', 'snapshots'));
    expect(kept).toContain('before-migration-v1');
    expect(await readFile(join(folder, '.trellis', 'snapshots', kept ?? ''))).toEqual(bytes);
  });
  it('rejects when it cannot be written', async () => {
    await writeFile(join(folder, '.trellis'), 'in the way');
    await expect(keepBeforeMigration(createBackups(ports, folder), await readFile(frozen), 1)).rejects.toThrow(/Could not/);
  });
  it('the loader says from which version a file was migrated, and that one of the current version was not', async () => {
    const old = await readFile(frozen, 'utf8');
    await writeFile(join(folder, 'course.trellis.json'), old);
    expect((await loadWorkspace(ports.files, ports.identity, folder)).migratedFrom).toBe(1);
    await writeFile(join(folder, 'course.trellis.json'), old.replace('"formatVersion": 1', `"formatVersion": ${documentVersion}`));
    expect((await loadWorkspace(ports.files, ports.identity, folder)).migratedFrom).toBe(null);
  });
});
