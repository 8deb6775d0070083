import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { StudioError } from '#shared/contract/contract-error';
import { lineColumns } from '#shared/simulate/results/lines';

export interface LineFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** A table of learners beside its place, which takes that place when all of it is there. `pseudonyms`: those of people, by row. */
export function createLineFile(file: string, pseudonyms: readonly string[] | null): LineFile {
  const part = `${file}.part`;
  const stream = createWriteStream(part);
  const failed = once(stream, 'error').then(([error]: unknown[]) => Promise.reject(new StudioError('refused', `${file} cannot be written: ${error instanceof Error ? error.message : 'unknown error'}`)));
  failed.catch(() => undefined);
  const put = async (text: string | Uint8Array): Promise<void> => {
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
  };
  const header = put(`${['row', ...(pseudonyms ? ['learner'] : []), ...lineColumns].join(',')}\n`);
  return {
    write: async (bytes) => {
      await header;
      await put(pseudonyms ? withLearners(bytes, pseudonyms) : bytes);
    },
    close: async () => {
      await header;
      stream.end();
      await Promise.race([once(stream, 'close'), failed]);
      await rename(part, file);
    },
    discard: async () => {
      stream.destroy();
      await rm(part, { force: true });
    },
  };
}

function withLearners(bytes: Uint8Array, pseudonyms: readonly string[]): string {
  return Buffer.from(bytes).toString('latin1').replace(/^(\d+),/gm, (_all, row: string) => `${row},${pseudonyms[Number(row) - 1] ?? ''},`);
}
