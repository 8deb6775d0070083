import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { createBlockWorker, type BlockTask, type BlockWorker, type SimulationJob } from '#shared/simulate/block-worker';

/** What a thread is told: a job to begin (null: to forget the one it has), a task of it, or to tell its sums. Each is answered by its number. */
export type ToWorker = { readonly id: number } & ({ readonly job: SimulationJob | null } | { readonly task: BlockTask } | { readonly sums: true });

let worker: BlockWorker | null = null;

parentPort?.on('message', (message: ToWorker) => {
  if ('job' in message) {
    worker = message.job && createBlockWorker(message.job, (bytes) => createHash('sha256').update(bytes).digest('hex'));
    parentPort?.postMessage({ id: message.id, reply: null });
    return;
  }
  if (!worker) throw new Error('A task without a job; this is a fault of the program.');
  const reply = 'task' in message ? worker.run(message.task) : worker.sums();
  const lines = 'lines' in reply && reply.lines ? [reply.lines.buffer as ArrayBuffer] : [];
  parentPort?.postMessage({ id: message.id, reply }, lines);
});
