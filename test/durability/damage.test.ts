import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '#shared/document/read-document';
import { writeDocument } from '#shared/document/write-document';
import { createRandom } from '#shared/kit/random';
import { nodePorts } from '../../electron/hosts/node-studio';
import type { DocumentSession } from '../../electron/services/session/document-session';
import { openSession } from '../../electron/services/session/open-session';
import { writeStarter } from '../../electron/services/starters';

/** Quality row "Damage is recoverable": 240 damages, always in full size. */
const rounds = 15;
const damages = ['cut off', 'zeros', 'zero tail', 'bit flip', 'deleted'] as const;
/** What is hit: the document, the journal, the newest backup, document and journal at once. */
const targets = ['document', 'journal', 'backup', 'document and journal'] as const;
const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });
const quiet = { changed: () => undefined, saveState: () => undefined };
let root: string;
/** A workspace with saved and merely journaled edits, as a crash leaves it. */
let pristine: string;
/** Every state that it ever had, newest last. */
const states: string[] = [];
/** Place of the state that the document file holds. */
const savedAt = 9;

const text = (session: DocumentSession): string => writeDocument(session.document(), 'x');
const open = (folder: string): Promise<DocumentSession> => openSession(ports, folder, quiet, { otherwise: 'follow', mend: true });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'trellis-damage-'));
  const folder = join(root, 'ws');
  await writeStarter(ports.files, ports.resources, folder, 'blank', '2026-11-22', 'test');
  const session = await open(folder);
  states.push(text(session));
  for (let n = 0; n < 12; n++) {
    session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: `module:m${n}`, type: 'module', title: `Module ${n}`, description: 'x'.repeat(200) }] } }], focus: [] });
    states.push(text(session));
    if (n === 4 || n === 8) await session.flush();
  }
  while (session.info().saveState.state !== 'journaled') await new Promise((done) => setTimeout(done, 5));
  pristine = join(root, 'pristine');
  await cp(folder, pristine, { recursive: true });
  await rm(join(pristine, '.trellis', 'lock'));
  await session.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function damage(path: string, how: (typeof damages)[number], random: () => number): Promise<void> {
  const bytes = await readFile(path);
  if (how === 'deleted') return rm(path);
  if (how === 'cut off') return truncate(path, Math.floor(random() * bytes.length));
  if (how === 'zeros') bytes.fill(0);
  if (how === 'zero tail') bytes.fill(0, Math.floor(random() * bytes.length));
  if (how === 'bit flip') {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return writeFile(path, bytes);
}

async function pathsOf(folder: string, target: (typeof targets)[number]): Promise<string[]> {
  const document = join(folder, 'course.trellis.json');
  const journal = join(folder, '.trellis', 'journal.jsonl');
  const backups = join(folder, '.trellis', 'backups');
  if (target === 'backup') return [join(backups, (await readdir(backups)).sort().at(-1) ?? '')];
  return target === 'document' ? [document] : target === 'journal' ? [journal] : [document, journal];
}

describe('damage', () => {
  const total = rounds * (damages.length - 1) * targets.length;
  it(`D-40 ${total} damaged workspaces open at a state that was there, the last where it can be had, and nothing is thrown away`, { timeout: 240_000 }, async () => {
    const random = createRandom(37);
    const latest = states.at(-1);
    let [opened, atLatest, told] = [0, 0, 0];
    for (let round = 0; round < rounds; round++) {
      for (const target of targets) {
        for (const how of damages.slice(round % 2, round % 2 + damages.length - 1)) {
          const folder = join(root, `case-${opened}`);
          await cp(pristine, folder, { recursive: true });
          const before = new Map<string, Buffer>();
          for (const path of await pathsOf(folder, target)) {
            await damage(path, how, random);
            const left = await readFile(path).catch(() => null);
            if (left) before.set(path, left);
          }
          const what = `round ${round}: ${target}, ${how}`;
          const documentBytes = before.get(join(folder, 'course.trellis.json'));
          const session = await open(folder);
          const now = text(session);
          // A flipped bit can leave a readable document, which nobody can tell from somebody's own change: it opens, is told, and ours is there as well.
          const outside = session.outside();
          const reads = documentBytes ? readable(documentBytes) : null;
          if (reads !== null && !states.includes(reads)) {
            expect(outside !== null || session.info().notice !== '', what).toBe(true);
            expect(now === latest || now === reads || states.includes(now), what).toBe(true);
          } else expect(states.indexOf(now), what).toBeGreaterThanOrEqual(target === 'document and journal' ? 0 : savedAt);
          if (now === latest) atLatest++;
          if (target === 'document' || target === 'backup') expect(now === latest || now === reads, `${what}: the journal has every edit`).toBe(true);
          if (session.info().notice !== '') told++;
          if (outside) await session.resolveOutside('w', 'ours');
          await session.flush();
          if (documentBytes && reads === null) expect(await keptCopies(folder, 'damaged'), what).toContainEqual(documentBytes);
          session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: 'module:after', type: 'module', title: 'After' }] } }], focus: [] });
          await session.close();
          const again = await open(folder);
          expect(again.document().tables.module.has('module:after' as never), what).toBe(true);
          await again.close();
          opened++;
          await rm(folder, { recursive: true });
        }
      }
    }
    expect(opened).toBe(total);
    // Document or backup alone: the journal has every edit.
    expect(atLatest).toBeGreaterThanOrEqual(total / 2);
    expect(told).toBeGreaterThanOrEqual(total / 2);
  });
  it('D-40 with nothing to go back to it is refused, and the file stays as it is', async () => {
    const folder = join(root, 'bare');
    await cp(pristine, folder, { recursive: true });
    await rm(join(folder, '.trellis'), { recursive: true });
    await writeFile(join(folder, 'course.trellis.json'), '{"format":');
    await expect(open(folder)).rejects.toThrow(/not valid JSON.*no backup to go back to/);
    expect(await readFile(join(folder, 'course.trellis.json'), 'utf8')).toBe('{"format":');
    expect(await readdir(folder)).not.toContain('.trellis');
  });
  it('D-40 a newer version and an unfinished git merge are never mended', async () => {
    for (const content of ['{"format":"trellis-course","formatVersion":99,"records":[]}', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n']) {
      const folder = join(root, 'never');
      await cp(pristine, folder, { recursive: true });
      await writeFile(join(folder, 'course.trellis.json'), content);
      await expect(open(folder)).rejects.toThrow(/Update Trellis|Finish the merge/);
      expect(await readFile(join(folder, 'course.trellis.json'), 'utf8')).toBe(content);
      await rm(folder, { recursive: true });
    }
  });
});

function readable(bytes: Uint8Array): string | null {
  try {
    const read = readDocument(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return read.ok ? writeDocument(read.value, 'x') : null;
  } catch {
    return null;
  }
}

async function keptCopies(folder: string, name: string): Promise<Buffer[]> {
  const path = join(folder, '.trellis', name);
  return Promise.all((await readdir(path).catch(() => [])).map((entry) => readFile(join(path, entry))));
}
