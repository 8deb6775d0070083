import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One start of `trellis serve` on a workspace: milliseconds until the address is printed and until the page behind it is served. */
export async function startOnce(root: string, workspace: string): Promise<{ readonly address: number; readonly page: number }> {
  const config = await mkdtemp(join(tmpdir(), 'trellis-bench-config-'));
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/trellis.mjs'), 'serve', workspace, '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TRELLIS_CONFIG: config } });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
      child.once('close', () => reject(new Error('serve ended before it printed an address')));
    });
    const address = performance.now() - started;
    const exchange = await fetch(url);
    await exchange.text();
    const cookie = (exchange.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const page = await fetch(new URL('/', url), { headers: { cookie } });
    if (!page.ok || !(await page.text()).includes('<script')) throw new Error(`the page was not served: ${page.status}`);
    return { address, page: performance.now() - started };
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(config, { recursive: true, force: true });
  }
}
