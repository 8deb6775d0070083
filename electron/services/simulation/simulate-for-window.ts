import { StudioError } from '#shared/contract/contract-error';
import type { EventOf, ResponseOf } from '#shared/contract/contract';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { createDetail } from '#shared/simulate/results/detail';
import { createReport } from '#shared/simulate/results/report';
import type { BlockWorkers } from '../../ports/block-workers';
import type { Identity } from '../../ports/machine';
import type { LeverRequest } from '#shared/simulate/sensitivity/lever';
import { cohortSource, prepareCohort } from './prepare';
import { simulate, type SimulateOptions } from './simulate';
import { prepareSweep, sweep } from './sweep';

type Step = (done: EventOf<'simulation.progress'>['done'], total: number) => Promise<void>;

/** Progress that notes when `step` rejects because the person has called it off. */
function watched(workers: number, step: Step): Omit<SimulateOptions, 'shard' | 'lines'> {
  let isCancelled = false;
  return {
    workers, isCancelled: () => isCancelled,
    progress: async (done, total) => {
      try {
        await step(done, total);
      } catch (error) {
        if (!(error instanceof StudioError && error.detail.code === 'cancelled')) throw error;
        isCancelled = true;
      }
    },
  };
}

/** Runs a cohort for a window. `step` tells how far it is and rejects when the person has called it off; what was run by then is answered all the same. */
export async function simulateForWindow({ blocks, identity }: { readonly blocks: BlockWorkers; readonly identity: Identity }, document: TrellisDocument, cohort: unknown, step: Step): Promise<ResponseOf<'simulation.run'>> {
  const { simulation, spec } = prepareCohort(document, cohort, { seed: null, asOf: null });
  const part = await simulate(blocks, simulation, { ...watched(blocks.usual, step), shard: null, lines: null });
  const report = createReport(part, spec.model, (text) => identity.sha256(new TextEncoder().encode(text)));
  const detail = createDetail(part, spec.model, new Set(Object.keys(report.byRole)));
  return { report: report as Answer['report'], detail: detail as Answer['detail'], isComplete: report.learners === simulation.learners };
}

/** Sweeps levers of a cohort for a window: the run as it is first. Called off, it answers with the levers that were run by then; where not even the first run came to its end, with none. */
export async function sweepForWindow({ blocks }: { readonly blocks: BlockWorkers }, document: TrellisDocument, cohort: unknown, levers: readonly LeverRequest[], step: Step): Promise<ResponseOf<'simulation.sweep'>> {
  const source = cohortSource(document, cohort, { seed: null, asOf: null });
  const plan = prepareSweep(source, levers);
  const runs = 1 + plan.levers.reduce((sum, { values }) => sum + values.length, 0);
  const simulation = source.prepare(source.design);
  const total = runs * simulation.learners;
  const first = watched(blocks.usual, (done) => step(done, total));
  const part = await simulate(blocks, simulation, { ...first, shard: null, lines: null });
  const rest = watched(blocks.usual, (done) => step(simulation.learners + done, total));
  const report = await sweep(blocks, source, first.isCancelled() ? { ...plan, levers: [] } : plan, part, rest);
  return { sweep: report as ResponseOf<'simulation.sweep'>['sweep'], isComplete: report.runs === runs };
}

type Answer = ResponseOf<'simulation.run'>;
