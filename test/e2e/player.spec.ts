import { expect, test } from '@playwright/test';
import type { FrameLocator, Page } from '@playwright/test';
import { planExport } from '#shared/exchange/export-package';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import { builtPlayer, schemasOf } from '../helpers/built-player';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { faultsOf } from './accessibility';
import { answer } from './learner';
import type { LmsServer } from './lms-server';
import { serveLms } from './lms-server';

let server: LmsServer;
let server2004: LmsServer;

test.beforeAll(async () => {
  const player = await builtPlayer();
  const serve = (target: 'scorm12' | 'scorm2004-4', standard: 'scorm12' | 'scorm2004'): Promise<LmsServer> => {
    const planned = planExport(exportInput(sampleRole(), { player, xsd: schemasOf(standard) }, target));
    if (!planned.ok) throw new Error(JSON.stringify(planned.error));
    return serveLms(planned.value.files, standard);
  };
  [server, server2004] = await Promise.all([serve('scorm12', 'scorm12'), serve('scorm2004-4', 'scorm2004')]);
});

test.afterAll(() => {
  server.close();
  server2004.close();
});

const courseOf = (page: Page): FrameLocator => page.frameLocator('iframe');
/** What the LMS holds. */
const cmi = (page: Page, element: string): Promise<string> => page.evaluate((name) => {
  const { API, API_1484_11 } = window as unknown as { API?: { LMSGetValue: (name: string) => string }; API_1484_11?: { GetValue: (name: string) => string } };
  return String(API ? API.LMSGetValue(name) : API_1484_11?.GetValue(name));
}, element);
const standards = [
  { name: 'SCORM 1.2', at: () => server.url, open: [['cmi.core.lesson_status', 'incomplete']], end: [['cmi.core.lesson_status', 'passed'], ['cmi.core.score.raw', '100']] },
  { name: 'SCORM 2004', at: () => server2004.url, open: [['cmi.completion_status', 'incomplete'], ['cmi.success_status', 'unknown']], end: [['cmi.completion_status', 'completed'], ['cmi.success_status', 'passed'], ['cmi.score.scaled', '1'], ['cmi.progress_measure', '1']] },
] as const;
const expectCmi = async (page: Page, values: readonly (readonly [string, string])[]): Promise<void> => {
  for (const [element, value] of values) expect([element, await cmi(page, element)]).toEqual([element, value]);
};

/** Goes on until nothing is left, and says which modules were finished, in order. */
async function finishCourse(course: FrameLocator, visited: string[]): Promise<void> {
  for (let step = 0; step < 60; step++) {
    const heading = await course.locator('h1').innerText();
    if (/^You are ready|^Please talk/.test(heading)) return;
    const done = course.getByRole('button', { name: /^(Mark as done)$/ });
    if (await course.locator('fieldset').count()) {
      visited.push(await course.locator('.crumb').innerText());
      await answer(course, [true, true, true, true]);
      await course.getByRole('button', { name: 'Continue' }).click();
    } else if (heading.startsWith('Choose ')) {
      await course.locator('main').getByLabel('Choose Rare disease journeys').check();
      await course.locator('main').getByLabel('Choose Objection handling').check();
      await course.getByRole('button', { name: 'Continue' }).click();
    } else {
      const attested = await course.getByText('records this in your learning system').count();
      if ((await done.count()) || attested) visited.push((await course.locator('.crumb').innerText()).split(' / ')[0]!);
      await course.locator('.actions .primary').click();
    }
  }
  throw new Error('The course did not end.');
}

for (const { name, at, open, end } of standards) test(`${name}: a learner fails the pre-assessment, practises, reloads, passes, and the LMS knows it`, async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(at());
  let course = courseOf(page);
  await expect(course.locator('h1')).toHaveText('Pre-assessment B');
  await expectCmi(page, open);
  await course.getByRole('button', { name: 'Send answers' }).click();
  await expect(course.getByRole('alert')).toHaveText('Please answer questions 1, 2, 3, 4.');
  await answer(course, [false, false, true, false]);
  await expect(course.locator('h1')).toHaveText('You scored 20 %');
  await expect(course.getByText('First some extra practice: Practice: reading a trial.')).toBeVisible();
  await course.getByRole('button', { name: 'Continue' }).click();
  await expect(course.locator('h1')).toHaveText('INTRO page 1');
  await expect(course.locator('.prose strong')).toHaveText('bold');
  await course.getByRole('button', { name: /^Next/ }).click();
  await expect(course.locator('h1')).toBeFocused();
  await page.reload();
  course = courseOf(page);
  await expect(course.locator('h1')).toHaveText('INTRO page 2');
  const visited: string[] = [];
  await finishCourse(course, visited);
  await expect(course.locator('h1')).toHaveText('You are ready');
  await expectCmi(page, end);
  expect((await cmi(page, 'cmi.suspend_data')).length).toBeLessThan(60);

  const program = compile(sampleRole(), 'role:r');
  if (!program.ok) throw new Error('does not compile');
  const evidence = [{ subject: 'module:b', kind: 'recall' as const, score: 2000, passed: null, at: program.value.asOf, source: '', attempt: null, completed: false, serves: null, expires: null }];
  const run = runLearner(program.value, { evidence, choices: { 'zone:pick': ['module:e1', 'module:e3'] }, preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [] });
  const taken = run.evidence.filter((event) => event.attempt !== null).map((event) => program.value.modules.find((module) => module.id === event.subject)!.title);
  expect(visited).toEqual(taken);
  await course.getByRole('button', { name: 'Save and close' }).click();
  await expect(course.locator('h1')).toHaveText('Saved');
  expect(errors).toEqual([]);
});

test('without an LMS it says so, and records nothing', async ({ page }) => {
  await page.goto(`${server.url}/package/index.html`);
  await expect(page.getByText('Not connected to an LMS')).toBeVisible();
});

test('everything works by keyboard, at 320 pixels, without accessibility faults', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${server.url}/package/index.html`);
  await page.getByRole('button', { name: 'Skip: take the module' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to the questions' })).toBeFocused();
  await page.getByRole('button', { name: 'Yes, skip' }).press('Enter');
  await expect(page.locator('h1')).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const width of [320, 1200]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await faultsOf(page)).toEqual([]);
  }
});

test('pictures for the eye', async ({ page }, info) => {
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.goto(server.url);
  const course = courseOf(page);
  await page.screenshot({ path: info.outputPath('pre.png') });
  await answer(course, [true, true, true, true]);
  await page.screenshot({ path: info.outputPath('result.png') });
  await course.getByRole('button', { name: 'Continue' }).click();
  await page.screenshot({ path: info.outputPath('page.png') });
  await course.getByRole('button', { name: /^Next/ }).click();
  await page.screenshot({ path: info.outputPath('page2.png') });
  const visited: string[] = [];
  await finishCourse(course, visited);
  await page.screenshot({ path: info.outputPath('end.png') });
});
