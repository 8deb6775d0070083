import { expect, test, type Locator, type Page } from '@playwright/test';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
});
test.afterEach(() => host.stop());

type Stored = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;
const records = (type: string): readonly Stored[] => recordsOnDisk<Stored>(host).filter((record) => record.type === type);
const record = (id: string): Stored | undefined => records(id.split(':')[0] ?? '').find((one) => one.id === id);
const side = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
const choose = async (page: Page, from: Locator, option: string | RegExp): Promise<void> => {
  await from.click();
  await page.getByRole('option', { name: option }).first().click();
};
const openModule = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('complementary', { name: 'Outline' }).getByText(title, { exact: true }).click();
  await expect(side(page).getByRole('textbox', { name: 'Title' }).first()).toHaveValue(title);
};

test('17 62 63: a competency gets a level with behaviour and proof, a role asks for it, and its path shows the gap', async ({ page }) => {
  await page.keyboard.press('Control+4');
  await page.getByRole('complementary', { name: 'Outline' }).getByText('Key account manager').click();
  await side(page).getByRole('button', { name: 'Add competency' }).click();
  // The inspector of the role has a title too.
  await expect(side(page).getByRole('textbox', { name: 'Title' })).toHaveValue('New competency');
  await side(page).getByRole('textbox', { name: 'Title' }).fill('Tenders');
  await page.keyboard.press('Enter');
  await side(page).getByRole('textbox', { name: 'What people can be seen to do at “Level 1”, one per line' }).fill('Reads a tender\nNames what decides it');
  await choose(page, side(page).getByRole('button', { name: /Module whose test proves/ }), 'Rare disease journeys');
  await expect.poll(() => records('competency').find((one) => one['title'] === 'Tenders')?.['levels']).toEqual([{ title: 'Level 1', behaviours: ['Reads a tender', 'Names what decides it'], provedBy: ['module:rare-disease'] }]);
  await page.getByRole('complementary', { name: 'Outline' }).getByText('Key account manager').click();
  await choose(page, side(page).getByRole('button', { name: 'Tenders: Future' }), 'Level 1');
  await page.keyboard.press('Control+6');
  await side(page).getByRole('radio', { name: 'Future' }).click();
  const row = side(page).getByRole('row', { name: /Tenders/ });
  await expect(row).toContainText('Next: Rare disease journeys');
  await expect(row).toContainText('1 level');
});

