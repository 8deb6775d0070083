import { describe, expect, it } from 'vitest';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { clopperPearson } from '#shared/simulate/statistics/intervals';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { edited } from '../helpers/scenario';
import { peopleOf, simulateCohort, simulateInPlace } from '../helpers/simulate';

const pathsOf = (lines: string): readonly string[] => lines.trim().split('\n').map((line) => line.split(',').at(-1) ?? '');

/** Three modules with placement, one behind the others, and a choice. */
const placement = documentOf(
  roleOf(), ...['a', 'b', 'c', 'x', 'y'].map((key) => moduleOf(key)), edgeOf('a', 'b'),
  zoneOf('core', 'core-testable', ['a', 'b', 'c']), zoneOf('pick', 'elective', ['x', 'y'], { place: 2, requirement: { kind: 'count', choose: 1 } }),
  bandRuleOf('a', []), bandRuleOf('b', []), bandRuleOf('c', []),
);

describe('16 personalisation off gives everybody the static order', () => {
  it('ON saves minutes, OFF none: one path for all', async () => {
    const spec = { learners: 3000, choices: 'authored', otherEvidence: { share: 0.5, mean: 80, sd: 15, loading: 0.5 } };
    const on = await simulateCohort(placement, spec);
    const off = await simulateCohort(edited(placement, 'zone:core', { static: true }), spec);
    expect(on.report.saved.minutes).toBeGreaterThan(0);
    expect(new Set(pathsOf(on.lines)).size).toBeGreaterThan(3);
    expect(off.report.saved.minutes).toBe(0);
    expect(new Set(pathsOf(off.lines))).toEqual(new Set(['a b c x']));
    expect(off.report.totals.waived).toBe(0);
  });
});

describe('32 loan officers: risk as told rates, interventions as a typed assumption', () => {
  const officers = documentOf(roleOf(), moduleOf('analysis', { passMark: 7000 }), moduleOf('basics'), zoneOf('core', 'core-testable', ['basics', 'analysis']));
  const spec = (pass: object): object => ({
    learners: 6000, seed: 32, facts: [{ fact: 'tenure', values: [{ value: 'under 2 years', weight: 1 }, { value: '2 years and more', weight: 2 }] }, { fact: 'commercial', values: [{ value: 'limited' }, { value: 'broad' }] }],
    model: { guess: { value: 0 }, rates: [{ title: 'under 2 years, limited commercial', module: 'module:analysis', when: { tenure: 'under 2 years', commercial: 'limited' }, pass }] },
  });
  it.each([
    ['65 % fail', { value: 0.35, basis: 'finding', source: 'S2: 65 % of loan officers with less than two years and limited commercial experience fail' }, 0.35],
    ['58 % pass before', { value: 0.58, basis: 'finding', source: 'S2' }, 0.58],
    ['87 % with coaching, tools and more time', { value: 0.87, basis: 'assumption', source: 'coaching, tools and more time' }, 0.87],
  ])('a seeded cohort reproduces the rate within its interval: %s', async (_what, pass, share) => {
    const { report } = await simulateCohort(officers, spec(pass));
    const [rate] = report.modelled!.rates;
    expect(rate!.tried).toBeGreaterThan(800);
    const exact = clopperPearson(rate!.passed, rate!.tried, 0.99);
    expect(exact.low).toBeLessThan(share);
    expect(exact.high).toBeGreaterThan(share);
    // What is assumed says so wherever it is told.
    expect(report.modelled!.assumptions.find(({ name }) => name.startsWith('rate:'))).toMatchObject(pass);
  });
  it('a finding without a source is refused', async () => {
    await expect(simulateCohort(officers, spec({ value: 0.87, basis: 'finding' }))).rejects.toThrow('a finding names its source');
  });
  it('the others follow the logistic model: those who are told apart fail more', async () => {
    const { report, part } = await simulateCohort(officers, spec({ value: 0.05 }));
    const others = part.modules.find(({ id }) => id === 'module:analysis')!.sums;
    const [rate] = report.modelled!.rates;
    const failed = others.failed - (rate!.tried - rate!.passed);
    expect(failed / (others.reached - rate!.tried)).toBeLessThan(0.6);
  });
});

