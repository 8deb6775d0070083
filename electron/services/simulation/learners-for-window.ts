import type { ParsedRequestOf, ResponseOf } from '#shared/contract/contract';
import { mostLearnersListed } from '#shared/contract/simulation-requests';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { contextOf } from '#shared/simulate/block-worker';
import { createCohortSource } from '#shared/simulate/cohort/generate';
import { createFinder } from '#shared/simulate/results/find-learners';
import { blockSize } from '#shared/simulate/results/part';
import { prepareCohort } from './prepare';

/** As many learners as are looked through for those who are listed. */
const mostSearched = 100_000;

/** The first made-up learners who are meant: the cohort is drawn and run again, block by block, until enough are found. `step` lets others have their turn, and rejects when the person has called it off. */
export async function learnersForWindow(document: TrellisDocument, { cohort, design, filter }: ParsedRequestOf<'simulation.learners'>, step: (done: number, total: number) => Promise<void>): Promise<ResponseOf<'simulation.learners'>> {
  const { simulation: { job }, spec } = prepareCohort(document, cohort, { seed: null, asOf: null, personal: design.kind !== 'static' });
  if (job.kind !== 'cohort') return { learners: [], searched: 0 };
  const source = createCohortSource(spec, job.programs, contextOf(job.facts), new Map(job.facts.seats));
  const find = createFinder(source, filter);
  const blocks = Math.ceil(Math.min(spec.learners, mostSearched) / blockSize);
  const learners: ResponseOf<'simulation.learners'>['learners'] = [];
  let searched = 0;
  for (let block = 0; block < blocks && learners.length < mostLearnersListed; block++) {
    await step(block, blocks);
    learners.push(...(find(block) as typeof learners));
    searched = Math.min(spec.learners, (block + 1) * blockSize);
  }
  return { learners: learners.slice(0, mostLearnersListed), searched };
}
