import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { applyCommand, applyCommands, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff, reverseDiff } from '#shared/document/diff';
import { readDocument } from '#shared/document/read-document';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const start = documentOf(
  roleOf(), { id: 'role:s', type: 'role', title: 'Other' }, moduleOf('a'), moduleOf('b'), moduleOf('c'), edgeOf('a', 'b'),
  zoneOf('one', 'core-locked', ['a', 'b']), zoneOf('two', 'core-testable', ['c']), zoneOf('other', 'open', ['a'], { role: 'role:s' }),
  { id: 'objective:a', type: 'objective', module: 'module:a', text: 'Does it' }, { id: 'page:a', type: 'page', module: 'module:a', title: 'Page' },
);
const command = (name: string, payload: object): AnyCommand => ({ name, payload });
const change = (...commands: readonly AnyCommand[]): TrellisDocument => {
  const applied = applyCommands(start, commands);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applyDiff(start, applied.value.diff);
};
const refused = (name: string, payload: unknown): readonly string[] => {
  const applied = applyCommand(start, { name, payload });
  return applied.ok ? [] : applied.error.map((finding) => finding.code);
};
const text = (document: TrellisDocument): string => writeDocument(document, 'test');
const zone = (document: TrellisDocument, key: string): readonly string[] => document.tables.zone.get(`zone:${key}`)?.modules.map((id) => id.slice(7)) ?? [];

describe('reading', () => {
  it('D-4 references that lead nowhere and loops open, and are findings', () => {
    const read = readDocument(JSON.parse(text(documentOf(moduleOf('a'), moduleOf('b', { course: 'course:gone' }), edgeOf('a', 'b'), edgeOf('b', 'a', { id: 'edge:x' })))));
    expect(read.ok && runChecks(read.value).filter((finding) => finding.severity === 'error').map((finding) => finding.code)).toEqual(['TRL-G001', 'TRL-G003']);
  });
  it('D-5 equal documents give equal text: sorted, one field a line, defaults left out', () => {
    expect(text(documentOf(moduleOf('b'), moduleOf('a')))).toBe(text(documentOf(moduleOf('a', { tags: [], code: '' }), moduleOf('b'))));
    expect(text(documentOf(moduleOf('a')))).toContain('    {\n      "id": "module:a",\n      "minutes": 10,\n      "title": "A",\n      "type": "module"\n    }');
  });
  it('D-6 ids have the form type:key, and stay', () => {
    for (const id of ['module:', 'module:-a', 'course:a', 'module:a b', `module:${'a'.repeat(81)}`]) expect(refused('record.create', { records: [{ id, type: 'module', title: 'x' }] })).toContain('TRL-D001');
    expect(refused('record.update', { updates: [{ id: 'module:a', set: { id: 'module:z' } }] })).toEqual(['TRL-D006']);
  });
});

