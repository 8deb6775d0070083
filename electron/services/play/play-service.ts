import { StudioError } from '#shared/contract/contract-error';
import type { PlayInfo } from '#shared/contract/shapes';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { launchesOf, type PackageLaunch } from '#shared/exchange/packages/launches';
import { takeOffWrapper, withoutSystemFiles } from '#shared/exchange/files/wrapper-folder';
import { targetKinds } from '#shared/exchange/targets';
import type { ZipEntryFile, ZipReader } from '../../ports/zip';
import type { AssetStore } from '../asset-store';
import { buildPackage, type ExportPorts, type ExportRequest } from '../export-service';
import { stagePage, type Stage } from './stage';

/** Where a package goes, and for which window. */
export interface Place {
  readonly stage: Stage;
  readonly owner: string;
}

export interface PlayPorts extends ExportPorts {
  readonly zipReader: ZipReader;
}

/** Builds the package as Export would write it, reads that very zip, and puts it on the stage. Nothing is written. */
export async function startPlay(ports: PlayPorts, place: Place, document: TrellisDocument, assets: AssetStore, request: ExportRequest): Promise<PlayInfo> {
  if (targetKinds[request.target].standard === null) throw new StudioError('unsupported', 'Only SCORM and cmi5 packages can be played; this file describes the path.');
  const { plan, bytes, sha256 } = await buildPackage(ports, document, assets, request);
  const key = ports.identity.randomKey();
  return putOn(ports, place, key, { name: plan.suggestedName, bytes, sha256 });
}

/** Puts a package of anyone's on the stage, as it is. Throws a StudioError for what is no archive, or holds nothing that can be opened. */
export async function openPlay(ports: PlayPorts, place: Place, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<PlayInfo> {
  return putOn(ports, place, ports.identity.randomKey(), { name, bytes, sha256: ports.identity.sha256(bytes) });
}

async function putOn({ zipReader }: PlayPorts, { stage, owner }: Place, key: string, { name, bytes, sha256 }: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }): Promise<PlayInfo> {
  const origin = stage.origin();
  if (origin === null) throw new StudioError('unsupported', 'Packages are played in the studio’s window only.');
  const read = await zipReader.read(bytes);
  if (!read.ok) throw new StudioError('refused', read.error.message);
  // Out of the one folder that it may lie in: the inspector has said already that an LMS would not find it there.
  const { files, launches } = await unpackInner(zipReader, takeOffWrapper(withoutSystemFiles(read.value), ['imsmanifest.xml', 'cmi5.xml']).files);
  if (launches.length === 0) throw new StudioError('refused', 'Nothing in this package can be opened.');
  stage.put(key, { files: new Map(files.map((file) => [file.path, file.bytes])), launches }, owner);
  return { key, url: `${origin}/${stagePage}?${key}`, name, bytes: bytes.length, sha256, launches: launches.map(({ title, href, standard, masteryScore, launchData }) => ({ title, href, standard, masteryScore, launchData })) };
}

/** Packages inside the package (a package per module) are unpacked beside it; their launches follow each other. */
async function unpackInner(zipReader: ZipReader, files: readonly ZipEntryFile[]): Promise<{ readonly files: readonly ZipEntryFile[]; readonly launches: readonly PackageLaunch[] }> {
  const own = launchesOf(files);
  if (own.length > 0) return { files, launches: own };
  const found: ZipEntryFile[] = [...files];
  const launches: PackageLaunch[] = [];
  for (const { path, bytes } of files.filter((file) => file.path.endsWith('.zip'))) {
    const read = await zipReader.read(bytes);
    if (!read.ok) throw new StudioError('refused', `${path}: ${read.error.message}`);
    const folder = `${path.slice(0, -'.zip'.length)}/`;
    found.push(...read.value.map((file) => ({ path: folder + file.path, bytes: file.bytes })));
    launches.push(...launchesOf(read.value).map((launch) => ({ ...launch, href: folder + launch.href })));
  }
  return { files: found, launches };
}
