import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StudioError } from '#shared/contract/contract-error';
import { nodePorts } from '../../../../../electron/hosts/node-studio';
import { FileError } from '../../../../../electron/ports/file-store';
import type { DocumentSession } from '../../../../../electron/services/session/document-session';
import { openSession } from '../../../../../electron/services/session/open-session';
import { writeStarter } from '../../../../../electron/services/starters';
import { createTestStudio, type TestStudio } from '../../../../helpers/test-studio';

let test: TestStudio;
let folder: string;
const open: DocumentSession[] = [];
const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });
const quiet = { changed: () => undefined, saveState: () => undefined };

async function start(events = quiet): Promise<DocumentSession> {
  const session = await openSession(ports, folder, events);
  open.push(session);
  return session;
}

const add = (key: string, title = key): { commands: { name: string; payload: unknown }[]; focus: string[] } => ({
  commands: [{ name: 'record.create', payload: { records: [{ id: `module:${key}`, type: 'module', title }] } }],
  focus: [],
});
const rename = (key: string, title: string, coalesce?: string): object => ({
  commands: [{ name: 'record.update', payload: { updates: [{ id: `module:${key}`, set: { title } }] } }], focus: [], ...(coalesce ? { coalesce } : {}),
});
const titles = (session: DocumentSession): string[] => [...session.document().tables.module.values()].map((module) => module.title).sort();
const file = (): Promise<string> => readFile(join(folder, 'course.trellis.json'), 'utf8');

beforeEach(async () => {
  test = await createTestStudio();
  folder = join(test.folder, 'ws');
  await writeStarter(ports.files, ports.resources, folder, 'blank', '2026-11-22', 'test');
});
afterEach(async () => {
  for (const session of open.splice(0)) await session.close().catch(() => undefined);
  await test.dispose();
});

describe('a session', () => {
  it('D-18 D-22 applies, undoes and redoes; the file follows and reopens equal', async () => {
    const session = await start();
    session.apply('w', add('a'));
    session.apply('w', rename('a', 'Alpha') as never);
    expect(session.historyFor('w')).toEqual({ undo: 'Rename to “Alpha”', redo: null });
    session.undo('w');
    expect(titles(session)).toEqual(['a']);
    expect(session.historyFor('w')).toEqual({ undo: 'Add module “a”', redo: 'Rename to “Alpha”' });
    session.redo('w');
    await session.close();
    expect(titles(await start())).toEqual(['Alpha']);
  });
  it('D-22 writes nothing when nothing changed', async () => {
    const before = await stat(join(folder, 'course.trellis.json'));
    await (await start()).close();
    expect((await stat(join(folder, 'course.trellis.json'))).mtimeMs).toBe(before.mtimeMs);
  });
  it('D-20 edits of one focus session are one step, also over a pause of the journal', async () => {
    const session = await start();
    session.apply('w', add('a'));
    for (const title of ['A', 'Al', 'Alp']) session.apply('w', rename('a', title, 'title:a') as never);
    session.undo('w');
    expect(titles(session)).toEqual(['a']);
  });
  it('D-17 D-20 edits that together change nothing leave no step, and no edit no revision', async () => {
    const session = await start();
    session.apply('w', add('a'));
    session.apply('w', rename('a', 'A', 'title:a') as never);
    session.apply('w', rename('a', 'a', 'title:a') as never);
    expect([session.revision(), session.historyFor('w').undo]).toEqual([3, 'Add module “a”']);
    session.apply('w', rename('a', 'a') as never);
    expect([session.revision(), session.historyFor('w').undo]).toEqual([3, 'Add module “a”']);
  });
  it('D-18 D-19 undoes only this window’s steps, and refuses when another has touched the same record', async () => {
    const session = await start();
    session.apply('w1', add('a'));
    session.apply('w2', add('b'));
    session.undo('w1');
    expect(titles(session)).toEqual(['b']);
    session.redo('w1');
    session.apply('w2', rename('a', 'by w2') as never);
    expect(() => session.undo('w1')).toThrow(/another window/);
    expect(titles(session)).toEqual(['b', 'by w2']);
  });
  it('D-7 a refused command changes nothing and says why', async () => {
    const session = await start();
    session.apply('w', add('a'));
    const before = session.revision();
    expect(() => session.apply('w', add('a'))).toThrow(StudioError);
    expect(session.revision()).toBe(before);
    expect(session.historyFor('w').undo).toBe('Add module “a”');
  });
});

