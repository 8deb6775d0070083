import { describe, expect, it } from 'vitest';
import { writeSvg } from '#shared/exchange/pictures/write-svg';
import { parseRecord } from '#shared/model/record';
import type { Cohort } from '#shared/model/cohort';
import { cohortSpecSchema } from '#shared/simulate/cohort/cohort-spec';
import { comparedFigures } from '../../../renderer/features/cohort/runs/compare-rows';
import { layoutCost } from '../../../renderer/features/cohort/costs/cost-bars';
import { costPicture } from '../../../renderer/features/cohort/costs/cost-picture';
import { costFacts } from '../../../renderer/features/cohort/costs/cost-facts';
import { comparedCosts, withCosts } from '../../../renderer/features/cohort/costs/cost-rows';
import type { Cost, Report } from '../../../renderer/features/cohort/figures';
import { moneyText } from '../../../renderer/i18n/t';
import { draftOf, plainDraft, recordOf, specOf } from '../../../renderer/store/cohort-draft';
import { isPriced, plainCosts, pricesOf } from '../../../renderer/store/cost-draft';
import type { Colours } from '../../../renderer/store/pictures/colours';

const saved = { total: 500, share: 0.2, low: 0.15, high: 0.25 };
const figures = { learners: 20, total: 2000, static: 2500, perLearner: { mean: 100, p10: 50, p50: 90, p90: 160 }, saved };
const cost: Cost = {
  currency: 'EUR', ...figures, of: { time: 1500, seats: 400, persons: 100 }, distribution: [{ from: 0, to: 50, learners: 5 }, { from: 50, to: 100, learners: 10 }, { from: 100, to: 200, learners: 5 }],
  byRole: { 'role:r': figures }, byGroup: { site: { x: 101 } }, hiddenAtOneHour: false, prices: [{ name: 'costs.hour', value: 40, basis: 'assumption', source: '' }],
};
const reportOf = (of: Cost | undefined): Report => ({ ...(of ? { cost: of } : {}) }) as unknown as Report;

describe('prices in the form', () => {
  const priced = { ...plainDraft, costs: { ...plainCosts, currency: 'CHF', hour: 50, spread: 20, byRole: { 'role:b': 80, 'role:gone': 9 } } };
  it('nothing is priced until something is', () => {
    expect(isPriced(plainCosts)).toBe(false);
    expect(recordOf(plainDraft, ['role:a']).costs).toBeNull();
    expect(cohortSpecSchema.parse(specOf(plainDraft, ['role:a'])).costs).toBeNull();
    expect(pricesOf(plainCosts, ['role:a'])).toBeNull();
    // A price of a role that is not there any more is none.
    expect(pricesOf({ ...plainCosts, byRole: { 'role:gone': 9 } }, ['role:a'])).toBeNull();
  });
  it('kept in the document and opened again they are the same; may they be off, they have a range', () => {
    const parsed = parseRecord({ id: 'cohort:x', type: 'cohort', title: 'X', ...recordOf(priced, ['role:b', 'role:a']) });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(draftOf(parsed.value as Cohort).costs).toEqual({ ...priced.costs, byRole: { 'role:b': 80 } });
    expect(cohortSpecSchema.parse(specOf(priced, ['role:b', 'role:a'])).costs).toEqual({
      currency: 'CHF', hour: { value: 50, basis: 'assumption', source: '', range: { low: 40, high: 60 } }, seat: { value: 0, basis: 'assumption', source: '' }, person: { value: 0, basis: 'assumption', source: '' },
      byRole: [{ role: 'role:b', hour: { value: 80, basis: 'assumption', source: '', range: { low: 64, high: 96 } } }],
    });
  });
});

