import { append } from '../kit/append';
import { err, ok, type Result } from '../kit/result';
import { parseRecord, type RecordProblem, type TrellisRecord } from '../model/record';
import { settingsId } from '../model/settings';
import { describeStep, migrateToCurrent, versionOf } from '../migrations/migrate';
import { migrationSteps } from '../migrations/registry';
import type { MigrationStep, RawDocument } from '../migrations/step';
import { createDocument, type TrellisDocument } from './trellis-document';

export const documentFormat = 'trellis-course';
/** The version that this code writes. Readers take it and, through migrations, every older one. Raised by a line in shared/migrations/registry.ts. */
export const documentVersion = versionOf(migrationSteps);

/** Why a file is not a document that can be opened. Nothing is ever replaced by defaults. */
export type DocumentError =
  | { readonly kind: 'not-json'; readonly message: string }
  | { readonly kind: 'not-a-document'; readonly message: string }
  | { readonly kind: 'newer-version'; readonly version: number; readonly message: string }
  | { readonly kind: 'migration-failed'; readonly step: number; readonly message: string }
  | { readonly kind: 'invalid-records'; readonly problems: readonly RecordProblem[]; readonly message: string };

/** A document as read, and the version that its file had when that was an older one. */
export interface VersionedDocument {
  readonly document: TrellisDocument;
  readonly migratedFrom: number | null;
}

/**
 * Reads the parsed JSON of `course.trellis.json`, older versions through their migrations. Every record is parsed; unknown types, unknown fields and double ids are errors.
 * References that lead nowhere and loops are not errors here: they open, and checks name them. `steps`: other migrations, for tests.
 */
export function readDocument(input: unknown, steps: readonly MigrationStep[] = migrationSteps): Result<TrellisDocument, DocumentError> {
  const read = readVersioned(input, steps);
  return read.ok ? ok(read.value.document) : read;
}

/** `readDocument`, and the version that the file had. */
export function readVersioned(input: unknown, steps: readonly MigrationStep[] = migrationSteps): Result<VersionedDocument, DocumentError> {
  const header = readHeader(input, versionOf(steps));
  if (!header.ok) return header;
  const { formatVersion } = header.value;
  const current = migrateToCurrent(header.value, formatVersion, steps);
  if (!current.ok) return err({ kind: 'migration-failed', ...current.error });
  const read = readRecords(current.value.records);
  const last = steps.at(-1);
  if (formatVersion === versionOf(steps) || !last) return read.ok ? ok({ document: read.value, migratedFrom: null }) : read;
  if (read.ok) return ok({ document: read.value, migratedFrom: formatVersion });
  const message = `The document of format version ${formatVersion} was brought to version ${last.to} (${describeStep(last)}) and is not valid there: ${read.error.message} The file was left as it is.`;
  return err({ kind: 'migration-failed', step: last.to, message });
}

function readRecords(raws: readonly unknown[]): Result<TrellisDocument, DocumentError> {
  const records: TrellisRecord[] = [];
  const problems: RecordProblem[] = [];
  const seen = new Set<string>();
  for (const raw of raws) {
    const record = parseRecord(raw);
    if (!record.ok) append(problems, record.error);
    else if (seen.has(record.value.id)) problems.push({ id: record.value.id, path: 'id', message: 'the id is used twice' });
    else {
      seen.add(record.value.id);
      records.push(record.value);
    }
  }
  if (problems.length === 0 && !seen.has(settingsId)) problems.push({ id: settingsId, path: '', message: 'the record is missing' });
  if (problems.length > 0) return err({ kind: 'invalid-records', problems, message: describeProblems(problems) });
  return ok(createDocument(records));
}

function readHeader(input: unknown, newest: number): Result<RawDocument, DocumentError> {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return err(notADocument('it is not a JSON object'));
  const { format, formatVersion, records, ...rest } = input as Record<string, unknown>;
  if (format !== documentFormat) return err(notADocument(`"format" is ${JSON.stringify(format) ?? 'missing'}, not "${documentFormat}"`));
  if (typeof formatVersion !== 'number' || !Number.isInteger(formatVersion) || formatVersion < 1) {
    return err(notADocument('"formatVersion" is not a whole number from 1'));
  }
  if (formatVersion > newest) {
    return err({
      kind: 'newer-version',
      version: formatVersion,
      message: `The document has format version ${formatVersion}; this Trellis reads up to ${newest}. Update Trellis to open it. The file was left as it is.`,
    });
  }
  const unknown = Object.keys(rest).filter((key) => key !== 'app');
  if (unknown.length > 0) return err(notADocument(`the field "${unknown[0] ?? ''}" is unknown`));
  if (!Array.isArray(records)) return err(notADocument('"records" is not a list'));
  return ok({ format, formatVersion, app: rest['app'], records });
}

function notADocument(because: string): DocumentError {
  return { kind: 'not-a-document', message: `This is not a Trellis course document: ${because}.` };
}

function describeProblems(problems: readonly RecordProblem[]): string {
  const shown = problems.slice(0, 5).map((problem) => `${problem.id}${problem.path ? `, field ${problem.path}` : ''}: ${problem.message}`);
  const more = problems.length > shown.length ? ` … and ${problems.length - shown.length} more` : '';
  return `The document has ${problems.length} record ${problems.length === 1 ? 'error' : 'errors'}: ${shown.join('; ')}${more}.`;
}
