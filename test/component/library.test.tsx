// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LibraryCentre } from '../../renderer/features/library/library-centre';
import { gridMove, rangeOf } from '../../renderer/features/library/grid-keys';
import { parseMinutes, setPrerequisites } from '../../renderer/features/library/edit-cell';
import { deriveRows, plainView, visibleModules } from '../../renderer/features/library/rows';
import { needsOf } from '../../renderer/store/selectors';
import type { Studio } from '../../renderer/store/studio';
import { mount, openStudio, press, settle, type, type Mounted } from './fixture';

const size = { rows: 10, columns: 5, page: 4 };
const plain = { ctrlKey: false, metaKey: false, shiftKey: false };

beforeAll(() => {
  // happy-dom lays nothing out; the virtual list needs a window to fill.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1200 });
  HTMLElement.prototype.scrollTo = () => undefined;
});

describe('keys of the grid', () => {
  it('move by cell, to the edges and by page, and stop there', () => {
    const cell = { row: 5, column: 2 };
    expect(gridMove(cell, size, { ...plain, key: 'ArrowDown' })).toEqual({ kind: 'move', cell: { row: 6, column: 2 }, extend: false });
    expect(gridMove(cell, size, { ...plain, key: 'PageDown' })).toMatchObject({ cell: { row: 9 } });
    expect(gridMove(cell, size, { ...plain, key: 'Home' })).toMatchObject({ cell: { row: 5, column: 0 } });
    expect(gridMove(cell, size, { ...plain, ctrlKey: true, key: 'End' })).toMatchObject({ cell: { row: 9, column: 4 } });
    expect(gridMove({ row: 0, column: 0 }, size, { ...plain, key: 'ArrowUp' })).toMatchObject({ cell: { row: 0, column: 0 }, extend: false });
  });
  it('edit, select and extend', () => {
    const cell = { row: 5, column: 2 };
    expect(gridMove(cell, size, { ...plain, key: 'F2' })).toEqual({ kind: 'edit' });
    expect(gridMove(cell, size, { ...plain, key: ' ' })).toEqual({ kind: 'toggle', extend: false });
    expect(gridMove(cell, size, { ...plain, shiftKey: true, key: 'ArrowUp' })).toMatchObject({ extend: true });
    expect(gridMove(cell, size, { ...plain, ctrlKey: true, key: 'a' })).toEqual({ kind: 'all' });
    expect(gridMove(cell, size, { ...plain, key: 'x' })).toBeNull();
  });
  it('select ranges in the order of the list', () => {
    expect(rangeOf(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(rangeOf(['a'], 'gone', 'a')).toEqual(['a']);
  });
});

describe('the library', () => {
  let open: Mounted | undefined;
  let studio: Studio;
  const start = async (): Promise<HTMLElement> => {
    ({ studio } = await openStudio());
    open = await mount(studio, <LibraryCentre />);
    const grid = open.box.querySelector<HTMLElement>('[role=grid]');
    if (!grid) throw new Error('no grid');
    await act(async () => grid.focus());
    return grid;
  };
  afterEach(async () => {
    await open?.unmount();
    open = undefined;
  });

  it('edits a title in place and undoes it', async () => {
    const grid = await start();
    await press(grid, 'ArrowDown');
    await press(grid, 'Enter');
    const input = grid.querySelector<HTMLInputElement>('input.cell-input');
    expect(input?.getAttribute('aria-label')).toMatch(/^Module of /);
    const before = input?.value ?? '';
    await type(input!, 'A better title');
    await press(input!, 'Enter');
    const titles = () => [...studio.replica.getState().document.tables.module.values()].map((module) => module.title);
    expect(titles()).toContain('A better title');
    await act(() => studio.undo());
    expect(titles()).toContain(before);
  });

  it('leaves the cell as it was on Escape', async () => {
    const grid = await start();
    await press(grid, 'ArrowDown');
    await press(grid, 'F2');
    const input = grid.querySelector<HTMLInputElement>('input.cell-input')!;
    await type(input, 'Never mind');
    await press(input, 'Escape');
    expect(studio.replica.getState().history.undo).toBeNull();
    expect(document.activeElement).toBe(grid);
  });

  it('selects by keyboard and shows what can be done with all', async () => {
    const grid = await start();
    await press(grid, 'ArrowDown');
    await press(grid, ' ');
    await press(grid, 'ArrowDown', { shiftKey: true });
    expect(studio.session.getState().selection).toHaveLength(2);
    expect(open?.box.querySelector('[role=toolbar]')?.textContent).toContain('2 selected');
    await press(grid, 'a', { ctrlKey: true });
    expect(studio.session.getState().selection).toHaveLength(16);
    expect(grid.getAttribute('aria-activedescendant')).toMatch(/^cell-\d+-1$/);
  });

  it('shows only rows in sight of a large library', async () => {
    await start();
    const { document: doc } = studio.replica.getState();
    const copies = Array.from({ length: 1000 }, (_unused, at) => ({ id: `module:n${at}`, type: 'module', title: `Module ${at}`, place: 100 + at }));
    await act(() => studio.dispatch({ name: 'record.create', payload: { records: copies } }));
    await settle(20);
    expect(doc.tables.module.size).toBe(16);
    expect(Number(open?.box.querySelector('[role=grid]')?.getAttribute('aria-rowcount'))).toBeGreaterThan(1000);
    expect(open?.box.querySelectorAll('[role=row]').length).toBeLessThan(120);
  });
});

describe('views and values', () => {
  it('searches titles, tags and objectives, filters and groups', async () => {
    const { studio } = await openStudio();
    const { document } = studio.replica.getState();
    const titles = (view: object) => visibleModules(document, { ...plainView, ...view }).map((module) => module.title);
    expect(titles({ search: 'hazard' })).toEqual(['Reading trial results']);
    expect(titles({ tag: 'safety' })).toEqual(['Adverse events within 24 h']);
    expect(titles({ missing: 'minutes' })).toEqual(['Digital detailing']);
    expect(titles({ level: 'advanced', sort: { column: 'minutes', down: true } })).toEqual(['Key account planning', 'Field certification test']);
    expect(deriveRows(document, visibleModules(document, plainView), true)[0]).toMatchObject({ kind: 'group', title: 'Launch academy', count: 16 });
  });
  it('reads minutes', () => {
    expect([parseMinutes('45'), parseMinutes(' '), parseMinutes('-1'), parseMinutes('an hour')]).toEqual([45, null, undefined, undefined]);
  });
  it('sets prerequisites by code in one step and names an unknown one', async () => {
    const { studio } = await openStudio();
    const module = studio.replica.getState().document.tables.module.get('module:reading')!;
    await setPrerequisites(studio, module, 'cl-1, CL-5');
    expect(needsOf(studio.replica.getState().document, 'module:reading').map((edge) => edge.from).sort()).toEqual(['module:label', 'module:phases']);
    await studio.undo();
    expect(needsOf(studio.replica.getState().document, 'module:reading').map((edge) => edge.from).sort()).toEqual(['module:biostat', 'module:phases']);
    await setPrerequisites(studio, module, 'NOPE');
    expect(studio.session.getState().toasts.at(-1)?.text).toContain('“NOPE”');
  });
});
