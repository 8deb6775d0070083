import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFingerprint } from '#shared/document/content-fingerprint';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { conflictChoices } from '#shared/exchange/import/replace/replace-parts';
import { goneChoices } from '#shared/exchange/import/replace/replacement';
import { documentOf, roleOf } from '../helpers/documents';
import { apply, bytesOf, imported, replacementOf, type SourceFiles } from '../helpers/replace-source';

const words = fc.array(fc.constantFrom('gate', 'zone', 'label', 'claim', 'sample', 'visit', 'gift', 'report'), { minLength: 1, maxLength: 30 }).map((list) => list.join(' '));
const lesson = fc.record({ title: fc.constantFrom('Labels', 'Claims', 'Gifts', 'Visits', 'Reports', 'Samples'), text: words, minutes: fc.option(fc.integer({ min: 1, max: 90 })), objectives: fc.array(words, { maxLength: 3 }) });
type Lesson = { readonly title: string; readonly text: string; readonly minutes: number | null; readonly objectives: readonly string[] };
const source = fc.uniqueArray(lesson, { minLength: 1, maxLength: 6, selector: ({ title }) => title });

const filesOf = (lessons: readonly Lesson[]): SourceFiles => ({
  'README.md': '# Course\n',
  ...Object.fromEntries(lessons.map(({ title, text, minutes, objectives }, at) => [`0${at + 1}-${title.toLowerCase()}.md`, `---\ntitle: ${title}\n${minutes === null ? '' : `minutes: ${minutes}\n`}---\n\n## Objectives\n\n${objectives.map((one) => `- ${one}`).join('\n')}\n\n## Text\n\n${text}\n`])),
});
/** What a designer did after the import: by index of a module. */
const edits = fc.array(fc.record({ at: fc.nat(5), what: fc.constantFrom('title', 'minutes', 'owner', 'page', 'delete', 'approve', 'merge', 'split', 'link', 'move', 'copy') }), { maxLength: 6 });

function edited(start: TrellisDocument, list: readonly { readonly at: number; readonly what: string }[]): TrellisDocument {
  return list.reduce((document, { at, what }, step) => {
    const modules = [...document.tables.module.values()];
    const module = modules[at % Math.max(1, modules.length)];
    const other = modules[(at + 1) % Math.max(1, modules.length)];
    if (!module || !other) return document;
    const page = [...document.tables.page.values()].find((one) => one.module === module.id);
    const set = (id: string, fields: object): TrellisDocument => apply(document, { name: 'record.update', payload: { updates: [{ id, set: fields }] } });
    try {
      if (what === 'title') return set(module.id, { title: `${module.title} ${step}` });
      if (what === 'minutes') return set(module.id, { minutes: 7 });
      if (what === 'owner') return set(module.id, { owner: 'Ana' });
      if (what === 'page' && page) return set(page.id, { body: [...page.body, 'Mine.'] });
      if (what === 'delete' && modules.length > 1) return apply(document, { name: 'record.remove', payload: { ids: [module.id] } });
      if (what === 'approve') return apply(document, { name: 'module.review', payload: { modules: [module.id], state: 'approved', by: 'Ana', on: '2026-05-01' } });
      if (what === 'merge' && modules.length > 1) return apply(document, { name: 'module.merge', payload: { into: module.id, modules: [other.id] } });
      if (what === 'split' && page) return apply(document, { name: 'module.split', payload: { module: module.id, cuts: [{ page: page.id, line: page.body.length - 1, id: `module:cut-${step}`, title: `Cut ${step}`, newPage: `page:cut-${step}`, edge: `edge:cut-${step}` }] } });
      if (what === 'move') return set(module.id, { course: null });
      if (what === 'copy') return apply(document, { name: 'record.create', payload: { records: [{ ...module, id: `module:copy-${step}`, title: `Copy ${step}`, imported: [] }] } });
      if (what === 'link') return apply(document, { name: 'edge.add', payload: { id: `edge:own-${step}`, from: module.id, to: other.id } });
    } catch {
      return document;
    }
    return document;
  }, start);
}

const start = (lessons: readonly Lesson[]): TrellisDocument => {
  const document = imported(documentOf(roleOf()), 'course', filesOf(lessons));
  return apply(document, { name: 'record.create', payload: { records: [{ id: 'zone:core', type: 'zone', role: 'role:r', title: 'Core', policy: 'core-locked', modules: [...document.tables.module.keys()] }] } });
};

describe('replacing a course', () => {
  it('D-41 by the same source changes nothing, whatever was done here since', () => {
    fc.assert(fc.property(source, edits, (lessons, list) => {
      const document = edited(start(lessons), list);
      const replacement = replacementOf(document, 'course:course', 'course', filesOf(lessons));
      expect(replacement.isSame).toBe(true);
      expect(bytesOf(apply(document, replacement.command))).toBe(bytesOf(document));
    }), { numRuns: 120 });
  });

  it('D-42 D-43 keeps ids, links and zones, reopens exactly what changed, is the same when it is done again, and undoes', () => {
    fc.assert(fc.property(source, source, edits, fc.constantFrom(...conflictChoices), fc.constantFrom(...goneChoices), (old, next, list, conflict, gone) => {
      const before = edited(start(old), list);
      const choices = { conflicts: {}, gone: {}, add: [], usual: { conflict, gone } };
      const replacement = replacementOf(before, 'course:course', 'course', filesOf(next), choices);
      const after = apply(before, replacement.command);
      const deleted = new Set(gone === 'delete' ? replacement.command.payload.remove : []);
      for (const module of before.tables.module.values()) {
        const now = after.tables.module.get(module.id);
        if (deleted.has(module.id)) continue;
        expect(now).toBeDefined();
        const isChanged = contentFingerprint(before, module.id) !== contentFingerprint(after, module.id);
        const isRetired = gone === 'retire' && now!.reviewState === 'retired';
        expect(now!.approval).toEqual(module.approval);
        expect(now!.owner).toBe(module.owner);
        if (!isRetired) expect(now!.reviewState).toBe(module.reviewState === 'approved' && isChanged ? 'in-review' : module.reviewState);
      }
      for (const edge of before.tables.edge.values()) if (!deleted.has(edge.from) && !deleted.has(edge.to)) expect(after.tables.edge.get(edge.id)).toEqual(edge);
      expect(after.tables.zone.get('zone:core')!.modules).toEqual(before.tables.zone.get('zone:core')!.modules.filter((id) => !deleted.has(id)));
      const again = replacementOf(after, 'course:course', 'course', filesOf(next), choices);
      expect(again.isSame).toBe(true);
    }), { numRuns: 120 });
  });
});
