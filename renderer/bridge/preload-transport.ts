import { replySchema, type Reply } from '#shared/contract/envelope';
import type { HostTransport } from './host-bridge';

/** What the sandboxed preload exposes as `window.trellis`. */
export interface PreloadApi {
  readonly invoke: (channel: string, request: unknown) => Promise<Reply>;
  readonly on: (event: string, listener: (payload: unknown) => void) => () => void;
}

declare global {
  interface Window {
    readonly trellis?: PreloadApi;
  }
}

export function createPreloadTransport(api: PreloadApi): HostTransport {
  return {
    invoke: async (channel, request) => replySchema.parse(await api.invoke(channel, request)),
    on: (event, listener) => api.on(event, listener),
    onConnection: () => () => undefined,
  };
}
