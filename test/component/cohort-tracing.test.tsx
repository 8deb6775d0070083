// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { Model } from '../../renderer/features/cohort/setup/form-model';
import { AuditPart } from '../../renderer/features/cohort/setup/form-audit';
import { changeAudit } from '../../renderer/store/cohort-audit';
import { changeDraft, changeTracing } from '../../renderer/store/cohort-verbs';
import { withCompetency, withValue } from '../../renderer/store/cohort-tracing';
import type { Studio } from '../../renderer/store/studio';
import { useSession } from '../../renderer/store/studio-context';
import { mount, openStudio, press, type Mounted } from './fixture';

let mounted: Mounted | null = null;
afterEach(() => mounted?.unmount());

function Form({ studio }: { readonly studio: Studio }) {
  const draft = useSession((state) => state.cohort.draft);
  return <Model draft={draft} set={(part) => changeDraft(studio, part)} />;
}

const field = (label: string): HTMLInputElement => {
  const found = [...mounted!.box.querySelectorAll('input')].find((input) => input.getAttribute('aria-label') === label);
  if (!found) throw new Error(`there is no field ${label}`);
  return found;
};
const type = (label: string, text: string): Promise<void> => act(async () => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field(label), text);
  field(label).dispatchEvent(new Event('input', { bubbles: true }));
  await Promise.resolve();
});
const enter = async (label: string, text: string): Promise<void> => {
  await type(label, text);
  await press(field(label), 'Enter');
};
const said = (): string => [...mounted!.box.querySelectorAll('[role=alert]')].map((alert) => alert.textContent).join(' ');

it('knowledge tracing: what cannot be is said and changes nothing; what can be is taken', async () => {
  const { studio } = await openStudio();
  changeDraft(studio, { isModelled: true, isTraced: true });
  mounted = await mount(studio, <Form studio={studio} />);
  const tracing = () => studio.session.getState().cohort.draft.tracing;
  const before = tracing();
  expect(mounted.box.textContent).toContain('of those who do not master it pass all the same (guess).');
  expect(mounted.box.textContent).toContain('10 to 50 %, assumption');
  // The logistic model's own numbers are not asked.
  expect(mounted.box.querySelector('[aria-label="Passed by guessing"]')).toBeNull();
  for (const wrong of ['101', '-1', 'many', '1e9', 'NaN', '']) {
    await enter('Mastered beforehand', wrong);
    expect(tracing(), wrong).toBe(before);
  }
  await type('Mastered beforehand', '120');
  expect(said()).toBe('A number from 0 to 100 %.');
  expect(field('Mastered beforehand').getAttribute('aria-describedby')).toBe(mounted.box.querySelector('[role=alert]')!.id);
  await press(field('Mastered beforehand'), 'Escape');
  expect(said()).toBe('');
  await type('Passed without mastery', '95');
  expect(said()).toBe('Guess and slip together have to stay under 100 %, also at the ends of their ranges: at most 79.99 % here.');
  await press(field('Passed without mastery'), 'Enter');
  expect(tracing()).toBe(before);
  await enter('Mastered beforehand: at most', '20');
  expect(tracing()).toBe(before);
  await enter('Mastered beforehand', '62,5');
  expect(tracing().prior).toEqual({ value: 62.5, low: 10, high: 62.5, source: '' });
  await enter('Mastered beforehand: source', 'Pre-assessment 2026');
  expect(tracing().prior.source).toBe('Pre-assessment 2026');
  expect(mounted.box.textContent).toContain('10 to 62.5 %, Pre-assessment 2026');
});

it('a competency has numbers of its own where something is typed, and those of all where it is emptied; one that is gone is said', async () => {
  const { studio } = await openStudio();
  const [competency] = studio.replica.getState().document.tables.competency.values();
  const { id, title } = competency!;
  changeDraft(studio, { isModelled: true, isTraced: true });
  changeTracing(studio, (now) => withCompetency(withCompetency(now, id), 'competency:gone'));
  mounted = await mount(studio, <Form studio={studio} />);
  const own = () => studio.session.getState().cohort.draft.tracing.competencies[0];
  expect(mounted.box.textContent).toContain('This competency is no longer in the workspace: remove it here.');
  const name = `Failed in spite of it, ${title}`;
  expect(field(name).placeholder).toBe('10');
  await enter(name, '40');
  expect(own()).toMatchObject({ competency: id, slip: { value: 40, low: 35, high: 50 } });
  await enter(name, '');
  expect(own()).toEqual({ competency: id });
  // Emptied, it would go by a guess that does not fit its slip: it stays.
  await act(async () => { changeTracing(studio, (now) => withValue(withValue(withValue(now, id, 'slip', 60), id, 'guess', 1), null, 'guess', 70)); await Promise.resolve(); });
  await type(`Passed without mastery, ${title}`, '');
  expect(said()).toContain('Guess and slip together have to stay under 100 %');
  await press(field(`Passed without mastery, ${title}`), 'Enter');
  expect(own()).toMatchObject({ guess: { value: 1 } });
  await act(async () => { mounted!.box.querySelector<HTMLButtonElement>('[aria-label="Remove the numbers of competency:gone"]')!.click(); await Promise.resolve(); });
  expect(studio.session.getState().cohort.draft.tracing.competencies.map((one) => one.competency)).toEqual([id]);
});

it('an audit whose column, outcome or scores are gone says so', async () => {
  const { studio } = await openStudio();
  changeDraft(studio, { columns: [{ name: 'Region', values: 'North, South' }] });
  changeAudit(studio, { column: 'Region', outcome: 'waived', qualification: null });
  mounted = await mount(studio, <AuditPart />);
  expect(said()).toBe('');
  await act(async () => { changeDraft(studio, { columns: [] }); await Promise.resolve(); });
  expect(said()).toBe('There is no group “Region” any more: choose another, or no check. Until then the run is refused.');
  await act(async () => { changeAudit(studio, { column: 'role', outcome: 'module:gone', qualification: 'measure:gone' }); await Promise.resolve(); });
  expect(said()).toBe('This module is no longer in the workspace: choose another outcome. Nobody has a score of Measure gone: choose other scores, or everybody.');
});

it('a number of one competency that is not filled in stands with its unit, as the number of all does', async () => {
  const { studio } = await openStudio();
  const competency = [...studio.replica.getState().document.tables.competency.values()][0]!;
  changeDraft(studio, { isModelled: true, isTraced: true });
  changeTracing(studio, (now) => withCompetency(now, competency.id));
  mounted = await mount(studio, <Form studio={studio} />);
  const own = [...mounted.box.querySelectorAll<HTMLInputElement>('.tracing-own .tracing-number > .cohort-row input')];
  expect(own.length).toBeGreaterThan(0);
  expect(own.some(({ value }) => value === '')).toBe(true);
  for (const input of own) expect(input.parentElement?.textContent, input.getAttribute('aria-label') ?? '').toBe('%');
});
