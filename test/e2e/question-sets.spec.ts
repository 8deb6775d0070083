import { expect, test, type Locator, type Page } from '@playwright/test';
import { planExport } from '#shared/exchange/export-package';
import { builtPlayer, schemasOf } from '../helpers/built-player';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { faultsOf } from './accessibility';
import { serveLms } from './lms-server';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeAll(async () => {
  host = await startStudio(['--sample']);
});
test.afterAll(() => host.stop());

interface SetOnDisk {
  readonly id: string;
  readonly type: string;
  readonly module?: string;
  readonly draw?: number;
  readonly questions?: readonly (object & { readonly kind?: string; readonly pairs?: readonly { readonly prompt: string; readonly match: string }[] })[];
}
const made = (): SetOnDisk | undefined => recordsOnDisk<SetOnDisk>(host).find(({ type, questions }) => type === 'question-set' && questions?.some(({ kind }) => kind === 'matching') === true);
const towns = [['Peru', 'Lima'], ['Cuba', 'Havana'], ['Chile', 'Santiago']] as const;

/** Writes over the field that has the focus, and goes to the next. */
async function write(page: Page, field: Locator, text: string): Promise<void> {
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

/** Names of buttons and fields of questions that stick out of their card, or stand below the field that they belong to. */
function outside(inspector: Locator): Promise<readonly string[]> {
  return inspector.locator('.question').evaluateAll((questions) => questions.flatMap((question) => {
    const card = question.closest('.page-item')!.getBoundingClientRect();
    return [...question.querySelectorAll('.row')].flatMap((row) => {
      const parts = [...row.children].filter((part) => part.getBoundingClientRect().width > 0).map((part) => ({ name: part.getAttribute('aria-label') ?? part.textContent, box: part.getBoundingClientRect() }));
      const [first] = parts;
      return parts.filter(({ box }) => box.right > card.right || (first !== undefined && box.top > first.box.bottom)).map(({ name }) => name ?? '');
    });
  }));
}

test('a matching question and a draw are made by keyboard, and an LMS is told what was matched', async ({ page, browser }) => {
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const field = (name: string): Locator => inspector.getByLabel(name, { exact: true });

  await test.step('in the inspector', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(host.url);
    await page.getByRole('row', { name: /The product label/ }).getByRole('gridcell').nth(2).click();
    await inspector.getByRole('tab', { name: 'Content' }).press('Enter');
    const kinds = inspector.getByRole('button', { name: /Kind of question 1/ });
    await expect(kinds).toHaveCount(1);
    await inspector.getByRole('button', { name: /^Add (test|pre-assessment)$/ }).first().press('Enter');
    await expect(kinds).toHaveCount(2);
    const kind = kinds.last();
    await kind.press('Enter');
    await page.keyboard.type('Match');
    await page.keyboard.press('Enter');
    await expect(field('Prompt 1 of question 1')).toBeVisible();
    await field('Prompt 1 of question 1').focus();
    await write(page, field('Prompt 1 of question 1'), towns[0][0]);
    await write(page, field('Match 1 of question 1'), towns[0][1]);
    await write(page, field('Prompt 2 of question 1'), towns[1][0]);
    await write(page, field('Match 2 of question 1'), towns[1][1]);
    await expect(inspector.getByRole('button', { name: 'Add pair' })).toBeFocused();
    await page.keyboard.press('Enter');
    await write(page, field('Prompt 3 of question 1'), towns[2][0]);
    await write(page, field('Match 3 of question 1'), towns[2][1]);
    await inspector.getByRole('button', { name: 'Add distractor' }).press('Enter');
    await write(page, field('Distractor 1 of question 1'), 'Quito');
    await expect.poll(() => made()?.questions?.[0]).toMatchObject({ kind: 'matching', pairs: towns.map(([prompt, match]) => ({ prompt, match })), distractors: [{ text: 'Quito' }] });
    await inspector.getByRole('button', { name: 'Add question' }).last().press('Enter');
    await field('How many of the 2 questions are asked').focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => made()?.draw).toBe(1);
    await expect(inspector.getByText('of 2, drawn')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await field('Prompt 1 of question 1').scrollIntoViewIfNeeded();
      await page.screenshot({ path: `test-results/matching-inspector-${colorScheme}.png` });
      expect(await outside(inspector)).toEqual([]);
      expect(await faultsOf(page, { looksOnly: colorScheme === 'dark' })).toEqual([]);
    }
  });

  const { questions = [] } = made()!;
  const [matching] = questions;
  for (const [target, standard, response, right] of [['scorm12', 'scorm12', 'student_response', /^1\.[a-d],2\.[a-d],3\.[a-d]$/], ['scorm2004-4', 'scorm2004', 'learner_response', /^1\[\.\][a-d]\[,\]2\[\.\][a-d]\[,\]3\[\.\][a-d]$/]] as const) {
    await test.step(`in a package, ${target}`, async () => {
      const document = sampleRole({ id: 'question-set:post-intro', type: 'question-set', title: 'Towns', module: 'module:intro', purpose: 'post', questions: [matching!] });
      const input = exportInput(document, { player: await builtPlayer(), xsd: schemasOf(standard) }, target);
      const planned = planExport({ ...input, options: { ...input.options, interactions: true } });
      if (!planned.ok) throw new Error(JSON.stringify(planned.error));
      const server = await serveLms(planned.value.files, standard);
      const lms = await browser.newPage();
      await lms.goto(server.url);
      const course = lms.frameLocator('iframe');
      await course.getByRole('button', { name: 'Skip: take the module' }).press('Enter');
      await course.getByRole('button', { name: 'Yes, skip' }).press('Enter');
      await course.getByRole('button', { name: /^Next/ }).press('Enter');
      await course.getByRole('button', { name: 'To the test' }).press('Enter');
      const lists = course.getByRole('combobox');
      await expect(lists).toHaveCount(3);
      const shown = await lists.first().locator('option').allInnerTexts();
      expect(shown.slice(1)).not.toEqual(['Lima', 'Havana', 'Santiago', 'Quito']);
      expect([...shown.slice(1)].sort()).toEqual(['Havana', 'Lima', 'Quito', 'Santiago']);
      for (const colorScheme of ['light', 'dark'] as const) {
        await lms.emulateMedia({ colorScheme });
        await lms.screenshot({ path: `test-results/matching-player-${target}-${colorScheme}.png` });
      }
      // What is missing is said, and gets the focus.
      await course.getByLabel('Peru').selectOption('Lima');
      await course.getByRole('button', { name: 'Send answers' }).press('Enter');
      await expect(course.getByText('Please answer question 1.')).toBeVisible();
      await expect(course.getByLabel('Cuba')).toBeFocused();
      // A letter finds an option, as in any list.
      await lms.keyboard.press('h');
      await lms.keyboard.press('Tab');
      await expect(course.getByLabel('Chile')).toBeFocused();
      await lms.keyboard.press('q');
      await lms.keyboard.press('Tab');
      await lms.keyboard.press('Enter');
      await expect(course.getByRole('heading', { name: 'You scored 0' })).toBeVisible();
      const told = await lms.evaluate(() => {
        const { API, API_1484_11 } = window as unknown as Record<string, { cmi: { toJSON: () => { interactions: { childArray: Record<string, unknown>[] } } } } | undefined>;
        const { childArray } = (API ?? API_1484_11)!.cmi.toJSON().interactions;
        return JSON.parse(JSON.stringify(childArray)) as Record<string, unknown>[];
      });
      const letter = (match: string): string => 'abcd'[shown.indexOf(match) - 1]!;
      const pairs = (matches: readonly string[]): string => matches.map((match, at) => `${at + 1}${standard === 'scorm12' ? '.' : '[.]'}${letter(match)}`).join(standard === 'scorm12' ? ',' : '[,]');
      expect(told).toMatchObject([{ type: 'matching', [response]: pairs(['Lima', 'Havana', 'Quito']), result: standard === 'scorm12' ? 'wrong' : 'incorrect' }]);
      expect(String(told[0]?.[response])).toMatch(right);
      expect(JSON.stringify(told[0]?.['correct_responses'])).toContain(JSON.stringify(pairs(['Lima', 'Havana', 'Santiago'])).slice(1, -1));
      await lms.close();
      server.close();
    });
  }
});

