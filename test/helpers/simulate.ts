import { createHash } from 'node:crypto';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { createReport, type SimulationReport } from '#shared/simulate/results/report';
import { responseModelSchema } from '#shared/simulate/response/response-model';
import type { Asked } from '#shared/simulate/results/asked';
import type { SimulationPart } from '#shared/simulate/results/part';
import { inPlace } from '../../electron/adapters/block-threads';
import { prepareCohort, preparePeople, readCosts, type PreparedPeople } from '../../electron/services/simulation/prepare';
import { simulate, type Simulation, type SimulateOptions } from '../../electron/services/simulation/simulate';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export interface Simulated {
  readonly part: SimulationPart;
  readonly report: SimulationReport;
  readonly lines: string;
}

/** Runs a simulation in place. */
export async function simulateInPlace(simulation: Simulation, options: Partial<SimulateOptions> = {}): Promise<Simulated> {
  let lines = '';
  const model = simulation.job.kind === 'cohort' ? simulation.job.spec.model : (simulation.job.modelled?.model ?? null);
  const part = await simulate({ usual: 1, open: async (job) => inPlace(job) }, simulation, {
    workers: 1, shard: null, progress: () => undefined, isCancelled: () => false, ...options,
    lines: async (bytes) => void (lines += Buffer.from(bytes).toString('latin1')),
  });
  return { part, report: createReport(part, model, sha256), lines };
}

export async function simulateCohort(document: TrellisDocument, spec: object | number, options: Partial<SimulateOptions> = {}): Promise<Simulated> {
  return simulateInPlace(prepareCohort(document, spec, { seed: null, asOf: null }).simulation, options);
}

/** Pseudonyms are the ids turned round, so that a test can tell them. */
export function peopleOf(document: TrellisDocument, csv: string, names: { readonly id?: string; readonly role?: string; readonly groups?: readonly string[] } = {}, asked?: Asked, model: object | null = null, costs: object | null = null): PreparedPeople {
  return preparePeople(document, new TextEncoder().encode(csv), { id: 'id', role: 'role', groups: [], ...names }, null, (id) => [...id].reverse().join(''), { ...(asked ? { asked } : {}), modelled: model && { model: responseModelSchema.parse(model), seed: 1 }, costs: costs && readCosts(costs) });
}
