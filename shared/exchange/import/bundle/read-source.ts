import { quoteSafely } from '../../../kit/quote';
import type { Result } from '../../../kit/result';
import { err, ok } from '../../../kit/result';
import type { Finding } from '../../../kit/finding';
import { parseRecord, type TrellisRecord } from '../../../model/record';
import { allRecords } from '../../../document/trellis-document';
import { documentFormat, readVersioned } from '../../../document/read-document';
import { isJsonObject, parseJsonBytes } from '../../files/json/parse-json';
import type { ImportFile, ImportNote } from '../import-plan';
import { importFinding } from '../import-plan';

export const bundleFormat = 'trellis-bundle';
const newestBundle = 1;
const documentName = 'course.trellis.json';
/** Where an export with its editable source has it. */
const sourceName = 'source/design.json';
const bundleFields: ReadonlySet<string> = new Set(['format', 'formatVersion', 'app', 'title', 'role', 'records', 'roles']);

/** The records of one bundle or workspace, ids unique, as they were written. */
export interface BundleSource {
  readonly file: ImportFile;
  readonly records: readonly TrellisRecord[];
  readonly warnings: readonly ImportNote[];
  readonly refused: readonly ImportNote[];
}

/** The file that holds the design: a workspace's document, the one JSON file that was chosen, or the editable source inside a package. */
export function findDesign(files: readonly ImportFile[]): ImportFile | undefined {
  const named = files.find(({ path }) => path === documentName) ?? files.find(({ path }) => path === sourceName);
  const all = files.filter(({ path }) => /\.json$/i.test(path) && !path.includes('/'));
  return named ?? (all.length === 1 ? all[0] : undefined);
}

/** Is this parsed JSON one of ours? */
export function isDesign(value: unknown): boolean {
  return isJsonObject(value) && (value['format'] === bundleFormat || value['format'] === documentFormat);
}

/** Reads a bundle record by record, and a workspace's document as a whole, older ones through their migrations. */
export function readDesign(file: ImportFile): Result<BundleSource, Finding> {
  const parsed = parseJsonBytes(file.bytes);
  const name = quoteSafely(file.path);
  if (!parsed.ok) return err(importFinding('TRL-I010', `${name} was not read. ${parsed.error.message}`));
  const value = parsed.value;
  if (!isJsonObject(value) || !isDesign(value)) return err(importFinding('TRL-I011', `${name} is neither a bundle that Trellis exports as JSON nor a workspace’s ${documentName}: its field "format" is neither "${bundleFormat}" nor "${documentFormat}".`));
  if (value['format'] === documentFormat) return readWorkspace(file, value);
  const { formatVersion, records } = value;
  if (typeof formatVersion === 'number' && formatVersion > newestBundle) return err(importFinding('TRL-I012', `${name} is a bundle of format version ${formatVersion}; this Trellis reads version ${newestBundle}. Update Trellis to import it.`));
  if (formatVersion !== newestBundle || !Array.isArray(records)) return err(importFinding('TRL-I011', `${name} is no whole bundle: "formatVersion" has to be ${newestBundle} and "records" a list.`));
  const unknown = Object.keys(value).filter((field) => !bundleFields.has(field)).slice(0, 20);
  const warnings = unknown.map((field): ImportNote => ({ code: 'unknown-field', where: file.path, message: `The field ${quoteSafely(field)} of the bundle is not known and was left out.` }));
  return ok({ file, ...readRecords(records), warnings });
}

function readWorkspace(file: ImportFile, value: unknown): Result<BundleSource, Finding> {
  const read = readVersioned(value);
  if (!read.ok) return err(importFinding(read.error.kind === 'newer-version' ? 'TRL-I012' : 'TRL-I011', `${quoteSafely(file.path)} was not read. ${quoteSafely(read.error.message, 500).slice(1, -1)}`));
  const { document, migratedFrom } = read.value;
  const warnings = migratedFrom === null ? [] : [{ code: 'migrated', where: file.path, message: `The workspace is of format version ${migratedFrom}; its records were brought up to date. It was left as it is.` }];
  return ok({ file, records: [...allRecords(document)], warnings, refused: [] });
}

function readRecords(raws: readonly unknown[]): Pick<BundleSource, 'records' | 'refused'> {
  const records: TrellisRecord[] = [];
  const refused: ImportNote[] = [];
  const rowOf = new Map<string, number>();
  raws.forEach((raw, index) => {
    const [row, where] = [index + 1, `record ${index + 1}`];
    const parsed = parseRecord(raw);
    if (!parsed.ok) {
      const [first] = parsed.error;
      refused.push({ code: 'bad-record', where, message: `Record ${row} (${quoteSafely(first?.id ?? '')}) was refused${first?.path ? `, field ${quoteSafely(first.path)}` : ''}: ${quoteSafely(first?.message ?? '', 200).slice(1, -1)}.` });
      return;
    }
    const before = rowOf.get(parsed.value.id);
    if (before !== undefined) refused.push({ code: 'duplicate-id', where, message: `Record ${row} has the id ${parsed.value.id}, which record ${before} has already.` });
    else records.push(parsed.value);
    rowOf.set(parsed.value.id, before ?? row);
  });
  return { records, refused };
}
