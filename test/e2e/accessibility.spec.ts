import { expect, test } from '@playwright/test';
import { faultsOf } from './accessibility';

test('what the other tests ask axe is answered: faults are found, and of a second scheme those that it can bring', async ({ page }) => {
  await page.setContent('<html lang="en"><title>t</title><main><h1>One</h1><p style="color:#aaa;background:#fff">Too pale</p><img src="x.png"></main></html>');
  expect((await faultsOf(page)).map((fault) => fault.split(':')[0])).toEqual(['color-contrast', 'image-alt']);
  expect(await faultsOf(page, { looksOnly: true })).toEqual(['color-contrast: <p style="color:#aaa;background:#fff">Too pale</p>']);
});
