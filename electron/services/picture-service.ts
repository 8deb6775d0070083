import { StudioError } from '#shared/contract/contract-error';
import type { PictureFormat } from '#shared/contract/shapes';
import { fileNameOf } from '#shared/exchange/identifiers';
import type { Identity } from '../ports/machine';
import type { BuiltFile } from './place-file';

/** How a file of each format begins. */
const beginnings: Readonly<Record<PictureFormat, string>> = { png: '\x89PNG\r\n\x1a\n', pdf: '%PDF-', svg: '<?xml ' };
const mostBytes = 100 * 1024 * 1024;

/** A picture that a window has drawn, as a file to be placed. Refuses bytes that are not what the format says: a window writes pictures this way, nothing else. */
export function pictureFile(identity: Pick<Identity, 'sha256'>, { title, format, bytes }: { readonly title: string; readonly format: PictureFormat; readonly bytes: Uint8Array }): BuiltFile {
  const beginning = beginnings[format];
  if (!Array.from(beginning).every((character, at) => bytes[at] === character.charCodeAt(0))) throw new StudioError('refused', `The picture is no ${format.toUpperCase()} file. Draw it again.`);
  if (bytes.length > mostBytes) throw new StudioError('refused', `The picture has ${Math.round(bytes.length / 1_000_000)} MB; at most 100 MB are written. Choose a smaller size, or SVG.`);
  return { suggestedName: fileNameOf(title, format, 'picture'), bytes, sha256: identity.sha256(bytes) };
}
