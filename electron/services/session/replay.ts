import { applyDiff, reverseDiff, stillApplies } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { isStep, type JournalEntry, type StepEntry } from './journal';

/** A document brought forward along a journal. */
export interface Replayed {
  readonly document: TrellisDocument;
  /** The state at the last base line: what the document file held when it was last written. */
  readonly saved: TrellisDocument;
  /** Steps behind that line. */
  readonly unsaved: number;
  /** Entries taken over: all of them, or those before the first that does not fit the document. */
  readonly used: number;
}

/** Place of the last base line with this hash, or -1. */
export function findBase(entries: readonly JournalEntry[], hash: string): number {
  return entries.findLastIndex((entry) => 'base' in entry && entry.base === hash);
}

/** Whether the document file was written with other bytes after the base line at `base`: a file that stands there again was set back from outside. */
export function isSetBack(entries: readonly JournalEntry[], base: number, hash: string): boolean {
  return entries.slice(base + 1).some((entry) => 'written' in entry && entry.written !== hash);
}

/** Applies the entries behind `from`, until one of them does not fit the document. */
export function replay(document: TrellisDocument, entries: readonly JournalEntry[], from: number): Replayed {
  let [now, saved, unsaved] = [document, document, 0];
  for (let index = from + 1; index < entries.length; index++) {
    const entry = entries[index];
    if (!entry) continue;
    if ('base' in entry) [saved, unsaved] = [now, 0];
    if (!isStep(entry)) continue;
    if (!stillApplies(now, reverseDiff(entry.diff))) return { document: now, saved, unsaved, used: index };
    now = applyDiff(now, entry.diff);
    unsaved++;
  }
  return { document: now, saved, unsaved, used: entries.length };
}

export function stepsOf(entries: readonly JournalEntry[]): readonly StepEntry[] {
  return entries.filter(isStep);
}
