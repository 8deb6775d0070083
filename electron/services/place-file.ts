import { StudioError } from '#shared/contract/contract-error';
import type { FileStore } from '../ports/file-store';
import type { Dialogs, Identity } from '../ports/machine';
import { assetsFolder, documentName, hiddenFolder, releasesFolder } from './session/folders';

/** A file in memory, before anything is written. */
export interface BuiltFile {
  readonly suggestedName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

interface PlacePorts {
  readonly files: FileStore;
  readonly dialogs: Pick<Dialogs, 'pickSaveFile'>;
  readonly identity: Pick<Identity, 'sha256'>;
}

/** Refuses a place where a file would destroy a part of a workspace: its document, a release record, an asset, or what lies in its hidden folder. */
export function requireFreePlace(files: Pick<FileStore, 'baseName' | 'parent'>, file: string): void {
  const parent = files.parent(file);
  const isHidden = parent !== null && [parent, files.parent(parent) ?? ''].some((folder) => files.baseName(folder) === hiddenFolder);
  const isRecord = files.baseName(file).toLowerCase().endsWith('.release.json') || (parent !== null && files.baseName(parent) === assetsFolder);
  if (files.baseName(file).toLowerCase() === documentName || isHidden || isRecord) throw new StudioError('refused', `${file} belongs to a workspace and is not replaced. Choose another name.`);
}

/** Where a file goes when nobody is asked: under its own name, unless another one is there; then under the next free number. Nothing that somebody may still want is replaced unasked. */
export async function freeFile(files: Pick<FileStore, 'join' | 'kind' | 'read'>, folder: string, { suggestedName, bytes, sha256 }: BuiltFile, hashOf: (bytes: Uint8Array) => string): Promise<string> {
  const dot = suggestedName.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [suggestedName.slice(0, dot), suggestedName.slice(dot)] : [suggestedName, ''];
  for (let n = 1; ; n++) {
    const file = files.join(folder, n === 1 ? suggestedName : `${stem}-${n}${extension}`);
    const there = (await files.kind(file)) === null ? null : await files.read(file);
    if (there === null || (there.length === bytes.length && hashOf(there) === sha256)) return file;
  }
}

/** Asks the person where a file goes, where the host has a dialog, else finds a free name in the workspace's `releases/` (which it makes). Writes nothing. */
export async function choosePlace({ files, dialogs, identity }: PlacePorts, workspace: string, title: string, built: BuiltFile): Promise<string> {
  const releases = files.join(workspace, releasesFolder);
  const file = dialogs.pickSaveFile ? await dialogs.pickSaveFile(title, files.join(releases, built.suggestedName)) : await freeFile(files, releases, built, identity.sha256);
  if (!file) throw new StudioError('cancelled', 'Nothing was written.');
  requireFreePlace(files, file);
  if (!dialogs.pickSaveFile) await files.makeFolder(releases);
  return file;
}

/** Writes a file where `choosePlace` says, and tells what was written. */
export async function placeFile(ports: PlacePorts, workspace: string, title: string, built: BuiltFile): Promise<{ readonly file: string; readonly bytes: number; readonly sha256: string }> {
  const file = await choosePlace(ports, workspace, title, built);
  await ports.files.writeAtomic(file, built.bytes);
  return { file, bytes: built.bytes.length, sha256: built.sha256 };
}
