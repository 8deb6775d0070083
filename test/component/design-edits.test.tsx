// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { applyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { allRecords, type TrellisDocument } from '#shared/document/trellis-document';
import { CompetencyInspector } from '../../renderer/features/inspector/competency-inspector';
import { removeLevel } from '../../renderer/features/inspector/remove-level';
import { readBound, ZoneSubgroups } from '../../renderer/features/inspector/zone-subgroups';
import { Decisions } from '../../renderer/features/simulation/decisions';
import { ProfileFacts } from '../../renderer/features/simulation/profile-facts';
import type { Studio } from '../../renderer/store/studio';
import { useReplica } from '../../renderer/store/studio-context';
import { documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { mount, openStudio, press, settle, type, type Mounted } from './fixture';

const open: Mounted[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.unmount();
});
const now = (studio: Studio): TrellisDocument => studio.replica.getState().document;
const toasts = (studio: Studio): string => studio.session.getState().toasts.map((toast) => toast.text).join(' ');
const named = <T extends HTMLElement>(box: ParentNode, name: string): T => {
  const found = [...box.querySelectorAll<HTMLElement>('[aria-label], button, label')].find((one) => one.getAttribute('aria-label') === name || (one.matches('label') ? one.firstChild?.textContent : one.textContent)?.trim() === name);
  if (!found) throw new Error(`nothing is called ${name}`);
  return (found.matches('label') ? found.querySelector('input, textarea') : found) as T;
};
const click = async (element: HTMLElement): Promise<void> => {
  act(() => element.click());
  await settle(30);
};

describe('levels of a competency', () => {
  const level = (title: string): object => ({ title, behaviours: [] });
  const document = documentOf(
    { id: 'competency:k', type: 'competency', title: 'Negotiation', levels: [level('One'), level('Two'), level('Three')] }, { id: 'competency:other', type: 'competency', title: 'Other', levels: [level('A'), level('B'), level('C')] },
    ...[0, 1, 2].map((at) => roleOf({ id: `role:${at}`, title: `Role ${at}`, targets: [{ competency: 'competency:k', level: at }, { competency: 'competency:k', level: 2, goal: 'future' }, { competency: 'competency:other', level: 2 }] })),
  );
  const after = (removed: number): readonly string[] => {
    const applied = applyCommand(document, { name: 'record.update', payload: { updates: removeLevel(document, document.tables.competency.get('competency:k')!, removed).updates } });
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    return [...applyDiff(document, applied.value.diff).tables.role.values()].map((role) => role.targets.map((target) => `${target.competency.slice(11)}${target.level}`).join(' '));
  };
  it('what roles ask moves with its level; of the level itself the next lower one is asked, or nothing', () => {
    expect(after(0)).toEqual(['k1 other2', 'k0 k1 other2', 'k1 k1 other2']);
    expect(after(1)).toEqual(['k0 k1 other2', 'k0 k1 other2', 'k1 k1 other2']);
    expect(after(2)).toEqual(['k0 k1 other2', 'k1 k1 other2', 'k1 k1 other2']);
  });
  it('removing one is one step of Undo, and says which roles ask for less', async () => {
    const { studio } = await openStudio([...allRecords(document)]);
    const Shown = () => <CompetencyInspector competency={useReplica((state) => state.document.tables.competency.get('competency:k'))!} />;
    const mounted = await mount(studio, <Shown />);
    open.push(mounted);
    await click(named(mounted.box, 'Remove the level “Two”'));
    expect(now(studio).tables.role.get('role:2')?.targets[0]?.level).toBe(1);
    expect(toasts(studio)).toContain('Role 1 asks for “One” now, the next lower level.');
    await act(() => studio.undo());
    expect(now(studio).tables.role.get('role:2')?.targets[0]?.level).toBe(2);
    expect(now(studio).tables.competency.get('competency:k')?.levels).toHaveLength(3);
  });
});

