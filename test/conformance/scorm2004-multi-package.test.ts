import { beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '#electron/adapters/zip-writer';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { builtPlayer, schemasOf } from '../helpers/built-player';
import { moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { packageFaults, type PackageKind } from '../helpers/package-faults';
import { richRole } from '../helpers/rich-role';
import { exportInput } from '../helpers/sample-role';
import { readSequencing } from '../helpers/sequencing-evaluator';
import { hasXmllint, validateManifest } from '../helpers/validate-manifest';

type Target = 'scorm2004-4-multi' | 'scorm2004-4-moodle';
let resources: Parameters<typeof exportInput>[1];
const plans = new Map<Target, ExportPlan>();
const planOf = (target: Target, document: TrellisDocument = richRole()): ExportPlan => {
  const planned = planExport(exportInput(document, resources, target));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
};
const manifestOf = ({ files }: ExportPlan): string => new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes);
const kinds: readonly (readonly [Target, PackageKind])[] = [['scorm2004-4-multi', 'scorm2004'], ['scorm2004-4-moodle', 'scorm2004-moodle']];

beforeAll(async () => {
  resources = { player: await builtPlayer(), xsd: schemasOf('scorm2004') };
  for (const [target] of kinds) plans.set(target, planOf(target));
});

describe.each(kinds)('the package %s', (target, kind) => {
  it('has no fault of the kinds that real LMSs fall over; each kind is noticed', () => {
    const plan = plans.get(target)!;
    expect(packageFaults(plan.files, kind)).toEqual([]);
    const broken = (from: string | RegExp, to: string): readonly string[] => {
      const text = manifestOf(plan).replace(from, to);
      expect(text).not.toBe(manifestOf(plan));
      return packageFaults(plan.files.map((file) => (file.path === 'imsmanifest.xml' ? { ...file, bytes: new TextEncoder().encode(text) } : file)), kind);
    };
    const item = plan.identifiers['module:intro']!;
    expect(broken('adlcp:scormType', 'adlcp:scormtype')).toContain('scormType');
    expect(broken('<file href="player/player.js"/>', '')).toEqual(['not listed: player/player.js']);
    expect(broken(`identifierref="r${item.slice(1)}"`, 'identifierref="gone"')).toContain('dangling: gone');
    expect(broken('completionSetByContent="true" objectiveSetByContent="true"', 'objectiveSetByContent="true"')[0]).toMatch(/^delivery controls/);
    expect(broken(/referencedObjective="[^"]+"/, 'referencedObjective="gone"')).toEqual(['objective: gone']);
    expect(broken(/ read(Satisfied|Completion)Status="(true|false)"/, '')[0]).toMatch(/^flag: read/);
    expect(broken(new RegExp(`targetObjectiveID="[^"]*${item}"`), 'targetObjectiveID="relative"')).toContain('not a URI: relative');
    expect(broken(/(write(?:Satisfied|Completion)Status=)"true"/, '$1"false"')[0]).toMatch(/^never written/);
    expect(broken('objectivesGlobalToSystem="false"', 'objectivesGlobalToSystem="true"')).toEqual(['objectivesGlobalToSystem']);
    expect(broken(new RegExp(`(<item identifier="${item}"[^>]*>)([\\s\\S]*?)(<imsss:sequencing>[\\s\\S]*?</imsss:sequencing>)`), '$1$3$2')).toEqual([`sequencing not last: ${item}`]);
  });
  it('keeps its identifiers when modules are reordered, retitled or added, and is the same bytes twice', async () => {
    const plan = plans.get(target)!;
    const other = planOf(target, richRole(roleOf({ title: 'Another title' }), moduleOf('g1', { title: 'Retitled' }), moduleOf('new'), zoneOf('groups', 'core-testable', ['measure', 's2', 's1', 'n', 'k', 'g3', 'g2', 'g1', 'new'], { place: 1, title: 'Groups' })));
    expect(readSequencing(manifestOf(other)).launches).not.toEqual(readSequencing(manifestOf(plan)).launches);
    expect(other.identifiers).toMatchObject(plan.identifiers);
    const targets = (text: string): readonly string[] => [...new Set([...text.matchAll(/targetObjectiveID="([^"]+)"/g)].map(([, id]) => id ?? ''))];
    expect(targets(manifestOf(other))).toEqual(expect.arrayContaining([...targets(manifestOf(plan)).filter((id) => !/:n[0-9a-f]{10}$/.test(id))]));
    expect(await writeZip(planOf(target).files)).toEqual(await writeZip(plan.files));
  });
  it('validates against the published schemas, which notice what is not of them', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    const plan = plans.get(target)!;
    expect(validateManifest(plan.files, 'scorm2004')).toBe('');
    expect(validateManifest(plan.files, 'scorm2004', manifestOf(plan).replace('conditionCombination="any"', 'conditionCombination="some"'))).toContain('conditionCombination');
  });
});

describe('full sequencing', () => {
  const item = (id: string): string => plans.get('scorm2004-4-multi')!.identifiers[id]!;
  const sequencer = (): ReturnType<typeof readSequencing> => readSequencing(manifestOf(plans.get('scorm2004-4-multi')!));
  const pass = { success: true, completion: true, scaled: null };
  const pre = 'question-set:pre-b';

  it('opens what nothing stands before, and nothing else, while no status is known', () => {
    const lms = sequencer();
    expect(['intro', 'b', 'exam', 'k', 'n', 'late', 'e1', 'p'].map((key) => lms.canChoose(item(`module:${key}`)))).toEqual([true, false, false, false, false, false, true, false]);
    expect(lms.flow(null)).toBe(item('module:intro'));
    expect(lms.satisfied(lms.root)).toBeNull();
  });
  it('a good pre-assessment: Continue passes over practice and module, and what follows opens', () => {
    const lms = sequencer();
    lms.attempt(item('module:intro'), pass);
    expect(lms.flow(item('module:intro'))).toBe(item(pre));
    lms.attempt(item(pre), { success: null, completion: true, scaled: 0.9 });
    expect([lms.isSkipped(item('module:b')), lms.canChoose(item('module:exam')), lms.flow(item(pre))]).toEqual([true, true, item('module:exam')]);
  });
  it('a poor one: practice comes first, and the module waits for it; the mark is inclusive', () => {
    const lms = sequencer();
    lms.attempt(item('module:intro'), pass);
    lms.attempt(item(pre), { success: null, completion: true, scaled: 0.5999 });
    expect([lms.canChoose(item('module:p')), lms.canChoose(item('module:b')), lms.canChoose(item('module:exam'))]).toEqual([true, false, false]);
    lms.attempt(item('module:p'), pass);
    expect(lms.canChoose(item('module:b'))).toBe(true);
    const other = sequencer();
    other.attempt(item('module:intro'), pass);
    other.attempt(item(pre), { success: null, completion: true, scaled: 0.6 });
    expect([other.canChoose(item('module:p')), other.canChoose(item('module:b'))]).toEqual([false, true]);
  });
  it('two of three, a nested group, a block and a choice open what waits for them', () => {
    const lms = sequencer();
    lms.attempt(item('module:g1'), pass);
    expect(lms.canChoose(item('module:k'))).toBe(false);
    lms.attempt(item('module:g3'), pass);
    expect(lms.canChoose(item('module:k'))).toBe(true);
    lms.attempt(item('module:g2'), pass);
    lms.attempt(item('module:s1'), pass);
    expect(lms.canChoose(item('module:n'))).toBe(false);
    lms.attempt(item('module:s2'), pass);
    expect(lms.canChoose(item('module:n'))).toBe(true);
    for (const key of ['e1', 'e3']) lms.attempt(item(`module:${key}`), pass);
    expect([lms.canChoose(item('module:e2')), lms.canChoose(item('module:e1'))]).toEqual([false, true]);
  });
  it('says before writing what becomes of each rule', () => {
    expect(plans.get('scorm2004-4-multi')!.rules.map(({ rule, fate }) => `${fate}: ${rule}`)).toEqual([
      'kept: Prerequisites (5)', 'kept: Blocks (2 modules)', 'kept: Requirement group “Two of three” (Module k)', 'kept: Requirement group “Nested” (Module n)', 'kept: Zone “Core” (core-testable)', 'kept: Zone “Practice” (remedial)',
      'kept: Zone “Your focus” (elective)', 'kept: Zone “Groups” (core-testable)', 'kept: Zone “Late” (core-locked)', 'kept: Zone “Tips” (open)', 'kept: Gate “Late”', 'kept: Rule “Placement b” (Clinical trial phases)',
      'degraded: After 1 failed attempt at “Field certification test”', 'degraded: After 3 failed attempts at “Field certification test”', 'degraded: Recorded by somebody else: “Ride along”', 'dropped: Earlier completions and exemptions',
    ]);
  });
});

describe('the profile that Moodle imports', () => {
  it('holds no imsss:mapInfo, which is noticed, and still locks by completion', () => {
    const plan = plans.get('scorm2004-4-moodle')!;
    expect(manifestOf(plan)).not.toContain('imsss:mapInfo');
    expect(packageFaults(plans.get('scorm2004-4-multi')!.files, 'scorm2004-moodle')).toContain('imsss:mapInfo');
    const lms = readSequencing(manifestOf(plan));
    const item = (key: string): string => plan.identifiers[`module:${key}`]!;
    expect(lms.canChoose(item('k'))).toBe(false);
    for (const key of ['g1', 'g2']) lms.attempt(item(key), { success: true, completion: true, scaled: null });
    expect([lms.canChoose(item('k')), lms.canChoose(item('b'))]).toEqual([true, false]);
    lms.attempt(item('intro'), { success: null, completion: false, scaled: null });
    expect(lms.canChoose(item('b'))).toBe(false);
    lms.attempt(item('intro'), { success: null, completion: true, scaled: null });
    expect(lms.canChoose(item('b'))).toBe(true);
    expect(plan.rules.filter(({ fate }) => fate === 'dropped').map(({ rule }) => rule)).toEqual(['After 1 failed attempt at “Field certification test”', 'Earlier completions and exemptions']);
  });
});
