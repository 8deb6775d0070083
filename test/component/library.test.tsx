// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LibraryCentre } from '../../renderer/features/library/library-centre';
import { gridMove, rangeOf } from '../../renderer/features/library/grid-keys';
import { fillDown, pasteBlock, blockText } from '../../renderer/features/library/cell-block';
import { columnsOf, deriveRows, visibleModules } from '../../renderer/features/library/rows';
import { fieldById, fieldsOf } from '../../renderer/store/fields/all-fields';
import { writeCells } from '../../renderer/store/fields/write-cells';
import { changeView, plainView, saveView, showView, updateView, deleteView, type LibraryView } from '../../renderer/store/library-view';
import { findText, replaceCommands, textScopes } from '../../renderer/store/replace-text';
import { settingsOf } from '#shared/document/trellis-document';
import { settingsId } from '#shared/model/settings';
import type { CourseModule } from '#shared/model/module';
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

const docOf = (studio: Studio) => studio.replica.getState().document;
const moduleOf = (studio: Studio, id: string): CourseModule => docOf(studio).tables.module.get(id)!;
const lastToast = (studio: Studio): string => studio.session.getState().toasts.at(-1)?.text ?? '';

describe('views', () => {
  it('search titles, tags and objectives, filter, sort and group', async () => {
    const { studio } = await openStudio();
    const document = docOf(studio);
    const titles = (view: Partial<LibraryView>) => visibleModules(document, { ...plainView, ...view }).map((module) => module.title);
    expect(titles({ search: 'hazard' })).toEqual(['Reading trial results']);
    expect(titles({ where: { tags: 'safety' } })).toEqual(['Adverse events within 24 h']);
    expect(titles({ where: { minutes: null } })).toEqual(['Digital detailing']);
    expect(titles({ where: { level: 'advanced' }, sort: { column: 'minutes', down: true } })).toEqual(['Key account planning', 'Field certification test']);
    expect(deriveRows(document, visibleModules(document, plainView), 'course')[0]).toMatchObject({ kind: 'group', title: 'Launch academy', count: 16 });
  });
  it('group by any field: values of a closed list in its order, what is missing last', async () => {
    const { studio } = await openStudio();
    const document = docOf(studio);
    const groups = (field: string) => deriveRows(document, visibleModules(document, plainView), field).flatMap((row) => (row.kind === 'group' ? [row.title] : []));
    expect(groups('level')).toEqual(['Foundation', 'Intermediate', 'Advanced', 'Level not set']);
    expect(groups('minutes').at(-1)).toBe('Min not set');
    expect(groups('format').length).toBeGreaterThan(2);
    const total = deriveRows(document, visibleModules(document, plainView), 'tags').filter(({ kind }) => kind === 'module').length;
    expect(total).toBe(16);
  });
  it('are kept in the document under a name, updated and deleted, each as a step; columns that are gone fall out', async () => {
    const { studio } = await openStudio();
    changeView(studio, { columns: ['title', 'owner', 'custom:gone'], where: { level: 'advanced' }, group: 'level' });
    expect(studio.session.getState().preferences.libraryColumns).toEqual(['title', 'owner', 'custom:gone']);
    await saveView(studio, 'Hard ones');
    const [saved] = settingsOf(docOf(studio)).views;
    expect(saved).toMatchObject({ title: 'Hard ones', columns: ['title', 'owner', 'custom:gone'], where: { level: 'advanced' }, group: 'level' });
    expect(columnsOf(docOf(studio), studio.session.getState().library.view).map(({ id }) => id)).toEqual(['title', 'owner']);
    showView(studio, null);
    expect(studio.session.getState().library.view.where).toEqual({});
    showView(studio, saved!);
    changeView(studio, { where: {} });
    await updateView(studio, saved!.id);
    expect(settingsOf(docOf(studio)).views[0]!.where).toEqual({});
    await deleteView(studio, saved!.id);
    expect(settingsOf(docOf(studio)).views).toEqual([]);
    await studio.undo();
    expect(settingsOf(docOf(studio)).views).toHaveLength(1);
  });
});

