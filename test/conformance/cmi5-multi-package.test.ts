import { beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '#electron/adapters/zip-writer';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ReleasePlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { parseXmlBytes } from '#shared/exchange/files/xml/parse-xml';
import { attributeOf, childrenOf, childText, type XmlElement } from '#shared/exchange/files/xml/xml-element';
import { builtPlayer, type BuiltFile } from '../helpers/built-player';
import { cmi5Faults } from '../helpers/cmi5-faults';
import { moduleOf, zoneOf } from '../helpers/documents';
import { richRole } from '../helpers/rich-role';
import { exportInput } from '../helpers/sample-role';
import { hasSharedSchemas, sharedSchemaPath } from '../helpers/shared-data';
import { hasXmllint } from '../helpers/validate-manifest';
import { schemaFaults } from '../helpers/xmllint';

let player: readonly BuiltFile[] = [];
let plan: ReleasePlan;
const planOf = (document: TrellisDocument): ReleasePlan => {
  const planned = planExport(exportInput(document, { player, xsd: [] }, 'cmi5-multi'));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
};
const textOf = ({ files }: ReleasePlan, path: string): string => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);
const rootOf = (given: ReleasePlan): XmlElement => {
  const root = parseXmlBytes(new TextEncoder().encode(textOf(given, 'cmi5.xml')));
  if (!root.ok) throw new Error(root.error.message);
  return root.value;
};
const titleOf = (element: XmlElement): string => childText(childrenOf(element, 'title')[0]!, 'langstring');
beforeAll(async () => {
  player = await builtPlayer();
  plan = planOf(richRole());
});

