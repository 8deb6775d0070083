import { StudioError } from '#shared/contract/contract-error';
import type { EventOf, ParsedRequestOf, ResponseOf } from '#shared/contract/contract';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { createDetail } from '#shared/simulate/results/detail';
import { createReport } from '#shared/simulate/results/report';
import type { LeverRequest } from '#shared/simulate/sensitivity/lever';
import type { BlockWorkers } from '../../ports/block-workers';
import type { FileStore } from '../../ports/file-store';
import type { Identity } from '../../ports/machine';
import { ablate } from './ablate';
import { peopleOfWindow } from './people-for-window';
import { cohortSource } from './prepare';
import { simulate, type SimulateOptions } from './simulate';
import { prepareSweep, sweep, type SweepSource } from './sweep';

type Step = (done: EventOf<'simulation.progress'>['done'], total: number) => Promise<void>;
type Answer = ResponseOf<'simulation.run'>;

interface Machine {
  readonly blocks: BlockWorkers;
  readonly files: FileStore;
  readonly identity: Identity;
}

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

/** Runs a cohort for a window, over `document` (a kept state where the request names one). `step` tells how far it is and rejects when the person has called it off; what was run by then is answered all the same. Where an audit does not hold, the same people are run again without one factor at a time, as further learners of `step`; called off then, the report has no ablation. */
export async function simulateForWindow(machine: Machine, folder: string, document: TrellisDocument, request: ParsedRequestOf<'simulation.run'>, step: Step): Promise<Answer> {
  const { blocks, identity } = machine;
  const source = await peopleFor(machine, folder, document, request);
  const { model } = source.design;
  const simulation = source.prepare(source.design);
  const { learners } = simulation;
  const run = watched(blocks.usual, step);
  const part = await simulate(blocks, { ...simulation, job: { ...simulation.job, flow: true } }, { ...run, shard: null, lines: null });
  const report = createReport(part, model, (text) => identity.sha256(new TextEncoder().encode(text)));
  const detail = createDetail(part, model, new Set(Object.keys(report.byRole)));
  const found = report.audit && !run.isCancelled() ? await ablate(blocks, source, report.audit, watched(blocks.usual, (done, total) => step(learners + done, learners + total))) : null;
  const whole = found && report.audit ? { ...report, audit: { ...report.audit, ablation: found } } : report;
  return { report: whole as Answer['report'], detail: detail as Answer['detail'], isComplete: report.learners === learners };
}

async function peopleFor(machine: Machine, folder: string, document: TrellisDocument, { cohort, people, design }: ParsedRequestOf<'simulation.run'>): Promise<SweepSource> {
  const personal = design.kind !== 'static';
  return people ? peopleOfWindow(machine, folder, document, people, personal) : cohortSource(document, cohort ?? {}, { seed: null, asOf: null, personal });
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
