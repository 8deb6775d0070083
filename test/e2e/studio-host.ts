import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The real browser host as its own process, with config and workspaces in a temporary folder. */
export interface StudioHost {
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** Connections of the host's process that would have left this machine. */
  readonly foreignConnections: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export async function startStudio(args: readonly string[] = [], folder = mkdtempSync(join(tmpdir(), 'trellis-e2e-'))): Promise<StudioHost> {
  const env = { ...process.env, TRELLIS_CONFIG: join(folder, 'config'), TRELLIS_WORKSPACES: join(folder, 'workspaces'), HOME: folder, TRELLIS_CONNECTIONS: join(folder, 'connections'), NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test/helpers/watch-connections.mjs')).href}` };
  const child = spawn(process.execPath, [join(root, 'bin/trellis.mjs'), 'serve', '--no-open', ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/.exec(out)?.[0];
      if (address) resolve(address);
    });
    child.on('exit', (code) => reject(new Error(`the host ended with ${code ?? 'a signal'}`)));
  });
  return {
    url,
    folder,
    process: child,
    foreignConnections: () => (existsSync(env.TRELLIS_CONNECTIONS) ? readFileSync(env.TRELLIS_CONNECTIONS, 'utf8').trim().split('\n') : []),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The records of the workspace as its file on disk has them. The caller states what it reads of them. */
export function recordsOnDisk<R = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>>({ folder }: Pick<StudioHost, 'folder'>): readonly R[] {
  const workspaces = join(folder, 'workspaces');
  return (JSON.parse(readFileSync(join(workspaces, readdirSync(workspaces)[0] ?? '', 'course.trellis.json'), 'utf8')) as { records: R[] }).records;
}
