import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { createBlockWorker, type BlockTask, type SimulationJob } from '#shared/simulate/block-worker';

/** A thread of its own: it is told the job when it starts, then tasks, and answers each by its number. */
export type ToWorker = { readonly id: number; readonly task: BlockTask } | { readonly id: number; readonly task: null };

const worker = createBlockWorker(workerData as SimulationJob, (bytes) => createHash('sha256').update(bytes).digest('hex'));
parentPort?.on('message', ({ id, task }: ToWorker) => {
  const reply = task ? worker.run(task) : worker.sums();
  const lines = 'lines' in reply && reply.lines ? [reply.lines.buffer as ArrayBuffer] : [];
  parentPort?.postMessage({ id, reply }, lines);
});
