import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { dateSchema, placeSchema, titleSchema } from './vocabulary';

/**
 * How a page talks to its run-time: it is a sharable content object (SCORM 1.2 CAM 2.1.2.2, SCORM 2004 CAM 2.1.2). `query`: what follows its address at launch, from `?` or `#` on.
 * `launchData`: what it is told at launch (`cmi.launch_data`). `savesState`: its files speak of `suspend_data`, so room for it is set aside.
 */
export const scoSchema = z.strictObject({
  version: z.enum(['scorm12', 'scorm2004']),
  query: z.string().max(2000).default(''),
  launchData: z.string().max(4096).default(''),
  savesState: z.boolean().default(true),
});
export type Sco = z.infer<typeof scoSchema>;

/**
 * One page of a module's content. `format: markdown`: `body` holds the text, one string per line (so that an edit is a small git diff);
 * images are written `![alt](asset:key)`. `format: asset`: `asset` is the file to open (imported HTML kept as it was). `format: link`: `url` leads elsewhere;
 * nothing is fetched, so `checked` is what a person found on a day.
 */
export const pageSchema = z.strictObject({
  id: idOf('page'),
  type: z.literal('page'),
  module: idOf('module'),
  title: titleSchema,
  place: placeSchema.default(0),
  format: z.enum(['markdown', 'asset', 'link']).default('markdown'),
  body: z.array(z.string().max(100_000)).default([]),
  asset: idOf('asset').nullable().default(null),
  url: z.url({ protocol: /^https?$/, error: 'an address that begins with https:// or http://' }).max(2000).nullable().default(null),
  checked: z.strictObject({ on: dateSchema, works: z.boolean() }).nullable().default(null),
  /** Set where the file is a sharable content object of a SCORM package, not just a page. */
  sco: scoSchema.nullable().default(null),
});
export type Page = z.infer<typeof pageSchema>;

/** The page as lines of Markdown; one that leads elsewhere ends with its address. Nothing for a page that is a file. */
export function linesOf({ format, title, body, url }: Page): readonly string[] {
  if (format === 'asset') return [];
  return format === 'link' && url !== null ? [...body, ...(body.length > 0 ? [''] : []), `[${title.replace(/[\\[\]]/g, '\\$&')}](<${url.replace(/[<>\\]/g, encodeURIComponent)}>)`] : body;
}

export const pageKind = defineRecordKind({
  type: 'page',
  label: 'page',
  schema: pageSchema,
  references: (page) => [page.module, ...(page.asset ? [page.asset] : [])],
  forget: (page, ids) => (ids.has(page.module) ? null : page.asset && ids.has(page.asset) ? { ...page, asset: null } : page),
});
