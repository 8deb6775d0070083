// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { TrellisRecord } from '#shared/model/record';
import { writeSvg } from '#shared/exchange/pictures/write-svg';
import { devRecords } from '../../renderer/dev/dev-records';
import { costPicture } from '../../renderer/features/cohort/costs/cost-picture';
import type { Colours } from '../../renderer/store/pictures/colours';
import { CostForm } from '../../renderer/features/cohort/setup/cost-form';
import { CostPanel } from '../../renderer/features/cohort/costs/cost-panel';
import type { Cost } from '../../renderer/features/cohort/figures';
import type { CohortRun } from '../../renderer/store/cohort-runs';
import { mount, openStudio, press, settle, type, type Mounted } from './fixture';

const open: Mounted[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.unmount();
});

const figures = { learners: 20, total: 2000, static: 2500, perLearner: { mean: 100, p10: 50, p50: 90, p90: 160 }, saved: { total: 500, share: 0.2, low: null, high: null } };
const cost: Cost = {
  currency: 'EUR', ...figures, of: { time: 1500, seats: 400, persons: 100 }, distribution: [{ from: 50, to: 100, learners: 15 }, { from: 100, to: 200, learners: 5 }], byRole: {}, byGroup: null, hiddenAtOneHour: true,
  prices: [{ name: 'costs.hour', value: 40, basis: 'finding', source: 'Payroll' }, { name: 'costs.seat', value: 0, basis: 'assumption', source: '' }],
};

async function shown(of: Cost | undefined, records: readonly TrellisRecord[] = devRecords): Promise<HTMLElement> {
  const { studio } = await openStudio(records);
  const document = studio.replica.getState().document;
  const mounted = await mount(studio, <CostPanel run={{ title: 'Run', document, result: { report: of ? { cost: of } : {} } } as unknown as CohortRun} />);
  open.push(mounted);
  return mounted.box;
}

describe('what a run costs', () => {
  it('without prices says how to have it told', async () => {
    expect((await shown(undefined)).textContent).toBe('No prices were given. Say under Costs in the form what an hour of a learner, a place at a session or a case for a person costs, and run again.');
  });
  it('tells means, what is saved, the distribution as a table, what is left out and what it rests on', async () => {
    const box = await shown(cost);
    expect([...box.querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual(['EUR 100.00', 'static path EUR 125.00', '20.0 %', 'EUR 500.00', 'EUR 2,000.00']);
    expect([...box.querySelectorAll('table[aria-label="Learners by what they cost"] tbody tr')].map(({ textContent }) => textContent)).toEqual(['EUR 50.00EUR 100.0015', 'EUR 100.00EUR 200.005']);
    expect(box.querySelectorAll('.cost-bar')).toHaveLength(2);
    expect(box.textContent).toContain('Groups are not told');
    expect(box.textContent).toContain('Roles with few people are reckoned at one hour');
    expect(box.textContent).toContain('It rests on: Cost of an hour EUR 40.00 (Payroll).');
  });
});

describe('a place at a session has a price', () => {
  const seat = { ...cost, prices: [{ name: 'costs.seat', value: 25, basis: 'assumption' as const, source: '' }] };
  it('says so where no module has seats, and not where one has', async () => {
    const none = 'A place at a session has a price, but no module here has seats.';
    const without = devRecords.map((record) => (record.type === 'module' ? { ...record, capacity: null } : record));
    expect((await shown(seat, without)).textContent).toContain(none);
    expect((await shown(cost, without)).textContent).not.toContain(none);
    const first = without.findIndex(({ type }) => type === 'module');
    expect((await shown(seat, without.map((record, at) => (at === first ? { ...record, capacity: 12 } as TrellisRecord : record)))).textContent).not.toContain(none);
  });
  it('the picture has the currency on its axis, and tells its line, bar and ring', () => {
    const svg = writeSvg(costPicture(cost, new Proxy({}, { get: () => '#123456' }) as Colours, 'Run'));
    for (const said of ['>EUR 50<', 'mean of the static path', 'from one in ten to nine in ten', 'median']) expect(svg).toContain(said);
  });
});

describe('prices in the form', () => {
  it('takes prices, an hour of one role and takes that back; a currency that is none is said', async () => {
    const { studio } = await openStudio();
    const mounted = await mount(studio, <CostForm />);
    open.push(mounted);
    const field = (label: string): HTMLInputElement => mounted.box.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)!;
    const enter = async (label: string, text: string): Promise<void> => {
      await type(field(label), text);
      await press(field(label), 'Enter');
      await settle();
    };
    const costs = () => studio.session.getState().cohort.draft.costs;
    const hours = [...mounted.box.querySelectorAll('h4 ~ .cohort-row input')].map((input) => input.getAttribute('aria-label') ?? '');
    expect(hours.length).toBeGreaterThan(0);
    await enter('An hour of a learner', '38.5');
    await enter(hours[0]!, '70');
    expect(costs()).toMatchObject({ hour: 38.5 });
    expect(Object.values(costs().byRole)).toEqual([70]);
    await enter(hours[0]!, '');
    expect(costs().byRole).toEqual({});
    await enter('An hour of a learner', '-1');
    expect(costs().hour).toBe(38.5);
    await enter('Currency', 'us');
    expect(mounted.box.textContent).toContain('Three capital letters, as in EUR');
    await enter('Currency', 'usd');
    expect(costs().currency).toBe('USD');
    expect(mounted.box.textContent).not.toContain('Three capital letters');
  });
});
