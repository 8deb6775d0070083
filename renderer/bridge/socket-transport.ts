import { hostFrameSchema, type Reply } from '#shared/contract/envelope';
import { decodeWire, encodeWire } from '#shared/contract/wire';
import type { ConnectionState, HostTransport } from './host-bridge';

/** The part of WebSocket that is used; tests bring their own. */
export interface SocketLike {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  send: (text: string) => void;
}

const firstWait = 250;
const longestWait = 5000;

/** The browser host: frames of contract/envelope over one WebSocket that is opened again, ever more slowly, when it breaks. */
export function createSocketTransport(open: () => SocketLike): HostTransport {
  const pending = new Map<number, (reply: Reply) => void>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const watchers = new Set<(state: ConnectionState) => void>();
  let queue: { id: number; text: string }[] = [];
  let socket: SocketLike | null = null;
  let nextId = 1;
  let wait = firstWait;

  const connect = (): void => {
    const fresh = open();
    fresh.onopen = () => {
      socket = fresh;
      wait = firstWait;
      for (const { text } of queue.splice(0)) fresh.send(text);
      for (const watcher of watchers) watcher('connected');
    };
    fresh.onmessage = ({ data }) => receive(data);
    fresh.onclose = () => {
      const wasOpen = socket === fresh;
      socket = null;
      failPending(pending, queue);
      queue = [];
      if (wasOpen || wait === firstWait) for (const watcher of watchers) watcher('lost');
      setTimeout(connect, wait);
      wait = Math.min(longestWait, wait * 2);
    };
  };
  const receive = (data: unknown): void => {
    const frame = parseFrame(data);
    if (!frame) return;
    if (frame.kind === 'event') {
      for (const listener of listeners.get(frame.event) ?? []) listener(frame.payload);
      return;
    }
    pending.get(frame.id)?.(frame.reply);
    pending.delete(frame.id);
  };
  connect();
  return {
    invoke: (channel, request) =>
      new Promise((resolve) => {
        const id = nextId++;
        pending.set(id, resolve);
        const text = encodeWire({ id, channel, request });
        if (socket) socket.send(text);
        else queue.push({ id, text });
      }),
    on: (event, listener) => subscribe(listeners, event, listener),
    onConnection: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

function parseFrame(data: unknown): ReturnType<typeof hostFrameSchema.parse> | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed = hostFrameSchema.safeParse(decodeWire(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function failPending(pending: Map<number, (reply: Reply) => void>, queue: readonly { id: number }[]): void {
  const unsent = new Set(queue.map((entry) => entry.id));
  for (const [id, resolve] of pending) {
    const message = unsent.has(id)
      ? 'Trellis Studio is not running any more. Start it again; this page reconnects by itself.'
      : 'The connection to Trellis Studio broke while it was working. It is being restored; check whether the last change is there.';
    resolve({ ok: false, error: { code: 'io', message, findings: [] } });
  }
  pending.clear();
}

function subscribe(listeners: Map<string, Set<(payload: unknown) => void>>, event: string, listener: (payload: unknown) => void): () => void {
  const set = listeners.get(event) ?? new Set();
  listeners.set(event, set);
  set.add(listener);
  return () => set.delete(listener);
}