describe('cells', () => {
  const write = (studio: Studio, id: string, field: string, text: string) => writeCells(studio, [{ module: moduleOf(studio, id), field: fieldById(docOf(studio), field)!, text }], { label: 'test' });

  it('say what can be written back: every field of every module, unchanged', async () => {
    const { studio } = await openStudio();
    const before = docOf(studio);
    const edits = [...before.tables.module.values()].flatMap((module) => fieldsOf(before).filter((field) => field.write).map((field) => ({ module, field, text: field.text(before, module) })));
    // Written as if they differed, all but the review, which is a deed and not a value.
    const { createFieldSheet } = await import('../../renderer/store/fields/field-sheet');
    const sheet = createFieldSheet(before, { name: 'Ada', day: '2026-01-01' }, () => { throw new Error('no new module'); });
    for (const { module, field, text } of edits.filter(({ field, text }) => field.id !== 'reviewState' && (field.id !== 'title' || text !== ''))) expect([field.id, field.write!(sheet, module, text)]).toEqual([field.id, null]);
    expect(await studio.dispatch(sheet.commands())).toBe(true);
    expect([...docOf(studio).tables.module.values()]).toEqual([...before.tables.module.values()]);
    expect(docOf(studio).tables.edge.size).toBe(before.tables.edge.size);
  });
  it('take words of a closed list as people write them, and name what does not fit', async () => {
    const { studio } = await openStudio();
    expect(await write(studio, 'module:reading', 'level', 'Beginner')).toBe(true);
    expect(moduleOf(studio, 'module:reading').level).toBe('foundation');
    expect(await write(studio, 'module:reading', 'format', 'Case study')).toBe(true);
    expect(moduleOf(studio, 'module:reading').format).toBe('case-study');
    expect(await write(studio, 'module:reading', 'minutes', '1 h 30 min')).toBe(true);
    expect(moduleOf(studio, 'module:reading').minutes).toBe(90);
    expect(await write(studio, 'module:reading', 'accessibility', 'Captions; Transcript')).toBe(true);
    expect(moduleOf(studio, 'module:reading').accessibility).toEqual(['captions', 'transcript']);
    expect(await write(studio, 'module:reading', 'passMark', '80 %')).toBe(true);
    expect(moduleOf(studio, 'module:reading').passMark).toBe(8000);
    expect(await write(studio, 'module:reading', 'level', 'Guru')).toBe(false);
    expect(lastToast(studio)).toBe('“Guru” is none of Foundation, Intermediate, Advanced.');
    expect(await write(studio, 'module:reading', 'minutes', 'soon')).toBe(false);
    expect(lastToast(studio)).toContain('“soon” is no duration');
    expect(await write(studio, 'module:reading', 'title', '  ')).toBe(false);
    expect(await write(studio, 'module:reading', 'reviewState', 'Approved')).toBe(false);
    expect(lastToast(studio)).toContain('name');
  });
  it('add competencies that are not there yet, once', async () => {
    const { studio } = await openStudio();
    const field = fieldById(docOf(studio), 'competency')!;
    const before = docOf(studio).tables.competency.size;
    const edits = ['module:reading', 'module:label'].map((id) => ({ module: moduleOf(studio, id), field, text: 'Trial design; Pharmacovigilance of course' }));
    expect(await writeCells(studio, edits, { label: 'test' })).toBe(true);
    expect(docOf(studio).tables.competency.size).toBe(before + 2);
    expect(moduleOf(studio, 'module:reading').competencies).toEqual(moduleOf(studio, 'module:label').competencies);
  });
  it('with one name that holds a comma are not read as two when they are pasted elsewhere', async () => {
    const { studio } = await openStudio();
    const field = (id: string) => fieldById(docOf(studio), id)!;
    await write(studio, 'module:reading', 'competency', 'Risk, basics;');
    await write(studio, 'module:reading', 'tags', 'a, b;');
    expect(moduleOf(studio, 'module:reading').tags).toEqual(['a, b']);
    const before = docOf(studio).tables.competency.size;
    for (const id of ['competency', 'tags']) await write(studio, 'module:label', id, field(id).text(docOf(studio), moduleOf(studio, 'module:reading')));
    expect(docOf(studio).tables.competency.size).toBe(before);
    expect(moduleOf(studio, 'module:label')).toMatchObject({ tags: ['a, b'], competencies: moduleOf(studio, 'module:reading').competencies });
  });
  it('set prerequisites by code in one step and name an unknown one', async () => {
    const { studio } = await openStudio();
    const needs = () => needsOf(docOf(studio), 'module:reading').map((edge) => edge.from).sort();
    await write(studio, 'module:reading', 'prerequisites', 'cl-1, CL-5');
    expect(needs()).toEqual(['module:label', 'module:phases']);
    await studio.undo();
    expect(needs()).toEqual(['module:biostat', 'module:phases']);
    await write(studio, 'module:reading', 'prerequisites', 'NOPE');
    expect(lastToast(studio)).toContain('“NOPE”');
  });
  it('hold custom fields by their kind', async () => {
    const { studio } = await openStudio();
    await studio.dispatch({ name: 'record.update', payload: { updates: [{ id: settingsId, set: { customFields: [{ key: 'budget', label: 'Budget', kind: 'number' }, { key: 'live', label: 'Live', kind: 'yes-no', required: true }, { key: 'site', label: 'Site', kind: 'choice', choices: ['Basel', 'Lyon'] }] } }] } });
    expect(await write(studio, 'module:reading', 'custom:budget', '12.5')).toBe(true);
    expect(await write(studio, 'module:reading', 'custom:live', 'yes')).toBe(true);
    expect(await write(studio, 'module:reading', 'custom:site', 'lyon')).toBe(true);
    expect(moduleOf(studio, 'module:reading').custom).toMatchObject({ budget: 12.5, live: true, site: 'Lyon' });
    expect(await write(studio, 'module:reading', 'custom:site', 'Rome')).toBe(false);
    expect(lastToast(studio)).toBe('“Rome” is none of Basel, Lyon.');
    expect(await write(studio, 'module:reading', 'custom:budget', '1,5')).toBe(false);
    expect(fieldById(docOf(studio), 'complete')!.text(docOf(studio), moduleOf(studio, 'module:reading'))).toMatch(/\/7$/);
  });
});

