import { readdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipReader } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import { StudioError } from '#shared/contract/contract-error';
import { applyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ImportKind } from '#shared/exchange/import/import-plan';
import { importKinds } from '#shared/exchange/import/import-plan';
import { createRandom } from '#shared/kit/random';
import { describePlan, importCommand, planFiles } from '../../electron/services/import-service';
import { firstPreview, replacementOf } from '../../electron/services/replace-service';
import { cpuMilliseconds } from '../helpers/cpu';
import { documentOf } from '../helpers/documents';
import { mutateBytes, mutateValues } from '../helpers/mutate';
import { realKinds, sourceKinds, type SourceKind } from './import-kinds';

/** 10,000 by `TRELLIS_FULL=1 npx vitest run test/security/import-kinds.test.ts`; `TRELLIS_SEED` moves the seeds. */
const count = process.env['TRELLIS_FULL'] === '1' ? 10_000 : 440;
const firstSeed = Number(process.env['TRELLIS_SEED'] ?? 1);
const identity = { sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'), uuid: () => '', randomKey: () => 'token' };

async function plan(document: TrellisDocument, source: SourceKind, files: SourceKind['files'], kind: ImportKind | undefined): Promise<Awaited<ReturnType<typeof planFiles>> | null> {
  try {
    return await planFiles(zipReader, identity as never, document, { name: `${source.name}.zip`, files, kind });
  } catch (error) {
    if (error instanceof StudioError) return null;
    throw error;
  }
}

/** One import as a window makes it: plan, preview, apply as a new course or in place of the sound one. Everything but a refusal in words fails the test. */
async function importOnce(document: TrellisDocument, source: SourceKind, files: SourceKind['files'], seed: number): Promise<'refused' | 'planned' | 'replaced'> {
  const planned = await plan(document, source, files, seed % 3 === 0 ? undefined : (source.kind as ImportKind));
  if (!planned) return 'refused';
  describePlan('t', planned);
  const { pending } = firstPreview('t', document, { name: source.name, plan: planned }, undefined);
  let command: Parameters<typeof applyCommand>[1] = importCommand(document, source.name, planned);
  if (pending.replace) {
    try {
      command = replacementOf(document, pending, pending.replace).command;
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      return 'refused';
    }
  }
  const applied = applyCommand(document, command);
  if (!applied.ok) throw new Error(`not applied: ${JSON.stringify(applied.error.slice(0, 2))}`);
  return pending.replace ? 'replaced' : 'planned';
}

/** Bytes of the parts are changed, some parts are left out or called otherwise; or the archive as a whole is changed. */
async function mutated(source: SourceKind, seed: number): Promise<SourceKind['files']> {
  const random = createRandom(seed);
  if (random() < 0.1) {
    const zip = await writeZip(source.files);
    return zip.ok ? [{ path: `${source.name}.zip`, bytes: mutateBytes(zip.value, seed) }] : [];
  }
  const inner = source.files.filter(({ path }) => source.inside.test(path));
  const chosen = inner[Math.floor(random() * inner.length)];
  return source.files.flatMap((file) => {
    if (random() < 0.01) return [];
    const path = random() < 0.01 ? `${file.path.slice(0, -1)}${String.fromCharCode(97 + Math.floor(random() * 26))}` : file.path;
    const change = /(xml|rels|json|html?|qti)$/.test(file.path) && random() < 0.6 ? mutateValues : mutateBytes;
    return [file === chosen ? { path, bytes: change(file.bytes, seed) } : { ...file, path }];
  });
}

let folder = '';
const before = process.cwd();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('mutated sources of every kind', { timeout: 3_600_000 }, () => {
  it('covers every kind that can be imported, and each comes in as it is', async () => {
    expect([...new Set(sourceKinds.map(({ kind }) => kind))].sort()).toEqual([...importKinds].sort());
    for (const source of [...sourceKinds, ...(await realKinds())]) expect([source.name, (await plan(documentOf(), source, source.files, undefined))?.kind]).toEqual([source.name, source.kind]);
  });

  it(`${count} imports: no crash, none above two seconds of processor time, nothing written`, async () => {
    const sources = [...sourceKinds, ...(await realKinds())];
    const documents = new Map<string, TrellisDocument>();
    for (const source of sources) {
      const sound = await plan(documentOf(), source, source.files, undefined);
      const applied = sound && applyCommand(documentOf(), importCommand(documentOf(), source.name, sound));
      documents.set(source.name, applied?.ok ? applyDiff(documentOf(), applied.value.diff) : documentOf());
    }
    const tally = { refused: 0, planned: 0, replaced: 0 };
    let slowest = { ms: 0, seed: 0, name: '' };
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const source = sources[seed % sources.length]!;
      const files = await mutated(source, seed);
      const document = Math.floor(seed / sources.length) % 2 === 0 ? documentOf() : documents.get(source.name)!;
      const ms = await cpuMilliseconds(async () => {
        try {
          tally[await importOnce(document, source, files, seed)]++;
        } catch (error) {
          throw new Error(`seed ${seed}, ${source.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, { cause: error });
        }
      });
      if (ms > slowest.ms) slowest = { ms, seed, name: source.name };
    }
    console.log(`imports: ${count} from seed ${firstSeed} over ${sources.length} sources, ${JSON.stringify(tally)}, slowest ${Math.round(slowest.ms)} ms (seed ${slowest.seed}, ${slowest.name})`);
    expect(tally.refused).toBeGreaterThan(0);
    expect(tally.planned).toBeGreaterThan(0);
    expect(tally.replaced).toBeGreaterThan(0);
    expect(slowest.ms).toBeLessThan(2000);
    expect([process.cwd(), await readdir(folder)]).toEqual([before, []]);
  });
});
