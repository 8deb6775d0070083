import { describe, expect, it } from 'vitest';
import { mergeParts } from '#shared/simulate/results/merge';
import { estimateAbilities } from '#shared/simulate/people/estimate-ability';
import { clopperPearson } from '#shared/simulate/statistics/intervals';
import { documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { peopleOf, simulateInPlace } from '../../../helpers/simulate';

const course = documentOf(roleOf(), moduleOf('a', { passMark: 7000, capacity: 50 }), zoneOf('core', 'core-testable', ['a']));

describe('S-26 ability of people from a table', () => {
  it('one column: λ z; two equal ones: more of it; too few scores, no spread or none: 0', () => {
    // Ten scores of 40 and ten of 60: mean 50, spread 10, so that z is −1 or 1.
    const one = Int16Array.from({ length: 21 }, (_nothing, at) => (at === 20 ? -1 : at < 10 ? 4000 : 6000));
    const abilities = estimateAbilities(one, 21, 1, 0.6);
    // Σ λz/(1−λ²) over 1 + λ²/(1−λ²) is λz for one score.
    expect([abilities[0]!, abilities[15]!].map((ability) => ability.toFixed(9))).toEqual(['-0.600000000', '0.600000000']);
    expect(abilities[20]).toBe(0);
    const two = Int16Array.from({ length: 40 }, (_nothing, at) => (at < 20 ? 4000 : 6000));
    expect(estimateAbilities(two, 20, 2, 0.6)[19]).toBeCloseTo((2 * 0.6) / 0.64 / (1 + (2 * 0.36) / 0.64), 12);
    expect([...estimateAbilities(Int16Array.from({ length: 9 }, (_nothing, at) => 1000 * at), 9, 1, 0.6)]).toEqual(Array(9).fill(0));
    expect([...estimateAbilities(new Int16Array(20).fill(5000), 20, 1, 0.6)]).toEqual(Array(20).fill(0));
    expect([...estimateAbilities(one, 21, 1, 0)].map(Math.abs)).toEqual(Array(21).fill(0));
  });
  it('whoever scored more passes more often, as the logistic model says of the estimate', async () => {
    const rows = Array.from({ length: 4000 }, (_nothing, at) => `p${at},r,${at % 2 === 0 ? 'low' : 'high'},${at % 2 === 0 ? 40 : 60}`);
    const model = { difficulty: { none: { value: 0 } }, gain: { value: 0 }, evidenceLoading: { value: 0.8 } };
    const { report, part } = await simulateInPlace(peopleOf(course, `id,role,group:score,score:measure:test\n${rows.join('\n')}\n`, {}, undefined, { ...model, rates: [] }).simulation);
    const share = (ability: number): number => 1 / (1 + Math.exp(-ability));
    // Half at −0.8, half at 0.8: together one half pass at first.
    const [module] = part.paths[0]!.modules;
    const { low, high } = clopperPearson(module!.passed, 4000, 0.999);
    expect([low < 0.5, high > 0.5, module!.tried]).toEqual([true, true, 4000]);
    expect(report.modelled!.assumptions.find(({ name }) => name === 'evidenceLoading')).toMatchObject({ value: 0.8, basis: 'assumption' });
    expect(report.modelled!.sessions[0]).toMatchObject({ learners: 4000, seats: 50 });
    // Steps are attempts: 1/p each, but for the few who give up after five.
    const attempts = (value: string): number => report.byGroup['score']!.values[value]!.steps / 2000;
    const expected = (p: number): number => (1 - (1 - p) ** 5) / p;
    for (const [value, ability] of [['low', -0.8], ['high', 0.8]] as const) expect(Math.abs(attempts(value) - expected(share(ability)))).toBeLessThan(0.2);
    expect(attempts('low')).toBeGreaterThan(attempts('high'));
  });
  it('told rates reach whom they mean by group and fact; recorded attempts come first; shards merge to the whole', async () => {
    const rows = Array.from({ length: 2500 }, (_nothing, at) => `p${at},r,${at % 2 === 0 ? 'new' : 'old'},${at % 4 < 2},${at === 0 ? '10 20' : ''}`);
    const model = { rates: [{ title: 'New and trained', when: { team: 'new', trained: 'true' }, pass: { value: 1 } }, { title: 'All others', pass: { value: 0.5 } }] };
    const { simulation } = peopleOf(course, `id,role,group:team,fact:trained,attempts:module:a\n${rows.join('\n')}\n`, {}, undefined, model);
    const whole = await simulateInPlace(simulation);
    const [fresh, others] = whole.report.modelled!.rates;
    // The first of them failed twice, as recorded.
    expect(fresh).toMatchObject({ tried: 625, passed: 624 });
    expect(others!.tried).toBe(1875);
    expect([others!.low < 0.5, others!.high > 0.5]).toEqual([true, true]);
    expect(whole.lines.split('\n')[0]).toMatch(/ a a$|,a a a$/);
    const halves = await Promise.all([1, 2].map((number) => simulateInPlace(simulation, { shard: { number, of: 2 } })));
    const merged = mergeParts(halves.map(({ part }) => part));
    expect(merged).toEqual({ ok: true, value: { ...whole.part, runs: merged.ok ? merged.value.runs : null } });
    expect((await simulateInPlace(simulation)).report).toEqual(whole.report);
  });
  it('by knowledge tracing, scores of the table raise the prior', async () => {
    const of = async (score: number): Promise<number> => {
      const rows = Array.from({ length: 3000 }, (_nothing, at) => `p${at},r,${score}`);
      const { part } = await simulateInPlace(peopleOf(course, `id,role,score:module:a\n${rows.join('\n')}\n`, {}, undefined, { kind: 'bkt' }).simulation);
      return part.paths[0]!.modules[0]!.passed / 3000;
    };
    expect(Math.abs((await of(100)) - (0.2 + 0.7 * (0.27 / 0.41)))).toBeLessThan(0.04);
    expect(Math.abs((await of(0)) - (0.2 + 0.7 * (0.03 / 0.59)))).toBeLessThan(0.04);
  });
});
