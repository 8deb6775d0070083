import { z } from 'zod';
import { recordTypes } from '#shared/model/ids';
import { recordKinds } from '#shared/model/record';

/** What a source is: one record of a type, all rules of a role, or a list of any records. */
export type SourceKind = 'rule' | 'gate' | 'zone' | 'rules' | 'records';

/** A JSON Schema, and the texts that it holds for. */
export interface SourceSchema {
  readonly uri: string;
  readonly fileMatch: string[];
  readonly schema: unknown;
}

/** Address of the text within the editor; a schema is found by it. */
export function sourceUri(kind: SourceKind, key: string): string {
  return `inmemory://${kind}/${encodeURIComponent(key)}.json`;
}

let made: readonly SourceSchema[] | undefined;

/** JSON Schemas of what can be written as source, for completion, hover and squiggles; made once. What is applied is parsed by the schemas of the model themselves. */
export function sourceSchemas(): readonly SourceSchema[] {
  return (made ??= makeSchemas());
}

function makeSchemas(): readonly SourceSchema[] {
  const options = { target: 'draft-7', io: 'input' } as const;
  const kinds = (['rule', 'gate', 'zone'] as const).map((kind) => ({ uri: `inmemory://schema/${kind}.json`, fileMatch: [`inmemory://${kind}/*.json`], schema: z.toJSONSchema(recordKinds[kind].schema, options) }));
  const rules = { uri: 'inmemory://schema/rules.json', fileMatch: ['inmemory://rules/*.json'], schema: z.toJSONSchema(z.array(recordKinds.rule.schema), options) };
  const byType = recordTypes.map((type) => ({ if: { properties: { type: { const: type } }, required: ['type'] }, then: z.toJSONSchema(recordKinds[type].schema, options) }));
  const records = { uri: 'inmemory://schema/records.json', fileMatch: ['inmemory://records/*.json'], schema: { type: 'array', items: { type: 'object', required: ['id', 'type'], properties: { type: { enum: recordTypes } }, allOf: byType } } };
  return [...kinds, rules, records];
}
