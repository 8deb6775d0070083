import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import { planImport } from '#shared/exchange/import/plan-import';
import { createRandom } from '#shared/kit/random';
import { parseRecord } from '#shared/model/record';
import { writeDocument } from '#shared/document/write-document';
import { createBundle, writeBundle } from '#shared/exchange/descriptions/bundle/bundle';
import { planExport } from '#shared/exchange/export-package';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { applyCommand } from '#shared/document/apply-command';
import { importCommand } from '../../electron/services/import-service';
import { documentOf } from '../helpers/documents';
import { importInput } from '../helpers/import-input';
import { onlyText, plainPlan } from '../helpers/plain-targets';
import { richRole } from '../helpers/rich-role';
import { exportInput } from '../helpers/sample-role';
import { hasSharedData, sharedDataPath } from '../helpers/shared-data';
import { cpuMilliseconds } from '../helpers/cpu';

const isFull = process.env['TRELLIS_FULL'] === '1';
const packages = ['scorm12_PrerequisitesTest_SCORM12', 'scorm12_ContentPackagingWithMetadata_SCORM12', 'scorm2004_SequencingForcedSequential_SCORM20043rdEdition'];

/** Flips, removes, repeats or overwrites some bytes, seeded. */
function mutate(bytes: Buffer, seed: number): Buffer {
  const random = createRandom(seed);
  const at = (limit: number): number => Math.floor(random() * limit);
  let result = Buffer.from(bytes);
  for (let change = 1 + at(4); change > 0 && result.length > 40; change--) {
    const place = random() < 0.5 ? at(result.length) : result.length - 1 - at(Math.min(result.length, 600));
    const length = 1 + at(12);
    const kind = at(4);
    if (kind === 0) result[place] = (result[place] ?? 0) ^ (1 << at(8));
    else if (kind === 1) result = Buffer.concat([result.subarray(0, place), result.subarray(place + length)]);
    else if (kind === 2) result = Buffer.concat([result.subarray(0, place), result.subarray(place, place + length), result.subarray(place)]);
    else result.fill(at(256), place, Math.min(result.length, place + length));
  }
  return result;
}

/** Imports bytes as the application does: the safe reader, then the planner. Says what came of it; a throw or a bad record fails the test. */
async function importBytes(bytes: Buffer): Promise<'refused' | 'planned'> {
  const files = await readZip(bytes);
  if (!files.ok) return 'refused';
  const planned = planImport(importInput('mutated.zip', files.value));
  if (!planned.ok) return 'refused';
  for (const record of planned.value.records) expect(parseRecord(record).ok).toBe(true);
  return 'planned';
}

async function run(count: number, make: (seed: number) => Buffer | Promise<Buffer>): Promise<{ readonly refused: number; readonly slowest: number }> {
  let refused = 0;
  let slowest = 0;
  for (let seed = 1; seed <= count; seed++) {
    const bytes = await make(seed);
    const used = await cpuMilliseconds(async () => {
      if ((await importBytes(bytes)) === 'refused') refused++;
    });
    slowest = Math.max(slowest, used);
  }
  return { refused, slowest };
}

describe.skipIf(!hasSharedData('packages'))('mutated packages', { timeout: 1_200_000 }, () => {
  const originals = hasSharedData('packages') ? packages.map((name) => readFileSync(sharedDataPath(`packages/${name}.zip`))) : [];

  it('as archives: typed refusals only, no crash, no hang', async () => {
    const { refused, slowest } = await run(isFull ? 6000 : 300, (seed) => mutate(originals[seed % originals.length]!, seed));
    expect(refused).toBeGreaterThan(0);
    expect(slowest).toBeLessThan(2000);
  });

  it('as manifests inside sound archives: no crash, no hang, sound records', async () => {
    const unpacked = await Promise.all(originals.map((bytes) => readZip(bytes)));
    const { refused, slowest } = await run(isFull ? 4000 : 200, async (seed) => {
      const result = unpacked[seed % unpacked.length]!;
      const files = (result.ok ? result.value : []).filter((file) => file.bytes.length > 0).slice(0, 60);
      const changed = files.map((file) => (file.path === 'imsmanifest.xml' ? { path: file.path, bytes: new Uint8Array(mutate(Buffer.from(file.bytes), seed)) } : file));
      const written = await writeZip(changed);
      return Buffer.from(written.ok ? written.value : []);
    });
    expect(refused).toBeGreaterThan(0);
    expect(slowest).toBeLessThan(2000);
  });
});

