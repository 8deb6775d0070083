import type { ImportNote, ImportedAsset } from '../import-plan';
import type { MatchReason } from './match-modules';
import type { FieldChange } from './replace-fields';
import type { ConflictChoice, PartChange } from './replace-parts';

/** What becomes of a module that is no longer in the source. */
export const goneChoices = ['keep', 'retire', 'delete'] as const;
export type GoneChoice = (typeof goneChoices)[number];

/** What a person wants, by id of the module; `usual` for all others. `add`: modules that were deleted here and are to come back. */
export interface ReplaceChoices {
  readonly conflicts: Readonly<Record<string, ConflictChoice>>;
  readonly gone: Readonly<Record<string, GoneChoice>>;
  readonly add: readonly string[];
  readonly usual?: { readonly conflict?: ConflictChoice | undefined; readonly gone?: GoneChoice | undefined };
}

export const usualChoices: ReplaceChoices = { conflicts: {}, gone: {}, add: [] };

/** `left-out`: the source has it, it was deleted here, and stays so. */
export const rowStatuses = ['changed', 'new', 'gone', 'left-out', 'unchanged'] as const;
export type RowStatus = (typeof rowStatuses)[number];

/**
 * Why a choice is asked. `edited`: changed in the source and here. `unknown`: what the last import gave was not kept (an older Trellis imported it), so nobody can tell whether it was changed
 * here. `split`: it was split here, and the new text cannot be divided in the same way.
 */
export type ConflictReason = 'edited' | 'unknown' | 'split';

/** What becomes of one module. */
export interface ReplacementRow {
  /** Id in the document; of a new one the id that it gets. */
  readonly module: string;
  readonly title: string;
  readonly status: RowStatus;
  /** Why it was taken for this module; null where there is nothing to match. */
  readonly reason: MatchReason | null;
  readonly fields: readonly FieldChange[];
  readonly parts: readonly PartChange[];
  /** Files that its pages show or load are others. */
  readonly hasOtherFiles: boolean;
  readonly conflict: { readonly because: ConflictReason; readonly choice: ConflictChoice } | null;
  readonly gone: GoneChoice | null;
  /** The source had it before, and it was deleted here: `left-out`, or `new` where it is to come back. */
  readonly wasDeletedHere: boolean;
  /** Sentences about what could not be matched. */
  readonly notes: readonly string[];
  /** It was approved, and is in review again. */
  readonly reopens: boolean;
}

/** The command that a replacement is. */
export interface ReplaceCommand {
  readonly name: 'course.replace';
  readonly payload: { readonly course: string; readonly name: string; readonly records: readonly { readonly id: string; readonly type: string }[]; readonly remove: readonly string[] };
}

/** Everything that replacing a course would do. */
export interface Replacement {
  readonly course: { readonly id: string; readonly title: string; readonly version: string; readonly from: string };
  /** Version that the source says it is; empty: it says none. */
  readonly version: string;
  readonly rows: readonly ReplacementRow[];
  readonly counts: { readonly [S in RowStatus]: number } & { readonly conflicts: number; readonly reopened: number };
  readonly files: { readonly added: number; readonly changed: number; readonly removed: number };
  readonly notes: readonly ImportNote[];
  /** Nothing of the document would change. */
  readonly isSame: boolean;
  readonly command: ReplaceCommand;
  /** Files under the ids that they have in the document. */
  readonly assets: readonly ImportedAsset[];
}
