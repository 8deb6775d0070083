import { z } from 'zod';
import { idOf, type RecordId } from './ids';
import { defineRecordKind } from './record-kind';

/** A file of the workspace. Its bytes lie in `assets/`, named by content; undo never touches them. */
export const assetSchema = z.strictObject({
  id: idOf('asset'),
  type: z.literal('asset'),
  /** Path in the source that it came from, with forward slashes. */
  path: z.string().min(1).max(1000),
  /** Lower-case hex SHA-256 of the bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  mediaType: z.string().max(120).default('application/octet-stream'),
  course: idOf('course').nullable().default(null),
});
export type Asset = z.infer<typeof assetSchema>;

export const assetKind = defineRecordKind({
  type: 'asset',
  label: 'asset',
  schema: assetSchema,
  references: (asset): RecordId[] => (asset.course ? [asset.course] : []),
  forget: (asset, ids) => (asset.course && ids.has(asset.course) ? { ...asset, course: null } : asset),
});

/** File name of an asset's bytes inside the workspace's `assets/` folder: `<sha256>.<extension>`. */
export function assetFileName(asset: Pick<Asset, 'sha256' | 'path'>): string {
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(asset.path)?.[1];
  return extension ? `${asset.sha256}.${extension.toLowerCase()}` : asset.sha256;
}
