import { z } from 'zod';

/** A field as a column: a name of the grid (`title`, `competency`…), or `custom:` and the key of a custom field. */
const column = z.string().min(1).max(100);

/**
 * A view of the library that a team keeps: what is shown, of which modules, in which order. `columns`: empty for the usual ones. `where`: the value that each
 * field must have, or null where it must be missing. `group`: null for none.
 */
export const savedViewSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  title: z.string().min(1).max(80),
  columns: z.array(column).max(150).default([]),
  search: z.string().max(200).default(''),
  where: z.record(column, z.string().max(300).nullable()).default({}),
  review: z.enum(['any', 'mine', 'waiting', 'changed', 'comments', 'draft', 'approved', 'retired']).default('any'),
  group: column.nullable().default(null),
  sort: z.strictObject({ column, down: z.boolean().default(false) }).nullable().default(null),
});
export type SavedView = z.infer<typeof savedViewSchema>;
