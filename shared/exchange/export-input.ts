import type { Finding } from '../kit/finding';
import type { Result } from '../kit/result';
import type { TrellisDocument } from '../document/trellis-document';
import type { Program } from '../path/program';
import type { ExportOptions } from './export-options';
import type { RuleFate } from './fate';
import type { PackageFile, ZipPath } from './packages/package-file';
import type { ReleaseFacts } from './release/release-facts';
import type { ExportTarget } from './targets';

export interface ExportInput {
  readonly document: TrellisDocument;
  readonly role: string;
  readonly target: ExportTarget;
  readonly options: ExportOptions;
  /** Bytes of an asset, loaded before (`assetsNeeded`). */
  readonly assets: (id: string) => Uint8Array | undefined;
  /** Built player and the schemas of the target's standard, paths relative to their folders. */
  readonly resources: { readonly player: readonly PackageFile[]; readonly xsd: readonly PackageFile[] };
  readonly sha256: (bytes: Uint8Array) => string;
  /** Lower-case hex SHA-1, for formats that name content by it (Moodle); never for security. */
  readonly sha1: (bytes: Uint8Array) => string;
  /** Name and version of the program, for the bundle. */
  readonly app: string;
}

/** A package before it is written. Zips: `files` go into one zip; single files: `files` has the one. */
export interface ExportPlan {
  readonly files: readonly PackageFile[];
  /** Files of the zip that are zips themselves, before they are written. */
  readonly archives?: readonly { readonly path: ZipPath; readonly files: readonly PackageFile[] }[];
  readonly suggestedName: string;
  readonly rules: readonly RuleFate[];
  readonly preflight: readonly Finding[];
  readonly identifiers: Readonly<Record<string, string>>;
  /** What saved progress depends on; left out where the package keeps none. */
  readonly structure?: string;
}

/** A plan with what its release will be compared by. */
export interface ReleasePlan extends ExportPlan {
  readonly structure: string;
  readonly facts: ReleaseFacts;
}

/** What builds one target from the compiled role, or says why it must not be built. Pure. */
export type ExportBuilder = (input: ExportInput, program: Program) => Result<ExportPlan, readonly Finding[]>;
