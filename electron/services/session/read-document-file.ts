import { readVersioned, type VersionedDocument } from '#shared/document/read-document';
import { err, ok, type Result } from '#shared/kit/result';

/** Why the bytes are not a document that opens. `damaged` may be replaced by an earlier state (which keeps them aside); the others never. */
export interface Unreadable {
  readonly kind: 'damaged' | 'newer-version' | 'migration-failed' | 'merge-conflict';
  readonly message: string;
}

/** Reads the bytes of `course.trellis.json`, older versions migrated. Never throws. */
export function readDocumentBytes(bytes: Uint8Array): Result<VersionedDocument, Unreadable> {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  const read = readVersioned(parsed.value);
  if (read.ok) return read;
  const { kind, message } = read.error;
  return err({ kind: kind === 'newer-version' || kind === 'migration-failed' ? kind : 'damaged', message });
}

class ForbiddenKey extends Error {}

/** The word itself, or an escape of one of its letters (_ o p r t) with which it could be spelt. */
const mayForbid = /__proto__|\\u00(?:5f|6f|70|72|74)/i;

function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new ForbiddenKey();
  return value;
}

function parseJson(bytes: Uint8Array): Result<unknown, Unreadable> {
  const damaged = (message: string): Result<never, Unreadable> => err({ kind: 'damaged', message });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return damaged('It is not UTF-8 text.');
  }
  if (/^<{7} /m.test(text) && /^>{7} /m.test(text)) {
    return err({ kind: 'merge-conflict', message: 'It holds the marks of a git merge that is not finished (<<<<<<<). Finish the merge (see docs/guides/git.md), then open it again. The file was left as it is.' });
  }
  try {
    // A reviver is called for every value of the file: only where the word can be in the text.
    return ok(mayForbid.test(text) ? JSON.parse(text, refuseProto) : JSON.parse(text));
  } catch (error) {
    if (error instanceof ForbiddenKey) return damaged('It has a field called __proto__, which no program can keep safely. Rename it.');
    return damaged(`It is not valid JSON (${error instanceof Error ? error.message : 'unknown error'}).`);
  }
}
