import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
