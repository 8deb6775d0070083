// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeWire } from '#shared/contract/wire';
import { createHostBridge, StudioClientError, type ConnectionState } from '../../renderer/bridge/host-bridge';
import { createPreloadTransport } from '../../renderer/bridge/preload-transport';
import { createSocketTransport, type SocketLike } from '../../renderer/bridge/socket-transport';

class FakeSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: { id: number; channel: string; request: unknown }[] = [];
  send(text: string): void {
    this.sent.push(JSON.parse(text) as { id: number; channel: string; request: unknown });
  }
  reply(id: number, value: unknown): void {
    this.onmessage?.({ data: encodeWire({ kind: 'reply', id, reply: { ok: true, value } }) });
  }
}

const info = { host: 'browser', version: '1', contractVersion: 1, canReveal: false };

describe('the bridge over preload', () => {
  it('passes channel and request on and parses the answer', async () => {
    const invoke = vi.fn(() => Promise.resolve({ ok: true as const, value: { ...info, host: 'desktop' } }));
    const bridge = createHostBridge(createPreloadTransport({ invoke, on: () => () => undefined }));
    expect(await bridge.invoke('host.info', {})).toEqual({ ...info, host: 'desktop' });
    expect(invoke).toHaveBeenCalledWith('host.info', {});
  });

  it('throws the error of the host as it came', async () => {
    const error = { code: 'refused' as const, message: 'Would create the loop A → B → A.', findings: [] };
    const bridge = createHostBridge(createPreloadTransport({ invoke: () => Promise.resolve({ ok: false, error }), on: () => () => undefined }));
    await expect(bridge.invoke('document.undo', {})).rejects.toMatchObject({ detail: error });
  });

  it('refuses an answer of another shape', async () => {
    const bridge = createHostBridge(createPreloadTransport({ invoke: () => Promise.resolve({ ok: true, value: { host: 'toaster' } }), on: () => () => undefined }));
    await expect(bridge.invoke('host.info', {})).rejects.toBeInstanceOf(StudioClientError);
  });

  it('drops an event of another shape', () => {
    let emit: (payload: unknown) => void = () => undefined;
    const bridge = createHostBridge(createPreloadTransport({ invoke: () => Promise.reject(new Error('unused')), on: (_event, listener) => { emit = listener; return () => undefined; } }));
    const seen: unknown[] = [];
    bridge.on('document.saveStateChanged', (payload) => seen.push(payload));
    emit({ state: 'melted' });
    emit({ state: 'failed', message: 'Disk full.' });
    expect(seen).toEqual([{ state: 'failed', message: 'Disk full.' }]);
  });
});

describe('the bridge over a socket', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start() {
    const sockets: FakeSocket[] = [];
    const bridge = createHostBridge(createSocketTransport(() => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    }));
    const states: ConnectionState[] = [];
    bridge.onConnection((state) => states.push(state));
    return { sockets, bridge, states };
  }

  it('holds calls back until the socket is open, and matches answers by id', async () => {
    const { sockets, bridge } = start();
    const first = bridge.invoke('host.info', {});
    const second = bridge.invoke('workspace.current', {});
    expect(sockets[0]?.sent).toEqual([]);
    sockets[0]?.onopen?.();
    const [a, b] = sockets[0]?.sent ?? [];
    expect([a?.channel, b?.channel]).toEqual(['host.info', 'workspace.current']);
    sockets[0]?.reply(b?.id ?? 0, null);
    sockets[0]?.reply(a?.id ?? 0, info);
    expect(await first).toEqual(info);
    expect(await second).toBeNull();
  });

  it('answers open calls with an error when the connection breaks, and reconnects ever more slowly', async () => {
    const { sockets, bridge, states } = start();
    sockets[0]?.onopen?.();
    const call = bridge.invoke('host.info', {});
    const failed = expect(call).rejects.toMatchObject({ detail: { code: 'io' } });
    sockets[0]?.onclose?.();
    await failed;
    expect(states).toEqual(['connected', 'lost']);
    vi.advanceTimersByTime(250);
    expect(sockets).toHaveLength(2);
    sockets[1]?.onclose?.();
    vi.advanceTimersByTime(499);
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(3);
    sockets[2]?.onopen?.();
    expect(states.at(-1)).toBe('connected');
  });

  it('ignores frames that are not its own', () => {
    const { sockets } = start();
    sockets[0]?.onopen?.();
    expect(() => {
      sockets[0]?.onmessage?.({ data: 'not json' });
      sockets[0]?.onmessage?.({ data: '{"kind":"reply"}' });
      sockets[0]?.onmessage?.({ data: new ArrayBuffer(2) });
    }).not.toThrow();
  });
});
