import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { parseRecord } from '#shared/model/record';
import { importInput, readFolder } from '../../../../helpers/import-input';
import { hasSharedData, readSharedJson, sharedDataPath } from '../../../../helpers/shared-data';

function plan(name: string, files: Parameters<typeof importInput>[1]): ImportPlan {
  const planned = planImport(importInput(name, files));
  if (!planned.ok) throw new Error(planned.error[0]?.message);
  planned.value.records.forEach((record) => expect(parseRecord(record)).toEqual({ ok: true, value: record }));
  return planned.value;
}

const modulesOf = ({ records }: ImportPlan) => records.flatMap((record) => (record.type === 'module' ? [record] : []));
const bodies = ({ records }: ImportPlan): readonly string[] => records.flatMap((record) => (record.type === 'page' ? [record.body.join('\n')] : []));

describe.skipIf(!hasSharedData('openstax'))('a real textbook (Introduction to Sociology 3e)', () => {
  interface Expected {
    readonly modulesReferenced: number;
    readonly shippedModules: readonly string[];
    readonly outline: readonly { readonly title: string; readonly modules: readonly string[] }[];
    readonly modules: Readonly<Record<string, { readonly title: string; readonly objectives: readonly string[]; readonly sections: number }>>;
  }
  it('gives chapters, titles, objectives and sections; modules that are not there are warnings', () => {
    const expected = readSharedJson<Expected>('openstax/sociology-3e/expected.json');
    const result = plan('sociology-3e', readFolder(sharedDataPath('openstax/sociology-3e')));
    expect(result.kind).toBe('html');
    const modules = modulesOf(result);
    expect(modules.map(({ sourceId }) => sourceId.split('/')[1])).toEqual(expected.shippedModules);
    modules.forEach(({ id, title, sourceId, lineage }, at) => {
      const document = sourceId.split('/')[1]!;
      const known = expected.modules[document]!;
      expect(title).toBe(known.title);
      expect(lineage).toEqual(['Introduction to Sociology 3e', expected.outline.find((chapter) => chapter.modules.includes(document))!.title]);
      expect(result.records.flatMap((record) => (record.type === 'objective' && record.module === id ? [record.text] : []))).toEqual(known.objectives);
      expect(bodies(result)[at]!.split('\n').filter((line) => /^## /.test(line) && line !== '## Glossary')).toHaveLength(known.sections);
    });
    expect(result.warnings.filter(({ code }) => code === 'missing-module')).toHaveLength(expected.modulesReferenced - expected.shippedModules.length);
    expect(new Set(result.warnings.map(({ code }) => code))).toEqual(new Set(['missing-module', 'missing-image']));
    expect(result.refused).toEqual([]);
  });
});

describe('a textbook', () => {
  const collection = (modules: string): string => `<col:collection xmlns:col="c" xmlns:md="m"><metadata><md:title>Book</md:title></metadata><col:content>${modules}</col:content></col:collection>`;
  const cnxml = (content: string): string => `<document xmlns="http://cnx.rice.edu/cnxml"><title>One</title><metadata/><content>${content}</content></document>`;
  it('becomes Markdown', () => {
    const result = plan('book', {
      'collections/book.collection.xml': collection('<col:subcollection><md:title>Part</md:title><col:content><col:subcollection><md:title>Chapter</md:title><col:content><col:module document="m1"/></col:content></col:subcollection></col:content></col:subcollection>'),
      'modules/m1/index.cnxml': cnxml('<para>See <link target-id="f"/> and <link url="https://x.test">there</link>, <emphasis effect="italics">so</emphasis> <term>it</term>.</para><figure id="f"><media alt="Alt"><image src="../../media/a.png"/></media><caption>Shown</caption></figure><note class="learning-objectives"><title>Goals</title><list><item>Do it</item></list></note><section><title>S</title><table id="t"><tgroup cols="2"><tbody><row><entry namest="c1" nameend="c2">w</entry></row><row><entry>1</entry><entry>2</entry></row></tbody></tgroup></table><section><title>T</title><para>x</para></section></section>'),
      'modules/m2/index.cnxml': cnxml(''), 'media/a.png': new Uint8Array([1]),
    });
    expect(modulesOf(result)[0]).toMatchObject({ title: 'One', lineage: ['Book', 'Part', 'Chapter'] });
    expect(result.records.find(({ type }) => type === 'objective')).toMatchObject({ text: 'Do it' });
    expect(bodies(result)).toEqual([`See Figure 1 and [there](https://x.test), *so* **it**.\n\n![Alt](${result.assets[0]!.record.id})\n\n**Figure 1.** Shown\n\n> **Goals**\n>\n> - Do it\n\n## S\n\n| w |  |\n| --- | --- |\n| 1 | 2 |\n\n### T\n\nx`]);
    expect(result.warnings.map(({ code }) => code)).toEqual(['not-in-contents']);
  });
  it('that is damaged is refused, in part where some of it can be read', () => {
    const files = { 'x/collection.xml': collection('<col:module document="m1"/><col:module document="m2"/>'), 'x/modules/m1/index.cnxml': cnxml('<para>ok</para>'), 'x/modules/m2/index.cnxml': '<document><para></document>' };
    expect(plan('x', files).refused).toMatchObject([{ code: 'unreadable', where: 'modules/m2/index.cnxml' }]);
    const bad = planImport(importInput('x', { 'x/collection.xml': '<collection', 'x/modules/m1/index.cnxml': cnxml('') }));
    expect(bad.ok ? null : bad.error[0]).toMatchObject({ code: 'TRL-I053', message: expect.stringContaining('collection.xml') as string });
    const deep = planImport(importInput('x', { 'a/index.cnxml': '<a>'.repeat(20_000) }));
    expect(deep.ok ? null : deep.error[0]?.message).toContain('nested more than 256 deep');
  });
});
