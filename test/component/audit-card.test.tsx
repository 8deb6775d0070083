// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { AuditCard } from '../../renderer/features/cohort/audit/audit-card';
import type { AuditFound } from '../../renderer/features/cohort/audit/audit-words';
import { mount, openStudio, type Mounted } from './fixture';

let mounted: Mounted | null = null;
afterEach(() => mounted?.unmount());

const group = (value: string, learners: number, selected: number, ratio: number | null) => ({ value, learners, selected, rate: selected / learners, ratio, low: 0.4, high: 0.7 });
const fails: AuditFound = { column: 'gender', outcome: 'waived', qualification: null, best: 'men', smallestRatio: 0.746, holds: false, groups: [group('men', 1000, 670, 1), group('women', 1000, 500, 0.746)], conditioned: null };
const ablation: NonNullable<AuditFound['ablation']> = {
  group: 'women', best: 'men', ratio: 0.746, top: 'rule:a/when:1',
  factors: [{ name: 'rule:a/when:1', kind: 'condition', title: 'Track: trained', ratio: 0.91, closes: 0.63 }, { name: 'fact:x', kind: 'people', title: 'tenure', ratio: 0.745, closes: -0.004 }, { name: 'rule:b', kind: 'rule', title: 'Other', ratio: 0.5, closes: -0.97 }, { name: 'rule:c', kind: 'rule', title: 'All', ratio: null, closes: null }],
};
const show = async (audit: AuditFound, hidden = 0, isComplete = true): Promise<string> => {
  const { studio } = await openStudio();
  mounted = await mount(studio, <AuditCard audit={audit} report={{ learners: 2000, byGroup: audit.column === 'role' ? {} : { gender: { values: {}, hidden: { values: hidden, learners: 5 * hidden }, fourFifths: { best: null, smallestRatio: null, holds: null } } } }} isComplete={isComplete} />);
  return mounted.box.textContent;
};

it('tells rates with intervals, the ratio, the verdict in words, and how many groups are hidden', async () => {
  const text = await show({ ...fails, ablation }, 2);
  expect(text).toContain('Below four fifths: the rate of women is 0.75 of that of men.');
  expect(text).toContain('2 groups hidden: too few people to show without naming them');
  expect([...mounted!.box.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual([expect.stringMatching(/^men1,00067067.0 %40.0 % to 70.0 %1.00Highest rate$/), expect.stringMatching(/^women1,00050050.0 %40.0 % to 70.0 %0.75−17.0 points ?Below four fifths$/), expect.any(String)]);
});

it('tells what the gap comes from, largest first, and what closes nothing or widens it', async () => {
  const text = await show({ ...fails, ablation });
  expect(text).toContain('Where the 0.75 comes from');
  expect([...mounted!.box.querySelectorAll('.ablation li')].map((row) => row.textContent)).toEqual([
    'Track: trainedCondition of a rule · without it 0.9163 % of the gap', 'OtherRule · without it 0.50the gap grows by 97 %', 'AllRule · without it nobody is left to compare–', 'tenureHow people are made up · without it 0.74nothing',
  ]);
  expect(text).toContain('Most of it: Track: trained.');
  expect(mounted!.box.querySelector('.ablation summary')!.textContent).toBe('1 factor makes no difference');
});

it('says why a gap is not explained, and when there is nothing to compare', async () => {
  expect(await show(fails)).toContain('Where the 0.75 comes from is not known: the runs without one factor were called off.');
  await mounted!.unmount();
  expect(await show(fails, 0, false)).toContain('Where the 0.75 comes from is told of a whole run only.');
  await mounted!.unmount();
  expect(await show({ ...fails, ablation: { ...ablation, factors: [], top: null } })).toContain('No rule of these roles could make a difference');
  await mounted!.unmount();
  expect(await show({ ...fails, holds: null, best: null, smallestRatio: null, groups: [] }, 3)).toContain('there is nothing to compare');
});

it('roles with too few people are hidden, and that is said', async () => {
  expect(await show({ ...fails, column: 'role' })).not.toContain('are hidden');
  await mounted!.unmount();
  expect(await show({ ...fails, column: 'role', groups: fails.groups.slice(0, 1) })).toContain('Roles with too few people are hidden.');
});

it('tells people of equal scores apart from all', async () => {
  const conditioned = { best: 'men', smallestRatio: 0.95, holds: true, covered: 0.9, groups: [{ value: 'men', rate: 0.6, ratio: 1 }, { value: 'women', rate: 0.57, ratio: 0.95 }] };
  const equal = { ...fails, qualification: 'measure:review', conditioned };
  const text = await show(equal);
  expect(text).toContain('Among people of equal scores in Measure review four fifths hold: 0.95. 90.0 % of the people are compared.');
  // Equals are treated alike: nothing is left to explain.
  expect(text).not.toContain('comes from');
  await mounted!.unmount();
  expect(await show({ ...equal, conditioned: null })).toContain('no band of scores has ten people of each group');
});
