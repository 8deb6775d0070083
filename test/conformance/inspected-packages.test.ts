import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { readPackage } from '#electron/services/package-service';
import { inspectPackage } from '#shared/exchange/inspect/inspect-package';
import { planExport } from '#shared/exchange/export-package';
import { exportTargets, targetKinds } from '#shared/exchange/targets';
import { builtPlayer, schemasOf, scorm12Schemas, type BuiltFile } from '../helpers/built-player';
import { documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { rawZip } from '../helpers/raw-zip';
import { richRole } from '../helpers/rich-role';
import { exportInput } from '../helpers/sample-role';
import { hasSharedData, sharedDataPath } from '../helpers/shared-data';

let player: readonly BuiltFile[] = [];
beforeAll(async () => {
  player = await builtPlayer();
});
const kinds: Readonly<Record<string, string>> = { scorm12: 'scorm', scorm2004: 'scorm', cmi5: 'cmi5' };
const packaged = exportTargets.filter((target) => targetKinds[target].runs || ['modules', 'cc11', 'cc13'].includes(target));

describe.each(packaged)('our own package for %s', (target) => {
  it('is known for what it is, and has neither errors nor warnings but what the target is', () => {
    const { standard } = targetKinds[target];
    const xsd = standard === 'scorm12' ? scorm12Schemas() : standard === 'scorm2004' ? schemasOf('scorm2004') : [];
    const plan = planExport(exportInput(richRole(), { player, xsd }, target));
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    for (const files of target === 'modules' ? (plan.value.archives ?? []).filter(({ path }) => path.startsWith('packages/')).map((archive) => archive.files) : [plan.value.files]) {
      const report = inspectPackage(files);
      expect(report.ok && report.value.kind).toBe(target.startsWith('cc') ? 'common-cartridge' : target === 'moodle' ? 'moodle-backup' : kinds[standard ?? '']);
      expect(report.ok && report.value.items.length).toBeGreaterThan(0);
      const told = report.ok ? report.value.findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code) : [];
      expect(told).toEqual(target === 'scorm2004-4-multi' ? ['TRL-P019'] : []);
    }
  });
});

describe.skipIf(!hasSharedData('packages'))('packages of others', () => {
  it.each([
    ['cc_canvas_latex.imscc', 'common-cartridge', ['error TRL-P001', 'error TRL-P001', 'error TRL-P001', 'warning TRL-P002', 'warning TRL-P008']], ['cc_canvas_single-page.imscc', 'common-cartridge', ['info TRL-P032', 'warning TRL-P031']],
    ['scorm12_ContentPackagingWithMetadata_SCORM12.zip', 'scorm', ['warning TRL-P002']], ['scorm12_PrerequisitesTest_SCORM12.zip', 'scorm', ['warning TRL-P014', 'warning TRL-P016', 'warning TRL-P016']], ['scorm12_RuntimeMinimumCalls_SCORM12.zip', 'scorm', []],
    ['scorm2004_SequencingForcedSequential_SCORM20043rdEdition.zip', 'scorm', ['warning TRL-P019']], ['scorm2004_SequencingSimpleRemediation_SCORM20043rdEdition.zip', 'scorm', ['warning TRL-P019']],
  ])('%s is a %s, and this is found: %j', async (name, kind, codes) => {
    const { kind: told, findings } = await readPackage({ read: readZip }, sharedDataPath(`packages/${name}`), name);
    expect([told, findings.map(({ severity, code }) => `${severity} ${code}`).sort()]).toEqual([kind, codes]);
  });
});

it('TRL-P026: a package with our player whose manifest was made one of SCORM 1.2, and whose progress does not fit there; a script that is not ours is let pass', () => {
  const keys = Array.from({ length: 1300 }, (_nothing, at) => `m${at}`);
  const long = documentOf(roleOf(), ...keys.flatMap((key) => [moduleOf(key), { id: `question-set:${key}`, type: 'question-set', title: 'T', module: `module:${key}`, purpose: 'post', questions: [{ id: 'q', kind: 'true-false', text: 'Yes?', answer: true }] }]), zoneOf('one', 'core-testable', keys));
  const plan = planExport(exportInput(long, { player, xsd: schemasOf('scorm2004') }, 'scorm2004-4'));
  const small = planExport(exportInput(richRole(), { player, xsd: scorm12Schemas() }, 'scorm12'));
  if (!plan.ok || !small.ok) throw new Error(JSON.stringify([plan, small]).slice(0, 500));
  const codes = (files: readonly BuiltFile[]): readonly string[] => {
    const report = inspectPackage(files);
    return report.ok ? report.value.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code) : ['refused'];
  };
  const swap = (path: string, bytes: Uint8Array | undefined): readonly BuiltFile[] => small.value.files.map((file) => (file.path === path && bytes ? { path, bytes } : file));
  expect([codes(plan.value.files), codes(small.value.files)]).toEqual([[], []]);
  expect(codes(swap('content/course.js', plan.value.files.find(({ path }) => path === 'content/course.js')?.bytes))).toEqual(['TRL-P026']);
  for (const script of ['window.trellisCourse = {"modules":7};', 'window.trellisCourse = [', 'alert(1)']) expect(codes(swap('content/course.js', new TextEncoder().encode(script)))).toEqual([]);
});

it('TRL-P025: names outside ASCII that the archive does not mark as UTF-8; marked ones are in order', async () => {
  for (const [flags, codes] of [[0, ['TRL-P025']], [0x800, []]] as const) {
    const report = await readPackage({ read: readZip }, new Uint8Array(rawZip({ entries: [{ name: 'caf\u00e9.html', data: 'x', flags }] })), 'p.zip');
    expect([flags, report.findings.map(({ code }) => code).filter((code) => code === 'TRL-P025')]).toEqual([flags, codes]);
  }
});

it('a backup that is gzip is known as what it is, with what to do', async () => {
  await expect(readPackage({ read: readZip }, new Uint8Array(gzipSync('a backup')), 'course.mbz')).rejects.toThrow(/course\.mbz: The file is a gzip archive.*Moodle/);
});

it('TRL-P024: names that lead out of the archive, and backslashes, are told; what is no archive is refused', async () => {
  for (const name of ['../up.html', 'a\\b.html', '/etc/x']) {
    const report = await readPackage({ read: readZip }, new Uint8Array(rawZip({ entries: [{ name, data: 'x' }] })), 'p.zip');
    expect([name, report.kind, report.findings.map(({ code, severity }) => `${severity} ${code}`)]).toEqual([name, 'zip', ['error TRL-P024']]);
  }
  await expect(readPackage({ read: readZip }, new Uint8Array([1, 2, 3]), 'p.zip')).rejects.toThrow('p.zip');
});
