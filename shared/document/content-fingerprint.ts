import { fingerprintOf } from '../kit/fingerprint';
import { compareCodeUnits } from '../kit/order';
import { stableStringify } from '../kit/stable-json';
import { withoutDefaults, type TrellisRecord } from '../model/record';
import { filesOfPage } from './page-files';
import type { TrellisDocument } from './trellis-document';

/** Fields of a module that say nothing of its content: where it stands, who sees to it, what became of its review. */
const besides: ReadonlySet<string> = new Set(['place', 'position', 'owner', 'reviewer', 'reviewBy', 'reviewState', 'approval', 'effort', 'lineage', 'sourceId', 'course', 'imported']);
const parts = ['objective', 'page', 'question-set', 'checklist'] as const;

/** A record's content as text: defaults left out, so that a new field changes nothing that was approved before it. Records never change, so each is read once. */
function contentOf(record: TrellisRecord): string {
  const held = known.get(record);
  if (held !== undefined) return held;
  const content = stableStringify(Object.fromEntries(Object.entries(withoutDefaults(record)).filter(([field]) => record.type !== 'module' || !besides.has(field))));
  known.set(record, content);
  return content;
}
const known = new WeakMap<TrellisRecord, string>();

/**
 * Fingerprint of what an approval of a module is about: the module's own words and figures, its objectives, pages, question sets and checklists.
 * Files count by what is in them (`filesOfPage`), so a package published anew is another content. Null: there is no such module.
 */
export function contentFingerprint(document: TrellisDocument, module: string): string | null {
  const record = document.tables.module.get(module);
  if (!record) return null;
  return fingerprintOf([record, ...partsOf(document).of(module)].flatMap((part) => withFiles(document, part)).join('\n'));
}

function withFiles(document: TrellisDocument, record: TrellisRecord): readonly string[] {
  const files = record.type === 'page' ? filesOfPage(document, record) : '';
  return files === '' ? [contentOf(record)] : [contentOf(record), files];
}

interface Parts {
  readonly of: (module: string) => readonly TrellisRecord[];
}
const partsByTable = new WeakMap<object, ReadonlyMap<string, readonly TrellisRecord[]>>();

/** The records of each module, by kind and id; grouped once for each table. */
function partsOf({ tables }: TrellisDocument): Parts {
  const grouped = parts.map((type) => {
    const table = tables[type] as ReadonlyMap<string, TrellisRecord & { readonly module: string }>;
    const held = partsByTable.get(table);
    if (held) return held;
    const groups = new Map<string, TrellisRecord[]>();
    for (const record of table.values()) groups.set(record.module, [...(groups.get(record.module) ?? []), record]);
    for (const group of groups.values()) group.sort((a, b) => compareCodeUnits(a.id, b.id));
    partsByTable.set(table, groups);
    return groups;
  });
  return { of: (module) => grouped.flatMap((groups) => groups.get(module) ?? []) };
}

/** Whether a module is approved and something of it was changed since. */
export function isChangedSinceApproval(document: TrellisDocument, module: string): boolean {
  const approval = document.tables.module.get(module)?.approval ?? null;
  return approval !== null && approval.content !== contentFingerprint(document, module);
}
