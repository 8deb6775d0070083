/** How much a finding matters: `error` stops compile and export, `warning` should be looked at, `info` is advice. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * One thing that a check, an importer or the compiler found.
 * `code` is stable (`TRL-…`, a page in docs/findings.md); `message` is one sentence that names the records by title and says how to mend it;
 * `records` are the ids it is about, the main one first.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly records: readonly string[];
  readonly fix?: { readonly label: string; readonly command: unknown };
}
