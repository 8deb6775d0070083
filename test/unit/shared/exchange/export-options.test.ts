import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportOptions } from '#shared/exchange/export-options';
import { exportOptionsSchema } from '#shared/exchange/export-options';
import { planExport } from '#shared/exchange/export-package';
import { lmsProfileIds, lmsProfiles } from '#shared/exchange/packages/lms-profiles';
import { profilePreflight } from '#shared/exchange/packages/profile-preflight';
import { statusMapping } from '#shared/exchange/packages/status-mapping';
import { exportTargets, targetKinds, type ExportTarget } from '#shared/exchange/targets';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { emptyProgress } from '#shared/exchange/packages/player/progress-codec';
import { builtPlayer, schemasOf } from '../../../helpers/built-player';
import { courseOf } from '../../../helpers/play';
import { exportInput, sampleRole } from '../../../helpers/sample-role';
import { pathOf } from '../../../../renderer/player/learner';
import { reportOf } from '../../../../renderer/player/report';
import { lessonStatus } from '../../../../renderer/player/scorm12';

let player: readonly PackageFile[] = [];
beforeAll(async () => {
  player = await builtPlayer();
});
const options = (given: Partial<ExportOptions>): ExportOptions => exportOptionsSchema.parse(given);
const planned = (target: ExportTarget, given: Partial<ExportOptions>) => {
  const plan = planExport({ ...exportInput(sampleRole(), { player, xsd: schemasOf('scorm12') }, target), options: options(given) });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};

describe('what the LMS is told', () => {
  const combinations = (['by-mark', 'completed', 'passed'] as const).flatMap((finished) => (['failed', 'incomplete'] as const).map((awaited) => ({ finished, awaited, interactions: false })));
  it('is what the player reports, for every choice', () => {
    const course = courseOf(sampleRole());
    const path = pathOf(course, emptyProgress);
    const unmarked = { ...path, steps: path.steps.filter(({ module }) => module === 'module:e1') };
    for (const reporting of combinations) {
      const report = (end: typeof path.end, steps = path): ReturnType<typeof reportOf> => reportOf({ ...course, reporting }, emptyProgress, { ...steps, end });
      const told = new Map(statusMapping('scorm12', reporting).map(({ when, reports }) => [when, reports]));
      const told2004 = new Map(statusMapping('scorm2004', reporting).map(({ when, reports }) => [when, reports]));
      const toldCmi5 = new Map(statusMapping('cmi5', reporting).map(({ when, reports }) => [when, reports]));
      const cases = [['under-way', report('under-way')], ['finished-with-mark', report('finished')], ['finished', report('finished', unmarked)], ['awaited', report('escalated')]] as const;
      for (const [when, given] of cases) {
        const key = told.has(when) ? when : 'finished';
        expect([when, `lesson_status ${lessonStatus(given)}`]).toEqual([when, told.get(key)]);
        expect([when, `completion_status ${given.completion}, success_status ${given.success}`]).toEqual([when, told2004.get(told2004.has(when) ? when : 'finished')]);
        const verbs = [given.completion, given.success].filter((verb) => verb !== 'incomplete' && verb !== 'unknown');
        expect([when, verbs.join(', ') || 'initialized, terminated']).toEqual([when, toldCmi5.get(toldCmi5.has(when) ? when : 'finished')]);
      }
    }
    expect(new Set(combinations.map((reporting) => JSON.stringify(statusMapping('scorm12', reporting)))).size).toBe(6);
  });
});

it('the editable design is in the package only where it is asked for, and the manifest lists it', () => {
  for (const target of exportTargets.filter((one) => targetKinds[one].source === 'inside')) {
    const paths = (given: Partial<ExportOptions>): readonly string[] => planned(target, given).files.map(({ path }) => path);
    expect([target, paths({}).includes('source/design.json'), paths({ editableSource: true }).includes('source/design.json')]).toEqual([target, false, true]);
    const manifest = planned(target, { editableSource: true }).files.find(({ path }) => path === 'imsmanifest.xml');
    if (manifest) expect(new TextDecoder().decode(manifest.bytes)).toContain('<file href="source/design.json"/>');
  }
  expect(planned('scorm2004-4-multi', { finished: 'completed' }).preflight.map(({ code }) => code)).toContain('TRL-X035');
  expect(planned('scorm2004-4', { finished: 'completed' }).preflight.map(({ code }) => code)).not.toContain('TRL-X035');
  expect([planned('scorm12', { editableSource: true }), planned('scorm12', {})].map(({ preflight }) => preflight.some(({ code }) => code === 'TRL-X036'))).toEqual([true, false]);
  expect(planned('svg', { editableSource: true }).preflight.map(({ code }) => code)).toEqual(['TRL-X034']);
  expect(planned('json', { editableSource: true }).preflight.map(({ code }) => code)).not.toContain('TRL-X034');
});

it('a profile names what its LMS does not take, and a target that it does', () => {
  expect(planned('scorm2004-4', { profile: 'moodle-4' }).preflight.map(({ code }) => code)).toEqual(['TRL-X007', 'TRL-X030', 'TRL-X033']);
  expect(planned('scorm12', { profile: 'knowbe4' }).preflight.find(({ code }) => code === 'TRL-X030')?.message).toBe('KnowBe4: KnowBe4 takes SCORM 2004 4th Edition only. Export as scorm2004-4.');
  expect(planned('scorm12', {}).preflight.map(({ code }) => code)).toEqual(['TRL-X007']);
  for (const id of lmsProfileIds) expect([id, lmsProfiles[id].refuses[lmsProfiles[id].better]]).toEqual([id, undefined]);
  const manifest = new TextEncoder().encode(`<manifest>${'<item identifierref="R"/>'.repeat(251)}</manifest>`);
  const codes = (profile: 'docebo' | 'blackboard', files: readonly PackageFile[]): readonly string[] => profilePreflight(profile, 'scorm12', { files }).map(({ code }) => code);
  expect([codes('docebo', [{ path: 'imsmanifest.xml', bytes: manifest }]), codes('docebo', []), codes('blackboard', [{ path: 'a.txt', bytes: new Uint8Array() }]), codes('blackboard', [])]).toEqual([['TRL-X031'], [], ['TRL-X032'], []]);
});
