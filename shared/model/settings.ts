import { z } from 'zod';
import { customFieldSchema, vocabularySchema } from './custom-field';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { savedViewSchema } from './saved-view';
import { dateSchema, textSchema, titleSchema } from './vocabulary';

export const settingsId = 'settings:document';
const days = z.int().min(1).nullable();

/** Days that evidence of each kind counts; null: for ever. */
export const evidenceExpirySchema = z.strictObject({
  'self-report': days.default(365), recall: days.default(365), scenario: days.default(730), simulation: days.default(730), observed: days.default(730), record: days.default(1095),
});
export const defaultEvidenceExpiry = evidenceExpirySchema.parse({});

/** The organisation's look in what it exports. `accent`: `#rrggbb` in lower case; null: the player's own. `logo`: an image. */
export const brandSchema = z.strictObject({ name: z.string().max(80).default(''), logo: idOf('asset').nullable().default(null), accent: z.string().regex(/^#[0-9a-f]{6}$/, 'a colour as #rrggbb').nullable().default(null) });
export const noBrand = brandSchema.parse({});

const findingCode = /^TRL-[A-Z]\d{3}$/;

/** What holds for the whole document: exactly one record, `settings:document`. */
export const settingsSchema = z.strictObject({
  id: z.literal(settingsId),
  type: z.literal('settings'),
  title: titleSchema,
  description: textSchema.default(''),
  language: z.string().min(1).max(40).default('en'),
  brand: brandSchema.default(noBrand),
  /** The day that evaluation takes for today, unless another is given. */
  asOf: dateSchema,
  evidenceExpiryDays: evidenceExpirySchema.default(defaultEvidenceExpiry),
  /** Whether a record (certificate) counts as evidence that somebody can *do* something. */
  recordAdmitsDo: z.boolean().default(false),
  /** Severity of findings by code, where it is another than usual; errors keep theirs. */
  checkSeverity: z.record(z.string().regex(findingCode), z.enum(['error', 'warning', 'info', 'off'])).default({}),
  customFields: z.array(customFieldSchema).max(100).refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length, 'each custom field needs a key of its own').default([]),
  vocabularies: z.array(vocabularySchema).refine((all) => new Set(all.map(({ field }) => field)).size === all.length, 'one vocabulary a field').default([]),
  /** Views of the library that the team keeps, in their order. */
  views: z.array(savedViewSchema).max(50).refine((views) => new Set(views.map(({ id }) => id)).size === views.length, 'each view needs an id of its own').default([]),
  /** Suggestions that a person does not want to see again, by their ids (shared/suggest). */
  dismissedSuggestions: z.array(z.string().max(400)).max(50_000).default([]),
  /** Findings that a person has put aside: code, main record, and why. */
  suppressed: z.array(z.strictObject({ code: z.string().regex(findingCode), record: z.string(), reason: textSchema.min(1) })).default([]),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsKind = defineRecordKind({ type: 'settings', label: 'settings', schema: settingsSchema, references: ({ brand }) => (brand.logo === null ? [] : [brand.logo]), forget: (settings, ids) => (settings.brand.logo !== null && ids.has(settings.brand.logo) ? { ...settings, brand: { ...settings.brand, logo: null } } : settings) });