describe('blocks of cells', () => {
  const fields = (studio: Studio, ...ids: string[]) => ids.map((id) => fieldById(docOf(studio), id)!);
  const shown = (studio: Studio) => visibleModules(docOf(studio), plainView);

  it('fill down in one step', async () => {
    const { studio } = await openStudio();
    const modules = shown(studio).slice(0, 4);
    expect(await fillDown(studio, modules, fields(studio, 'level', 'context'))).toBe(true);
    expect(new Set(modules.map(({ id }) => moduleOf(studio, id).level)).size).toBe(1);
    await studio.undo();
    expect(modules.map(({ id }) => moduleOf(studio, id))).toEqual(modules);
  });
  it('never fill titles and codes, and say so', async () => {
    const { studio } = await openStudio();
    const before = docOf(studio);
    expect(await fillDown(studio, shown(studio).slice(0, 4), fields(studio, 'title', 'code'))).toBe(false);
    expect(lastToast(studio)).toContain('Titles and codes are not filled down');
    expect(docOf(studio)).toBe(before);
    expect(await fillDown(studio, shown(studio).slice(0, 4), fields(studio, 'title', 'level'))).toBe(true);
    expect(docOf(studio).tables.module.get(shown(studio)[1]!.id)!.title).toBe(before.tables.module.get(shown(studio)[1]!.id)!.title);
    // What a message offers to undo is its own step: after another one it offers nothing.
    expect(studio.session.getState().toasts.some(({ undo }) => undo)).toBe(true);
    await studio.undo();
    expect(studio.session.getState().toasts.some(({ undo }) => undo)).toBe(false);
  });
  it('that name a competency which is new say so, and Undo takes it away', async () => {
    const { studio } = await openStudio();
    const [first, second] = shown(studio);
    const before = docOf(studio).tables.competency.size;
    expect(await pasteBlock(studio, 'Drug safety\nKnots\n', { modules: [first!, second!], fields: fields(studio, 'competency'), marked: { rows: 1, columns: 1 } })).toBe(true);
    expect(docOf(studio).tables.competency.size).toBe(before + 1);
    expect(lastToast(studio)).toBe('1 new competency: Knots. Undo takes it away again.');
    await studio.undo();
    expect(docOf(studio).tables.competency.size).toBe(before);
  });
  it('are copied and pasted as a spreadsheet does, quotes and line breaks included', async () => {
    const { studio } = await openStudio();
    const [first, second] = shown(studio);
    await write2(studio, first!.id, 'He said "go",\tthen\nwent');
    const copied = blockText(docOf(studio), [moduleOf(studio, first!.id)], fields(studio, 'description', 'minutes'));
    expect(copied).toBe(`"He said ""go"",\tthen\nwent"\t${first!.minutes ?? ''}`);
    expect(await pasteBlock(studio, `${copied}\r\n`, { modules: [second!], fields: fields(studio, 'description', 'minutes'), marked: { rows: 1, columns: 1 } })).toBe(true);
    expect(moduleOf(studio, second!.id)).toMatchObject({ description: 'He said "go",\tthen\nwent', minutes: first!.minutes });
  });
  it('one value goes into all that is marked', async () => {
    const { studio } = await openStudio();
    const modules = shown(studio);
    await pasteBlock(studio, 'Oncology\n', { modules, fields: fields(studio, 'context', 'minutes'), marked: { rows: 3, columns: 1 } });
    expect(modules.slice(0, 4).map(({ id }) => moduleOf(studio, id).industryContext === 'Oncology')).toEqual([true, true, true, false]);
  });
  it('rows below the last module become modules where the block has titles; links may name them', async () => {
    const { studio } = await openStudio();
    const last = shown(studio).at(-1)!;
    expect(await pasteBlock(studio, 'Zap one\t\nZap two\tZap one\nZap three\tZap two', { modules: [last], fields: fields(studio, 'title', 'prerequisites'), marked: { rows: 1, columns: 1 } })).toBe(true);
    const modules = [...docOf(studio).tables.module.values()];
    expect(modules).toHaveLength(18);
    const three = modules.find(({ title }) => title === 'Zap three')!;
    expect(needsOf(docOf(studio), three.id).map(({ from }) => moduleOf(studio, from).title)).toEqual(['Zap two']);
    expect(three.course).toBe(last.course);
    await studio.undo();
    expect(docOf(studio).tables.module.size).toBe(16);
  });
  it('that do not fit change nothing, and say where', async () => {
    const { studio } = await openStudio();
    const modules = shown(studio);
    const before = docOf(studio);
    expect(await pasteBlock(studio, '10\n20\nmany', { modules, fields: fields(studio, 'minutes'), marked: { rows: 1, columns: 1 } })).toBe(false);
    expect(lastToast(studio)).toContain(`Min of “${modules[2]!.title}”: “many”`);
    expect(await pasteBlock(studio, 'a\tb\tc', { modules, fields: fields(studio, 'context'), marked: { rows: 1, columns: 1 } })).toBe(false);
    expect(await pasteBlock(studio, '1\n2\n3', { modules: modules.slice(0, 1), fields: fields(studio, 'minutes'), marked: { rows: 1, columns: 1 } })).toBe(false);
    expect(lastToast(studio)).toContain('3 rows');
    expect(docOf(studio)).toBe(before);
  });
});

