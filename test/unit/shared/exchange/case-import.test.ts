import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { planCaseImport } from '#shared/exchange/import/case/plan-import';
import { parseRecord, type TrellisRecord } from '#shared/model/record';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { edgeOf } from '../../../helpers/documents';
import { importInput } from '../../../helpers/import-input';
import { onlyText, plainPlan } from '../../../helpers/plain-targets';
import { sampleRole } from '../../../helpers/sample-role';

function plan(content: unknown): ImportPlan {
  const planned = planImport(importInput('x.json', { 'x.json': typeof content === 'string' ? content : JSON.stringify(content) }));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  for (const record of planned.value.records) expect(parseRecord(record)).toEqual({ ok: true, value: record });
  return planned.value;
}
const of = <T extends TrellisRecord['type']>({ records }: ImportPlan, type: T): readonly Extract<TrellisRecord, { type: T }>[] => records.filter((record): record is Extract<TrellisRecord, { type: T }> => record.type === type);
const codes = (notes: ImportPlan['warnings']): readonly string[] => notes.map(({ code }) => code);

describe('our own export', () => {
  const document: TrellisDocument = sampleRole(
    { id: 'competency:c', type: 'competency', title: 'Literacy', code: 'L1', levels: [{ title: 'Knows' }, { title: 'Does', behaviours: ['Reads', 'Writes'], provedBy: ['module:exam'] }] },
    { id: 'module:intro', type: 'module', title: 'Fair balance and the code', minutes: 10, level: 'advanced', tags: ['x'], language: 'en', code: 'M1', description: 'All\nof it', competencies: ['competency:c'] },
    { id: 'objective:o', type: 'objective', module: 'module:intro', text: 'Say it', outcome: 'do', rank: 'enabling', bloom: 'apply' },
    edgeOf('e1', 'exam', { kind: 'recommended' }), { id: 'edge:needs', type: 'edge', from: 'module:b', to: 'module:ride', needs: { score: 6550, done: true } },
  );
  const planned = plan(onlyText(plainPlan(document, 'case')));
  const modules = of(planned, 'module');

  it('comes back: modules, competencies, objectives with their ids, and what precedes what', () => {
    expect([planned.kind, planned.refused, planned.warnings, planned.repairs]).toEqual(['case', [], [], []]);
    for (const module of modules) {
      const { title, code, level, tags, language, description, competencies } = document.tables.module.get(module.id)!;
      expect(module).toMatchObject({ title, code, level, tags, language, description, competencies });
    }
    expect(modules.length).toBeGreaterThan(6);
    expect(of(planned, 'competency')).toMatchObject([{ id: 'competency:c', title: 'Literacy', code: 'L1', levels: [{ title: 'Knows', behaviours: [] }, { title: 'Does', behaviours: ['Reads', 'Writes'], provedBy: ['module:exam'] }] }]);
    expect(of(planned, 'objective')).toMatchObject([{ id: 'objective:o', module: 'module:intro', text: 'Say it', outcome: 'do', rank: 'enabling', bloom: 'apply' }, { id: 'objective:b' }]);
    const links = (edges: Iterable<{ readonly from: string; readonly to: string; readonly kind: string; readonly needs: unknown }>): readonly string[] => [...edges].map(({ from, to, kind, needs }) => JSON.stringify([from, to, kind, needs])).sort();
    expect(links(of(planned, 'edge'))).toEqual(links(document.tables.edge.values()));
  });
  it('keeps what the path says of a module apart from what the module says', () => {
    expect(modules.find(({ id }) => id === 'module:intro')?.custom['notes of the path']).toMatch(/^Core \(testable\), 10 min/);
  });
  it('takes other ids where these are used, and everything follows', () => {
    const again = planCaseImport({ ...importInput('x.json', { 'x.json': onlyText(plainPlan(document, 'case')) }), keepId: () => false });
    expect(again.ok && of(again.value, 'module').map(({ id }) => document.tables.module.has(id))).toEqual(modules.map(() => false));
    expect(again.ok && of(again.value, 'edge').length).toBe(document.tables.edge.size);
  });
});

const item = (identifier: string, more: object = {}): object => ({ identifier, uri: `urn:${identifier}`, fullStatement: `${identifier} stated`, ...more });
const association = (associationType: string, origin: string, destination: string, more: object = {}): object => ({ identifier: 'x', associationType, originNodeURI: { identifier: origin }, destinationNodeURI: { identifier: destination }, ...more });
const framework = (items: readonly unknown[], associations: readonly unknown[] = [], more: object = {}): object => ({ CFDocument: { identifier: 'doc', title: 'Frame', caseVersion: '1.1' }, CFItems: items, CFAssociations: associations, ...more });

