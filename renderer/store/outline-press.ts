import type { KeyboardEvent, MouseEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { Studio } from './studio';
import { addSibling } from './verbs';

/** What a press in an outline selects: one; with Ctrl one more or less; with Shift all from the last chosen. */
export function pressedSelection(selection: readonly RecordId[], id: RecordId, order: readonly RecordId[], press: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): readonly RecordId[] {
  const last = selection.at(-1);
  if (press.shiftKey && last && order.includes(last)) {
    const [a, b] = [order.indexOf(last), order.indexOf(id)];
    const range = order.slice(Math.min(a, b), Math.max(a, b) + 1);
    // What was chosen last stays last: the next Shift starts from it again.
    return [...new Set([...selection.filter((other) => other !== last), ...range.filter((other) => other !== last), last])];
  }
  if (press.ctrlKey || press.metaKey) return selection.includes(id) ? selection.filter((other) => other !== id) : [...selection.filter((other) => order.includes(other)), id];
  return [id];
}

const itemsAround = (element: Element): readonly HTMLElement[] => [...(element.closest('.panel-scroll')?.querySelectorAll<HTMLElement>('[data-module]') ?? [])];

/** Mouse and keys of a module in an outline: select, Enter for a sibling, arrows to the next. */
export function outlineItem(studio: Studio, id: RecordId) {
  return {
    'data-module': id,
    onClick: (event: MouseEvent): void => {
      const order = itemsAround(event.currentTarget).map((item) => item.dataset['module'] ?? '');
      studio.select(pressedSelection(studio.session.getState().selection, id, order, event));
      studio.signal('reveal');
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        void addSibling(studio, id);
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const items = itemsAround(event.currentTarget);
        items[items.indexOf(event.currentTarget as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
      }
    },
  };
}
