import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { crc32, deflateRawSync } from 'node:zlib';
import { rawZip } from '../../../helpers/raw-zip';
import { hasSharedData, sharedDataPath } from '../../../helpers/shared-data';

describe('readZip', () => {
  it('gives files with their bytes, and leaves folders out', async () => {
    const result = await readZip(rawZip({ entries: [{ name: 'media/', data: '', mode: 0o040755 }, { name: 'media/a.txt', data: 'hello' }, { name: 'b.txt', method: 0, data: 'stored' }] }));
    expect(result.ok && result.value.map((file) => [file.path, Buffer.from(file.bytes).toString()])).toEqual([['media/a.txt', 'hello'], ['b.txt', 'stored']]);
  });

  it('accepts an empty archive, an empty file, a comment, and names that are only unusual', async () => {
    const odd = ['é.txt', 'ü/日本.txt', 'com0x.txt', '.hidden', 'a..b', 'emoji 🎓.md', 'console.log'];
    const result = await readZip(rawZip({ comment: Buffer.from('made by hand'), entries: [...odd.map((name) => ({ name })), { name: 'empty.txt', data: '' }] }));
    expect(result.ok && result.value.map((file) => file.path)).toEqual([...odd, 'empty.txt']);
    expect(await readZip(rawZip({ entries: [] }))).toEqual({ ok: true, value: [] });
  });

  it('reads names of code page 437 and UTF-8 names without the flag', async () => {
    const result = await readZip(rawZip({ entries: [{ name: Buffer.from([0x81, 0x2e, 0x74]), flags: 0 }, { name: 'ß.t', flags: 0 }] }));
    expect(result.ok && result.value.map((file) => file.path)).toEqual(['ü.t', 'ß.t']);
  });

  it('reads data descriptors with and without signature', async () => {
    const data = Buffer.from('streamed');
    const numbers = Buffer.alloc(12);
    numbers.writeUInt32LE(crc32(data), 0);
    numbers.writeUInt32LE(deflateRawSync(data).length, 4);
    numbers.writeUInt32LE(data.length, 8);
    const signed = Buffer.concat([Buffer.from([0x50, 0x4b, 7, 8]), numbers]);
    const open = { crc: 0, size: 0, packedSize: 0 };
    const result = await readZip(rawZip({ entries: [{ name: 'a', data, flags: 0x808, local: open, descriptor: signed }, { name: 'b', data, flags: 0x808, local: open, descriptor: numbers }] }));
    expect(result.ok && result.value).toHaveLength(2);
  });

  it('lets small forms compress as well as they like, and honours a raised limit', async () => {
    expect((await readZip(rawZip({ entries: [{ name: 'a', data: ' '.repeat(60_000) }] }))).ok).toBe(true);
    const zeros = rawZip({ entries: [{ name: 'a', data: Buffer.alloc(300_000) }] });
    expect((await readZip(zeros)).ok).toBe(false);
    expect((await readZip(zeros, { maxRatio: 2000 })).ok).toBe(true);
  });

  it('says which file cannot be read', async () => {
    const result = await readZip('/no/such\u202e/file.zip');
    expect(result).toEqual({ ok: false, error: { code: 'cannot-read', message: 'The file "/no/such\\u202e/file.zip" cannot be read.' } });
  });

  it.skipIf(!hasSharedData('packages'))('reads every published package', async () => {
    for (const name of readdirSync(sharedDataPath('packages')).filter((file) => /\.(zip|imscc)$/.test(file))) {
      const result = await readZip(sharedDataPath(`packages/${name}`));
      expect([name, result.ok ? result.value.some((file) => file.path === 'imsmanifest.xml') : result.error]).toEqual([name, true]);
    }
    expect((await readZip(sharedDataPath('common-cartridge/canvas_cc_gem_course.imscc'))).ok).toBe(true);
  });
});
