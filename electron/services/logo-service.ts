import { StudioError } from '#shared/contract/contract-error';
import { isImagePath } from '#shared/exchange/files/media-type';
import { settingsOf } from '#shared/document/trellis-document';
import { settingsId } from '#shared/model/settings';
import type { Identity } from '../ports/machine';
import { takeOwnFile } from './own-file';
import type { EditRequest } from './session/document-session';
import type { Open } from './studio';

/** A logo is in every package: it stays small. */
const mostBytes = 1024 * 1024;

/** Takes an image of the person's as the logo: its bytes into the workspace, and the edit that makes it the logo, one step of Undo. The same image again is the same asset. */
export async function logoEdit(open: Open, identity: Identity, name: string, bytes: Uint8Array): Promise<EditRequest> {
  if (!isImagePath(name)) throw new StudioError('refused', `“${name}” is no image. Choose an SVG, PNG, JPEG, WebP or GIF.`);
  if (bytes.length === 0 || bytes.length > mostBytes) throw new StudioError('refused', `“${name}” has ${bytes.length} bytes; a logo has at most ${mostBytes}, because it is in every package. Choose a smaller image.`);
  const { asset, commands } = await takeOwnFile(open, identity, name, bytes);
  const { brand } = settingsOf(open.session.document());
  const use = { name: 'record.update', payload: { updates: [{ id: settingsId, set: { brand: { ...brand, logo: asset.id } } }] } } as const;
  return { commands: [...commands, use], label: 'Set the logo', focus: [] };
}