describe('the steps of history', () => {
  const labels = (session: DocumentSession): string[] => session.steps('w').map((step) => `${step.done ? '' : '~'}${step.label}`);
  const build = async (): Promise<DocumentSession> => {
    const session = await start();
    for (const key of ['a', 'b', 'c', 'd']) session.apply('w', add(key));
    return session;
  };
  it('D-35 jumping goes back over several steps and forward again, as one change', async () => {
    const session = await build();
    const [first, , third] = session.steps('w');
    const before = session.revision();
    expect(session.jump('w', first?.id ?? '').label).toBe('Back to: Add module “a”');
    expect([titles(session), session.revision()]).toEqual([['a'], before + 1]);
    expect(labels(session)).toEqual(['Add module “a”', '~Add module “b”', '~Add module “c”', '~Add module “d”']);
    session.jump('w', third?.id ?? '');
    expect(titles(session)).toEqual(['a', 'b', 'c']);
    session.redo('w');
    expect(titles(session)).toEqual(['a', 'b', 'c', 'd']);
    session.jump('w', null);
    expect(titles(session)).toEqual([]);
    session.apply('w', add('e'));
    expect(labels(session)).toEqual(['Add module “e”']);
    expect(() => session.jump('w', 'nothing')).toThrow(/not there any more/);
  });
  it('D-35 jumping is all or nothing: a step that another window touched stops it before anything changes', async () => {
    const session = await build();
    session.apply('w2', rename('b', 'theirs') as never);
    const [first] = session.steps('w');
    expect(() => session.jump('w', first?.id ?? '')).toThrow(/“Add module “b”” cannot be undone: another window/);
    expect(titles(session)).toEqual(['a', 'c', 'd', 'theirs']);
    expect(session.steps('w').map((step) => step.own)).toEqual([true, true, true, true, false]);
  });
  it('D-35 steps, undone ones too, are there after closing and opening, for any window', async () => {
    const session = await build();
    session.undo('w');
    session.apply('w2', rename('a', 'Alpha') as never);
    await session.close();
    const again = await openSession(ports, folder, quiet, { isLive: (window) => window === 'new' });
    open.push(again);
    expect(again.steps('new').map((step) => [step.label, step.done, step.own])).toEqual([
      ['Add module “a”', true, true], ['Add module “b”', true, true], ['Add module “c”', true, true], ['Rename to “Alpha”', true, true], ['Add module “d”', false, true],
    ]);
    again.redo('new');
    expect(titles(again)).toEqual(['Alpha', 'b', 'c', 'd']);
    again.jump('new', null);
    expect(titles(again)).toEqual([]);
  });
  it('D-35 the reach: a journal beyond 2 MB starts over at the next save, and says nothing wrong afterwards', async () => {
    const session = await start();
    for (let n = 0; n < 30; n++) session.apply('w', add(`m${n}`, 'x'.repeat(250)));
    session.apply('w', { commands: [{ name: 'records.import', payload: { name: 'big', records: Array.from({ length: 3000 }, (_, n) => ({ id: `module:i${n}`, type: 'module', title: `I ${n}`, description: 'y'.repeat(800) })) } }], focus: [] } as never);
    await session.flush();
    session.apply('w', add('last'));
    await session.close();
    expect((await stat(join(folder, '.trellis', 'journal.jsonl'))).size).toBeLessThan(10_000);
    const again = await start();
    expect(again.steps('w').map((step) => step.label)).toEqual(['Add module “last”']);
    expect(again.info().notice).toBe('');
    expect(again.document().tables.module.size).toBe(3031);
  });
});

