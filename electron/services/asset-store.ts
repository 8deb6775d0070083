import { StudioError } from '#shared/contract/contract-error';
import { assetFileName, type Asset } from '#shared/model/asset';
import type { FileStore } from '../ports/file-store';
import type { Identity } from '../ports/machine';
import { assetsFolder } from './session/folders';

/** Bytes of assets, named by content inside the workspace. */
export interface AssetStore {
  readonly read: (asset: Asset) => Promise<Uint8Array>;
  /** Writes what is not there yet; false where it is. */
  readonly write: (asset: Asset, bytes: Uint8Array) => Promise<boolean>;
  /** Takes a file away again. Only for what was written just now and is referred to by nothing. */
  readonly remove: (asset: Asset) => Promise<void>;
}

export function createAssetStore(files: FileStore, identity: Identity, folder: string): AssetStore {
  const pathOf = (asset: Asset): string => files.join(folder, assetsFolder, assetFileName(asset));
  return {
    read: async (asset) => {
      const bytes = await files.read(pathOf(asset));
      if (!bytes) throw new StudioError('not-found', `The file of “${asset.path}” is missing from ${assetsFolder}/. Import it again.`);
      if (identity.sha256(bytes) !== asset.sha256) throw new StudioError('io', `The file of “${asset.path}” in ${assetsFolder}/ is damaged: its content is not what was imported.`);
      return bytes;
    },
    write: async (asset, bytes) => {
      const path = pathOf(asset);
      const known = await files.read(path);
      if (known && identity.sha256(known) === asset.sha256) return false;
      await files.makeFolder(files.join(folder, assetsFolder));
      await files.writeAtomic(path, bytes);
      return true;
    },
    remove: (asset) => files.remove(pathOf(asset)),
  };
}
