import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { createHash } from 'node:crypto';
import { usualOptions } from '#shared/exchange/export-options';
import { planExport } from '#shared/exchange/export-package';
import { mediaTypeOf } from '#shared/exchange/files/media-type';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { report, quantile, type Row } from './measure';
import { generateDocument } from './workload';

const page = `<!doctype html><meta charset="utf-8"><title>LMS</title><script src="/scorm-again.js"></script><script>window.API = new Scorm12API({ autocommit: false, logLevel: 5 });</script><iframe title="course" width="1280" height="800" src="/package/index.html"></iframe>`;

/** The SCORM 1.2 package of a generated role of so many modules, with the built player of `out/`. */
function packageOf(root: string, modules: number): readonly PackageFile[] {
  const folder = join(root, 'out/player');
  const player = readdirSync(folder).map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
  const hash = (kind: string) => (bytes: Uint8Array): string => createHash(kind).update(bytes).digest('hex');
  const planned = planExport({ document: generateDocument(modules, modules * 2), role: 'role:r', target: 'scorm12', options: usualOptions, assets: () => new Uint8Array(), resources: { player, xsd: [] }, sha256: hash('sha256'), sha1: hash('sha1'), app: 'bench' });
  if (!planned.ok) throw new Error(JSON.stringify(planned.error.slice(0, 3)));
  return planned.value.files;
}

async function serve(root: string, files: readonly PackageFile[]): Promise<{ readonly url: string; readonly close: () => void }> {
  const require = createRequire(join(root, 'package.json'));
  const runtime = readFileSync(join(dirname(require.resolve('scorm-again')), 'scorm12.min.js'));
  const byPath = new Map(files.map((file) => [`/package/${file.path}`, file]));
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    const file = byPath.get(path);
    if (path === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else if (path === '/scorm-again.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(runtime);
    else if (file) response.writeHead(200, { 'content-type': `${mediaTypeOf(path)}; charset=utf-8` }).end(file.bytes);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void (server.closeAllConnections(), server.close()) };
}

interface Times {
  /** From the start of the course's page until its first screen stands and can be clicked. */
  readonly interactive: number;
  /** A click on Continue until the next screen is laid out and painted. */
  readonly steps: readonly number[];
}

async function once(browser: Browser, url: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const tab = await context.newPage();
    await tab.goto(url);
    await tab.frameLocator('iframe').locator('h1').waitFor();
    return await tab.frameLocator('iframe').locator('body').evaluate(async (body): Promise<Times> => {
      const scope = body.ownerDocument.defaultView!;
      const painted = (): Promise<unknown> => new Promise((done) => scope.requestAnimationFrame(() => setTimeout(done)));
      // The scripts run while the page is read, so it stands when they have run.
      const interactive = (scope.performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domContentLoadedEventEnd;
      const steps: number[] = [];
      for (let step = 0; step < 10; step++) {
        // Of a test the one question is answered before.
        body.querySelector<HTMLElement>('[name=q0]')?.click();
        const button = body.querySelector<HTMLElement>('.actions .primary') ?? body.querySelector<HTMLElement>('form [type=submit]')!;
        const began = scope.performance.now();
        button.click();
        await painted();
        steps.push(scope.performance.now() - began);
        await painted();
      }
      return { interactive, steps };
    });
  } finally {
    await context.close();
  }
}

/** The player in Chromium with 500 modules and, in turns with it, with 125: medians of five launches, and of the steps in them. */
export async function playerRows(root: string): Promise<readonly Row[]> {
  const sizes = [500, 125] as const;
  const servers = await Promise.all(sizes.map((size) => serve(root, packageOf(root, size))));
  const executablePath = process.env['STUDIO_CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const times: Times[][] = [[], []];
  try {
    for (let run = -1; run < 5; run++) {
      for (const [index, { url }] of servers.entries()) {
        const taken = await once(browser, url);
        if (run >= 0) times[index]!.push(taken);
      }
    }
  } finally {
    await browser.close();
    servers.forEach((server) => server.close());
  }
  const median = (index: number, of: (times: Times) => readonly number[]): number => quantile(times[index]!.flatMap(of), 0.5);
  const row = (work: string, of: (times: Times) => readonly number[]): Row => report(work, median(0, of), times[0]!.length, { peer: '125 modules', peerMs: median(1, of) });
  return [
    row('Player in Chromium: until it can be used, 500 modules, SCORM 1.2', ({ interactive }) => [interactive]),
    row('Player in Chromium: one step (click to painted), 500 modules', ({ steps }) => steps),
  ];
}
