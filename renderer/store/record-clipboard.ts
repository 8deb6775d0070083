import { allRecords, type TrellisDocument } from '#shared/document/trellis-document';
import { forgetIds, parseRecord, referencesOf, type TrellisRecord } from '#shared/model/record';
import type { RecordId, RecordType } from '#shared/model/ids';

/** Marks text on the clipboard as modules of a workspace. */
const mark = 'trellis-modules/1';

/** Types that belong to the modules that they name: they are copied with them. */
const belonging: readonly RecordType[] = ['objective', 'page', 'question-set', 'checklist', 'edge', 'requirement', 'alternate'];

/** Modules with what belongs to them and the competencies that they name, as text for the clipboard. Links are copied where both their ends are. */
export function copyText(document: TrellisDocument, ids: ReadonlySet<RecordId>): string {
  const modules = [...ids].flatMap((id) => document.tables.module.get(id) ?? []);
  const own = [...allRecords(document)].filter((record) => belonging.includes(record.type) && referencesOf(record).some((id) => ids.has(id)) && referencesOf(record).every((id) => ids.has(id) || !id.startsWith('module:')));
  const competencies = [...new Set(modules.flatMap((module) => module.competencies))].flatMap((id) => document.tables.competency.get(id) ?? []);
  return JSON.stringify({ format: mark, records: [...modules, ...own, ...competencies] });
}

export interface Paste {
  readonly records: readonly TrellisRecord[];
  readonly modules: readonly RecordId[];
}

/** What text from the clipboard makes in a document: records with ids of their own, shifted a little. A competency of the same title is taken; what else is not there is left out. Null where the text is none of ours or broken. */
export function pasteRecords(document: TrellisDocument, text: string, newId: (type: RecordType) => RecordId): Paste | null {
  const given = recordsOf(text);
  if (!given) return null;
  const byTitle = new Map([...document.tables.competency.values()].map(({ id, title }) => [title.toLowerCase(), id]));
  const ids = new Map<RecordId, RecordId>();
  const made: TrellisRecord[] = [];
  for (const record of given) {
    const known = record.type === 'competency' ? byTitle.get(record.title.toLowerCase()) : undefined;
    ids.set(record.id, known ?? newId(record.type));
    if (!known) made.push(record);
  }
  const tables = document.tables as unknown as Readonly<Record<string, ReadonlyMap<RecordId, unknown> | undefined>>;
  const records = made.flatMap((record) => {
    const next = renamed(record, ids) as TrellisRecord;
    const missing = new Set(referencesOf(next).filter((id) => ![...ids.values()].includes(id) && !tables[id.split(':')[0]!]?.has(id)));
    const kept = missing.size > 0 ? forgetIds(next, missing) : next;
    return kept ? [kept.type === 'module' ? { ...kept, imported: [], approval: null, reviewState: 'draft' as const, position: kept.position ? { ...kept.position, x: kept.position.x + 24, y: kept.position.y + 24 } : null } : kept] : [];
  });
  return { records, modules: records.filter(({ type }) => type === 'module').map(({ id }) => id) };
}

function recordsOf(text: string): readonly TrellisRecord[] | null {
  if (!text.startsWith(`{"format":"${mark}"`)) return null;
  try {
    const { records } = JSON.parse(text) as { records?: unknown };
    if (!Array.isArray(records)) return null;
    const read = records.map((record) => parseRecord(record));
    return read.every((result) => result.ok) ? read.flatMap((result) => (result.ok ? [result.value] : [])) : null;
  } catch {
    return null;
  }
}

/** The value with ids changed wherever they stand as a whole text. */
function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, ids));
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, ids)])) : value;
}
