import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import { createDocument } from '#shared/document/trellis-document';
import { assetsNeeded, planExport } from '#shared/exchange/export-package';
import { usualOptions } from '#shared/exchange/export-options';
import { planImport } from '#shared/exchange/import/plan-import';
import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
import { builtPlayer, scorm12Schemas } from '../helpers/built-player';
import { moduleOf, recordOf, roleOf, zoneOf } from '../helpers/documents';
import { importInput } from '../helpers/import-input';
import { sha256 } from '../helpers/play';
import { hasSharedData, sharedDataPath } from '../helpers/shared-data';

describe.skipIf(!hasSharedData('packages'))('a published package, imported and exported again', () => {
  it('keeps its files as they were, runs its content objects, and says so', async () => {
    const unpacked = await readZip(sharedDataPath('packages/scorm12_RuntimeMinimumCalls_SCORM12.zip'));
    const imported = planImport(importInput('golf.zip', unpacked.ok ? unpacked.value : []));
    if (!imported.ok || !unpacked.ok) throw new Error('not imported');
    const { records, assets } = imported.value;
    const modules = records.filter((record) => record.type === 'module').map((record) => record.id.slice('module:'.length));
    const own = [{ id: 'settings:document', type: 'settings', title: 'Golf', asOf: '2026-11-01' }, roleOf(), zoneOf('core', 'core-locked', modules)].map(recordOf);
    const document = createDocument([...own, ...records, ...assets.map((asset) => asset.record)]);
    expect(assetsNeeded(document, 'role:r')).toHaveLength(assets.length);
    const bytesOf = new Map(assets.map(({ record, bytes }) => [record.id, bytes]));
    const input = { role: 'role:r', target: 'scorm12', options: usualOptions, assets: (id: string) => bytesOf.get(id), resources: { player: await builtPlayer(), xsd: scorm12Schemas() }, sha256, sha1: () => '', app: 'test' } as const;
    const planned = planExport({ ...input, document });
    if (!planned.ok) throw new Error(JSON.stringify(planned.error));
    expect(new Set(planned.value.preflight.map(({ code }) => code))).toEqual(new Set(['TRL-X051']));
    const zipped = await writeZip(planned.value.files);
    const read = await readZip(zipped.ok ? zipped.value : new Uint8Array());
    const exported = new Map((read.ok ? read.value : []).map((file) => [file.path, Buffer.from(file.bytes)]));
    const folder = [...exported.keys()].find((path) => path.startsWith('imported/'))!.split('/').slice(0, 2).join('/');
    for (const file of unpacked.value.filter(({ path, bytes }) => !/imsmanifest|\.xsd$/.test(path) && bytes.length > 0)) {
      expect(exported.get(`${folder}/${file.path}`)?.equals(Buffer.from(file.bytes)), file.path).toBe(true);
    }
    const refused = planExport({ ...input, document: createDocument([...own, ...records.map((record) => (record.type === 'page' && record.sco ? { ...record, sco: { ...record.sco, savesState: true } } : record)), ...assets.map((asset) => asset.record)]) });
    expect(refused.ok ? [] : refused.error.filter(({ severity }) => severity === 'error').map(({ code, message }) => [code, /target modules/.test(message)])).toEqual([['TRL-X052', true]]);
    const plain = planExport({ ...input, document: createDocument([...own, ...records.map((record) => (record.type === 'page' ? { ...record, sco: null } : record)), ...assets.map((asset) => asset.record)]) });
    expect(plain.ok && new Set(plain.value.preflight.map(({ code }) => code))).toEqual(new Set(['TRL-X004']));
    const script = exported.get('content/course.js')!.toString();
    const course = JSON.parse(script.slice('window.trellisCourse = '.length, -2)) as PlayerCourse;
    course.modules.forEach((module) => expect(exported.has(decodeURIComponent(module.pages[0]!.frame.replace(/\?.*/, '')))).toBe(true));
  });
});

it('exports 500 modules well within the time, and says when the progress would not fit', async () => {
  const keys = Array.from({ length: 500 }, (_, i) => `m${i}`);
  const pages = keys.map((key) => recordOf({ id: `page:${key}`, type: 'page', module: `module:${key}`, title: key, body: ['# Title', '', 'Some **text** about it.'] }));
  const own = [{ id: 'settings:document', type: 'settings', title: 'Large', asOf: '2026-11-01' }, roleOf(), zoneOf('core', 'core-locked', keys), ...keys.map((key) => moduleOf(key))].map(recordOf);
  const resources = { player: await builtPlayer(), xsd: scorm12Schemas() };
  const input = { role: 'role:r', target: 'scorm12' as const, options: usualOptions, assets: () => undefined, resources, sha256, sha1: () => '', app: 'test' };
  const began = performance.now();
  const planned = planExport({ ...input, document: createDocument([...own, ...pages]) });
  const zipped = await writeZip(planned.ok ? planned.value.files : []);
  console.log(`500 modules: ${Math.round(performance.now() - began)} ms`);
  expect([planned.ok, zipped.ok]).toEqual([true, true]);

  const question = { id: 'q', kind: 'true-false', text: 'x', points: 1000, answer: true };
  const tests = keys.map((key) => recordOf({ id: `question-set:${key}`, type: 'question-set', title: key, module: `module:${key}`, purpose: 'post', questions: new Array(10).fill(0).map((_, i) => ({ ...question, id: `q${i}` })) }));
  const large = planExport({ ...input, document: createDocument([...own, ...pages, ...tests]) });
  expect(large.ok || large.error.map(({ code }) => code)).toEqual(true);
  const twice = ['n', 'o'].flatMap((prefix) => keys.map((key) => recordOf(moduleOf(`${prefix}${key}`))));
  const huge = createDocument([...own, ...tests, ...twice, recordOf(zoneOf('more', 'core-locked', twice.map((record) => record.id.slice(7)))), ...twice.map((record) => recordOf({ id: `question-set:${record.id.slice(7)}`, type: 'question-set', title: 'x', module: record.id, purpose: 'post', questions: [question] }))]);
  const refused = planExport({ ...input, document: huge });
  expect(refused.ok ? [] : refused.error.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['TRL-X003']);
});
