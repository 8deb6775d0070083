import type { TrellisDocument } from '#shared/document/trellis-document';
import type { LeverRequest } from '#shared/simulate/sensitivity/lever';
import type { SweepReport } from '#shared/simulate/sensitivity/sweep-report';
import { inPlace } from '../../electron/adapters/block-threads';
import { cohortSource } from '../../electron/services/simulation/prepare';
import { simulate } from '../../electron/services/simulation/simulate';
import { prepareSweep, sweep, type SweepOptions, type SweepSource } from '../../electron/services/simulation/sweep';

const workers = { usual: 1, open: async (job: Parameters<typeof inPlace>[0]) => inPlace(job) };

/** Sweeps a source in place, with the run as it is first. */
export async function sweepSource(source: SweepSource, levers: readonly LeverRequest[], options: Partial<SweepOptions> = {}): Promise<SweepReport> {
  const given: SweepOptions = { workers: 1, progress: () => undefined, isCancelled: () => false, ...options };
  const plan = prepareSweep(source, levers);
  const part = await simulate(workers, source.prepare(source.design), { ...given, shard: null, lines: null, progress: () => undefined, isCancelled: () => false });
  return sweep(workers, source, plan, part, given);
}

export async function sweepCohort(document: TrellisDocument, spec: object | number, levers: readonly LeverRequest[] = [], options: Partial<SweepOptions> = {}): Promise<SweepReport> {
  return sweepSource(cohortSource(document, spec, { seed: null, asOf: null }), levers, options);
}
