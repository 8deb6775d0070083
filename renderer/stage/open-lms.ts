import type { StageCall, StartMessage } from '#shared/contract/stage-messages';
import type { Session } from './main';

const pollMs = 400;

/** A launch of cmi5 against the LRS beside this page; what the package asked it is fetched and written down. */
export async function openLms(lrs: string, base: string, message: StartMessage, log: (call: Omit<StageCall, 'kind' | 'n' | 'at'>) => void): Promise<Session> {
  const asked = new URLSearchParams({ item: String(message.launch), mode: message.mode, fresh: message.resume ? '0' : '1' });
  const { query } = (await (await fetch(`${lrs}/launch?${asked.toString()}`, { method: 'POST' })).json()) as { readonly query: string };
  let last = await latest(lrs);
  const read = async (): Promise<void> => {
    const news = (await (await fetch(`${lrs}/log?after=${last}`)).json()) as readonly { readonly n: number; readonly call: string; readonly args: readonly string[]; readonly result: string }[];
    for (const { n, call, args, result } of news) {
      if (n <= last) continue;
      last = n;
      log({ call, args: [...args], result, error: '0' });
    }
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    address: `${base}${message.href}${message.href.includes('?') ? '&' : '?'}${query}`,
    begin: () => void (timer = setInterval(() => void read().catch(() => undefined), pollMs)),
    end: async () => {
      clearInterval(timer);
      // What the page said while it closed.
      await new Promise((done) => setTimeout(done, pollMs));
      await read().catch(() => undefined);
    },
  };
}

async function latest(lrs: string): Promise<number> {
  return ((await (await fetch(`${lrs}/log?count=1`)).json()) as { readonly count: number }).count;
}
