import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { planCatalogueImport } from '#shared/exchange/import/catalogue/plan-import';
import { createAdjacency } from '#shared/graph/adjacency';
import { findCycle } from '#shared/graph/find-cycle';
import { deriveMetrics } from '#shared/graph/metrics';
import type { CourseModule } from '#shared/model/module';
import { parseRecord, type TrellisRecord } from '#shared/model/record';
import { importInput, readFolder } from '../../../helpers/import-input';
import { hasSharedData, readSharedBytes, readSharedJson, sharedDataPath } from '../../../helpers/shared-data';

function plan(content: unknown, name = 'x.json'): ImportPlan {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  return checked(planImport(importInput(name, { [name]: bytes })));
}
function checked(planned: ReturnType<typeof planImport>): ImportPlan {
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  for (const record of planned.value.records) expect(parseRecord(record)).toEqual({ ok: true, value: record });
  return planned.value;
}
const of = <T extends TrellisRecord['type']>({ records }: ImportPlan, type: T): readonly Extract<TrellisRecord, { type: T }>[] => records.filter((record): record is Extract<TrellisRecord, { type: T }> => record.type === type);
const codes = (notes: ImportPlan['warnings']): readonly string[] => notes.map(({ code }) => code);
const minutes = (modules: readonly CourseModule[]): number => modules.reduce((sum, module) => sum + (module.minutes ?? 0), 0);

/** Links by the ids of the source. */
function linksOf(planned: ImportPlan): readonly (readonly [string, string])[] {
  const ids = new Map(of(planned, 'module').map(({ id, sourceId }) => [id, sourceId]));
  return of(planned, 'edge').map(({ from, to }) => [ids.get(from) ?? '', ids.get(to) ?? ''] as const);
}

/** What expected.json says of a graph, computed anew. */
function factsOf(ids: readonly string[], links: readonly (readonly [string, string])[]): object {
  const at = new Map(ids.map((id, index) => [id, index]));
  const edges = links.map(([from, to]) => ({ from: at.get(from)!, to: at.get(to)!, kind: 'prerequisite' as const }));
  const metrics = deriveMetrics(ids.length, edges, 'semester');
  const [sources, targets] = [new Set(links.map(([from]) => from)), new Set(links.map(([, to]) => to))];
  const isolated = ids.filter((id) => !sources.has(id) && !targets.has(id)).length;
  return {
    nodes: ids.length, edges: links.length, isolated, roots: ids.filter((id) => !targets.has(id)).length, leaves: ids.filter((id) => !sources.has(id)).length,
    longestPathVertices: Math.max(...metrics.nodes.map(({ delay }) => delay ?? 0)), acyclic: findCycle(createAdjacency(ids.length, edges)) === undefined,
  };
}

