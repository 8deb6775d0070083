import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeZip } from '#electron/adapters/zip-writer';
import { dispatch } from '../../electron/ipc/dispatch';
import { hostileZips } from '../security/zip-corpus/hostile-zips';
import { createTestStudio, type TestStudio } from '../helpers/test-studio';

let test: TestStudio;
const logger = { warn: () => undefined };
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const call = (channel: string, request: unknown): ReturnType<typeof dispatch> => dispatch(test.studio, logger, 'w', channel as never, request);

/** Every file below the folder of the test, hashed: the workspace and whatever lies beside it, but for the lock, which says the time. */
async function hashAll(): Promise<string> {
  const entries = (await readdir(test.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name !== 'lock').map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = createHash('sha256');
  for (const path of entries) hash.update(path).update('\0').update(await readFile(path)).update('\0');
  return hash.digest('hex');
}

/** What the call says where it fails; the workspace is byte for byte what it was. */
async function refusal(work: () => ReturnType<typeof dispatch>): Promise<string> {
  const before = await hashAll();
  const reply = await work();
  expect(await hashAll()).toBe(before);
  return reply.ok ? 'not refused' : reply.error.message;
}

beforeAll(async () => {
  test = await createTestStudio();
  await dispatch(test.studio, logger, 'w', 'workspace.create', { path: join(test.folder, 'ws'), starter: 'blank' });
  await test.studio.open().session.flush();
});
afterAll(() => test.dispose());

it('a refused archive leaves nothing, and its message quotes its names safely', async () => {
  for (const { kind, make, limits } of hostileZips) {
    if (limits) continue;
    const message = await refusal(() => call('import.preview', { name: 'evil\u202e.zip', files: [{ path: 'evil.zip', bytes: new Uint8Array(make()) }] }));
    expect([kind, message]).not.toEqual([kind, 'not refused']);
    expect(message).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  }
});

it('a refused source of each kind, and refused rows, leave nothing', async () => {
  const sources: Readonly<Record<string, string>> = {
    'a.csv': 'Id,Title,Minutes\n1,A,soon\n', 'a.json': '{"format":"trellis-bundle","formatVersion":1,"records":[1]}', 'b.json': '{"modules":', 'a.bin': '\0\0', 'a.pdf': '%PDF', 'imsmanifest.xml': '<manifest', 'a.docx': '\ud0cf',
  };
  for (const [path, text] of Object.entries(sources)) {
    const before = await hashAll();
    const preview = await call('import.preview', { name: path, files: [{ path, bytes: bytesOf(text) }] });
    expect(await hashAll()).toBe(before);
    if (preview.ok) expect(await refusal(() => call('import.apply', { token: (preview.value as { token: string }).token }))).toMatch(/^\d+ entries were refused, so nothing was imported\./);
  }
});

it('an import that fails when it is applied takes the files that it wrote away again', async () => {
  const zip = await writeZip([{ path: 'imsmanifest.xml', bytes: bytesOf('<manifest><organizations><organization><title>T</title><item identifier="i" identifierref="r"/></organization></organizations><resources><resource identifier="r" href="a.html"/></resources></manifest>') }, { path: 'a.html', bytes: bytesOf('<p>a') }]);
  const files = [{ path: 'p.zip', bytes: zip.ok ? zip.value : new Uint8Array() }];
  const preview = await call('import.preview', { name: 'p.zip', files });
  const { token } = preview.ok ? (preview.value as { token: string }) : expect.fail();
  // Meanwhile another window made a record with the id that the preview took.
  const other = await call('import.preview', { name: 'p.zip', files: [{ path: 'a.csv', bytes: bytesOf('Id,Title,Minutes\ni,I,5\n') }] });
  await call('import.apply', { token: other.ok ? (other.value as { token: string }).token : '' });
  await test.studio.open().session.flush();
  expect(await refusal(() => call('import.apply', { token }))).toMatch(/module:i/);
  expect(await readdir(join(test.folder, 'ws', 'assets')).catch(() => [])).toEqual([]);
});

it('what holds nothing that can be imported says what could be; so does a folder of 2,000 files', async () => {
  const many = Array.from({ length: 2000 }, (_, at) => ({ path: `f${at}.bin`, bytes: new Uint8Array([1]) }));
  for (const files of [[{ path: 'notes.one', bytes: new Uint8Array([1]) }], many]) expect(await refusal(() => call('import.preview', { name: 'folder', files }))).toMatch(/^The kind of .* is not known\. Supported: SCORM packages/);
  expect(await refusal(() => call('import.preview', { name: 'folder', files: [] }))).not.toBe('not refused');
});
