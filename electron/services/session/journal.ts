import type { RecordsDiff } from '#shared/document/diff';
import { parseRecord, type TrellisRecord } from '#shared/model/record';
import type { Identity } from '../../ports/machine';

/** One committed change. `steps`: the steps of Undo that it makes (`do`), takes back (`undo`) or brings back (`redo`). */
export interface StepEntry {
  readonly op: 'do' | 'undo' | 'redo';
  readonly steps: readonly string[];
  readonly diff: RecordsDiff;
  readonly label: string;
  /** Window that made it. */
  readonly window: string;
  readonly focus: readonly string[];
  readonly coalesce: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * `base`: SHA-256 of the bytes of a document file that holds the state at this place, written before the file is; the entries behind it extend that file.
 * `written`: the document file was seen to hold the bytes with this SHA-256. A file that is found at an earlier base after that was set back by somebody.
 */
export type JournalEntry = { readonly base: string } | { readonly written: string } | StepEntry;

export const journalName = 'journal.jsonl';

/** A line: the first eight digits of the SHA-256 of the JSON, a space, the JSON. The sum tells damage from truth. */
export function encodeEntry(identity: Identity, entry: JournalEntry): string {
  const json = JSON.stringify(entry);
  return `${sumOf(identity, json)} ${json}\n`;
}

function sumOf(identity: Identity, json: string): string {
  return identity.sha256(new TextEncoder().encode(json)).slice(0, 8);
}

/** What a journal says, up to the first place that cannot be read. */
export interface JournalReading {
  readonly entries: readonly JournalEntry[];
  /** Length in bytes of the readable part. */
  readonly goodBytes: number;
  /** Bytes behind the last whole line: a crash cut them off, they were never acknowledged. */
  readonly tornTail: boolean;
  /** Which line cannot be read, or null. */
  readonly damage: string | null;
}

export function readJournal(identity: Identity, bytes: Uint8Array): JournalReading {
  const entries: JournalEntry[] = [];
  const decoder = new TextDecoder();
  let start = 0;
  for (let number = 1; ; number++) {
    const end = bytes.indexOf(10, start);
    if (end < 0) break;
    const entry = parseLine(identity, decoder.decode(bytes.subarray(start, end)));
    if (!entry) return { entries, goodBytes: start, tornTail: false, damage: `line ${number} cannot be read` };
    entries.push(entry);
    start = end + 1;
  }
  const isEmpty = entries.length === 0 && bytes.length > 0;
  return { entries, goodBytes: start, tornTail: start < bytes.length, damage: isEmpty ? 'no line can be read' : null };
}

export function isStep(entry: JournalEntry): entry is StepEntry {
  return 'op' in entry;
}

function parseLine(identity: Identity, line: string): JournalEntry | null {
  const json = line.slice(9);
  if (line[8] !== ' ' || sumOf(identity, json) !== line.slice(0, 8)) return null;
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return null;
  }
  if (raw === null || typeof raw !== 'object') return null;
  if ('base' in raw) return typeof raw.base === 'string' ? { base: raw.base } : null;
  if ('written' in raw) return typeof raw.written === 'string' ? { written: raw.written } : null;
  return parseStep(raw as Record<string, unknown>);
}

function parseStep(raw: Record<string, unknown>): StepEntry | null {
  const { op, steps, diff, label, window, focus, coalesce, at } = raw;
  const changes = (diff as { changes?: unknown } | null)?.changes;
  if ((op !== 'do' && op !== 'undo' && op !== 'redo') || !isTexts(steps) || !isTexts(focus) || !Array.isArray(changes)) return null;
  if (typeof label !== 'string' || typeof window !== 'string' || typeof at !== 'number' || (coalesce !== null && typeof coalesce !== 'string')) return null;
  const read = changes.map(parseChange);
  return read.every((change) => change !== null) ? { op, steps, diff: { changes: read }, label, window, focus, coalesce, at } : null;
}

function isTexts(raw: unknown): raw is string[] {
  return Array.isArray(raw) && raw.every((item) => typeof item === 'string');
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
