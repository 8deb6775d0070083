import type { Result } from '../../kit/result';
import type { Finding } from '../../kit/finding';
import type { Asset } from '../../model/asset';
import type { RecordId, RecordType } from '../../model/ids';
import type { TrellisRecord } from '../../model/record';
import type { TrellisDocument } from '../../document/trellis-document';

/** A file of an import: path relative to what was imported, forward slashes, already checked by the host (no traversal, no absolute path). */
export interface ImportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What an importer is given. It is pure: ids and hashes come from the caller. */
export interface ImportInput {
  /** Name of the file or folder that was imported, without its path. */
  readonly name: string;
  readonly files: readonly ImportFile[];
  /** An id that neither the document nor this import has; `hint` may become part of it. The same calls in the same order give the same ids. */
  readonly newId: (type: RecordType, hint: string) => string;
  /** Takes this very id for the import; false where the document or this import has it already. */
  readonly keepId: (id: RecordId) => boolean;
  /** Lower-case hex SHA-256. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** What is there already: tables may refer to it and change it. */
  readonly document?: TrellisDocument | undefined;
  /** What a person wants the columns of tables to become: by table (`*`: any), by header, a field, `role`, `custom` or `ignored`. */
  readonly mapping?: ImportMapping | undefined;
}

export type ImportMapping = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** How a table of the source was understood. `targets`: what a column of it may become; empty where that is not a choice. */
export interface MappedTable {
  readonly name: string;
  readonly kind: 'modules' | 'matrix' | 'prerequisites' | 'competencies' | 'records';
  readonly rows: number;
  readonly columns: readonly { readonly header: string; readonly to: string; readonly samples: readonly string[] }[];
  readonly targets: readonly string[];
}

/** Fields of a record that is there already, set or taken back to their default. */
export interface ImportUpdate {
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly unset: readonly string[];
}

/** Something to tell about one place of the source. `code` is stable; `where`: file, row or item; hostile values in `message` are quoted safely. */
export interface ImportNote {
  readonly code: string;
  readonly where: string;
  readonly message: string;
}

export interface ImportedAsset {
  readonly record: Asset;
  readonly bytes: Uint8Array;
}

export interface ImportCounts {
  readonly courses: number;
  readonly modules: number;
  readonly prerequisites: number;
  readonly competencies: number;
  readonly roles: number;
  readonly assets: number;
}

/** The kinds that can be imported so far. */
export const importKinds = ['scorm', 'common-cartridge', 'markdown', 'html', 'docx', 'csv', 'xlsx', 'degree-plan', 'catalogue', 'bundle', 'case'] as const;
export type ImportKind = (typeof importKinds)[number];

/**
 * Everything that an import would do: records in an order in which each refers only to earlier ones (as far as they do not refer to each other), assets with their
 * bytes (their records are not in `records`; a bundle may have records of assets whose bytes are not there), and notes. `warnings`: taken over, but look at it. `repairs`: taken over with a correction. `refused`: not taken over; the whole import
 * is then refused unless the person asks to skip these.
 */
export interface ImportPlan {
  readonly kind: ImportKind;
  readonly records: readonly TrellisRecord[];
  readonly assets: readonly ImportedAsset[];
  readonly warnings: readonly ImportNote[];
  readonly repairs: readonly ImportNote[];
  readonly refused: readonly ImportNote[];
  readonly created: ImportCounts;
  /** Of tables: how their columns were understood. */
  readonly mapping?: readonly MappedTable[];
  /** Changes of records that are there already. */
  readonly updates?: readonly ImportUpdate[];
  /** Where the source holds records of a document: how many are new, would be changed, and are the same. */
  readonly merged?: { readonly added: number; readonly updated: number; readonly unchanged: number };
  /** The records say their own places in the library. */
  readonly isPlaced?: boolean;
}

/** An importer: the plan, or why nothing can be read at all. */
export type ImportPlanner = (input: ImportInput) => Result<ImportPlan, readonly Finding[]>;

/** Collects what an importer finds, in order. Lives for one import. */
export interface ImportDraft {
  readonly records: TrellisRecord[];
  readonly assets: ImportedAsset[];
  readonly warnings: ImportNote[];
  readonly repairs: ImportNote[];
  readonly refused: ImportNote[];
}

export function createImportDraft(): ImportDraft {
  return { records: [], assets: [], warnings: [], repairs: [], refused: [] };
}

export function finishImport(kind: ImportKind, draft: ImportDraft): ImportPlan {
  const count = (type: RecordType): number => draft.records.filter((record) => record.type === type).length;
  const created = {
    courses: count('course'),
    modules: count('module'),
    prerequisites: count('edge'),
    competencies: count('competency'),
    roles: count('role'),
    assets: draft.assets.length + count('asset'),
  };
  return { kind, ...draft, created };
}

/** The refusal of a whole import. */
export function importFinding(code: string, message: string): Finding {
  return { code, severity: 'error', message, records: [] };
}
