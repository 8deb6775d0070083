import type { PlayerPage } from '#shared/exchange/player/player-course';
import { h } from './dom';

/** An imported page, in a frame that keeps it apart. */
export function showFrame(page: PlayerPage): HTMLElement {
  return h('iframe', { class: 'imported', src: page.frame, title: page.title, sandbox: 'allow-scripts allow-popups' });
}
