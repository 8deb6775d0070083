import { StudioError } from '#shared/contract/contract-error';
import type { ResponseOf } from '#shared/contract/contract';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { encodeUtf8 } from '#shared/kit/text';
import type { CohortSpec } from '#shared/simulate/cohort/cohort-spec';
import { createReport } from '#shared/simulate/results/report';
import type { BlockWorkers } from '../../ports/block-workers';
import type { Identity } from '../../ports/machine';
import { prepareCohort } from './prepare';
import { simulate } from './simulate';

/** As many as a window runs at once; larger ones are for the command line and its shards. */
export const mostLearners = 2_000_000;

export interface CohortRunOptions {
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

/** Runs a made-up cohort for a window. Called off, it gives what there is so far (`isPartial`). */
export async function runCohort({ blockWorkers, identity }: { readonly blockWorkers: BlockWorkers; readonly identity: Pick<Identity, 'sha256'> }, document: TrellisDocument, cohort: CohortSpec, { progress, isCancelled }: CohortRunOptions): Promise<ResponseOf<'simulation.run'>> {
  if (cohort.learners > mostLearners) throw new StudioError('refused', `A window runs at most ${mostLearners} learners at once. For more: trellis simulate --shard K/N, on as many machines as you like.`);
  const { simulation, spec } = prepareCohort(document, cohort, { seed: null, asOf: null });
  // At least two: a run in place would leave the host no turn between blocks.
  const part = await simulate(blockWorkers, simulation, { workers: Math.max(2, blockWorkers.usual), shard: null, lines: null, progress, isCancelled });
  const report = createReport(part, spec.model, (text) => identity.sha256(encodeUtf8(text)));
  return { report: report as ResponseOf<'simulation.run'>['report'], histogram: part.histogram.map(([minutes, learners]) => [minutes, learners]), baseline: Object.fromEntries(part.cells.length === 0 ? [] : Object.entries(report.byRole).map(([role, { learners, minutes, saved }]) => [role, learners === 0 ? 0 : (minutes + saved.minutes) / learners])), isPartial: report.learners < simulation.learners };
}
