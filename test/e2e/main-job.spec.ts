import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipReader } from '../../electron/adapters/zip-reader';
import { trellisJson } from '../helpers/cli';
import { hasSharedData, sharedDataPath } from '../helpers/shared-data';
import { serveLms } from './lms-server';
import { startStudio, type StudioHost } from './studio-host';

const lesson = 'carpentries/python-novice-inflammation/episodes';
const core = ['Python Fundamentals', 'Analyzing Patient Data', 'Visualizing Tabular Data'];
const testable = ['Storing Multiple Values in Lists', 'Repeating Actions with Loops'];
const elective = ['Errors and Exceptions', 'Debugging', 'Command-Line Programs'];

interface Trace {
  readonly end: string;
  readonly steps: readonly { readonly module: string; readonly state: string }[];
}
interface Records {
  readonly records: readonly { readonly id: string; readonly type: string; readonly title?: string; readonly tags?: readonly string[]; readonly module?: string }[];
}

let host: StudioHost;
test.beforeAll(async () => {
  host = await startStudio();
});
test.afterAll(() => host.stop());

const workspace = (): string => join(host.folder, 'workspaces', readdirSync(join(host.folder, 'workspaces'))[0] ?? '');
const onDisk = (): Records => JSON.parse(readFileSync(join(workspace(), 'course.trellis.json'), 'utf8')) as Records;
const screen = (page: Page, name: string): Promise<void> => page.getByRole('radiogroup', { name: 'Screens' }).getByText(name, { exact: true }).click();
const outline = (page: Page): Locator => page.getByRole('complementary', { name: 'Outline' });
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
const node = (page: Page, title: string): Locator => page.locator('.react-flow__node').filter({ hasText: title });
const saved = (page: Page): Promise<void> => expect(page.getByRole('contentinfo', { name: 'Status' }).getByRole('status').first()).toHaveText('Saved');

/** Drags from the right edge of one module towards another; drops only where told to. */
async function connect(page: Page, from: string, to: string, drop: () => Promise<void>): Promise<void> {
  const start = await node(page, from).locator('.handle-source').boundingBox();
  const end = await node(page, to).boundingBox();
  if (!start || !end) throw new Error('The nodes are not on the screen.');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 40, start.y + 20, { steps: 4 });
  await page.mouse.move(end.x + 4, end.y + end.height / 2, { steps: 12 });
  await drop();
  await page.mouse.up();
}

/** Selects modules in the outline of Role paths and groups them into a zone by the keyboard. */
async function groupIntoZone(page: Page, modules: readonly string[], title: string, policy: RegExp): Promise<void> {
  for (const [index, module] of modules.entries()) await outline(page).getByRole('treeitem', { name: module }).click({ modifiers: index > 0 ? ['Control'] : [] });
  await page.keyboard.press('Control+g');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill(title);
  await dialog.getByRole('radio', { name: policy }).check();
  await dialog.getByRole('button', { name: 'Create zone' }).click();
  await expect(dialog).toBeHidden();
}

/** Walks the course to its end; says which modules were finished, in order. */
async function finish(page: Page, course: FrameLocator, reloadAt: number): Promise<readonly string[]> {
  const visited: string[] = [];
  for (let step = 0; step < 400; step++) {
    const heading = await course.locator('h1').innerText();
    if (heading === 'You are ready') return visited;
    if (heading.startsWith('Choose ')) {
      for (const title of ['Debugging', 'Errors and Exceptions']) await course.locator('main').getByLabel(`Choose ${title}`).check();
      await course.getByRole('button', { name: 'Continue' }).click();
      continue;
    }
    if (await course.locator('fieldset').count()) {
      visited.push((await course.locator('.crumb').innerText()).split(' / ')[0] ?? '');
      await course.locator('fieldset').first().getByRole('radio').first().check();
      await course.getByRole('button', { name: 'Send answers' }).click();
      await expect(course.locator('h1')).toHaveText('You scored 100 %');
      await course.getByRole('button', { name: 'Continue' }).click();
      continue;
    }
    if (await course.getByRole('button', { name: 'Mark as done' }).count()) {
      visited.push((await course.locator('.crumb').innerText()).split(' / ')[0] ?? '');
      if (visited.length === reloadAt) {
        await page.reload();
        await expect(course.locator('h1')).toHaveText(heading);
      }
    }
    await course.locator('.actions .primary').click();
  }
  throw new Error('The course did not end.');
}

