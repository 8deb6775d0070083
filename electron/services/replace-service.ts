import { StudioError } from '#shared/contract/contract-error';
import type { ImportPreview, ReplacementInfo } from '#shared/contract/shapes';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { findReplaceable } from '#shared/exchange/import/replace/find-replaceable';
import { planReplacement } from '#shared/exchange/import/replace/plan-replacement';
import { usualChoices, type ReplaceChoices, type Replacement } from '#shared/exchange/import/replace/replacement';
import { describePlan } from './import-service';

/** An import that waits for Apply. `replace`: the course whose place it takes; null: it is a new one. */
export interface PendingImport {
  readonly name: string;
  readonly plan: ImportPlan;
  readonly replace: { readonly course: string; readonly choices: ReplaceChoices } | null;
}

/** What a window is shown first: the course that it asked to replace (null: none); else a course that calls itself the same, unless two do or it cannot be replaced. */
export function firstPreview(token: string, document: TrellisDocument, { name, plan }: Pick<PendingImport, 'name' | 'plan'>, wanted: string | null | undefined): { readonly pending: PendingImport; readonly preview: ImportPreview } {
  const at = (course: string | null | undefined): { readonly pending: PendingImport; readonly preview: ImportPreview } => {
    const pending = { name, plan, replace: course === undefined || course === null ? null : { course, choices: usualChoices } };
    return { pending, preview: describePending(token, document, pending) };
  };
  if (wanted !== undefined) return at(wanted);
  const [first, ...others] = findReplaceable(document, plan).filter(({ isSame }) => isSame);
  try {
    return at(others.length === 0 ? first?.course : undefined);
  } catch (error) {
    if (error instanceof StudioError && error.detail.code === 'refused') return at(undefined);
    throw error;
  }
}

/** A preview that is still there. */
export function requirePending(imports: ReadonlyMap<string, PendingImport>, token: string): PendingImport {
  const pending = imports.get(token);
  if (!pending) throw new StudioError('not-found', 'This import preview is no longer there. Choose the files again.');
  return pending;
}

/** What replacing would do to the document as it is now. Refusals are StudioErrors. */
export function replacementOf(document: TrellisDocument, { name, plan }: Pick<PendingImport, 'name' | 'plan'>, { course, choices }: NonNullable<PendingImport['replace']>): Replacement {
  const planned = planReplacement(document, plan, course, name, choices);
  if (planned.ok) return planned.value;
  throw new StudioError('refused', planned.error.map(({ message }) => message).join(' '), planned.error.map(({ code, severity, message, records }) => ({ code, severity, message, records: [...records] })));
}

/** The preview of an import, with what it may replace and what it would do. */
export function describePending(token: string, document: TrellisDocument, pending: PendingImport): ImportPreview {
  return {
    ...describePlan(token, pending.plan),
    candidates: findReplaceable(document, pending.plan).map((candidate) => ({ ...candidate })),
    replacement: pending.replace ? describeReplacement(replacementOf(document, pending, pending.replace)) : null,
  };
}

/** A replacement without the records and files. */
export function describeReplacement({ course, version, rows, counts, files, notes, isSame }: Replacement): ReplacementInfo {
  return {
    course: { ...course }, version, counts: { ...counts }, files: { ...files }, isSame,
    notes: notes.map((note) => ({ ...note })),
    rows: rows.map((row) => ({ ...row, fields: row.fields.map((field) => ({ ...field })), parts: row.parts.map((part) => ({ ...part, title: part.title.slice(0, 200) })), notes: [...row.notes] })),
  };
}
