import type { Program } from '../path/program';
import { createCohortSource } from './cohort/generate';
import type { CohortSpec } from './cohort/cohort-spec';
import { toLearnerBlock, type PeopleBlock, type PeopleResponse } from './people/people-block';
import { createResponder, type ResponseContext } from './response/responder';
import type { Level, ResponseModel } from './response/response-model';
import type { Asked } from './results/asked';
import type { SimulationPart } from './results/part';
import { createBlockRunner, type Cohort } from './run-block';

/** What modelled runs ask of a workspace, as plain data: levels, seats and competencies of modules that have them. */
export interface WorkspaceFacts {
  readonly levels: readonly (readonly [string, Level])[];
  readonly seats: readonly (readonly [string, number])[];
  readonly skills: readonly (readonly [string, readonly string[]])[];
}

/** How attempts of people go, as plain data; null in a job: as given. */
export interface ModelledPeople {
  readonly model: ResponseModel;
  readonly seed: number;
  readonly facts: WorkspaceFacts;
}

/** What every worker of a simulation is told first: plain data, so that it can travel. */
export type SimulationJob = SimulatedPeople & {
  /** Count how learners go from module to module, too. */
  readonly flow?: boolean;
  readonly asked: Asked;
};

type SimulatedPeople =
  | { readonly kind: 'cohort'; readonly spec: CohortSpec; readonly programs: readonly Program[]; readonly facts: WorkspaceFacts }
  | { readonly kind: 'people'; readonly cohort: Cohort; readonly modelled: ModelledPeople | null };

/** Blocks to run: their numbers, or people. `lines`: whether their lines are asked for. */
export interface BlockTask {
  readonly blocks: readonly number[] | readonly PeopleBlock[];
  readonly lines: boolean;
}

export interface BlockReply {
  readonly learners: number;
  readonly hashes: readonly (readonly [number, string])[];
  /** Lines of all blocks of the task, one after the other; null where nobody asked. */
  readonly lines: Uint8Array | null;
}

/** What a worker did, but for the hashes, which came with the replies. */
export type WorkerSums = Pick<SimulationPart, 'cells' | 'histogram' | 'modules' | 'roles' | 'flows' | 'core' | 'runs' | 'rates' | 'arrivals' | 'paths' | 'exposure' | 'days' | 'audit' | 'costs'>;

/** The mind of a worker, wherever it runs: the same blocks give the same results in any of them. */
export interface BlockWorker {
  readonly run: (task: BlockTask) => BlockReply;
  readonly sums: () => WorkerSums;
}

/** `sha256`: lower-case hex over bytes. */
export function createBlockWorker(job: SimulationJob, sha256: (bytes: Uint8Array) => string): BlockWorker {
  const source = job.kind === 'cohort' ? createCohortSource(job.spec, job.programs, contextOf(job.facts), new Map(job.facts.seats)) : null;
  const people = job.kind === 'people' ? { cohort: job.cohort, response: responseOf(job.modelled) } : null;
  const cohort = source?.cohort ?? people?.cohort;
  if (!cohort) throw new Error('A job without learners; this is a fault of the program.');
  const runner = createBlockRunner(cohort, job.flow === true);
  return {
    run: ({ blocks, lines }) => {
      const hashes: [number, string][] = [];
      const kept: Uint8Array[] = [];
      let learners = 0;
      for (const given of blocks) {
        const block = typeof given === 'number' ? source?.block(given) : toLearnerBlock(given, cohort, people?.response ?? null);
        if (!block) throw new Error('A worker for people was given the number of a block; this is a fault of the program.');
        const bytes = runner.run(block);
        hashes.push([block.block, sha256(bytes)]);
        if (lines) kept.push(bytes.slice());
        learners += block.count;
      }
      return { learners, hashes, lines: lines ? joined(kept) : null };
    },
    sums: runner.part,
  };
}

function responseOf(modelled: ModelledPeople | null): PeopleResponse | null {
  return modelled && { rates: modelled.model.rates, respond: createResponder(modelled.model, modelled.seed, contextOf(modelled.facts)) };
}

/** The facts as they are asked. */
export function contextOf({ levels, skills }: WorkspaceFacts): ResponseContext {
  return { levels: new Map(levels), skills: new Map(skills) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
