import { StudioError } from '#shared/contract/contract-error';
import { fingerprintOf } from '#shared/kit/fingerprint';
import { stableStringify } from '#shared/kit/stable-json';
import type { BlockTask, SimulationJob } from '#shared/simulate/block-worker';
import { peopleBlock, type PeopleBlock } from '#shared/simulate/people/people-block';
import type { PeopleTable } from '#shared/simulate/people/read-people';
import { mergeParts } from '#shared/simulate/results/merge';
import type { SimulationPart } from '#shared/simulate/results/part';
import { shardBlocks } from '#shared/simulate/results/report';
import type { BlockTeam, BlockWorkers } from '../../ports/block-workers';

/** Who is simulated. `of`: what tells this simulation from others (documents, people, seed). */
export interface Simulation {
  readonly job: SimulationJob;
  readonly learners: number;
  /** The people of a job of people. */
  readonly people: PeopleTable | null;
}

export interface SimulateOptions {
  readonly workers: number;
  /** From 1. */
  readonly shard: { readonly number: number; readonly of: number } | null;
  /** Takes the lines of each task, in the order of the rows; null: nobody asks for them. */
  readonly lines: ((bytes: Uint8Array) => Promise<void>) | null;
  /** Told after each task; the next one of that worker waits for it. */
  readonly progress: (done: number, total: number) => void | Promise<void>;
  /** Asked between tasks: true ends the run with what there is so far. */
  readonly isCancelled: () => boolean;
}

/** Runs a cohort on a team of workers; the part that it gives is the same for any number of them. */
export async function simulate(workers: BlockWorkers, simulation: Simulation, options: SimulateOptions): Promise<SimulationPart> {
  const { job, learners, people } = simulation;
  const { from, to } = options.shard ? shardBlocks(learners, options.shard.number, options.shard.of) : shardBlocks(learners, 1, 1);
  const team = await workers.open(job, Math.max(1, Math.min(options.workers, to - from)));
  try {
    const hashes = await runTasks(team, tasksOf(from, to, team.size), people, options, Math.min(learners, to * 1000) - from * 1000);
    const base = { version: 1 as const, of: identityOf(job, people), whole: learners, attributes: attributesOf(job), isReal: people !== null, blocks: [], asked: { mustSee: job.asked.mustSee, formats: job.asked.formats, audit: job.asked.audit } };
    const merged = mergeParts([...(await team.sums()).map((sums) => ({ ...base, ...sums })), { ...base, cells: [], histogram: [], modules: [], roles: [], flows: [], core: [], rates: ratesOf(job), arrivals: [], paths: [], exposure: [], days: null, audit: null, costs: null, runs: { sets: 0, searched: 0, singly: 0, decided: 0 }, blocks: hashes }]);
    if (!merged.ok) throw new Error(merged.error);
    return merged.value;
  } finally {
    await team.close();
  }
}

function attributesOf(job: SimulationJob): string[] {
  return job.kind === 'cohort' ? job.spec.attributes.map(({ name }) => name) : [...job.cohort.attributes];
}

function ratesOf(job: SimulationJob): SimulationPart['rates'] {
  const model = job.kind === 'cohort' ? job.spec.model : (job.modelled?.model ?? null);
  return (model?.rates ?? []).map(({ title }) => ({ title, tried: 0, passed: 0 }));
}

/** Parts merge only where this is the same. People count by what is known of them, not by who they are. */
function identityOf(job: SimulationJob, people: PeopleTable | null): string {
  if (!people) return fingerprintOf(stableStringify(job));
  const { programs, cells, backgrounds, scores, states, wishes } = people;
  const sums = [programs, cells, backgrounds, scores].map(hashNumbers);
  return fingerprintOf(stableStringify([job, sums, [...states], [...wishes]]));
}

function hashNumbers(list: ArrayLike<number>): number {
  let hash = 7;
  for (let at = 0; at < list.length; at++) hash = (Math.imul(hash, 31) + (list[at] as number)) | 0;
  return hash;
}

/** Tasks of whole blocks, small enough that all workers end at about the same time, and that progress is told often. */
function tasksOf(from: number, to: number, workers: number): readonly (readonly number[])[] {
  const size = Math.max(1, Math.min(20, Math.ceil((to - from) / (8 * workers))));
  const tasks: number[][] = [];
  for (let first = from; first < to; first += size) tasks.push(Array.from({ length: Math.min(size, to - first) }, (_nothing, at) => first + at));
  return tasks;
}

async function runTasks(team: BlockTeam, tasks: readonly (readonly number[])[], people: PeopleTable | null, options: SimulateOptions, total: number): Promise<[number, string][]> {
  const hashes: [number, string][] = [];
  let [next, done] = [0, 0];
  const written = createOrderedWriter(options.lines);
  const lane = async (): Promise<void> => {
    for (let at = next++; at < tasks.length && !options.isCancelled(); at = next++) {
      const blocks = tasks[at] as readonly number[];
      const task: BlockTask = { blocks: people ? blocks.map((block): PeopleBlock => peopleBlock(people, block)) : blocks, lines: options.lines !== null };
      const reply = await team.run(task);
      hashes.push(...reply.hashes.map(([block, hash]): [number, string] => [block, hash]));
      if (reply.lines) await written.put(at, reply.lines);
      done += reply.learners;
      await options.progress(done, total);
    }
  };
  await Promise.all(Array.from({ length: team.size }, lane));
  return hashes;
}

/** Hands lines on in the order of the tasks, whichever ends first. */
function createOrderedWriter(write: ((bytes: Uint8Array) => Promise<void>) | null): { readonly put: (at: number, bytes: Uint8Array) => Promise<void> } {
  const waiting = new Map<number, Uint8Array>();
  let next = 0;
  let last = Promise.resolve();
  return {
    put: (at, bytes) => {
      waiting.set(at, bytes);
      last = last.then(async () => {
        for (let ready = waiting.get(next); ready; ready = waiting.get(next)) {
          waiting.delete(next++);
          await write?.(ready);
        }
      });
      return last;
    },
  };
}

/** Refuses what is no shard: "2/8" is the second of eight. */
export function readShard(text: string): { readonly number: number; readonly of: number } {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [number, of] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (number < 1 || number > of) throw new StudioError('invalid-request', `--shard ${JSON.stringify(text)} must be K/N with K from 1 to N, as in 2/8.`);
  return { number, of };
}