describe('durability', () => {
  it('D-21 D-23 D-24 journals an edit before the file is written, and recovers it', async () => {
    const states: string[] = [];
    const session = await start({ changed: () => undefined, saveState: (state: { state: string }) => void states.push(state.state) } as never);
    session.apply('w', add('a'));
    await expect.poll(() => states).toContain('journaled');
    const journal = await readFile(join(folder, '.trellis', 'journal.jsonl'), 'utf8');
    expect(journal).toContain('module:a');
    expect(await file()).not.toContain('module:a');
    // A crash: the process is gone, its lock and journal stay.
    const crashed = join(test.folder, 'crashed');
    await mkdir(join(crashed, '.trellis'), { recursive: true });
    await writeFile(join(crashed, 'course.trellis.json'), await file());
    await writeFile(join(crashed, '.trellis', 'journal.jsonl'), `${journal}{"diff":{"chang`);
    folder = crashed;
    const recovered = await start();
    expect(titles(recovered)).toEqual(['a']);
    expect(recovered.info().notice).toBe('Trellis was closed before it could write the file: 1 edit was recovered.');
    recovered.apply('w', add('b'));
    await recovered.close();
    expect(titles(await start())).toEqual(['a', 'b']);
  });
  it('D-24 keeps a journal of another document aside and says so', async () => {
    await mkdir(join(folder, '.trellis'), { recursive: true });
    await writeFile(join(folder, '.trellis', 'journal.jsonl'), `{"base":"${'0'.repeat(64)}"}\n{"diff":{"changes":[]},"label":"x"}\n`);
    const session = await start();
    expect(session.info().notice).toContain('does not belong to course.trellis.json');
    expect((await readdir(join(folder, '.trellis'))).some((name) => name.endsWith('.kept.jsonl'))).toBe(true);
  });
  it('D-25 does not write over a file that another program changed', async () => {
    const session = await start();
    session.apply('w', add('a'));
    await writeFile(join(folder, 'course.trellis.json'), (await file()).replace('"title": "', '"title": "Outside '));
    const theirs = await file();
    await expect(session.flush()).rejects.toThrow(/changed outside Trellis. Your edits are safe in the journal/);
    expect(await file()).toBe(theirs);
    expect(session.info().saveState.state).toBe('conflict');
    expect(await readFile(join(folder, '.trellis', 'journal.jsonl'), 'utf8')).toContain('module:a');
  });
  it('D-27 sweeps temporary files that a crash left', async () => {
    await writeFile(join(folder, '.course.trellis.json.0123456789abcdef.tmp'), 'half');
    await mkdir(join(folder, '.trellis', 'backups'), { recursive: true });
    await writeFile(join(folder, '.trellis', 'backups', '.1700000000000-0123456789ab.trellis.json.0123456789abcdef.tmp'), 'half');
    await writeFile(join(folder, '.trellis', 'lock.0123456789abcdef'), '{}');
    await writeFile(join(folder, 'mine.tmp'), 'stays');
    await start();
    expect((await readdir(join(folder, '.trellis', 'backups'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await readdir(join(folder, '.trellis'))).not.toContain('lock.0123456789abcdef');
    expect(await readdir(folder)).toContain('mine.tmp');
    expect(await readdir(folder)).not.toContain('.course.trellis.json.0123456789abcdef.tmp');
  });
  it('D-26 one writer: a second session is refused while the first lives, a dead one’s lock is taken over', async () => {
    const session = await start();
    await expect(openSession(ports, folder, quiet)).rejects.toThrow(/open in another Trellis/);
    await session.close();
    await writeFile(join(folder, '.trellis', 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, host: (await import('node:os')).hostname() }));
    await start();
  });
});

describe('what a crash leaves', () => {
  const journaled = (session: DocumentSession): Promise<void> => expect.poll(() => session.info().saveState.state).toBe('journaled');
  /** The workspace as a crash at this moment leaves it. */
  const crashed = async (name: string): Promise<string> => {
    const copy = join(test.folder, name);
    await cp(folder, copy, { recursive: true });
    await rm(join(copy, '.trellis', 'lock'));
    return copy;
  };
  it('D-23 D-35 custom fields entered in another order than the file has them: the next edit is recovered and can be undone', async () => {
    const session = await start();
    session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: 'module:a', type: 'module', title: 'a', custom: { zeta: 1, alpha: 2 } }] } }], focus: [] });
    await session.flush();
    session.apply('w', rename('a', 'Alpha') as never);
    await journaled(session);
    const left = await crashed('left');
    await session.close();
    folder = left;
    const again = await openSession(ports, folder, quiet, { isLive: () => false });
    open.push(again);
    expect([titles(again), again.info().notice]).toEqual([['Alpha'], 'Trellis was closed before it could write the file: 1 edit was recovered.']);
    again.undo('new');
    expect(titles(again)).toEqual(['a']);
  });
  it('D-24 edits recovered from a damaged journal survive a second crash before the next save', async () => {
    const session = await start();
    session.apply('w', add('a'));
    await session.flush();
    session.apply('w', add('b'));
    await journaled(session);
    const left = await crashed('left');
    await session.close();
    folder = left;
    await appendFile(join(folder, '.trellis', 'journal.jsonl'), 'xxxxxxxx no line\n');
    const second = await openSession({ ...ports, clock: { now: ports.clock.now, after: () => () => undefined } }, folder, quiet);
    open.push(second);
    second.apply('w', add('c'));
    await journaled(second);
    folder = await crashed('again');
    expect(titles(await start())).toEqual(['a', 'b', 'c']);
  });
  it('D-23 half a line that a lost drive left behind a failed append does not spoil the line after it', async () => {
    let failing = false;
    const files: typeof ports.files = {
      ...ports.files,
      openAppend: async (path) => {
        const file = await ports.files.openAppend(path);
        return {
          append: async (bytes) => {
            if (!failing) return file.append(bytes);
            await appendFile(path, bytes.subarray(0, 20));
            throw new FileError('EIO', 'The drive is gone.');
          },
          close: file.close,
        };
      },
    };
    const session = await openSession({ ...ports, files, clock: { now: ports.clock.now, after: () => () => undefined } }, folder, quiet);
    open.push(session);
    session.apply('w', add('a'));
    await journaled(session);
    failing = true;
    session.apply('w', add('b'));
    await expect.poll(() => session.info().saveState.state).toBe('failed');
    failing = false;
    session.apply('w', add('c'));
    await expect.poll(() => session.atRisk()).toBe(false);
    folder = await crashed('left');
    const again = await start();
    expect([titles(again), again.info().notice]).toEqual([['a', 'b', 'c'], expect.stringContaining('3 edits were recovered')]);
  });
});

