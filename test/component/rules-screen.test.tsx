// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { getRecord } from '#shared/document/trellis-document';
import type { Rule } from '#shared/model/rule';
import { fieldsReadBy } from '../../renderer/features/rules/fields-read';
import { evidenceUse } from '../../renderer/features/rules/evidence-table';
import { RulesCentre } from '../../renderer/features/rules/rules-centre';
import { RulesOutline } from '../../renderer/features/rules/rules-outline';
import type { Studio } from '../../renderer/store/studio';
import { mount, openStudio, press, settle, type, type Mounted } from './fixture';

beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
});
const open: Mounted[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.unmount();
});

async function start(): Promise<{ studio: Studio; box: HTMLElement }> {
  const { studio } = await openStudio();
  studio.session.setState({ screen: 'rules', role: 'role:rep', selection: ['rule:phases'] });
  const mounted = await mount(studio, <><RulesOutline /><RulesCentre /></>);
  open.push(mounted);
  await settle(400);
  return { studio, box: mounted.box };
}

const ruleOf = (studio: Studio, id = 'rule:phases'): Rule => getRecord(studio.replica.getState().document, id) as Rule;
const named = (box: ParentNode, name: string): HTMLElement => {
  const found = [...box.querySelectorAll<HTMLElement>('[aria-label], button')].find((one) => one.getAttribute('aria-label') === name || one.textContent.trim() === name);
  if (!found) throw new Error(`nothing is called ${name}`);
  return found;
};
const click = async (element: HTMLElement): Promise<void> => {
  await act(async () => {
    element.click();
    await Promise.resolve();
  });
  await settle(30);
};
const enter = async (input: HTMLElement, text: string): Promise<void> => {
  await type(input as HTMLInputElement, text);
  await press(input, 'Enter');
  await settle(30);
};

describe('the list', () => {
  it('groups rules, gates and choices; one tab stop, arrows go through all', async () => {
    const { studio, box } = await start();
    const items = [...box.querySelectorAll<HTMLElement>('[data-entry]')];
    expect(items.filter((item) => item.tabIndex === 0)).toHaveLength(1);
    expect(items.length).toBeGreaterThan(3);
    act(() => items[0]?.focus());
    await press(items[0] as HTMLElement, 'ArrowDown');
    expect(studio.session.getState().selection).toEqual([items[1]?.dataset['entry']]);
    await press(items[1] as HTMLElement, 'End');
    expect(studio.session.getState().selection).toEqual([items.at(-1)?.dataset['entry']]);
  });
  it('selects what it shows, so that Delete is about nothing else', async () => {
    const { studio } = await openStudio();
    studio.session.setState({ screen: 'rules', role: 'role:rep', selection: ['module:phases'] });
    open.push(await mount(studio, <RulesCentre />));
    await settle();
    expect(studio.session.getState().selection).toEqual(['rule:phases']);
  });
});

