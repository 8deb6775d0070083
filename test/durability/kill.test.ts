import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '#shared/document/read-document';
import { createRandom } from '#shared/kit/random';
import { nodePorts } from '../../electron/hosts/node-studio';
import { openSession } from '../../electron/services/session/open-session';
import { writeStarter } from '../../electron/services/starters';
import { projectRoot } from '../helpers/cli';

/** Quality row "Committed edit survives a crash": 500 kills in full size (TRELLIS_FULL=1), 12 always. */
const kills = process.env['TRELLIS_FULL'] === '1' ? 500 : 12;
const bundle = join(projectRoot, 'node_modules/.cache/durability');
const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });

beforeAll(async () => {
  await build({
    configFile: false, root: projectRoot, logLevel: 'error', publicDir: false,
    build: { ssr: true, target: 'node20', outDir: bundle, emptyOutDir: true, rolldownOptions: { input: { editor: join(projectRoot, 'test/durability/editor.ts') }, output: { entryFileNames: '[name].mjs' } } },
  });
}, 60_000);

/** Runs the editor and kills it after the delay; the number of the last edit that it said was on the disk. */
function editAndKill(folder: string, delay: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(bundle, 'editor.mjs'), folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (out === '') setTimeout(() => child.kill('SIGKILL'), delay);
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => {
      if (code !== null) return reject(new Error(`the editor ended by itself (${code}): ${err}`));
      const acknowledged = [...out.matchAll(/^(?:ack|start) (\d+)$/gm)].map((match) => Number(match[1]));
      resolve(Math.max(0, ...acknowledged));
    });
  });
}

describe('kill -9 at random moments', () => {
  it(`${kills} times: no acknowledged edit is lost, the file is always readable, no stray file is left`, { timeout: kills * 8_000 + 30_000 }, async () => {
    const random = createRandom(20261122);
    const folder = join(await mkdtemp(join(tmpdir(), 'trellis-kill-')), 'ws');
    await writeStarter(ports.files, ports.resources, folder, 'blank', '2026-11-22', 'test');
    try {
      for (let kill = 0; kill < kills; kill++) {
        const acknowledged = await editAndKill(folder, Math.floor(random() * 1500));
        expect(readDocument(JSON.parse(await readFile(join(folder, 'course.trellis.json'), 'utf8'))).ok).toBe(true);
        const session = await openSession(ports, folder, { changed: () => undefined, saveState: () => undefined });
        const numbers = [...session.document().tables.module.keys()].map((id) => Number(id.slice('module:m'.length))).sort((a, b) => a - b);
        expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
        expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
        await session.close();
        expect((await readdir(folder)).sort()).toEqual(['.gitattributes', '.gitignore', '.trellis', 'course.trellis.json']);
        // The journal is gone where it has just passed its reach.
        expect((await readdir(join(folder, '.trellis'))).filter((name) => name !== 'journal.jsonl')).toEqual(['backups']);
        expect((await readdir(join(folder, '.trellis', 'backups'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
    } finally {
      await rm(join(folder, '..'), { recursive: true, force: true });
    }
  });
});
