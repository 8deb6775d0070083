import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';

const file = (path: string, text = `content of ${path}`): { path: string; bytes: Uint8Array } => ({ path, bytes: new Uint8Array(Buffer.from(text)) });

describe('writeZip', () => {
  it('gives the same bytes whatever the order and the time zone', async () => {
    const before = process.env['TZ'];
    const packages: string[] = [];
    for (const zone of ['UTC', 'Asia/Kathmandu', 'America/St_Johns']) {
      process.env['TZ'] = zone;
      const files = [file('imsmanifest.xml'), file('player/player.js'), file('assets/a.png')];
      const result = await writeZip(zone === 'UTC' ? files : files.reverse());
      packages.push(result.ok ? Buffer.from(result.value).toString('hex') : 'refused');
    }
    process.env['TZ'] = before;
    expect(new Set(packages).size).toBe(1);
    expect(packages[0]).toMatch(/^504b0304/);
  });

  it('writes what our own reader accepts, sorted by code unit', async () => {
    const written = await writeZip([file('b.txt'), file('é.txt'), file('B.html'), file('a/z.txt')]);
    const read = await readZip(written.ok ? written.value : new Uint8Array());
    expect(read.ok && read.value.map((entry) => [entry.path, Buffer.from(entry.bytes).toString()])).toEqual(['B.html', 'a/z.txt', 'b.txt', 'é.txt'].map((path) => [path, `content of ${path}`]));
  });

  it.each([
    ['empty-file', [file('a.txt', '')]],
    ['duplicate-name', [file('a.txt'), file('a.txt')]],
    ['case-collision', [file('a.txt'), file('A.txt')]],
    ['name-traversal', [file('../a.txt')]],
  ])('refuses %s', async (code, files) => {
    const result = await writeZip(files);
    expect(result.ok ? 'written' : result.error.code).toBe(code);
  });
});
