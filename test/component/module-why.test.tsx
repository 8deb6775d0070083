// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ModuleWhy } from '../../renderer/features/simulation/why-this-step';
import { recordOf } from '../helpers/documents';
import { mount, openStudio } from './fixture';

it('67 Simulate says what the module is for, in its designer’s words, and nothing where there are none', async () => {
  const { studio } = await openStudio([recordOf({ id: 'settings:document', type: 'settings', title: 'T', asOf: '2026-11-01' }), recordOf({ id: 'module:a', type: 'module', title: 'A', why: 'So that nobody is hurt.' }), recordOf({ id: 'module:b', type: 'module', title: 'B' })]);
  const mounted = await mount(studio, <><ModuleWhy module="module:a" /><ModuleWhy module="module:b" /></>);
  expect([...mounted.box.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['So that nobody is hurt.']);
  await mounted.unmount();
});
