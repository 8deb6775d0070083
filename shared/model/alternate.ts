import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';

/** Another module for the same objectives: in another format, depth or context. A rule may put it instead of the module; another format also the learner's preference, where the zone lets it. */
export const alternateSchema = z.strictObject({
  id: idOf('alternate'),
  type: z.literal('alternate'),
  module: idOf('module'),
  alternate: idOf('module'),
  differs: z.enum(['format', 'depth', 'context']),
});
export type Alternate = z.infer<typeof alternateSchema>;

export const alternateKind = defineRecordKind({
  type: 'alternate',
  label: 'alternate',
  schema: alternateSchema,
  references: (alternate) => [alternate.module, alternate.alternate],
  forget: (alternate, ids) => (ids.has(alternate.module) || ids.has(alternate.alternate) ? null : alternate),
});
