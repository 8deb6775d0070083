// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TrellisRecord } from '#shared/model/record';
import { MetricsPanel } from '../../renderer/features/metrics/metrics-panel';
import { addedUp, peakOf, scaleTop } from '../../renderer/features/metrics/load-steps';
import { numberText } from '../../renderer/features/metrics/facts';
import type { Studio } from '../../renderer/store/studio';
import { edgeOf, moduleOf, recordOf } from '../helpers/documents';
import { mount, openStudio, press, settle, type Mounted } from './fixture';

beforeAll(() => {
  for (const [name, value] of [['offsetHeight', 400], ['offsetWidth', 600], ['clientHeight', 400]] as const) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
});
const open: Mounted[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.unmount();
});

async function start(records?: readonly TrellisRecord[], screen: 'map' | 'path' = 'map'): Promise<{ studio: Studio; box: HTMLElement }> {
  const { studio } = await openStudio(records);
  studio.show(screen);
  const mounted = await mount(studio, <MetricsPanel />);
  open.push(mounted);
  await settle();
  return { studio, box: mounted.box };
}

const click = async (target: Element | null | undefined): Promise<void> => {
  expect(target).toBeTruthy();
  await act(async () => {
    (target as HTMLElement).click();
    await Promise.resolve();
  });
  await settle();
};
const settings = recordOf({ id: 'settings:document', type: 'settings', title: 'Test', asOf: '2026-11-01' });
const chainOf = (length: number): readonly TrellisRecord[] => [settings, ...Array.from({ length }, (_, n) => recordOf(moduleOf(`m${n}`, { place: n }))), ...Array.from({ length: length - 1 }, (_, n) => recordOf(edgeOf(`m${n}`, `m${n + 1}`)))];
const titles = (box: HTMLElement): readonly (string | null)[] => [...box.querySelectorAll('.metric-table tbody button')].map((button) => button.textContent);
const factOf = (box: HTMLElement, text: string): Element | undefined => [...box.querySelectorAll('.metric-fact')].find((fact) => fact.textContent.includes(text));
const header = (box: HTMLElement, text: string): Element | undefined => [...box.querySelectorAll('.metric-table th')].find((cell) => cell.textContent.includes(text));

