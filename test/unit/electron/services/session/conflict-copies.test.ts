import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodePorts } from '../../../../../electron/hosts/node-studio';
import { createBackups, type Backups } from '../../../../../electron/services/session/backups';
import { chooseBase, findConflictCopies, loadConflictCopy, mergeWithCopy, putAwayCopy } from '../../../../../electron/services/session/conflict-copies';
import { isPartialName, parseCopyName } from '../../../../../electron/services/session/conflict-names';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { documentOf, moduleOf } from '../../../../helpers/documents';
import { createTestStudio, type TestStudio } from '../../../../helpers/test-studio';

const base = nodePorts({ out: '', resources: '', version: '0.0.0' });
const minute = 60_000;
const start = Date.UTC(2026, 10, 22, 9);
let now = start;
const ports = { ...base, clock: { ...base.clock, now: () => now } };
const { files, identity } = ports;
let test: TestStudio;
let folder: string;
let backups: Backups;

const text = (document: TrellisDocument): string => writeDocument(document, 'test');
const bytes = (document: TrellisDocument): Uint8Array => new TextEncoder().encode(text(document));
const put = async (name: string, content: string, atMs = now): Promise<void> => {
  await writeFile(join(folder, name), content);
  await utimes(join(folder, name), atMs / 1000, atMs / 1000);
};
const titles = (document: TrellisDocument): Record<string, string> => Object.fromEntries([...document.tables.module.values()].map(({ id, title }) => [id.slice(7), title]));
const modules = (all: Readonly<Record<string, string>>): TrellisDocument => documentOf(...Object.entries(all).map(([id, title]) => moduleOf(id, { title })));

beforeEach(async () => {
  now = start;
  test = await createTestStudio();
  folder = join(test.folder, 'ws');
  await mkdir(folder);
  backups = createBackups(ports, folder);
});
afterEach(() => test.dispose());

describe('names', () => {
  it.each([
    ['course.trellis-DESKTOP-7QK.json', 'onedrive', 'DESKTOP-7QK', ''],
    ['course.trellis-DESKTOP-7QK-2.json', 'onedrive', 'DESKTOP-7QK', ''],
    ['course.trellis-Annas MacBook Pro.json', 'onedrive', 'Annas MacBook Pro', ''],
    ['course.trellis (1).json', 'numbered', '', ''],
    ['course.trellis(12).json', 'numbered', '', ''],
    ['Course.Trellis (1).JSON', 'numbered', '', ''],
    ["course.trellis (Anna's conflicted copy 2026-11-22).json", 'dropbox', 'Anna', '2026-11-22'],
    ["course.trellis (DESKTOP's conflicted copy 2026-11-22 (1)).json", 'dropbox', 'DESKTOP', '2026-11-22'],
    ["course.trellis (Anna's conflicted copy 2026-11-22) (1).json", 'dropbox', 'Anna', '2026-11-22'],
    ['course.trellis (In Konflikt stehende Kopie von Anna 2026-11-22).json', 'dropbox', '', '2026-11-22'],
    ['course.trellis (Copie en conflit de Anna 2026-11-22).json', 'dropbox', '', '2026-11-22'],
    ['course.trellis (copia en conflicto de Anna 2026-11-22).json', 'dropbox', '', '2026-11-22'],
    ['course.trellis (Anna の競合コピー 2026-11-22).json', 'dropbox', '', '2026-11-22'],
    ['course.trellis (Case Conflict).json', 'dropbox', '', ''],
    ['course.trellis (Selective Sync Conflict 1).json', 'dropbox', '', ''],
    ['course.trellis [Conflict].json', 'google-drive', '', ''],
    ['course.trellis.sync-conflict-20261122-101500-ABCDEF.json', 'syncthing', 'ABCDEF', '2026-11-22'],
    ['course.trellis.sync-conflict-20261122-101500.json', 'syncthing', '', '2026-11-22'],
    ['course.trellis 2.json', 'icloud', '', ''],
    ['course.trellis (conflicted copy 2026-11-22 101500).json', 'nextcloud', '', '2026-11-22'],
    ['course.trellis (Anna conflicted copy 2026-11-22 101500).json', 'nextcloud', 'Anna', '2026-11-22'],
    ['course.trellis_conflict-20261122-101500.json', 'nextcloud', '', '2026-11-22'],
  ])('D-34 %s', (name, source, by, date) => {
    expect(parseCopyName(name)).toEqual({ source, by, date });
  });
  it.each([
    'course.trellis.json', 'course.json', 'other (1).json', 'course.trellis.json.tmp', '.course.trellis.json.0123456789abcdef.tmp', '.~course.trellis.json', '~$course.trellis.json', 'course.trellis (1).json.partial',
    'course.trellis-HOST.json.crdownload', '.course.trellis.json.icloud', '~syncthing~course.trellis.json.tmp', '.syncthing.course.trellis.json.tmp', '.dropbox.cache', 'course.trellis (notes).json', 'course.trellis (v2 final).json',
    'course.trellis-../../etc/passwd.json', 'course.trellis-a\\b.json', 'course.trellis-\0.json', `course.trellis-${'x'.repeat(300)}.json`, 'course.trellis-.json', 'course.trellis.bak',
  ])('D-34 never %j', (name) => {
    expect(parseCopyName(name)).toBe(null);
  });
  it.each(['~$a.json', '.~a', 'a.tmp', 'a.partial', 'a.crdownload', '.dropbox.cache', 'a.icloud', 'a~'])('partial: %s', (name) => {
    expect(isPartialName(name)).toBe(true);
  });
});

