import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { applyCommands, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { mergeDocuments, type MergedDocument } from '#shared/document/merge-documents';
import { fieldStyles } from '#shared/document/merge/merge-fields';
import { mergeLines, mergeOrderedSet } from '#shared/document/merge/merge-lists';
import { takeTheirs } from '#shared/document/merge/take-theirs';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { recordTypes } from '#shared/model/ids';
import { recordKinds, type TrellisRecord } from '#shared/model/record';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const page = (more: object = {}): object => ({ id: 'page:a', type: 'page', module: 'module:a', title: 'Page', body: ['one', '', 'two', '', 'three'], ...more });
const base = documentOf(roleOf(), moduleOf('a', { tags: ['x'] }), moduleOf('b'), moduleOf('c'), page(), zoneOf('one', 'core-locked', ['a', 'b']), zoneOf('two', 'open', ['c']));

function edit(document: TrellisDocument, ...commands: readonly AnyCommand[]): TrellisDocument {
  const applied = applyCommands(document, commands);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applyDiff(document, applied.value.diff);
}
const set = (id: string, fields: object): AnyCommand => ({ name: 'record.update', payload: { updates: [{ id, set: fields }] } });
const remove = (...ids: readonly string[]): AnyCommand => ({ name: 'record.remove', payload: { ids } });
const create = (...records: readonly object[]): AnyCommand => ({ name: 'record.create', payload: { records } });
const link = (from: string, to: string): AnyCommand => ({ name: 'edge.add', payload: { id: `edge:${from}-${to}`, from: `module:${from}`, to: `module:${to}` } });
const assign = (zone: string, ...modules: readonly string[]): AnyCommand => ({ name: 'zone.assign', payload: { role: 'role:r', zone: `zone:${zone}`, modules: modules.map((id) => `module:${id}`) } });
const record = (document: TrellisDocument, id: string): TrellisRecord | undefined => getRecord(document, id);
const listed = (merged: MergedDocument): readonly string[] => merged.conflicts.map(({ kind, id, field }) => `${kind} ${id}${field === null ? '' : ` ${field}`}`);
const withTheirs = (merged: MergedDocument, theirs: TrellisDocument): TrellisDocument => {
  const taken = takeTheirs(merged.document, theirs, merged.conflicts);
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return applyDiff(merged.document, taken.value);
};

describe('what comes together', () => {
  it('D-32 different records, different fields, and a removal that nobody minds', () => {
    const merged = mergeDocuments(base, edit(base, set('module:a', { title: 'Ours' }), remove('module:c')), edit(base, set('module:a', { minutes: 99 }), create(moduleOf('new'))));
    expect(merged.conflicts).toEqual([]);
    expect(record(merged.document, 'module:a')).toMatchObject({ title: 'Ours', minutes: 99 });
    expect([...merged.document.tables.module.keys()].sort()).toEqual(['module:a', 'module:b', 'module:new']);
    expect(record(merged.document, 'zone:two')).toMatchObject({ modules: [] });
    expect(merged.counts).toEqual({ added: 1, changed: 1, removed: 0 });
  });
  it('D-32 lists, text by line, custom fields by name, questions by id', () => {
    const questions = ['q1', 'q2', 'q3'].map((id) => ({ id, kind: 'true-false', text: id, answer: true }));
    const start = edit(base, create({ id: 'question-set:a', type: 'question-set', module: 'module:a', title: 'Test', purpose: 'post', questions }), set('module:a', { custom: { kept: 1, gone: 2 } }));
    const ours = edit(start, set('page:a', { body: ['one!', '', 'two', '', 'three'] }), set('module:a', { tags: ['x', 'ours'], custom: { kept: 1, gone: 2, ours: 3 } }), set('question-set:a', { questions: [{ ...questions[0], text: 'ours' }, questions[1], questions[2]] }));
    const theirs = edit(start, set('page:a', { body: ['one', '', 'two', 'and a half', '', 'three'] }), set('module:a', { tags: ['theirs'], custom: { kept: 9 } }), set('question-set:a', { questions: [questions[0], { ...questions[2], text: 'theirs' }, { ...questions[1], id: 'q4' }] }));
    const merged = mergeDocuments(start, ours, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(record(merged.document, 'page:a')).toMatchObject({ body: ['one!', '', 'two', 'and a half', '', 'three'] });
    expect(record(merged.document, 'module:a')).toMatchObject({ tags: ['ours', 'theirs'], custom: { kept: 9, ours: 3 } });
    expect((record(merged.document, 'question-set:a') as { questions: { id: string; text: string }[] }).questions.map(({ id, text }) => [id, text])).toEqual([['q1', 'ours'], ['q3', 'theirs'], ['q4', 'q2']]);
  });
  it('a removal, and a change that only forgets what the same side removed', () => {
    const merged = mergeDocuments(base, edit(base, remove('module:a')), edit(base, remove('zone:one')));
    expect(merged.conflicts).toEqual([]);
    expect(record(merged.document, 'zone:one')).toBeUndefined();
  });
  it('a loop that both make together opens: a check names it', () => {
    const merged = mergeDocuments(base, edit(base, link('a', 'b')), edit(base, link('b', 'a')));
    expect(merged.conflicts).toEqual([]);
    expect(merged.document.tables.edge.size).toBe(2);
  });
  it('without a base: what one side has is kept, lists are joined, different values are conflicts', () => {
    const merged = mergeDocuments(null, edit(base, set('module:a', { tags: ['x', 'y'] }), remove('module:c')), edit(base, set('module:a', { tags: ['x', 'z'], title: 'T' })));
    expect(record(merged.document, 'module:a')).toMatchObject({ tags: ['x', 'y', 'z'], title: 'A' });
    expect(record(merged.document, 'module:c')).toBeDefined();
    expect(record(merged.document, 'zone:two')).toMatchObject({ modules: ['module:c'] });
    expect(listed(merged)).toEqual(['both-changed module:a title']);
  });
  it('references that led nowhere before are none of the merge’s business', () => {
    const loose = documentOf(moduleOf('a'), moduleOf('b'), edgeOf('a', 'gone'), zoneOf('one', 'core-locked', ['lost']));
    expect(mergeDocuments(loose, edit(loose, set('module:a', { title: 'x' })), loose).conflicts).toEqual([]);
    const without = documentOf(moduleOf('a'), edgeOf('a', 'gone'), zoneOf('one', 'core-locked', ['lost']));
    expect(mergeDocuments(loose, without, edit(loose, set('module:a', { title: 'x' }))).conflicts).toEqual([]);
  });
});

describe('what does not', () => {
  it('D-32 one field, two values: ours stays, both are told', () => {
    const theirs = edit(base, set('module:a', { title: 'Theirs' }));
    const merged = mergeDocuments(base, edit(base, set('module:a', { title: 'Ours' })), theirs);
    expect(merged.conflicts).toEqual([
      { kind: 'both-changed', id: 'module:a', title: 'Ours', label: 'module', field: 'title', key: null, base: 'A', ours: 'Ours', theirs: 'Theirs', message: 'Module "Ours", title: ours "Ours", theirs "Theirs", before "A". Ours stays.' },
    ]);
    expect(record(merged.document, 'module:a')).toMatchObject({ title: 'Ours' });
    expect(record(withTheirs(merged, theirs), 'module:a')).toMatchObject({ title: 'Theirs' });
  });
  it('both added an id: equal is fine, different is not, not even in a list', () => {
    const side = (tags: readonly string[]): TrellisDocument => edit(base, create(moduleOf('new', { tags })));
    expect(mergeDocuments(base, side(['a']), side(['a'])).conflicts).toEqual([]);
    expect(listed(mergeDocuments(base, side(['a']), side(['b'])))).toEqual(['both-changed module:new tags']);
  });
  it('D-32 removed there, changed here: it stays, with what belongs to it', () => {
    const theirs = edit(base, remove('module:a'));
    const merged = mergeDocuments(base, edit(base, set('module:a', { title: 'Ours' })), theirs);
    expect(listed(merged)).toEqual(['removed-by-theirs module:a']);
    expect(record(merged.document, 'page:a')).toBeDefined();
    expect(record(merged.document, 'zone:one')).toMatchObject({ modules: ['module:a', 'module:b'] });
    const taken = withTheirs(merged, theirs);
    expect([record(taken, 'module:a'), record(taken, 'page:a')]).toEqual([undefined, undefined]);
  });
  it('D-32 removed here, changed there: it stays removed; taking theirs brings it back with what belongs to it', () => {
    const theirs = edit(base, set('module:a', { title: 'Theirs' }));
    const merged = mergeDocuments(base, edit(base, remove('module:a')), theirs);
    expect(listed(merged)).toEqual(['removed-by-ours module:a']);
    expect(record(merged.document, 'module:a')).toBeUndefined();
    const taken = withTheirs(merged, theirs);
    expect([record(taken, 'module:a'), record(taken, 'page:a')]).toMatchObject([{ title: 'Theirs' }, { title: 'Page' }]);
  });
  it('D-32 ours uses what theirs removed: it stays', () => {
    const merged = mergeDocuments(base, edit(base, link('c', 'a')), edit(base, remove('module:a')));
    expect(listed(merged)).toEqual(['removed-by-theirs module:a']);
    expect(record(merged.document, 'edge:c-a')).toBeDefined();
    expect(record(merged.document, 'page:a')).toBeDefined();
    expect(record(merged.document, 'zone:one')).toMatchObject({ modules: ['module:a', 'module:b'] });
  });
  it('D-32 theirs uses what ours removed: left out, told, and to be had', () => {
    const theirs = edit(base, link('c', 'a'), create(moduleOf('new')), assign('two', 'new', 'a'), set('module:b', { minutes: 3 }));
    const merged = mergeDocuments(base, edit(base, remove('module:a')), theirs);
    expect(listed(merged)).toEqual(['lost-reference edge:c-a', 'lost-reference zone:two modules']);
    expect(record(merged.document, 'edge:c-a')).toBeUndefined();
    expect(record(merged.document, 'zone:two')).toMatchObject({ modules: ['module:c', 'module:new'] });
    expect(record(merged.document, 'module:b')).toMatchObject({ minutes: 3 });
    const taken = withTheirs(merged, theirs);
    expect([record(taken, 'edge:c-a'), record(taken, 'module:a'), record(taken, 'page:a')].every((found) => found !== undefined)).toBe(true);
  });
  it('one reference of theirs to what ours removed, in a field that is no list', () => {
    const start = edit(base, create({ id: 'course:k', type: 'course', title: 'K' }, { id: 'course:l', type: 'course', title: 'L' }), set('module:a', { course: 'course:l' }));
    const merged = mergeDocuments(start, edit(start, remove('course:k')), edit(start, set('module:a', { course: 'course:k' })));
    expect(listed(merged)).toEqual(['lost-reference module:a course']);
    expect(record(merged.document, 'module:a')).toMatchObject({ course: 'course:l' });
  });
  it('a chain of what theirs added on what ours removed', () => {
    const theirs = edit(base, create(moduleOf('new')), create({ id: 'page:new', type: 'page', module: 'module:a', title: 'P' }), link('a', 'new'));
    expect(listed(mergeDocuments(base, edit(base, remove('module:a')), theirs))).toEqual(['lost-reference edge:a-new', 'lost-reference page:new']);
  });
  it('a module moved into two zones stays where ours has it; other moves come in', () => {
    const merged = mergeDocuments(edit(base, create(zoneOf('three', 'open', []))), edit(base, create(zoneOf('three', 'open', [])), assign('two', 'a')), edit(base, create(zoneOf('three', 'open', [])), assign('three', 'a', 'b')));
    expect(listed(merged)).toEqual(['two-zones zone:three modules']);
    expect([record(merged.document, 'zone:one'), record(merged.document, 'zone:two'), record(merged.document, 'zone:three')]).toMatchObject([{ modules: [] }, { modules: ['module:c', 'module:a'] }, { modules: ['module:b'] }]);
  });
  it('changes that do not make a valid record together', () => {
    const many = (prefix: string): string[] => Array.from({ length: 120 }, (_, index) => `${prefix}${index}`);
    const merged = mergeDocuments(base, edit(base, set('module:a', { tags: many('o') })), edit(base, set('module:a', { tags: many('t') })));
    expect(listed(merged)).toEqual(['invalid module:a']);
    expect(record(merged.document, 'module:a')).toMatchObject({ tags: many('o') });
  });
  it('text: one paragraph changed by both; a question changed here and removed there', () => {
    const theirs = edit(base, set('page:a', { body: ['uno', '', 'two', '', 'three'] }));
    const merged = mergeDocuments(base, edit(base, set('page:a', { body: ['eins', '', 'two', '', 'three'] })), theirs);
    expect(listed(merged)).toEqual(['both-changed page:a body']);
    const questions = ['q1', 'q2'].map((id) => ({ id, kind: 'true-false', text: id, answer: true }));
    const start = edit(base, create({ id: 'question-set:a', type: 'question-set', module: 'module:a', title: 'Test', purpose: 'post', questions }));
    const other = edit(start, set('question-set:a', { questions: [questions[1]] }));
    const second = mergeDocuments(start, edit(start, set('question-set:a', { questions: [{ ...questions[0], text: 'ours' }, questions[1]] })), other);
    expect(second.conflicts.map(({ field, key, theirs: value }) => [field, key, value])).toEqual([['questions', 'q1', null]]);
    expect((record(withTheirs(second, other), 'question-set:a') as { questions: unknown[] }).questions).toHaveLength(1);
  });
});

describe('lists', () => {
  it.each([
    ['additions of both', 'ab', 'aXb', 'abY', 'aXbY'],
    ['both at one place, in the order of the entries', 'ab', 'aYb', 'aXb', 'aXYb'],
    ['both added the same', 'ab', 'aXb', 'aXbY', 'aXbY'],
    ['removals of both', 'abcd', 'acd', 'abc', 'ac'],
    ['moved here, added there', 'abc', 'cab', 'abXc', 'cabX'],
    ['removed here, added after it there', 'ab', 'b', 'aXb', 'Xb'],
    ['moved differently', 'abc', 'cab', 'bac', null],
    ['added the same at different places', 'ab', 'Xab', 'abX', null],
    ['doubles', 'aab', 'ab', 'aab', null],
  ])('%s', (_what, start, ours, theirs, expected) => {
    expect(mergeOrderedSet([...start], [...ours], [...theirs])?.join('') ?? null).toBe(expected);
    expect(mergeOrderedSet([...start], [...theirs], [...ours])?.join('') ?? null).toBe(expected);
  });
  it.each([
    ['apart', 'abcde', 'aXcde', 'abcdY', 'aXcdY'],
    ['inserted apart', 'abc', 'aXbc', 'abYc', 'aXbYc'],
    ['the same', 'abc', 'aXc', 'aXc', 'aXc'],
    ['one place', 'abc', 'aXc', 'aYc', null],
    ['both at the end', 'ab', 'abX', 'abY', null],
    ['removed and kept', 'aabbcc', 'aacc', 'aabbccd', 'aaccd'],
  ])('lines: %s', (_what, start, ours, theirs, expected) => {
    expect(mergeLines([...start], [...ours], [...theirs])?.join('') ?? null).toBe(expected);
    expect(mergeLines([...start], [...theirs], [...ours])?.join('') ?? null).toBe(expected);
  });
  it('lines: far too many to be matched are a conflict, not a pause', () => {
    const lines = (prefix: string): string[] => Array.from({ length: 3000 }, (_, index) => `${prefix}${index}`);
    expect(mergeLines(lines('a'), lines('b'), lines('c'))).toBe(null);
  });
  it('every list of ids of every record type says how it is merged', () => {
    const isIdList = (schema: z.ZodType): boolean => {
      const def = (schema as unknown as { def: { type: string; innerType?: z.ZodType; element?: z.ZodType } }).def;
      if (def.type === 'default' && def.innerType) return isIdList(def.innerType);
      return def.type === 'array' && def.element?.safeParse('no id').success === false && recordTypes.some((type) => def.element?.safeParse(`${type}:a`).success);
    };
    const lists = recordTypes.flatMap((type) => Object.entries(recordKinds[type].schema.shape).filter(([, schema]) => isIdList(schema as z.ZodType)).map(([field]) => `${type}.${field}`));
    expect(lists).toEqual(expect.arrayContaining(['zone.modules', 'module.competencies']));
    const known = Object.entries(fieldStyles).flatMap(([type, fields]) => Object.keys(fields ?? {}).map((field) => `${type}.${field}`));
    expect(lists.filter((list) => !known.includes(list))).toEqual([]);
    for (const name of known) {
      const [type = '', field = ''] = name.split('.');
      expect(Object.keys((recordKinds as Record<string, { schema: { shape: object } }>)[type]?.schema.shape ?? {})).toContain(field);
    }
  });
});
