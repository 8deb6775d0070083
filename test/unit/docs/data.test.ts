import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument } from '#shared/document/read-document';
import { planImport } from '#shared/exchange/import/plan-import';
import { importInput } from '../../helpers/import-input';
import { bundleSchema } from '#shared/exchange/descriptions/bundle/bundle';
import { recordTypes } from '#shared/model/ids';
import { learnerStateSchema } from '#shared/model/profile';
import { parseRecord, recordKinds } from '#shared/model/record';

const folder = fileURLToPath(new URL('../../../docs/data', import.meta.url));
const pages = readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const blocks = pages.flatMap(({ name, text }) => [...text.matchAll(/^```json (\w+)\n([\s\S]*?)^```$/gm)].map((match, index) => ({ name: `${name} ${index + 1}`, kind: match[1] ?? '', json: JSON.parse(match[2] ?? '') as unknown })));

/** What stands against a block, or null. */
function problemOf(kind: string, json: unknown): unknown {
  if (kind === 'record') {
    const parsed = parseRecord(json);
    return parsed.ok ? null : parsed.error;
  }
  if (kind === 'document') {
    const read = readDocument(json);
    return read.ok ? null : read.error;
  }
  if (kind === 'catalogue') {
    const planned = planImport(importInput('x.json', { 'x.json': JSON.stringify(json) }));
    return planned.ok ? (planned.value.warnings[0] ?? planned.value.refused[0] ?? null) : planned.error;
  }
  const schema = kind === 'learner' ? learnerStateSchema : kind === 'bundle' ? bundleSchema : null;
  return schema ? (schema.safeParse(json).error?.issues ?? null) : `unknown kind of block: ${kind}`;
}

/** Every field name of a schema, at any depth. */
function fieldsOf(schema: unknown): readonly string[] {
  if (schema === null || typeof schema !== 'object') return [];
  if (Array.isArray(schema)) return schema.flatMap(fieldsOf);
  const { properties, ...rest } = schema as { properties?: Record<string, unknown> };
  return [...Object.keys(properties ?? {}), ...Object.values(properties ?? {}).flatMap(fieldsOf), ...Object.values(rest).flatMap(fieldsOf)];
}

describe('docs/data', () => {
  it('has examples of each kind', () => {
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(['record', 'document', 'learner', 'bundle', 'catalogue']));
  });
  it.each(blocks)('the example $name ($kind) is read', ({ kind, json }) => {
    expect(problemOf(kind, json)).toBeNull();
  });
  it.each(recordTypes)('%s: type, an example, and every field are on the page', (type) => {
    const text = pages.filter(({ name }) => name === 'document.md' || name === 'learner-state.md').map((page) => page.text).join('\n');
    const fields = new Set(fieldsOf(z.toJSONSchema(recordKinds[type].schema, { io: 'input', unrepresentable: 'any' })));
    expect([...fields].filter((field) => !new RegExp(`(?<![\\w-])${field}(?![\\w-])`).test(text))).toEqual([]);
    expect(text).toContain(type);
    expect(blocks.some(({ json }) => JSON.stringify(json).includes(`"type":"${type}"`))).toBe(true);
  });
});
