import { z } from 'zod';
import { recordSchema, withoutDefaults } from '../../../model/record';
import { allRecords, settingsOf } from '../../../document/trellis-document';
import type { TrellisDocument } from '../../../document/trellis-document';
import { compile } from '../../../path/compile';
import { compareCodeUnits, inOrderOfId } from '../../../kit/order';
import { stableStringify } from '../../../kit/stable-json';
import { pilotScope } from './pilot-scope';

const moduleSummary = z.strictObject({ id: z.string(), title: z.string(), minutes: z.int(), policy: z.string(), zone: z.string().nullable(), needs: z.array(z.string()) });

/** When a module is assigned: a job event, and how long before it (ISO 8601 duration, `-PT12H`; `PT0H` at the event). A hint: what the event is, only the organisation knows. */
const scheduleHint = z.strictObject({ module: z.string(), event: z.string(), offset: z.string().regex(/^-?PT\d+H$/) });

/** The JSON target: every record as the document holds it, and for each role the compiled order. Published as resources/schemas/bundle.schema.json. */
export const bundleSchema = z.strictObject({
  format: z.literal('trellis-bundle'),
  formatVersion: z.literal(1),
  app: z.string(),
  title: z.string(),
  /** The role that was asked for, or null for all. */
  role: z.string().nullable(),
  records: z.array(recordSchema),
  roles: z.array(z.strictObject({ id: z.string(), title: z.string(), compiles: z.boolean(), minutes: z.int(), modules: z.array(moduleSummary), schedule: z.array(scheduleHint).default([]), problems: z.array(z.string()) })),
});
export type Bundle = z.infer<typeof bundleSchema>;

/** Records in order of id, whatever the order in which they were made; of a pilot those of its scope only. Stored sample people stay out: they are for the simulator, and an export carries no person. */
export function createBundle(whole: TrellisDocument, role: string | null, app: string): Bundle {
  const asked = role === null ? undefined : whole.tables.role.get(role);
  const document = asked?.pilot ? pilotScope(whole, asked) : whole;
  const records = [...allRecords(document)].sort((a, b) => compareCodeUnits(a.id, b.id)).filter((record) => record.type !== 'profile').map((record) => ({ ...withoutDefaults(record), id: record.id, type: record.type }));
  const roles = inOrderOfId(document.tables.role).filter((record) => role === null || record.id === role).map((record) => roleSummary(document, record.id, record.title));
  return { format: 'trellis-bundle', formatVersion: 1, app, title: settingsOf(document).title, role, records: records as unknown as Bundle['records'], roles };
}

function roleSummary(document: TrellisDocument, id: string, title: string): Bundle['roles'][number] {
  const compiled = compile(document, id);
  if (!compiled.ok) return { id, title, compiles: false, minutes: 0, modules: [], schedule: [], problems: compiled.error.map((finding) => finding.message) };
  const { modules, zones } = compiled.value;
  const summary = modules.map((module) => ({
    id: module.id,
    title: module.title,
    minutes: module.minutes,
    policy: module.policy,
    zone: zones[module.zone]?.id ?? null,
    needs: module.needs.map((index) => modules[index]?.id ?? ''),
  }));
  return { id, title, compiles: true, minutes: modules.reduce((sum, module) => sum + module.minutes, 0), modules: summary, schedule: scheduleOf(document, modules.map((module) => module.id)), problems: [] };
}

function scheduleOf(document: TrellisDocument, modules: readonly string[]): Bundle['roles'][number]['schedule'] {
  return modules.flatMap((id) => {
    const module = document.tables.module.get(id);
    if (!module || module.jobEvent === '') return [];
    return [{ module: id, event: module.jobEvent, offset: module.leadHours === null || module.leadHours === 0 ? 'PT0H' : `-PT${module.leadHours}H` }];
  });
}

export function writeBundle(bundle: Bundle): string {
  return `${stableStringify(bundle, 2)}\n`;
}

/** JSON Schema (2020-12) of what is written: fields with defaults may be left out. */
export function bundleJsonSchema(): string {
  const schema = z.toJSONSchema(bundleSchema, { io: 'input', target: 'draft-2020-12' });
  return `${stableStringify({ ...schema, $id: 'https://trellis.studio/schemas/bundle.schema.json', title: 'Trellis bundle' }, 2)}\n`;
}
