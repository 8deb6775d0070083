import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { createDocument, allRecords, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { createBundle, writeBundle } from '#shared/exchange/descriptions/bundle/bundle';
import { planBundleImport } from '#shared/exchange/import/bundle/plan-import';
import { renameIds } from '#shared/exchange/import/bundle/rename-ids';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { referencesOf } from '#shared/model/record';
import { createIdSource, importCommand } from '../../../../electron/services/import-service';
import { documentOf, edgeOf, moduleOf, recordOf, roleOf } from '../../../helpers/documents';
import { importInput } from '../../../helpers/import-input';
import { naughtyTexts } from '../../../helpers/naughty-text';
import { randomRole, twistedRole } from '../../../helpers/random-role';
import { richRole } from '../../../helpers/rich-role';

const empty = (): TrellisDocument => documentOf();
const textOf = (document: TrellisDocument): string => writeDocument(createDocument([...allRecords(document)].filter(({ type }) => type !== 'settings' && type !== 'profile')), 'test');
const design = (document: TrellisDocument): string => writeBundle(createBundle(document, null, 'test'));

function plan(files: Readonly<Record<string, string | Uint8Array>>, into = empty()): ImportPlan {
  const planned = planImport({ ...importInput('x.json', files), ...createIdSource(into) });
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
}

function into(document: TrellisDocument, planned: ImportPlan): TrellisDocument {
  const applied = applyCommand(document, importCommand(document, 'x', planned));
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applyDiff(document, applied.value.diff);
}

describe('planBundleImport', () => {
  it('an export as JSON comes back the same in an empty workspace, whatever the design', () => {
    const documents = fc.oneof(randomRole.map(({ document }) => document), twistedRole.map(({ document }) => document), fc.constant(richRole()), fc.constantFrom(...naughtyTexts).map((title) => documentOf(roleOf(), moduleOf('a', { title: title.slice(0, 300) || 'x', description: title, custom: { [title.slice(0, 80) || 'x']: title } }))));
    fc.assert(fc.property(documents, (document) => {
      const planned = plan({ 'x.json': design(document) });
      expect([planned.refused, planned.kind]).toEqual([[], 'bundle']);
      expect(textOf(into(empty(), planned))).toBe(textOf(document));
    }), { numRuns: 100 });
  });

  it('a workspace comes back the same, too, with people of the simulator', () => {
    const document = richRole({ id: 'profile:x', type: 'profile', title: 'Somebody', evidence: [] });
    const planned = plan({ 'course.trellis.json': writeDocument(document, 'test') });
    expect(textOf(into(empty(), planned))).toBe(textOf(document));
    expect(planned.records.filter(({ type }) => type === 'profile')).toHaveLength([...document.tables.profile].length);
  });

  it('imported twice, every record is there twice, and each copy refers to its own', () => {
    const once = into(empty(), plan({ 'x.json': design(richRole()) }));
    const second = plan({ 'x.json': design(richRole()) }, once);
    const ids = new Set(second.records.map(({ id }) => id));
    expect(second.warnings.map(({ code }) => code)).toContain('renamed-ids');
    expect(second.records.filter(({ id }) => once.tables.module.has(id))).toEqual([]);
    expect(second.records.flatMap(referencesOf).filter((id) => !ids.has(id))).toEqual([]);
    expect(into(once, second).tables.module.size).toBe(2 * once.tables.module.size);
  });

  it('brings files of assets along, found by content; says which are not there', () => {
    const bytes = new TextEncoder().encode('<svg/>');
    const { sha256 } = importInput('x', {});
    const document = documentOf(moduleOf('a'), { id: 'asset:a', type: 'asset', path: 'a.svg', sha256: sha256(bytes), bytes: 6 }, { id: 'asset:b', type: 'asset', path: 'b.svg', sha256: 'b'.repeat(64), bytes: 1 }, { id: 'page:a', type: 'page', module: 'module:a', title: 'A', body: ['![x](asset:a) asset:b'] });
    const planned = plan({ 'course.trellis.json': writeDocument(document, 'test'), 'assets/whatever.svg': bytes });
    expect([planned.assets.map(({ record }) => record.id), planned.created.assets, planned.warnings.map(({ code, where }) => [code, where])]).toEqual([['asset:a'], 2, [['missing-file', 'b.svg']]]);
    expect(textOf(into(empty(), planned))).toBe(textOf(document));
  });

  it('renames what is an id, not a text that reads like one', () => {
    const page = recordOf({ id: 'page:a', type: 'page', module: 'module:a', title: 'module:a', body: ['![module:a](asset:a) asset:a.x'] });
    const names = new Map([['module:a', 'module:z'], ['asset:a', 'asset:z'], ['page:a', 'page:z'], ['zone:a', 'zone:z'], ['role:r', 'role:z']]);
    expect(renameIds(page, names)).toMatchObject({ id: 'page:z', module: 'module:z', title: 'module:a', body: ['![module:a](asset:z) asset:a.x'] });
    const requirement = recordOf({ id: 'requirement:q', type: 'requirement', module: 'module:a', group: { need: 'any', of: ['module:a', { need: 'credits', atLeast: 1, of: ['module:a', 'module:b'] }] } });
    expect(renameIds(requirement, names)).toMatchObject({ module: 'module:z', group: { of: ['module:z', { of: ['module:z', 'module:b'] }] } });
    const profile = recordOf({ id: 'profile:a', type: 'profile', title: 'x', role: 'role:r', choices: { 'zone:a': ['module:a'] }, evidence: [{ subject: 'module:a', kind: 'recall', at: '2026-01-01' }, { subject: 'measure:module', kind: 'recall', at: '2026-01-01' }] });
    expect(renameIds(profile, names)).toMatchObject({ role: 'role:z', choices: { 'zone:z': ['module:z'] }, evidence: [{ subject: 'module:z' }, { subject: 'measure:module' }] });
    for (const record of allRecords(richRole())) {
      const all = new Map([...allRecords(richRole())].map(({ id }) => [id, `${id}-2`]));
      expect([...new Set(referencesOf(renameIds(record, all)))]).toEqual([...new Set(referencesOf(record))].map((id) => `${id}-2`));
    }
  });

  it('leaves out what dangles, and what cannot be without it, in words', () => {
    const bundle = { format: 'trellis-bundle', formatVersion: 1, colour: 'red', records: [edgeOf('a', 'gone'), moduleOf('a', { competencies: ['competency:gone'] }), { id: 'settings:document', type: 'settings', title: 'x', asOf: '2026-01-01', language: 'de' }] };
    const planned = plan({ 'x.json': JSON.stringify(bundle) });
    expect(planned.records).toMatchObject([{ id: 'module:a', competencies: [] }]);
    expect(planned.warnings.map(({ code }) => code)).toEqual(['unknown-field', 'settings-left', 'dangling-reference', 'dangling-reference']);
    expect(planned.warnings[1]?.message).toContain('language');
  });

  it('refuses single records by their number: bad ones, and a second of one id', () => {
    const planned = plan({ 'x.json': JSON.stringify({ format: 'trellis-bundle', formatVersion: 1, records: [moduleOf('a'), moduleOf('a'), { id: 'module:b', type: 'module' }, 7, null, { type: 'nonsense\u202e', id: 'x' }, moduleOf('c', { colour: 1 })] }) });
    expect(planned.refused.map(({ code, where }) => `${where} ${code}`)).toEqual(['record 2 duplicate-id', 'record 3 bad-record', 'record 4 bad-record', 'record 5 bad-record', 'record 6 bad-record', 'record 7 bad-record']);
    expect(JSON.stringify(planned.refused)).not.toContain('\u202e');
    expect(planned.records.map(({ id }) => id)).toEqual(['module:a']);
  });

  it.each([
    ['TRL-I010', '{'], ['TRL-I010', '{"format":"trellis-bundle","__proto__":{"a":1}}'], ['TRL-I010', '['.repeat(100_000)], ['TRL-I010', new Uint8Array([0x7b, 0xff])],
    ['TRL-I011', '{"format":"trellis-bundle","formatVersion":1}'], ['TRL-I011', '{"format":"trellis-bundle","formatVersion":"1","records":[]}'], ['TRL-I011', '{"format":"trellis-course","formatVersion":2,"records":[1]}'], ['TRL-I011', '[]'],
    ['TRL-I012', '{"format":"trellis-bundle","formatVersion":2,"records":[]}'], ['TRL-I012', '{"format":"trellis-course","formatVersion":99,"records":[]}'],
  ])('refuses with %s (%#)', (code, text) => {
    expect(planBundleImport(importInput('x.json', { 'x.json': text }))).toMatchObject({ ok: false, error: [{ code }] });
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('takes a hundred thousand records, and as many of one id', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => moduleOf(String(index)));
    const bundle = (records: readonly object[]): string => JSON.stringify({ format: 'trellis-bundle', formatVersion: 1, records });
    const full = plan({ 'x.json': bundle(many) });
    expect(full.created.modules).toBe(100_000);
    expect(plan({ 'x.json': bundle(many.slice(0, 20_000).map(() => many[0]!)) }).refused).toHaveLength(19_999);
  }, 60_000);
});