test('import, tag, draw, zone, simulate, export; then the LMS', async ({ page }) => {
  test.skip(!hasSharedData(lesson), 'the Carpentries lesson is not beside the project');
  test.setTimeout(240_000);
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.hostname !== '127.0.0.1') foreign.push(request.url());
  });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));

  await test.step('start: a blank workspace', async () => {
    await page.goto(host.url);
    await expect(page).toHaveURL(/\/$/);
    await page.getByRole('button', { name: /Blank workspace/ }).click();
    await expect(page.getByRole('heading', { name: 'No modules yet' })).toBeVisible();
  });

  await test.step('import a real lesson as one step of Undo', async () => {
    await page.getByRole('button', { name: 'Import a course…' }).click();
    await page.getByTestId('import-folder').setInputFiles(sharedDataPath(lesson));
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('12 modules');
    expect(onDisk().records.filter((record) => record.type === 'module')).toHaveLength(0);
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('12 of 12 shown')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo: Import episodes' })).toBeEnabled();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('0 of 0 shown')).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByText('12 of 12 shown')).toBeVisible();
  });

  await test.step('tag many at once', async () => {
    await expect(page.getByText(/^\d+ selected$/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^\d+ selected$/)).toHaveCount(0);
    for (const title of core) await page.getByRole('row', { name: new RegExp(title) }).getByRole('gridcell').first().click();
    await page.keyboard.press('Shift+T');
    await page.getByRole('dialog').getByLabel('Tags to add').fill('first-week');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Tag', exact: true }).click();
    await expect.poll(() => onDisk().records.filter((record) => record.tags?.includes('first-week')).map((record) => record.title).sort()).toEqual([...core].sort());
  });

  await test.step('draw prerequisites by drag and by keyboard; a loop is refused in words', async () => {
    await screen(page, 'Curriculum map');
    await connect(page, core[0]!, core[1]!, async () => expect(page.getByText('a prerequisite of')).toBeVisible());
    await expect.poll(() => onDisk().records.filter((record) => record.type === 'edge')).toHaveLength(1);
    await page.keyboard.press('Escape');
    await node(page, core[2]!).click();
    await inspector(page).getByText('Add prerequisite…').click();
    await page.getByRole('dialog').getByPlaceholder('Type a title or code').fill('Analyzing Patient');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => onDisk().records.filter((record) => record.type === 'edge')).toHaveLength(2);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.waitForTimeout(600);
    await connect(page, core[2]!, core[0]!, async () => {
      await expect(page.getByText('Would create the loop')).toBeVisible();
      await expect(page.getByText(`${core[2]} → ${core[0]} → ${core[1]} → ${core[2]}`)).toBeVisible();
    });
    await page.waitForTimeout(1200);
    expect(onDisk().records.filter((record) => record.type === 'edge')).toHaveLength(2);
  });

  await test.step('a role with zones, a choice and a gate', async () => {
    await screen(page, 'Role paths');
    await page.getByRole('button', { name: 'Add role' }).first().click();
    await groupIntoZone(page, core, 'Core', /Core \(locked\)/);
    await groupIntoZone(page, testable, 'Lists and loops', /Core \(testable\)/);
    await groupIntoZone(page, elective, 'Your choice', /Elective/);
    await page.getByRole('button', { name: 'Gate', exact: true }).or(page.getByRole('button', { name: 'Electives open after core' })).first().click();
    await expect.poll(() => onDisk().records.filter((record) => record.type === 'gate')).toHaveLength(1);
    expect(onDisk().records.filter((record) => record.type === 'zone').map((record) => record.title).sort()).toEqual(['Core', 'Lists and loops', 'Your choice']);
  });

  await test.step('a score-band rule and the pre-assessment that it reads', async () => {
    await outline(page).getByRole('treeitem', { name: testable[0]! }).click();
    await inspector(page).getByRole('tab', { name: /Rules/ }).click();
    await inspector(page).getByRole('button', { name: 'Add score rule' }).click();
    await expect(inspector(page)).toContainText('waive the module');
    await inspector(page).getByRole('tab', { name: /Content/ }).click();
    await inspector(page).getByRole('button', { name: 'Add pre-assessment' }).click();
    await expect(inspector(page).getByLabel('Question 1', { exact: true })).toBeVisible();
    await saved(page);
    await expect.poll(() => onDisk().records.filter((record) => record.type === 'rule' || record.type === 'question-set')).toHaveLength(2);
  });

  await test.step('a test with a pass mark on the first module', async () => {
    await outline(page).getByRole('treeitem', { name: core[0]! }).click();
    await inspector(page).getByRole('tab', { name: /Details/ }).click();
    const mark = inspector(page).getByPlaceholder('taking it completes it');
    await mark.fill('80');
    await mark.press('Enter');
    await inspector(page).getByRole('tab', { name: /Content/ }).click();
    await inspector(page).getByRole('button', { name: 'Add test' }).click();
    await expect.poll(() => onDisk().records.filter((record) => record.type === 'question-set')).toHaveLength(2);
    await expect.poll(() => JSON.stringify(onDisk().records.find((record) => record.title === core[0]) ?? {})).toContain('"passMark":8000');
  });

  await test.step('simulate: 95 % waives, and says why', async () => {
    await screen(page, 'Simulate');
    await page.getByRole('button', { name: 'Add learner profile' }).first().click();
    await inspector(page).getByRole('tab', { name: 'Profile' }).click();
    await inspector(page).getByRole('button', { name: 'Add evidence' }).click();
    await inspector(page).getByRole('button', { name: /About \(row 1\)/ }).click();
    await page.getByRole('option', { name: testable[0]! }).click();
    await inspector(page).getByLabel('Score in percent (row 1)').fill('95');
    await inspector(page).getByRole('checkbox', { name: 'Debugging' }).click();
    await expect(page.getByRole('main')).toContainText('Waived: 95 %');
    await expect.poll(() => JSON.stringify(onDisk().records.find((record) => record.type === 'profile') ?? {})).toMatch(/choices.*9500/);
  });

  const { records } = onDisk();
  const profile = records.find((record) => record.type === 'profile')?.id ?? '';
  const role = records.find((record) => record.type === 'role')?.id ?? '';
  const trace = await trellisJson<Trace>('trace', workspace(), '--role', role, '--profile', profile);
  expect(trace.end).toBe('finished');
  const titleOf = (id: string): string => records.find((record) => record.id === id)?.title ?? id;
  const expected = trace.steps.filter((step) => step.state === 'done').map((step) => titleOf(step.module));
  expect(trace.steps.filter((step) => step.state === 'waived').map((step) => titleOf(step.module))).toEqual([testable[0]]);
  expect(expected).toHaveLength(6);

  await test.step('export', async () => {
    await screen(page, 'Export');
    await expect(page.getByText('Asked in the package')).toBeVisible();
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect.poll(() => readdirSync(workspace())).toContain('releases');
  });
  const releases = join(workspace(), 'releases');
  await expect.poll(() => readdirSync(releases).filter((name) => name.endsWith('.zip'))).toHaveLength(1);
  const zip = join(releases, readdirSync(releases).find((name) => name.endsWith('.zip')) ?? '');
  expect(await trellisJson('package', zip)).toMatchObject({ kind: 'scorm', version: '1.2', findings: [], exit: 0 });
  expect(foreign).toEqual([]);
  expect(host.foreignConnections()).toEqual([]);
  expect(faults).toEqual([]);

  await test.step('the LMS: pre-assessment, reload in between, finish', async () => {
    const read = await zipReader.read(zip);
    if (!read.ok) throw new Error(read.error.message);
    const lms = await serveLms(read.value);
    try {
      await page.goto(lms.url);
      const course = page.frameLocator('iframe');
      const cmi = (element: string): Promise<string> => page.evaluate((name) => String((window as unknown as { API: { LMSGetValue: (name: string) => string } }).API.LMSGetValue(name)), element);
      await course.locator('fieldset').first().getByRole('radio').first().check();
      await course.getByRole('button', { name: 'Send answers' }).click();
      await expect(course.locator('h1')).toHaveText('You scored 100 %');
      await course.getByRole('button', { name: 'Continue' }).click();
      expect(await cmi('cmi.core.lesson_status')).toBe('incomplete');
      expect(await finish(page, course, 2)).toEqual(expected);
      const reported = ['passed', '100'];
      expect([await cmi('cmi.core.lesson_status'), await cmi('cmi.core.score.raw')]).toEqual(reported);
      await page.reload();
      await expect(course.locator('h1')).toHaveText('You are ready');
      expect([await cmi('cmi.core.lesson_status'), await cmi('cmi.core.score.raw')]).toEqual(reported);
    } finally {
      lms.close();
    }
  });
  expect(faults).toEqual([]);
});
