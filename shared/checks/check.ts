import type { Finding } from '../kit/finding';
import type { TrellisDocument } from '../document/trellis-document';

/** One check: its stable codes, and a pure function from the document to findings. Each code has a page in docs/findings.md. */
export interface Check {
  readonly codes: readonly string[];
  readonly run: (document: TrellisDocument) => readonly Finding[];
}

/** Title of a record for a sentence. */
export function titleOf(document: TrellisDocument, module: string): string {
  return document.tables.module.get(module)?.title ?? module;
}