describe('frameworks of others', () => {
  it('items are competencies; what they lie below, grades and the framework are said in words', () => {
    const planned = plan(framework([item('a', { abbreviatedStatement: 'A', CFItemType: 'Domain' }), item('b', { humanCodingScheme: 'B.1', notes: 'N', educationLevel: ['09', '10'] }), item('o', { CFItemType: 'Objective' })], [association('isChildOf', 'a', 'doc'), association('isChildOf', 'b', 'a')]));
    expect([planned.created, planned.warnings]).toEqual([{ courses: 0, modules: 0, prerequisites: 0, competencies: 3, roles: 0, assets: 0 }, []]);
    expect(of(planned, 'competency').map(({ title, code, description }) => [title, code, description])).toEqual([['A', '', 'a stated\nFramework: Frame'], ['b stated', 'B.1', 'N\nPart of: A\nEducation level: 09, 10\nFramework: Frame'], ['o stated', '', 'Framework: Frame']]);
  });
  it('rubrics become levels, lowest first', () => {
    const planned = plan(framework([item('a')], [], { CFRubrics: [{ CFRubricCriteria: [{ CFItemURI: { identifier: 'a' }, CFRubricCriterionLevels: [{ quality: 'High', position: 2, description: 'x\ny' }, { quality: 'Low', position: 1 }] }, { CFItemURI: { identifier: 'z' } }, 7] }, null] }));
    expect(of(planned, 'competency')[0]?.levels).toEqual([{ title: 'Low', behaviours: [] }, { title: 'High', behaviours: ['x', 'y'] }]);
  });
  it('modules where items say so; types of associations that nothing is made of are listed once each, with their number', () => {
    const [m, n] = [item('m', { CFItemType: 'Module' }), item('n', { CFItemTypeURI: { title: 'Course' } })];
    const planned = plan(framework([m, n, item('c')], [association('precedes', 'm', 'n'), association('requires', 'm', 'n'), association('isChildOf', 'n', 'm'), association('isRelatedTo', 'c', 'm'), association('precedes', 'c', 'm'), association('ext:odd', 'm', 'n'), association('ext:odd', 'n', 'm'), association('exactMatchOf', 'm', 'c'), association('precedes', 'm', 'gone')]));
    expect(planned.created).toMatchObject({ courses: 1, modules: 2, prerequisites: 2, competencies: 1 });
    expect(of(planned, 'module')).toMatchObject([{ competencies: [of(planned, 'competency')[0]?.id], lineage: ['Frame'] }, { lineage: ['Frame', 'm stated'] }]);
    expect(codes(planned.repairs)).toEqual(['requires']);
    expect(planned.warnings.map(({ code, where }) => `${where}: ${code}`)).toEqual(['x.json: loop', 'CFAssociations, row 9: dangling-association', 'CFAssociations, row 5: association-not-kept', 'CFAssociations, row 6: unknown-association', 'CFAssociations, row 8: association-not-kept']);
    expect(planned.warnings[3]?.message).toContain('2 associations of the type "ext:odd"');
  });
  it('refuses rows by their number', () => {
    const planned = plan(framework([item('a'), item('a'), {}, 7, { identifier: 'b' }, item('c', { educationLevel: [{}] })], [association('precedes', 'a', ''), 7, {}]));
    expect(planned.refused.map(({ where, code }) => `${where}: ${code}`)).toEqual(['CFItems, row 2: duplicate-id', 'CFItems, row 3: no-statement', 'CFItems, row 4: wrong-type', 'CFItems, row 5: no-statement', 'CFItems, row 6: wrong-type', 'CFAssociations, row 1: no-nodes', 'CFAssociations, row 2: wrong-type', 'CFAssociations, row 3: no-nodes']);
  });
});

describe('hostile frameworks', () => {
  it.each([['TRL-I010', '{"CFItems":[{"__proto__":{}}]}'], ['TRL-I010', '{'], ['TRL-I014', '{"CFItems":{}}'], ['TRL-I014', '[]']])('%s for %s', (code, text) => {
    expect(planCaseImport(importInput('x.json', { 'x.json': text }))).toMatchObject({ ok: false, error: [{ code }] });
  });
  it('children of each other, ids of records that are none, and thousands of items are no hang', () => {
    const count = 20_000;
    const items = Array.from({ length: count }, (_, at) => item(`i${at}`, { CFItemType: at % 2 ? 'Module' : 'Standard', extensions: { trellis: at % 3 ? 'module:same' : '__proto__', minutes: '-1', policy: 'constructor' } }));
    const planned = plan(framework(items, Array.from({ length: count }, (_, at) => association('isChildOf', `i${at}`, `i${(at + 1) % count}`))));
    expect(planned.created).toMatchObject({ modules: count / 2, competencies: count / 2 });
    expect(new Set(planned.records.map(({ id }) => id)).size).toBe(planned.records.length);
  }, 60_000);
  it('dangerous characters never reach a message', () => {
    const odd = '\u202e\u0000';
    const planned = plan(framework([item(odd, { CFItemType: odd }), item(odd)], [association(odd, odd, odd), association('precedes', odd, `${odd}x`)]));
    expect(JSON.stringify([planned.warnings, planned.refused])).not.toMatch(/\u202e|\\u0000"/);
  });
});