test('of a pool the learner is asked some questions, the same after a reload, and others at the next attempt', async ({ page }) => {
  const questions = Array.from({ length: 12 }, (_, at) => ({ id: `q${at}`, kind: 'true-false', text: `Is it ${at}?`, answer: true }));
  const document = sampleRole({ id: 'question-set:post-intro', type: 'question-set', title: 'Pool', module: 'module:intro', purpose: 'post', questions, draw: 4 }, { id: 'module:intro', type: 'module', title: 'Intro', passMark: 8000 });
  const planned = planExport(exportInput(document, { player: await builtPlayer(), xsd: schemasOf('scorm12') }));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  const server = await serveLms(planned.value.files);
  const course = page.frameLocator('iframe');
  const asked = async (): Promise<readonly string[]> => {
    await course.locator('.outline').getByRole('button', { name: /^Intro/ }).click();
    while (await course.getByRole('button', { name: /^Next/ }).count()) await course.getByRole('button', { name: /^Next/ }).click();
    await course.getByRole('button', { name: 'To the test' }).click();
    await expect(course.getByText('4 questions, drawn for you from 12.')).toBeVisible();
    return course.locator('fieldset legend').allInnerTexts();
  };
  await page.goto(server.url);
  await course.getByRole('button', { name: 'Skip: take the module' }).click();
  await course.getByRole('button', { name: 'Yes, skip' }).click();
  const first = await asked();
  expect(first).toHaveLength(4);
  await page.screenshot({ path: 'test-results/pool-player.png' });
  await page.reload();
  expect(await asked()).toEqual(first);
  for (const [at, name] of ['True', 'True', 'False', 'True'].entries()) await course.locator('fieldset').nth(at).getByLabel(name).check();
  await course.getByRole('button', { name: 'Send answers' }).click();
  await expect(course.getByRole('heading', { name: 'You scored 75' })).toBeVisible();
  await expect(course.getByText('3 of 4 points.')).toBeVisible();
  await course.getByRole('button', { name: 'Continue' }).click();
  const second = await asked();
  expect(second).not.toEqual(first);
  await page.reload();
  expect(await asked()).toEqual(second);
  server.close();
});
