import type { RecordsDiff } from '#shared/document/diff';
import { err, ok, type Result } from '#shared/kit/result';
import { parseRecord, type TrellisRecord } from '#shared/model/record';

/**
 * `.trellis/journal.jsonl`: one JSON object a line. `base`: SHA-256 of the document text that the next entries extend (the first line, and again
 * before each rewrite of the document). `diff`: one committed edit.
 */
export type JournalLine = { readonly base: string } | { readonly diff: RecordsDiff; readonly label: string };

export const journalName = 'journal.jsonl';

export function encodeLine(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

export interface Replay {
  readonly diffs: readonly RecordsDiff[];
  /** A last line that a crash cut off: it was never acknowledged. */
  readonly tornTail: boolean;
}

/** The edits that extend the document with this hash, or why they cannot be told. */
export function readJournal(text: string, documentHash: string): Result<Replay, string> {
  const lines = text.split('\n');
  const tail = lines.pop() ?? '';
  let diffs: RecordsDiff[] | null = null;
  let lost = 0;
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line);
    if (!parsed) return err(`line ${index + 1} cannot be read`);
    if ('base' in parsed) {
      if (parsed.base === documentHash) diffs = [];
    } else if (diffs) diffs.push(parsed.diff);
    else lost++;
  }
  if (!diffs && lost > 0) return err('it extends another version of the document');
  return ok({ diffs: diffs ?? [], tornTail: tail !== '' });
}

function parseLine(line: string): JournalLine | null {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return null;
  }
  if (raw === null || typeof raw !== 'object') return null;
  if ('base' in raw && typeof raw.base === 'string') return { base: raw.base };
  if (!('diff' in raw) || !('label' in raw) || typeof raw.label !== 'string') return null;
  const { changes } = (raw.diff ?? {}) as { changes?: unknown };
  if (!Array.isArray(changes)) return null;
  const read = changes.map(parseChange);
  return read.every((change) => change !== null) ? { diff: { changes: read }, label: raw.label } : null;
}

function parseChange(raw: unknown): RecordsDiff['changes'][number] | null {
  const { id, before, after } = (raw ?? {}) as Record<string, unknown>;
  const [from, to] = [parseSide(before), parseSide(after)];
  return typeof id === 'string' && from !== undefined && to !== undefined ? { id, before: from, after: to } : null;
}

function parseSide(raw: unknown): TrellisRecord | null | undefined {
  if (raw === null) return null;
  const parsed = parseRecord(raw);
  return parsed.ok ? parsed.value : undefined;
}
