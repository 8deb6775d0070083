import { StudioError } from '#shared/contract/contract-error';
import { isImagePath } from '#shared/exchange/files/media-type';
import { quoteSafely } from '#shared/kit/quote';
import type { RecordId } from '#shared/model/ids';
import type { Identity } from '../ports/machine';
import { takeOwnFile } from './own-file';
import type { EditRequest } from './session/document-session';
import type { Open } from './studio';

/** As much as one file of a package may have. */
const mostBytes = 100 * 1024 * 1024;

/**
 * Takes a file of the person's into a page: its bytes into the workspace, and the edit that shows it at the end of the text, one step of Undo. The same file again
 * is the same asset.
 */
export async function pageFileEdit(open: Open, identity: Identity, { page: id, name: given, bytes }: { readonly page: RecordId; readonly name: string; readonly bytes: Uint8Array }): Promise<EditRequest> {
  const page = open.session.document().tables.page.get(id);
  if (page?.format !== 'markdown') throw new StudioError('refused', `There is no page ${quoteSafely(id, 80)} that is written in Markdown. Open the page and choose the file again.`);
  if (bytes.length === 0 || bytes.length > mostBytes) throw new StudioError('refused', `${quoteSafely(given, 80)} has ${bytes.length} bytes; a file on a page has 1 to ${mostBytes}.`);
  const name = given.replace(/^.*[/\\]/, '').replace(/\p{Cc}/gu, '') || 'file';
  const { asset, commands } = await takeOwnFile(open, identity, name, bytes);
  const label = name.replace(/\.[A-Za-z0-9]{1,10}$/, '').replace(/[\\[\]]/g, '\\$&');
  const line = `${isImagePath(name) ? '!' : ''}[${label}](${asset.id})`;
  const text = page.body.at(-1) === '' ? page.body.slice(0, -1) : page.body;
  const show = { name: 'record.update', payload: { updates: [{ id, set: { body: [...text, ...(text.length > 0 ? [''] : []), line] } }] } } as const;
  return { commands: [...commands, show], label: `Add “${name.slice(0, 80)}” to a page`, focus: [page.module] };
}
