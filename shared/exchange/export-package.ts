import type { Finding } from '../kit/finding';
import type { Result } from '../kit/result';
import { err, ok } from '../kit/result';
import { encodeUtf8 } from '../kit/text';
import type { TrellisDocument } from '../document/trellis-document';
import type { Asset } from '../model/asset';
import { compile } from '../path/compile';
import type { Program } from '../path/program';
import { createBundle, writeBundle } from './bundle/bundle';
import type { RuleFate } from './one-player/fates';
import { describedFates, playerFates } from './one-player/fates';
import { slugOf } from './one-player/identifiers';
import { packageAssets } from './one-player/package-assets';
import type { PackageFile } from './one-player/package-file';
import { onePlayerPackage } from './one-player/package';
import { scorm12Manifest } from './scorm12/manifest';
import { scorm2004Manifest } from './scorm2004/manifest';
import type { ManifestInput } from './one-player/manifest-input';
import { targetKinds, type ExportTarget } from './targets';

export interface ExportInput {
  readonly document: TrellisDocument;
  readonly role: string;
  readonly target: ExportTarget;
  /** Bytes of an asset, loaded before (`assetsNeeded`). */
  readonly assets: (id: string) => Uint8Array | undefined;
  /** Built player and the schemas of the target's standard, paths relative to their folders. */
  readonly resources: { readonly player: readonly PackageFile[]; readonly xsd: readonly PackageFile[] };
  readonly sha256: (bytes: Uint8Array) => string;
  /** Name and version of the program, for the bundle. */
  readonly app: string;
}

/** A package before it is written. Zips: `files` go into one zip; json: `files` has the one file. */
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
  return input.target === 'json' ? ok(planBundle(input, program.value)) : planOnePlayer(input, program.value);
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

const manifests: Readonly<Record<Exclude<ExportTarget, 'json'>, (input: ManifestInput) => string>> = {
  scorm12: scorm12Manifest,
  'scorm2004-3': (input) => scorm2004Manifest(input, '3rd'),
  'scorm2004-4': (input) => scorm2004Manifest(input, '4th'),
};

function planOnePlayer({ document, target, assets, resources, sha256 }: ExportInput, program: Program): Result<ExportPlan, readonly Finding[]> {
  const { standard } = targetKinds[target];
  if (target === 'json' || standard === null) throw new Error(`export: ${target} has no player.`);
  const built = onePlayerPackage({ document, program, assets, player: resources.player, xsd: resources.xsd, sha256, standard, manifest: manifests[target] });
  if (!built.ok) return err(built.error);
  const { files, preflight, identifiers } = built.value;
  return ok({ files, suggestedName: `${slugOf(program.title, 'role')}-${target}.zip`, rules: playerFates(document, program), preflight, identifiers: { ...identifiers } });
}
