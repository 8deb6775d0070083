import { StudioError } from '#shared/contract/contract-error';

/** What a long job is doing. `done` of `total` in the stage; total 0 where it cannot be counted. */
export interface JobStep {
  readonly stage: 'reading' | 'building' | 'packing' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** Handed to a long job: tells how far it is, lets others have their turn, and stops it where the person has called it off (StudioError `cancelled`). */
export type TellStep = (step: JobStep) => Promise<void>;

/** Long jobs by window: a window has one of each at a time; the next calls off the one before. */
export interface Jobs {
  readonly run: <T>(client: string, tell: (step: JobStep) => void, work: (step: TellStep) => Promise<T>) => Promise<T>;
  readonly cancel: (client: string) => void;
}

/** How often a window hears of progress, in milliseconds. */
const everyMs = 80;

export function createJobs(now: () => number): Jobs {
  const current = new Map<string, { isCancelled: boolean }>();
  const cancel = (client: string): void => {
    const job = current.get(client);
    if (job) job.isCancelled = true;
  };
  return {
    cancel,
    run: async (client, tell, work) => {
      cancel(client);
      const job = { isCancelled: false };
      current.set(client, job);
      let told = -Infinity;
      let stage = '';
      const step: TellStep = async (at) => {
        if (at.stage !== stage || now() - told >= everyMs) {
          tell(at);
          told = now();
          stage = at.stage;
          // Messages of the window, a cancellation among them, get their turn.
          await new Promise((resume) => setTimeout(resume, 0));
        }
        if (job.isCancelled) throw new StudioError('cancelled', 'Nothing was written.');
      };
      try {
        return await work(step);
      } finally {
        if (current.get(client) === job) current.delete(client);
      }
    },
  };
}
