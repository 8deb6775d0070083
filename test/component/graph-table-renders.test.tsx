// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { allRecords } from '#shared/document/trellis-document';
import type * as ChipLists from '../../renderer/features/graph-table/chip-list';
import { MapTable } from '../../renderer/features/graph-table/table-centre';
import { generateDocument } from '../bench/workload';
import { mount, openStudio, press, type Mounted } from './fixture';

const drawn = vi.hoisted(() => ({ lists: 0 }));
vi.mock('../../renderer/features/graph-table/chip-list', async (original) => {
  const { ChipList } = await original<typeof ChipLists>();
  return { ChipList: (props: Parameters<typeof ChipList>[0]) => { drawn.lists++; return <ChipList {...props} />; } };
});

beforeAll(() => {
  // happy-dom lays nothing out; the virtual list needs a window to fill.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 900 });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 900 });
  HTMLElement.prototype.scrollTo = () => undefined;
});

describe('a table of 1,000 modules', () => {
  let open: Mounted | undefined;
  afterEach(() => open?.unmount());

  it('draws two rows at a key that goes to the next: the one that is left and the one that is reached', async () => {
    const { studio } = await openStudio([...allRecords(generateDocument(1000, 2000))]);
    studio.show('map');
    open = await mount(studio, <MapTable views={null} />);
    const grid = open.box.querySelector<HTMLElement>('[role=grid]')!;
    await act(async () => grid.focus());
    expect(grid.querySelectorAll('[role=row]').length).toBeGreaterThan(20);
    await press(grid, 'ArrowDown');
    const listsInARow = 3;
    for (let at = 0; at < 5; at++) {
      drawn.lists = 0;
      await press(grid, 'ArrowDown');
      expect(drawn.lists).toBeGreaterThan(0);
      // Each is drawn for the place and for the selection at most.
      expect(drawn.lists).toBeLessThanOrEqual(2 * 2 * listsInARow);
    }
  });
});
