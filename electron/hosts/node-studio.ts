import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSONFile } from 'lowdb/node';
import { lazyBlockThreads } from '../adapters/block-workers';
import { createNodeFileStore } from '../adapters/node-file-store';
import { fileLocks } from '../adapters/file-locks';
import { nodeIdentity, stderrLogger, systemClock } from '../adapters/node-machine';
import { createNodeResources } from '../adapters/node-resources';
import { zipReader } from '../adapters/zip-reader';
import { zipWriter } from '../adapters/zip-writer';
import type { Dialogs } from '../ports/machine';
import { createPreferencesStore } from '../services/preferences';
import { createStudio, type Studio, type StudioPorts } from '../services/studio';

/** Where the built program lies: `out/`, with `resources/` and `package.json` beside it. */
export interface Installation {
  readonly out: string;
  readonly resources: string;
  readonly version: string;
}

/** From the place of the running bundle, `out/<bundle>/<file>.js`. */
export function findInstallation(moduleUrl: string): Installation {
  const root = fileURLToPath(new URL('../..', moduleUrl));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { out: join(root, 'out'), resources: join(root, 'resources'), version };
}

export function appName(installation: Installation): string {
  return `Trellis Studio ${installation.version}`;
}

/** Folder of preferences: `TRELLIS_CONFIG`, else the platform's usual place. */
export function configFolder(): string {
  const { TRELLIS_CONFIG, XDG_CONFIG_HOME, APPDATA } = process.env;
  if (TRELLIS_CONFIG) return TRELLIS_CONFIG;
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Trellis Studio');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Trellis Studio');
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'trellis-studio');
}

/** Everything but the shell: the same for the desktop, the browser host and the command line. */
export function nodePorts(installation: Installation): Omit<StudioPorts, 'host' | 'dialogs' | 'preferences' | 'homeFolder' | 'workspacesFolder'> {
  return {
    files: createNodeFileStore(),
    clock: systemClock,
    identity: nodeIdentity,
    locks: fileLocks,
    app: appName(installation),
    version: installation.version,
    zipReader,
    zipWriter,
    resources: createNodeResources(installation.resources, join(installation.out, 'player')),
    blocks: lazyBlockThreads(join(installation.out, 'hosts', 'simulation-worker.js')),
  };
}

export async function createNodeStudio(installation: Installation, host: 'desktop' | 'browser', dialogs: Dialogs): Promise<Studio> {
  const config = configFolder();
  await mkdir(config, { recursive: true, mode: 0o700 });
  return createStudio({
    ...nodePorts(installation),
    host,
    dialogs,
    preferences: createPreferencesStore(new JSONFile<unknown>(join(config, 'preferences.json'))),
    homeFolder: homedir(),
    workspacesFolder: process.env['TRELLIS_WORKSPACES'] ?? join(homedir(), 'Trellis'),
  });
}

export { stderrLogger };
