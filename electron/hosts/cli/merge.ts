import { StudioError } from '#shared/contract/contract-error';
import { mergeDocuments } from '#shared/document/merge-documents';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { readDocumentBytes } from '../../services/session/read-document-file';
import type { CliContext, CliResult } from './context';
import { optionalFlag, readArgs } from './usage';

/**
 * Three document files as one, for git (`trellis merge %O %A %B --out %A`) and for scripts. Exit 1 with conflicts: the result has ours there, and each is told on standard error.
 * An unreadable file is refused and nothing is written. An empty BASE (git gives one when both sides added the file) is none.
 */
export async function runMerge(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const { flags, rest } = readArgs('merge', args, { out: { type: 'string' } }, { min: 3, max: 3, what: 'three files: BASE OURS THEIRS' });
  const { ports, say } = context;
  const [baseFile = '', oursFile = '', theirsFile = ''] = rest;
  const baseBytes = await readFile(context, baseFile);
  const base = baseBytes.length === 0 ? null : parse(baseBytes, baseFile);
  const [ours, theirs] = [await load(context, oursFile), await load(context, theirsFile)];
  const { document, conflicts, counts } = mergeDocuments(base, ours, theirs);
  const out = optionalFlag(flags, 'out');
  const file = out === undefined ? null : ports.files.absolute(out);
  if (file !== null) await ports.files.writeAtomic(file, new TextEncoder().encode(writeDocument(document, ports.app)));
  for (const { message } of conflicts) say(`conflict: ${message}`);
  if (conflicts.length > 0) say(`${conflicts.length} ${conflicts.length === 1 ? 'conflict' : 'conflicts'}. ${file === null ? 'The result would have ours there.' : 'The file has ours there, and opens in Trellis.'} How to finish in git: docs/guides/git.md.`);
  const text = `${file ?? 'Preview, nothing written'}: ${counts.added} records added to ours, ${counts.changed} changed, ${counts.removed} removed; ${conflicts.length} conflicts.`;
  return { json: { file, base: base !== null, ...counts, conflicts }, text, exit: conflicts.length > 0 ? 1 : 0 };
}

async function readFile({ ports }: CliContext, path: string): Promise<Uint8Array> {
  const bytes = await ports.files.read(ports.files.absolute(path));
  if (!bytes) throw new StudioError('not-found', `${path} does not exist.`);
  return bytes;
}

async function load(context: CliContext, path: string): Promise<TrellisDocument> {
  return parse(await readFile(context, path), path);
}

function parse(bytes: Uint8Array, path: string): TrellisDocument {
  const read = readDocumentBytes(bytes);
  if (!read.ok) throw new StudioError('refused', `${path}: ${read.error.message}`);
  return read.value.document;
}
