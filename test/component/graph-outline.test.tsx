// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDocument } from '#shared/document/trellis-document';
import { devRecords } from '../../renderer/dev/dev-records';
import { layoutPath } from '../../renderer/features/graph-canvas/path/path-layout';
import { MapOutline } from '../../renderer/features/graph-outline/map-outline';
import { PathOutline } from '../../renderer/features/graph-outline/path-outline';
import { pathSections } from '../../renderer/store/path-sections';
import { needsOf } from '../../renderer/store/selectors';
import type { Studio } from '../../renderer/store/studio';
import { treeMove } from '../../renderer/ui/tree-keys';
import { mount, openStudio, press, settle, type, type Mounted } from './fixture';

const key = (name: string, more: Partial<{ altKey: boolean; ctrlKey: boolean; shiftKey: boolean; timeStamp: number }> = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, timeStamp: 0, ...more });

beforeAll(() => {
  // happy-dom lays nothing out; the virtual list needs a window to fill.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 900 });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 300 });
  HTMLElement.prototype.scrollTo = () => undefined;
});

describe('keys of a tree', () => {
  const rows = [{ level: 1, open: true, title: 'Core' }, { level: 2, open: null, title: 'Risk basics' }, { level: 2, open: false, title: 'Risk register' }, { level: 1, open: false, title: 'Electives' }];
  const typed = () => ({ text: '', at: 0 });
  it('move and stop at the ends', () => {
    expect(treeMove(rows, 0, key('ArrowDown'), typed(), 3)).toEqual({ kind: 'go', to: 1, extend: false });
    expect(treeMove(rows, 3, key('ArrowDown', { shiftKey: true }), typed(), 3)).toEqual({ kind: 'go', to: 3, extend: true });
    expect(treeMove(rows, 3, key('Home'), typed(), 3)).toMatchObject({ to: 0 });
    expect(treeMove(rows, 0, key('End'), typed(), 3)).toMatchObject({ to: 3 });
    expect(treeMove(rows, 0, key('PageDown'), typed(), 2)).toMatchObject({ to: 2 });
  });
  it('open and close; right goes inside, left to what is around', () => {
    expect(treeMove(rows, 3, key('ArrowRight'), typed(), 3)).toEqual({ kind: 'fold', open: true });
    expect(treeMove(rows, 0, key('ArrowRight'), typed(), 3)).toMatchObject({ kind: 'go', to: 1 });
    expect(treeMove(rows, 1, key('ArrowRight'), typed(), 3)).toBeNull();
    expect(treeMove(rows, 0, key('ArrowLeft'), typed(), 3)).toEqual({ kind: 'fold', open: false });
    expect(treeMove(rows, 2, key('ArrowLeft'), typed(), 3)).toMatchObject({ kind: 'go', to: 0 });
  });
  it('find by first letters: one letter goes on, more letters narrow, a pause begins anew', () => {
    const state = typed();
    expect(treeMove(rows, 0, key('r', { timeStamp: 10 }), state, 3)).toMatchObject({ to: 1 });
    expect(treeMove(rows, 1, key('r', { timeStamp: 2000 }), state, 3)).toMatchObject({ to: 2 });
    const letters = typed();
    let at = 0;
    for (const [index, letter] of [...'risk r'].entries()) at = (treeMove(rows, at, key(letter, { timeStamp: 10 + index * 100 }), letters, 3) as { to: number }).to;
    expect(at).toBe(2);
    expect(treeMove(rows, 2, key('e', { timeStamp: 9000 }), letters, 3)).toMatchObject({ to: 3 });
  });
  it('leave Ctrl, Alt and the sheet of keys to others', () => {
    for (const press of [key('p', { altKey: true }), key('Enter', { ctrlKey: true }), key('?')]) expect(treeMove(rows, 0, press, typed(), 3)).toBeNull();
    expect(treeMove(rows, 0, key(' '), typed(), 3)).toEqual({ kind: 'toggle' });
  });
});

describe('the order of a path', () => {
  it('is that of the canvas: the same modules in the same containers', () => {
    const document = createDocument(devRecords);
    const inside = pathSections(document, 'role:rep').filter(({ kind }) => kind !== 'outside');
    expect(inside.map(({ modules }) => modules)).toEqual(layoutPath(document, 'role:rep').containers.map(({ modules }) => modules));
    expect(pathSections(document, 'role:rep').flatMap(({ modules }) => modules).sort()).toEqual([...document.tables.module.keys()].sort());
  });
});

