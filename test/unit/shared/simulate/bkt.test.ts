import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson } from '#shared/simulate/statistics/intervals';
import { afterAttempt, bktSchema, inLightOf, inLightOfScore, passChance, tracingOf } from '#shared/simulate/response/bkt';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { masteryAfter, probabilityOf, type HiddenMastery } from '../../../helpers/hidden-mastery';
import { simulateCohort } from '../../../helpers/simulate';

const numbers: HiddenMastery = { prior: 0.3, learn: 0.2, guess: 0.2, slip: 0.1, forget: 0 };
const sequences = (length: number): readonly (readonly boolean[])[] => Array.from({ length: 2 ** length }, (_nothing, bits) => Array.from({ length }, (_other, at) => ((bits >> at) & 1) === 1));
const traced = (from: HiddenMastery, outcomes: readonly boolean[]): number => outcomes.reduce((mastery, passed) => afterAttempt(mastery, passed, from), from.prior);

describe('S-19 the recursion of Corbett and Anderson', () => {
  it('worked by hand', () => {
    // 0.3 · 0.9 + 0.7 · 0.2; then 0.27 / 0.41, and of the rest a fifth learns.
    expect(passChance(0.3, numbers)).toBeCloseTo(0.41, 12);
    expect(inLightOf(0.3, true, numbers)).toBeCloseTo(0.27 / 0.41, 12);
    expect(afterAttempt(0.3, true, numbers)).toBeCloseTo(0.27 / 0.41 + (0.14 / 0.41) * 0.2, 12);
    // 0.03 / 0.59 stay mastered after a failure.
    expect(afterAttempt(0.3, false, numbers)).toBeCloseTo(0.03 / 0.59 + (0.56 / 0.59) * 0.2, 12);
    expect(afterAttempt(1, true, { ...numbers, forget: 0.25 })).toBe(0.75);
  });
  it('without slip and guess: mastery expected after n attempts is 1 − (1 − prior)(1 − learn)^n', () => {
    const pure = { ...numbers, guess: 0, slip: 0 };
    for (const n of [0, 1, 2, 3, 6]) {
      const expected = sequences(n).reduce((sum, outcomes) => sum + (probabilityOf(pure, outcomes) === 0 ? 0 : probabilityOf(pure, outcomes) * traced(pure, outcomes)), 0);
      expect(expected).toBeCloseTo(1 - 0.7 * 0.8 ** n, 12);
    }
  });
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const any = fc.record({ prior: share, learn: share, guess: fc.double({ min: 0.01, max: 0.49, noNaN: true }), slip: fc.double({ min: 0.01, max: 0.49, noNaN: true }), forget: fc.oneof(fc.constant(0), share) });
  it('gives what counting all hidden histories gives, for any numbers and outcomes', () => {
    fc.assert(fc.property(any, fc.array(fc.boolean(), { maxLength: 7 }), (from, outcomes) => {
      expect(traced(from, outcomes)).toBeCloseTo(masteryAfter(from, outcomes), 9);
      expect(passChance(traced(from, outcomes), from)).toBeCloseTo(probabilityOf(from, [...outcomes, true]) / probabilityOf(from, outcomes), 9);
    }), { numRuns: 300 });
  });
  it('mastery stays a probability, and a pass never says less than a failure', () => {
    fc.assert(fc.property(any, share, (from, mastery) => {
      const [passed, failed] = [afterAttempt(mastery, true, from), afterAttempt(mastery, false, from)];
      expect(passed >= 0 && passed <= 1 && failed >= 0 && failed <= 1).toBe(true);
      expect(inLightOf(mastery, true, from)).toBeGreaterThanOrEqual(inLightOf(mastery, false, from) - 1e-12);
    }), { numRuns: 500 });
  });
  it('an outcome that cannot be leaves mastery as it is; a score lies between failure and pass', () => {
    expect(inLightOf(1, false, { ...numbers, slip: 0 })).toBe(1);
    expect(inLightOfScore(0.3, 1, numbers)).toBe(inLightOf(0.3, true, numbers));
    expect(inLightOfScore(0.3, 0, numbers)).toBe(inLightOf(0.3, false, numbers));
    expect(inLightOfScore(0.3, 0.5, numbers)).toBeCloseTo((0.27 / 0.41 + 0.03 / 0.59) / 2, 12);
  });
});

describe('S-19 the numbers of a specification', () => {
  it('of one competency go before those of all; what makes no sense is refused', () => {
    const bkt = bktSchema.parse({ learn: { value: 0.4 }, competencies: [{ competency: 'competency:a', learn: { value: 0.1 } }] });
    expect([tracingOf(bkt, 'competency:a').learn, tracingOf(bkt, 'competency:b').learn, tracingOf(bkt, 'competency:a').prior]).toEqual([0.1, 0.4, 0.3]);
    const refusal = (given: object): string => bktSchema.safeParse(given).error?.issues[0]?.message ?? '';
    expect(refusal({ guess: { value: 0.6 }, slip: { value: 0.4 } })).toContain('guess and slip together have to stay under 1');
    expect(refusal({ competencies: [{ competency: 'competency:a', guess: { value: 0.95 } }] })).toContain('guess and slip together');
    expect(refusal({ competencies: [{ competency: 'competency:a' }, { competency: 'competency:a' }] })).toContain('is there twice');
    expect(refusal({ prior: { value: 1.2 } })).toContain('a number from 0 to 1');
  });
});

