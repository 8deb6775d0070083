// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { settingsOf } from '#shared/document/trellis-document';
import { ExportBrand } from '../../renderer/features/export-wizard/export-brand';
import { mount, openStudio, settle } from './fixture';

it('the look of the player is edited in the export screen, and undone', async () => {
  const { studio } = await openStudio();
  const mounted = await mount(studio, <ExportBrand />);
  const brand = () => settingsOf(studio.replica.getState().document).brand;
  const colour = mounted.box.querySelector<HTMLInputElement>('input[type=color]')!;
  expect([colour.value, brand().accent]).toEqual(['#2f6f4f', null]);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(colour, '#1F4E9A'.toLowerCase());
    colour.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
  });
  await settle(50);
  expect(brand().accent).toBe('#1f4e9a');
  await act(() => studio.undo());
  await settle(50);
  expect(brand().accent).toBeNull();
  await mounted.unmount();
});