test('30 34 39: versions of a module are declared by hand, each one step of Undo', async ({ page }) => {
  await openModule(page, 'Reading trial results');
  const versions = side(page).getByRole('button', { name: 'Add a version' });
  await versions.click();
  await choose(page, side(page).getByRole('button', { name: 'How it relates' }), 'Shorter bridge to it');
  await choose(page, side(page).getByRole('button', { name: 'Another version of this: choose the module' }), 'Trial vocabulary practice');
  await expect.poll(() => records('edge').filter((edge) => edge['kind'] === 'bridge').map((edge) => [edge['from'], edge['to']])).toEqual([['module:vocabulary', 'module:trial-results']]);
  await versions.click();
  await choose(page, side(page).getByRole('button', { name: 'How it relates' }), 'Same content, another depth');
  await choose(page, side(page).getByRole('button', { name: 'Another version of this: choose the module' }), 'Worked trial case studies');
  await expect.poll(() => records('alternate').filter((one) => one['module'] === 'module:trial-results').map((one) => [one['alternate'], one['differs']])).toEqual([['module:case-studies', 'depth']]);
  await expect(side(page).getByText('Other objectives than this module')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(() => records('alternate').filter((one) => one['module'] === 'module:trial-results')).toEqual([]);
});

test('28: a choice between ways to the same end: options with other objectives are named, with subgroups on disk', async ({ page }) => {
  await page.keyboard.press('Control+3');
  await page.getByRole('complementary', { name: 'Outline' }).getByText('Skills of your choice').first().click();
  await side(page).getByText('Options cover the same objectives').click();
  await expect(page.getByText(/Problems/).first()).toBeVisible();
  await expect(page.getByText(/have to cover the same objectives/).first()).toBeVisible();
  await side(page).getByText('Options cover the same objectives').click();
  await side(page).getByRole('button', { name: 'Add subgroup' }).click();
  await side(page).getByRole('textbox', { name: 'At least, of “Subgroup 1”' }).fill('1');
  await page.keyboard.press('Enter');
  await expect.poll(() => (record('zone:rep-skills')?.['requirement'] as { groups?: readonly object[] }).groups).toEqual([{ title: 'Subgroup 1', modules: ['module:objections'], atLeast: 1, atMost: null }]);
});

test('51: a learner challenges a decision; a person exempts with reason and expiry; it is logged, undone, and of no effect on locked core', async ({ page }) => {
  await page.keyboard.press('Control+6');
  await page.locator('.step-cell').filter({ hasText: 'Post-market surveillance' }).click();
  await side(page).getByRole('button', { name: 'Challenge', exact: true }).click();
  await side(page).getByLabel('Why the learner questions it').fill('I wrote the safety reports.');
  await side(page).getByRole('button', { name: 'Log the challenge' }).click();
  await side(page).getByRole('button', { name: 'Answer' }).click();
  await side(page).getByRole('button', { name: 'Exempt the learner' }).click();
  await expect(side(page).getByRole('alert')).toHaveText('Say who decides and why.');
  await side(page).getByLabel('Decided by').fill('Head of safety');
  await side(page).getByLabel('Reason').fill('Shown by the reports');
  await side(page).getByRole('button', { name: 'Exempt the learner' }).click();
  await expect(side(page).getByRole('alert')).toContainText('Say until when');
  await side(page).getByLabel('Exempt until').fill('2027-06-30');
  await side(page).getByRole('button', { name: 'Exempt the learner' }).click();
  await expect(side(page).getByText('Exempt until 2027-06-30 – Head of safety: Shown by the reports.')).toBeVisible();
  const profile = (): Stored => records('profile').find((one) => (one['overrides'] as readonly object[] | undefined)?.length) ?? { id: '', type: '' };
  await expect.poll(() => profile()['overrides']).toEqual([{ module: 'module:surveillance', reason: 'Shown by the reports', approver: 'Head of safety', until: '2027-06-30' }]);
  expect(profile()['challenges']).toMatchObject([{ module: 'module:surveillance', text: 'I wrote the safety reports.', answer: { decision: 'override', by: 'Head of safety', text: 'Shown by the reports' } }]);
  await page.locator('.step-cell').filter({ hasText: 'Transfers of value' }).click();
  await side(page).getByRole('button', { name: 'Exempt without a challenge' }).click();
  await side(page).getByLabel('Decided by').fill('Head of safety');
  await side(page).getByLabel('Reason').fill('Asked to');
  await side(page).getByLabel('Exempt until').fill('2027-06-30');
  await side(page).getByRole('button', { name: 'Exempt the learner' }).click();
  await expect(side(page).getByText(/The override is kept, and has no effect/)).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => (profile()['overrides'] as readonly object[]).length).toBe(1);
  await page.locator('.step-cell').filter({ hasText: 'Post-market surveillance' }).click();
  await side(page).getByRole('button', { name: /End the exemption/ }).click();
  await expect(side(page).getByText(/^Exempt by Head of safety, ended/)).toBeVisible();
  await side(page).getByRole('tab', { name: 'Profile' }).click();
  await expect(side(page).getByText(/^Exempt by Head of safety, ended/)).toBeVisible();
});

test('groups of prerequisites: limits and groups inside groups by hand', async ({ page }) => {
  await openModule(page, 'Field certification');
  await side(page).getByRole('button', { name: 'Add a group' }).click();
  await choose(page, side(page).getByRole('button', { name: 'How much of the group' }), 'At least so many of');
  await side(page).getByRole('button', { name: 'Add “any of” inside' }).click();
  await side(page).getByRole('button', { name: 'Limit how much of some modules counts' }).click();
  await expect.poll(() => (records('requirement').at(-1)?.['group'] as { of: readonly unknown[]; caps: readonly object[] } | undefined)?.caps?.length).toBe(1);
  const group = records('requirement').at(-1)?.['group'] as { of: readonly unknown[]; caps: readonly object[] };
  expect(group.of.filter((item) => typeof item === 'object')).toMatchObject([{ need: 'any' }]);
});

