// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { ProblemsPanel } from '../../renderer/features/problems/problems-panel';
import { ProfileList } from '../../renderer/features/simulation/profile-list';
import { devRecords } from '../../renderer/dev/dev-records';
import type { Studio } from '../../renderer/store/studio';
import { mount, openStudio, settle, type Mounted } from './fixture';

beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
});
const open: Mounted[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.unmount();
});

const press = async (box: ParentNode, text: string): Promise<void> => {
  const button = [...box.querySelectorAll('button, [role=radio]')].find((one) => one.textContent.includes(text) || one.getAttribute('aria-label')?.includes(text));
  expect(button, text).toBeDefined();
  await act(async () => {
    (button as HTMLElement).click();
    await Promise.resolve();
  });
  await settle();
};

async function start(records = devRecords): Promise<{ studio: Studio; box: HTMLElement }> {
  const { studio } = await openStudio(records);
  studio.session.setState({ problemsOpen: true });
  const mounted = await mount(studio, <ProblemsPanel Metrics={() => null} />);
  open.push(mounted);
  await settle(600);
  await press(mounted.box, 'Guarantees');
  return { studio, box: mounted.box };
}

it('lists the guarantees of every role with a tick and the sentence', async () => {
  const { box } = await start();
  const rows = [...box.querySelectorAll('.guarantee')];
  expect(rows.length % 7).toBe(0);
  expect(rows.length).toBeGreaterThan(0);
  expect(box.textContent).toContain('Nothing skips a locked core module');
});

it('shows the counterexample of one that fails and opens it in the simulator; it can be kept as a profile', async () => {
  const { studio, box } = await start(devRecords.map((record) => (record.type === 'zone' && record.policy === 'core-testable' ? { ...record, static: true } : record)));
  const failing = box.querySelector('.guarantee.failing');
  expect(failing?.textContent).toContain('Every rule can fire');
  expect(failing?.querySelector('[aria-label="Does not hold"]')).not.toBeNull();
  await press(box, 'Show counterexample');
  expect(box.querySelector('.counterexample')?.textContent).toContain('A learner who shows it');
  await press(box, 'Open in Simulate');
  expect(studio.session.getState()).toMatchObject({ screen: 'simulate', simulation: { guest: { title: 'Counterexample: Every rule can fire' } } });
  const list = await mount(studio, <ProfileList />);
  open.push(list);
  expect(list.box.querySelector('[aria-current="true"]')?.textContent).toContain('Counterexample');
  const before = studio.replica.getState().document.tables.profile.size;
  await press(list.box, 'Keep Counterexample');
  expect(studio.replica.getState().document.tables.profile.size).toBe(before + 1);
  expect(studio.session.getState().simulation.guest).toBeNull();
});
