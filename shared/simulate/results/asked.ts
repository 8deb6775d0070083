import { z } from 'zod';
import { auditSchema } from '../../model/audit';
import { idOf } from '../../model/ids';
import { mediaFormats } from '../../model/vocabulary';

/** How much of all minutes should come in a format, in percent: reported, never forced. */
export const formatTargetSchema = z.strictObject({ format: z.enum(mediaFormats), percent: z.number().min(0).max(100) });

/** What is asked of results besides the usual. */
export const askedSchema = z.strictObject({
  /** Group columns of which it is told who sees which module; columns of up to `fewValues` values are told anyway. */
  exposure: z.array(z.string().min(1).max(80)).max(40).default([]),
  /** Modules that every group has to see; none: those that a regulation asks for (regulation tags). */
  mustSee: z.array(idOf('module')).max(5000).default([]),
  formats: z.array(formatTargetSchema).max(40).default([]),
  audit: auditSchema.nullable().default(null),
});
export type Asked = z.infer<typeof askedSchema>;

/** Columns of more values are not told module by module unless asked. */
export const fewValues = 20;
