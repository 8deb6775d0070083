import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createBlockWorker, type BlockReply, type BlockTask, type SimulationJob, type WorkerSums } from '#shared/simulate/block-worker';
import type { BlockTeam, BlockWorkers } from '../ports/block-workers';

/** So long a thread that nobody needs waits for the next simulation: a sweep is hundreds of short ones. Milliseconds. */
const idleMs = 10_000;

/** Simulation in threads, which go from one simulation to the next. `script`: the built simulation-worker; where it is not there, and for one worker, blocks are run in place, with the same results. */
export function createBlockThreads(script: string): BlockWorkers {
  const idle: Thread[] = [];
  return { usual: Math.max(1, Math.min(16, availableParallelism())), open: async (job, workers) => (workers === 1 || !existsSync(script) ? inPlace(job) : inThreads(script, idle, job, workers)) };
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

type Reply = BlockReply | WorkerSums | null;
/** As simulation-worker takes it, without the number. */
type Question = { readonly job: SimulationJob | null } | { readonly task: BlockTask } | { readonly sums: true };

interface Thread {
  readonly worker: Worker;
  readonly ask: (question: Question) => Promise<Reply>;
  readonly hasFailed: () => boolean;
}

async function inThreads(script: string, idle: Thread[], job: SimulationJob, workers: number): Promise<BlockTeam> {
  const threads = Array.from({ length: workers }, () => takeThread(script, idle));
  try {
    await Promise.all(threads.map(({ ask }) => ask({ job })));
  } catch (fault) {
    await endThreads(threads);
    throw fault;
  }
  const free = [...threads];
  return {
    size: workers,
    run: async (task) => {
      const thread = free.pop();
      if (!thread) throw new Error('More tasks than workers; this is a fault of the program.');
      try {
        return (await thread.ask({ task })) as BlockReply;
      } finally {
        free.push(thread);
      }
    },
    sums: () => Promise.all(threads.map(async ({ ask }) => (await ask({ sums: true })) as WorkerSums)),
    close: async () => {
      if (threads.some(({ hasFailed }) => hasFailed())) return endThreads(threads);
      // What a job held is let go of before the thread waits for another one.
      await Promise.all(threads.map(({ ask }) => ask({ job: null })));
      for (const thread of threads) keepThread(idle, thread);
    },
  };
}

async function endThreads(threads: readonly Thread[]): Promise<void> {
  await Promise.all(threads.map(({ worker }) => worker.terminate()));
}

/** One that waits, or a new one. */
function takeThread(script: string, idle: Thread[]): Thread {
  for (let thread = idle.pop(); thread; thread = idle.pop()) {
    if (thread.hasFailed()) continue;
    thread.worker.ref();
    return thread;
  }
  return createThread(script);
}

/** Lets a thread wait, without keeping the program alive, and ends it when nobody comes. */
function keepThread(idle: Thread[], thread: Thread): void {
  thread.worker.unref();
  idle.push(thread);
  setTimeout(() => {
    const at = idle.indexOf(thread);
    if (at < 0) return;
    idle.splice(at, 1);
    void thread.worker.terminate();
  }, idleMs).unref();
}

/** One question at a time; a thread that fails or ends rejects what is open. */
function createThread(script: string): Thread {
  const worker = new Worker(script);
  const open = new Map<number, { readonly resolve: (reply: Reply) => void; readonly reject: (fault: Error) => void }>();
  let asked = 0;
  let fault: Error | null = null;
  const fail = (error: Error): void => {
    fault ??= error;
    for (const { reject } of open.values()) reject(fault);
    open.clear();
  };
  worker.on('message', ({ id, reply }: { readonly id: number; readonly reply: Reply }) => {
    open.get(id)?.resolve(reply);
    open.delete(id);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`A worker of the simulation ended with code ${code}.`)));
  const ask: Thread['ask'] = (question) =>
    new Promise((resolve, reject) => {
      if (fault) return reject(fault);
      const id = asked++;
      open.set(id, { resolve, reject });
      worker.postMessage({ id, ...question });
    });
  return { worker, ask, hasFailed: () => fault !== null };
}
