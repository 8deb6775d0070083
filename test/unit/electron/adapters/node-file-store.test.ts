import type * as fs from 'node:fs/promises';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNodeFileStore } from '../../../../electron/adapters/node-file-store';

/** What happens in place of the next rename. */
const beforeRename = vi.hoisted(() => ({ once: null as (() => Promise<void>) | null }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    rename: async (from: string, to: string) => {
      const once = beforeRename.once;
      beforeRename.once = null;
      await once?.();
      return real.rename(from, to);
    },
  };
});

const files = createNodeFileStore();
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-store-'));
  path = join(folder, 'file.json');
  await writeFile(path, 'old');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writing a whole file', () => {
  it.skipIf(process.platform === 'win32')('keeps the rights of the old file, also those that the umask takes from new ones', async () => {
    for (const mode of [0o664, 0o600, 0o666]) {
      await chmod(path, mode);
      await files.writeAtomic(path, new TextEncoder().encode('new'));
      expect((await stat(path)).mode & 0o777).toBe(mode);
    }
  });
  it('looks once more before each try: what another program wrote while it held the file stays', async () => {
    beforeRename.once = async () => {
      await writeFile(path, 'theirs, just now');
      throw Object.assign(new Error('held'), { code: 'EBUSY' });
    };
    await expect(files.writeAtomic(path, new TextEncoder().encode('ours'), await files.stamp(path))).rejects.toMatchObject({ code: 'ECHANGED' });
    expect(await readFile(path, 'utf8')).toBe('theirs, just now');
  });
});
