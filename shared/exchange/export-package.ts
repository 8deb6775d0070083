import type { Finding } from '../kit/finding';
import type { Result } from '../kit/result';
import { err, ok } from '../kit/result';
import { encodeUtf8 } from '../kit/text';
import type { TrellisDocument } from '../document/trellis-document';
import type { Asset } from '../model/asset';
import { compile } from '../path/compile';
import type { Program } from '../path/program';
import { createBundle, writeBundle } from './bundle/bundle';
import type { RuleFate } from './scorm12/fates';
import { describedFates, playerFates } from './scorm12/fates';
import { slugOf } from './scorm12/identifiers';
import { packageAssets } from './scorm12/package-assets';
import type { PackageFile } from './scorm12/package-file';
import { scorm12Package } from './scorm12/package';

export interface ExportInput {
  readonly document: TrellisDocument;
  readonly role: string;
  readonly target: 'scorm12' | 'json';
  /** Bytes of an asset, loaded before (`assetsNeeded`). */
  readonly assets: (id: string) => Uint8Array | undefined;
  /** Built player and SCORM 1.2 schemas, paths relative to their folders. */
  readonly resources: { readonly player: readonly PackageFile[]; readonly xsd: readonly PackageFile[] };
  readonly sha256: (bytes: Uint8Array) => string;
  /** Name and version of the program, for the bundle. */
  readonly app: string;
}

/** A package before it is written. scorm12: `files` go into one zip; json: `files` has the one file. */
export interface ExportPlan {
  readonly files: readonly PackageFile[];
  readonly suggestedName: string;
  readonly rules: readonly RuleFate[];
  readonly preflight: readonly Finding[];
  readonly identifiers: Readonly<Record<string, string>>;
}

/** Builds what a target gets, or says why it must not be built: the role does not compile, or the preflight has an error. Pure. */
export function planExport(input: ExportInput): Result<ExportPlan, readonly Finding[]> {
  const program = compile(input.document, input.role);
  if (!program.ok) return program;
  return input.target === 'json' ? ok(planBundle(input, program.value)) : planScorm12(input, program.value);
}

/** Assets whose bytes `planExport` asks for; none when the role does not compile. */
export function assetsNeeded(document: TrellisDocument, role: string): readonly Asset[] {
  const program = compile(document, role);
  if (!program.ok) return [];
  return packageAssets(document, program.value.modules.map((module) => module.id)).entries.map((entry) => entry.asset);
}

function planBundle({ document, role, app }: ExportInput, program: Program): ExportPlan {
  const bytes = encodeUtf8(writeBundle(createBundle(document, role, app)));
  const name = `${slugOf(program.title, 'role')}.json`;
  return { files: [{ path: name, bytes }], suggestedName: name, rules: describedFates(document, program), preflight: [], identifiers: {} };
}

function planScorm12({ document, assets, resources, sha256 }: ExportInput, program: Program): Result<ExportPlan, readonly Finding[]> {
  const built = scorm12Package({ document, program, assets, player: resources.player, xsd: resources.xsd, sha256 });
  if (!built.ok) return err(built.error);
  const { files, preflight, identifiers } = built.value;
  return ok({ files, suggestedName: `${slugOf(program.title, 'role')}-scorm12.zip`, rules: playerFates(document, program), preflight, identifiers: { ...identifiers } });
}
