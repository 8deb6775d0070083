import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { mergeDocuments } from '#shared/document/merge-documents';
import { takeTheirs } from '#shared/document/merge/take-theirs';
import { readDocument } from '#shared/document/read-document';
import { allRecords, createDocument, getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { isRecordType, typeOfId } from '#shared/model/ids';
import { referencesOf } from '#shared/model/record';
import { documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';

const runs = { numRuns: process.env['TRELLIS_FULL'] ? 20_000 : 600 };
const write = (document: TrellisDocument): string => writeDocument(document, 'test');

const keys = ['a', 'b', 'c', 'd'];
const key = fc.constantFrom(...keys);
const zone = fc.constantFrom('zone:one', 'zone:two', 'zone:three');
const module = (name: string): string => `module:${name}`;
const some = fc.subarray(keys, { minLength: 1 }).map((names) => names.map(module));
const shuffled = fc.shuffledSubarray(['w', 'x', 'y', 'z']);
const update = (id: string, set: object): AnyCommand => ({ name: 'record.update', payload: { updates: [{ id, set }] } });
const create = (record: object): AnyCommand => ({ name: 'record.create', payload: { records: [record] } });
const command: fc.Arbitrary<AnyCommand> = fc.oneof(
  fc.tuple(key, fc.constantFrom('A', 'B', 'C')).map(([id, title]) => update(module(id), { title })),
  fc.tuple(key, fc.nat(3)).map(([id, minutes]) => update(module(id), { minutes })),
  fc.tuple(key, shuffled).map(([id, tags]) => update(module(id), { tags })),
  fc.tuple(key, fc.dictionary(fc.constantFrom('p', 'q'), fc.nat(2))).map(([id, custom]) => update(module(id), { custom })),
  fc.tuple(key, fc.constantFrom('course:k', 'course:l', null)).map(([id, course]) => update(module(id), { course })),
  fc.tuple(key, fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 4 })).map(([id, body]) => update(`page:${id}`, { body })),
  fc.tuple(key, key).map(([id, owner]) => create({ id: `page:${id}`, type: 'page', module: module(owner), title: 'P' })),
  fc.tuple(key, fc.constantFrom('A', 'B')).map(([id, title]) => create(moduleOf(id, { title }))),
  fc.constantFrom('k', 'l').map((id) => create({ id: `course:${id}`, type: 'course', title: id })),
  fc.tuple(key, key).map(([from, to]) => ({ name: 'edge.add', payload: { id: `edge:${from}-${to}`, from: module(from), to: module(to) } })),
  fc.tuple(some, fc.oneof(zone, fc.constant(null))).map(([modules, target]) => ({ name: 'zone.assign', payload: { role: 'role:r', zone: target, modules } })),
  fc.oneof(key.map(module), key.map((id) => `page:${id}`), zone, fc.constantFrom('course:k', 'course:l', 'role:r')).map((id) => ({ name: 'record.remove', payload: { ids: [id] } })),
);
const commands = fc.array(command, { maxLength: 12 });

function edited(document: TrellisDocument, steps: readonly AnyCommand[]): TrellisDocument {
  return steps.reduce((now, step) => {
    const applied = applyCommand(now, step);
    return applied.ok ? applyDiff(now, applied.value.diff) : now;
  }, document);
}

const seed = documentOf(roleOf(), ...keys.map((id) => moduleOf(id, { course: 'course:k' })), { id: 'course:k', type: 'course', title: 'K' }, zoneOf('one', 'core-locked', ['a', 'b']), zoneOf('two', 'open', ['c']), zoneOf('three', 'open', []), { id: 'page:a', type: 'page', module: 'module:a', title: 'P', body: ['1', '2', '3'] });
const base = commands.map((steps) => edited(seed, steps));
const sides = fc.tuple(base, commands, commands).map(([start, left, right]) => ({ base: start, ours: edited(start, left), theirs: edited(start, right) }));

const dangling = (document: TrellisDocument): readonly string[] =>
  [...allRecords(document)].flatMap((record) => referencesOf(record).filter((id) => isRecordType(typeOfId(id)) && !getRecord(document, id)).map((id) => `${record.id} → ${id}`));

