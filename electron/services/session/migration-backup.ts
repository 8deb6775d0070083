import type { Backups } from './backups';
import type { KeptState } from './kept-states';

/**
 * Keeps the document file as an older Trellis wrote it, under the name `before-migration-v1` (the version that it had), among the snapshots, so that thinning never takes it.
 * To be awaited before the first write of a document whose `migratedFrom` is not null. Writes nothing when these bytes are already kept under that name.
 * Rejects when it cannot be written: then the document file must not be written either.
 */
export async function keepBeforeMigration(backups: Pick<Backups, 'keepAs'>, bytes: Uint8Array, migratedFrom: number): Promise<KeptState> {
  return backups.keepAs(bytes, `before-migration-v${migratedFrom}`);
}
