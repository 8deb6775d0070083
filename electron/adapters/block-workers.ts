import { availableParallelism } from 'node:os';
import type { BlockWorkers } from '../ports/block-workers';

/** Simulation in threads; what it takes is read when the first one starts, so that a start of the program does not wait for it. `script`: the built simulation-worker. */
export function lazyBlockThreads(script: string): BlockWorkers {
  let threads: Promise<BlockWorkers> | null = null;
  return {
    usual: Math.max(1, Math.min(16, availableParallelism())),
    open: async (job, workers) => (await (threads ??= import('./block-threads').then(({ createBlockThreads }) => createBlockThreads(script)))).open(job, workers),
  };
}