describe('commands', () => {
  it('D-7 all or nothing; unknown names and malformed payloads are refused', () => {
    const applied = applyCommands(start, [command('record.update', { updates: [{ id: 'module:a', set: { title: 'New' } }] }), command('record.remove', { ids: ['module:none'] })]);
    expect(applied).toMatchObject({ ok: false, error: [{ code: 'TRL-D002' }] });
    expect([refused('record.rename', {}), refused('record.remove', { ids: 'module:a' }), refused('record.remove', { ids: ['module:a'], force: true })]).toEqual([['TRL-D010'], ['TRL-D011'], ['TRL-D011']]);
  });
  it('D-8 D-9 pure, and exactly reversible', () => {
    const before = text(start);
    const applied = applyCommands(start, [command('record.remove', { ids: ['module:a'] }), command('module.tag', { modules: ['module:b'], add: ['x'] }), command('module.tag', { modules: ['module:b'], remove: ['x'] })]);
    expect(text(start)).toBe(before);
    if (!applied.ok) throw new Error('refused');
    expect(applied.value.diff.changes.map(({ id }) => id)).not.toContain('module:b');
    expect(text(applyDiff(applyDiff(start, applied.value.diff), reverseDiff(applied.value.diff)))).toBe(before);
  });
  it('D-10 record.create refuses ids in use, references that lead nowhere, and links', () => {
    expect(refused('record.create', { records: [moduleOf('a')] })).toEqual(['TRL-D004']);
    expect(refused('record.create', { records: [moduleOf('z', { course: 'course:none' })] })).toEqual(['TRL-D005']);
    expect(refused('record.create', { records: [edgeOf('b', 'c')] })).toEqual(['TRL-D003']);
    expect(getRecord(change(command('record.create', { records: [moduleOf('z', { course: 'course:z' }), { id: 'course:z', type: 'course', title: 'Z' }] })), 'module:z')).toMatchObject({ course: 'course:z' });
  });
  it('D-11 record.update takes out what is unset: defaults come back, optional fields go, required ones and unknown ones are refused', () => {
    const said = change(command('record.update', { updates: [{ id: 'zone:one', set: { sameObjectives: true, justification: 'x' } }] }));
    const applied = applyCommand(said, command('record.update', { updates: [{ id: 'zone:one', set: {}, unset: ['sameObjectives', 'justification'] }] }));
    expect(applied.ok && applyDiff(said, applied.value.diff).tables.zone.get('zone:one')).toEqual(start.tables.zone.get('zone:one'));
    expect(applied.ok && applied.value.label).toContain('same objectives');
    expect(applied.ok && applyDiff(applyDiff(said, applied.value.diff), reverseDiff(applied.value.diff)).tables.zone.get('zone:one')).toEqual(said.tables.zone.get('zone:one'));
    expect(refused('record.update', { updates: [{ id: 'module:a', set: {}, unset: ['title'] }] })).toEqual(['TRL-D001']);
    for (const unset of ['colour', 'constructor', 'minutes']) expect(refused('record.update', { updates: [{ id: 'module:a', set: { minutes: 5 }, unset: [unset] }] })).toEqual(['TRL-D001']);
    expect(refused('record.update', { updates: [{ id: 'module:a', set: {}, unset: ['id'] }] })).toEqual(['TRL-D006']);
    expect(refused('record.update', { updates: [{ id: 'edge:a-b', set: {}, unset: ['kind'] }] })).toEqual(['TRL-D006']);
  });
  it('D-11 record.update checks values and new references', () => {
    expect(refused('record.update', { updates: [{ id: 'module:a', set: { minutes: -1 } }] })).toEqual(['TRL-D001']);
    expect(refused('record.update', { updates: [{ id: 'module:a', set: { colour: 'red' } }] })).toEqual(['TRL-D001']);
    expect(refused('record.update', { updates: [{ id: 'module:a', set: { course: 'course:none' } }] })).toEqual(['TRL-D005']);
    expect(refused('record.update', { updates: [{ id: 'edge:a-b', set: { to: 'module:c' } }] })).toEqual(['TRL-D006']);
  });
  it('D-12 record.remove takes what cannot live without it, and leaves no reference', () => {
    const after = change(command('record.remove', { ids: ['module:a'] }));
    for (const id of ['module:a', 'edge:a-b', 'objective:a', 'page:a']) expect(getRecord(after, id)).toBeUndefined();
    expect([zone(after, 'one'), zone(after, 'other')]).toEqual([['b'], []]);
    expect(getRecord(change(command('record.remove', { ids: ['role:r'] })), 'zone:one')).toBeUndefined();
    expect(refused('record.remove', { ids: ['settings:document'] })).toEqual(['TRL-D007']);
  });
  it('D-13 edge.add names the loop that it refuses; a pair of corequisites is none', () => {
    const add = (from: string, to: string, more: object = {}): object => ({ id: 'edge:new', from: `module:${from}`, to: `module:${to}`, ...more });
    expect(applyCommand(start, command('edge.add', add('b', 'a')))).toMatchObject({ ok: false, error: [{ code: 'TRL-D009', message: 'Would create the loop B → A → B.' }] });
    expect([refused('edge.add', add('a', 'a')), refused('edge.add', add('a', 'b')), refused('edge.add', add('a', 'none')), refused('edge.add', { ...add('a', 'c'), id: 'edge:a-b' })]).toEqual([['TRL-D009'], ['TRL-D008'], ['TRL-D005'], ['TRL-D004']]);
    const pair = change(command('edge.add', add('b', 'c', { kind: 'corequisite' })), command('edge.add', { ...add('c', 'b', { kind: 'corequisite' }), id: 'edge:back' }));
    expect(pair.tables.edge.size).toBe(3);
  });
  it('D-14 zone.assign moves inside one role only', () => {
    const after = change(command('zone.assign', { role: 'role:r', zone: 'zone:two', modules: ['module:a'], at: 0 }));
    expect([zone(after, 'one'), zone(after, 'two'), zone(after, 'other')]).toEqual([['b'], ['a', 'c'], ['a']]);
    expect(zone(change(command('zone.assign', { role: 'role:r', zone: null, modules: ['module:a'] })), 'one')).toEqual(['b']);
    expect(refused('zone.assign', { role: 'role:r', zone: 'zone:other', modules: ['module:a'] })).toEqual(['TRL-D002']);
  });
  it('D-15 module.tag and canvas.move change many at once', () => {
    const after = change(command('module.tag', { modules: ['module:a', 'module:b'], add: ['x', 'y'] }), command('canvas.move', { modules: [{ id: 'module:a', position: { x: 1, y: 2 } }], zones: [{ id: 'zone:one', frame: { x: 0, y: 0, width: 80, height: 80 } }] }));
    expect([...after.tables.module.values()].map((module) => module.tags.length).sort()).toEqual([0, 2, 2]);
    expect(after.tables.module.get('module:a')?.position).toEqual({ x: 1, y: 2, pinned: false });
    expect(refused('module.tag', { modules: ['zone:one'], add: ['x'] })).toEqual(['TRL-D002']);
  });
  it('D-16 records.import brings loops in, but no used id and no dangling reference', () => {
    expect(change(command('records.import', { name: 'x', records: [moduleOf('z'), edgeOf('z', 'a'), edgeOf('a', 'z')] })).tables.edge.size).toBe(3);
    expect(refused('records.import', { name: 'x', records: [moduleOf('a')] })).toEqual(['TRL-D004']);
    expect(refused('records.import', { name: 'x', records: [edgeOf('a', 'none')] })).toEqual(['TRL-D005']);
  });
});
