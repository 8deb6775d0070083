import { describe, expect, it } from 'vitest';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Ablation } from '#shared/simulate/fairness/ablation';
import { inPlace } from '../../electron/adapters/block-threads';
import { ablationText, auditText } from '../../electron/hosts/cli/simulate-audit';
import { ablate } from '../../electron/services/simulation/ablate';
import { cohortSource } from '../../electron/services/simulation/prepare';
import type { SweepSource } from '../../electron/services/simulation/sweep';
import { documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { peopleOf, simulateCohort, simulateInPlace, type Simulated } from '../helpers/simulate';

/** The leadership track enters the path of whoever reaches 80 % of what the rule reads and meets its conditions. */
const leadership = (subject: string, when: readonly object[]): TrellisDocument => documentOf(
  roleOf(), moduleOf('base'), moduleOf('track'), zoneOf('core', 'core-testable', ['base']), zoneOf('extra', 'remedial', ['track'], { place: 2 }),
  { id: 'rule:promote', type: 'rule', role: 'role:r', kind: 'score-bands', module: 'module:base', title: 'Leadership track', when, reads: { subject, evidenceKinds: [], maxAgeDays: null }, bands: [
    { from: 0, fromInclusive: true, to: 8000, toInclusive: false, action: { do: 'take' } }, { from: 8000, fromInclusive: true, to: 10000, toInclusive: true, action: { do: 'insert', modules: ['module:track'] } },
  ] },
);
const trained = { kind: 'fact', fact: 'prior training', is: 'equal', value: true };
const before = leadership('measure:performance', [trained]);
const after = leadership('measure:review', []);
const audit = { column: 'gender', outcome: 'module:track', qualification: 'measure:performance' };
const asked = { exposure: [], mustSee: [], formats: [], audit };

/** 1,000 of each, equal in performance; men trained before 670 times, women 500; by reviews of many 540 and 500 are over the bound. */
const people = ['id,role,group:gender,fact:prior training,score:measure:performance,score:measure:review', ...['men', 'women'].flatMap((gender) => Array.from({ length: 1000 }, (_nothing, at) => {
  const [prior, reviewed] = gender === 'men' ? [670, 540] : [500, 500];
  return `${gender}${at},r,${gender},${at < prior},85,${(at * 7) % 1000 < reviewed ? 90 : 70}`;
}))].join('\n');
const workers = { usual: 1, open: async (job: Parameters<typeof inPlace>[0]) => inPlace(job) };
const explain = (source: SweepSource, { report }: Simulated): Promise<Ablation | null> => ablate(workers, source, report.audit!, { workers: 1, progress: () => undefined, isCancelled: () => false });
const sourceOf = (document: TrellisDocument): SweepSource => ({ design: { document, spec: null, model: null, costs: null }, prepare: (design) => peopleOf(design.document, people, {}, asked).simulation });

describe('50 leadership suggestions that favour men by 34 %', () => {
  it('a rate ratio of 1.34 is an impact ratio of 0.746: four fifths do not hold, nor among people of equal scores; the training that is asked for closes all of it', async () => {
    const run = await simulateInPlace(peopleOf(before, people, {}, asked).simulation);
    const found = run.report.audit!;
    expect(found.groups.map(({ value, selected, rate }) => [value, selected, rate])).toEqual([['men', 670, 0.67], ['women', 500, 0.5]]);
    expect(0.67 / 0.5).toBeCloseTo(1.34, 12);
    expect(found.smallestRatio).toBeCloseTo(1 / 1.34, 12);
    expect(found.smallestRatio!.toFixed(3)).toBe('0.746');
    expect(found).toMatchObject({ best: 'men', holds: false, conditioned: { best: 'men', holds: false, covered: 1 } });
    expect(found.conditioned!.smallestRatio).toBeCloseTo(1 / 1.34, 12);
    const ablation = await explain(sourceOf(before), run);
    expect(ablation).toMatchObject({ group: 'women', best: 'men', top: 'rule:promote/when:1' });
    expect(ablation!.factors).toEqual([
      { name: 'rule:promote/when:1', kind: 'condition', title: 'Leadership track: prior training = true', ratio: 1, closes: 1 },
      // Without the rule nobody gets it: that is no remedy.
      { name: 'rule:promote', kind: 'rule', title: 'Leadership track', ratio: null, closes: null },
    ]);
    expect(auditText(found)).toContain('smallest ratio 0.746 (under four fifths)');
    expect(ablationText(ablation!)).toContain('most of all rule:promote/when:1');
  });
  it('by reviews of many instead: 1.08 is 0.926, four fifths hold, and nothing is left to explain', async () => {
    const run = await simulateInPlace(peopleOf(after, people, {}, asked).simulation);
    const found = run.report.audit!;
    expect(found.groups.map(({ selected }) => selected)).toEqual([540, 500]);
    expect(found.smallestRatio!.toFixed(3)).toBe('0.926');
    expect(found.holds).toBe(true);
    expect(await explain(sourceOf(after), run)).toBeNull();
  });
});

describe('S-24 S-25 audits of made-up people', () => {
  const spec = (more: object = {}): object => ({
    learners: 8000, otherEvidence: null, attributes: [{ name: 'gender', values: [{ value: 'men' }, { value: 'women' }] }],
    facts: [{ fact: 'prior training', values: [{ value: true, weight: 80, when: { gender: 'men' } }, { value: false, weight: 20, when: { gender: 'men' } }, { value: true, weight: 40, when: { gender: 'women' } }, { value: false, weight: 60, when: { gender: 'women' } }] }],
    evidence: [{ subject: 'measure:performance', kind: 'observed', share: 1, mean: 80, sd: 10, loading: 0.5 }], results: { audit }, ...more,
  });
  it('what is drawn by the column is a factor of its own; the top one is named; the same seed gives the same', async () => {
    const run = await simulateCohort(before, spec());
    const source = cohortSource(before, spec(), { seed: null, asOf: null });
    const ablation = await explain(source, run);
    expect(ablation!.ratio).toBeLessThan(0.6);
    const closes = Object.fromEntries(ablation!.factors.map(({ name, closes: share }) => [name, share]));
    // Asked by nobody, or drawn alike: either is all of it, but for chance.
    expect(closes['rule:promote/when:1']!).toBeGreaterThan(0.9);
    expect(closes['fact:prior training']!).toBeGreaterThan(0.9);
    expect(await explain(source, run)).toEqual(ablation);
  });
  it('who differs in ability is compared among equals: the condition on scores takes that part away', async () => {
    const shifted = spec({ facts: [], ability: { shifts: [{ when: { gender: 'women' }, by: -1.5 }] } });
    const { report } = await simulateCohort(leadership('measure:performance', []), shifted);
    expect(report.audit!.holds).toBe(false);
    // In one band everybody is selected, in the other nobody: equals are treated alike.
    expect(report.audit!.conditioned).toMatchObject({ smallestRatio: 1, holds: true });
    const raw = spec({ facts: [], ability: { shifts: [{ when: { gender: 'women' }, by: -1.5 }] }, results: { audit: { ...audit, qualification: null } } });
    const ablation = await explain(cohortSource(leadership('measure:performance', []), raw, { seed: null, asOf: null }), await simulateCohort(leadership('measure:performance', []), raw));
    expect(ablation).toMatchObject({ top: 'ability.shifts.1', group: 'women' });
    expect(ablation!.factors[0]!.closes).toBeGreaterThan(0.9);
  });
  it('small groups are left out; shards merge; what is not there is refused', async () => {
    const few = await simulateCohort(before, spec({ learners: 2000, attributes: [{ name: 'gender', values: [{ value: 'men', weight: 600 }, { value: 'women', weight: 600 }, { value: 'other', weight: 1 }] }] }));
    expect(few.report.audit!.groups.map(({ value }) => value)).not.toContain('other');
    const whole = await simulateCohort(before, spec({ learners: 3000 }));
    const halves = await Promise.all([1, 2].map((number) => simulateCohort(before, spec({ learners: 3000 }), { shard: { number, of: 2 } })));
    const sum = (cells: NonNullable<Simulated['part']['audit']>): number => cells.reduce((total, { selected }) => total + selected, 0);
    expect(sum(halves.flatMap(({ part }) => part.audit!))).toBe(sum(whole.part.audit!));
    await expect(simulateCohort(before, { results: { audit: { column: 'none' } } })).rejects.toThrow('There is no group column "none" to audit');
    await expect(simulateCohort(before, { results: { audit: { column: 'role', outcome: 'module:none' } } })).rejects.toThrow('There is no module module:none');
    await expect(simulateCohort(before, { otherEvidence: null, results: { audit: { column: 'role', qualification: 'measure:none' } } })).rejects.toThrow('Nobody has a score of measure:none');
  });
});
