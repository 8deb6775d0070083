import type { BlockReply, BlockTask, SimulationJob, WorkerSums } from '#shared/simulate/block-worker';

/** A team of workers for one simulation. */
export interface BlockTeam {
  readonly size: number;
  /** Runs a task on a worker that is free; give it no more tasks at once than there are workers. Rejects when the worker fails. */
  readonly run: (task: BlockTask) => Promise<BlockReply>;
  /** What each worker summed up so far; call it when no task is running. */
  readonly sums: () => Promise<readonly WorkerSums[]>;
  readonly close: () => Promise<void>;
}

/** Where blocks of learners are run: in threads, or in place. */
export interface BlockWorkers {
  /** How many workers this machine does well with. */
  readonly usual: number;
  readonly open: (job: SimulationJob, workers: number) => Promise<BlockTeam>;
}
