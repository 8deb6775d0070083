import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createNodeFileStore } from '#electron/adapters/node-file-store';
import type { BuiltPackage, ExportRequest } from '#electron/services/export-service';
import { requireFreePlace } from '#electron/services/place-file';
import { impactOf, listReleases, recordRelease, replacedBy, tryRecordRelease } from '#electron/services/release-service';
import { usualOptions } from '#shared/exchange/export-options';
import { planExport } from '#shared/exchange/export-package';
import { exportInput, sampleRole } from '../../../helpers/sample-role';

const nodeFileStore = createNodeFileStore();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-releases-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const request: ExportRequest = { role: 'role:r', target: 'scorm12', options: usualOptions };
function built(key: string, target: ExportRequest['target'] = 'scorm12'): BuiltPackage {
  const plan = planExport(exportInput(sampleRole(), { player: [{ path: 'player.js', bytes: new Uint8Array([1]) }], xsd: [] }, target));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return { plan: plan.value, bytes: new Uint8Array(), sha256: createHash('sha256').update(key).digest('hex') };
}
const ports = { files: nodeFileStore, clock: { now: () => Date.UTC(2026, 8, 9, 12) }, app: 'Trellis Studio test' };
const names = (): readonly string[] => readdirSync(join(folder, 'releases')).sort();

it('numbers the releases of a role, and records the same bytes once', async () => {
  expect([await recordRelease(ports, folder, request, built('a'), 'a.zip'), await recordRelease(ports, folder, request, built('a'), 'a.zip'), await recordRelease(ports, folder, request, built('b'), 'b.zip')]).toEqual([1, 1, 2]);
  expect(await recordRelease(ports, folder, { ...request, role: 'role:other' }, built('a'), 'c.zip')).toBe(1);
  expect(names()).toEqual(['other-r1.release.json', 'r-r1.release.json', 'r-r2.release.json']);
  expect((await listReleases(nodeFileStore, folder, 'role:r')).map(({ number, at, fileName }) => [number, at, fileName])).toEqual([[1, '2026-09-09T12:00:00.000Z', 'a.zip'], [2, '2026-09-09T12:00:00.000Z', 'b.zip']]);
});

it('compares with the last of the same target; the first of a target replaces nothing, whatever else was published', async () => {
  expect([await listReleases(nodeFileStore, folder, 'role:r'), impactOf(null, request, built('a'))]).toEqual([[], null]);
  await recordRelease(ports, folder, request, built('a'), 'a.zip');
  await recordRelease(ports, folder, { ...request, target: 'svg' }, built('c', 'svg'), 'a.svg');
  const releases = await listReleases(nodeFileStore, folder, 'role:r');
  expect([replacedBy(releases, 'scorm12')?.number, replacedBy(releases, 'svg')?.number, replacedBy(releases, 'scorm2004-4'), replacedBy(releases, 'html'), replacedBy([], 'svg')]).toEqual([1, 2, null, null, null]);
  expect(impactOf(replacedBy(releases, 'scorm12'), request, built('b'))?.level).toBe('same');
});

it('72 the record says what a release follows, and which one learners under way keep', async () => {
  await recordRelease(ports, folder, request, built('a'), 'a.zip');
  const other: BuiltPackage = { ...built('b'), plan: { ...built('b').plan, structure: 'other' } };
  await recordRelease(ports, folder, request, other, 'b.zip');
  await recordRelease(ports, folder, request, { ...other, sha256: createHash('sha256').update('c').digest('hex') }, 'c.zip');
  const releases = await listReleases(nodeFileStore, folder, 'role:r');
  expect(releases.map(({ follows }) => follows)).toEqual([null, { number: 1, level: 'major', advice: 'new-course', keep: 1 }, { number: 2, level: 'same', advice: 'replace', keep: null }]);
  writeFileSync(join(folder, 'releases', 'r-r1.release.json'), readFileSync(join(folder, 'releases', 'r-r1.release.json'), 'utf8').replace(/\n? *"follows": ?null,?/, ''));
  expect((await listReleases(nodeFileStore, folder, 'role:r'))[0]?.follows).toBeNull();
});