async function write2(studio: Studio, id: string, description: string): Promise<void> {
  await studio.dispatch({ name: 'record.update', payload: { updates: [{ id, set: { description } }] } });
}

describe('a step over thousands of modules', () => {
  it('is one step, and shows as many as the contract lets it', async () => {
    const { studio } = await openStudio();
    const copies = Array.from({ length: 1500 }, (_unused, at) => ({ id: `module:n${at}`, type: 'module', title: `Module ${at}`, place: 100 + at }));
    await studio.dispatch({ name: 'record.create', payload: { records: copies } }, { focus: copies.map(({ id }) => id) });
    const modules = visibleModules(docOf(studio), plainView);
    expect(await fillDown(studio, modules, [fieldById(docOf(studio), 'context')!])).toBe(true);
    expect(new Set([...docOf(studio).tables.module.values()].map(({ industryContext }) => industryContext)).size).toBe(1);
    await studio.undo();
    expect(docOf(studio).tables.module.size).toBe(1516);
  });
});

describe('find and replace', () => {
  const query = { find: 'trial', replace: 'study', matchCase: false, wholeWord: false, scopes: textScopes };

  it('finds words in titles, fields, objectives and pages, and replaces the chosen ones in one step', async () => {
    const { studio } = await openStudio();
    await studio.dispatch([
      { name: 'record.create', payload: { records: [{ id: 'page:p1', type: 'page', module: 'module:reading', title: 'A trial', body: ['Trial ![trial](asset:trial) and [trial](https://trial.example/trial)', 'trials'] }] } },
      { name: 'record.update', payload: { updates: [{ id: 'module:reading', set: { tags: ['trial', 'study'], custom: { note: 'Trial $& one' } } }] } },
    ]);
    const document = docOf(studio);
    const hits = findText(document, [moduleOf(studio, 'module:reading')], query);
    expect(hits.map(({ field, after }) => [field, after])).toEqual(expect.arrayContaining([['title', 'Reading study results'], ['tags', 'study'], ['custom', 'study $& one'], ['title', 'A study'], ['body', 'study ![study](asset:trial) and [study](https://trial.example/trial)'], ['body', 'studys']]));
    expect(await studio.dispatch(replaceCommands(document, hits.filter(({ after }) => after !== 'studys')))).toBe(true);
    expect(moduleOf(studio, 'module:reading')).toMatchObject({ title: 'Reading study results', tags: ['study'], custom: { note: 'study $& one' } });
    expect(docOf(studio).tables.page.get('page:p1')).toMatchObject({ title: 'A study', body: ['study ![study](asset:trial) and [study](https://trial.example/trial)', 'trials'] });
    await studio.undo();
    expect(moduleOf(studio, 'module:reading').title).toBe('Reading trial results');
  });
  it('means what is typed word for word, by case and whole words where asked', async () => {
    const { studio } = await openStudio();
    await write2(studio, 'module:reading', 'a.b axb A.B éa.b');
    const after = (more: object) => findText(docOf(studio), [moduleOf(studio, 'module:reading')], { ...query, find: 'a.b', replace: '$1', scopes: ['fields'], ...more })[0]?.after;
    expect(after({})).toBe('$1 axb $1 é$1');
    expect(after({ matchCase: true })).toBe('$1 axb A.B é$1');
    expect(after({ wholeWord: true })).toBe('$1 axb $1 éa.b');
    expect(after({ find: '' })).toBeUndefined();
  });
});
