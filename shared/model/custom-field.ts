import { z } from 'zod';

export const customKinds = ['text', 'number', 'yes-no', 'date', 'choice'] as const;
export type CustomKind = (typeof customKinds)[number];

/** A metadata field of the workspace's own, kept in `custom` of each module under `key`. `required`: a module without it is a finding. */
export const customFieldSchema = z.strictObject({
  key: z.string().min(1).max(80),
  label: z.string().min(1).max(80),
  kind: z.enum(customKinds).default('text'),
  /** What a field of kind `choice` may hold. */
  choices: z.array(z.string().min(1).max(200)).max(500).default([]),
  required: z.boolean().default(false),
  hint: z.string().max(500).default(''),
});
export type CustomField = z.infer<typeof customFieldSchema>;

/** Fields of modules whose words can be controlled. */
export const controlledFields = ['tags', 'technologyTags', 'regulationTags', 'industryContext', 'language', 'licence'] as const;
export type ControlledField = (typeof controlledFields)[number];

/**
 * The words of one field. `isClosed`: any other word is a finding. A retired word stays where it is used, is a finding there, and is offered no more.
 */
export const vocabularySchema = z.strictObject({
  field: z.enum(controlledFields),
  isClosed: z.boolean().default(false),
  terms: z.array(z.strictObject({ term: z.string().min(1).max(200), retired: z.boolean().default(false), note: z.string().max(500).default('') })).max(5000).default([]),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;
