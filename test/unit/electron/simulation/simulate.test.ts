import { describe, expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import type { StudioError } from '#shared/contract/contract-error';
import { stateOfRow } from '#shared/simulate/batch/columns';
import { contextOf } from '#shared/simulate/block-worker';
import { createBatch } from '#shared/simulate/batch/batch';
import { createCohortSource } from '#shared/simulate/cohort/generate';
import { mergeParts, missingBlocks } from '#shared/simulate/results/merge';
import { minutesAt } from '#shared/simulate/results/quantile';
import { shardBlocks } from '#shared/simulate/results/report';
import { simulationPartSchema } from '#shared/simulate/results/part';
import { readShard } from '../../../../electron/services/simulation/simulate';
import { prepareCohort } from '../../../../electron/services/simulation/prepare';
import { richRole } from '../../../helpers/rich-role';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { simulateCohort } from '../../../helpers/simulate';

const document = documentOf(
  { id: 'competency:k', type: 'competency', title: 'K' },
  roleOf({ pulledIn: 'stay' }), ...['a', 'b', 'c', 'd', 'p'].map((key, at) => moduleOf(key, { minutes: 10 + at, passMark: at % 2 === 0 ? 7000 : null, level: at === 2 ? 'advanced' : null, competencies: at < 3 ? ['competency:k'] : [] })), moduleOf('x'), moduleOf('y'), moduleOf('z'),
  zoneOf('core', 'core-testable', ['a', 'b', 'c', 'd']), zoneOf('pick', 'elective', ['x', 'y', 'z'], { place: 2, requirement: { kind: 'count', choose: 1 } }), zoneOf('extra', 'remedial', ['p'], { place: 3 }),
  bandRuleOf('a', []), bandRuleOf('b', ['p']), { id: 'rule:tries', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:c', title: 'Tries', failures: [{ at: 2, action: { do: 'escalate', to: 'a coach' } }] },
);
const cohort = { learners: 3500, seed: 5, attributes: [{ name: 'region', values: [{ value: 'north', weight: 3 }, { value: 'south', weight: 1 }] }, { name: 'store', count: 12, prefix: 'S', nestedIn: 'region' }] };

describe('S-5 cohorts', () => {
  it('15,000 learners where nothing else is said; weights, nesting and shares are met within four standard deviations', async () => {
    expect((await simulateCohort(document, {})).report.learners).toBe(15_000);
    const { report, part } = await simulateCohort(document, { ...cohort, learners: 20_000 });
    const north = report.byGroup['region']!.values['north']!.learners;
    expect(Math.abs(north - 15_000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.75 * 0.25));
    expect(Object.keys(report.byGroup['store']!.values).length).toBe(12);
    for (const { groups: [region, store = ''] } of part.cells) expect(region).toBe(Number(store.slice(1)) % 2 === 1 ? 'north' : 'south');
  });
  it('what is known otherwise is of a kind that the rules count: no rule is passed over', async () => {
    const scenarios = documentOf(roleOf(), moduleOf('a'), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', [], { reads: { subject: null, evidenceKinds: ['scenario', 'simulation'], maxAgeDays: null } }));
    const known = { learners: 2000, otherEvidence: { share: 1, mean: 95, sd: 1, loading: 0 } };
    expect((await simulateCohort(scenarios, known)).report.totals.waived).toBe(2000);
    expect((await simulateCohort(scenarios, { ...known, otherEvidence: { ...known.otherEvidence, kind: 'recall' } })).report.totals.waived).toBe(0);
  });
  it('conditional facts and ability shifts reach only whom they mean', async () => {
    const told = await simulateCohort(document, { ...cohort, facts: [{ fact: 'system', values: [{ value: 'ABB', when: { region: 'north' } }] }], ability: { shifts: [{ when: { region: 'south' }, by: 3 }] }, otherEvidence: { share: 1, mean: 70, sd: 15, loading: 1 } });
    const { north, south } = told.report.byGroup['region']!.values;
    // 90 of 100 is 1.33 standard deviations up: 9 % of the north and 95 % of the south.
    expect(north!.waivedAny.rate).toBeLessThan(0.2);
    expect(south!.waivedAny.rate).toBeGreaterThan(0.9);
    expect(told.report.byGroup['region']!.fourFifths).toMatchObject({ best: 'south', holds: false });
  });
  it('people of one store are alike where a draw is shared: the variance between stores is what it is told to be', () => {
    const { spec, simulation } = prepareCohort(document, { learners: 1000, attributes: [{ name: 'store', count: 20, prefix: 'S' }], ability: { sd: 0, shared: [{ attribute: 'store', sd: 1 }] }, otherEvidence: { share: 1, mean: 50, sd: 10, loading: 1 } }, { seed: null, asOf: null });
    if (simulation.job.kind !== 'cohort') throw new Error('no cohort');
    const source = createCohortSource(spec, simulation.job.programs, contextOf(simulation.job.facts));
    const block = source.block(0);
    const byCell = new Map<number, Set<number>>();
    for (let i = 0; i < block.count; i++) byCell.set(block.cells[i]!, (byCell.get(block.cells[i]!) ?? new Set()).add(block.scores[i * source.cohort.columns.length]!));
    expect([...byCell.values()].every((scores) => scores.size === 1)).toBe(true);
    expect(byCell.size).toBe(20);
    expect(new Set([...byCell.values()].map((scores) => [...scores][0])).size).toBeGreaterThan(15);
  });
  it('refuses what cannot be drawn, with what is wrong', () => {
    const refusal = (spec: unknown): string => {
      try {
        prepareCohort(document, spec, { seed: null, asOf: null });
        return '';
      } catch (error) {
        return (error as StudioError).message;
      }
    };
    expect(refusal({ learners: 0 })).toContain('learners');
    expect(refusal({ roles: [{ role: 'role:none' }] })).toContain('role:none, which is not in this workspace');
    expect(refusal({ attributes: [{ name: 'store', count: 3, nestedIn: 'region' }] })).toContain('"region", which it does not draw before');
    expect(refusal({ attributes: [{ name: 'role', count: 3 }] })).toContain('names of their own');
    expect(refusal({ model: { gain: { value: 1, basis: 'finding' } } })).toContain('a finding names its source');
    expect(refusal({ colour: 1 })).toContain('colour');
  });
});

describe('S-6 S-9 S-10 S-11 seeds, blocks, shards', () => {
  const model = { ...cohort, model: { dropOut: { value: 0.01 } } };
  it.each([['as given', cohort], ['modelled', model], ['traced', { ...cohort, model: { kind: 'bkt' } }]])('%s: the same again, another seed another hash, any shards merge to the whole', { timeout: 120_000 }, async (_what, spec) => {
    const whole = await simulateCohort(document, spec);
    expect((await simulateCohort(document, spec)).report).toEqual(whole.report);
    expect((await simulateCohort(document, { ...spec, seed: 6 })).report.pathsHash).not.toBe(whole.report.pathsHash);
    for (const shards of [1, 2, 3, 4, 7]) {
      const parts = await Promise.all(Array.from({ length: shards }, (_nothing, at) => simulateCohort(document, spec, { shard: { number: at + 1, of: shards } })));
      const merged = mergeParts(parts.map(({ part }) => simulationPartSchema.parse(JSON.parse(JSON.stringify(part)))).reverse());
      if (!merged.ok) throw new Error(merged.error);
      expect(merged.value).toEqual({ ...whole.part, runs: merged.value.runs });
      expect(missingBlocks(merged.value)).toEqual([]);
      expect(parts.map(({ lines }) => lines).join('')).toBe(whole.lines);
    }
  });
  it('what does not belong together is not merged', async () => {
    const [a, b] = [await simulateCohort(document, cohort, { shard: { number: 1, of: 2 } }), await simulateCohort(document, { ...cohort, seed: 9 }, { shard: { number: 2, of: 2 } })];
    expect(mergeParts([a.part, b.part])).toMatchObject({ ok: false, error: expect.stringContaining('not of the same simulation') as string });
    expect(mergeParts([a.part, a.part])).toMatchObject({ ok: false, error: expect.stringContaining('Learners 1 to 1000 are in more than one part') as string });
    expect(missingBlocks(a.part)).toEqual([2, 3]);
    expect(mergeParts([])).toMatchObject({ ok: false });
  });
  it('shards are whole blocks, none lost, none twice; bad ones are refused', () => {
    for (const learners of [1, 999, 1000, 1001, 15_000, 123_456]) {
      for (const shards of [1, 2, 3, 16]) {
        const ranges = Array.from({ length: shards }, (_nothing, at) => shardBlocks(learners, at + 1, shards));
        expect(ranges[0]!.from).toBe(0);
        expect(ranges.at(-1)!.to).toBe(Math.ceil(learners / 1000));
        for (let at = 1; at < shards; at++) expect(ranges[at]!.from).toBe(ranges[at - 1]!.to);
      }
    }
    expect(readShard('2/8')).toEqual({ number: 2, of: 8 });
    for (const bad of ['0/2', '3/2', '1', 'a/b', '1/2/3', '-1/2']) expect(() => readShard(bad)).toThrow('must be K/N');
  });
  it('stops between blocks when it is called off, with what there is so far, and tells how far it is', async () => {
    const told: number[] = [];
    const { part } = await simulateCohort(document, { ...cohort, learners: 40_000 }, { progress: (done) => void told.push(done), isCancelled: () => told.length >= 2 });
    expect(part.cells.reduce((sum, { sums }) => sum + sums.learners, 0)).toBe(told.at(-1));
    expect(part.blocks.length * 1000).toBe(told.at(-1));
    expect(told.length).toBe(2);
  });
});

describe('S-7 S-8 lines, sums and quantiles', () => {
  it.each([['as given', {}], ['modelled', { model: {} }], ['traced', { model: { kind: 'bkt', bkt: { competencies: [{ competency: 'competency:k', prior: { value: 0.5 } }] } } }]])('%s: every line is the run that runLearner gives the learner drawn for its row; sums are those of the lines', { timeout: 120_000 }, async (_what, more) => {
    const { simulation, spec } = prepareCohort(document, { ...cohort, learners: 1200, ...more }, { seed: null, asOf: null });
    if (simulation.job.kind !== 'cohort') throw new Error('no cohort');
    const compiled = compile(document, 'role:r');
    if (!compiled.ok) throw new Error('no program');
    const source = createCohortSource(spec, [compiled.value], contextOf(simulation.job.facts));
    const { report, lines } = await simulateCohort(document, { ...cohort, learners: 1200, ...more });
    const rows = lines.trim().split('\n').map((line) => line.split(','));
    expect(rows.length).toBe(1200);
    const batch = createBatch(compiled.value, source.cohort.columns);
    for (const index of [0, 1]) {
      const block = source.block(index);
      for (let i = 0; i < block.count; i += 37) {
        block.wish(i, batch);
        const background = source.cohort.backgrounds[block.backgrounds[i]!]!;
        const state = stateOfRow(batch.plan, source.cohort.columns, background, block.scores, i * source.cohort.columns.length, batch.scratch);
        const outcome = block.outcome?.(i, compiled.value);
        const { path, baselineMinutes } = runLearner(compiled.value, state, { learner: String(block.first + i + 1), ...(outcome ? { outcome } : {}) });
        const row = rows[block.first + i]!;
        expect([row[0], row[3], row[4], row.at(-1)]).toEqual([String(block.first + i + 1), String(path.minutes), String(baselineMinutes), path.steps.map(({ module, state: is }) => `${module.slice(7)}${is === 'done' ? '' : `:${is}`}`).join(' ')]);
      }
    }
    const minutes = rows.map((row) => Number(row[3])).sort((a, b) => a - b);
    const at = (share: number): number => minutes[Math.ceil(share * 1200) - 1]!;
    expect(report.minutes).toEqual({ p10: at(0.1), p50: at(0.5), p90: at(0.9), min: minutes[0], max: minutes.at(-1) });
    expect(report.totals.minutes).toBe(minutes.reduce((a, b) => a + b, 0));
    expect(report.saved.minutes).toBe(rows.reduce((sum, row) => sum + Number(row[4]) - Number(row[3]), 0));
    const c = report.modules.find(({ id }) => id === 'module:c')!;
    expect(c.waiting).toBe(rows.filter((row) => row.at(-1)!.includes('c:escalated')).length);
    expect(c.failed).toBe(rows.filter((row) => / c c(?: |$)| c c:escalated| c:escalated/.test(` ${row.at(-1)!}`)).length);
    if ('model' in more) expect(Math.min(c.failed, c.waiting)).toBeGreaterThan(20);
    else expect(c).toMatchObject({ failed: 0, waiting: 0 });
  });
  it('quantiles by nearest rank', () => {
    const histogram: [number, number][] = [[10, 1], [20, 8], [30, 1]];
    expect([0.1, 0.11, 0.5, 0.9, 0.91, 1].map((share) => minutesAt(histogram, share))).toEqual([10, 20, 20, 20, 30, 30]);
    expect(minutesAt([], 0.5)).toBe(0);
  });
  it('a role with groups, gates, blocks and an open zone', async () => {
    const { report, part } = await simulateCohort(richRole(), 2000);
    expect(report.learners).toBe(2000);
    expect(part.runs.singly).toBe(0);
    expect(Object.values(report.byRole)[0]!.coreDivergence).toBe(0);
  });
});
