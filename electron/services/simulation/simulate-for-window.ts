import { StudioError } from '#shared/contract/contract-error';
import type { EventOf, ParsedRequestOf, ResponseOf } from '#shared/contract/contract';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ResponseModel } from '#shared/simulate/response/response-model';
import { createDetail } from '#shared/simulate/results/detail';
import { createReport } from '#shared/simulate/results/report';
import type { BlockWorkers } from '../../ports/block-workers';
import type { Identity } from '../../ports/machine';
import type { FileStore } from '../../ports/file-store';
import { peopleOfWindow } from './people-for-window';
import { prepareCohort } from './prepare';
import { simulate, type Simulation } from './simulate';

interface Machine {
  readonly blocks: BlockWorkers;
  readonly files: FileStore;
  readonly identity: Identity;
}

/** Runs a cohort for a window, over `document` (a kept state where the request names one). `step` tells how far it is and rejects when the person has called it off; what was run by then is answered all the same. */
export async function simulateForWindow(machine: Machine, folder: string, document: TrellisDocument, request: ParsedRequestOf<'simulation.run'>, step: (done: EventOf<'simulation.progress'>['done'], total: number) => Promise<void>): Promise<Answer> {
  const { blocks, identity } = machine;
  const { simulation, model } = await peopleFor(machine, folder, document, request);
  let isCancelled = false;
  const part = await simulate(blocks, { ...simulation, job: { ...simulation.job, flow: true } }, {
    workers: blocks.usual, shard: null, lines: null, isCancelled: () => isCancelled,
    progress: async (done, total) => {
      try {
        await step(done, total);
      } catch (error) {
        if (!(error instanceof StudioError && error.detail.code === 'cancelled')) throw error;
        isCancelled = true;
      }
    },
  });
  const report = createReport(part, model, (text) => identity.sha256(new TextEncoder().encode(text)));
  const detail = createDetail(part, model, new Set(Object.keys(report.byRole)));
  return { report: report as Answer['report'], detail: detail as Answer['detail'], isComplete: report.learners === simulation.learners };
}

type Answer = ResponseOf<'simulation.run'>;

async function peopleFor(machine: Machine, folder: string, document: TrellisDocument, { cohort, people, design }: ParsedRequestOf<'simulation.run'>): Promise<{ readonly simulation: Simulation; readonly model: ResponseModel | null }> {
  const personal = design.kind !== 'static';
  if (people) return { simulation: await peopleOfWindow(machine, folder, document, people, personal), model: null };
  const { simulation, spec } = prepareCohort(document, cohort ?? {}, { seed: null, asOf: null, personal });
  return { simulation, model: spec.model };
}