const oddValues: readonly unknown[] = [null, 0, -1, 1e308, 0.5, true, '', ' ', '\u202e\u0000', 'x'.repeat(30_000), [], {}, [[]], [null], { constructor: 1 }, 'module:a', '__proto__', ['a', 1, {}]];

/** Puts odd values in place of some of a JSON text's values, or takes these away: sound JSON of a wrong shape. */
function misshape(text: string, seed: number): string {
  const random = createRandom(seed);
  const at = (limit: number): number => Math.floor(random() * limit);
  const whole = JSON.parse(text) as unknown;
  for (let change = 1 + at(4); change > 0; change--) {
    let holder: unknown = whole;
    for (;;) {
      const keys = Object.keys(holder as object);
      const key = keys[at(keys.length)];
      if (key === undefined) break;
      const next = (holder as Record<string, unknown>)[key];
      if (typeof next === 'object' && next !== null && random() < 0.85) {
        holder = next;
        continue;
      }
      if (random() < 0.2) delete (holder as Record<string, unknown>)[key];
      else (holder as Record<string, unknown>)[key] = structuredClone(oddValues[at(oddValues.length)]);
      break;
    }
  }
  return JSON.stringify(whole);
}

describe('mutated designs, catalogues, frameworks and cartridges', { timeout: 600_000 }, () => {
  const rich = richRole();
  const exported = planExport(exportInput(rich, { player: [], xsd: [] }, 'cc11'));
  const cartridge = exported.ok ? exported.value.files : [];
  const single = (name: string, text: string) => [{ path: name, bytes: new Uint8Array(Buffer.from(text)) }];
  const cases: readonly (readonly [kind: string, files: readonly PackageFile[], changed: RegExp])[] = [
    ['bundle', single('x.json', writeBundle(createBundle(rich, null, 'test'))), /json$/],
    ['bundle', single('course.trellis.json', writeDocument(rich, 'test')), /json$/],
    ['case', single('x.json', onlyText(plainPlan(rich, 'case'))), /json$/],
    ['catalogue', single('x.json', JSON.stringify({ title: 'T', modules: [{ id: 'a', title: 'A', minutes: 1, tags: ['x'], prerequisites: ['b-c'] }, { id: 'b_c', title: 'B', level: 'beginner', objectives: ['o'], competencies: ['c'] }], competencies: [{ id: 'c', title: 'C', levels: ['L'] }] })), /json$/],
    ['catalogue', single('x.json', JSON.stringify({ modules: [{ uid: 'a', title: 'A', abstract: '- a', units: [{ title: 'u', minutes: 2 }], levels: ['beginner'] }], paths: [{ uid: 'p', title: 'P', modules: ['a', 'a'] }] })), /json$/],
    ['catalogue', single('a/index.yml', '### YamlMime:Module\nuid: a\ntitle: A\nunits:\n- a.1\nlevels:\n- beginner\nabstract: |\n  - one\n'), /yml$/],
    ['catalogue', single('x.json', JSON.stringify({ roles: [{ id: 'r', title: 'R', tasks: ['T1'], knowledge: ['K1'], skills: [] }], statements: { T1: { type: 'task', text: 't' }, K1: { type: 'knowledge', text: 'k' } } })), /json$/],
    ['common-cartridge', cartridge, /^imsmanifest\.xml$/],
    ['common-cartridge', cartridge, /^tests\//],
  ];
  it.each(cases)('%s (%#) never throws, and what is planned is sound', (kind, files, changed) => {
    let refused = 0;
    for (let seed = 1; seed <= (isFull ? 4000 : 250); seed++) {
      const mutated = files.map((file) => (changed.test(file.path) ? { path: file.path, bytes: new Uint8Array(mutate(Buffer.from(file.bytes), seed)) } : file));
      const planned = planImport({ ...importInput('x', mutated), ...(seed % 2 === 0 ? { kind } : {}) });
      if (!planned.ok) refused++;
      else for (const record of planned.value.records) if (!parseRecord(record).ok) throw new Error(`seed ${seed}: ${JSON.stringify(record)}`);
    }
    expect(refused).toBeLessThan(isFull ? 4000 : 250);
  });
});

describe('misshapen JSON', { timeout: 600_000 }, () => {
  const rich = richRole();
  const shapes: readonly (readonly [kind: string, text: string])[] = [
    ['bundle', writeBundle(createBundle(rich, null, 'test'))],
    ['bundle', writeDocument(rich, 'test')],
    ['case', onlyText(plainPlan(rich, 'case'))],
    ['catalogue', JSON.stringify({ title: 'T', modules: [{ id: 'a', title: 'A', code: 'A', minutes: 1, credits: 1, language: 'en', tags: ['x'], technologyTags: ['y'], prerequisites: ['b-c'], corequisites: ['a'], recommended: ['a'] }, { id: 'b_c', title: 'B', level: 'beginner', objectives: ['o'], competencies: ['c'] }], competencies: [{ id: 'c', title: 'C', code: 'C', levels: ['L'] }] })],
    ['catalogue', JSON.stringify({ modules: [{ uid: 'a', path: 'p', title: 'A', summary: 's', abstract: '- a', prerequisitesText: 'x', minutes: 3, units: [{ uid: 'u', title: 'u', minutes: 2 }], levels: ['beginner', 'x'], roles: ['r'], products: ['p'], missingUnits: ['m'] }], paths: [{ uid: 'p', title: 'P', modules: ['a', 'a'] }] })],
    ['catalogue', JSON.stringify({ concepts: [{ id: 'a', title: 'A', summary: 's', goals: ['g'], hours: 1.5 }, { id: 'b', title: 'B' }], prerequisites: [{ from: 'a', to: 'b', reason: 'r', shortcut: null }], courses: { c: ['a'] } })],
    ['catalogue', JSON.stringify({ name: 'P', systemType: 'quarter', courses: [{ id: '1', name: 'A', prefix: 'X', number: '1', credits: 4, term: '1' }, { id: '2', name: 'B' }], requisites: [{ from: '1', to: '2', type: 'co' }] })],
    ['catalogue', JSON.stringify({ roles: [{ id: 'r', title: 'R', text: 't', category: 'c', tasks: ['T1'], knowledge: ['K1'], skills: ['K1'] }], statements: { T1: { type: 'task', text: 't' }, K1: { type: 'knowledge', text: 'k' } } })],
    ['catalogue', JSON.stringify({ modules: [{ ix: 0, id: 'a', title: 'A', minutes: 1, source: 's' }, { ix: 1, id: 'b' }], prerequisites: [[0, 1]], roles: { r: { core: [0, 1], noTestOut: [1], zones: [{ id: 'z', choose: 1, modules: [0, 1] }] } } })],
  ];
  it.each(shapes)('%s (%#): refused in words or planned soundly', (kind, text) => {
    for (let seed = 1; seed <= (isFull ? 5000 : 300); seed++) {
      const planned = planImport({ ...importInput('x.json', { 'x.json': misshape(text, seed) }), kind });
      const applied = planned.ok ? applyCommand(documentOf(), importCommand(documentOf(), 'x', planned.value)) : undefined;
      if (applied && !applied.ok) throw new Error(`seed ${seed}: ${JSON.stringify(applied.error)}`);
    }
  });
});

describe('mutated text', () => {
  it.each([
    ['plan.csv', 'Curriculum,"X, Y"\nSystem Type,quarter\nCourses\nCourse ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,Credit Hours\n1,"A ""x""",P,1,,,,3\n2,B,P,2,1;1,,,3\n3,C,P,3,,2,1,\n'],
    ['course.md', '---\ntitle: X\nminutes: 20\ntags: [a, b]\n---\n# T\n\n::: objectives\n- One\n  more\n:::\n\n## A (20 min)\n\n```py\n# no\n```\n\n![x](a.png)\n\nB\n---\ntext\n'],
  ])('%s never throws', (name, text) => {
    for (let seed = 1; seed <= (isFull ? 5000 : 500); seed++) {
      const bytes = new Uint8Array(mutate(Buffer.from(text), seed));
      const planned = planImport({ ...importInput(name, { [name]: bytes }), kind: name.endsWith('.md') ? 'markdown' : 'degree-plan' });
      if (planned.ok) planned.value.records.forEach((record) => expect(parseRecord(record).ok).toBe(true));
    }
  });
});
