import type { Reply } from '#shared/contract/envelope';
import type { Logger } from '../ports/machine';
import type { Studio } from '../services/studio';
import { dispatch } from './dispatch';

/** IPC channel names of the desktop: one for calls, one for events. */
export const invokeChannel = 'trellis:invoke';
export const eventChannel = 'trellis:event';

/** The parts of Electron's IPC that are used here, so that nothing in this folder imports 'electron'. */
export interface InvokeEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}
export interface IpcLike {
  readonly handle: (channel: string, listener: (event: InvokeEvent, ...args: unknown[]) => Promise<Reply>) => void;
}

/** Whether a call comes from the top frame of one of our windows, showing our own page. The URL is parsed, never matched as text. */
export function isTrustedSender(event: InvokeEvent, isOurWindow: (id: number) => boolean): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || !isOurWindow(event.sender.id) || !URL.canParse(frame.url)) return false;
  const url = new URL(frame.url);
  return url.protocol === 'trellis:' && url.host === 'studio';
}

/** Binds the contract to Electron's IPC: sender, channel and payload are checked for every call. */
export function bindIpc(ipc: IpcLike, studio: Studio, logger: Logger, isOurWindow: (id: number) => boolean): void {
  ipc.handle(invokeChannel, async (event, ...args) => {
    if (!isTrustedSender(event, isOurWindow)) {
      logger.warn('A call from an unknown sender was refused.');
      return { ok: false, error: { code: 'invalid-request', message: 'This call did not come from a window of the studio.', findings: [] } };
    }
    const [channel, request] = args;
    return dispatch(studio, logger, `window-${event.sender.id}`, typeof channel === 'string' ? channel : '', request);
  });
}
