import { expect, test, type Locator, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '#shared/document/read-document';
import { allRecords, createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import { recordOf } from '../helpers/documents';
import { edited, scenario } from '../helpers/scenario';
import { startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
let file = '';
test.afterEach(() => host.stop());

/** Opens a document on a screen: 2 the map, 3 the path. */
async function open(page: Page, document: TrellisDocument, screen: 2 | 3): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-scenario-'));
  mkdirSync(join(folder, 'work'));
  file = join(folder, 'work', 'course.trellis.json');
  writeFileSync(file, writeDocument(document, 'test'));
  host = await startStudio([join(folder, 'work')], folder);
  await page.goto(host.url);
  const count = document.tables.module.size;
  await expect(page.getByText(`${count} of ${count} shown`)).toBeVisible();
  await page.keyboard.press(`Control+${screen}`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}

function onDisk(): TrellisDocument {
  const read = readDocument(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** What a learner of the document on disk takes, as the engine says: `module state origin`. */
function takes(profile: string): readonly string[] {
  const document = onDisk();
  const program = compile(document, 'role:r');
  if (!program.ok) return program.error.map(({ code }) => code);
  return runLearner(program.value, document.tables.profile.get(`profile:${profile}`)!).path.steps.map(({ module, state, origin }) => `${module.slice(7)} ${state} ${origin}`);
}

const node = (page: Page, key: string): Locator => page.locator(`.react-flow__node[data-id="module:${key}"]`);
const zone = (page: Page, key: string): Locator => page.locator(`.react-flow__node[data-id="zone:${key}"]`);
const side = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
const heard = (page: Page): Promise<string> => page.locator('[aria-live=polite]').allTextContents().then((all) => all.join(' '));

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('not drawn');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Draws from the dot on a node's right edge to another node; what the hint says before it is let go. */
async function drawLink(page: Page, from: Locator, to: Locator): Promise<string> {
  await from.hover();
  const box = await from.boundingBox();
  if (!box) throw new Error('not drawn');
  const end = await middle(to);
  await page.mouse.move(box.x + box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x - 12, end.y - 4, { steps: 8 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await expect(page.locator('.canvas-hint')).toBeVisible();
  const said = (await page.locator('.canvas-hint').textContent()) ?? '';
  await page.mouse.up();
  return said;
}

async function dragInto(page: Page, what: Locator, target: Locator): Promise<string> {
  const start = await middle(what);
  const box = await target.boundingBox();
  if (!box) throw new Error('not drawn');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 10, start.y + 10, { steps: 3 });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 16, { steps: 10 });
  await expect(page.locator('.canvas-hint')).toBeVisible();
  const said = (await page.locator('.canvas-hint').textContent()) ?? '';
  await page.mouse.up();
  return said;
}

test('34: a bridge is drawn on the map; who knows ABB takes it instead of the full course, and Ohio safety always', async ({ page }) => {
  const without = createDocument([...allRecords(scenario('34'))].filter(({ id }) => id !== 'edge:bridge-fanuc'));
  await open(page, without, 2);
  expect(await drawLink(page, node(page, 'bridge'), node(page, 'fanuc'))).toContain('Makes “From ABB to FANUC” a prerequisite of “FANUC operation”');
  await expect.poll(() => [...onDisk().tables.edge.values()].map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toContain('module:bridge prerequisite module:fanuc');
  const drawn = [...onDisk().tables.edge.values()].find(({ from }) => from === 'module:bridge')!.id;
  await page.locator(`.react-flow__edge[data-id="${drawn}"]`).focus();
  await page.keyboard.press('Enter');
  await side(page).getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Bridge' }).click();
  await expect.poll(() => onDisk().tables.edge.get(drawn)).toMatchObject({ kind: 'bridge', from: 'module:bridge', to: 'module:fanuc' });
  await expect(page.locator(`.react-flow__edge.bridge[data-id="${drawn}"]`)).toContainText('bridge to');
  expect(takes('abb')).toEqual(['safety done core', 'bridge done bridge', 'cell done core']);
  expect(takes('old')).toEqual(['safety done core', 'fanuc done core', 'cell done core']);
  expect(takes('none')).toEqual(['safety done core', 'fanuc done core', 'cell done core']);
  // The rule that puts the bridge instead is what makes it one; without the fact nobody is sent over it.
  await page.keyboard.press('Control+z');
  await expect.poll(() => onDisk().tables.edge.get(drawn)?.kind).toBe('prerequisite');
});

test('36: experience skips the foundation only; what is dragged into the company-specific zone is kept from then on', async ({ page }) => {
  const misplaced = edited(edited(scenario('36'), 'zone:own', { modules: [] }), 'zone:base', { modules: ['module:quiz', 'module:features', 'module:position'] });
  await open(page, misplaced, 3);
  expect(takes('experienced')).toContain('position waived core');
  expect(await dragInto(page, node(page, 'position'), zone(page, 'own'))).toContain('Company-specific, always kept');
  await expect.poll(() => onDisk().tables.zone.get('zone:own')?.modules).toEqual(['module:position']);
  expect(onDisk().tables.zone.get('zone:base')?.modules).toEqual(['module:quiz', 'module:features']);
  expect(await heard(page)).toContain('Moved How we position it to Company-specific, always kept');
  expect(takes('experienced')).toEqual(['quiz waived core', 'features waived core', 'position done core', 'objections done core', 'negotiate done core']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => onDisk().tables.zone.get('zone:own')?.modules).toEqual([]);
});

test('28: the choice is drawn as one between ways to the same end, and told on the canvas when an option differs', async ({ page }) => {
  await open(page, scenario('28'), 3);
  await expect(zone(page, 'way')).toContainText('choose 1 of 3 · same objectives');
  await expect(zone(page, 'way')).not.toContainText('Options differ');
  expect(takes('player')).toEqual(['base done core', 'role-play done chosen', 'next done core']);
  await dragInto(page, node(page, 'next'), zone(page, 'way'));
  await expect.poll(() => onDisk().tables.zone.get('zone:way')?.modules).toContain('module:next');
  await expect(zone(page, 'way')).toContainText('Options differ');
  await expect(zone(page, 'way')).toHaveAccessibleName(/“Closing” has no objectives/);
  expect(takes('player')).toContain('TRL-Z016');
  // Heat has nothing to measure then, and says why.
  await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
  await page.getByRole('menuitemradio', { name: /Bottlenecks/ }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.locator('.legend')).toContainText('Nothing is measured: this path does not work yet. ');
  await page.keyboard.press('Control+z');
  await expect(zone(page, 'way')).not.toContainText('Options differ');
  await expect(page.locator('.legend')).not.toContainText('Nothing is measured');
});

test('a link into a group, or one with which a group could no longer be met, is refused in words while it is drawn', async ({ page }) => {
  const group = { id: 'requirement:g', type: 'requirement', module: 'module:next', group: { need: 'count', atLeast: 2, of: ['module:video', 'module:role-play', 'module:coach'] }, default: [] };
  await open(page, createDocument([...allRecords(scenario('28')), recordOf(group)]), 2);
  const junction = page.locator('.react-flow__node[data-id="requirement:g"]');
  await expect(junction).toBeVisible();
  expect(await drawLink(page, node(page, 'coach'), junction)).toContain('“Objections, with a coach” is in this group already');
  expect(await drawLink(page, node(page, 'next'), junction)).toContain('“Closing” is what this group is for');
  const refused = await drawLink(page, node(page, 'next'), node(page, 'coach'));
  expect(refused).toContain('Would create the loop');
  expect(refused).toContain('Closing → Objections, with a coach → Closing. Closing needs 2 of Objections, by video, Objections, by role play, Objections, with a coach: Objections, with a coach could no longer count');
  expect(await drawLink(page, node(page, 'base'), junction)).toContain('Puts “Basics” into the group before “Closing”');
  await expect.poll(() => onDisk().tables.requirement.get('requirement:g')?.group.of).toContain('module:base');
  expect([...onDisk().tables.edge.values()]).toEqual([]);
});
