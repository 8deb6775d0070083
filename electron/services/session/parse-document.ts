import { readVersioned, type VersionedDocument } from '#shared/document/read-document';
import { StudioError } from '#shared/contract/contract-error';

/**
 * The bytes of a document file → document, older versions migrated. `path` is for the message.
 * Throws a StudioError `refused` that says what stands against it: no UTF-8, no JSON, a merge that git left open, a newer version, records that do not parse.
 */
export function parseDocument(bytes: Uint8Array, path: string): VersionedDocument {
  const read = readVersioned(parseJson(bytes, path));
  if (!read.ok) throw new StudioError('refused', `${path}: ${read.error.message}`);
  return read.value;
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StudioError('refused', `${path} is not UTF-8 text. Restore it from a backup or from git.`);
  }
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new StudioError('refused', `${path} has a field called __proto__, which no program can keep safely. Rename it. The file was left as it is.`);
      return value;
    });
  } catch (error) {
    if (error instanceof StudioError) throw error;
    if (/^<<<<<<< /m.test(text)) throw new StudioError('refused', `${path} holds the marks of a merge that git could not finish (<<<<<<<). docs/guides/git.md says how to finish it. The file was left as it is.`);
    throw new StudioError('refused', `${path} is not valid JSON (${error instanceof Error ? error.message : 'unknown error'}). The file was left as it is.`);
  }
}