describe('D-32 merging', () => {
  it('D-32 with a side that did nothing, or the same, gives the other', () => {
    fc.assert(fc.property(sides, ({ base: b, ours: x, theirs: y }) => {
      for (const [merged, expected] of [[mergeDocuments(b, x, b), x], [mergeDocuments(b, b, y), y], [mergeDocuments(b, x, x), x], [mergeDocuments(null, x, x), x]] as const) {
        expect(write(merged.document)).toBe(write(expected));
        expect(merged.conflicts).toEqual([]);
      }
    }), runs);
  });
  it('D-32 the result is readable, nothing dangles, and conflicts keep ours', () => {
    fc.assert(fc.property(sides, fc.boolean(), ({ base: b, ours, theirs }, hasBase) => {
      const merged = mergeDocuments(hasBase ? b : null, ours, theirs);
      const read = readDocument(JSON.parse(write(merged.document)));
      expect(read.ok && write(read.value)).toBe(write(merged.document));
      expect(dangling(merged.document)).toEqual([]);
      for (const { id, field, key: entry, kind } of merged.conflicts) {
        const [own, now] = [getRecord(ours, id), getRecord(merged.document, id)] as readonly (Record<string, unknown> | undefined)[];
        if (field === null) expect(now).toEqual(own);
        else if (kind === 'both-changed' && entry === null) expect(now?.[field]).toEqual(own?.[field]);
      }
    }), runs);
  });
  it('D-32 the sides can change places where there is no conflict', () => {
    fc.assert(fc.property(sides, fc.boolean(), ({ base: b, ours, theirs }, hasBase) => {
      const merged = mergeDocuments(hasBase ? b : null, ours, theirs);
      const swapped = mergeDocuments(hasBase ? b : null, theirs, ours);
      expect(swapped.conflicts.length === 0).toBe(merged.conflicts.length === 0);
      if (merged.conflicts.length === 0) expect(write(swapped.document)).toBe(write(merged.document));
    }), runs);
  });
  it('D-32 a change of one side is in the result, or a conflict of that record tells of it', () => {
    fc.assert(fc.property(sides, ({ base: b, ours, theirs }) => {
      const merged = mergeDocuments(b, ours, theirs);
      const told = new Set(merged.conflicts.map(({ id }) => id));
      for (const [side, other] of [[ours, theirs], [theirs, ours]] as const) {
        for (const id of new Set([...allRecords(b), ...allRecords(side)].map((record) => record.id))) {
          const [before, own, different, now] = [b, side, other, merged.document].map((document) => getRecord(document, id)) as readonly (Record<string, unknown> | undefined)[];
          if (told.has(id) || JSON.stringify(before) === JSON.stringify(own)) continue;
          if (!own) {
            if (now) expect(told.size).toBeGreaterThan(0);
          } else if (!now) expect(different === undefined && before !== undefined).toBe(true);
          else {
            for (const field of ['tags', 'modules']) {
              const [was, is, has] = [before?.[field] ?? [], own[field] ?? [], now[field] ?? []] as [string[], string[], string[]];
              expect(is.filter((entry) => !was.includes(entry) && !has.includes(entry) && !told.has(entry))).toEqual([]);
              if (told.size === 0) expect(was.filter((entry) => !is.includes(entry) && has.includes(entry))).toEqual([]);
            }
            for (const [field, value] of Object.entries(own)) if (!Array.isArray(value) && field !== 'custom' && JSON.stringify(before?.[field]) !== JSON.stringify(value) && !(value === null && told.size > 0)) expect([id, field, now[field]]).toEqual([id, field, value]);
          }
        }
      }
    }), runs);
  });
  it('D-32 disjoint edits: both are there, without conflict', () => {
    const field = fc.constantFrom({ minutes: 1 }, { code: 'X' }, { why: 'because' }, { owner: 'O' }, { language: 'de' });
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(key, field), { maxLength: 12, selector: (pair) => JSON.stringify(pair) }), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (edits, who) => {
      const steps = edits.map(([id, set]) => update(module(id), set));
      const merged = mergeDocuments(seed, edited(seed, steps.filter((_, index) => who[index])), edited(seed, steps.filter((_, index) => !who[index])));
      expect(merged.conflicts).toEqual([]);
      expect(write(merged.document)).toBe(write(edited(seed, steps)));
    }), runs);
  });
  it('every conflict can be given to theirs: the result is readable and nothing dangles', () => {
    fc.assert(fc.property(sides, fc.infiniteStream(fc.boolean()), ({ base: b, ours, theirs }, choose) => {
      const merged = mergeDocuments(b, ours, theirs);
      const taken = takeTheirs(merged.document, theirs, merged.conflicts.filter(() => choose.next().value));
      if (!taken.ok) throw new Error(JSON.stringify(taken.error));
      const end = applyDiff(merged.document, taken.value);
      expect(dangling(end)).toEqual([]);
      expect(write(createDocument(allRecords(end)))).toBe(write(end));
    }), runs);
  });
});
