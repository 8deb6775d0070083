import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodePorts } from '../../../../electron/hosts/node-studio';
import { FileError } from '../../../../electron/ports/file-store';
import { openSession } from '../../../../electron/services/session/open-session';
import { writeStarter } from '../../../../electron/services/starters';
import { createStudio, type Studio } from '../../../../electron/services/studio';
import { createTestStudio, type TestStudio } from '../../../helpers/test-studio';

const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });
let test: TestStudio;
let studio: Studio;
let full: boolean;
const folders = (): [string, string] => [join(test.folder, 'one'), join(test.folder, 'two')];

beforeEach(async () => {
  test = await createTestStudio();
  full = false;
  const fail = (): Promise<never> => Promise.reject(new FileError('ENOSPC', 'The disk is full.'));
  studio = createStudio({
    ...test.studio.ports,
    files: {
      ...ports.files,
      writeAtomic: (...args) => (full ? fail() : ports.files.writeAtomic(...args)),
      openAppend: async (path) => {
        const file = await ports.files.openAppend(path);
        return { append: (bytes) => (full ? fail() : file.append(bytes)), close: file.close };
      },
    },
  });
  for (const folder of folders()) await writeStarter(ports.files, ports.resources, folder, 'blank', '2026-11-22', 'test');
});
afterEach(async () => {
  full = false;
  await studio.closeWorkspace();
  await test.dispose();
});

const add = (key: string): void => void studio.open().session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: `module:${key}`, type: 'module', title: key }] } }], focus: [] });

describe('a workspace whose last edits are in memory only', () => {
  it('D-37 stays open when it is to be closed or left for another, and the other is not locked by that', async () => {
    const [one, two] = folders();
    await studio.openWorkspace(one);
    full = true;
    add('held');
    await expect(studio.closeWorkspace()).rejects.toThrow(/stays open.*nowhere but here: The disk is full/);
    await expect(studio.openWorkspace(two)).rejects.toThrow(/stays open/);
    expect(studio.open().session.document().tables.module.has('module:held' as never)).toBe(true);
    add('more');
    full = false;
    expect(await studio.openWorkspace(two)).toMatchObject({ access: 'write' });
    const again = await openSession(ports, one, { changed: () => undefined, saveState: () => undefined });
    expect(again.document().tables.module.size).toBe(2);
    await again.close();
  });
});

describe('two windows that open at the same moment', () => {
  it('leave one workspace open, and no lock behind', async () => {
    const [one, two] = folders();
    await Promise.all([studio.openWorkspace(one), studio.openWorkspace(two)]);
    await studio.closeWorkspace();
    for (const folder of folders()) await (await openSession(ports, folder, { changed: () => undefined, saveState: () => undefined })).close();
  });
});
