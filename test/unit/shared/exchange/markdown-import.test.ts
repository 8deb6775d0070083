import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planMarkdownImport } from '#shared/exchange/import/markdown/plan-import';
import type { RecordType } from '#shared/model/ids';
import { parseRecord } from '#shared/model/record';
import type { RecordOf } from '#shared/model/record';
import { importInput, readFolder } from '../../../helpers/import-input';
import { hasSharedData, readSharedJson, sharedDataPath } from '../../../helpers/shared-data';

function plan(name: string, files: Parameters<typeof importInput>[1]): ImportPlan {
  const result = planMarkdownImport(importInput(name, files));
  if (!result.ok) throw new Error(result.error[0]?.message);
  result.value.records.forEach((record) => expect(parseRecord(record)).toEqual({ ok: true, value: record }));
  return result.value;
}

function recordsOf<T extends RecordType>(type: T, { records }: ImportPlan): readonly RecordOf<T>[] {
  return records.filter((record) => record.type === type) as unknown as readonly RecordOf<T>[];
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

describe.skipIf(!hasSharedData('carpentries'))('a real lesson (python-novice-inflammation)', () => {
  interface Expected {
    readonly episodes: readonly { readonly file: string; readonly title: string; readonly teaching: number; readonly exercises: number; readonly objectives: number; readonly questions: number }[];
  }
  it.each(['carpentries/python-novice-inflammation/episodes', 'carpentries/python-novice-inflammation'])('%s gives 12 modules, 445 minutes, 39 objectives', (folder) => {
    const files = readFolder(sharedDataPath(folder));
    const result = plan('episodes', files);
    const modules = recordsOf('module', result);
    const objectives = recordsOf('objective', result);
    expect([modules.length, modules.reduce((sum, module) => sum + module.minutes!, 0), objectives.length]).toEqual([12, 445, 39]);
    const expected = readSharedJson<Expected>('carpentries/python-novice-inflammation/expected.json').episodes;
    expect(modules.map((module) => [module.title, module.minutes, objectives.filter((objective) => objective.module === module.id).length, module.description.split('\n').length])).toEqual(
      expected.map((episode) => [episode.title, episode.teaching + episode.exercises, episode.objectives, episode.questions]),
    );
    expect(modules.map((module) => module.sourceId.split('/').at(-1))).toEqual(expected.map((episode) => episode.file));
    expect(result.refused).toEqual([]);
  });
});

describe('a folder', () => {
  it('makes files modules in natural order, README the description, images assets', () => {
    const result = plan('My lesson', {
      'README.md': '# Lesson one\n\nAbout it.',
      '10-last.md': '# Last\n\n![plot](<fig/a b.png> "title") ![web](https://x.test/y.png) ![gone](fig/none.png)\n\n`![code](fig/a.png)`\n\n```\n![code](fig/a%20b.png)\n```',
      '2-first.md': '---\ntitle: First\nminutes: 15\nlevel: Advanced\ntags: [x, y]\n---\ntext',
      'LICENSE.md': '# MIT',
      'fig/a b.png': png,
      'notes.txt': 'not read',
      '.hidden/x.md': '# hidden',
      'fig/empty.png': '',
    });
    expect(recordsOf('course', result)[0]).toMatchObject({ title: 'Lesson one', description: 'About it.', source: { kind: 'markdown', name: 'My lesson' } });
    const modules = recordsOf('module', result);
    expect(modules.map(({ title, minutes, level, tags, place }) => [title, minutes, level, tags, place])).toEqual([['First', 15, 'advanced', ['x', 'y'], 1], ['Last', null, null, [], 2]]);
    const asset = result.assets[0]!.record;
    expect(asset).toMatchObject({ path: 'fig/a b.png', mediaType: 'image/png', bytes: 4 });
    const body = recordsOf('page', result)[1]!.body;
    expect(body[0]).toBe(`![plot](${asset.id} "title") ![web](https://x.test/y.png) ![gone](fig/none.png)`);
    expect(body[5]).toBe('![code](fig/a%20b.png)');
    expect(result.warnings.map(({ code, where }) => `${code} ${where}`).sort()).toEqual(['empty-file fig/empty.png', 'missing-image 10-last.md', 'missing-image 10-last.md', 'skipped-file LICENSE.md'].sort());
    expect(result.created).toEqual({ courses: 1, modules: 2, prerequisites: 0, competencies: 0, roles: 0, assets: 1 });
  });

  it('follows config.yaml and reads Latin-1 with a warning', () => {
    const result = plan('x', { 'config.yaml': "title: 'The title'\nepisodes:\n- b.md\n- a.md\n", 'episodes/a.md': new Uint8Array(Buffer.from('# caf\xe9', 'latin1')), 'episodes/b.md': '# B', 'episodes/c.md': '# C' });
    expect(recordsOf('module', result).map((module) => module.title)).toEqual(['B', 'café', 'C']);
    expect(recordsOf('course', result)[0]!.title).toBe('The title');
    expect(result.warnings.map((warning) => warning.code)).toEqual(['encoding']);
  });
});

describe('a single file', () => {
  it('cuts at H2 when there is one H1', () => {
    const result = plan('c.md', { 'c.md': '# Course\n\nIntro.\n\n## One (20 min)\nDuration: 5\n### Objectives\n- Do it\n\n### Detail\ntext\n```\n## not\n```\n\nTwo\n---\n**Time:** 1 h 30 min\n\n::: challenge\n## inside\n:::\n' });
    expect(recordsOf('course', result)[0]).toMatchObject({ title: 'Course', description: 'Intro.' });
    expect(recordsOf('module', result).map(({ title, minutes }) => [title, minutes])).toEqual([['One', 20], ['Two', 90]]);
    expect(recordsOf('objective', result).map(({ text }) => text)).toEqual(['Do it']);
  });

  it('cuts at H1 when there are several, and keeps one module when there is no heading', () => {
    expect(recordsOf('module', plan('c.md', { 'c.md': '# A\n## a\n# B\n' })).map(({ title }) => title)).toEqual(['A', 'B']);
    expect(recordsOf('module', plan('my-notes.md', { 'my-notes.md': 'only text' })).map(({ title }) => title)).toEqual(['my notes']);
    expect(recordsOf('module', plan('e.md', { 'e.md': '' }))).toHaveLength(1);
  });

  it('fits hostile sizes into the model', () => {
    const long = 'x'.repeat(150_000);
    const result = plan('long.md', { 'long.md': `---\ntags: [${'a'.repeat(200)}]\n---\n# T\n## ${long}\n${long}\n### Objectives\n- ${long}\n## 🎓${'🎓'.repeat(400)}\n` });
    expect(result.created.modules).toBe(2);
  });
});

it('refuses a folder without Markdown', () => {
  expect(planMarkdownImport(importInput('x', { 'a.txt': 'x' }))).toMatchObject({ ok: false, error: [{ code: 'TRL-I001' }] });
});
