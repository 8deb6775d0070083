import type { Finding } from '../../kit/finding';
import type { Asset } from '../../model/asset';

/** TRL-X009: the bytes of an asset are not there, or empty. Stops the export. */
export function missingAsset({ id, path }: Pick<Asset, 'id' | 'path'>): Finding {
  return { code: 'TRL-X009', severity: 'error', message: `The file “${path}” is missing from the workspace. Import it again.`, records: [id] };
}
