import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatch } from '../../electron/ipc/dispatch';
import { createTestStudio, type TestStudio } from '../helpers/test-studio';

let test: TestStudio;
const logger = { warn: (message: string) => void expect.fail(message) };
const save = (title: string, format: string, bytes: Uint8Array) => dispatch(test.studio, logger, 'w', 'export.picture', { title, format, bytes });
const png = (...more: number[]): Uint8Array => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...more]);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const releases = (): Promise<string[]> => readdir(join(test.folder, 'ws', 'releases')).catch(() => []);

beforeAll(async () => {
  test = await createTestStudio();
  await dispatch(test.studio, logger, 'w', 'workspace.create', { path: join(test.folder, 'ws'), starter: 'blank' });
});
afterAll(() => test.dispose());

it('what is no picture of its format is refused, and nothing is written', async () => {
  for (const [format, bytes] of [['png', text('<svg/>')], ['svg', text('<html><script>')], ['pdf', png()], ['png', new Uint8Array()]] as const) expect(await save('Map', format, bytes)).toMatchObject({ ok: false, error: { code: 'refused' } });
  for (const format of ['exe', 'html', '../x']) expect(await save('Map', format, png())).toMatchObject({ ok: false });
  expect(await releases()).toEqual([]);
});

it('a title is a file name and never a path; another picture of the same name takes the next number, the same one its own', async () => {
  const first = await save('../../Map: “A”', 'png', png(1));
  expect(first).toMatchObject({ ok: true, value: { file: join(test.folder, 'ws', 'releases', 'map-a.png'), bytes: 9 } });
  await save('../../Map: “A”', 'png', png(1));
  await save('../../Map: “A”', 'png', png(2));
  expect(await releases()).toEqual(['map-a-2.png', 'map-a.png']);
  expect([...(await readFile(join(test.folder, 'ws', 'releases', 'map-a.png')))].at(-1)).toBe(1);
});

it('a title that is the name of a device on Windows gives another file name', async () => {
  expect(await save('CON', 'png', png(7))).toMatchObject({ ok: true, value: { file: join(test.folder, 'ws', 'releases', 'con-picture.png') } });
});
