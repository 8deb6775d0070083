import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { longestTitle } from '#shared/exchange/packages/manifest-title';
import { targetKinds, type ExportTarget } from '#shared/exchange/targets';
import { builtPlayer, schemasOf, scorm12Schemas, type BuiltFile } from '../helpers/built-player';
import { moduleOf, roleOf } from '../helpers/documents';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { hasXmllint, validateManifest } from '../helpers/validate-manifest';

let player: readonly BuiltFile[] = [];
beforeAll(async () => {
  player = await builtPlayer();
});
const long = `${'Long title 😀 '.repeat(25)}`.slice(0, 299);
const planOf = (target: ExportTarget, title: string): ExportPlan => {
  const xsd = targetKinds[target].standard === 'scorm2004' ? schemasOf('scorm2004') : scorm12Schemas();
  const plan = planExport(exportInput(sampleRole(roleOf({ title }), moduleOf('intro', { title })), { player, xsd }, target));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};
const manifestsOf = (plan: ExportPlan): readonly (readonly BuiltFile[])[] => [...(plan.archives ?? []).map(({ files }) => files), plan.files].filter((files) => files.some(({ path }) => path === 'imsmanifest.xml'));
const titlesOf = (files: readonly BuiltFile[]): readonly string[] => [...new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes).matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title!);

describe.each(['scorm12', 'scorm2004-4', 'scorm2004-3', 'scorm12-multi', 'scorm2004-4-multi', 'scorm2004-4-moodle', 'modules'] as const)('titles of 299 characters in %s', (target) => {
  it('are shortened to what a manifest takes, and TRL-X037 names each record', () => {
    const plan = planOf(target, long);
    const titles = manifestsOf(plan).flatMap(titlesOf);
    expect(Math.max(...titles.map((title) => title.length))).toBeLessThanOrEqual(longestTitle);
    expect(titles.some((title) => title.endsWith('…') && title.startsWith('Long title 😀'))).toBe(true);
    const named = plan.preflight.filter(({ code }) => code === 'TRL-X037').flatMap(({ records }) => records);
    expect(named).toEqual(['scorm12', 'scorm2004-4', 'scorm2004-3'].includes(target) ? ['role:r'] : ['role:r', 'module:intro']);
    expect(planOf(target, long.slice(0, longestTitle)).preflight.map(({ code }) => code)).not.toContain('TRL-X037');
  });
  it('leave the manifest valid, which the whole title would not in SCORM 1.2', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    const standard = targetKinds[target].standard === 'scorm2004' ? 'scorm2004' : 'scorm12';
    const [files = []] = manifestsOf(planOf(target, long));
    expect(validateManifest(files, standard)).toBe('');
    const manifest = new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes);
    const whole = manifest.replace(/<title>[^<]*<\/title>/, `<title>${'x'.repeat(201)}</title>`);
    if (standard === 'scorm12') expect(validateManifest(files, standard, whole)).toContain('maxLength');
  });
});
