import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createBlockWorker, type BlockReply, type BlockTask, type SimulationJob, type WorkerSums } from '#shared/simulate/block-worker';
import type { BlockTeam, BlockWorkers } from '../ports/block-workers';

/** Simulation in threads. `script`: the built simulation-worker; where it is not there, and for one worker, blocks are run in place, with the same results. */
export function createBlockThreads(script: string): BlockWorkers {
  return { usual: Math.max(1, Math.min(16, availableParallelism())), open: async (job, workers) => (workers === 1 || !existsSync(script) ? inPlace(job) : inThreads(script, job, workers)) };
}

/** Runs blocks where it is, and lets others have their turn between two tasks. */
export function inPlace(job: SimulationJob): BlockTeam {
  const worker = createBlockWorker(job, (bytes) => createHash('sha256').update(bytes).digest('hex'));
  return {
    size: 1,
    run: async (task) => {
      await new Promise((resume) => setImmediate(resume));
      return worker.run(task);
    },
    sums: async () => [worker.sums()],
    close: async () => undefined,
  };
}

type Reply = BlockReply | WorkerSums;

interface Thread {
  readonly worker: Worker;
  readonly ask: (task: BlockTask | null) => Promise<Reply>;
}

async function inThreads(script: string, job: SimulationJob, workers: number): Promise<BlockTeam> {
  const threads = Array.from({ length: workers }, () => createThread(script, job));
  const free = [...threads];
  return {
    size: workers,
    run: async (task) => {
      const thread = free.pop();
      if (!thread) throw new Error('More tasks than workers; this is a fault of the program.');
      try {
        return (await thread.ask(task)) as BlockReply;
      } finally {
        free.push(thread);
      }
    },
    sums: () => Promise.all(threads.map(async ({ ask }) => (await ask(null)) as WorkerSums)),
    close: async () => void (await Promise.all(threads.map(({ worker }) => worker.terminate()))),
  };
}

/** One question at a time; a thread that fails or ends rejects what is open. */
function createThread(script: string, job: SimulationJob): Thread {
  const worker = new Worker(script, { workerData: job });
  const open = new Map<number, { readonly resolve: (reply: Reply) => void; readonly reject: (fault: Error) => void }>();
  let asked = 0;
  let fault: Error | null = null;
  const fail = (error: Error): void => {
    fault = error;
    for (const { reject } of open.values()) reject(error);
    open.clear();
  };
  worker.on('message', ({ id, reply }: { readonly id: number; readonly reply: Reply }) => {
    open.get(id)?.resolve(reply);
    open.delete(id);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`A worker of the simulation ended with code ${code}.`)));
  const ask: Thread['ask'] = (task) =>
    new Promise((resolve, reject) => {
      if (fault) return reject(fault);
      const id = asked++;
      open.set(id, { resolve, reject });
      worker.postMessage({ id, task });
    });
  return { worker, ask };
}