describe('a folder with copies', () => {
  it('D-34 lists them, newest first, with what stands against them; partial and empty files are none', async () => {
    await put('course.trellis.json', text(modules({ a: 'A' })));
    await put('course.trellis (1).json', text(modules({ a: 'A' })), start + minute);
    await put('course.trellis-HOST.json', text(modules({ a: 'B' })), start + 3 * minute);
    await put('course.trellis 2.json', text(modules({ a: 'B' })).slice(0, 80), start + 2 * minute);
    await put('course.trellis 3.json', '');
    await put('course.trellis 4.json', '{"format":"trellis-course","formatVersion":99,"records":[]}', start);
    await put('~$course.trellis (1).json', text(modules({ a: 'B' })));
    await mkdir(join(folder, 'course.trellis 5.json'));
    const copies = await findConflictCopies(files, folder, identity);
    expect(copies.map(({ name, readable, isSame }) => [name, readable, isSame])).toEqual([
      ['course.trellis-HOST.json', true, false], ['course.trellis 2.json', false, false], ['course.trellis (1).json', true, true], ['course.trellis 4.json', false, false],
    ]);
    expect(copies.map(({ problem }) => problem)).toEqual(['', expect.stringContaining('not valid JSON'), '', expect.stringContaining('Update Trellis')]);
    expect(copies[0]).toMatchObject({ source: 'onedrive', by: 'HOST', modifiedMs: start + 3 * minute, size: text(modules({ a: 'B' })).length });
    expect(await findConflictCopies(files, join(folder, 'nowhere'), identity)).toEqual([]);
  });
  it('loads one; not what is gone or is none', async () => {
    await put('course.trellis (1).json', text(modules({ a: 'A' })));
    expect(titles((await loadConflictCopy(files, folder, 'course.trellis (1).json', identity)).document)).toEqual({ a: 'A' });
    for (const name of ['course.trellis (2).json', '../ws/course.trellis (1).json', 'other.json']) await expect(loadConflictCopy(files, folder, name, identity)).rejects.toThrow(/no conflict copy/);
  });
  it('D-34 puts one away as a snapshot under its name, if it is what was looked at', async () => {
    const name = "course.trellis (Anna's conflicted copy 2026-11-22).json";
    await put(name, text(modules({ a: 'A' })));
    await expect(putAwayCopy(files, folder, identity, backups, { name, sha256: 'x' })).rejects.toThrow(/has changed/);
    const [copy] = await findConflictCopies(files, folder, identity);
    await putAwayCopy(files, folder, identity, backups, copy ?? { name, sha256: '' });
    expect(await readdir(folder)).toEqual(['.trellis']);
    const [kept] = await backups.list();
    expect(kept).toMatchObject({ kind: 'snapshot', name });
    expect(await readFile(join(folder, '.trellis', 'snapshots', kept?.id ?? ''), 'utf8')).toBe(text(modules({ a: 'A' })));
  });
});

