import { z } from 'zod';
import { recordKinds } from '#shared/model/record';
import type { RuleEntry } from '../rule-entries';

export type SourceKind = RuleEntry['type'] | 'rules';

/** Address of the text within the editor; a schema is found by it. */
export function sourceUri(kind: SourceKind, key: string): string {
  return `inmemory://${kind}/${encodeURIComponent(key)}.json`;
}

/** JSON Schemas of what can be written as source, for completion and squiggles. What is applied is parsed by the schemas of the model themselves. */
export function ruleSourceSchemas() {
  const options = { target: 'draft-7', io: 'input' } as const;
  const kinds = (['rule', 'gate', 'zone'] as const).map((kind) => ({ uri: `inmemory://schema/${kind}.json`, fileMatch: [`inmemory://${kind}/*.json`], schema: z.toJSONSchema(recordKinds[kind].schema, options) }));
  const list = { uri: 'inmemory://schema/rules.json', fileMatch: ['inmemory://rules/*.json'], schema: z.toJSONSchema(z.array(recordKinds.rule.schema), options) };
  return [...kinds, list] as const;
}
