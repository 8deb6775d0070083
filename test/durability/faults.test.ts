import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#shared/document/read-document';
import { writeDocument } from '#shared/document/write-document';
import { nodePorts } from '../../electron/hosts/node-studio';
import { FileError, type FileStore } from '../../electron/ports/file-store';
import type { DocumentSession } from '../../electron/services/session/document-session';
import { openSession } from '../../electron/services/session/open-session';
import { writeStarter } from '../../electron/services/starters';

/** Quality row "Survives a full or failing disk": every write, append and removal of a scripted session fails once, with each of these codes. */
const codes = ['ENOSPC', 'EIO', 'EACCES', 'EROFS'] as const;
const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });
const edits = 12;

/** A file store whose n-th writing call fails once. `calls`: how many writing calls there were. */
function failingAt(store: FileStore, n: number, code: string): { readonly files: FileStore; readonly calls: () => number } {
  let count = 0;
  const maybeFail = (what: string): void => {
    count++;
    if (count === n) throw new FileError(code, `Could not ${what} (${code}).`);
  };
  const guard = <A extends unknown[], R>(what: string, call: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
    maybeFail(what);
    return call(...args);
  };
  return {
    calls: () => count,
    files: {
      ...store,
      writeAtomic: guard('write', store.writeAtomic),
      remove: guard('remove', store.remove),
      openAppend: async (path) => {
        maybeFail('open');
        const file = await store.openAppend(path);
        return { append: guard('append', file.append), close: file.close };
      },
    },
  };
}

/** Edits and flushes in turn; tries a failed flush again, as the session itself does after a while. */
async function script(session: DocumentSession, onFailure: () => void): Promise<void> {
  for (let n = 1; n <= edits; n++) {
    session.apply('w', { commands: [{ name: 'record.create', payload: { records: [{ id: `module:m${n}`, type: 'module', title: `Module ${n}` }] } }], focus: [] });
    if (n % 3 !== 0) continue;
    for (let attempt = 0; attempt < 4; attempt++) {
      try {
        await session.flush();
        break;
      } catch {
        onFailure();
      }
    }
  }
}

async function run(n: number, code: string): Promise<{ readonly calls: number; readonly failures: number; readonly states: ReadonlySet<string> }> {
  const root = await mkdtemp(join(tmpdir(), 'trellis-fault-'));
  const folder = join(root, 'ws');
  try {
    await writeStarter(ports.files, ports.resources, folder, 'blank', '2026-11-22', 'test');
    const faulty = failingAt(ports.files, n, code);
    const states = new Set<string>();
    let failures = 0;
    const session = await openSession({ ...ports, files: faulty.files }, folder, { changed: () => undefined, saveState: (state) => states.add(state.state) });
    await script(session, () => {
      failures++;
      expect(session.info().saveState.state).toBe('failed');
    });
    const inMemory = writeDocument(session.document(), 'x');
    await session.close().catch(() => session.close());
    const onDisk = readDocument(JSON.parse(await readFile(join(folder, 'course.trellis.json'), 'utf8')));
    expect(onDisk.ok && writeDocument(onDisk.value, 'x')).toBe(inMemory);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    return { calls: faulty.calls(), failures, states };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe('a disk that fails once, at every point', () => {
  it('200 points and more: nothing is lost, the failure is shown, the next try works', { timeout: 120_000 }, async () => {
    const { calls } = await run(0, 'none');
    expect(calls).toBeGreaterThan(12);
    let points = 0;
    let shown = 0;
    for (const code of codes) {
      for (let n = 1; n <= Math.max(calls, 50); n++) {
        const result = await run(n, code);
        points++;
        if (result.states.has('failed')) shown++;
      }
    }
    expect(points).toBeGreaterThanOrEqual(200);
    expect(shown).toBeGreaterThan(calls);
  });
});