describe('D-34 merging a copy', () => {
  const ancestor = { a: 'A', b: 'B', c: 'C' };
  const keep = async (all: Readonly<Record<string, string>>): Promise<void> => {
    await backups.keep(bytes(modules(all)));
    now += 5 * minute;
  };
  const baseOf = async (copy: Readonly<Record<string, string>>, modifiedMs = now): Promise<Record<string, string> | null> => {
    const found = await chooseBase(backups, { document: modules(copy), modifiedMs });
    return found && titles(found);
  };
  it('D-34 takes the newest state that can be the ancestor: none that holds edits of ours which the copy lacks', async () => {
    await keep(ancestor);
    await keep({ ...ancestor, a: 'ours' });
    await keep({ ...ancestor, a: 'ours', b: 'ours' });
    expect(await baseOf({ ...ancestor, c: 'theirs' })).toEqual(ancestor);
    expect(await baseOf({ ...ancestor, a: 'ours', c: 'theirs' })).toEqual({ ...ancestor, a: 'ours' });
    expect(await baseOf({ ...ancestor, a: 'ours', b: 'ours', c: 'theirs' })).toEqual({ ...ancestor, a: 'ours', b: 'ours' });
  });
  it('also where a record was added or removed here after the versions parted', async () => {
    await keep(ancestor);
    await keep({ ...ancestor, d: 'added' });
    expect(await baseOf({ ...ancestor, c: 'theirs' })).toEqual(ancestor);
    await keep({ a: 'A', b: 'B', d: 'added' });
    expect(await baseOf({ ...ancestor, d: 'added', a: 'theirs' })).toEqual({ ...ancestor, d: 'added' });
  });
  it('looks past a state in between, and only at states before the copy', async () => {
    await keep(ancestor);
    await keep({ ...ancestor, a: 'ours' });
    await keep({ ...ancestor, a: 'ours', c: 'ours, too' });
    expect(await baseOf({ ...ancestor, c: 'theirs' })).toEqual(ancestor);
    expect(await baseOf(ancestor, start - 1)).toBe(null);
  });
  it('passes over damaged backups; none is none', async () => {
    expect(await baseOf(ancestor)).toBe(null);
    await keep(ancestor);
    await backups.keep(new TextEncoder().encode('{'));
    expect(await baseOf(ancestor)).toEqual(ancestor);
  });
  it('D-34 brings both together, and says what would change', async () => {
    await keep(ancestor);
    await keep({ ...ancestor, a: 'ours' });
    const ours = modules({ a: 'ours', b: 'B', c: 'C' });
    const copy = { document: modules({ a: 'A', b: 'theirs', d: 'D' }), modifiedMs: now };
    const merged = mergeWithCopy(ours, copy.document, await chooseBase(backups, copy));
    expect(titles(merged.document)).toEqual({ a: 'ours', b: 'theirs', d: 'D' });
    expect(merged.conflicts).toEqual([]);
    expect(merged.comparison.counts).toEqual([{ type: 'module', comesBack: 1, changes: 1, goes: 1 }]);
    expect(titles(mergeWithCopy(ours, copy.document, null).document)).toEqual({ a: 'ours', b: 'B', c: 'C', d: 'D' });
  });
});