describe.skipIf(!hasSharedData('mslearn'))('Microsoft Learn', () => {
  interface Expected { readonly modules: number; readonly units: number; readonly totalMinutes: number; readonly modulesByRole: Record<string, number>; readonly minutesByRole: Record<string, number>; readonly modulesByLevel: Record<string, number>; readonly modulesByProduct: Record<string, number>; readonly modulesWithPrerequisiteText: number; readonly longestModule: readonly [number, string]; readonly pathMinutes: Record<string, number>; readonly pathModuleRefs: number; readonly sequenceGraph: { readonly edges: number; readonly longestPathVertices: number } }
  interface Source { readonly paths: readonly { readonly uid: string; readonly title: string }[] }
  const expected = hasSharedData('mslearn') ? readSharedJson<Expected>('mslearn/expected.json') : ({} as Expected);
  const planned = hasSharedData('mslearn') ? plan(readSharedBytes('mslearn/catalogue.json')) : ({} as ImportPlan);

  it('the catalogue imports to the known answers', () => {
    const modules = of(planned, 'module');
    const tagged = (tag: string): readonly CourseModule[] => modules.filter(({ tags }) => tags.includes(tag));
    expect([planned.kind, planned.created.modules, minutes(modules), planned.refused, planned.warnings, planned.repairs]).toEqual(['catalogue', expected.modules, expected.totalMinutes, [], [], []]);
    expect(modules.reduce((sum, { custom }) => sum + Number(custom['units'] ?? 0), 0)).toBe(expected.units);
    expect(Object.fromEntries(Object.keys(expected.modulesByRole).map((role) => [role, tagged(`role:${role}`).length]))).toEqual(expected.modulesByRole);
    expect(Object.fromEntries(Object.keys(expected.minutesByRole).map((role) => [role, minutes(tagged(`role:${role}`))]))).toEqual(expected.minutesByRole);
    expect(Object.fromEntries(Object.keys(expected.modulesByProduct).map((product) => [product, modules.filter(({ technologyTags }) => technologyTags.includes(product)).length]))).toEqual(expected.modulesByProduct);
    const inLevel = (word: string, level: string): number => modules.filter((module) => module.level === level || String(module.custom['levels'] ?? '').split(', ').includes(word)).length;
    expect({ beginner: inLevel('beginner', 'foundation'), intermediate: inLevel('intermediate', 'intermediate') }).toEqual(expected.modulesByLevel);
    expect(modules.filter(({ custom }) => custom['prerequisites as text'] !== undefined)).toHaveLength(expected.modulesWithPrerequisiteText);
    expect(modules.map((module) => [module.minutes, module.sourceId])).toContainEqual(expected.longestModule);
    expect(Math.max(...modules.map((module) => module.minutes ?? 0))).toBe(expected.longestModule[0]);
  });

  it('learning paths are tags and an order that is recommended', () => {
    const { paths } = readSharedJson<Source>('mslearn/catalogue.json');
    const modules = of(planned, 'module');
    const inPath = (title: string): readonly CourseModule[] => modules.filter(({ tags }) => tags.includes(`path:${title}`));
    expect(Object.fromEntries(paths.map(({ uid, title }) => [uid, minutes(inPath(title))]))).toEqual(expected.pathMinutes);
    expect(paths.reduce((sum, { title }) => sum + inPath(title).length, 0)).toBe(expected.pathModuleRefs);
    expect(new Set(of(planned, 'edge').map(({ kind }) => kind))).toEqual(new Set(['recommended']));
    expect(factsOf(modules.map(({ sourceId }) => sourceId), linksOf(planned))).toMatchObject(expected.sequenceGraph.edges ? { edges: expected.sequenceGraph.edges, longestPathVertices: expected.sequenceGraph.longestPathVertices } : {});
  });

  it('the raw YAML gives the same modules, and the questions of its knowledge checks', () => {
    const raw = checked(planImport(importInput('raw', readFolder(sharedDataPath('mslearn/raw')))));
    const bare = (plan_: ImportPlan): readonly object[] => of(plan_, 'module').map(({ title, minutes, level, technologyTags, tags, sourceId, description, custom }) => ({ title, minutes, level, technologyTags, tags: tags.filter((tag) => !tag.startsWith('path:')), sourceId, description: description.replace(/\s+/g, ' '), custom: { ...custom, path: '' } })).sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
    expect([raw.kind, raw.refused, raw.warnings]).toEqual(['catalogue', [], []]);
    expect(bare(raw)).toEqual(bare(planned));
    expect(of(raw, 'objective').length).toBe(of(planned, 'objective').length);
    expect(of(raw, 'question-set').length).toBeGreaterThan(5);
  });
});

