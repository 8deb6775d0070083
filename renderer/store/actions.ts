import type { LucideIcon } from 'lucide-react';
import type { Studio } from './studio';

/** One thing that can be done: the single definition behind toolbar, menu, palette, shortcut and the sheet of keys. */
export interface StudioAction {
  readonly id: string;
  readonly label: string;
  readonly group: 'go' | 'edit' | 'draw' | 'view' | 'file' | 'help';
  readonly icon: LucideIcon;
  /** As `mod+shift+z`; `mod` is Ctrl, or Command on a Mac. The first is shown. */
  readonly shortcuts?: readonly string[];
  /** Whether it can be done now. Default: always. */
  readonly when?: (studio: Studio) => boolean;
  readonly run: (studio: Studio) => void;
}

const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);
const keyNames: Readonly<Record<string, string>> = { mod: isMac ? '⌘' : 'Ctrl', shift: 'Shift', alt: 'Alt', delete: 'Del', escape: 'Esc', ' ': 'Space' };

/** `mod+shift+z` as keys to show: Ctrl, Shift, Z. */
export function shortcutKeys(shortcut: string): readonly string[] {
  return shortcut.split('+').map((key) => keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1)));
}

/** Whether a key press is this shortcut. */
export function matchesShortcut(shortcut: string, event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = event.ctrlKey || event.metaKey;
  const shiftMatters = key.length > 1 || /[a-z0-9]/.test(key);
  return (
    event.key.toLowerCase() === key && mod === parts.includes('mod') && event.altKey === parts.includes('alt') && (!shiftMatters || event.shiftKey === parts.includes('shift'))
  );
}
