import { FileError, type FileStore } from '../../ports/file-store';

/** Names inside a workspace folder. */
export const documentName = 'course.trellis.json';
export const hiddenFolder = '.trellis';
export const assetsFolder = 'assets';
export const releasesFolder = 'releases';

/** Rejects where the folder itself is gone; nothing is said about its files then, and it is never made anew. */
export async function requireFolder(files: FileStore, folder: string): Promise<void> {
  if ((await files.kind(folder)) === 'folder') return;
  throw new FileError('ENOENT', `${folder} is not there: a drive that is not connected, or a folder that was moved. Your edits are held here and written when it is back.`);
}