test('65 68: evidence about a measure with a name, with its source and last day; declared facts and preferred formats', async ({ page }) => {
  await page.keyboard.press('Control+6');
  await side(page).getByRole('tab', { name: 'Profile' }).click();
  const before = (records('profile').find((one) => one['title'] === 'Clinical research background')?.['evidence'] as readonly object[]).length;
  await side(page).getByRole('button', { name: 'Add evidence' }).click();
  const row = before + 1;
  await choose(page, side(page).getByRole('button', { name: `About (row ${row})` }), 'A measure with a name…');
  await side(page).getByRole('textbox', { name: `Name of the measure (row ${row})` }).fill('self confidence');
  await page.keyboard.press('Enter');
  await side(page).getByRole('button', { name: `Source and expiry of row ${row}` }).click();
  await side(page).getByRole('textbox', { name: 'Source' }).fill('hiring');
  await page.keyboard.press('Enter');
  await side(page).getByLabel('Last valid day').fill('2027-01-31');
  await side(page).getByRole('button', { name: 'Add fact' }).click();
  await side(page).getByRole('textbox', { name: 'Value of fact 1' }).fill('7');
  await page.keyboard.press('Enter');
  await side(page).getByText('Video', { exact: true }).click();
  const profile = (): Stored | undefined => records('profile').find((one) => one['title'] === 'Clinical research background');
  await expect.poll(() => (profile()?.['evidence'] as readonly object[] | undefined)?.at(-1)).toMatchObject({ subject: 'measure:self-confidence', source: 'hiring', expires: '2027-01-31', score: 8000 });
  await expect.poll(() => [profile()?.['facts'], profile()?.['preferences']]).toMatchObject([{ tenure: { value: 7 } }, { formats: ['video'] }]);
  await side(page).getByRole('tab', { name: 'Why this step' }).click();
  await expect(side(page).getByText(/% of the minutes come as “Video”/)).toBeVisible();
});

test('40 47: an objective gets a criterion, a competency a business outcome, and a role is tried out as a pilot', async ({ page }) => {
  await openModule(page, 'Reading trial results');
  const objective = records('objective').find((one) => one['module'] === 'module:trial-results');
  await choose(page, side(page).getByRole('button', { name: 'Criterion of objective 1' }), 'Score');
  await side(page).getByRole('textbox', { name: 'Least score of objective 1' }).fill('85');
  await page.keyboard.press('Enter');
  await expect.poll(() => record(objective?.id ?? '')?.['criterion']).toEqual({ kind: 'score', atLeast: 8500 });
  await choose(page, side(page).getByRole('button', { name: 'Criterion of objective 1' }), 'Time');
  await expect.poll(() => record(objective?.id ?? '')?.['criterion']).toEqual({ kind: 'time', atMostMinutes: 10 });

  await page.keyboard.press('Control+4');
  await page.getByRole('complementary', { name: 'Outline' }).getByText('Key account manager').click();
  await side(page).getByRole('button', { name: 'Add competency' }).click();
  await expect(side(page).getByRole('textbox', { name: 'Title' })).toHaveValue('New competency');
  await side(page).getByRole('button', { name: 'Add business outcome' }).click();
  const outcome = side(page).getByRole('group', { name: 'Outcome 1' });
  await outcome.getByRole('textbox', { name: 'Figure 1' }).fill('First-call resolution');
  await page.keyboard.press('Enter');
  await outcome.getByRole('textbox', { name: 'Change of “First-call resolution” in percent' }).fill('23');
  await outcome.getByRole('textbox', { name: 'Correlation with “First-call resolution”' }).fill('1.2');
  await page.keyboard.press('Enter');
  await expect(outcome.getByRole('textbox', { name: 'Correlation with “First-call resolution”' })).toHaveValue('');
  await outcome.getByRole('textbox', { name: 'Correlation with “First-call resolution”' }).fill('0.67');
  await outcome.getByRole('textbox', { name: 'People on whom “First-call resolution” was measured' }).fill('240');
  await page.keyboard.press('Enter');
  await expect(outcome.getByText('between 0.59 and 0.73', { exact: false })).toBeVisible();
  await expect.poll(() => records('competency').find((one) => one['title'] === 'New competency')?.['outcomes']).toEqual([{ title: 'First-call resolution', change: 23, correlation: 0.67, people: 240, basis: 'assumption', source: '' }]);
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('complementary', { name: 'Outline' }).getByText('Key account manager').click();
  await side(page).getByRole('button', { name: 'Begin a pilot of this role' }).click();
  await expect(side(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Key account manager: pilot');
  await side(page).getByRole('textbox', { name: 'People in it' }).fill('50');
  await page.keyboard.press('Enter');
  await side(page).getByLabel('From', { exact: true }).fill('2026-09-01');
  await page.keyboard.press('Enter');
  await expect.poll(() => records('role').find((one) => one['title'] === 'Key account manager: pilot')).toMatchObject({ inherits: expect.stringMatching(/^role:/), pilot: { from: '2026-09-01', people: 50 } });
  expect(await faultsOf(page)).toEqual([]);
  await side(page).getByRole('button', { name: 'No pilot any more' }).click();
  await expect.poll(() => records('role').find((one) => one['title'] === 'Key account manager: pilot')?.['pilot']).toBeUndefined();
});
