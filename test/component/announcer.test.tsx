// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Announcer } from '../../renderer/app/announcer';
import { ToastRegion } from '../../renderer/app/toast-region';
import { deleteRecords } from '../../renderer/store/link-verbs';
import type { Studio } from '../../renderer/store/studio';
import { addEdge, addSibling } from '../../renderer/store/verbs';
import { mount, openStudio, settle, type Mounted } from './fixture';

describe('what a change did', () => {
  let open: Mounted | undefined;
  let studio: Studio;
  const heard = (): string => [...(open?.box.querySelectorAll('[aria-live=polite]') ?? [])].map((place) => place.textContent).join('');
  const start = async (): Promise<void> => {
    ({ studio } = await openStudio());
    open = await mount(studio, <Announcer />);
  };
  afterEach(() => open?.unmount());

  it('is said politely, also the same words twice: the other place has them then', async () => {
    await start();
    await act(async () => studio.announce('Moved.'));
    const first = [...open!.box.querySelectorAll('[aria-live=polite]')].findIndex((place) => place.textContent === 'Moved.');
    await act(async () => studio.announce('Moved.'));
    expect([...open!.box.querySelectorAll('[aria-live=polite]')].map((place) => place.textContent)).toEqual(first === 1 ? ['Moved.', ''] : ['', 'Moved.']);
  });
  it('is said of a link and of a module beside another, and of Undo', async () => {
    await start();
    await act(async () => void (await addEdge(studio, 'module:label', 'module:cert', 'recommended')));
    expect(heard()).toBe('Link Product label → Field certification test added: Recommended.');
    await act(() => studio.undo());
    expect(heard()).toMatch(/^Undone: .*Product label/);
    await act(() => studio.redo());
    expect(heard()).toMatch(/^Redone: /);
    await act(async () => { studio.show('path'); await addSibling(studio, 'module:code'); });
    await settle();
    expect(heard()).toBe('Module added to Core (locked). Type its title.');
  });
  it('is said once of a deletion: the message that offers Undo is shown only', async () => {
    await start();
    const shown = await mount(studio, <ToastRegion />);
    await act(async () => void (await deleteRecords(studio, ['module:objection'])));
    expect(heard()).toBe('Deleted Objection handling.');
    expect(shown.box.querySelector('.toast')?.textContent).toContain('Deleted 1 record.');
    expect(shown.box.querySelectorAll('[role=status], [role=alert]')).toHaveLength(0);
    await act(async () => studio.toast('ok', 'By itself'));
    expect(shown.box.querySelector('[role=status]')?.textContent).toContain('By itself');
    await shown.unmount();
  });
  it('is not said when the host refuses', async () => {
    await start();
    await act(async () => void (await addEdge(studio, 'module:postmarket', 'module:phases')));
    expect(heard()).toBe('');
    expect(studio.session.getState().toasts.map(({ tone }) => tone)).toEqual(['error']);
  });
});