describe('bounds of a subgroup', () => {
  it('are whole for counts and minutes, and never guessed', () => {
    expect(['', '0', ' 12 ', '1.5', '-3', 'abc', 'Infinity', '1e3', '0x10'].map((text) => readBound(text, 'count'))).toEqual([null, 0, 12, undefined, undefined, undefined, undefined, undefined, undefined]);
    expect(['1.5', '1,25', '1.255', '-1'].map((text) => readBound(text, 'credits'))).toEqual([1.5, 1.25, undefined, undefined]);
    expect(readBound('1.5', 'minutes')).toBeUndefined();
  });
  it('what is none is refused in words and the old one stays', async () => {
    const document = documentOf(roleOf(), moduleOf('a'), moduleOf('b'), zoneOf('e', 'elective', ['a', 'b'], { requirement: { kind: 'count', choose: 1, groups: [{ title: 'G', modules: ['module:a'], atLeast: 1, atMost: 1 }] } }));
    const { studio } = await openStudio([...allRecords(document)]);
    const Shown = () => <ZoneSubgroups zone={useReplica((state) => state.document.tables.zone.get('zone:e'))!} />;
    const mounted = await mount(studio, <Shown />);
    open.push(mounted);
    const field = named<HTMLInputElement>(mounted.box, 'At most, of “G”');
    await type(field, 'abc');
    await press(field, 'Enter');
    await settle(30);
    expect(now(studio).tables.zone.get('zone:e')?.requirement?.groups?.[0]).toMatchObject({ atLeast: 1, atMost: 1 });
    expect(toasts(studio)).toContain('“abc” is no bound');
  });
});

describe('decisions about a learner', () => {
  const document = documentOf(roleOf(), moduleOf('a'), zoneOf('c', 'core-testable', ['a']), { id: 'profile:p', type: 'profile', title: 'P', facts: {} });
  const start = async (answers = {}): Promise<{ studio: Studio; box: HTMLElement }> => {
    const { studio } = await openStudio([...allRecords(document)], answers);
    const Shown = () => <Decisions profile={useReplica((state) => state.document.tables.profile.get('profile:p'))!} module="module:a" reasons={[]} />;
    const mounted = await mount(studio, <Shown />);
    open.push(mounted);
    await click(named(mounted.box, 'Exempt without a challenge'));
    return { studio, box: mounted.box };
  };
  const fill = async (box: HTMLElement, by: string): Promise<void> => {
    await type(named<HTMLInputElement>(box, 'Decided by'), by);
    await type(named<HTMLTextAreaElement>(box, 'Reason'), 'Long experience');
    await type(named<HTMLInputElement>(box, 'Exempt until'), '2027-01-01');
    await click(named(box, 'Exempt the learner'));
  };
  it('a name that is too long is refused in words; the form stays with what was said', async () => {
    const { studio, box } = await start();
    await fill(box, 'x'.repeat(201));
    expect(box.querySelector('[role=alert]')?.textContent).toBe('The name of who decides has 200 characters at most; it has 201.');
    expect(named<HTMLTextAreaElement>(box, 'Reason').value).toBe('Long experience');
    expect(toasts(studio)).toBe('');
    await fill(box, 'A. Lead');
    expect(now(studio).tables.profile.get('profile:p')?.overrides).toHaveLength(1);
    expect(box.querySelector('.decision-form')).toBeNull();
  });
  it('the form stays until the host has taken it', async () => {
    const { box } = await start({ 'document.apply': () => { throw new Error('The disk is full.'); } });
    await fill(box, 'A. Lead');
    expect(named<HTMLTextAreaElement>(box, 'Reason').value).toBe('Long experience');
  });
});

describe('declared facts', () => {
  it('a fact whose name every object knows is offered like any other', async () => {
    const document = documentOf(roleOf(), moduleOf('a'), zoneOf('c', 'core-testable', ['a']), { id: 'profile:p', type: 'profile', title: 'P' },
      { id: 'rule:a', type: 'rule', role: 'role:r', kind: 'score-bands', module: 'module:a', title: 'A', when: [{ kind: 'fact', fact: 'constructor', is: 'equal', value: 1 }] });
    const { studio } = await openStudio([...allRecords(document)]);
    const changes: object[] = [];
    const mounted = await mount(studio, <ProfileFacts profile={document.tables.profile.get('profile:p')!} onChange={(change) => changes.push(change)} />);
    open.push(mounted);
    await click(named(mounted.box, 'Add fact'));
    expect(changes).toEqual([{ facts: { constructor: { value: 0, at: '2026-11-01' } } }]);
  });
});
