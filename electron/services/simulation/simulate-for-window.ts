import { StudioError } from '#shared/contract/contract-error';
import type { EventOf, ResponseOf } from '#shared/contract/contract';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { createDetail } from '#shared/simulate/results/detail';
import { createReport } from '#shared/simulate/results/report';
import type { BlockWorkers } from '../../ports/block-workers';
import type { Identity } from '../../ports/machine';
import { prepareCohort } from './prepare';
import { simulate } from './simulate';

/** Runs a cohort for a window. `step` tells how far it is and rejects when the person has called it off; what was run by then is answered all the same. */
export async function simulateForWindow({ blocks, identity }: { readonly blocks: BlockWorkers; readonly identity: Identity }, document: TrellisDocument, cohort: unknown, step: (done: EventOf<'simulation.progress'>['done'], total: number) => Promise<void>): Promise<ResponseOf<'simulation.run'>> {
  const { simulation, spec } = prepareCohort(document, cohort, { seed: null, asOf: null });
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
  const report = createReport(part, spec.model, (text) => identity.sha256(new TextEncoder().encode(text)));
  const detail = createDetail(part, spec.model, new Set(Object.keys(report.byRole)));
  return { report: report as Answer['report'], detail: detail as Answer['detail'], isComplete: report.learners === simulation.learners };
}

type Answer = ResponseOf<'simulation.run'>;
