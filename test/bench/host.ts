import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';

export interface Host {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The studio in the browser host on a document, in a folder of its own. */
export async function serve(root: string, document: TrellisDocument): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-bench-'));
  const workspace = join(folder, 'library');
  await mkdir(workspace);
  await writeFile(join(workspace, 'course.trellis.json'), writeDocument(document, 'bench'));
  const child = spawn(process.execPath, [join(root, 'bin/trellis.mjs'), 'serve', workspace, '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TRELLIS_CONFIG: join(folder, 'config') } });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
  return { url, close: async () => { child.kill('SIGTERM'); await ended; await rm(folder, { recursive: true, force: true }); } };
}

/** Times of documents in Chromium with software rendering, in turns: one run of each to warm up, then three. A new host each time, as what is measured changes the document. */
export async function inTurns<T>(root: string, documents: readonly TrellisDocument[], once: (browser: Browser, url: string) => Promise<T>): Promise<readonly (readonly T[])[]> {
  const times: T[][] = documents.map(() => []);
  const browser = await chromium.launch({ executablePath: process.env['STUDIO_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  try {
    for (let run = -1; run < 3; run++) {
      for (const [index, document] of documents.entries()) {
        const host = await serve(root, document);
        try {
          const taken = await once(browser, host.url);
          if (run >= 0) times[index]!.push(taken);
        } finally {
          await host.close();
        }
      }
    }
  } finally {
    await browser.close();
  }
  return times;
}
