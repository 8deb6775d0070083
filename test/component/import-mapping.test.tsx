// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { ImportDialog } from '../../renderer/features/import/import-dialog';
import { devRecords } from '../../renderer/dev/dev-records';
import { mount, openStudio, settle } from './fixture';

interface Asked { readonly mapping?: Readonly<Record<string, Readonly<Record<string, string>>>>; readonly kind?: string }

it('a column that is to become something else is planned anew, and the old preview is let go', async () => {
  const asked: Asked[] = [];
  const cancelled: unknown[] = [];
  const preview = (request: unknown): unknown => {
    const { mapping } = request as Asked;
    asked.push(request as Asked);
    return {
      token: `t${asked.length}`, kind: 'csv', created: { courses: 1, modules: 2, prerequisites: 0, competencies: 0, roles: 0, assets: 0 }, warnings: [], repairs: [], refused: [], modules: [], merged: { added: 1, updated: 2, unchanged: 3 },
      mapping: [{ name: 'a.csv', kind: 'modules', rows: 2, columns: [{ header: 'Title', to: 'title', samples: ['A'] }, { header: 'How long', to: mapping?.['a.csv']?.['How long'] ?? 'custom', samples: ['5', '10'] }], targets: ['title', 'minutes', 'custom', 'ignored'] }],
    };
  };
  const { studio } = await openStudio(devRecords, { 'import.preview': preview, 'import.cancel': (request) => (cancelled.push(request), null) });
  const dropped = Promise.resolve({ name: 'a.csv', files: [{ path: 'a.csv', bytes: new Uint8Array([65]) }] });
  const mounted = await mount(studio, <ImportDialog dropped={dropped} />);
  await settle(20);
  const rows = (): readonly string[] => [...document.querySelectorAll('.import-columns tbody tr')].map((row) => row.textContent ?? '');
  expect(rows()).toEqual([expect.stringMatching(/Title.*Title.*A/), expect.stringMatching(/How long.*Custom field.*5 · 10/)]);
  expect(document.body.textContent).toContain('2 updated, 1 new, 3 unchanged');
  const select = [...document.querySelectorAll('.import-columns select')].at(-1) as HTMLSelectElement;
  await act(async () => {
    select.value = 'minutes';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await Promise.resolve();
  });
  await settle(20);
  expect(asked.map(({ mapping, kind }) => [mapping, kind])).toEqual([[undefined, undefined], [{ 'a.csv': { 'How long': 'minutes' } }, 'csv']]);
  expect(rows()[1]).toMatch(/How long.*Minutes/);
  expect(cancelled).toEqual([{ token: 't1' }]);
  await mounted.unmount();
});
