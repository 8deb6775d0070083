import { describe, expect, it } from 'vitest';
import { contentFingerprint, isChangedSinceApproval } from '#shared/document/content-fingerprint';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { findReplaceable } from '#shared/exchange/import/replace/find-replaceable';
import { documentOf, roleOf } from '../../../../helpers/documents';
import { apply, bytesOf, imported, manifestOf, planOf, replacementOf, storyline, type SourceFiles } from '../../../../helpers/replace-source';

const approved = (document: TrellisDocument): TrellisDocument => apply(document, { name: 'module.review', payload: { modules: [...document.tables.module.keys()], state: 'approved', by: 'Ana', on: '2026-05-01' } });
const courseId = 'course:handling-data';
const paths = (document: TrellisDocument): readonly string[] => [...document.tables.asset.values()].map(({ path }) => path).sort();

describe('a Storyline package that was published again', () => {
  const first = storyline('1.0', { '5a1': 'Keep data safe', '5a2': 'Who may see it' });
  const second = storyline('1.1', { '5a1': 'Keep data safer', '6b9': 'A new slide' });
  const start = (): TrellisDocument => approved(imported(documentOf(roleOf()), 'Handling data.zip', first));

  it('is found by the identifier of its manifest, whatever the file is called', () => {
    const document = start();
    expect(document.tables.course.get(courseId)).toMatchObject({ version: '1.0', source: { kind: 'scorm', version: '1.2', identifier: '6cAnVhZ5Wlq_course_id' } });
    expect(findReplaceable(document, planOf(document, 'final-FINAL.zip', second))).toMatchObject([{ course: courseId, because: 'identifier', isSame: true, version: '1.0', from: 'Handling data.zip' }]);
  });

  it('D-42 D-43 replaces its files in place, keeps every id, and reopens the approval though the launched page is the same', () => {
    const before = start();
    const replacement = replacementOf(before, courseId, 'final.zip', second);
    expect(replacement).toMatchObject({ version: '1.1', files: { added: 1, changed: 1, removed: 1 }, counts: { changed: 1, unchanged: 0, new: 0, gone: 0, reopened: 1, conflicts: 0 } });
    expect(replacement.rows[0]).toMatchObject({ reason: { kind: 'identifier', item: 'i6cAnVhZ5Wlq' }, hasOtherFiles: true, parts: [], fields: [], reopens: true });
    const after = apply(before, replacement.command);
    const module = [...after.tables.module.values()][0]!;
    expect([...after.tables.module.keys()]).toEqual([...before.tables.module.keys()]);
    expect([...after.tables.page.values()]).toEqual([...before.tables.page.values()]);
    expect(paths(after)).toEqual(Object.keys(second).filter((path) => path !== 'imsmanifest.xml').sort());
    for (const asset of before.tables.asset.values()) if (Object.hasOwn(second, asset.path)) expect(after.tables.asset.get(asset.id)?.path).toBe(asset.path);
    expect([module.reviewState, module.approval, isChangedSinceApproval(after, module.id)]).toEqual(['in-review', [...before.tables.module.values()][0]!.approval, true]);
    expect(replacement.command.payload.remove).toHaveLength(1);
    expect(replacement.assets.map(({ record }) => record.course)).toEqual(replacement.assets.map(() => courseId));
  });

  it('D-41 is no change where it is the same, and the approval stays', () => {
    const before = start();
    const replacement = replacementOf(before, courseId, 'Handling data.zip', first);
    expect([replacement.isSame, bytesOf(apply(before, replacement.command)) === bytesOf(before)]).toEqual([true, true]);
  });
});

