import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip, zipWriter } from '#electron/adapters/zip-writer';

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

  it('writes what another program reads: names, sizes, times, sums', async () => {
    const big = new Uint8Array(300_000).map((_byte, at) => (at * at) % 251);
    const written = await writeZip([file('a/é 1.txt'), { path: 'big.bin', bytes: big }, { path: 'inner.zip', bytes: big.slice(), isPacked: true }]);
    const folder = mkdtempSync(join(tmpdir(), 'trellis-zip-'));
    writeFileSync(join(folder, 'a.zip'), written.ok ? written.value : '');
    const script = 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nprint([z.testzip()]+[(i.filename,i.file_size,i.compress_type,i.date_time,i.external_attr>>16) for i in z.infolist()])';
    let said: string;
    try {
      said = execFileSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8' }).trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      process.stdout.write('skipped: there is no python3 to read the archive with\n');
      return;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const noon = '(2000, 1, 1, 12, 0, 0), 33188';
    expect(said).toBe(`[None, ('a/é 1.txt', 21, 8, ${noon}), ('big.bin', 300000, 8, ${noon}), ('inner.zip', 300000, 0, ${noon})]`);
  });

  it('packs the same bytes once in a series, and each archive is what it is alone', async () => {
    const shared = file('player.js', 'the player '.repeat(4000));
    const [one, two] = [[shared, file('a.txt')], [shared, file('b.txt')]] as const;
    const write = zipWriter.series();
    expect([await write(one), await write(two)]).toEqual([await writeZip(one), await writeZip(two)]);
  });

  it('ends where its caller ends it', async () => {
    const told: number[] = [];
    const files = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((path) => file(path));
    const writing = writeZip(files, async (done) => {
      told.push(done);
      if (done === 5) throw new Error('called off');
    });
    await expect(writing).rejects.toThrow('called off');
    expect(told).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
