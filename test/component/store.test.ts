// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { applyChange, createReplica } from '../../renderer/store/replica';
import { matchesShortcut, shortcutKeys } from '../../renderer/store/actions';
import { modulesOf } from '../../renderer/store/selectors';
import { goToRecord } from '../../renderer/store/go-to-record';
import { pressedSelection } from '../../renderer/store/outline-press';
import { addCoreGate, addSibling, addZone, deleteSelection, duplicateModules, setFields } from '../../renderer/store/verbs';
import { openStudio, settle } from './fixture';

const title = (studio: Awaited<ReturnType<typeof openStudio>>['studio'], id: string) => studio.replica.getState().document.tables.module.get(id)?.title;

describe('the replica', () => {
  it('takes the document at start and follows its edits', async () => {
    const { studio } = await openStudio();
    expect(studio.replica.getState().status).toBe('ready');
    await setFields(studio, 'module:label', { title: 'The label' });
    expect(title(studio, 'module:label')).toBe('The label');
    expect(studio.replica.getState().history.undo).toBe('Rename to “The label”');
  });

  it('applies a change once, although answer and event both tell of it', async () => {
    const { studio } = await openStudio();
    const before = studio.replica.getState().revision;
    await setFields(studio, 'module:label', { minutes: 12 });
    expect(studio.replica.getState().revision).toBe(before + 1);
  });

  it('says that a change is missing in between', () => {
    const replica = createReplica();
    expect(applyChange(replica, { revision: 2, diff: { changes: [] } })).toBe(false);
    expect(applyChange(replica, { revision: 1, diff: { changes: [] } })).toBe(true);
    expect(replica.getState().revision).toBe(1);
  });

  it('undoes and redoes, and drops from the selection what is gone', async () => {
    const { studio } = await openStudio();
    studio.select(['module:digital']);
    await deleteSelection(studio);
    expect(title(studio, 'module:digital')).toBeUndefined();
    await studio.undo();
    expect(title(studio, 'module:digital')).toBe('Digital detailing');
    studio.select(['module:digital']);
    await studio.redo();
    await settle();
    expect(studio.session.getState().selection).not.toContain('module:digital');
  });

  it('shows the reason of a refusal and changes nothing', async () => {
    const { studio } = await openStudio();
    const done = await studio.dispatch({ name: 'edge.add', payload: { id: 'edge:x', from: 'module:postmarket', to: 'module:label' } });
    expect(done).toBe(false);
    expect(studio.session.getState().toasts.at(-1)?.text).toBe('Would create the loop Post-market surveillance → Product label → Post-market surveillance.');
  });
});

describe('pressing in an outline', () => {
  const order = ['a', 'b', 'c', 'd'];
  const plain = { shiftKey: false, ctrlKey: false, metaKey: false };
  it('selects one; Ctrl adds and takes away; Shift selects a range from the last', () => {
    expect(pressedSelection(['a', 'b'], 'c', order, plain)).toEqual(['c']);
    expect(pressedSelection(['a'], 'c', order, { ...plain, ctrlKey: true })).toEqual(['a', 'c']);
    expect(pressedSelection(['a', 'c'], 'a', order, { ...plain, ctrlKey: true })).toEqual(['c']);
    expect([...pressedSelection(['b'], 'd', order, { ...plain, shiftKey: true })].sort()).toEqual(['b', 'c', 'd']);
    expect([...pressedSelection(['d'], 'c', order, { ...plain, shiftKey: true })].sort()).toEqual(['c', 'd']);
    expect(pressedSelection([], 'c', order, { ...plain, shiftKey: true })).toEqual(['c']);
  });
});

describe('verbs', () => {
  it('adds a sibling right after a module, in its course and zone, as one step', async () => {
    const { studio } = await openStudio();
    const now = () => studio.replica.getState().document;
    studio.session.setState({ screen: 'path', role: 'role:rep' });
    const [zone] = [...now().tables.zone.values()].filter((item) => item.role === 'role:rep' && item.modules.length > 1);
    const [first, second] = zone!.modules;
    const order = modulesOf(now()).map((module) => module.id);
    const id = await addSibling(studio, first!);
    expect(now().tables.zone.get(zone!.id)?.modules.slice(0, 3)).toEqual([first, id, second]);
    expect(now().tables.module.get(id!)?.course).toBe(now().tables.module.get(first!)?.course);
    expect(modulesOf(now()).map((module) => module.id)).toEqual(order.flatMap((other) => (other === first ? [other, id] : [other])));
    expect(studio.session.getState().selection).toEqual([id]);
    await studio.undo();
    expect(modulesOf(now()).map((module) => module.id)).toEqual(order);
    expect(now().tables.zone.get(zone!.id)?.modules).toEqual(zone!.modules);
  });

  it('duplicates modules under new ids and selects them', async () => {
    const { studio } = await openStudio();
    await duplicateModules(studio, ['module:label']);
    const [copy] = studio.session.getState().selection;
    expect(title(studio, copy ?? '')).toBe('Product label (copy)');
  });

  it('groups modules into a zone in one step', async () => {
    const { studio } = await openStudio();
    studio.session.setState({ role: 'role:rep' });
    await addZone(studio, 'elective', 'More skills', ['module:label', 'module:code'], 1);
    const { tables } = studio.replica.getState().document;
    const zone = [...tables.zone.values()].find((item) => item.title === 'More skills');
    expect(zone).toMatchObject({ policy: 'elective', modules: ['module:label', 'module:code'], requirement: { kind: 'count', choose: 1 } });
    expect(tables.zone.get('zone:locked')?.modules).not.toContain('module:code');
    await studio.undo();
    expect(studio.replica.getState().document.tables.zone.get('zone:locked')?.modules).toContain('module:code');
  });

  it('puts a gate of all core zones before the electives', async () => {
    const { studio } = await openStudio();
    await addCoreGate(studio);
    const gates = [...studio.replica.getState().document.tables.gate.values()];
    expect(gates.at(-1)).toMatchObject({ zone: 'zone:electives', conditions: [{ kind: 'zone', zone: 'zone:locked' }, { kind: 'zone', zone: 'zone:testable' }] });
  });

  it('goes to the screen that shows a record', async () => {
    const { studio } = await openStudio();
    goToRecord(studio, 'gate:core');
    expect(studio.session.getState()).toMatchObject({ screen: 'path', role: 'role:rep', selection: ['gate:core'] });
    goToRecord(studio, 'profile:p90');
    expect(studio.session.getState().screen).toBe('simulate');
  });
});

describe('shortcuts', () => {
  const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });
  it('tells modifiers apart', () => {
    expect(matchesShortcut('mod+z', key('z', { ctrlKey: true }))).toBe(true);
    expect(matchesShortcut('mod+z', key('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matchesShortcut('mod+shift+z', key('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matchesShortcut('?', key('?', { shiftKey: true }))).toBe(true);
    expect(matchesShortcut('delete', key('Delete'))).toBe(true);
  });
  it('names keys as people know them', () => {
    expect(shortcutKeys('mod+shift+z')).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(shortcutKeys('delete')).toEqual(['Del']);
  });
});