it('leaves damaged and foreign files alone, and does not write over them', async () => {
  await recordRelease(ports, folder, request, built('a'), 'a.zip');
  const [name = ''] = names();
  const whole = readFileSync(join(folder, 'releases', name), 'utf8');
  writeFileSync(join(folder, 'releases', 'r-r2.release.json'), whole.slice(0, 200));
  writeFileSync(join(folder, 'releases', 'r-r3.release.json'), whole.replace('"version": 1', '"version": 9').replace('"version":1', '"version":9'));
  writeFileSync(join(folder, 'releases', 'notes.txt'), 'mine');
  expect((await listReleases(nodeFileStore, folder, 'role:r')).map(({ number }) => number)).toEqual([1]);
  expect(await recordRelease(ports, folder, request, built('b'), 'b.zip')).toBe(4);
  expect(readFileSync(join(folder, 'releases', 'r-r2.release.json'), 'utf8')).toBe(whole.slice(0, 200));
  expect(names()).toEqual(['notes.txt', 'r-r1.release.json', 'r-r2.release.json', 'r-r3.release.json', 'r-r4.release.json']);
});

it('a record with a number beyond all sense stops nothing', async () => {
  await recordRelease(ports, folder, request, built('a'), 'a.zip');
  const whole = readFileSync(join(folder, 'releases', 'r-r1.release.json'), 'utf8');
  writeFileSync(join(folder, 'releases', 'r-r9.release.json'), whole.replace(/"number": ?1/, '"number":9007199254740991'));
  expect((await listReleases(nodeFileStore, folder, 'role:r')).map(({ number }) => number)).toEqual([1]);
  expect(await recordRelease(ports, folder, request, built('b'), 'b.zip')).toBe(2);
});

it('no package is written over a release record, an asset or the document', () => {
  for (const name of ['releases/r-r1.release.json', 'assets/abc.png', 'course.trellis.json', '.trellis/lock']) expect(() => requireFreePlace(nodeFileStore, join(folder, name))).toThrow('belongs to a workspace');
  expect(() => requireFreePlace(nodeFileStore, join(folder, 'releases', 'r.zip'))).not.toThrow();
});

it('two exports at the same moment get a number each, and none is lost', async () => {
  const numbers = await Promise.all(Array.from({ length: 12 }, (_nothing, at) => recordRelease(ports, folder, request, built(`same moment ${at}`), 'a.zip')));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_nothing, at) => at + 1));
  expect((await listReleases(nodeFileStore, folder, 'role:r')).map(({ sha256 }) => sha256).sort()).toEqual(Array.from({ length: 12 }, (_nothing, at) => built(`same moment ${at}`).sha256).sort());
  expect(names()).toHaveLength(12);
});

it('a number that is taken between looking and writing is not written over', async () => {
  let isFirst = true;
  const files = { ...nodeFileStore, writeNew: async (path: string, bytes: Uint8Array): Promise<boolean> => {
    if (isFirst) writeFileSync(path, 'of another program');
    isFirst = false;
    return nodeFileStore.writeNew(path, bytes);
  } };
  expect(await recordRelease({ ...ports, files }, folder, request, built('a'), 'a.zip')).toBe(2);
  expect(readFileSync(join(folder, 'releases', 'r-r1.release.json'), 'utf8')).toBe('of another program');
});

it('a new file is there whole or not at all, also where the file system has no hard links, and leaves nothing behind', async () => {
  const path = join(folder, 'new.json');
  expect([await nodeFileStore.writeNew(path, new Uint8Array([1, 2])), await nodeFileStore.writeNew(path, new Uint8Array([3])), [...readFileSync(path)], readdirSync(folder)]).toEqual([true, false, [1, 2], ['new.json']]);
});

it('TRL-X038 a package that is written is no refusal: where its release cannot be recorded, that is said, and how to mend it', async () => {
  writeFileSync(join(folder, 'releases'), 'a file');
  expect(await listReleases(nodeFileStore, folder, 'role:r')).toEqual([]);
  await expect(recordRelease(ports, folder, request, built('a'), 'a.zip')).rejects.toThrow('is a file, and releases are recorded in a folder of that name. Move the file away');
  expect(await tryRecordRelease(ports, folder, request, built('a'), 'a.zip')).toMatchObject({ number: null, warning: { code: 'TRL-X038', severity: 'warning' } });
  rmSync(join(folder, 'releases'));
  expect(await tryRecordRelease(ports, folder, request, built('a'), 'a.zip')).toEqual({ number: 1, warning: null });
});
