import { err, ok, type Result } from '../kit/result';
import { parseRecord, type RecordProblem, type TrellisRecord } from '../model/record';
import { settingsId } from '../model/settings';
import { createDocument, type TrellisDocument } from './trellis-document';

export const documentFormat = 'trellis-course';
/** The version that this code writes. Readers take it and, through migrations, every older one. */
export const documentVersion = 1;

/** Why a file is not a document that can be opened. Nothing is ever replaced by defaults. */
export type DocumentError =
  | { readonly kind: 'not-json'; readonly message: string }
  | { readonly kind: 'not-a-document'; readonly message: string }
  | { readonly kind: 'newer-version'; readonly version: number; readonly message: string }
  | { readonly kind: 'invalid-records'; readonly problems: readonly RecordProblem[]; readonly message: string };

/**
 * Reads the parsed JSON of `course.trellis.json`. Every record is parsed; unknown types, unknown fields and double ids are errors.
 * References that lead nowhere and loops are not errors here: they open, and checks name them.
 */
export function readDocument(input: unknown): Result<TrellisDocument, DocumentError> {
  const header = readHeader(input);
  if (!header.ok) return header;
  const records: TrellisRecord[] = [];
  const problems: RecordProblem[] = [];
  const seen = new Set<string>();
  for (const raw of header.value) {
    const record = parseRecord(raw);
    if (!record.ok) problems.push(...record.error);
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

function readHeader(input: unknown): Result<readonly unknown[], DocumentError> {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return err(notADocument('it is not a JSON object'));
  const { format, formatVersion, records, ...rest } = input as Record<string, unknown>;
  if (format !== documentFormat) return err(notADocument(`"format" is ${JSON.stringify(format) ?? 'missing'}, not "${documentFormat}"`));
  if (typeof formatVersion !== 'number' || !Number.isInteger(formatVersion) || formatVersion < 1) {
    return err(notADocument('"formatVersion" is not a whole number from 1'));
  }
  if (formatVersion > documentVersion) {
    return err({
      kind: 'newer-version',
      version: formatVersion,
      message: `The document has format version ${formatVersion}; this Trellis reads up to ${documentVersion}. Update Trellis to open it. The file was left as it is.`,
    });
  }
  const unknown = Object.keys(rest).filter((key) => key !== 'app');
  if (unknown.length > 0) return err(notADocument(`the field "${unknown[0] ?? ''}" is unknown`));
  if (!Array.isArray(records)) return err(notADocument('"records" is not a list'));
  return ok(records);
}

function notADocument(because: string): DocumentError {
  return { kind: 'not-a-document', message: `This is not a Trellis course document: ${because}.` };
}

function describeProblems(problems: readonly RecordProblem[]): string {
  const shown = problems.slice(0, 5).map((problem) => `${problem.id}${problem.path ? `, field ${problem.path}` : ''}: ${problem.message}`);
  const more = problems.length > shown.length ? ` … and ${problems.length - shown.length} more` : '';
  return `The document has ${problems.length} record ${problems.length === 1 ? 'error' : 'errors'}: ${shown.join('; ')}${more}.`;
}