describe('closing', () => {
  it('D-21 an edit that comes while it closes is refused, not dropped', async () => {
    const session = await start();
    session.apply('w', add('a'));
    const closing = session.close();
    await Promise.resolve();
    expect(() => session.apply('w', add('late'))).toThrow(/being closed/);
    await closing;
    expect(titles(await start())).toEqual(['a']);
  });
});

describe('what cannot be opened', () => {
  it.each([
    ['{"format":"trellis-course","formatVersion":99,"records":[]}', /format version 99.*Update Trellis/],
    ['{"format":"other","formatVersion":1,"records":[]}', /not a Trellis course document/],
    ['{', /not valid JSON/],
    ['{"format":"trellis-course","formatVersion":1,"records":[{"id":"module:a","type":"module","title":"A","custom":{"__proto__":"x"}}]}', /__proto__/],
    ['{"format":"trellis-course","formatVersion":1,"records":[{"id":"module:a","type":"module","title":"A","custom":{"__\\u0070roto__":"x"}}]}', /__proto__/],
    ['{"format":"trellis-course","formatVersion":1,"records":[{"id":"module:a","type":"module","title":"A","colour":1},{"id":"settings:document","type":"settings","title":"T","asOf":"2026-01-01"}]}', /module:a.*colour/],
    ['{"format":"trellis-course","formatVersion":1,"records":[{"id":"thing:a","type":"thing"}]}', /unknown record type/],
    ['{"format":"trellis-course","formatVersion":1,"records":[]}', /settings:document.*missing/],
  ])('D-1 D-2 D-3 refuses %s', async (text, message) => {
    await writeFile(join(folder, 'course.trellis.json'), text);
    await expect(openSession(ports, folder, quiet)).rejects.toThrow(message);
    expect(await file()).toBe(text);
    expect((await readdir(folder)).sort()).toEqual(['.gitattributes', '.gitignore', 'course.trellis.json']);
  });
});
