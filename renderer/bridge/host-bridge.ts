import { channels, events, type ChannelName, type EventName, type EventOf, type RequestOf, type ResponseOf } from '#shared/contract/contract';
import type { ContractError } from '#shared/contract/contract-error';
import type { Reply } from '#shared/contract/envelope';

/** What a transport can do: one call, one subscription, and news of the connection. Nothing is typed or trusted yet. */
export interface HostTransport {
  readonly invoke: (channel: string, request: unknown) => Promise<Reply>;
  readonly on: (event: string, listener: (payload: unknown) => void) => () => void;
  readonly onConnection: (listener: (state: ConnectionState) => void) => () => void;
}

export type ConnectionState = 'connected' | 'lost';

/** The only way from a window to its host. Answers and events are parsed with the contract's schemas. */
export interface HostBridge {
  /** Throws StudioClientError. */
  readonly invoke: <C extends ChannelName>(channel: C, request: RequestOf<C>) => Promise<ResponseOf<C>>;
  readonly on: <E extends EventName>(event: E, listener: (payload: EventOf<E>) => void) => () => void;
  readonly onConnection: (listener: (state: ConnectionState) => void) => () => void;
}

/** An error that the host reported, or that the way to it produced. `detail.message` is meant for people. */
export class StudioClientError extends Error {
  readonly detail: ContractError;
  constructor(detail: ContractError) {
    super(detail.message);
    this.name = 'StudioClientError';
    this.detail = detail;
  }
}

function clientError(code: ContractError['code'], message: string): StudioClientError {
  return new StudioClientError({ code, message, findings: [] });
}

export function createHostBridge(transport: HostTransport): HostBridge {
  return {
    invoke: async <C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<ResponseOf<C>> => {
      const reply = await transport.invoke(channel, request);
      if (!reply.ok) throw new StudioClientError(reply.error);
      const parsed = channels[channel].response.safeParse(reply.value);
      if (!parsed.success) throw clientError('internal', `The host answered ${channel} in a shape that this window does not understand. Restart Trellis Studio.`);
      return parsed.data as ResponseOf<C>;
    },
    on: <E extends EventName>(event: E, listener: (payload: EventOf<E>) => void) =>
      transport.on(event, (payload) => {
        const parsed = events[event].safeParse(payload);
        if (parsed.success) listener(parsed.data as EventOf<E>);
      }),
    onConnection: transport.onConnection,
  };
}
