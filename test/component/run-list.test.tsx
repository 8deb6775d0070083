// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { RunList } from '../../renderer/features/cohort/runs/run-list';
import { plainDraft } from '../../renderer/store/cohort-draft';
import { asItIs, changeCohort } from '../../renderer/store/cohort-runs';
import { mount, openStudio, type Mounted } from './fixture';

let mounted: Mounted | null = null;
afterEach(() => mounted?.unmount());

it('a run under way says how far it is, and then how far the runs without one factor are', async () => {
  const { studio } = await openStudio();
  const order = { key: 'run-1', draft: { ...plainDraft, learners: 1000 }, people: null, design: asItIs(), differs: '' };
  const at = async (done: number, total: number): Promise<readonly [string | null | undefined, string | null, string | null]> => {
    changeCohort(studio, () => ({ queue: [order], progress: { done, total, left: null } }));
    mounted = await mount(studio, <RunList />);
    const bar = mounted.box.querySelector('progress')!;
    const seen = [mounted.box.querySelector('.run-row small')?.textContent, bar.getAttribute('value'), bar.getAttribute('max')] as const;
    await mounted.unmount();
    return seen;
  };
  expect(await at(400, 1000)).toEqual(['400 of 1,000', '400', '1000']);
  expect(await at(3500, 9000)).toEqual(['Without one factor at a time: 2,500 of 8,000', '2500', '8000']);
});