describe('46 15,000 employees, 300 stores, four role categories with segments', () => {
  const keys = Array.from({ length: 24 }, (_nothing, at) => `m${String(at).padStart(2, '0')}`);
  const segment = (key: string, from: number, inherits: string | null): readonly object[] => [
    { ...roleOf(inherits ? { inherits } : {}), id: `role:${key}`, title: key }, { ...zoneOf(key, 'core-testable', keys.slice(from, from + 3), { place: from }), role: `role:${key}` },
  ];
  const retail: TrellisDocument = documentOf(
    ...keys.map((key) => moduleOf(key)), ...keys.slice(1, 12).map((key, at) => edgeOf(keys[at]!, key)),
    ...segment('associate', 0, null), ...segment('electronics', 3, 'role:associate'), ...segment('apparel', 6, 'role:associate'), ...segment('home-goods', 9, 'role:associate'),
    ...segment('department-manager', 12, null), ...segment('store-manager', 15, null), ...segment('corporate', 18, null),
    ...keys.map((key) => ({ ...bandRuleOf(key, [], { id: `rule:${key}` }), role: `role:${['associate', 'electronics', 'apparel', 'home-goods', 'department-manager', 'store-manager', 'corporate'][Math.floor(Number(key.slice(1)) / 3)] ?? 'corporate'}` })).slice(0, 21),
  );
  it('the whole run: everybody counted once, stores as they are, equal core in each role', async () => {
    const roles = [['electronics', 28], ['apparel', 28], ['home-goods', 28], ['department-manager', 8], ['store-manager', 2], ['corporate', 6]].map(([role, weight]) => ({ role: `role:${role}`, weight }));
    const { report, lines } = await simulateCohort(retail, { roles, attributes: [{ name: 'region', count: 12, prefix: 'R' }, { name: 'store', count: 300, prefix: 'S', nestedIn: 'region' }] });
    expect(report.learners).toBe(15_000);
    expect(Object.keys(report.byGroup['store']!.values).length + report.byGroup['store']!.hidden.values).toBe(300);
    expect(Object.values(report.byGroup['region']!.values).reduce((sum, { learners }) => sum + learners, 0)).toBe(15_000);
    for (const figures of Object.values(report.byRole)) expect(figures.coreDivergence).toBe(0);
    // Any two electronics associates: the same core in the same order, whatever is waived.
    const electronics = lines.trim().split('\n').map((line) => line.split(',')).filter((cells) => cells[1] === 'role:electronics').map((cells) => cells.at(-1)!.split(' ').map((step) => step.split(':')[0]).filter((key) => keys.indexOf(key!) < 6).join(' '));
    expect(electronics.length).toBeGreaterThan(3000);
    expect(new Set(electronics).size).toBe(1);
  });
});

describe('52 learners who give up, with and without what holds them', () => {
  it.each([[0.4], [0.16]])('a drop-out of %f over the path is reproduced within its interval', async (share) => {
    const steps = 4;
    const { report } = await simulateCohort(placement, { learners: 8000, otherEvidence: null, choices: 'authored', model: { dropOut: { value: 1 - (1 - share) ** (1 / steps) } } });
    const { low, high } = clopperPearson(report.modelled!.stopped.learners, 8000, 0.99);
    expect(low).toBeLessThan(share);
    expect(high).toBeGreaterThan(share);
  });
});

describe('57 self-assessment never waives alone', () => {
  it('everybody rates themselves at 100 %: nobody is waived anything; of others who were tested some are', async () => {
    const evidence = (kind: string): object => ({ learners: 500, otherEvidence: { kind, share: 1, mean: 100, sd: 0, loading: 0 } });
    expect((await simulateCohort(placement, evidence('self-report'))).report.totals.waived).toBe(0);
    expect((await simulateCohort(placement, evidence('recall'))).report.totals.waived).toBe(1500);
    const { simulation } = peopleOf(placement, 'id,role,score:module:a:self-report,score:module:b:recall\np,r,100,100\n');
    expect(pathsOf((await simulateInPlace(simulation)).lines)).toEqual(['a b:waived c x']);
  });
});

describe('S-17 70 seats of scheduled sessions', () => {
  const course = (capacity: number | null): TrellisDocument => documentOf(roleOf(), moduleOf('before', { minutes: 120 }), moduleOf('session', { deliveryMode: 'scheduled-session', capacity }), edgeOf('before', 'session'), zoneOf('core', 'core-testable', ['before', 'session']));
  it('200 learners and 50 seats a week: half wait at most a week, the last three', async () => {
    const { report } = await simulateCohort(course(50), { learners: 200, model: {} });
    expect(report.modelled!.sessions).toEqual([{ id: 'module:session', seats: 50, learners: 200, waited: 150, weeks: { p50: 1, p90: 3, max: 3 }, lastWeek: 4 }]);
    expect(report.modelled!.weeks).toEqual({ p50: 2, p90: 2 });
  });
  it('two sessions a week halve the queue; without a limit there is none', async () => {
    expect((await simulateCohort(course(50), { learners: 200, model: { sessionsPerWeek: { value: 2 } } })).report.modelled!.sessions[0]).toMatchObject({ waited: 100, weeks: { max: 1 } });
    expect((await simulateCohort(course(null), { learners: 200, model: {} })).report.modelled!.sessions).toEqual([]);
  });
  it('learners who come later wait less', async () => {
    const { report } = await simulateCohort(course(50), { learners: 200, model: { minutesPerWeek: { value: 60 } } });
    expect(report.modelled!.sessions[0]).toMatchObject({ waited: 150, lastWeek: 5 });
  });
});