describe('the cmi5 package with a unit per module', () => {
  it('has a block for each zone and a unit for each module, in the order of the path', () => {
    const blocks = childrenOf(rootOf(plan), 'block');
    expect(blocks.map((block) => [titleOf(block), childrenOf(block, 'au').length])).toEqual([['Core', 4], ['Your focus', 3], ['Groups', 8], ['Late', 1], ['Tips', 1]]);
    expect(childrenOf(blocks[0]!, 'au').map(titleOf)).toEqual(['Fair balance and the code', 'Clinical trial phases', 'Field certification test', 'Ride along']);
  });
  it('waits for Passed with a mark, for Completed without, for nothing where nobody has to take it; a mark is there where a test can reach it', () => {
    const units = new Map(childrenOf(rootOf(plan), 'block').flatMap((block) => childrenOf(block, 'au')).map((unit) => [titleOf(unit), [attributeOf(unit, 'moveOn'), attributeOf(unit, 'masteryScore')]]));
    expect(['Fair balance and the code', 'Clinical trial phases', 'Field certification test', 'Objection handling', 'Module tip', 'Module measure', 'Ride along'].map((title) => units.get(title))).toEqual([['Completed', undefined], ['Passed', '0.6'], ['Passed', '0.8'], ['NotApplicable', undefined], ['NotApplicable', undefined], ['Passed', '0.5'], ['Completed', undefined]]);
  });
  it('opens one module with each unit, whose page may reach the LRS, and carries the player once', () => {
    const [, unit] = childrenOf(childrenOf(rootOf(plan), 'block')[0]!, 'au');
    const page = textOf(plan, childText(unit!, 'url'));
    expect(page).toContain('connect-src *;');
    const script = /src="(content\/[^"]+)"/.exec(page)![1]!;
    const course = JSON.parse(textOf(plan, script).replace(/^window\.trellisCourse = |;\n$/g, '')) as { readonly scope: string; readonly standard: string; readonly title: string; readonly modules: readonly unknown[] };
    expect([course.scope, course.standard, course.title, course.modules.length]).toEqual(['module', 'cmi5', 'Clinical trial phases', 1]);
    expect(plan.files.filter(({ path }) => path.endsWith('player.js'))).toHaveLength(1);
  });
  it('says in words what a unit comes after', () => {
    const xml = textOf(plan, 'cmi5.xml');
    for (const words of ['Comes after “Fair balance and the code”.', 'Comes after: Two of three: at least 2 modules of Module g1, Module g2, Module g3.', '“Late” opens when', 'A supervisor records it.', 'Goes together with “Module s1”.']) expect(xml).toContain(words);
  });
  it('enforces nothing of the order, and says so: only marks are kept', () => {
    expect(plan.rules.filter(({ fate }) => fate === 'kept').map(({ rule }) => rule)).toEqual(['Pass marks (3 modules)']);
    const fates = new Map(plan.rules.map(({ rule, fate }) => [rule, fate]));
    expect(['Order of the path', 'Prerequisites (5)', 'Requirement groups (2)', 'Gate “Late”', 'Zone “Your focus” (elective)', 'Rule “Placement b” (Clinical trial phases)', 'After 1 failed attempt at “Field certification test”', 'After 3 failed attempts at “Field certification test”', 'Recorded by somebody else: “Ride along”', 'Earlier completions and exemptions'].map((rule) => fates.get(rule)))
      .toEqual(['degraded', 'degraded', 'degraded', 'degraded', 'degraded', 'dropped', 'dropped', 'degraded', 'degraded', 'dropped']);
  });
  it('has no fault that the schema does not see; each kind of fault is found', () => {
    expect(cmi5Faults(plan.files)).toEqual([]);
    const xml = textOf(plan, 'cmi5.xml');
    const [one, two] = [plan.identifiers['module:intro']!, plan.identifiers['module:b']!];
    const url = /<url>([^<]*)/.exec(xml)![1]!;
    expect([xml.replace(one, two), xml.replace(one, 'unit-1'), xml.replace(url, 'gone.html'), xml.replace('masteryScore="0.6"', 'masteryScore="0.60001"')].map((broken) => cmi5Faults(plan.files, broken))).toEqual([[`twice: ${two}`], ['not absolute: unit-1'], ['not in the package: gone.html'], ['masteryScore: more than four decimals']]);
    expect([one, two].join(' ')).toMatch(/^urn:trellis:[0-9a-f]{10}:unit:[0-9a-z]+ urn:trellis:[0-9a-f]{10}:unit:[0-9a-z]+$/);
  });
  it('keeps its names when modules are reordered, retitled or added, and is the same bytes twice', async () => {
    const other = planOf(richRole(moduleOf('g1', { title: 'Retitled' }), moduleOf('new'), zoneOf('groups', 'core-testable', ['measure', 's2', 's1', 'n', 'k', 'g3', 'g2', 'g1', 'new'], { place: 1, title: 'Groups' })));
    expect(other.identifiers).toMatchObject(plan.identifiers);
    expect(await writeZip(planOf(richRole()).files)).toEqual(await writeZip(plan.files));
  });
  it('keeps the order of the path where zones take turns: a block for each turn, all with names of their own', () => {
    const turns = planOf(richRole({ id: 'edge:late-intro', type: 'edge', from: 'module:g2', to: 'module:exam' }));
    const ids = [...textOf(turns, 'cmi5.xml').matchAll(/<(?:block|au) id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(cmi5Faults(turns.files)).toEqual([]);
  });
  it('validates against the published schema, which notices what is not of it', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    if (!hasSharedSchemas('cmi5')) skip('the schema of the course structure is not there');
    const faults = (text: string): string => schemaFaults([text], sharedSchemaPath('cmi5/CourseStructure.xsd'), '');
    const xml = textOf(plan, 'cmi5.xml');
    expect(faults(xml)).toBe('');
    for (const [from, to] of [['Passed', 'Finished'], ['masteryScore="0.6"', 'masteryScore="60"'], [/<block [\s\S]*?<au/, '<block id="x:y"><au']] as const) expect(faults(xml.replace(from, to))).toContain('fails to validate');
  });
});
