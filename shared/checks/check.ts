import type { Finding } from '../kit/finding';
import type { RecordType } from '../model/ids';
import type { Role } from '../model/role';
import type { RecordChange } from '../document/diff';
import type { TrellisDocument } from '../document/trellis-document';
import type { Collected } from '../path/collect';

/** Everything that a role's path may touch; gathered once for all checks, and kept from one document to the next where no change touches it. */
export type RolePaths = (role: Role) => Collected;

/** One check: its stable codes, and a pure function from the document to findings. Each code has a page in docs/findings.md. */
export interface Check {
  readonly codes: readonly string[];
  /**
   * Record types, and of each the fields, that the findings depend on; a record that comes or goes counts always. Titles need not be named: a finding that
   * names a title is looked at again when the title changes.
   */
  readonly reads: { readonly [T in RecordType]?: readonly string[] | 'all' };
  readonly run: (document: TrellisDocument, paths: RolePaths) => readonly Finding[];
  /** The findings after these changes, from those before; null: it has to run. Left out: it runs whenever something that it reads changed. */
  readonly update?: (document: TrellisDocument, changes: readonly RecordChange[], before: readonly Finding[]) => readonly Finding[] | null;
}

/** Title of a record for a sentence. */
export function titleOf(document: TrellisDocument, module: string): string {
  return document.tables.module.get(module)?.title ?? module;
}