describe('what a run costs', () => {
  it('prices that may all be off alike say what everything costs at their two ends', () => {
    const off = (value: number, low: number, high: number): Cost['prices'][number] => ({ name: 'x', value, basis: 'assumption', source: '', range: { low, high } });
    const more = (prices: Cost['prices']): string => costFacts({ ...cost, prices }).at(-1)!.more;
    expect(more([off(40, 32, 48), off(0, 0, 0), off(100, 80, 120)])).toBe('EUR 1,600.00 to EUR 2,400.00, as prices may be off');
    expect([more(cost.prices), more([off(40, 32, 48), off(100, 90, 110)])]).toEqual(['', '']);
  });
  it('is written with its currency', () => {
    expect([moneyText(1234.5, 'EUR'), moneyText(-12, 'CHF'), moneyText(-0.001, 'EUR'), moneyText(1_234_567.8, 'EUR')]).toEqual(['EUR 1,234.50', 'CHF −12.00', 'EUR 0.00', 'EUR 1,234,568']);
  });
  it('bars stand for learners by their area, on a scale that holds the static path', () => {
    const { bars, at, ticks } = layoutCost(cost);
    expect(bars.map(({ height }) => height)).toEqual([0.5, 1, 0.25]);
    expect([bars[0]!.left, bars.at(-1)!.right, at(125)]).toEqual([0, 1, 0.625]);
    expect(ticks).toEqual([0, 50, 100, 150, 200]);
    expect(layoutCost({ ...cost, static: 20 * 400 }).at(400)).toBe(1);
    expect(layoutCost({ ...cost, distribution: [], learners: 0, static: 0 }).bars).toEqual([]);
  });
  it('is a picture with its figures', () => {
    const svg = writeSvg(costPicture(cost, new Proxy({}, { get: () => '#123456' }) as Colours, 'Design as it is'));
    expect(svg).toContain('What it costs');
    expect(svg).toContain('A learner costs EUR 100.00, mean; 20.0 % less than the static path. 95 % by chance: 15.0 to 25.0 %');
  });
  it('what costs more than the static path is no saving', () => {
    const more = costFacts({ ...cost, static: 1800, saved: { total: -200, share: -0.1, low: -0.14, high: -0.06 } });
    expect(more.map(({ text, value, more: beside }) => [text, value, beside])).toEqual([['a learner, mean', 'EUR 100.00', 'static path EUR 90.00'], ['more than the static path', '10.0 %', '95 % by chance: 6.0 to 14.0 %'], ['more over the cohort', 'EUR 200.00', ''], ['all learners', 'EUR 2,000.00', '']]);
    expect(costFacts(cost)[1]).toEqual({ text: 'less than the static path', value: '20.0 %', more: '95 % by chance: 15.0 to 25.0 %' });
  });
  it('goes into the table of the run: columns for roles and groups, a row for each bin', () => {
    const rows = [['of', 'name', 'value', 'learners', 'minutes'], ['role', 'Rep', '', 20, 900], ['group', 'site', 'x', 12, 500], ['module', 'A', '', 20, null]];
    expect(withCosts(rows, reportOf(undefined), () => 'Rep')).toBe(rows);
    expect(withCosts(rows, reportOf(cost), () => 'Rep')).toEqual([
      ['of', 'name', 'value', 'learners', 'minutes', 'cost of a learner (EUR)', 'cost (EUR)', 'saved cost (EUR)', 'saved share of cost (EUR)'],
      ['role', 'Rep', '', 20, 900, 100, 2000, 500, 0.2], ['group', 'site', 'x', 12, 500, 101, null, null, null], ['module', 'A', '', 20, null, null, null, null, null],
      ['cost', 0, 50, 5, null, null, null, null, null], ['cost', 50, 100, 10, null, null, null, null, null], ['cost', 100, 200, 5, null, null, null, null, null],
    ]);
  });
  it('stands beside that of another run of the same currency', () => {
    expect(comparedCosts(cost, { ...cost, total: 1800, perLearner: { ...cost.perLearner, mean: 90 } }).map(({ key, a, b }) => [key, a, b])).toEqual([['cost', 100, 90], ['costTotal', 2000, 1800], ['costSaved', 0.2, 0.2]]);
    expect(comparedCosts(cost, { ...cost, currency: 'USD' })).toEqual([]);
    expect(comparedCosts(cost, undefined)).toEqual([]);
    const run = (of?: Cost) => ({ report: { learners: 1, totals: { minutes: 0, waived: 0, inserted: 0, escalated: 0 }, saved: { share: 0 }, ...(of ? { cost: of } : {}) }, detail: { whole: { longer: 0 } }, isComplete: true }) as unknown as Parameters<typeof comparedFigures>[0];
    expect(comparedFigures(run(cost), run(cost)).slice(-3).map(({ key, currency }) => [key, currency])).toEqual([['cost', 'EUR'], ['costTotal', 'EUR'], ['costSaved', undefined]]);
    expect(comparedFigures(run(cost), run()).length).toBe(6);
  });
});
