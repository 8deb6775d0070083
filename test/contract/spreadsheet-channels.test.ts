import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ResponseOf } from '#shared/contract/contract';
import { dispatch } from '../../electron/ipc/dispatch';
import { createTestStudio, type TestStudio } from '../helpers/test-studio';

let test: TestStudio;
const logger = { warn: (message: string) => void expect.fail(message) };

async function call<C extends 'import.preview' | 'import.apply' | 'document.undo' | 'document.snapshot' | 'export.library' | 'import.template'>(channel: C, request: unknown): Promise<ResponseOf<C>> {
  const reply = await dispatch(test.studio, logger, 'w', channel, request);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value as ResponseOf<C>;
}
const records = async (): Promise<string> => JSON.stringify((await call('document.snapshot', {})).records.map((record) => JSON.stringify(record)).sort());

beforeAll(async () => {
  test = await createTestStudio();
  await dispatch(test.studio, logger, 'w', 'workspace.create', { path: join(test.folder, 'ws'), starter: 'blank' });
});
afterAll(() => test.dispose());

it('a preview tells its columns and plans again by a choice; the whole is one step', async () => {
  const files = [{ path: 'a.csv', bytes: new Uint8Array(Buffer.from('Id,Title,How long,Prerequisites\n1,A,5,\n2,B,7,1\n')) }];
  const before = await records();
  const first = await call('import.preview', { name: 'a.csv', files });
  expect(first).toMatchObject({ kind: 'csv', merged: null, mapping: [{ kind: 'modules', columns: [{ to: 'id' }, { to: 'title' }, { header: 'How long', to: 'custom', samples: ['5', '7'] }, { to: 'prerequisites' }] }] });
  const second = await call('import.preview', { name: 'a.csv', files, kind: 'csv', mapping: { 'a.csv': { 'How long': 'minutes' } } });
  expect(second.modules.map(({ minutes }) => minutes)).toEqual([5, 7]);
  expect(await records()).toBe(before);
  await call('import.apply', { token: second.token });
  expect(await records()).not.toBe(before);
  await call('document.undo', {});
  expect(await records()).toBe(before);
});

it('the library goes out, an edit of it comes back as an update, and is one step of Undo', async () => {
  const { file, bytes } = await call('export.library', { format: 'csv' });
  expect(file.startsWith(join(test.folder, 'ws', 'releases'))).toBe(true);
  const zip = new Uint8Array(await readFile(file));
  expect(zip).toHaveLength(bytes);
  const same = await call('import.preview', { name: 'library.zip', files: [{ path: 'library.zip', bytes: zip }] });
  expect([same.merged, same.created.modules]).toEqual([{ added: 0, updated: 0, unchanged: (await call('document.snapshot', {})).records.length }, 0]);
  const before = await records();
  const edited = await call('import.preview', { name: 'role.csv', files: [{ path: 'role.csv', bytes: new Uint8Array(Buffer.from('trellis:settings,title,description\nsettings:document,New title,\n')) }] });
  expect(edited).toMatchObject({ merged: { added: 0, updated: 1, unchanged: 0 }, refused: [], mapping: [{ kind: 'records', targets: [] }] });
  const { diff } = await call('import.apply', { token: edited.token });
  expect(diff.changes).toMatchObject([{ id: 'settings:document', after: { title: 'New title' } }]);
  await call('document.undo', {});
  expect(await records()).toBe(before);
});

it('a template is written beside the releases, and comes in', async () => {
  const { file } = await call('import.template', { format: 'xlsx' });
  const preview = await call('import.preview', { name: 'x.xlsx', files: [{ path: 'x.xlsx', bytes: new Uint8Array(await readFile(file)) }] });
  expect(preview).toMatchObject({ kind: 'xlsx', created: { modules: 2 }, refused: [], warnings: [] });
  expect(preview.mapping.map(({ kind }) => kind)).toEqual(['modules', 'prerequisites', 'matrix', 'competencies']);
  expect(await dispatch(test.studio, logger, 'w', 'import.preview', { name: 'x.xlsx', files: [{ path: 'x.xlsx', bytes: new Uint8Array(Buffer.from('PK no')) }] })).toMatchObject({ ok: false, error: { code: 'refused' } });
});
