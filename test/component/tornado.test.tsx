// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { Tornado } from '../../renderer/features/sensitivity/tornado';
import type { Measure, Sweep, SweepLever } from '../../renderer/store/sweep-verbs';
import { mount, openStudio, type Mounted } from './fixture';

const open: Mounted[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.unmount();
});

const lever = { lever: 'costs.hour', title: 'costs.hour', kind: 'assumption', value: 50, low: 40, high: 60, note: '', points: [{ at: 40, cost: 86_770, savedShare: 0.1 }, { at: 60, cost: 130_155, savedShare: 0.2 }] } as unknown as SweepLever;
const sweep = { asIs: { cost: 108_463, savedShare: 0.15 }, currency: 'EUR', levers: [lever] } as unknown as Sweep;

async function shown(measure: Measure): Promise<HTMLElement> {
  const { studio } = await openStudio();
  const mounted = await mount(studio, <Tornado sweep={sweep} levers={[lever]} measure={measure} chosen={null} />);
  open.push(mounted);
  return mounted.box;
}

describe('what moves the result', () => {
  it('has room for the longest range, in which the currency stands once', async () => {
    const box = await shown('cost');
    expect(box.querySelector('.tornado-ends')?.textContent).toBe('EUR 86,770 to 130,155');
    expect(box.querySelector<HTMLElement>('.tornado')?.style.getPropertyValue('--ends')).toBe('21ch');
  });
  it('colours follow what is better: less of costs, more of what is saved', async () => {
    const sides = async (measure: Measure) => [...(await shown(measure)).querySelectorAll('.tornado-bar i + i')].map(({ className }) => className);
    expect(await sides('cost')).toEqual(['tornado-low better', 'tornado-high worse']);
    expect(await sides('savedShare')).toEqual(['tornado-low worse', 'tornado-high better']);
  });
  it('tells the whole name in a title', async () => {
    const name = (await shown('cost')).querySelector('.tornado-title');
    expect(name?.getAttribute('title')).toBe(name?.textContent);
  });
});
