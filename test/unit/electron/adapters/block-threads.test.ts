import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SimulationPart } from '#shared/simulate/results/part';
import { createBlockThreads, inPlace } from '../../../../electron/adapters/block-threads';
import type { BlockWorkers } from '../../../../electron/ports/block-workers';
import { prepareCohort } from '../../../../electron/services/simulation/prepare';
import { simulate } from '../../../../electron/services/simulation/simulate';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const document = documentOf(roleOf(), moduleOf('a', { minutes: 10 }), moduleOf('b', { minutes: 20 }), zoneOf('core', 'core-testable', ['a', 'b']), bandRuleOf('a', []));
const script = join(process.cwd(), 'out/hosts/simulation-worker.js');
const run = (workers: BlockWorkers, spec: object): Promise<SimulationPart> => simulate(workers, prepareCohort(document, spec, { seed: null, asOf: null }).simulation, { workers: 2, shard: null, lines: null, progress: () => undefined, isCancelled: () => false });
const slowly: BlockWorkers = { usual: 1, open: async (job) => inPlace(job) };

// Builds what is not built yet.
beforeAll(() => void spawnSync(process.execPath, ['bin/trellis.mjs', '--help'], { stdio: 'ignore' }));

describe('simulation in threads', () => {
  it('that go from one simulation to the next carry nothing over: each gives what it gives in place', async () => {
    const threads = createBlockThreads(script);
    for (const spec of [{ learners: 3000, seed: 1 }, { learners: 2500, seed: 2, model: {} }, { learners: 2000, seed: 1 }, { learners: 3000, seed: 1 }]) expect(await run(threads, spec)).toEqual(await run(slowly, spec));
  });
  it('two simulations at once do not share a thread', async () => {
    const threads = createBlockThreads(script);
    const specs = [{ learners: 3000, seed: 3 }, { learners: 3000, seed: 4 }];
    const [together, one] = [await Promise.all(specs.map((spec) => run(threads, spec))), await Promise.all(specs.map((spec) => run(slowly, spec)))];
    expect(together).toEqual(one);
  });
  it('a thread that fails says so, and the next simulation has another', async () => {
    const threads = createBlockThreads(script);
    const { job } = prepareCohort(document, { learners: 2000 }, { seed: null, asOf: null }).simulation;
    const team = await threads.open(job, 2);
    await expect(team.run({ blocks: [null] as never, lines: false })).rejects.toThrow();
    await team.close();
    expect(await run(threads, { learners: 2000 })).toEqual(await run(slowly, { learners: 2000 }));
  });
});
