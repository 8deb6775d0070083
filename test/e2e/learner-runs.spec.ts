import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { planExport } from '#shared/exchange/export-package';
import type { ExportOptions } from '#shared/exchange/export-options';
import { builtPlayer, schemasOf } from '../helpers/built-player';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { serveCmi5 } from './cmi5-server';
import { type Course, all, answer, goOn, skip } from './learner';
import { serveLms } from './lms-server';

type Target = 'scorm12' | 'scorm2004-4' | 'cmi5';

/** A package in its LMS. `told`: what the LMS or its LRS holds, in the words of the standard. */
interface Run {
  readonly course: Course;
  readonly launch: () => Promise<void>;
  readonly told: () => Promise<Readonly<Record<string, unknown>>>;
  readonly close: () => void;
}

async function start(page: Page, target: Target, more: Partial<ExportOptions> = {}): Promise<Run> {
  const input = exportInput(sampleRole(), { player: await builtPlayer(), xsd: target === 'cmi5' ? [] : schemasOf(target === 'scorm12' ? 'scorm12' : 'scorm2004') }, target);
  const planned = planExport({ ...input, options: { ...input.options, interactions: true, ...more } });
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  if (target === 'cmi5') return cmi5Run(page, await serveCmi5(planned.value.files));
  const server = await serveLms(planned.value.files, target === 'scorm12' ? 'scorm12' : 'scorm2004');
  const elements = target === 'scorm12' ? ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.interactions._count'] : ['cmi.completion_status', 'cmi.success_status', 'cmi.score.scaled', 'cmi.interactions._count'];
  const get = (element: string): Promise<string> => page.evaluate((name) => {
    const { API, API_1484_11 } = window as unknown as { API?: { LMSGetValue: (name: string) => string }; API_1484_11?: { GetValue: (name: string) => string } };
    return String(API ? API.LMSGetValue(name) : API_1484_11?.GetValue(name));
  }, element);
  const told = async (): Promise<Readonly<Record<string, unknown>>> => {
    // Of SCORM 1.2 a course may not read its answers again: the run-time's own data is looked at.
    const interactions = await page.evaluate(() => {
      const { API, API_1484_11 } = window as unknown as Record<'API' | 'API_1484_11', { cmi: { toJSON: () => { interactions: unknown } } } | undefined>;
      return JSON.stringify((API ?? API_1484_11)!.cmi.toJSON().interactions);
    });
    return { ...Object.fromEntries(await Promise.all(elements.map(async (element) => [element, await get(element)]))), right: interactions.split('"result":"correct"').length - 1 };
  };
  return { course: page.frameLocator('iframe'), told, close: server.close, launch: async () => void (await page.goto(server.url)) };
}

function cmi5Run(page: Page, server: Awaited<ReturnType<typeof serveCmi5>>): Run {
  const { lrs } = server;
  const told = async (): Promise<Readonly<Record<string, unknown>>> => {
    await expect(page.getByText('Progress saved to your LMS')).toBeVisible();
    expect(lrs.faults).toEqual([]);
    const verbs = lrs.told();
    const answered = lrs.statements().filter(({ verb }) => verb.id.endsWith('/answered'));
    const scored = lrs.statements().filter(({ verb, object, result }) => /\/(passed|failed)$/.test(verb.id) && !object.id.includes('/module/') && result?.score);
    return { path: verbs.filter((verb) => /^(completed|passed|failed)$/.test(verb)), exam: verbs.filter((verb) => verb.endsWith('module/exam') && !verb.startsWith('answered')), scaled: scored.at(-1)?.result?.score?.scaled ?? null, answered: answered.length, right: answered.filter(({ result }) => result?.success === true).length };
  };
  return { course: page, told, close: server.close, launch: async () => void (await page.goto(server.launch())) };
}

