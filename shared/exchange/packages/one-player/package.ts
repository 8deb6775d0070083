import type { Finding } from '../../../kit/finding';
import { compareCodeUnits } from '../../../kit/order';
import type { Result } from '../../../kit/result';
import { err, ok } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import type { TrellisDocument } from '../../../document/trellis-document';
import type { Program } from '../../../path/program';
import type { PackageIdentifiers } from '../../identifiers';
import { packageIdentifiers } from '../../identifiers';
import { indexPage } from './index-page';
import type { ReportingOptions } from '../../export-options';
import type { ManifestInput } from './manifest-input';
import { packageAssets } from './package-assets';
import type { Standard } from '../../targets';
import type { PackageFile } from '../package-file';
import { titleFindings } from '../manifest-title';
import { missingAsset } from '../missing-asset';
import { courseScript, playerCourse } from './player-content';
import { preflightPlayer } from './preflight';

export interface OnePlayerInput {
  readonly document: TrellisDocument;
  readonly program: Program;
  readonly assets: (id: string) => Uint8Array | undefined;
  /** Built player files, paths relative to their folder (`player.js`, `player.css`). */
  readonly player: readonly PackageFile[];
  /** Schema files of the standard, for the root of the package. */
  readonly xsd: readonly PackageFile[];
  readonly sha256: (bytes: Uint8Array) => string;
  readonly standard: Standard;
  readonly manifest: (input: ManifestInput) => string;
  /** Where the standard looks for the manifest. */
  readonly manifestPath: 'imsmanifest.xml' | 'cmi5.xml';
  readonly reporting: ReportingOptions;
  /** Further files that the manifest lists. */
  readonly more: readonly PackageFile[];
}

export interface OnePlayerPackage {
  readonly files: readonly PackageFile[];
  readonly identifiers: PackageIdentifiers;
  readonly preflight: readonly Finding[];
  /** Of the course (`PlayerCourse.structure`). */
  readonly structure: string;
}

/** The one-player package of a role, unpacked: files sorted by path, the same bytes for the same design. Refused when the preflight finds an error. */
export function onePlayerPackage({ document, program, assets, player, xsd, sha256, standard, manifest, manifestPath, reporting, more }: OnePlayerInput): Result<OnePlayerPackage, readonly Finding[]> {
  const placed = packageAssets(document, program.modules.map((module) => module.id), 'branded');
  const course = playerCourse(document, program, placed, sha256, standard, reporting);
  const preflight: Finding[] = [...preflightPlayer(document, program, course)];
  const content: PackageFile[] = [
    { path: 'index.html', bytes: encodeUtf8(indexPage(course)) },
    { path: 'content/course.js', bytes: encodeUtf8(courseScript(course)) },
    ...player.map(({ path, bytes }) => ({ path: `player/${path}`, bytes })),
    ...more,
  ];
  for (const { path, asset } of placed.entries) {
    const bytes = assets(asset.id);
    if (bytes === undefined || bytes.length === 0) preflight.push(missingAsset(asset));
    else content.push({ path, bytes });
  }
  if (!player.some(({ path }) => path === 'player.js')) preflight.push({ code: 'TRL-X010', severity: 'error', message: 'The player is not built; run the build and export again.', records: [] });
  if (standard !== 'cmi5') preflight.push(...titleFindings([{ title: program.title, record: program.role }]));
  if (preflight.some((finding) => finding.severity === 'error')) return err(preflight);
  const identifiers = packageIdentifiers(program.role, sha256);
  const sorted = content.sort((a, b) => compareCodeUnits(a.path, b.path));
  const text = manifest({ identifiers, title: program.title, paths: sorted.map((file) => file.path) });
  const schemas = xsd.filter(({ path }) => /\.(xsd|dtd)$/.test(path) && path !== 'driver.xsd');
  const files = [...sorted, { path: manifestPath, bytes: encodeUtf8(text) }, ...schemas].sort((a, b) => compareCodeUnits(a.path, b.path));
  return ok({ files, identifiers, preflight, structure: course.structure });
}
