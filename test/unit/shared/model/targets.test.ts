import { expect, it } from 'vitest';
import { z } from 'zod';
import { recordTypes } from '#shared/model/ids';
import { isTarget, recordKinds } from '#shared/model/record';

/** Types whose ids the fields of a kind can hold, its own id left out: read off the patterns of the published schema. What an import gave (`imported`) is remembered also of records that are gone: it points to nothing. */
function pointedAt(type: (typeof recordTypes)[number]): readonly string[] {
  const { properties } = z.toJSONSchema(recordKinds[type].schema, { io: 'input', unrepresentable: 'any' });
  const text = JSON.stringify({ ...properties, id: null, imported: null });
  const patterns = [...text.matchAll(/"pattern":"\^\(?([a-z|-]+)\)?:/g)].flatMap((match) => match[1]!.split('|'));
  return [...new Set(patterns)].filter((name) => name !== 'measure');
}

it('every type that a field of some record can point to counts as a target, and no other does', () => {
  const pointed = new Set(recordTypes.flatMap(pointedAt));
  expect(pointed.size).toBeGreaterThan(4);
  expect(recordTypes.filter((type) => isTarget(`${type}:x`))).toEqual(recordTypes.filter((type) => pointed.has(type)));
});
