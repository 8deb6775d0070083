import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { cpuMilliseconds } from '../../helpers/cpu';
import { hostileZips } from './hostile-zips';

describe('hostile archives', () => {
  it('has at least 35 kinds, each with its own name', () => {
    expect(new Set(hostileZips.map((zip) => zip.kind)).size).toBe(hostileZips.length);
    expect(hostileZips.length).toBeGreaterThanOrEqual(35);
  });

  it.each(hostileZips.map((zip) => [zip.kind, zip] as const))('%s, within two seconds of processor time', async (_kind, { make, code, limits }) => {
    const bytes = make();
    const used = await cpuMilliseconds(async () => {
      const result = await readZip(bytes, limits);
      expect(result.ok ? 'accepted' : result.error.code).toBe(code);
      if (!result.ok) expect(result.error.message).not.toMatch(/[\p{Cc}\u202a-\u202e\u200b]/u);
    });
    expect(used).toBeLessThan(2000);
  });

  it('refuses the same from a file, and leaves nothing beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trellis-zip-'));
    try {
      for (const { make, code, limits } of hostileZips) {
        const path = join(folder, 'hostile.zip');
        await writeFile(path, make());
        const result = await readZip(path, limits);
        expect(result.ok ? 'accepted' : result.error.code).toBe(code);
      }
      expect(await readdir(folder)).toEqual(['hostile.zip']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
