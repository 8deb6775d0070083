import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatch } from '../../electron/ipc/dispatch';
import { createTestStudio, type TestStudio } from '../helpers/test-studio';

let test: TestStudio;
const logger = { warn: (message: string) => void expect.fail(message) };
const state = { evidence: [], choices: {}, facts: {} };
const write = (more: object) => dispatch(test.studio, logger, 'w', 'export.pathway', { role: 'role:field-rep', learner: 'Ada', state, minutesPerDay: 60, ...more });
const kept = (id: unknown) => dispatch(test.studio, logger, 'w', 'history.records', { id });
const releases = (): Promise<string[]> => readdir(join(test.folder, 'ws', 'releases')).catch(() => []);

beforeAll(async () => {
  test = await createTestStudio();
  expect(await dispatch(test.studio, logger, 'w', 'workspace.create', { path: join(test.folder, 'ws'), starter: 'pharma-sales-compliance' })).toMatchObject({ ok: true });
});
afterAll(() => test.dispose());

it('a role that is not there, a day that is none and a state that is none are refused, and nothing is written', async () => {
  for (const more of [{ role: 'role:gone' }, { role: '__proto__' }, { role: '' }, { asOf: '2026-02-30' }, { minutesPerDay: 0 }, { minutesPerDay: 1e9 }, { learner: '' }, { state: null }, { state: { evidence: [{ subject: '../x' }] } }, { path: '/tmp/x.html' }]) expect(await write(more), JSON.stringify(more)).toMatchObject({ ok: false });
  expect(await releases()).toEqual([]);
});

it('names are text on the page and never a path; evidence of a module that is gone changes nothing', async () => {
  const evidence = [{ subject: 'module:gone', kind: 'recall', score: 9900, at: '2026-10-01' }];
  const plain = await write({ learner: '../../<script>alert(1)</script>' });
  expect(plain).toMatchObject({ ok: true, value: { file: join(test.folder, 'ws', 'releases', 'field-sales-representative-script-alert-1-script.html') } });
  const [name] = await releases();
  const page = await readFile(join(test.folder, 'ws', 'releases', name ?? ''), 'utf8');
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(await write({ learner: '../../<script>alert(1)</script>', state: { ...state, evidence } })).toMatchObject({ ok: true, value: { sha256: plain.ok ? (plain.value as { sha256: string }).sha256 : '' } });
});

it('records of a kept state are read by its own id only', async () => {
  for (const id of ['', '../course.trellis.json', '..', '/etc/passwd', '1700000000000-000000000000.trellis.json', 'x'.repeat(801), null, ['a']]) expect(await kept(id), String(id)).toMatchObject({ ok: false });
});