const pair = documentOf(
  { id: 'competency:k', type: 'competency', title: 'K' }, { id: 'competency:l', type: 'competency', title: 'L' }, roleOf(),
  ...['a', 'b'].map((key) => moduleOf(key, { passMark: 7000, competencies: ['competency:k'] })), moduleOf('c', { passMark: 7000 }), moduleOf('d', { passMark: 7000, competencies: ['competency:k', 'competency:l'] }),
  edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('c', 'd'), zoneOf('core', 'core-testable', ['a', 'b', 'c', 'd']),
);
const learners = 12_000;
const model = (more: object = {}): object => ({ kind: 'bkt', bkt: { prior: { value: 0.3 }, learn: { value: 0.2 }, guess: { value: 0.2 }, slip: { value: 0.1 }, ...more } });
const firstTries = async (spec: object): Promise<Readonly<Record<string, { readonly tried: number; readonly passed: number }>>> => {
  const { part } = await simulateCohort(pair, { learners, otherEvidence: null, ...spec });
  return Object.fromEntries(part.paths[0]!.modules.map(({ id, tried, passed }) => [id.slice(7), { tried, passed }]));
};
const holds = ({ tried, passed }: { readonly tried: number; readonly passed: number }, share: number): void => {
  const { low, high } = clopperPearson(passed, tried, 0.999);
  expect([low < share, share < high], `${passed} of ${tried}, expected ${share}`).toEqual([true, true]);
};

describe('S-20 cohorts by knowledge tracing', () => {
  it('the second module of a competency is passed at first as all ways through the first one say', async () => {
    const tries = await firstTries({ model: model() });
    holds(tries['a']!, 0.41);
    // Attempts at the first module end with the first pass: 1, 2, … five at most, then the learner gives up.
    const ways = Array.from({ length: 5 }, (_nothing, fails) => [...Array.from({ length: fails }, () => false), true]);
    const reached = ways.reduce((sum, way) => sum + probabilityOf(numbers, way), 0);
    holds({ tried: learners, passed: tries['b']!.tried }, reached);
    holds(tries['b']!, ways.reduce((sum, way) => sum + probabilityOf(numbers, [...way, true]), 0) / reached);
    // A module without a competency is one of its own: nothing was learnt of it before.
    holds(tries['c']!, 0.41);
  });
  it('a module of two competencies is passed as the less mastered one says', async () => {
    const tries = await firstTries({ model: model({ competencies: [{ competency: 'competency:k', prior: { value: 1 } }, { competency: 'competency:l', prior: { value: 0.1 } }] }) });
    holds(tries['a']!, 0.9);
    holds(tries['d']!, 0.1 * 0.9 + 0.9 * 0.2);
  });
  it('what is known from outside raises the prior, self-report does not', async () => {
    const evidence = (kind: string): object => ({ evidence: [{ subject: 'competency:k', kind, share: 1, mean: 100, sd: 0, loading: 0 }], model: model() });
    holds((await firstTries(evidence('recall')))['a']!, passChance(0.27 / 0.41, numbers));
    holds((await firstTries(evidence('self-report')))['a']!, 0.41);
    // Of a module it is of the competencies of the module.
    holds((await firstTries({ evidence: [{ subject: 'module:a', share: 1, mean: 0, sd: 0, loading: 0 }], model: model() }))['b']!, (() => {
      const low = { ...numbers, prior: 0.03 / 0.59 };
      const ways = Array.from({ length: 5 }, (_nothing, fails) => [...Array.from({ length: fails }, () => false), true]);
      return ways.reduce((sum, way) => sum + probabilityOf(low, [...way, true]), 0) / ways.reduce((sum, way) => sum + probabilityOf(low, way), 0);
    })());
  });
  it('the report lists its numbers, and none of the logistic model', async () => {
    const { report } = await simulateCohort(pair, { learners: 10, model: model({ competencies: [{ competency: 'competency:l', slip: { value: 0.3, basis: 'finding', source: 'Pilot 2026' } }] }) });
    const names = report.modelled!.assumptions.map(({ name }) => name);
    expect(names.slice(0, 6)).toEqual(['bkt.prior', 'bkt.learn', 'bkt.guess', 'bkt.slip', 'bkt.forget', 'bkt.slip competency:l']);
    expect(names).not.toContain('gain');
    expect(report.modelled!.assumptions.find(({ name }) => name === 'bkt.slip competency:l')).toEqual({ name: 'bkt.slip competency:l', value: 0.3, basis: 'finding', source: 'Pilot 2026' });
  });
});
