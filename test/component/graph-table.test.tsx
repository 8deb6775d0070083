// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDocument } from '#shared/document/trellis-document';
import type { Group } from '#shared/model/requirement';
import { devRecords } from '../../renderer/dev/dev-records';
import { NeedsDialog } from '../../renderer/features/graph-table/needs-dialog';
import { linkOptions } from '../../renderer/features/graph-table/link-options';
import { MapTable, PathTable } from '../../renderer/features/graph-table/table-centre';
import { tableMove } from '../../renderer/features/graph-table/table-keys';
import { pathTableRows, rowId } from '../../renderer/features/graph-table/table-rows';
import { addGroup, changeLinkKind } from '../../renderer/store/link-verbs';
import { refuseLink } from '../../renderer/store/refuse-link';
import { modulesOf, needsOf } from '../../renderer/store/selectors';
import { askedWords, groupsOf, groupWords } from '../../renderer/store/structure-words';
import type { Studio } from '../../renderer/store/studio';
import { mount, openStudio, press, settle, type, type Mounted } from './fixture';

const dev = createDocument(devRecords);

beforeAll(() => {
  // happy-dom lays nothing out; the virtual list needs a window to fill.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 900 });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1200 });
  HTMLElement.prototype.scrollTo = () => undefined;
  HTMLElement.prototype.scrollIntoView = () => undefined;
});

describe('keys of the table', () => {
  const size = { rows: 10, columns: 5, page: 4, chips: (_row: number, column: number) => (column === 2 ? 2 : 0) };
  const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false });
  it('go through the links of a cell before they leave it', () => {
    expect(tableMove({ row: 1, column: 2, chip: null }, key('ArrowRight'), size)).toEqual({ row: 1, column: 2, chip: 0 });
    expect(tableMove({ row: 1, column: 2, chip: 1 }, key('ArrowRight'), size)).toEqual({ row: 1, column: 3, chip: null });
    expect(tableMove({ row: 1, column: 2, chip: 1 }, key('ArrowLeft'), size)).toEqual({ row: 1, column: 2, chip: 0 });
    expect(tableMove({ row: 1, column: 2, chip: 0 }, key('ArrowLeft'), size)).toEqual({ row: 1, column: 2, chip: null });
  });
  it('move by cell, to the edges and by page, and stop there', () => {
    expect(tableMove({ row: 1, column: 2, chip: 1 }, key('ArrowDown'), size)).toEqual({ row: 2, column: 2, chip: null });
    expect(tableMove({ row: 8, column: 0, chip: null }, key('PageDown'), size)).toMatchObject({ row: 9 });
    expect(tableMove({ row: 8, column: 3, chip: null }, key('Home', true), size)).toMatchObject({ row: 0, column: 0 });
    expect(tableMove({ row: 8, column: 1, chip: null }, key('End'), size)).toMatchObject({ row: 8, column: 4 });
    expect(tableMove({ row: 8, column: 2, chip: null }, key('ArrowRight', true), size)).toMatchObject({ column: 4 });
    expect(tableMove({ row: 8, column: 2, chip: null }, key('x'), size)).toBeNull();
  });
});

describe('words', () => {
  it('say what a group asks, also inside another', () => {
    const [a, b, c] = ['module:code', 'module:adverse', 'module:cert'];
    const words = (group: Group) => groupWords(dev, group);
    expect(words({ need: 'any', of: [a!, b!] })).toBe('any of Fair balance and the code, Adverse events within 24 h');
    expect(words({ need: 'count', atLeast: 2, of: [a!, { need: 'any', of: [b!, c!] }], caps: [] })).toBe('2 of Fair balance and the code, (any of Adverse events within 24 h, Field certification test)');
    expect(words({ need: 'minutes', atLeast: 60, of: [a!], caps: [] })).toBe('60 minutes of Fair balance and the code');
  });
  it('say what a prerequisite asks beyond order', () => {
    const [edge] = needsOf(dev, 'module:cert');
    expect(askedWords(edge!)).toBe('');
    expect(askedWords({ ...edge!, needs: { score: 8000, done: true } })).toBe('80 % or more, done');
  });
});

describe('what may be added', () => {
  it('is refused for the same links as on the canvas, for every pair and kind', () => {
    for (const { id } of modulesOf(dev)) for (const kind of ['prerequisite', 'corequisite', 'strict-corequisite', 'recommended', 'equivalent'] as const) {
      for (const option of linkOptions(dev, id, kind, '')) expect(option.why === '', `${kind} ${option.id} → ${id}`).toBe(refuseLink(dev, option.id, id, kind) === null);
    }
  });
  it('names the loop, and narrows by words', () => {
    expect(linkOptions(dev, 'module:phases', 'prerequisite', 'market surv')).toEqual([{ id: 'module:postmarket', code: 'CL-4', title: 'Post-market surveillance', why: 'would create the loop Post-market surveillance → Clinical trial phases → Reading trial results → Post-market surveillance' }]);
  });
});

