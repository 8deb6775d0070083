import { createHostBridge, type HostBridge } from './host-bridge';
import { createPreloadTransport } from './preload-transport';
import { createSocketTransport, type SocketLike } from './socket-transport';

/** The bridge to whatever host serves this window: the desktop's preload, else the browser host that the page came from. */
export function connectToHost(): HostBridge {
  if (window.trellis) return createHostBridge(createPreloadTransport(window.trellis));
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return createHostBridge(createSocketTransport(() => new WebSocket(`${scheme}//${window.location.host}/ws`) as SocketLike));
}
