import { createAblation, gapOf, type Ablation } from '#shared/simulate/fairness/ablation';
import type { AuditReport } from '#shared/simulate/fairness/audit-report';
import { factorsOf } from '#shared/simulate/fairness/factors';
import { createReport } from '#shared/simulate/results/report';
import { StudioError } from '#shared/contract/contract-error';
import type { BlockWorkers } from '../../ports/block-workers';
import { simulate, type Simulation } from './simulate';
import type { SweepOptions, SweepSource } from './sweep';

/** Runs the same people again without one factor at a time. Null: four fifths hold, nothing can be compared, or it was called off. */
export async function ablate(workers: BlockWorkers, { design, prepare }: SweepSource, audit: AuditReport, options: SweepOptions): Promise<Ablation | null> {
  const gap = gapOf(audit);
  if (!gap) return null;
  const { job, learners } = prepare(design);
  const factors = factorsOf(design, job.kind === 'cohort' ? job.programs : job.cohort.programs, audit.column);
  const runs: { factor: (typeof factors)[number]; audit: AuditReport | null }[] = [];
  for (const [at, factor] of factors.entries()) {
    const simulation = preparedWithout(prepare, factor.without(design));
    if (!simulation) {
      runs.push({ factor, audit: null });
      continue;
    }
    const part = await simulate(workers, simulation, { ...options, shard: null, lines: null, progress: (done) => options.progress(at * learners + done, factors.length * learners) });
    if (options.isCancelled()) return null;
    runs.push({ factor, audit: createReport(part, design.model, () => '').audit ?? null });
  }
  return createAblation(gap, runs);
}

/** Null: without this factor there is no path to walk. */
function preparedWithout(prepare: SweepSource['prepare'], design: SweepSource['design']): Simulation | null {
  try {
    return prepare(design);
  } catch (fault) {
    if (fault instanceof StudioError && fault.detail.code === 'refused') return null;
    throw fault;
  }
}