describe.skipIf(!hasSharedData('metacademy'))('metacademy', () => {
  interface Expected { readonly strictIds: { readonly dangling: readonly (readonly [string, string])[] }; readonly hyphenUnderscoreNormalised: { readonly totalHours: number } }
  it('the graph imports repaired to the known answers, each repair said; without the repairs it is the graph as written', () => {
    const { strictIds, hyphenUnderscoreNormalised: repaired } = readSharedJson<Expected>('metacademy/expected.json');
    const planned = plan(readSharedBytes('metacademy/graph.json'));
    const ids = of(planned, 'module').map(({ sourceId }) => sourceId);
    const figures = (expected: object): object => Object.fromEntries(Object.entries(expected).filter(([key]) => ['nodes', 'edges', 'isolated', 'roots', 'leaves', 'longestPathVertices', 'acyclic'].includes(key)));
    const links = linksOf(planned);
    expect(factsOf(ids, links)).toEqual(figures(repaired));
    expect([planned.refused, planned.warnings, new Set(codes(planned.repairs)), planned.repairs.length]).toEqual([[], [], new Set(['id-spelling']), strictIds.dangling.length]);
    const written = new Set(strictIds.dangling.map(([from, to]) => `${from.replaceAll('-', '_')} ${to}`));
    expect(factsOf(ids, links.filter(([from, to]) => !written.has(`${from} ${to}`)))).toEqual(figures(strictIds));
    for (const [from] of strictIds.dangling) expect(planned.repairs.some(({ message }) => message.includes(`"${from}"`) && message.includes(`"${from.replaceAll('-', '_')}"`))).toBe(true);
    expect(Math.abs(minutes(of(planned, 'module')) / 60 - repaired.totalHours)).toBeLessThan(0.5);
    expect(of(planned, 'module').filter((module) => module.minutes === null)).toHaveLength(2);
  });
});

describe.skipIf(!hasSharedData('nice-2.1'))('the NICE framework', () => {
  interface Expected { readonly roles: number; readonly byCategory: Record<string, number>; readonly roleTask: number; readonly roleKnowledge: number; readonly roleSkill: number; readonly sharedByAllRoles: readonly string[]; readonly kskillsInAtLeastHalfTheRoles: number; readonly mostShared: readonly (readonly [string, number])[]; readonly highestJaccardPairs: readonly (readonly [number, string, string, number])[] }
  it('work roles import to the known answers: tasks as tasks, knowledge and skills as competencies that are asked for', () => {
    const expected = readSharedJson<Expected>('nice-2.1/expected.json');
    const planned = plan(readSharedBytes('nice-2.1/roles-protection-defense.json'));
    const roles = of(planned, 'role');
    expect([planned.created.roles, planned.created.modules, planned.created.courses, planned.refused, planned.warnings]).toEqual([expected.roles, 0, 0, [], []]);
    expect(Object.fromEntries(Object.keys(expected.byCategory).map((family) => [family, roles.filter((role) => role.family === family).length]))).toEqual(expected.byCategory);
    expect(of(planned, 'responsibility').reduce((sum, { tasks }) => sum + tasks.length, 0)).toBe(expected.roleTask);
    const codeOf = new Map(of(planned, 'competency').map(({ id, code }) => [id, code]));
    const asked = new Map(roles.map(({ code, targets }) => [code, new Set(targets.map(({ competency }) => codeOf.get(competency) ?? ''))]));
    const all = [...asked.values()].flatMap((set) => [...set]);
    expect([all.filter((code) => code.startsWith('K')).length, all.filter((code) => code.startsWith('S')).length]).toEqual([expected.roleKnowledge, expected.roleSkill]);
    const shares = new Map<string, number>();
    for (const code of all) shares.set(code, (shares.get(code) ?? 0) + 1);
    expect([...shares].filter(([, count]) => count === roles.length).map(([code]) => code).sort()).toEqual(expected.sharedByAllRoles);
    expect([...shares.values()].filter((count) => count >= roles.length / 2)).toHaveLength(expected.kskillsInAtLeastHalfTheRoles);
    for (const [code, count] of expected.mostShared) expect([code, shares.get(code)]).toEqual([code, count]);
    for (const [, a, b, common] of expected.highestJaccardPairs) expect([a, b, [...asked.get(a)!].filter((code) => asked.get(b)!.has(code)).length]).toEqual([a, b, common]);
  });
});