describe('the sentence', () => {
  it('a bound takes its neighbour along, or not, as the switch says', async () => {
    const { studio, box } = await start();
    const before = ruleOf(studio).bands.map((band) => band.from);
    await enter(named(box, 'From (band 2)'), '55');
    expect(ruleOf(studio).bands.map((band) => [band.from, band.to]).slice(0, 2)).toEqual([[0, 5500], [5500, ruleOf(studio).bands[1]?.to]]);
    await click(named(box, 'Neighbours move along'));
    await enter(named(box, 'From (band 2)'), '58');
    expect(box.textContent).toContain('nothing is decided');
    await click([...box.querySelectorAll<HTMLElement>('.fault button')][0] as HTMLElement);
    expect(box.textContent).not.toContain('from 55 % to under 58 %: nothing');
    await act(() => studio.undo());
    await act(() => studio.undo());
    await act(() => studio.undo());
    expect(ruleOf(studio).bands.map((band) => band.from)).toEqual(before);
  });
  it('what is not a score is not taken', async () => {
    const { studio, box } = await start();
    const before = ruleOf(studio);
    const input = named(box, 'From (band 2)');
    await type(input as HTMLInputElement, '120');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await press(input, 'Enter');
    expect(ruleOf(studio)).toEqual(before);
    expect((input as HTMLInputElement).value).toBe(String((before.bands[1]?.from ?? 0) / 100));
  });
  it('arrow keys on a bound move it, each from where the last left it', async () => {
    const { studio, box } = await start();
    const bound = box.querySelector<HTMLElement>('[role=slider]') as HTMLElement;
    const from = Number(bound.getAttribute('aria-valuenow'));
    // Faster than the host answers.
    for (let count = 0; count < 3; count++) {
      act(() => void bound.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true })));
    }
    await settle(30);
    await press(bound, 'ArrowRight', { shiftKey: true });
    expect(Number(box.querySelector('[role=slider]')?.getAttribute('aria-valuenow'))).toBe(from + 3.1);
    expect(ruleOf(studio).bands[0]?.to).toBe(ruleOf(studio).bands[1]?.from);
  });
  it('conditions are added, edited and removed', async () => {
    const { studio, box } = await start();
    await click(named(box, 'Only if a fact…'));
    await click(named(box, 'Only if a result…'));
    expect(ruleOf(studio).when.map((condition) => condition.kind)).toEqual(['fact', 'result']);
    await enter(named(box, 'Score (condition 2)'), '75');
    expect(ruleOf(studio).when[1]).toMatchObject({ score: 7500 });
    await enter(named(box, 'Not older than, days (condition 1)'), '90');
    expect(ruleOf(studio).when[0]).toMatchObject({ maxAgeDays: 90 });
    await click(named(box, 'Remove condition 1'));
    expect(ruleOf(studio).when.map((condition) => condition.kind)).toEqual(['result']);
  });
  it('of two quick actions the second does not take back the first', async () => {
    const { studio, box } = await start();
    const twice = (first: string, second: string): Promise<void> => {
      act(() => {
        named(box, first).click();
        named(box, second).click();
      });
      return settle(30);
    };
    await twice('Only if a fact…', 'Only if a result…');
    expect(ruleOf(studio).when.map((condition) => condition.kind)).toEqual(['fact', 'result']);
    await twice('Remove condition 1', 'Remove condition 2');
    expect(ruleOf(studio).when).toEqual([]);
    await click(named(box, 'Combine several…'));
    await twice('No score without source 1', 'No score without source 2');
    await twice('No score without source 1', 'Add a source');
    expect(ruleOf(studio).reads.combine?.map((part) => part.required)).toEqual([false, true, false]);
  });
  it('several results are combined by weight, and one alone again', async () => {
    const { studio, box } = await start();
    await click(named(box, 'Combine several…'));
    expect(ruleOf(studio).reads.combine).toHaveLength(2);
    await enter(named(box, 'Weight (source 1)'), '3');
    await click(named(box, 'No score without source 2'));
    await click(named(box, 'Add a source'));
    expect(ruleOf(studio).reads.combine?.map((part) => [part.weight, part.required])).toEqual([[3, false], [1, true], [1, false]]);
    expect(box.textContent).toContain('60 %');
    await click(named(box, 'Read one result only'));
    expect(ruleOf(studio).reads).not.toHaveProperty('combine');
  });
});

describe('what rules read and accept', () => {
  it('fields are derived from rules, conditions and gates', async () => {
    const { studio } = await start();
    const { document } = studio.replica.getState();
    const names = fieldsReadBy(document, 'role:rep').map((field) => field.name);
    expect(names).toEqual(expect.arrayContaining(['Kind of evidence', 'Failed attempts']));
    expect(new Set(names).size).toBe(names.length);
  });
  it('self-report never waives; recall places only where something must be done; the only kind is required', async () => {
    const { studio } = await start();
    const rule = ruleOf(studio);
    const only: Rule = { ...rule, reads: { ...rule.reads, evidenceKinds: ['simulation', 'recall', 'self-report'] } };
    expect(evidenceUse(only, 'self-report', true, false)).toBe('neverAlone');
    expect(evidenceUse(only, 'recall', true, false)).toBe('placesOnly');
    expect(evidenceUse(only, 'simulation', true, false)).toBe('required');
    expect(evidenceUse(only, 'observed', true, false)).toBe('ignored');
    expect(evidenceUse({ ...rule, reads: { ...rule.reads, evidenceKinds: [] } }, 'record', false, false)).toBe('accepted');
  });
});
