import { useEffect } from 'react';
import { matchesShortcut, type StudioAction } from '../store/actions';
import type { Studio } from '../store/studio';
import { useStudio } from '../store/studio-context';
import { studioActions } from './actions/all-actions';

/** Whether keys go into a text field now. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('[role="textbox"]') !== null || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !(target instanceof HTMLInputElement && /^(checkbox|radio|button|range)$/.test(target.type));
}

/** In a menu or list that is open, letters find a choice and Delete is not for what lies behind it. */
function isInMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.popover') !== null;
}

/** Whether an action may run now: beside a dialog only help, which takes its place; beside one that a screen holds itself nothing. */
function isFree(studio: Studio, action: StudioAction): boolean {
  return studio.session.getState().dialog === null ? document.querySelector('.modal-veil') === null : action.group === 'help';
}

function isPlain(shortcut: string): boolean {
  return !shortcut.includes('mod+') && !shortcut.includes('alt+');
}

/** Runs actions by their shortcuts, and those that the desktop's menu asks for. */
export function useShortcuts(): void {
  const studio = useStudio();
  useEffect(() => {
    const find = (event: KeyboardEvent): StudioAction | undefined => {
      const typing = isTyping(event.target) || isInMenu(event.target);
      return studioActions.find((action) =>
        action.shortcuts?.some((shortcut) => matchesShortcut(shortcut, event) && !(typing && (isPlain(shortcut) || /mod\+(z|y|a|shift\+z)$/.test(shortcut)))) &&
        isFree(studio, action) &&
        (action.when?.(studio) ?? true),
      );
    };
    const keyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const action = find(event);
      if (!action) return;
      event.preventDefault();
      action.run(studio);
    };
    // A focused button would take Enter with Ctrl for a press, and the shortcut would be lost.
    const beforeButtons = (event: KeyboardEvent): void => {
      const isOnButton = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target instanceof Element && event.target.closest('button') !== null;
      if (!isOnButton || studio.session.getState().canvasMode === 'presenting') return;
      keyDown(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener('keydown', beforeButtons, true);
    window.addEventListener('keydown', keyDown);
    const stop = studio.bridge.on('menu.action', ({ action: id }) => {
      const action = studioActions.find((candidate) => candidate.id === id);
      if (action && (action.when?.(studio) ?? true)) action.run(studio);
    });
    return () => {
      window.removeEventListener('keydown', beforeButtons, true);
      window.removeEventListener('keydown', keyDown);
      stop();
    };
  }, [studio]);
}