const expected = {
  scorm12: {
    failedOnce: { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.score.raw': '100', 'cmi.interactions._count': '8', right: 6 },
    finished: { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '100', 'cmi.interactions._count': '12', right: 10 },
    failed: { 'cmi.core.lesson_status': 'failed' }, incomplete: { 'cmi.core.lesson_status': 'incomplete' },
  },
  'scorm2004-4': {
    failedOnce: { 'cmi.completion_status': 'incomplete', 'cmi.success_status': 'unknown', 'cmi.score.scaled': '1', 'cmi.interactions._count': '8', right: 6 },
    finished: { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed', 'cmi.score.scaled': '1', 'cmi.interactions._count': '12', right: 10 },
    failed: { 'cmi.completion_status': 'incomplete', 'cmi.success_status': 'failed' }, incomplete: { 'cmi.completion_status': 'incomplete', 'cmi.success_status': 'unknown' },
  },
  cmi5: {
    failedOnce: { path: [], exam: ['failed module/exam'], scaled: null, answered: 8, right: 6 },
    finished: { path: ['completed', 'passed'], exam: ['failed module/exam', 'passed module/exam'], scaled: 1, answered: 12, right: 10 },
    failed: { path: ['failed'] }, incomplete: { path: [] },
  },
} as const;

for (const target of ['scorm12', 'scorm2004-4', 'cmi5'] as const) {
  test(`${target}: fails the test, gets the practice, closes in the middle, comes back, passes and finishes`, async ({ page }) => {
    const run = await start(page, target);
    const { course } = run;
    try {
      await run.launch();
      await skip(course);
      await goOn(course, (heading) => heading === 'You scored 40 %', 1);
      await expect(course.getByText('First some extra practice: Practice: reading a trial.')).toBeVisible();
      await course.getByRole('button', { name: 'Continue' }).click();
      await expect(course.locator('h1')).toHaveText('Practice: reading a trial');
      expect(await run.told()).toMatchObject(expected[target].failedOnce);
      await course.getByRole('button', { name: 'Save and close' }).click();
      await expect(course.locator('h1')).toHaveText('Saved');
      await run.launch();
      await expect(course.locator('h1')).toHaveText('Practice: reading a trial');
      await goOn(course, (heading) => heading === 'You are ready');
      expect(await run.told()).toMatchObject(expected[target].finished);
    } finally {
      run.close();
    }
  });

  test(`${target}: tests out by the pre-assessment: the step is waived, says why, and costs no time`, async ({ page }) => {
    const run = await start(page, target);
    const { course } = run;
    try {
      await run.launch();
      const left = (): Promise<string> => course.locator('.count-left').innerText();
      const before = await left();
      await answer(course, all);
      await course.getByRole('button', { name: 'Continue' }).click();
      const outline = course.getByRole('navigation');
      await expect(outline.getByText('Waived: you scored 100 % in the pre-assessment.')).toBeVisible();
      await expect(outline.getByText('Opens after “Field certification test”.')).toBeVisible();
      expect([before, await left()]).toEqual(['About 3 h 30 min left', 'About 3 h left']);
      await goOn(course, (heading) => heading === 'You are ready');
      await expect(course.getByRole('row', { name: /Clinical trial phases Waived Waived: you scored 100 %/ })).toBeVisible();
      expect(await run.told()).toMatchObject(target === 'cmi5' ? { path: ['completed', 'passed'] } : target === 'scorm12' ? { 'cmi.core.lesson_status': 'passed' } : { 'cmi.success_status': 'passed' });
    } finally {
      run.close();
    }
  });

  for (const awaited of ['failed', 'incomplete'] as const) test(`${target}: three failures call for a person, and the LMS is told ${awaited}`, async ({ page }) => {
    const run = await start(page, target, { awaited });
    const { course } = run;
    try {
      await run.launch();
      await skip(course);
      await goOn(course, (heading) => heading === 'Please talk to somebody', 3);
      await expect(course.getByText('After 3 attempts your coach decides how to go on.').first()).toBeVisible();
      expect(await run.told()).toMatchObject(expected[target][awaited]);
    } finally {
      run.close();
    }
  });
}
