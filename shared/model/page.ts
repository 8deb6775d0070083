import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { placeSchema, titleSchema } from './vocabulary';

/**
 * One page of a module's content. `format: markdown`: `body` holds the text, one string per line (so that an edit is a small git diff);
 * images are written `![alt](asset:key)`. `format: asset`: `asset` is the file to open (imported HTML kept as it was).
 */
export const pageSchema = z.strictObject({
  id: idOf('page'),
  type: z.literal('page'),
  module: idOf('module'),
  title: titleSchema,
  place: placeSchema.default(0),
  format: z.enum(['markdown', 'asset']).default('markdown'),
  body: z.array(z.string().max(100_000)).default([]),
  asset: idOf('asset').nullable().default(null),
});
export type Page = z.infer<typeof pageSchema>;

export const pageKind = defineRecordKind({
  type: 'page',
  label: 'page',
  schema: pageSchema,
  references: (page) => [page.module, ...(page.asset ? [page.asset] : [])],
  forget: (page, ids) => (ids.has(page.module) ? null : page.asset && ids.has(page.asset) ? { ...page, asset: null } : page),
});
