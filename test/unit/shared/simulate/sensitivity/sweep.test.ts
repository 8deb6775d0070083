import { describe, expect, it } from 'vitest';
import { clopperPearson } from '#shared/simulate/statistics/intervals';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../../helpers/documents';
import { sweepCohort, sweepSource } from '../../../../helpers/sweep';
import { peopleOf } from '../../../../helpers/simulate';
import { cohortSource } from '../../../../../electron/services/simulation/prepare';
import { sweepForWindow } from '../../../../../electron/services/simulation/simulate-for-window';
import { inPlace } from '../../../../../electron/adapters/block-threads';
import { StudioError } from '#shared/contract/contract-error';
import { prepareSweep } from '../../../../../electron/services/simulation/sweep';

/** One module of ten minutes that scores of 90 % and more waive, and one that nothing does. */
const placement = documentOf(roleOf(), moduleOf('a'), moduleOf('b'), zoneOf('core', 'core-testable', ['a', 'b']), bandRuleOf('a', []));
const learners = 20_000;
/** Everybody has a score, normal around 70 %. */
const known = { otherEvidence: { share: 1, mean: 70, sd: 15, loading: 0 } };

/** Standard normal distribution function: Abramowitz and Stegun 26.2.17, error under 7.5e-8. */
function normalBelow(z: number): number {
  if (z < 0) return 1 - normalBelow(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const tail = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - tail;
}

describe('S-18 a sweep moves one number at a time', () => {
  it('a threshold over scores of a known distribution waives the share that lies above it, within the exact interval', async () => {
    const { levers: [bound] } = await sweepCohort(placement, { learners, ...known }, [{ lever: 'rule:a/bound:2', low: 70, high: 95, steps: 6 }]);
    expect(bound!.points.map(({ at }) => at)).toEqual([70, 75, 80, 85, 90, 95]);
    for (const { at, waived } of bound!.points) {
      const share = 1 - normalBelow((at - 0.005 - 70) / 15);
      const { low, high } = clopperPearson(waived, learners, 0.999);
      expect([low < share, share < high], `${at} %: ${waived} of ${learners}, expected ${share}`).toEqual([true, true]);
    }
    // The same chance in all runs: who is waived at 95 is waived at 90, so that counts only fall, by no accident.
    const waived = bound!.points.map((point) => point.waived);
    expect([...waived].sort((a, b) => b - a)).toEqual(waived);
  });
  it('saved share follows from what is waived; the width is its span; the widest lever stands first', async () => {
    const { asIs, levers, runs } = await sweepCohort(placement, { learners, ...known });
    expect(levers.map(({ lever }) => lever)).toEqual(['rule:a/bound:2', 'rule:a/bound:1']);
    for (const { points } of levers) for (const { waived, savedShare, minutes } of points) expect([minutes, savedShare]).toEqual([20 * learners - 10 * waived, (10 * waived) / (20 * learners)]);
    expect(levers[0]).toMatchObject({ kind: 'threshold', value: 90, low: 80, high: 100, note: '' });
    expect(levers[0]!.width).toBe(levers[0]!.points[0]!.savedShare - levers[0]!.points.at(-1)!.savedShare);
    expect(levers[1]!.width).toBe(0);
    // Five values each, the one as it is not twice.
    expect(runs).toBe(1 + 4 + 4);
    expect(levers[0]!.points.find(({ at }) => at === 90)).toMatchObject(asIs);
  });
  it('a guess goes no further than the slip leaves room for, whatever its range: no run of the sweep is refused half-way', async () => {
    const numbers = { kind: 'bkt', bkt: { guess: { value: 0.2, range: { low: 0, high: 0.95 } }, slip: { value: 0.1, range: { low: 0.1, high: 0.6 } } } };
    const { levers } = await sweepCohort(placement, { learners: 200, ...known, model: numbers });
    expect(levers.find(({ lever }) => lever === 'bkt.guess')).toMatchObject({ low: 0, high: 0.899 });
    expect(levers.find(({ lever }) => lever === 'bkt.slip')).toMatchObject({ low: 0.1, high: 0.6 });
    await expect(sweepCohort(placement, { learners: 200, ...known, model: numbers }, [{ lever: 'bkt.guess', low: 0, high: 0.95 }])).rejects.toThrow('cannot go up to 0.95, only to 0.899');
    const nowhere = { kind: 'bkt', bkt: { competencies: [{ competency: 'competency:nowhere', guess: { value: 0.1 } }] } };
    await expect(sweepCohort(placement, { learners: 200, model: nowhere })).rejects.toThrow('The model names the competency competency:nowhere, which is not in this workspace.');
    await expect(sweepCohort(placement, { learners: 200, model: { gain: { value: 1, basis: 'finding', source: '  ' } } })).rejects.toThrow('a finding names its source');
  });
  it('pass rates that are told: the first-pass share is the rate, and the span over assumptions is told', async () => {
    const officers = documentOf(roleOf(), moduleOf('a', { passMark: 7000, format: 'coaching', minutes: 30 }), zoneOf('core', 'core-testable', ['a']), { id: 'rule:t', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:a', title: 'T', failures: [{ at: 1, action: { do: 'escalate', to: 'a coach' } }] });
    const report = await sweepCohort(officers, { learners: 4000, model: { rates: [{ title: 'All', pass: { value: 0.7, range: { low: 0.5, high: 0.9 } } }] } }, [{ lever: 'rate: All', steps: 3 }, { lever: 'pace', low: 15, high: 120, steps: 2 }]);
    const [rate, pace] = ['rate: All', 'minutesPerWeek'].map((name) => report.levers.find(({ lever }) => lever === name)!);
    for (const { at, firstPass, escalated } of rate!.points) {
      const { low, high } = clopperPearson(Math.round(firstPass! * 4000), 4000, 0.999);
      expect(low < at && at < high).toBe(true);
      expect(escalated).toBe(4000 - Math.round(firstPass! * 4000));
    }
    expect(rate!.points.map(({ at }) => at)).toEqual([0.5, 0.7, 0.9]);
    expect(pace!.points.map(({ at, weeks }) => [at, weeks])).toEqual([[15, 2], [120, 1]]);
    // Everybody sits the half hour once; whoever fails waits for a person.
    expect(report.asIs.coachHours).toBe(2000);
    expect(report.assumptions).toEqual({ low: 0, high: 0 });
  });
  it('numbers of the people: what is known of more learners saves more; typed ranges are proposed', async () => {
    const { levers, skipped, assumptions } = await sweepCohort(placement, { learners: 5000, otherEvidence: { share: 0.5, mean: 85, sd: 10, loading: 0 }, ranges: { 'otherEvidence.share': { low: 0.25, high: 1 } } });
    const share = levers.find(({ lever }) => lever === 'otherEvidence.share')!;
    const waived = share.points.map((point) => point.waived);
    expect([...waived].sort((a, b) => a - b)).toEqual(waived);
    expect(assumptions).toEqual({ low: share.points[0]!.savedShare, high: share.points.at(-1)!.savedShare });
    expect(skipped).toContainEqual({ lever: 'otherEvidence.mean', title: 'otherEvidence.mean', why: expect.stringContaining('No range was given') as string });
  });
  it('the same again gives the same; another seed does not', async () => {
    const spec = { learners: 2000, ...known, seed: 4 };
    const first = await sweepCohort(placement, spec);
    expect(await sweepCohort(placement, spec)).toEqual(first);
    expect(await sweepCohort(placement, { ...spec, seed: 5 })).not.toEqual(first);
  });
  it('people of a table: their scores are as they are', async () => {
    const csv = `id,role,score:module:a\n${Array.from({ length: 101 }, (_nothing, at) => `p${at},r,${at}`).join('\n')}\n`;
    const source = { design: { document: placement, spec: null, model: null, costs: null }, prepare: ({ document }: { document: typeof placement }) => peopleOf(document, csv).simulation };
    const { levers } = await sweepSource(source, [{ lever: 'rule:a/bound:2', low: 70, high: 100, steps: 4 }]);
    expect(levers[0]!.points.map(({ at, waived }) => [at, waived])).toEqual([[70, 31], [80, 21], [90, 11], [100, 1]]);
  });
});

describe('S-18 what cannot be moved', () => {
  const refusal = (levers: Parameters<typeof prepareSweep>[1], document = placement, spec: object = { learners: 10, model: {} }): string => {
    try {
      prepareSweep(cohortSource(document, spec, { seed: null, asOf: null }), levers);
      return '';
    } catch (fault) {
      return (fault as Error).message;
    }
  };
  it.each([
    [[{ lever: 'rule:none/bound:1' }], 'There is no lever "rule:none/bound:1". There are: rule:a/bound:1, rule:a/bound:2'],
    [[{ lever: '__proto__' }], 'There is no lever "__proto__"'],
    [[{ lever: 'constructor' }], 'There is no lever "constructor"'],
    [[{ lever: 'rule:a/bound:2', low: 60, high: 95 }], 'cannot go down to 60, only to 60.01. The band below begins at 60 % and would hold no score.'],
    [[{ lever: 'rule:a/bound:1', low: 50, high: 90 }], 'cannot go up to 90, only to 89.99. The band above ends at 89.99 % and would hold no score.'],
    [[{ lever: 'rule:a/bound:2', low: 80, high: 101 }], 'cannot go up to 101, only to 100'],
    [[{ lever: 'rule:a/bound:2', low: 95, high: 100 }], 'stands at 90, outside 95 to 100'],
    [[{ lever: 'rule:a/bound:2', low: 95, high: 80 }], 'is no range'],
    [[{ lever: 'guess', low: -1, high: 0.5 }], 'The lever guess cannot go down to -1, only to 0'],
    [[{ lever: 'gain' }, { lever: 'gain' }], 'named twice'],
    [[{ lever: 'ability.mean' }], 'The lever ability.mean cannot be moved by itself. No range was given'],
    [Array.from({ length: 11 }, (_nothing, at) => ({ lever: ['gain', 'guess', 'discrimination', 'dropOut', 'minutesPerWeek', 'difficulty.none', 'difficulty.advanced', 'difficulty.foundation', 'difficulty.intermediate', 'rule:a/bound:1', 'rule:a/bound:2'][at]!, steps: 101 })), 'more than 1000'],
  ])('%j is refused', (levers, message) => {
    expect(refusal(levers)).toContain(message);
  });
  it('the pass mark of a module keeps a waiver from going under it; a bound that cannot move at all is told', async () => {
    const strict = documentOf(roleOf(), moduleOf('a', { passMark: 8500 }), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', []));
    const { levers } = await sweepCohort(strict, { learners: 10 });
    expect(levers.find(({ lever }) => lever === 'rule:a/bound:2')).toMatchObject({ low: 85, high: 100, note: 'The pass mark of its module is 85 %, and nothing under it waives.' });
    expect(refusal([{ lever: 'rule:a/bound:2', low: 80, high: 90 }], strict)).toContain('The pass mark of its module is 85 %');
    const narrow = documentOf(roleOf(), moduleOf('a'), zoneOf('core', 'core-testable', ['a']), { ...bandRuleOf('a', []), bands: [{ from: 0, fromInclusive: true, to: 0, toInclusive: true, action: { do: 'take' } }, { from: 0, fromInclusive: false, to: 1, toInclusive: true, action: { do: 'take' } }, { from: 2, fromInclusive: true, to: 10000, toInclusive: true, action: { do: 'waive' } }] });
    const { skipped, levers: left } = await sweepCohort(narrow, { learners: 10 });
    expect(skipped).toContainEqual({ lever: 'rule:a/bound:1', title: expect.any(String) as string, why: expect.stringContaining('would hold no score') as string });
    expect(left.map(({ lever }) => lever)).toEqual(['rule:a/bound:2']);
  });
  it('rules of a role that is inherited are moved, those of other roles and of modules that are on no path are not', async () => {
    const roles = documentOf(
      roleOf(), { ...roleOf({ inherits: 'role:r' }), id: 'role:s', title: 'Segment' }, { ...roleOf(), id: 'role:x', title: 'Other' }, moduleOf('a'), moduleOf('b'), moduleOf('c'),
      zoneOf('core', 'core-testable', ['a']), { ...zoneOf('other', 'core-testable', ['b']), role: 'role:x' }, bandRuleOf('a', []), { ...bandRuleOf('b', []), role: 'role:x' }, bandRuleOf('c', []),
    );
    const { levers, skipped } = await sweepCohort(roles, { learners: 10, roles: [{ role: 'role:s' }] });
    expect(levers.map(({ lever }) => lever).sort()).toEqual(['rule:a/bound:1', 'rule:a/bound:2']);
    expect(skipped.filter(({ lever }) => lever.startsWith('rule:'))).toEqual(['1', '2'].map((at) => ({ lever: `rule:c/bound:${at}`, title: expect.any(String) as string, why: 'The module of this rule is on no path of the roles that are simulated.' })));
  });
  it('conditions: a result that a rule asks for is a threshold; a fact needs to be told from where to where', async () => {
    const asked = documentOf(roleOf(), moduleOf('a'), moduleOf('b'), edgeOf('b', 'a'), zoneOf('core', 'core-testable', ['b', 'a']), bandRuleOf('a', [], { when: [{ kind: 'result', subject: 'module:b', evidenceKinds: ['recall'], is: 'at-least', score: 5000 }, { kind: 'fact', fact: 'tenure', is: 'at-least', value: 3 }] }));
    const spec = { learners: 4000, otherEvidence: null, evidence: [{ subject: 'module:a', share: 1, mean: 95, sd: 0, loading: 0 }, { subject: 'module:b', share: 1, mean: 50, sd: 20, loading: 0 }], facts: [{ fact: 'tenure', values: [{ value: 1 }, { value: 3 }, { value: 5 }, { value: 7 }] }] };
    const { levers: [fact, result] } = await sweepCohort(asked, spec, [{ lever: 'rule:a/when:1' }, { lever: 'rule:a/when:2', low: 0, high: 8, steps: 5 }]);
    expect([fact!.lever, result!.lever]).toEqual(['rule:a/when:2', 'rule:a/when:1']);
    // Half of the quarters that are let in: all, all but the first, …, none.
    for (const [at, share] of [[0, 0.5], [2, 0.375], [4, 0.25], [6, 0.125], [8, 0]] as const) {
      const { low, high } = clopperPearson(fact!.points.find((point) => point.at === at)!.waived, 4000, 0.999);
      expect(low <= share && share <= high).toBe(true);
    }
    expect(refusal([{ lever: 'rule:a/when:2' }], asked, { learners: 10 })).toContain('A fact has no range of its own');
  });
  it('ranges that are typed have to hold the value, and stay within what can be', () => {
    const spec = (more: object): string => refusal([], placement, { learners: 10, ...more });
    expect(spec({ model: { gain: { value: 2, range: { low: 0, high: 1 } } } })).toContain('the value lies outside its range');
    expect(spec({ model: { guess: { value: 0.2, range: { low: 0, high: 2 } } } })).toContain('a number from 0 to 1, and so its range');
    expect(spec({ model: { gain: { value: 0.5, range: { low: 1, high: 0 } } } })).toContain('a range goes from low to high');
    expect(spec({ ranges: { 'ability.mean': { low: 1, high: 2 } } })).toContain('the value 0 lies outside its range');
    expect(spec({ ranges: { 'ability.none': { low: 1, high: 2 } } })).toContain('there is no number of this name. There are: ability.mean');
    expect(spec({ ranges: { 'otherEvidence.share': { low: 0, high: 2 } } })).toContain('a range within 0 to 1');
  });
});

describe('S-18 a sweep that is called off', () => {
  it('tells of the levers that were run to their end by then', async () => {
    const told: [number, number][] = [];
    const report = await sweepCohort(placement, { learners: 1000, ...known }, [], { progress: (done, total) => void told.push([done, total]), isCancelled: () => told.length >= 6 });
    expect(report.levers.map(({ lever }) => lever)).toEqual(['rule:a/bound:1']);
    expect(told.at(-1)).toEqual([6000, 8000]);
  });
  it.each([[1, 0], [6, 1]])('in a window, after %i steps: %i levers', async (steps, levers) => {
    let told = 0;
    const step = async (): Promise<void> => {
      if (++told >= steps) throw new StudioError('cancelled', 'Nothing was written.');
    };
    const { sweep, isComplete } = await sweepForWindow({ blocks: { usual: 1, open: async (job) => inPlace(job) } }, placement, { learners: 1000, ...known }, [], step);
    expect([isComplete, sweep.levers.length]).toEqual([false, levers]);
  });
});
