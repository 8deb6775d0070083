import { createHash } from 'node:crypto';
import { applyCommand, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { planReplacement } from '#shared/exchange/import/replace/plan-replacement';
import type { ReplaceChoices, Replacement, ReplacementRow } from '#shared/exchange/import/replace/replacement';

export type SourceFiles = Readonly<Record<string, string>>;

/** The plan of a source as a host makes it: ids of hints, none that the document has. */
export function planOf(document: TrellisDocument, name: string, files: SourceFiles): ImportPlan {
  const used = new Set<string>();
  const keepId = (id: string): boolean => !used.has(id) && !getRecord(document, id) && Boolean(used.add(id));
  const planned = planImport({
    name, keepId,
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: new Uint8Array(Buffer.from(text)) })),
    newId: (type, hint) => {
      const slug = hint.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || type;
      for (let n = 1; ; n++) if (keepId(`${type}:${slug}${n === 1 ? '' : `-${n}`}`)) return `${type}:${slug}${n === 1 ? '' : `-${n}`}`;
    },
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
  if (!planned.ok) throw new Error(planned.error.map(({ message }) => message).join(' '));
  return planned.value;
}

export function apply(document: TrellisDocument, ...commands: readonly AnyCommand[]): TrellisDocument {
  return commands.reduce((now, command) => {
    const applied = applyCommand(now, command);
    if (!applied.ok) throw new Error(applied.error.map(({ code, message }) => `${code} ${message}`).join('\n'));
    return applyDiff(now, applied.value.diff);
  }, document);
}

/** The document with the source as a new course. */
export function imported(document: TrellisDocument, name: string, files: SourceFiles): TrellisDocument {
  const plan = planOf(document, name, files);
  return apply(document, { name: 'records.import', payload: { name, records: [...plan.records, ...plan.assets.map(({ record }) => record)] } });
}

export function replacementOf(document: TrellisDocument, course: string, name: string, files: SourceFiles, choices?: ReplaceChoices): Replacement {
  const planned = planReplacement(document, planOf(document, name, files), course, name, choices);
  if (!planned.ok) throw new Error(planned.error.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return planned.value;
}

export const bytesOf = (document: TrellisDocument): string => writeDocument(document, 'test');

export function rowOf(replacement: Replacement, title: string): ReplacementRow {
  const row = replacement.rows.find((one) => one.title === title);
  if (!row) throw new Error(`no row ${title} among ${replacement.rows.map((one) => one.title).join(', ')}`);
  return row;
}

const namespaces = 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"';

/** A manifest as authoring tools write it: one resource an item, every file listed. */
export function manifestOf(items: readonly { readonly id: string; readonly title: string; readonly href: string }[], more: { readonly identifier?: string; readonly version?: string; readonly title?: string } = {}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<manifest identifier="${more.identifier ?? '6cAnVhZ5Wlq_course_id'}" version="${more.version ?? '1.0'}" ${namespaces}>
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>${more.title ?? 'Handling data'}</title>${items.map(({ id, title }) => `<item identifier="${id}" identifierref="r-${id}"><title>${title}</title></item>`).join('')}</organization></organizations>
  <resources>${items.map(({ id, href }) => `<resource identifier="r-${id}" type="webcontent" adlcp:scormtype="sco" href="${href}"><file href="${href}"/></resource>`).join('')}</resources>
</manifest>`;
}

/** What Storyline publishes: one SCO, its slides as data beside a page that never changes. */
export function storyline(version: string, slides: Readonly<Record<string, string>>): SourceFiles {
  return {
    'imsmanifest.xml': manifestOf([{ id: 'i6cAnVhZ5Wlq', title: 'Handling data', href: 'index_lms.html' }], { version }),
    'index_lms.html': '<!DOCTYPE html><script src="lms/scormdriver.js"></script><script src="html5/lib/player.js"></script>',
    'lms/scormdriver.js': 'function SetBookmark(){ LMSSetValue("cmi.suspend_data", "") }',
    'html5/lib/player.js': 'window.globals = {};',
    ...Object.fromEntries(Object.entries(slides).map(([name, text]) => [`html5/data/js/${name}.js`, `window.globalProvideData('slide', '${text}');`])),
  };
}