describe.skipIf(!hasSharedData('curricular-analytics'))('degree plans as JSON', () => {
  it.each(['nu-BSCS_Hawaii_Manoa', 'nu-California_Berkely_V2', 'nu-Colostate_CSDegree_2017', 'nu-Metropolitan_State_University_CS'])('%s: the same as its CSV', (name) => {
    const fromCsv = plan(readSharedBytes(`curricular-analytics/csv/${name}.csv`), `${name}.csv`);
    const fromJson = plan(readSharedBytes(`curricular-analytics/${name}.json`));
    const bare = (planned: ImportPlan): object => ({ modules: of(planned, 'module').map(({ id: _, course: __, lineage: ___, custom: ____, imported: _____, ...module }) => module), links: [...linksOf(planned)].map((link) => link.join(' > ')).sort(), kinds: of(planned, 'edge').map(({ kind }) => kind).sort(), calendar: of(planned, 'course')[0]?.calendar });
    expect(bare(fromJson)).toEqual(bare(fromCsv));
    expect([fromJson.kind, fromJson.refused, codes(fromJson.warnings)]).toEqual(['catalogue', [], ['unknown-field']]);
  });
});

describe.skipIf(!hasSharedData('scale-1500'))('the reference workload', () => {
  it('imports with modules, prerequisites and the roles without their departments', () => {
    const planned = plan(readSharedBytes('scale-1500/curriculum.json'));
    expect(planned.created).toMatchObject({ modules: 500, prerequisites: 1039, roles: 4 });
    expect(planned.warnings.map(({ message }) => message).join()).toContain('departments');
    const [first] = of(planned, 'role');
    expect(of(planned, 'zone').filter(({ role }) => role === first?.id).map(({ policy, modules, requirement }) => [policy, modules.length, requirement && 'choose' in requirement ? requirement.choose : null])).toEqual([['core-testable', 6, null], ['core-locked', 4, null], ['elective', 25, 2], ['elective', 25, 2], ['elective', 25, 2]]);
  });
});

it.skipIf(!hasSharedData('xapi'))('xAPI statements are not a course, and it is said', () => {
  const planned = planImport(importInput('s.json', { 's.json': readSharedBytes('xapi/spec-statements.json') }));
  expect(planned).toMatchObject({ ok: false, error: [{ code: 'TRL-I008' }] });
  expect(!planned.ok && planned.error[0]?.message).toContain('xAPI');
});

