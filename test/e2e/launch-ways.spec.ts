import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { planExport } from '#shared/exchange/export-package';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { builtPlayer, schemasOf } from '../helpers/built-player';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { skip as skipPreAssessment } from './learner';
import { serveLms, type LmsServer } from './lms-server';

async function serve(document: TrellisDocument): Promise<LmsServer> {
  const planned = planExport(exportInput(document, { player: await builtPlayer(), xsd: schemasOf('scorm12') }, 'scorm12'));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return serveLms(planned.value.files);
}

let server: LmsServer;
test.beforeAll(async () => {
  server = await serve(sampleRole());
});
test.afterAll(() => server.close());

type Scope = Page | FrameLocator;
const heading = (scope: Scope): Locator => scope.locator('h1');
const status = (page: Page): Promise<string> => page.evaluate(() => String((window as unknown as { API: { LMSGetValue: (name: string) => string } }).API.LMSGetValue('cmi.suspend_data')));
const skip = async (scope: Scope): Promise<void> => {
  await skipPreAssessment(scope);
  await expect(heading(scope)).not.toHaveText('Pre-assessment B');
};

/** The LMS page shows its course frame three frames deep, as portals do. */
test('framed three deep, it finds the run-time at the top', async ({ page }) => {
  await page.goto(`${server.url}/menu`);
  await page.evaluate(() => {
    let inside: Window = window;
    for (let depth = 0; depth < 3; depth++) {
      const frame = inside.document.createElement('iframe');
      frame.title = `frame ${depth}`;
      inside.document.body.append(frame);
      if (depth === 2) frame.src = '/package/index.html';
      else inside = frame.contentWindow!;
    }
  });
  const course = page.frameLocator('iframe').frameLocator('iframe').frameLocator('iframe');
  await skip(course);
  await expect(course.getByText('Progress saved to your LMS')).toBeVisible();
  expect(await status(page)).not.toBe('');
});

test('in a window of its own, it finds the run-time in the one that opened it; without that one it says that nothing is recorded; when that one closes, that nothing is saved', async ({ page, context }) => {
  await page.goto(`${server.url}/menu`);
  const [popup] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => void window.open('/package/index.html', 'course', 'width=900,height=700'))]);
  await skip(popup);
  await expect(popup.getByText('Progress saved to your LMS')).toBeVisible();
  const alone = await context.newPage();
  await alone.goto(`${server.url}/package/index.html`);
  await expect(alone.getByText(/nothing is recorded/)).toBeVisible();
  await skip(alone);
  await expect(heading(alone)).toBeVisible();
  await page.close();
  await popup.getByRole('button', { name: /^Next/ }).click();
  await expect(popup.getByText('Not saved: your LMS does not answer.').first()).toBeVisible();
});

test('in a frame that shares nothing with the LMS it runs, and says that nothing is recorded', async ({ page }) => {
  await page.goto(server.url);
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')!;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = '/package/index.html?again';
  });
  const course = page.frameLocator('iframe');
  await expect(course.getByText(/nothing is recorded/)).toBeVisible();
  await skip(course);
});

test('opened twice: the newest window goes on, the older one says so and writes nothing more', async ({ page, context }) => {
  await page.goto(server.url);
  const first = page.frameLocator('iframe');
  await skip(first);
  const other = await context.newPage();
  await other.goto(server.url);
  await expect(first.getByText(/another window/i).first()).toBeVisible();
  await expect(heading(other.frameLocator('iframe'))).toBeVisible();
  const before = await status(page);
  await first.getByRole('button', { name: /^Next/ }).click();
  expect(await status(page)).toBe(before);
});

test('after a minor republish the player goes on where the release before was left; after another structure it says why it begins anew', async ({ page }) => {
  /** The same address, another package behind it: what an LMS does when a package is replaced. */
  let current = server.url;
  const front: Server = createServer((request, response) => {
    void fetch(`${current}${request.url ?? '/'}`).then(async (answer) => {
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' }).end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const reworded = sampleRole();
  const minor = await serve({ ...reworded, tables: { ...reworded.tables, page: new Map([...reworded.tables.page].map(([id, one]) => [id, { ...one, body: ['Worded anew.'] }])), module: new Map([...reworded.tables.module].map(([id, one]) => [id, { ...one, title: `${one.title}, revised` }])) } });
  const major = await serve(sampleRole({ id: 'module:extra', type: 'module', title: 'Extra', minutes: 5 }, { id: 'zone:more', type: 'zone', role: 'role:r', title: 'More', policy: 'core-locked', modules: ['module:extra'], place: 9 }));
  try {
    await page.goto(url);
    const course = page.frameLocator('iframe');
    await skip(course);
    await course.getByRole('button', { name: /^Next/ }).click();
    await course.getByRole('button', { name: 'Mark as done' }).click();
    await expect(heading(course)).toHaveText('Clinical trial phases');
    current = minor.url;
    await page.goto(url);
    await expect(heading(course)).toHaveText('Clinical trial phases, revised');
    await expect(course.getByText('Worded anew.')).toBeVisible();
    await expect(course.getByText('1 of 6')).toBeVisible();
    current = major.url;
    await page.goto(url);
    await expect(course.getByText(/has been changed since your last visit/)).toBeVisible();
    await expect(course.getByText('0 of 7')).toBeVisible();
  } finally {
    [minor, major].forEach((one) => one.close());
    front.close();
  }
});
