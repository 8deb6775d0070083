import type { Player } from './player';

/** What windows of one attempt tell each other. `held`: the one that was there has progress that is not saved. */
type Word = 'opened' | 'held';

/** A channel among windows of one origin, as far as the browser gives one. */
export interface Channel {
  readonly say: (word: Word) => void;
  readonly onWord: (listener: (word: Word) => void) => void;
}

/** Undefined where there is none: a browser without it, or a frame that must not use it. Frames without an origin of their own hear nobody. */
export function openChannel(name: string): Channel | undefined {
  try {
    const channel = new BroadcastChannel(name);
    return { say: (word) => channel.postMessage(word), onWord: (listener) => channel.addEventListener('message', ({ data }) => (data === 'opened' || data === 'held') && listener(data)) };
  } catch {
    return undefined;
  }
}

/** The window that was opened last goes on; an earlier one ends its session, so that it cannot write over what the last one saves. One that has something unsaved stays, and the last one gives way. */
export function shareWithOtherWindows(player: Player, channel: Channel | undefined, beforeLeaving: () => void = () => undefined): void {
  if (!channel || player.state().saveState === 'offline' || player.state().saveState === 'unrecorded') return;
  channel.onWord((word) => {
    if (word !== 'held' && player.state().saveState === 'failed') return channel.say('held');
    // What a content object has not committed yet is heard first.
    beforeLeaving();
    if (word !== 'held' && player.state().saveState === 'failed') {
      player.again();
      return channel.say('held');
    }
    player.standDown(word === 'held' ? 'held' : 'elsewhere');
  });
  channel.say('opened');
}
