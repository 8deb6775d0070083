import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it, vi } from 'vitest';
import { cliJsonSchema, cliShapes, cohortJsonSchema, documentJsonSchema } from '#shared/contract/cli-shapes';
import { projectRoot, trellis, withFolder } from '../helpers/cli';

/** Every run is a process of its own. */
vi.setConfig({ testTimeout: 120_000 });

const sample = join(projectRoot, 'resources/samples/pharma-sales-compliance');
const plans = join(projectRoot, 'test/fixtures/degree-plans');
const schemaFile = (name: string): string => fileURLToPath(new URL(`../../resources/schemas/${name}.schema.json`, import.meta.url));
const ajv = new Ajv2020({ strict: false });

/** Runs a command and reads its one JSON document by shape and by published schema. */
async function printed(name: keyof typeof cliShapes, ...args: readonly string[]): Promise<unknown> {
  const run = await trellis(name === 'exportFit' ? 'export' : name, ...args, '--json');
  expect(run.exit, run.err).toBeLessThan(2);
  const json = JSON.parse(run.out) as unknown;
  expect(cliShapes[name].safeParse(json).error?.issues ?? []).toEqual([]);
  const schema = { $ref: `#/$defs/${name}`, $defs: (JSON.parse(cliJsonSchema()) as { $defs: object }).$defs };
  const validate = ajv.compile(schema);
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  return json;
}

describe('published schemas', () => {
  it('are fresh (npx vitest run test/contract/cli-shapes.test.ts -u writes them)', async () => {
    await expect(cliJsonSchema()).toMatchFileSnapshot(schemaFile('cli'));
    await expect(documentJsonSchema()).toMatchFileSnapshot(schemaFile('document'));
    await expect(cohortJsonSchema()).toMatchFileSnapshot(schemaFile('cohort'));
  });
  it('the sample is valid by the document schema, an unknown field is not', async () => {
    const document = JSON.parse(await readFile(join(sample, 'course.trellis.json'), 'utf8')) as object;
    const validate = ajv.compile(JSON.parse(documentJsonSchema()) as object);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...document, colour: 1 })).toBe(false);
  });
});

describe('what the real command line prints', () => {
  it('simulate: as given, modelled, a shard', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'cohort.json'), JSON.stringify({ learners: 1500, attributes: [{ name: 'store', count: 40 }], model: {} }));
      await printed('simulate', sample, '--cohort', '1200');
      await printed('simulate', sample, '--cohort', join(folder, 'cohort.json'), '--workers', '2');
      await printed('simulate', sample, '--cohort', join(folder, 'cohort.json'), '--shard', '1/2');
    }));
  it('new, import, metrics, check', () =>
    withFolder(async (folder) => {
      const workspace = join(folder, 'ws');
      await printed('new', workspace);
      await printed('import', join(plans, 'loop.csv'), '--into', workspace);
      await printed('metrics', workspace);
      await printed('check', workspace);
      await printed('metrics', sample);
      await printed('check', sample);
    }));
  it('trace of every stored profile, export of every target, package', () =>
    withFolder(async (folder) => {
      const { records } = JSON.parse(await readFile(join(sample, 'course.trellis.json'), 'utf8')) as { records: { id: string; type: string }[] };
      const profiles = records.filter((record) => record.type === 'profile');
      for (const { id } of profiles.slice(0, 4)) await printed('trace', sample, '--role', 'REP', '--profile', id);
      await writeFile(join(folder, 'nobody.json'), '{}');
      await printed('trace', sample, '--role', 'REP', '--profile', join(folder, 'nobody.json'));
      await printed('export', sample, '--role', 'REP', '--target', 'json', '--out', join(folder, 'a.json'));
      await printed('export', sample, '--role', 'REP', '--target', 'scorm12', '--out', join(folder, 'a.zip'));
      await printed('package', join(folder, 'a.zip'));
    }));
  it('44 what each target keeps of one model: fewer in a menu than in the player, none in a description', async () => {
    const { targets } = (await printed('exportFit', sample, '--role', 'REP', '--fit')) as { targets: readonly { target: string; kept: number; refused: string }[] };
    const kept = Object.fromEntries(targets.map((fit) => [fit.target, fit.kept]));
    expect(kept['scorm12']).toBeGreaterThan(kept['scorm2004-4-multi']!);
    expect(kept['scorm2004-4-multi']).toBeGreaterThan(kept['scorm12-multi']!);
    expect(kept['scorm12-multi']).toBeGreaterThan(kept['csv']!);
    expect(kept['csv']).toBe(0);
    expect(targets.filter(({ refused }) => refused !== '').map(({ target }) => target)).toEqual([]);
  });
});