describe('rows of a path', () => {
  it('stand in the order of the path: gates before what they open, folded zones without modules, a filter opens all', () => {
    const ids = pathTableRows(dev, 'role:rep', '', new Set(['zone:locked'])).map(rowId);
    expect(ids.slice(0, 3)).toEqual(['zone:locked', 'zone:testable', 'module:phases']);
    expect(ids.indexOf('gate:core')).toBe(ids.indexOf('zone:electives') - 1);
    expect(pathTableRows(dev, 'role:rep', 'certif', new Set(['zone:locked'])).map(rowId)).toEqual(['zone:locked', 'module:cert']);
  });
});

let open: Mounted | undefined;
let studio: Studio;
const grid = (): HTMLElement => open!.box.querySelector<HTMLElement>('[role=grid]')!;
const here = (): HTMLElement | null => open!.box.querySelector<HTMLElement>(`[id="${grid().getAttribute('aria-activedescendant')}"]`);
const said = (): string => studio.session.getState().announcement.text;
const doc = () => studio.replica.getState().document;
const goTo = async (module: string, column: string): Promise<void> => {
  await act(async () => open!.box.querySelector<HTMLElement>(`[data-module="${module}"] .table-${column}`)!.click());
};
afterEach(() => open?.unmount());

describe('a path as a table', () => {
  beforeEach(async () => {
    ({ studio } = await openStudio());
    studio.show('path');
    open = await mount(studio, <PathTable views={null} />);
    await act(async () => grid().focus());
  });
  it('is a grid of one tab stop that says where the focus is; the selection follows', async () => {
    expect(grid().getAttribute('aria-rowcount')).toBe(String(grid().querySelectorAll('[role=row]').length));
    await press(grid(), 'ArrowDown');
    expect(here()?.textContent).toBe('Fair balance and the code');
    expect(studio.session.getState().selection).toEqual(['module:code']);
  });
  it('reaches each link, whose Delete removes that link only', async () => {
    await goTo('module:cert', 'needs');
    await press(grid(), 'ArrowRight');
    await press(grid(), 'ArrowRight');
    expect(here()?.getAttribute('aria-label')).toBe('Prerequisite: Handling off-label requests');
    await press(grid(), 'Delete');
    expect(needsOf(doc(), 'module:cert').map(({ from }) => from)).toEqual(['module:transfers']);
    expect(said()).toBe('Link Handling off-label requests → Field certification test removed.');
    expect(here()?.getAttribute('aria-label')).toBe('Prerequisite: Transfers of value');
  });
  it('Enter opens what the column is for; what is unlocked is gone to', async () => {
    await goTo('module:code', 'needs');
    await press(grid(), 'Enter');
    expect(studio.session.getState().dialog).toEqual({ kind: 'needs', module: 'module:code' });
    await act(async () => studio.openDialog(null));
    await goTo('module:code', 'zone');
    await press(grid(), 'Enter');
    expect(studio.session.getState().dialog).toEqual({ kind: 'zone-move', modules: ['module:code'] });
    await act(async () => studio.openDialog(null));
    await goTo('module:code', 'unlocks');
    await press(grid(), 'ArrowRight');
    await press(grid(), 'Enter');
    await settle();
    expect(studio.session.getState().selection).toEqual([doc().tables.edge.get('edge:code-transfers')!.to]);
    expect(here()?.closest('[data-module]')?.getAttribute('data-module')).toBe('module:transfers');
  });
  it('edits title and minutes in place, as one step each', async () => {
    await goTo('module:code', 'minutes');
    await press(grid(), 'Enter');
    const minutes = grid().querySelector<HTMLInputElement>('input.cell-input')!;
    await type(minutes, '45');
    await press(minutes, 'Enter');
    await settle();
    expect(doc().tables.module.get('module:code')?.minutes).toBe(45);
    await press(grid(), 'F2');
    const title = grid().querySelector<HTMLInputElement>('input.cell-input')!;
    expect(title.getAttribute('aria-label')).toBe('Module of Fair balance and the code');
    await type(title, 'The code');
    await press(title, 'Enter');
    await settle();
    expect(doc().tables.module.get('module:code')?.title).toBe('The code');
    await act(() => studio.undo());
    await act(() => studio.undo());
    expect(doc().tables.module.get('module:code')).toMatchObject({ title: 'Fair balance and the code', minutes: 25 });
  });
  it('moves by Alt with arrows; Delete in the zone column takes out, elsewhere it deletes', async () => {
    await goTo('module:objection', 'title');
    await press(grid(), 'ArrowDown', { altKey: true });
    expect(doc().tables.zone.get('zone:electives')?.modules.slice(0, 2)).toEqual(['module:formulary', 'module:objection']);
    await press(grid(), 'ArrowRight', { altKey: true });
    expect(said()).toBe('Moved Objection handling to Remedial. Enters the path by a rule only.');
    await goTo('module:digital', 'zone');
    await press(grid(), 'Delete');
    expect(said()).toBe('Took Digital detailing out of the path.');
    expect(doc().tables.module.has('module:digital')).toBe(true);
    await goTo('module:keyaccount', 'title');
    await press(grid(), 'Delete');
    expect(doc().tables.module.has('module:keyaccount')).toBe(false);
  });
  it('adds a module below with Shift and Enter, and names it there', async () => {
    await goTo('module:formulary', 'title');
    await press(grid(), 'Enter', { shiftKey: true });
    await settle();
    const title = grid().querySelector<HTMLInputElement>('input.cell-input')!;
    await type(title, 'Tender strategy');
    await press(title, 'Enter');
    await settle();
    const zone = doc().tables.zone.get('zone:electives')!.modules;
    expect(doc().tables.module.get(zone[zone.indexOf('module:formulary') + 1]!)?.title).toBe('Tender strategy');
  });
  it('folds zones, and uncovers what is to be shown', async () => {
    await press(grid(), 'Home', { ctrlKey: true });
    await press(grid(), 'ArrowLeft');
    expect(grid().querySelector('[data-module="module:code"]')).toBeNull();
    await act(async () => { studio.select(['module:code']); studio.signal('reveal'); });
    await settle(20);
    expect(here()?.closest('[data-module]')?.getAttribute('data-module')).toBe('module:code');
  });
});