describe('a package of several objects', () => {
  const items = (titles: Readonly<Record<string, string>>): readonly { id: string; title: string; href: string }[] => Object.entries(titles).map(([id, title]) => ({ id, title, href: `${id}/index.html` }));
  const multi = (titles: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>>, shared = 'shared'): SourceFiles => ({
    'imsmanifest.xml': manifestOf(items(titles)), 'shared/api.js': shared,
    ...Object.fromEntries(Object.keys(titles).flatMap((id) => [[`${id}/index.html`, `<script src="../shared/api.js"></script>${id}`], [`${id}/slide.js`, texts[id] ?? '']])),
  });
  const first = multi({ a: 'Labels', b: 'Claims', c: 'Gifts' }, { a: '1', b: '1', c: '1' });
  const start = (): TrellisDocument => approved(imported(documentOf(roleOf()), 'data.zip', first));
  const states = (document: TrellisDocument): readonly string[] => [...document.tables.module.values()].map(({ title, reviewState }) => `${title}: ${reviewState}`).sort();

  it('D-43 reopens only the module whose own files changed, or all where a shared file did', () => {
    const one = replacementOf(start(), courseId, 'data.zip', multi({ a: 'Labels', b: 'Claims', c: 'Gifts' }, { a: '1', b: '2', c: '1' }));
    expect(states(apply(start(), one.command))).toEqual(['Claims: in-review', 'Gifts: approved', 'Labels: approved']);
    const all = replacementOf(start(), courseId, 'data.zip', multi({ a: 'Labels', b: 'Claims', c: 'Gifts' }, { a: '1', b: '1', c: '1' }, 'other'));
    expect(states(apply(start(), all.command))).toEqual(['Claims: in-review', 'Gifts: in-review', 'Labels: in-review']);
  });

  it('keeps the files that a module needs which is gone and kept, and takes them out with it', () => {
    const next = multi({ a: 'Labels', c: 'Gifts' }, { a: '1', c: '1' });
    const kept = replacementOf(start(), courseId, 'data.zip', next);
    expect(kept.counts).toMatchObject({ gone: 1, unchanged: 2, reopened: 0 });
    expect(paths(apply(start(), kept.command))).toContain('b/slide.js');
    const shared = replacementOf(start(), courseId, 'data.zip', multi({ a: 'Labels', c: 'Gifts' }, { a: '1', c: '1' }, 'other'));
    expect([shared.counts.reopened, shared.rows.filter(({ reopens }) => reopens).map(({ title, status }) => `${title}: ${status}`)]).toEqual([3, ['Labels: changed', 'Gifts: changed', 'Claims: gone']]);
    const gone = replacementOf(start(), courseId, 'data.zip', next, { conflicts: {}, gone: {}, add: [], usual: { gone: 'delete' } });
    const after = apply(start(), gone.command);
    expect([paths(after).filter((path) => path.startsWith('b/')), states(after), gone.files.removed]).toEqual([[], ['Gifts: approved', 'Labels: approved'], 2]);
  });

  it('leaves the files of a kept module alone, also where a new module has the same', () => {
    const next = replacementOf(start(), courseId, 'data.zip', multi({ a: 'Labels', c: 'Gifts', d: 'New' }, { a: '1', c: '1', d: '1' }));
    const after = apply(start(), next.command);
    expect([next.counts.reopened, next.files.changed, paths(after).filter((path) => path.endsWith('slide.js'))]).toEqual([0, 0, ['a/slide.js', 'b/slide.js', 'c/slide.js', 'd/slide.js']]);
  });

  it('adds links that the source newly asks for, never one that was deleted here or closes a loop', () => {
    const asking = (needs: Readonly<Record<string, string>>): SourceFiles => ({ ...first, 'imsmanifest.xml': Object.entries(needs).reduce((text, [to, from]) => text.replace(new RegExp(`(<item identifier="${to}".*?</title>)`), `$1<adlcp:prerequisites type="aicc_script">${from}</adlcp:prerequisites>`), first['imsmanifest.xml'] ?? '') });
    const links = (document: TrellisDocument): readonly string[] => [...document.tables.edge.values()].map(({ from, to }) => `${from} ${to}`);
    const before = imported(documentOf(roleOf()), 'data.zip', asking({ b: 'a' }));
    const own = apply(before, { name: 'edge.add', payload: { id: 'edge:own', from: 'module:c', to: 'module:a' } });
    const more = replacementOf(own, courseId, 'data.zip', asking({ b: 'a', c: 'b' }));
    expect([links(apply(own, more.command)), more.notes.map(({ code }) => code)]).toEqual([['module:a module:b', 'module:c module:a'], ['loop']]);
    const without = apply(before, { name: 'record.remove', payload: { ids: [[...before.tables.edge.keys()][0]!] } });
    expect(replacementOf(without, courseId, 'data.zip', asking({ b: 'a' })).isSame).toBe(true);
    expect(links(apply(without, replacementOf(without, courseId, 'data.zip', asking({ b: 'a', c: 'b' })).command))).toEqual(['module:b module:c']);
    const dropped = replacementOf(before, courseId, 'data.zip', first);
    expect([links(apply(before, dropped.command)), dropped.notes.map(({ code }) => code)]).toEqual([['module:a module:b'], ['link-kept']]);
  });

  it('finds a module again whose identifier and title are others by the file that it opens', () => {
    const renamed: SourceFiles = { ...first, 'imsmanifest.xml': manifestOf([{ id: 'a', title: 'Labels', href: 'a/index.html' }, { id: 'new-id', title: 'What may be claimed', href: 'b/index.html' }, { id: 'c', title: 'Gifts', href: 'c/index.html' }]) };
    const before = start();
    const replacement = replacementOf(before, courseId, 'data.zip', renamed);
    expect(replacement.rows.map(({ module, title, status, reason }) => [module, title, status, reason?.kind])).toEqual([['module:a', 'Labels', 'unchanged', 'identifier'], ['module:b', 'What may be claimed', 'changed', 'same-file'], ['module:c', 'Gifts', 'unchanged', 'identifier']]);
  });

  it('D-44 a refused command leaves the document as it is', () => {
    const before = start();
    const bytes = bytesOf(before);
    const { command } = replacementOf(before, courseId, 'data.zip', multi({ a: 'Labels' }, { a: '2' }));
    const broken = { ...command, payload: { ...command.payload, records: [...command.payload.records, { id: 'page:x', type: 'page', module: 'module:none', title: 'X' }] } };
    expect(() => apply(before, broken)).toThrow('TRL-D005 page:x refers to module:none');
    expect(bytesOf(before)).toBe(bytes);
    expect(contentFingerprint(before, 'module:a')).not.toBeNull();
  });
});