describe('the metrics panel', () => {
  it('says the longest chain in words, and a click selects it', async () => {
    const { studio, box } = await start();
    const fact = factOf(box, 'The longest chain has 3 modules: Adverse events within 24 h → Handling off-label requests → Field certification test');
    expect(fact?.className).toContain('fine');
    expect(fact?.textContent).toContain('our assumption');
    await click(fact?.querySelector('button'));
    const { selection, signal } = studio.session.getState();
    expect(selection.length).toBeGreaterThan(2);
    expect(signal.name).toBe('reveal');
  });

  it('warns of a chain of more than seven, with a sign that is not colour alone', async () => {
    expect(factOf((await start(chainOf(7))).box, 'The longest chain has 7 modules')?.className).toContain('fine');
    const { box } = await start(chainOf(8));
    const fact = factOf(box, 'The longest chain has 8 modules');
    expect(fact?.querySelector('[aria-label="Worth a look"]')).not.toBeNull();
    expect(box.querySelectorAll('td.long [aria-label="Chain of more than 7 modules"]')).toHaveLength(8);
  });

  it('names links to spare, and a click selects the links', async () => {
    const { studio, box } = await start([...chainOf(3), recordOf(edgeOf('m0', 'm2'))]);
    await click(factOf(box, '1 link says what others already say')?.querySelector('button'));
    expect(studio.session.getState().selection).toEqual(['edge:m0-m2']);
  });

  it('sorts by a column, turns round on a second press, and says so', async () => {
    const { box } = await start(chainOf(4));
    expect(titles(box)).toEqual(['M0', 'M1', 'M2', 'M3']);
    expect(header(box, 'Wait for it')?.getAttribute('aria-sort')).toBe('descending');
    await click(header(box, 'Wait for it')?.querySelector('button'));
    expect(header(box, 'Wait for it')?.getAttribute('aria-sort')).toBe('ascending');
    expect(titles(box)).toEqual(['M3', 'M2', 'M1', 'M0']);
    await click(header(box, 'Module')?.querySelector('button'));
    expect(titles(box)).toEqual(['M0', 'M1', 'M2', 'M3']);
    expect(header(box, 'Wait for it')?.getAttribute('aria-sort')).toBe('none');
  });

  it('goes through the rows by arrow keys with one stop for Tab, and a click selects', async () => {
    const { studio, box } = await start(chainOf(4));
    const rows = [...box.querySelectorAll<HTMLElement>('.metric-table tbody button')];
    expect(rows.map((row) => row.tabIndex)).toEqual([0, -1, -1, -1]);
    rows[0]?.focus();
    await press(rows[0] as HTMLElement, 'ArrowDown');
    expect(document.activeElement?.textContent).toBe('M1');
    await press(document.activeElement as HTMLElement, 'End');
    expect(document.activeElement?.textContent).toBe('M3');
    expect(rows.map((row) => row.tabIndex)).toEqual([-1, -1, -1, 0]);
    await click(document.activeElement);
    expect(studio.session.getState().selection).toEqual(['module:m3']);
    expect(document.activeElement?.getAttribute('aria-current')).toBe('true');
  });

  it('holds only the rows in sight of 5,000, and says how many there are', async () => {
    const { box } = await start(chainOf(5000));
    expect(titles(box).length).toBeLessThan(60);
    expect(box.querySelector('table')?.getAttribute('aria-rowcount')).toBe('5001');
  });

  it('changes with the document', async () => {
    const { studio, box } = await start(chainOf(3));
    await act(async () => {
      await studio.dispatch({ name: 'edge.add', payload: { id: 'edge:new', kind: 'prerequisite', from: 'module:m0', to: 'module:m2' } });
    });
    await settle(20);
    expect(factOf(box, '1 link says what others already say')).toBeDefined();
  });

  it('is about the path of the role where the screen is', async () => {
    const { studio, box } = await start(undefined, 'path');
    expect(box.querySelector('.metrics-scope')?.textContent).toBe('Path of Field sales representative');
    expect(box.querySelector('.metric-load')?.textContent).toContain('with the score rules');
    await act(async () => {
      studio.show('map');
      await Promise.resolve();
    });
    expect(box.querySelector('.metrics-scope')?.textContent).toBe('Whole map');
  });

  it('says the minutes of each step as a picture with a name and as a table', async () => {
    const { studio, box } = await start(chainOf(3));
    expect(box.querySelector('.load-chart svg')?.getAttribute('aria-label')).toBe('Per step. 3 steps, 30 min together. Most in step 1: 10 min.');
    await click([...box.querySelectorAll('[role=radio]')].find((one) => one.textContent === 'Table'));
    const rows = [...box.querySelectorAll('.load-table tbody tr')];
    expect(rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))).toEqual([['10 min', '10 min'], ['10 min', '20 min'], ['10 min', '30 min']]);
    await click(rows[1]?.querySelector('button'));
    expect(studio.session.getState().selection).toEqual(['module:m1']);
  });

  it('says which loop stands in the way, and what is not known stays open', async () => {
    const { box } = await start([...chainOf(3), recordOf(edgeOf('m2', 'm0'))]);
    expect(factOf(box, 'These wait for each other in a loop: M0 → M1 → M2 → M0')?.querySelector('[aria-label="Must be mended"]')).not.toBeNull();
    expect(box.querySelector('.metric-table tbody tr')?.textContent).toContain('–');
    expect(box.querySelector('.metric-load')?.textContent).toContain('With a loop there are no steps');
  });

  it('says what to do where there is nothing to measure', async () => {
    expect((await start([settings])).box.textContent).toContain('Nothing to measure yet');
    const { box } = await start([settings, recordOf(moduleOf('a'))]);
    expect(box.textContent).toContain('No module waits for another');
    expect(box.textContent).toContain('Draw a prerequisite');
  });
});

it('steps add up, the heaviest is found, scales are round, numbers that are too long are short', () => {
  const steps = [10, 50, 5].map((minutes) => ({ modules: [], minutes, low: minutes / 2, high: minutes * 2 }));
  expect(addedUp(steps).map(({ minutes, low, high }) => [minutes, low, high])).toEqual([[10, 5, 20], [60, 30, 120], [65, 32.5, 130]]);
  expect(peakOf(steps)).toEqual({ number: 2, minutes: 50, isTwice: true });
  expect([1, 10, 11, 601].map(scaleTop)).toEqual([10, 10, 20, 1200]);
  expect([null, 2.7, 123456, 1.8e30].map(numberText)).toEqual(['–', '2.7', '123456', '1.8e+30']);
});
