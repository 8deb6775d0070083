// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { FlowPanel } from '../../renderer/features/cohort/flow/flow-panel';
import type { Detail, Flow } from '../../renderer/features/cohort/figures';
import { Comparison } from '../../renderer/features/cohort/runs/comparison';
import type { CohortRun } from '../../renderer/store/cohort-runs';
import { mount, openStudio, type Mounted } from './fixture';

const open: Mounted[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.unmount();
});

describe('a flow without columns', () => {
  const shown = async (left: number, isReal: boolean): Promise<string> => {
    const { studio } = await openStudio();
    const flow: Flow = { role: 'role:r', columns: [], links: [], left };
    const mounted = await mount(studio, <FlowPanel detail={{ flows: [flow], byRole: {} } as unknown as Detail} modelled={false} isReal={isReal} run="Run" />);
    open.push(mounted);
    return mounted.box.querySelector('p')?.textContent ?? '';
  };
  it('of a table says that ways of few are hidden, not that no rule made a difference', async () => {
    expect(await shown(3, true)).toBe('No flow is shown: of people from a table, ways that fewer than 10 of them go are hidden, and no other way shows a difference.');
  });
  it('of made-up people, and where no rule touches the core, says that all go the same way', async () => {
    for (const text of [await shown(3, false), await shown(0, true)]) expect(text).toBe('All learners of this role leave its core in the same way.');
  });
});

describe('two runs beside each other', () => {
  const run = (share: number): CohortRun => ({
    title: `Run ${share}`, draft: {}, design: { asked: { kind: 'as-it-is' } }, people: null,
    result: { report: { learners: 10, totals: { minutes: 1000, steps: 10, waived: 0, inserted: 0, escalated: 0 }, saved: { minutes: 0, share }, byRole: {}, modules: [] }, detail: { whole: { longer: 0 } }, isComplete: true },
  }) as unknown as CohortRun;
  it('tells the difference of percentages in points', async () => {
    const { studio } = await openStudio();
    const mounted = await mount(studio, <Comparison run={run(0.127)} other={run(0.12)} />);
    open.push(mounted);
    const row = [...mounted.box.querySelectorAll('tbody tr')].find(({ textContent }) => textContent?.startsWith('Saved against the static path'));
    expect([...(row?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent)).toEqual(['12.7 %', '12.0 %', '+0.7 points']);
  });
});
