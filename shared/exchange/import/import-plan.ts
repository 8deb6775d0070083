import type { Result } from '../../kit/result';
import type { Finding } from '../../kit/finding';
import type { Asset } from '../../model/asset';
import type { RecordId, RecordType } from '../../model/ids';
import type { TrellisRecord } from '../../model/record';

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
export const importKinds = ['scorm', 'common-cartridge', 'markdown', 'degree-plan', 'catalogue', 'bundle', 'case'] as const;
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