describe('what a module needs', () => {
  const start = async (module: string): Promise<void> => {
    ({ studio } = await openStudio());
    open = await mount(studio, <NeedsDialog module={module} Groups={() => null} />);
  };
  it('another kind is one step, keeps the id, and is refused as drawing it would be', async () => {
    await start('module:cert');
    const [edge] = needsOf(doc(), 'module:cert');
    await act(async () => void (await changeLinkKind(studio, edge!, 'recommended')));
    expect(doc().tables.edge.get(edge!.id)).toEqual({ ...edge!, kind: 'recommended' });
    expect(said()).toMatch(/ is now: Recommended\.$/);
    await act(() => studio.undo());
    expect(doc().tables.edge.get(edge!.id)).toEqual(edge);
  });
  it('a score and "must be done" are asked in the row of the link', async () => {
    await start('module:cert');
    const score = document.querySelector<HTMLInputElement>('input[aria-label="Score asked of Transfers of value, in %"]')!;
    await type(score, '80');
    await press(score, 'Enter');
    await settle();
    expect(doc().tables.edge.get('edge:transfers-cert')?.needs).toEqual({ score: 8000, done: false });
  });
  it('a group is added as it was chosen, and said', async () => {
    await start('module:cert');
    await act(async () => void (await addGroup(studio, 'module:cert', { need: 'count', atLeast: 2, of: ['module:label', 'module:phases', 'module:biostat'], caps: [] })));
    expect(groupsOf(doc(), 'module:cert').map(({ group, default: first }) => [group.need, first])).toEqual([['count', ['module:label']]]);
    expect(said()).toBe('Group before Field certification test added: 2 of Product label, Clinical trial phases, Biostatistics primer.');
  });
});

describe('5,000 modules', () => {
  it('only rows in sight exist, and the last is reached by one key', async () => {
    const first = [...dev.tables.module.values()][0]!;
    const many = Array.from({ length: 5000 }, (_none, index) => ({ ...first, id: `module:m${String(index).padStart(4, '0')}`, title: `Module ${index}`, course: null, competencies: [], place: index }));
    ({ studio } = await openStudio([...[...dev.tables.settings.values()], ...many]));
    open = await mount(studio, <MapTable views={null} />);
    await act(async () => grid().focus());
    expect(grid().getAttribute('aria-rowcount')).toBe('5001');
    expect(grid().querySelectorAll('[role=row]').length).toBeLessThan(80);
    await press(grid(), 'End', { ctrlKey: true });
    expect(studio.session.getState().selection).toEqual(['module:m4999']);
  });
});
