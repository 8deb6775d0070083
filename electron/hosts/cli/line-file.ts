import { open, rename, rm } from 'node:fs/promises';
import { StudioError } from '#shared/contract/contract-error';
import { lineColumns } from '#shared/simulate/results/lines';

/** A table of learners that is being written beside its place; it takes that place when all of it is there. */
export interface LineFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** `pseudonyms`: those of people, by row; null: learners who do not exist have none. */
export async function createLineFile(file: string, pseudonyms: readonly string[] | null): Promise<LineFile> {
  const part = `${file}.part`;
  const refuse = (error: unknown): never => {
    throw new StudioError('refused', `${file} cannot be written: ${error instanceof Error ? error.message : 'unknown error'}`);
  };
  const handle = await open(part, 'w').catch(refuse);
  const put = async (bytes: Uint8Array): Promise<void> => handle.writeFile(bytes).catch(refuse);
  await put(Buffer.from(`${['row', ...(pseudonyms ? ['learner'] : []), ...lineColumns].join(',')}\n`));
  return {
    write: async (bytes) => put(pseudonyms ? withLearners(bytes, pseudonyms) : bytes),
    close: async () => {
      await handle.sync().catch(refuse);
      await handle.close();
      await rename(part, file).catch(refuse);
    },
    discard: async () => {
      await handle.close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}

function withLearners(bytes: Uint8Array, pseudonyms: readonly string[]): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace(/^(\d+),/gm, (_all, row: string) => `${row},${pseudonyms[Number(row) - 1] ?? ''},`), 'latin1');
}
