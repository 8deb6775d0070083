import { StudioError } from '#shared/contract/contract-error';
import type { SimulationPart } from '#shared/simulate/results/part';
import type { Design, LeverRequest } from '#shared/simulate/sensitivity/lever';
import { outcomeOf, type Outcome } from '#shared/simulate/sensitivity/outcome';
import { planSweep, type SweepPlan } from '#shared/simulate/sensitivity/plan-sweep';
import { createSweepReport, type SweepReport } from '#shared/simulate/sensitivity/sweep-report';
import type { BlockWorkers } from '../../ports/block-workers';
import { simulate, type Simulation, type SimulateOptions } from './simulate';

/** A design with the way to its learners: the same people, or the same seed, whatever is moved. */
export interface SweepSource {
  readonly design: Design;
  readonly prepare: (design: Design) => Simulation;
}

export type SweepOptions = Pick<SimulateOptions, 'workers' | 'progress' | 'isCancelled'>;

/** What a sweep will run. `asked`: none means every lever that can be proposed. */
export function prepareSweep({ design, prepare }: SweepSource, asked: readonly LeverRequest[]): SweepPlan {
  const { job } = prepare(design);
  const plan = planSweep(design, job.kind === 'cohort' ? job.programs : job.cohort.programs, asked);
  if (!plan.ok) throw new StudioError('refused', plan.error);
  return plan.value;
}

/** Runs a plan. `part`: the run as it is. Called off, it tells of the levers that were run to their end by then. */
export async function sweep(workers: BlockWorkers, { design, prepare }: SweepSource, plan: SweepPlan, part: SimulationPart, options: SweepOptions): Promise<SweepReport> {
  const learners = part.cells.reduce((sum, { sums }) => sum + sums.learners, 0);
  const total = learners * plan.levers.reduce((sum, { values }) => sum + values.length, 0);
  const outcomes: Outcome[][] = [];
  const reportNow = (): SweepReport => createSweepReport(learners, outcomeOf(part, design.model, design.costs), plan, outcomes, design.costs?.currency ?? null);
  let before = 0;
  for (const { lever, values } of plan.levers) {
    const own: Outcome[] = [];
    outcomes.push(own);
    for (const value of values) {
      const moved = lever.with(design, value);
      const run = lever.isPrice ? part : await simulate(workers, preparedAt(prepare, moved, lever.name, value), { ...options, shard: null, lines: null, progress: (done) => options.progress(before + done, total) });
      if (options.isCancelled()) return reportNow();
      own.push(outcomeOf(run, moved.model, moved.costs));
      before += learners;
    }
  }
  return reportNow();
}

/** A design that holds no path any more says which number did it. */
function preparedAt(prepare: SweepSource['prepare'], design: Design, lever: string, value: number): Simulation {
  try {
    return prepare(design);
  } catch (fault) {
    if (fault instanceof StudioError) throw new StudioError(fault.detail.code, `With ${lever} at ${value}: ${fault.message}`);
    throw fault;
  }
}