let open: Mounted | undefined;
let studio: Studio;
const tree = (): HTMLElement => open!.box.querySelector<HTMLElement>('[role=tree]')!;
const here = (): HTMLElement | null => open!.box.querySelector<HTMLElement>(`#${tree().getAttribute('aria-activedescendant')}`);
const said = (): string => studio.session.getState().announcement.text;
const row = (name: string): HTMLElement => [...open!.box.querySelectorAll<HTMLElement>('[role=treeitem]')].find((item) => item.title === name)!;
const zone = (id: string): readonly string[] => studio.replica.getState().document.tables.zone.get(`zone:${id}`)?.modules ?? [];
const click = async (name: string): Promise<void> => {
  await act(async () => row(name).click());
  await settle();
};
const rename = async (text: string): Promise<void> => {
  const input = open!.box.querySelector<HTMLInputElement>('input.tree-title')!;
  await type(input, text);
  await press(input, 'Enter');
};
afterEach(() => open?.unmount());

describe('a path as an outline', () => {
  beforeEach(async () => {
    ({ studio } = await openStudio());
    studio.show('path');
    open = await mount(studio, <PathOutline />);
    await act(async () => tree().focus());
  });

  it('is a tree: levels, places, what is open, one tab stop', async () => {
    expect(open!.box.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    const locked = row('Core (locked)');
    expect(['aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded'].map((name) => locked.getAttribute(name))).toEqual(['1', '1', '8', 'true']);
    expect(row('Transfers of value').getAttribute('aria-level')).toBe('2');
    // The gate stands before what it opens.
    const names = [...open!.box.querySelectorAll<HTMLElement>('[role=treeitem]')].map((item) => item.title);
    expect(names.indexOf('Core gate')).toBe(names.indexOf('Electives') - 1);
    await press(tree(), 'ArrowLeft');
    expect(row('Core (locked)').getAttribute('aria-expanded')).toBe('false');
    expect(row('Transfers of value')).toBeUndefined();
  });
  it('selects what the focus is on, and many with Shift or Space', async () => {
    await press(tree(), 'ArrowDown');
    expect(studio.session.getState().selection).toEqual(['module:code']);
    await press(tree(), 'ArrowDown', { shiftKey: true });
    expect(studio.session.getState().selection).toEqual(['module:code', 'module:adverse']);
    await press(tree(), 'ArrowDown');
    expect(studio.session.getState().selection).toEqual(['module:transfers']);
  });
  it('puts several together by Space, which moving on keeps; a press is for one again', async () => {
    await click('Fair balance and the code');
    await press(tree(), ' ');
    await press(tree(), 'ArrowDown');
    await press(tree(), 'ArrowDown');
    expect(here()?.title).toBe('Transfers of value');
    expect(studio.session.getState().selection).toEqual(['module:code']);
    await press(tree(), ' ');
    expect(studio.session.getState().selection).toEqual(['module:code', 'module:transfers']);
    await press(tree(), 'ArrowRight', { altKey: true });
    expect(zone('testable').slice(-2)).toEqual(['module:code', 'module:transfers']);
    expect(said()).toMatch(/^Moved 2 modules to Core \(testable\)\. /);
    await click('Field certification test');
    expect(studio.session.getState().selection).toEqual(['module:cert']);
  });
  it('reorders in the zone, says where it stands, and undoes it', async () => {
    await click('Transfers of value');
    await press(tree(), 'ArrowUp', { altKey: true });
    expect(zone('locked')).toEqual(['module:code', 'module:transfers', 'module:adverse', 'module:offlabel', 'module:cert']);
    expect(said()).toBe('Transfers of value is now 2 of 5 in Core (locked).');
    expect(here()?.title).toBe('Transfers of value');
    await act(() => studio.undo());
    expect(zone('locked')).toEqual(['module:code', 'module:adverse', 'module:transfers', 'module:offlabel', 'module:cert']);
    await click('Fair balance and the code');
    await press(tree(), 'ArrowUp', { altKey: true });
    expect(said()).toBe('No further place in this direction.');
  });
  it('moves to the next zone and says what changes; the focus goes with it', async () => {
    await click('Transfers of value');
    await press(tree(), 'ArrowRight', { altKey: true });
    expect(zone('testable').at(-1)).toBe('module:transfers');
    expect(said()).toBe('Moved Transfers of value to Core (testable). Taken unless evidence of the right kind waives it.');
    expect(here()?.title).toBe('Transfers of value');
    await press(tree(), 'ArrowLeft', { altKey: true });
    expect(zone('locked').at(-1)).toBe('module:transfers');
  });
  it('takes out of the path with Delete, then deletes; the focus stays near', async () => {
    await click('Objection handling');
    await press(tree(), 'Delete');
    expect(zone('electives')).toEqual(['module:formulary', 'module:digital', 'module:keyaccount']);
    expect(said()).toBe('Took Objection handling out of the path.');
    expect(here()?.title).toBe('Formulary and tender basics');
    await click('Objection handling');
    await press(tree(), 'Delete');
    expect(studio.replica.getState().document.tables.module.has('module:objection')).toBe(false);
    expect(said()).toBe('Deleted Objection handling.');
  });
  it('does not take out what the path needs: it would come back', async () => {
    await click('Fair balance and the code');
    await press(tree(), 'Delete');
    await click('Fair balance and the code');
    await press(tree(), 'Delete');
    expect(studio.replica.getState().document.tables.module.has('module:code')).toBe(true);
    expect(studio.session.getState().toasts.map(({ text }) => text).join()).toContain('The path needs this module');
  });
  it('adds beside, in the zone, and names it in place', async () => {
    await click('Fair balance and the code');
    await press(tree(), 'Enter');
    await rename('Sunshine reports');
    const added = zone('locked')[1]!;
    expect(studio.replica.getState().document.tables.module.get(added)?.title).toBe('Sunshine reports');
    expect(said()).toBe('Renamed to Sunshine reports.');
    await click('Electives');
    await press(tree(), 'Enter');
    await rename('Tender strategy');
    expect(studio.replica.getState().document.tables.module.get(zone('electives').at(-1)!)?.title).toBe('Tender strategy');
  });
  it('renames in place; Escape and an empty title keep what was', async () => {
    await click('Electives');
    await press(tree(), 'F2');
    await rename('Your choice');
    expect(studio.replica.getState().document.tables.zone.get('zone:electives')?.title).toBe('Your choice');
    await press(tree(), 'F2');
    await press(open!.box.querySelector('input.tree-title')!, 'Escape');
    await press(tree(), 'F2');
    await rename('  ');
    expect(studio.replica.getState().document.tables.zone.get('zone:electives')?.title).toBe('Your choice');
    expect(document.activeElement).toBe(tree());
  });
  it('moves a zone among the zones', async () => {
    await click('Electives');
    await press(tree(), 'ArrowUp', { altKey: true });
    expect(pathSections(studio.replica.getState().document, 'role:rep').map(({ id }) => id).slice(0, 3)).toEqual(['zone:locked', 'zone:electives', 'zone:testable']);
    expect(said()).toBe('Electives is now 2 of 4 in Field sales representative.');
  });
  it('shows what a module needs inside it: Enter edits, Delete removes', async () => {
    await click('Reading trial results');
    await press(tree(), 'ArrowRight');
    await press(tree(), 'ArrowRight');
    expect(here()?.title).toBe('Prerequisite: Clinical trial phases');
    expect(studio.session.getState().selection).toEqual(['edge:phases-reading']);
    await press(tree(), 'Enter');
    expect(studio.session.getState().dialog).toEqual({ kind: 'needs', module: 'module:reading' });
    await act(async () => studio.openDialog(null));
    await press(tree(), 'Delete');
    expect(needsOf(studio.replica.getState().document, 'module:reading').map(({ from }) => from)).toEqual(['module:biostat']);
    expect(said()).toBe('Link Clinical trial phases → Reading trial results removed.');
    expect(here()?.title).toBe('Prerequisite: Biostatistics primer');
  });
  it('goes where something else was selected', async () => {
    await act(async () => studio.select(['module:cases']));
    expect(here()?.title).toBe('Worked trial case studies');
  });
});

describe('the map as an outline', () => {
  beforeEach(async () => {
    ({ studio } = await openStudio());
    studio.show('map');
    open = await mount(studio, <MapOutline />);
    await act(async () => tree().focus());
  });
  const order = (): readonly string[] => [...open!.box.querySelectorAll<HTMLElement>('[data-module]')].map((item) => item.dataset['module'] ?? '');

  it('reorders in the course, and moves to another', async () => {
    await click('Transfers of value');
    const before = order().indexOf('module:transfers');
    await press(tree(), 'ArrowUp', { altKey: true });
    expect(order().indexOf('module:transfers')).toBe(before - 1);
    expect(said()).toMatch(/^Transfers of value is now \d+ of 16 in Launch academy\.$/);
    await press(tree(), 'ArrowRight', { altKey: true });
    expect(studio.replica.getState().document.tables.module.get('module:transfers')?.course).toBeNull();
    await press(tree(), 'ArrowRight', { altKey: true });
    expect(said()).toBe('No further place in this direction.');
  });
  it('adds to a course, and deletes', async () => {
    await press(tree(), 'Enter');
    await rename('A last module');
    expect([...studio.replica.getState().document.tables.module.values()].find(({ title }) => title === 'A last module')?.course).toBe('course:launch');
    await press(tree(), 'Delete');
    expect([...studio.replica.getState().document.tables.module.values()].some(({ title }) => title === 'A last module')).toBe(false);
  });
});
