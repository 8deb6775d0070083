import { StudioError } from '#shared/contract/contract-error';
import { createNodeResources } from '../../adapters/node-resources';
import { showInFolder } from '../../adapters/desktop-open';
import { startBrowserHost, type BrowserHost } from '../browser';
import { createNodeStudio, stderrLogger } from '../node-studio';
import { openInBrowser } from '../open-window';
import { handlers } from '../../ipc/handlers';
import type { CliContext } from './context';
import { optionalFlag, readArgs } from './usage';
import { join } from 'node:path';

/** Starts the browser host and runs until it is told to stop. Prints the one-time address on standard output. */
export async function runServe({ installation, say }: CliContext, args: readonly string[]): Promise<0> {
  const options = { port: { type: 'string' }, 'no-open': { type: 'boolean' }, sample: { type: 'boolean' } } as const;
  const { flags, rest } = readArgs('serve', args, options, { min: 0, max: 1, what: 'at most one workspace folder' });
  const port = readPort(optionalFlag(flags, 'port'));
  const studio = await createNodeStudio(installation, 'browser', { pickFolder: null, pickSaveFile: null, showInFolder, openExternal: null });
  if (rest[0] !== undefined) await studio.openWorkspace(rest[0]);
  else if (flags['sample'] === true) await openSampleFirst(studio);
  const renderer = await createNodeResources(join(installation.out, 'renderer'), '').folder('.');
  if (!renderer.some((file) => file.path === 'index.html')) throw new StudioError('not-found', 'The studio is not built. Run npm run build first.');
  const host = await startBrowserHost(studio, stderrLogger, renderer, port);
  const url = host.createUrl();
  const opened = flags['no-open'] !== true && (await openInBrowser(host.createUrl, say));
  if (!opened) process.stdout.write(`${url}\n`);
  say('Trellis Studio is running. Ctrl+C stops it; everything is saved.');
  await untilStopped(host, async () => studio.closeWorkspace());
  return 0;
}

/** With nothing opened before, a first start shows the sample; later starts show the start screen. */
async function openSampleFirst(studio: Awaited<ReturnType<typeof createNodeStudio>>): Promise<void> {
  const { recents, samples } = await handlers['workspace.starters'](studio, 'host', {});
  const [sample] = samples;
  if (recents.length === 0 && sample) await handlers['workspace.create'](studio, 'host', { path: null, starter: sample.name });
}

function readPort(text: string | undefined): number {
  const port = text === undefined ? 0 : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StudioError('invalid-request', `--port ${JSON.stringify(text)} is not a port (0 to 65535).`);
  return port;
}

async function untilStopped(host: BrowserHost, flush: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await host.close();
  await flush();
}
