import { useEffect } from 'react';
import { matchesShortcut, type StudioAction } from '../store/actions';
import { useStudio } from '../store/studio-context';
import { studioActions } from './actions/all-actions';

/** Whether keys go into a text field now. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('[role="textbox"]') !== null || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !(target instanceof HTMLInputElement && /^(checkbox|radio|button|range)$/.test(target.type));
}

function isPlain(shortcut: string): boolean {
  return !shortcut.includes('mod+') && !shortcut.includes('alt+');
}

/** Runs actions by their shortcuts, and those that the desktop's menu asks for. */
export function useShortcuts(): void {
  const studio = useStudio();
  useEffect(() => {
    const find = (event: KeyboardEvent): StudioAction | undefined => {
      const typing = isTyping(event.target);
      const inDialog = studio.session.getState().dialog !== null;
      return studioActions.find((action) =>
        action.shortcuts?.some((shortcut) => matchesShortcut(shortcut, event) && !(typing && (isPlain(shortcut) || /mod\+(z|y|a|shift\+z)$/.test(shortcut))) && !(inDialog && action.group !== 'help')) &&
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
    window.addEventListener('keydown', keyDown);
    const stop = studio.bridge.on('menu.action', ({ action: id }) => {
      const action = studioActions.find((candidate) => candidate.id === id);
      if (action && (action.when?.(studio) ?? true)) action.run(studio);
    });
    return () => {
      window.removeEventListener('keydown', keyDown);
      stop();
    };
  }, [studio]);
}
