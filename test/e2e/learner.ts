import { expect, type FrameLocator, type Page } from '@playwright/test';

/** Where a course is on the screen: a page of its own, or a frame of the LMS. */
export type Course = Page | FrameLocator;

export const all = [true, true, true, true] as const;
/** 40 of 100 points. */
export const some = [false, true, true, false] as const;

/** Answers the four sample questions; `right` decides which points are earned. */
export async function answer(course: Course, right: readonly boolean[]): Promise<void> {
  const fields = course.locator('fieldset');
  await fields.nth(0).getByLabel(right[0] ? 'Option a' : 'Option b').check();
  await fields.nth(1).getByLabel('Option a').check();
  if (right[1]) await fields.nth(1).getByLabel('Option b').check();
  await fields.nth(2).getByLabel(right[2] ? 'True' : 'False').check();
  await fields.nth(3).getByRole('textbox').fill(right[3] ? '2,5' : '7');
  await course.getByRole('button', { name: 'Send answers' }).click();
  await course.locator('h1').filter({ hasText: 'You scored' }).waitFor();
}

/** Takes what comes next in the sample role until `until` is the heading; tries at its exam fail as often as `failures` says. */
export async function goOn(course: Course, until: (heading: string) => boolean, failures = 0): Promise<void> {
  let left = failures;
  for (let step = 0; step < 60; step++) {
    const heading = await course.locator('h1').innerText();
    if (until(heading)) return;
    if (await course.locator('fieldset').count()) {
      const fails = left > 0 && (await course.locator('.crumb').innerText()) === 'Field certification test';
      if (fails) left -= 1;
      await answer(course, fails ? some : all);
      if (until(await course.locator('h1').innerText())) return;
    } else if (heading.startsWith('Choose ')) for (const name of ['Rare disease journeys', 'Objection handling']) await course.locator('main').getByLabel(`Choose ${name}`).check();
    // What the LMS is told comes a moment after the last step: there is no next button then.
    const next = course.locator('.actions .primary');
    await expect.poll(async () => (await next.isVisible()) || until(await course.locator('h1').innerText())).toBe(true);
    if (!(await next.isVisible())) return;
    await next.click();
  }
  throw new Error('The course did not get there.');
}

/** Skips a pre-assessment for good: asked once. */
export async function skip(course: Course): Promise<void> {
  await course.getByRole('button', { name: 'Skip: take the module' }).click();
  await course.getByRole('button', { name: 'Yes, skip' }).click();
}
