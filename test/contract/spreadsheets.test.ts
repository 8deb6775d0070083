import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { hashFolder, projectRoot, trellis, trellisJson, withFolder } from '../helpers/cli';

/** Every run is a process of its own. */
vi.setConfig({ testTimeout: 120_000 });

const sample = join(projectRoot, 'resources/samples/pharma-sales-compliance');
interface Document { readonly records: readonly { readonly id: string }[] }
const recordsOf = async (workspace: string): Promise<Document['records']> => (JSON.parse(await readFile(join(workspace, 'course.trellis.json'), 'utf8')) as Document).records;

describe('spreadsheets by the command line', () => {
  it('a template comes in as it is, and a refused row changes nothing', () => withFolder(async (folder) => {
    const [workspace, template, table] = [join(folder, 'ws'), join(folder, 't.xlsx'), join(folder, 'bad.csv')];
    await trellisJson('new', workspace);
    expect(await trellisJson('import', '--template', 'xlsx', '--out', template)).toMatchObject({ file: template });
    expect(await trellisJson('import', template, '--into', workspace)).toMatchObject({ created: { modules: 2, prerequisites: 2, competencies: 1, roles: 2 }, warnings: [], refused: [], repairs: [] });
    await writeFile(table, 'Title,Duration\nGood,5\nBad,soon\n');
    const before = await hashFolder(workspace);
    const refused = await trellis('import', table, '--into', workspace, '--as', 'csv');
    expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining('Row 3: column B ("Duration"): "soon" is no duration.')]);
    expect(await hashFolder(workspace)).toBe(before);
    expect(await trellisJson('import', table, '--into', workspace, '--skip-refused')).toMatchObject({ created: { modules: 1 } });
    expect(await trellisJson('import', table, '--into', workspace, '--map', 'Duration=custom', '--dry-run')).toMatchObject({ created: { modules: 2 }, refused: [] });
    expect((await trellis('import', table, '--into', workspace, '--map', 'Duration')).exit).toBe(2);
    expect((await trellis('import', '--template', 'ods', '--out', template)).exit).toBe(2);
  }));

  it.each(['xlsx', 'csv'])('the whole library as %s comes back the same, and into its own workspace changes nothing', (target) => withFolder(async (folder) => {
    const [workspace, file] = [join(folder, 'ws'), join(folder, `library.${target === 'csv' ? 'zip' : target}`)];
    await trellisJson('new', workspace);
    expect(await trellisJson('export', sample, '--target', target, '--out', file)).toMatchObject({ target, rules: [] });
    const own = await recordsOf(workspace);
    await trellisJson('import', file, '--into', workspace);
    const wanted = await recordsOf(sample);
    const ids = new Set(wanted.map(({ id }) => id));
    const found = await recordsOf(workspace);
    expect(found.filter(({ id }) => ids.has(id))).toEqual(wanted);
    expect(found.filter(({ id }) => !ids.has(id))).toEqual(own.filter(({ id }) => !ids.has(id)));
    const hash = await hashFolder(workspace);
    expect(await trellisJson('import', file, '--into', workspace, '--dry-run')).toMatchObject({ merged: { added: 0, updated: 0, unchanged: wanted.length } });
    expect(await hashFolder(workspace)).toBe(hash);
    expect((await trellis('export', sample, '--target', target, '--out', file, '--release')).exit).toBe(2);
  }));
});
