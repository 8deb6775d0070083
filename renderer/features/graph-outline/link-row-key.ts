import type { KeyboardEvent } from 'react';
import { removeGroup, removeLink } from '../../store/link-verbs';
import type { Studio } from '../../store/studio';
import type { OutlineRow } from './outline-rows';
import type { RowTools } from './outline-tree';

/** Without Ctrl, Alt, Shift. */
export function isPlain({ ctrlKey, metaKey, altKey, shiftKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): boolean {
  return !ctrlKey && !metaKey && !altKey && !shiftKey;
}

/** Keys on what a module needs: Enter edits it, Delete removes it. */
export function linkRowKey(studio: Studio, { subject }: OutlineRow, { key }: KeyboardEvent, { leave }: RowTools): boolean {
  if (subject.kind !== 'link' && subject.kind !== 'group') return false;
  const module = subject.kind === 'link' ? subject.edge.to : subject.requirement.module;
  switch (key) {
    case 'Enter': case 'F2':
      studio.openDialog({ kind: 'needs', module });
      return true;
    case 'Delete': case 'Backspace':
      leave();
      void (subject.kind === 'link' ? removeLink(studio, subject.edge) : removeGroup(studio, subject.requirement));
      return true;
    default: return false;
  }
}
