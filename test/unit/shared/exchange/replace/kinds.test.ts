import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { readFileSync } from 'node:fs';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ImportFile, ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { planReplacement } from '#shared/exchange/import/replace/plan-replacement';
import type { Replacement } from '#shared/exchange/import/replace/replacement';
import { documentOf, roleOf } from '../../../../helpers/documents';
import { importInput, readFolder } from '../../../../helpers/import-input';
import { apply, bytesOf } from '../../../../helpers/replace-source';
import { hasSharedData, sharedDataPath } from '../../../../helpers/shared-data';

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const encode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const edited = (files: readonly ImportFile[], path: RegExp, from: RegExp | string, to: string): readonly ImportFile[] => {
  const changed = files.map((file) => (path.test(file.path) ? { path: file.path, bytes: encode(decode(file.bytes).replace(from, to)) } : file));
  expect(changed.filter((file, at) => file !== files[at]).map(({ bytes }) => decode(bytes)).join()).not.toBe(files.filter(({ path: one }) => path.test(one)).map(({ bytes }) => decode(bytes)).join());
  return changed;
};

/** A plan whose ids begin with a word, so that no two imports share one. */
function plan(name: string, files: readonly ImportFile[], turn: string): ImportPlan {
  const input = importInput(name, files);
  const planned = planImport({ ...input, newId: (type, hint) => `${input.newId(type, hint)}-${turn}` });
  if (!planned.ok) throw new Error(planned.error.map(({ message }) => message).join(' '));
  return planned.value;
}
function start(name: string, files: readonly ImportFile[]): TrellisDocument {
  const { records, assets } = plan(name, files, 'old');
  return apply(documentOf(roleOf()), { name: 'records.import', payload: { name, records: [...records, ...assets.map(({ record }) => record)] } });
}
function replaced(document: TrellisDocument, name: string, files: readonly ImportFile[]): Replacement {
  const result = planReplacement(document, plan(name, files, 'new'), [...document.tables.course.keys()][0]!, name);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '));
  return result.value;
}
/** The same source changes nothing, an edited one what was edited and no id. */
function holds(name: string, files: readonly ImportFile[], newer: readonly ImportFile[], changed: number): void {
  const document = start(name, files);
  const same = replaced(document, name, files);
  expect([same.isSame, bytesOf(apply(document, same.command)) === bytesOf(document)]).toEqual([true, true]);
  const next = replaced(document, name, newer);
  const after = apply(document, next.command);
  expect(next.counts).toMatchObject({ changed, new: 0, gone: 0, conflicts: 0 });
  for (const type of ['course', 'module', 'page', 'objective', 'question-set', 'edge'] as const) expect([type, [...after.tables[type].keys()].sort()]).toEqual([type, [...document.tables[type].keys()].sort()]);
  expect(replaced(after, name, newer).isSame).toBe(true);
}

describe('every kind of source that is a course', () => {
  it('web pages', () => {
    const files = importInput('site', { 'index.html': '<h1>Site</h1><a href="a.html">A</a><a href="b.html">B</a>', 'a.html': '<title>A</title><h1>A</h1><p>One.</p>', 'b.html': '<title>B</title><h1>B</h1><p>Two.</p><img src="x.png">', 'x.png': 'png' }).files;
    holds('site', files, edited(files, /^a\.html$/, 'One.', 'One and more.'), 1);
    holds('site', files, edited(files, /^x\.png$/, 'png', 'other'), 1);
    const moved = edited(files, /^b\.html$/, 'x.png', 'img/y.png').map((file) => (file.path === 'x.png' ? { ...file, path: 'img/y.png' } : file));
    holds('site', files, moved, 0);
  });

  it.skipIf(!hasSharedData('docx'))('a Word document', async () => {
    const read = await readZip(readFileSync(sharedDataPath('docx/ms-big-data-orientation-Syllabus.docx')));
    const files = read.ok ? read.value : [];
    holds('Syllabus.docx', files, edited(files, /^word\/document\.xml$/, /grading/i, 'marking'), 1);
  });

  it.skipIf(!hasSharedData('common-cartridge')).each(['course-1'])('a Common Cartridge: %s', (name) => {
    const files = readFolder(sharedDataPath(`common-cartridge/${name}`)).filter(({ path }) => path !== 'expected.json');
    const document = start(`${name}.imscc`, files);
    const same = replaced(document, `${name}.imscc`, files);
    expect([same.isSame, bytesOf(apply(document, same.command)) === bytesOf(document)]).toEqual([true, true]);
    expect([...document.tables.course.values()][0]?.source?.identifier).toMatch(/./);
  });

  it.skipIf(!hasSharedData('openstax'))('an OpenStax textbook', () => {
    const files = readFolder(sharedDataPath('openstax'));
    const document = start('openstax', files);
    expect(replaced(document, 'openstax', files).isSame).toBe(true);
    const text = edited(files, new RegExp(`${[...document.tables.module.values()][0]!.sourceId.replace(/[^\w/.-]/g, '.')}$`), /<\/content>/, '<para id="new">New words.</para></content>');
    holds('openstax', files, text, 1);
  });

  it.skipIf(!hasSharedData('packages')).each(['scorm12_RuntimeMinimumCalls_SCORM12', 'scorm2004_SequencingForcedSequential_SCORM20043rdEdition'])('a published package: %s', async (name) => {
    const read = await readZip(sharedDataPath(`packages/${name}.zip`));
    const files = read.ok ? read.value : [];
    const document = start(`${name}.zip`, files);
    const same = replaced(document, `${name}.zip`, files);
    expect([same.isSame, bytesOf(apply(document, same.command)) === bytesOf(document)]).toEqual([true, true]);
    const launch = [...document.tables.page.values()][0]!.asset!;
    const path = document.tables.asset.get(launch)!.path;
    const next = replaced(document, `${name}.zip`, files.map((file) => (file.path === path ? { ...file, bytes: encode(`${decode(file.bytes)}<!-- new -->`) } : file)));
    expect([next.isSame, next.files, next.counts.changed > 0]).toEqual([false, { added: 0, changed: 1, removed: 0 }, true]);
  });
});
