import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import type { Choice } from '../../ui/select-box';
import type { FieldSheet } from './field-sheet';

/** How a field is shown and edited. `words`: a list of free words; `names`: a list of other records by name; `fixed`: only shown. */
export type FieldKind = 'text' | 'long' | 'number' | 'choice' | 'words' | 'names' | 'date' | 'fixed';

/** A field of a module as people see it: in a column, in a filter, in a dialog that sets it, on the clipboard. */
export interface ModuleField {
  /** `title`, `competency`…; `custom:` and its key for a custom field. */
  readonly id: string;
  readonly label: string;
  /** Of its column, in CSS pixels. */
  readonly width: number;
  readonly kind: FieldKind;
  /** Of a closed list. */
  readonly choices?: (document: TrellisDocument) => readonly Choice<string>[];
  /** Words that may be meant, where any may be written. */
  readonly suggestions?: (document: TrellisDocument) => readonly string[];
  readonly hint?: string;
  /** What a cell says, and what is copied; empty: missing. `write` takes it back. */
  readonly text: (document: TrellisDocument, module: CourseModule) => string;
  /** What the field holds, one by one; of a choice its value. Empty: missing. */
  readonly values: (document: TrellisDocument, module: CourseModule) => readonly string[];
  /** What people call one of its values. */
  readonly nameOf: (document: TrellisDocument, value: string) => string;
  readonly sortKey: (document: TrellisDocument, module: CourseModule) => string | number;
  /** Takes a text for a module; what is wrong with it, or null. Left out: the field cannot be edited. */
  readonly write?: (sheet: FieldSheet, module: CourseModule, text: string) => string | null;
  /** Whether the field is counted as filled or missing: the default schema, and what the workspace requires. */
  readonly isCounted: boolean;
}
