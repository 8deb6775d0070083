import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { planImport } from '#shared/exchange/import/plan-import';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { readItems } from '../helpers/aicc-evaluator';
import { builtPlayer, scorm12Schemas } from '../helpers/built-player';
import { moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { importInput } from '../helpers/import-input';
import { packageFaults } from '../helpers/package-faults';
import { richRole } from '../helpers/rich-role';
import { exportInput } from '../helpers/sample-role';
import { hasXmllint, validateManifest } from '../helpers/validate-manifest';

let resources: Parameters<typeof exportInput>[1];
let plan: ExportPlan;
const planOf = (document: TrellisDocument): ExportPlan => {
  const planned = planExport(exportInput(document, resources, 'scorm12-multi'));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
};
const manifestOf = ({ files }: ExportPlan): string => new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes);

beforeAll(async () => {
  resources = { player: await builtPlayer(), xsd: scorm12Schemas() };
  plan = planOf(richRole());
});

describe('the SCORM 1.2 package with an item per module', () => {
  it('has no fault of the kinds that real LMSs fall over; each kind is noticed', () => {
    expect(packageFaults(plan.files, 'scorm12')).toEqual([]);
    const broken = (from: string | RegExp, to: string): readonly string[] => {
      const text = manifestOf(plan).replace(from, to);
      expect(text).not.toBe(manifestOf(plan));
      return packageFaults(plan.files.map((file) => (file.path === 'imsmanifest.xml' ? { ...file, bytes: new TextEncoder().encode(text) } : file)), 'scorm12');
    };
    const ids = plan.identifiers;
    expect(broken('adlcp:scormtype', 'adlcp:scormType')).toEqual(['scormtype']);
    expect(broken(/2\*\{(\w+),/, '2*{$1, ')[0]).toMatch(/^blank in braces/);
    expect(broken('<file href="player/player.js"/>', '')).toEqual(['not listed: player/player.js']);
    expect(broken('<file href="player/player.js"/>', '<file href="player/player.js"/><file href="gone.js"/>')).toEqual(['not there: gone.js']);
    expect(broken(`identifierref="r${ids['module:k']!.slice(1)}"`, 'identifierref="gone"')).toEqual(['dangling: gone', `unused: r${ids['module:k']!.slice(1)}`]);
    expect(broken(new RegExp(`(prerequisites type="aicc_script">[^<]*)${ids['module:g1']!}`), '$1gone')[0]).toMatch(/^prerequisite: gone/);
    expect(broken(`<item identifier="${ids['module:k']!}"`, `<item identifier="1 k"`)).toContain('identifier: 1 k');
    expect(broken(`<item identifier="${ids['module:k']!}"`, `<item identifier="${ids['module:g1']!}"`)).toContain(`twice: ${ids['module:g1']!}`);
    expect(broken('<adlcp:masteryscore>80<', '<adlcp:masteryscore>8000<')).toEqual(['mastery: 8000']);
    expect(broken(`<item identifier="${ids['root']!}"`, `<item identifier="${ids['root']!}" identifierref="${ids['shared']!}"`)).toContain('root item');
  });
  it('writes groups, blocks, gates, choices and the pass mark', () => {
    const items = new Map(readItems(manifestOf(plan)).map((item) => [item.identifier, item]));
    const of = (key: string): string => items.get(plan.identifiers[`module:${key}`]!)!.prerequisites;
    const id = (key: string): string => plan.identifiers[`module:${key}`]!;
    expect(of('b')).toBe(id('intro'));
    expect(of('k')).toBe(`2*{${id('g1')},${id('g2')},${id('g3')}}`);
    expect(of('n')).toBe(`${id('s2')}&${id('s1')}&(${id('k')}|(${id('g1')}&${id('g2')}))`);
    expect(of('e1')).toBe(`~(2*{${id('e2')},${id('e3')}})`);
    expect(of('p')).toBe(`${id('exam')}=failed`);
    expect(of('late').split('&')).toEqual(expect.arrayContaining([id('g1'), id('s1'), id('s2'), id('measure'), `2*{${id('e1')},${id('e2')},${id('e3')}}`]));
    expect([...items.values()].filter(({ masteryScore }) => masteryScore !== null).map(({ title, masteryScore }) => [title, masteryScore])).toEqual([['Clinical trial phases', 60], ['Field certification test', 80], ['Module measure', 50]]);
  });
  it('carries the player once, and per module a page and its course', () => {
    const paths = plan.files.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('player.js'))).toHaveLength(1);
    const course = JSON.parse(new TextDecoder().decode(plan.files.find(({ path }) => path === `content/m-${plan.identifiers['module:b']!.slice(1)}.js`)?.bytes).replace(/^window\.trellisCourse = |;\n$/g, '')) as { readonly scope: string; readonly modules: readonly unknown[]; readonly preAssessments: readonly unknown[]; readonly title: string };
    expect([course.scope, course.modules.length, course.preAssessments.length, course.title]).toEqual(['module', 1, 0, 'Clinical trial phases']);
  });
  it('keeps its identifiers when modules are reordered, retitled, added or taken away', () => {
    const other = planOf(richRole(roleOf({ title: 'Another title' }), moduleOf('g1', { title: 'Retitled' }), moduleOf('new'), zoneOf('groups', 'core-testable', ['measure', 's2', 's1', 'n', 'k', 'g3', 'g2', 'g1', 'new'], { place: 1, title: 'Groups' })));
    expect(readItems(manifestOf(other)).map(({ identifier }) => identifier)).not.toEqual(readItems(manifestOf(plan)).map(({ identifier }) => identifier));
    expect(other.identifiers).toMatchObject(plan.identifiers);
    expect(Object.keys(other.identifiers).filter((key) => !(key in plan.identifiers))).toEqual(['module:new']);
  });
  it('is the same bytes twice and is read back with its prerequisites by our own importer', async () => {
    const [first, second] = [await writeZip(plan.files), await writeZip(planOf(richRole()).files)];
    expect(first).toEqual(second);
    const read = await readZip(first.ok ? first.value : new Uint8Array());
    const imported = planImport(importInput('package.zip', read.ok ? read.value : []));
    expect(imported.ok && imported.value.created.modules).toBe(readItems(manifestOf(plan)).length);
    expect(imported.ok && imported.value.created.prerequisites).toBeGreaterThan(5);
  });
  it('says before writing what becomes of each rule', () => {
    expect(plan.rules.map(({ rule, fate }) => `${fate}: ${rule}`)).toEqual([
      'kept: Prerequisites (5)', 'kept: Blocks (2 modules)', 'kept: Requirement group “Two of three” (Module k)', 'kept: Requirement group “Nested” (Module n)', 'kept: Zone “Core” (core-testable)', 'kept: Zone “Practice” (remedial)',
      'degraded: Zone “Your focus” (elective)', 'kept: Zone “Groups” (core-testable)', 'kept: Zone “Late” (core-locked)', 'degraded: Zone “Tips” (open)', 'kept: Gate “Late”', 'degraded: Rule “Placement b” (Clinical trial phases)',
      'degraded: After 1 failed attempt at “Field certification test”', 'degraded: After 3 failed attempts at “Field certification test”', 'degraded: Recorded by somebody else: “Ride along”', 'dropped: Earlier completions and exemptions',
    ]);
    expect(plan.rules[0]?.how).toContain('guidance rather than a barrier');
  });
  it('shortens what would be too long for the schema, and warns where that is not enough', () => {
    const keys = Array.from({ length: 40 }, (_nothing, index) => `x${String(index).padStart(2, '0')}`);
    const many = (...more: readonly object[]): ExportPlan => planOf(richRole(...keys.map((key) => moduleOf(key)), moduleOf('end'), zoneOf('many', 'core-locked', keys, { place: 7 }), zoneOf('end', 'core-locked', ['end'], { place: 8 }), { id: 'gate:end', type: 'gate', role: 'role:r', zone: 'zone:end', title: 'End', conditions: [{ kind: 'zone', zone: 'zone:many' }] }, ...more));
    const end = (planned: ExportPlan): string => readItems(manifestOf(planned)).find(({ identifier }) => identifier === planned.identifiers['module:end'])!.prerequisites;
    expect(end(many()).split('&')).toHaveLength(40);
    expect(many().preflight.filter(({ code }) => code === 'TRL-X020')).toMatchObject([{ severity: 'warning', records: ['module:end'] }]);
    const chain = keys.slice(1).map((key, at) => ({ id: `edge:c${at}`, type: 'edge', from: `module:${keys[at]!}`, to: `module:${key}` }));
    expect(end(many(...chain))).toBe(many(...chain).identifiers['module:x39']);
  });
  it('validates against the published schema, which notices what is not of it', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    expect(validateManifest(plan.files, 'scorm12')).toBe('');
    expect(validateManifest(plan.files, 'scorm12', manifestOf(plan).replace('type="aicc_script"', ''))).toContain('prerequisites');
  });
});
