import { createHostBridge, type HostBridge } from './host-bridge';
import { createPreloadTransport } from './preload-transport';
import { createSocketTransport, type SocketLike } from './socket-transport';

/** The bridge to whatever host serves this window: the desktop's preload, else the browser host that the page came from. */
export function connectToHost(): HostBridge {
  if (window.trellis) return createHostBridge(createPreloadTransport(window.trellis));
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return createHostBridge(createSocketTransport(() => new WebSocket(`${scheme}//${window.location.host}/ws?client=${clientId()}`) as SocketLike));
}

/** The name of this window at the host: the same after a reload or a broken connection, so that its Undo goes on. */
function clientId(): string {
  const key = 'trellis.client';
  const known = window.sessionStorage.getItem(key);
  if (known) return known;
  const fresh = crypto.randomUUID();
  window.sessionStorage.setItem(key, fresh);
  return fresh;
}
