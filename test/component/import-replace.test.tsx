// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { devRecords } from '../../renderer/dev/dev-records';
import { ImportDialog } from '../../renderer/features/import/import-dialog';
import { mount, openStudio, settle } from './fixture';

interface Asked { readonly replace: { readonly course: string; readonly choices: { readonly conflicts: Readonly<Record<string, string>>; readonly gone: Readonly<Record<string, string>>; readonly add: readonly string[] } } | null }

const row = { reason: null, fields: [], parts: [], hasOtherFiles: false, conflict: null, gone: null, wasDeletedHere: false, notes: [], reopens: false };
const preview = (asked: Asked['replace']): object => ({
  token: 't', kind: 'scorm', created: { courses: 1, modules: 2, prerequisites: 0, competencies: 0, roles: 0, assets: 0 }, warnings: [], repairs: [], refused: [], modules: [{ title: 'A', minutes: null, objectives: 0, pages: 1 }], mapping: [], merged: null,
  candidates: [{ course: 'course:x', title: 'Data', version: '1.0', from: 'data.zip', because: 'identifier', isSame: true }],
  replacement: asked && {
    course: { id: 'course:x', title: 'Data', version: '1.0', from: 'data.zip' }, version: '2.0', files: { added: 0, changed: 3, removed: 0 }, notes: [], isSame: false,
    counts: { changed: 1, new: 0, gone: 1, 'left-out': 1, unchanged: 0, conflicts: 1, reopened: 1 },
    rows: [
      { ...row, module: 'module:a', title: 'Changed twice', status: 'changed', reason: { kind: 'similar-content', share: 71 }, fields: [{ field: 'custom.Cost', change: 'conflict' }], conflict: { because: 'edited', choice: asked.choices.conflicts['module:a'] ?? 'content' }, reopens: true },
      { ...row, module: 'module:b', title: 'Gone', status: 'gone', gone: asked.choices.gone['module:b'] ?? 'keep' },
      { ...row, module: 'module:c', title: 'Deleted', status: asked.choices.add.includes('module:c') ? 'new' : 'left-out', wasDeletedHere: true },
    ],
  },
});

it('choices are asked of the host one after the other and kept, and “Add as a new course” shows the import as it was', async () => {
  const asked: Asked['replace'][] = [];
  const none = { course: 'course:x', choices: { conflicts: {}, gone: {}, add: [] } };
  const { studio } = await openStudio(devRecords, {
    'import.preview': () => preview(none) as never,
    'import.choose': (request) => {
      const { replace } = request as Asked;
      asked.push(replace);
      return preview(replace) as never;
    },
  });
  const mounted = await mount(studio, <ImportDialog dropped={Promise.resolve({ name: 'data-2.zip', files: [{ path: 'data-2.zip', bytes: new Uint8Array([80]) }] })} />);
  await settle(20);
  const text = (): string => document.body.textContent ?? '';
  for (const said of ['Replace “Data” version 1.0 · the source calls itself the same', 'Version 1.0 → 2.0 · Files: 3 changed', 'To decide', 'Approval reopened', 'Cost: changed in the source and here', 'Matched by its text, 71 % of which is the same', 'You changed it here, and the source changed it, too.']) expect(text()).toContain(said);
  const pick = async (index: number, value: string): Promise<void> => {
    const select = [...document.querySelectorAll('.replacement select')][index] as HTMLSelectElement;
    await act(async () => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await Promise.resolve();
    });
    await settle(20);
  };
  await pick(0, 'mine');
  await pick(1, 'delete');
  await pick(2, 'add');
  expect(asked.at(-1)).toEqual({ course: 'course:x', choices: { conflicts: { 'module:a': 'mine' }, gone: { 'module:b': 'delete' }, add: ['module:c'] } });
  await pick(2, 'leave');
  expect(asked.at(-1)?.choices.add).toEqual([]);
  await act(async () => {
    (document.querySelectorAll('.import-becomes input')[1] as HTMLInputElement).click();
    await Promise.resolve();
  });
  await settle(20);
  expect(asked.at(-1)).toBeNull();
  expect(document.querySelector('.replacement')).toBeNull();
  expect(document.querySelector('.import-table')?.textContent).toContain('A');
  await mounted.unmount();
});
