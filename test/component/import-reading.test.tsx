// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ImportDialog } from '../../renderer/features/import/import-dialog';
import { readDropped, readPicked } from '../../renderer/features/import/read-files';
import { devRecords } from '../../renderer/dev/dev-records';
import { mount, openStudio, settle } from './fixture';

/** A file of a stated size whose bytes are never asked for. */
const fileOf = (name: string, size: number): File => Object.defineProperties(new File(['x'], name), { size: { value: size } });
const entryOf = (file: File): unknown => ({ isFile: true, isDirectory: false, name: file.name, file: (resolve: (one: File) => void) => resolve(file) });
const transferOf = (entries: readonly unknown[]): DataTransfer => ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })) }) as unknown as DataTransfer;

it('2,000 files are read, a folder of a gigabyte or of 30,000 files is refused in words before it fills the memory', async () => {
  expect((await readDropped(transferOf(Array.from({ length: 2000 }, (_, at) => entryOf(new File(['x'], `f${at}.md`)))))).files).toHaveLength(2000);
  await expect(readDropped(transferOf([entryOf(fileOf('a.zip', 150 * 1024 * 1024)), entryOf(fileOf('b.zip', 900 * 1024 * 1024))]))).rejects.toThrow('More than 200 MB or 20000 files');
  await expect(readPicked(Array.from({ length: 30_000 }, (_, at) => Object.assign(new File([''], `f${at}`), { webkitRelativePath: '' })))).rejects.toThrow('More than 200 MB');
});

it('a folder with nothing in it, and files that cannot be read, say so instead of nothing', async () => {
  const { studio } = await openStudio(devRecords, {});
  for (const [dropped, said] of [[() => Promise.resolve({ name: 'empty', files: [] }), 'There is no file in what was chosen.'], [() => readDropped(transferOf([entryOf(fileOf('b.zip', 900 * 1024 * 1024))])), 'More than 200 MB']] as const) {
    const mounted = await mount(studio, <ImportDialog dropped={dropped()} />);
    await settle(20);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain(said);
    await mounted.unmount();
  }
});

it('closed while it is read: the dialog goes at once, and the preview that comes later is let go', async () => {
  const cancelled: unknown[] = [];
  const late = { token: 'late', kind: 'csv', created: { courses: 0, modules: 0, prerequisites: 0, competencies: 0, roles: 0, assets: 0 }, warnings: [], repairs: [], refused: [], modules: [], mapping: [], merged: null, candidates: [], replacement: null };
  const { studio } = await openStudio(devRecords, { 'import.preview': () => late, 'import.cancel': (request) => (cancelled.push(request), null) });
  let answer: () => void = () => undefined;
  const { invoke } = studio.bridge;
  Object.assign(studio.bridge, { invoke: async (channel: 'import.preview', request: never) => {
    if (channel === 'import.preview') await new Promise<void>((resolve) => (answer = resolve));
    return invoke(channel, request);
  } });
  const mounted = await mount(studio, <ImportDialog dropped={Promise.resolve({ name: 'a.csv', files: [{ path: 'a.csv', bytes: new Uint8Array([65]) }] })} />);
  await settle(20);
  expect(document.body.textContent).toContain('Reading a.csv');
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel');
  button?.click();
  await settle(20);
  answer();
  await settle(20);
  expect(cancelled).toEqual([{ token: 'late' }]);
  await mounted.unmount();
});