describe('our own shape', () => {
  it('a list of modules, with everything that it may say', () => {
    const planned = plan({
      title: 'Safety', description: 'All of it', licence: 'CC0', competencies: [{ id: 'C1', title: 'Reacts', levels: ['Knows', 'Does'] }],
      modules: [
        { id: 'a', title: 'A', code: 'A1', minutes: 10.4, credits: 2, level: 'Beginner', language: 'en', tags: ['x', 'x'], technologyTags: ['t'], objectives: ['Say it'], description: 'D', competencies: ['C1', 'Speaks'] },
        { id: 2, title: 'B', prerequisites: ['a'], level: 'wizard' }, { title: 'C', prerequisites: 'A ', corequisites: [2], recommended: ['a'] },
      ],
    });
    expect(of(planned, 'module')).toMatchObject([{ sourceId: 'a', code: 'A1', minutes: 10, credits: 2, level: 'foundation', tags: ['x'], technologyTags: ['t'], lineage: ['Safety'], licence: 'CC0' }, { sourceId: '2', level: null, custom: { level: 'wizard' } }, { sourceId: 'C', minutes: null }]);
    expect(of(planned, 'competency').map(({ title, levels }) => [title, levels.length])).toEqual([['Reacts', 2], ['Speaks', 0]]);
    expect(of(planned, 'edge').map(({ kind }) => kind)).toEqual(['prerequisite', 'prerequisite', 'corequisite', 'recommended']);
    expect([codes(planned.warnings), codes(planned.repairs)]).toEqual([['unknown-level'], ['id-spelling']]);
    expect(of(planned, 'objective')).toMatchObject([{ text: 'Say it' }]);
  });
  it('a bare list is enough', () => expect(plan([{ title: 'A', minutes: 5 }]).created).toMatchObject({ courses: 1, modules: 1 }));
  it('says each unknown field once, and each link that leads nowhere or to several', () => {
    const planned = plan({ colour: 1, modules: [{ title: 'a-b', x: 1, prerequisites: ['nobody', 'A B'] }, { title: 'a_b', x: 2, constructor: 3 }] });
    expect(codes(planned.warnings)).toEqual(['unknown-field', 'unknown-field', 'unknown-field', 'unknown-module', 'unknown-module']);
  });
  it('refuses rows by their number, and takes the others over only when asked to', () => {
    const planned = plan([{ id: 'a', title: 'A' }, { id: 'a', title: 'B' }, 7, null, [], { id: 'c', minutes: '10' }, { id: 'd', minutes: -1 }, { id: 'e', tags: [{}] }, {}, { id: 'x'.repeat(301) }, { id: 2 ** 60 }, { id: 'f', credits: 5000 }]);
    expect(planned.refused.map(({ where, code }) => `${where}: ${code}`)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((row) => `modules, row ${row}: ${row === 2 ? 'duplicate-id' : row === 9 ? 'no-id' : row === 10 ? 'long-id' : row === 12 ? 'out-of-range' : 'wrong-type'}`));
    expect(planned.created.modules).toBe(1);
    expect(planned.refused[4]?.message).toBe('Row 6 of modules: the field "minutes" has to be a number from 0.');
  });
  it('keeps a loop and a link to itself, and says so', () => {
    expect(plan([{ id: 'a', prerequisites: ['b'] }, { id: 'b', prerequisites: ['a', 'b'] }])).toMatchObject({ created: { prerequisites: 3 }, warnings: [{ code: 'loop' }] });
  });
});

describe('hostile catalogues', () => {
  it.each([
    ['TRL-I010', '{"modules":[{"__proto__":{"x":1}}]}'], ['TRL-I010', `{"modules":${'['.repeat(1000)}${']'.repeat(1000)}}`], ['TRL-I010', '{"modules":'], ['TRL-I013', '{"modules":{}}'], ['TRL-I013', '[]'], ['TRL-I013', '7'], ['TRL-I013', '{"modules":[]}'], ['TRL-I013', '["a"]'],
  ])('%s for %.30s', (code, text) => {
    expect(planCatalogueImport(importInput('x.json', { 'x.json': text }))).toMatchObject({ ok: false, error: [{ code }] });
  });
  it('a hundred thousand modules that all come after one, in a loop, is no hang', () => {
    const count = 100_000;
    const rows = Array.from({ length: count }, (_, at) => ({ id: `m${at}`, prerequisites: [at === 0 ? `m${count - 1}` : 'm0', `m${Math.max(0, at - 1)}`] }));
    const read = planImport(importInput('x.json', { 'x.json': JSON.stringify(rows) }));
    const planned = read.ok ? read.value : ({} as ImportPlan);
    expect(planned.created.modules).toBe(count);
    expect(planned.warnings[0]?.code).toBe('loop');
    expect(planned.warnings[0]?.message.length).toBeLessThan(500);
  }, 60_000);
  it('dangerous characters never reach a message', () => {
    const odd = '\u202e\u0000\ud800';
    const planned = plan({ [odd]: 1, modules: [{ id: odd, [odd]: 1, level: odd, prerequisites: [`${odd}x`] }, { id: odd }] });
    const said = [...planned.warnings, ...planned.refused].map(({ message }) => message).join();
    expect([said.includes('\u202e'), said.includes('\u0000'), said.includes('\ud800'), planned.refused.length]).toEqual([false, false, false, 1]);
  });
});
