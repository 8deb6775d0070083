import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFile } from 'node:fs/promises';
import type { ResponseOf } from '#shared/contract/contract';
import { cliShapes } from '#shared/contract/cli-shapes';
import { dispatch } from '../../electron/ipc/dispatch';
import { archiveOf } from '../helpers/archive';
import { hashFolder, trellis, trellisJson, withFolder } from '../helpers/cli';
import { storyline, type SourceFiles } from '../helpers/replace-source';
import { createTestStudio, type TestStudio } from '../helpers/test-studio';

const zipOf = (files: SourceFiles): Promise<Uint8Array> => archiveOf(Object.entries(files).map(([name, data]) => ({ name, data })));
const first = storyline('1.0', { '5a1': 'Keep data safe' });
const second = storyline('1.1', { '5a1': 'Keep data safer' });

describe('import.preview, import.choose and import.apply', () => {
  let test: TestStudio;
  const logger = { warn: (message: string) => void expect.fail(message) };
  type Channel = 'import.preview' | 'import.choose' | 'import.apply' | 'document.undo' | 'document.snapshot' | 'document.apply';
  const call = async <C extends Channel>(channel: C, request: unknown): Promise<ResponseOf<C>> => {
    const reply = await dispatch(test.studio, logger, 'w', channel, request);
    if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
    return reply.value as ResponseOf<C>;
  };
  const preview = async (name: string, files: SourceFiles, more: object = {}): Promise<ResponseOf<'import.preview'>> => call('import.preview', { name, files: [{ path: name, bytes: await zipOf(files) }], ...more });
  const records = async (): Promise<string> => JSON.stringify((await call('document.snapshot', {})).records.map((record) => JSON.stringify(record)).sort());
  beforeEach(async () => {
    test = await createTestStudio();
    await dispatch(test.studio, logger, 'w', 'workspace.create', { path: join(test.folder, 'ws'), starter: 'blank' });
    await call('import.apply', { token: (await preview('data.zip', first)).token });
  });
  afterEach(() => test.dispose());

  it('a republished package is proposed as a replacement, and is one step', async () => {
    const before = await records();
    const shown = await preview('final.zip', second);
    expect(shown.candidates).toMatchObject([{ course: 'course:handling-data', because: 'identifier', isSame: true }]);
    expect(shown.replacement).toMatchObject({ course: { title: 'Handling data', version: '1.0' }, version: '1.1', isSame: false, counts: { changed: 1 }, files: { changed: 1 } });
    expect(await records()).toBe(before);
    const { label } = await call('import.apply', { token: shown.token });
    expect(label).toBe('Replace “Handling data” with final.zip');
    expect((await call('document.snapshot', {})).records.filter(({ type }) => type === 'course')).toHaveLength(1);
    await call('document.undo', {});
    expect(await records()).toBe(before);
  });

  it('the other answer adds it as a course of its own; then two fit, and none is chosen', async () => {
    const shown = await preview('data.zip', second);
    const asNew = await call('import.choose', { token: shown.token, replace: null });
    expect(asNew).toMatchObject({ token: shown.token, replacement: null });
    await call('import.apply', { token: shown.token });
    expect((await call('document.snapshot', {})).records.filter(({ type }) => type === 'course')).toHaveLength(2);
    const again = await preview('data.zip', second);
    expect([again.candidates.length, again.replacement]).toEqual([2, null]);
    const chosen = await call('import.choose', { token: again.token, replace: { course: 'course:handling-data', choices: { conflicts: {}, gone: {}, add: [] } } });
    expect(chosen.replacement?.course.id).toBe('course:handling-data');
  });

  it('what cannot be replaced is refused with its code, and nothing changes', async () => {
    const before = await records();
    const markdown = await dispatch(test.studio, logger, 'w', 'import.preview', { name: 'a.md', files: [{ path: 'a.md', bytes: new Uint8Array(Buffer.from('# A\n\ntext\n')) }], replace: 'course:handling-data' });
    expect(markdown).toMatchObject({ ok: false, error: { code: 'refused', findings: [{ code: 'TRL-I061' }] } });
    const shown = await preview('final.zip', second);
    expect(await dispatch(test.studio, logger, 'w', 'import.choose', { token: shown.token, replace: { course: 'course:none', choices: { conflicts: {}, gone: {}, add: [] } } })).toMatchObject({ ok: false, error: { findings: [{ code: 'TRL-I060' }] } });
    expect(await dispatch(test.studio, logger, 'w', 'import.choose', { token: 'none', replace: null })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await records()).toBe(before);
  });

  it('a course that was deleted between the preview and Apply: refused, nothing changes', async () => {
    const shown = await preview('final.zip', second);
    await call('document.apply', { commands: [{ name: 'record.remove', payload: { ids: ['course:handling-data'] } }] });
    const before = await records();
    expect(await dispatch(test.studio, logger, 'w', 'import.apply', { token: shown.token })).toMatchObject({ ok: false, error: { code: 'refused', findings: [{ code: 'TRL-I060' }] } });
    expect(await records()).toBe(before);
  });
});

describe('trellis import --replace', () => {
  vi.setConfig({ testTimeout: 240_000 });

  it('prints what it would do, does it, and refuses what does not fit without a trace', () => withFolder(async (folder) => {
    const [workspace, one, two, other] = [join(folder, 'ws'), join(folder, 'data.zip'), join(folder, 'data-2.zip'), join(folder, 'other.md')];
    await Promise.all([writeFile(one, await zipOf(first)), writeFile(two, await zipOf(second)), writeFile(other, '# Other\n\ntext\n')]);
    await trellisJson('new', workspace);
    await trellisJson('import', one, '--into', workspace);
    const before = await hashFolder(workspace);
    interface Printed { readonly replaced: { readonly same: boolean; readonly counts: Readonly<Record<string, number>>; readonly modules: readonly object[] } }
    const dry = await trellisJson<Printed>('import', two, '--into', workspace, '--replace', 'Handling data', '--dry-run');
    const { exit: _exit, ...printed } = dry;
    expect(cliShapes.import.parse(printed)).toEqual(printed);
    expect(dry).toMatchObject({ exit: 0, created: { courses: 0, modules: 0, assets: 0 }, replaced: { course: 'course:handling-data', from: '1.0', to: '1.1', same: false, counts: { changed: 1, leftOut: 0 }, modules: [{ status: 'changed', reason: 'the same identifier', changes: ['other files'], reopened: false }] } });
    expect(await hashFolder(workspace)).toBe(before);
    for (const [args, says] of [
      [[other, '--replace', 'Handling data'], 'came from a SCORM package, and this is a Markdown course'],
      [[two, '--replace', 'No such course'], 'There is no course “No such course”. There are: course:handling-data (Handling data)'],
      [[two, one, '--replace', 'Handling data'], 'takes one file'],
      [[two, '--gone', 'delete'], 'give --replace COURSE, too'],
      [[two, '--replace', 'Handling data', '--conflicts', 'both'], 'is none of content, source, mine'],
    ] as const) {
      const refused = await trellis('import', ...args, '--into', workspace);
      expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining(says)]);
    }
    expect(await hashFolder(workspace)).toBe(before);
    const done = await trellis('import', two, '--into', workspace, '--replace', 'course:handling-data');
    expect([done.exit, done.out]).toEqual([0, expect.stringContaining('Replaced “Handling data” by version 1.1: 1 changed, 0 new')]);
    expect(await trellisJson<Printed>('import', two, '--into', workspace, '--replace', 'Handling data')).toMatchObject({ replaced: { same: true, counts: { changed: 0, unchanged: 1 } } });
  }));
});
