import { channels, type ChannelName } from '#shared/contract/contract';
import { StudioError, type ContractError } from '#shared/contract/contract-error';
import type { Reply } from '#shared/contract/envelope';
import { FileError } from '../ports/file-store';
import type { Logger } from '../ports/machine';
import type { Studio } from '../services/studio';
import { handlers } from './handlers';

function isChannel(name: string): name is ChannelName {
  return Object.hasOwn(channels, name);
}

/** One call of a window, over any transport: name and payload are checked, the answer is checked, errors come back as data. Never rejects. */
export async function dispatch(studio: Studio, logger: Logger, client: string, channel: string, request: unknown): Promise<Reply> {
  if (!isChannel(channel)) return failure('invalid-request', `There is no channel ${JSON.stringify(channel).slice(0, 100)}.`);
  const parsed = channels[channel].request.safeParse(request);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return failure('invalid-request', `${channel}: ${issue?.path.join('.') || 'request'} – ${issue?.message ?? 'malformed'}.`);
  }
  try {
    const handler = handlers[channel] as (studio: Studio, client: string, request: unknown) => Promise<unknown>;
    return { ok: true, value: channels[channel].response.parse(await handler(studio, client, parsed.data)) };
  } catch (error) {
    return { ok: false, error: describeError(error, logger, channel) };
  }
}

function failure(code: ContractError['code'], message: string): Reply {
  return { ok: false, error: { code, message, findings: [] } };
}

export function describeError(error: unknown, logger: Logger, where: string): ContractError {
  if (error instanceof StudioError) return error.detail;
  if (error instanceof FileError) return { code: 'io', message: error.message, findings: [] };
  logger.warn(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { code: 'internal', message: 'Something went wrong inside Trellis. Your last edits are safe; try again.', findings: [] };
}
