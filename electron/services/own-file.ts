import type { Command } from '#shared/document/apply-command';
import { mediaTypeOf } from '#shared/exchange/files/media-type';
import { assetSchema, type Asset } from '#shared/model/asset';
import type { Identity } from '../ports/machine';
import { createIds } from './import-service';
import type { Open } from './studio';

/** A file of the person's as an asset, its bytes in the workspace, and the commands that add it to the document: none where the same file is there already. */
export async function takeOwnFile({ session, assets }: Open, identity: Identity, name: string, bytes: Uint8Array): Promise<{ readonly asset: Asset; readonly commands: readonly Command[] }> {
  const document = session.document();
  const sha256 = identity.sha256(bytes);
  const known = [...document.tables.asset.values()].find((asset) => asset.sha256 === sha256 && asset.course === null);
  const asset = known ?? assetSchema.parse({ id: createIds(document)('asset', name), type: 'asset', path: name, sha256, bytes: bytes.length, mediaType: mediaTypeOf(name), course: null });
  await assets.write(asset, bytes);
  return { asset, commands: known ? [] : [{ name: 'record.create', payload: { records: [asset] } }] };
}
