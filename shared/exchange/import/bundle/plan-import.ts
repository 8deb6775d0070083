import { append } from '../../../kit/append';
import { err, ok } from '../../../kit/result';
import { quoteSafely } from '../../../kit/quote';
import type { RecordId } from '../../../model/ids';
import { forgetIds, referencesOf, withoutDefaults, type TrellisRecord } from '../../../model/record';
import { assetFileName } from '../../../model/asset';
import type { ImportDraft, ImportFile, ImportInput, ImportPlanner } from '../import-plan';
import { createImportDraft, finishImport, importFinding } from '../import-plan';
import { findDesign, readDesign } from './read-source';
import { renameIds } from './rename-ids';

/**
 * A JSON bundle of ours, or a workspace → its records as they are. Ids are kept where they are free and otherwise renamed, references with them. The settings of the source stay
 * out: the document has its own. Files of assets come along where they are among the files, found by their content.
 */
export const planBundleImport: ImportPlanner = (input) => {
  const file = findDesign(input.files);
  if (!file) return err([importFinding('TRL-I001', 'There is no bundle (one JSON file) and no course.trellis.json in what was chosen.')]);
  const source = readDesign(file);
  if (!source.ok) return err([source.error]);
  const draft = createImportDraft();
  append(draft.warnings, source.value.warnings);
  append(draft.refused, source.value.refused);
  noteSettings(draft, source.value.records, file.path);
  const whole = withoutLooseEnds(source.value.records.filter(({ type }) => type !== 'settings'), draft);
  const names = namesOf(input, whole, draft);
  const filesBySum = indexFiles(input, whole, file);
  for (const record of whole) {
    const renamed = renameIds(record, names);
    const bytes = renamed.type === 'asset' ? filesBySum.get(renamed.sha256) : undefined;
    if (renamed.type === 'asset' && bytes) draft.assets.push({ record: renamed, bytes });
    else draft.records.push(renamed);
    if (renamed.type === 'asset' && !bytes) draft.warnings.push({ code: 'missing-file', where: renamed.path, message: `The file ${quoteSafely(renamed.path)} is not in what was chosen. It shows only where the workspace has a file of the same content: import the workspace’s folder instead, or copy ${assetFileName(renamed)} into assets/.` });
  }
  return ok(finishImport('bundle', draft));
};

/** The settings of a document hold for all that is in it, so they do not come along; what was set otherwise than usual is said. */
function noteSettings(draft: ImportDraft, records: readonly TrellisRecord[], where: string): void {
  const settings = records.find(({ type }) => type === 'settings');
  const set = settings ? Object.keys(withoutDefaults(settings)).filter((field) => !['id', 'type', 'title', 'asOf', 'description'].includes(field)) : [];
  if (set.length > 0) draft.warnings.push({ code: 'settings-left', where, message: `The settings stay those of this workspace. The source sets ${set.join(', ')}: set them here, too, where they matter.` });
}

/** Leaves out references that lead nowhere in the source, and records that cannot live without them, until nothing dangles. */
function withoutLooseEnds(records: readonly TrellisRecord[], draft: ImportDraft): readonly TrellisRecord[] {
  let current = records;
  for (;;) {
    const known = new Set(current.map(({ id }) => id));
    const missing = new Set(current.flatMap((record) => referencesOf(record).filter((id) => !known.has(id))));
    if (missing.size === 0) return current;
    current = current.flatMap((record) => {
      const lost = referencesOf(record).filter((id) => missing.has(id));
      if (lost.length === 0) return [record];
      const left = forgetIds(record, missing);
      draft.warnings.push({ code: 'dangling-reference', where: record.id, message: `${record.id} refers to ${lost.slice(0, 3).join(', ')}, which is not in the source: ${left ? 'the reference was left out' : 'it was left out, because it cannot be without'}.` });
      return left ? [left] : [];
    });
  }
}

function namesOf(input: ImportInput, records: readonly TrellisRecord[], draft: ImportDraft): ReadonlyMap<RecordId, RecordId> {
  const taken = records.filter(({ id }) => !input.keepId(id));
  const names = new Map(taken.map(({ id, type }) => [id, input.newId(type, id.slice(id.indexOf(':') + 1))]));
  const [first] = names;
  if (first) draft.warnings.push({ code: 'renamed-ids', where: first[0], message: `${names.size === 1 ? 'One id was' : `${names.size} ids were`} already used in this workspace and got another name, with all that refers to it: ${[...names].slice(0, 3).map((pair) => pair.join(' → ')).join(', ')}${names.size > 3 ? ' …' : '.'}` });
  return names;
}

function indexFiles(input: ImportInput, records: readonly TrellisRecord[], design: ImportFile): ReadonlyMap<string, Uint8Array> {
  if (!records.some(({ type }) => type === 'asset')) return new Map();
  return new Map(input.files.filter((file) => file !== design).map(({ bytes }) => [input.sha256(bytes), bytes]));
}
