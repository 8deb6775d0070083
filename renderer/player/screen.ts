import { h, type Child } from './dom';

/** One screen: its heading (gets the focus), content, and what stands in the footer. */
export interface Screen {
  readonly crumb: string;
  readonly title: string;
  readonly content: readonly Child[];
  readonly actions: readonly Child[];
}

/** A button of the footer. `key`: finds it again when the screen is drawn anew. */
export function actionButton(label: string, key: string, action: () => void, isPrimary = false): HTMLElement {
  return h('button', { type: 'button', class: isPrimary ? 'primary' : 'secondary', 'data-focus': key, onclick: action }, label, isPrimary && h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'));
}
