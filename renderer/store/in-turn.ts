import type { Studio } from './studio';

const turns = new WeakMap<Studio, Promise<unknown>>();

/**
 * Does edits one after the other, each on what the one before has left: two fields of one list that are committed in quick succession (Tab) would otherwise each
 * write the list as it was, and the first would be lost.
 */
export function inTurn(studio: Studio, edit: () => Promise<unknown> | undefined): void {
  turns.set(studio, (turns.get(studio) ?? Promise.resolve()).then(edit).catch(studio.fail));
}
