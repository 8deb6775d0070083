// @vitest-environment happy-dom
import { act, useState } from 'react';
import { expect, it } from 'vitest';
import { PickList } from '../../renderer/ui/pick-list';
import { mount, openStudio, settle } from './fixture';

let stand: (chosen: readonly string[]) => void = () => undefined;
const said: (readonly string[])[] = [];

/** A list whose choices reach the document only when the test lets them. */
function Slow() {
  const [chosen, setChosen] = useState<readonly string[]>(['a']);
  stand = setChosen;
  return <PickList multiple label="Kinds" text="Kinds" options={['a', 'b', 'c', 'd'].map((id) => ({ id, title: `Kind ${id}` }))} chosen={chosen} searchText="" emptyText="" onChange={(next) => said.push(next)} />;
}

it('two quick picks both count; what comes from elsewhere, such as Undo, counts more than what was picked', async () => {
  const { studio } = await openStudio();
  const { box, unmount } = await mount(studio, <Slow />);
  const press = (element: Element): Promise<void> => act(async () => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 0 }));
    await Promise.resolve();
  });
  const option = (id: string): Element => [...document.querySelectorAll('[role=option]')].find((one) => one.textContent === `Kind ${id}`)!;
  await press(box.querySelector('button')!);
  await settle(50);
  await press(option('b'));
  await press(option('c'));
  expect(said).toEqual([['a', 'b'], ['a', 'b', 'c']]);
  await act(async () => stand(['a', 'b']));
  await act(async () => stand(['a', 'b', 'c']));
  await press(option('d'));
  expect(said.at(-1)).toEqual(['a', 'b', 'c', 'd']);
  await act(async () => stand(['a', 'b', 'c', 'd']));
  // Undo, twice.
  await act(async () => stand(['a', 'b']));
  await press(option('d'));
  expect(said.at(-1)).toEqual(['a', 'b', 'd']);
  await unmount();
});
