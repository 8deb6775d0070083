import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import type { ExportPlan } from '#shared/exchange/export-input';
import { assetsNeeded, planExport } from '#shared/exchange/export-package';
import { planImport } from '#shared/exchange/import/plan-import';
import { parseXmlBytes } from '#shared/exchange/files/xml/parse-xml';
import { attributeOf, childOf, childText, childrenOf } from '#shared/exchange/files/xml/xml-element';
import { builtPlayer, scorm12Schemas } from '../helpers/built-player';
import { importInput } from '../helpers/import-input';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { moduleOf, zoneOf } from '../helpers/documents';

let plan: ExportPlan;
let resources: Parameters<typeof exportInput>[1];

beforeAll(async () => {
  resources = { player: await builtPlayer(), xsd: scorm12Schemas() };
  const planned = planExport(exportInput(sampleRole(), resources));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  plan = planned.value;
});

const textOf = (path: string): string => Buffer.from(plan.files.find((file) => file.path === path)?.bytes ?? []).toString();

describe('the SCORM 1.2 package', () => {
  it('lists in the manifest exactly the files that are in it, both ways', () => {
    const root = parseXmlBytes(plan.files.find((file) => file.path === 'imsmanifest.xml')!.bytes);
    if (!root.ok) throw new Error(root.error.message);
    const resource = childOf(childOf(root.value, 'resources')!, 'resource')!;
    const listed = childrenOf(resource, 'file').map((file) => decodeURIComponent(attributeOf(file, 'href')!));
    expect(listed).toEqual(plan.files.map((file) => file.path).filter((path) => path !== 'imsmanifest.xml' && !path.endsWith('.xsd')));
    expect([attributeOf(resource, 'scormtype'), attributeOf(resource, 'href')]).toEqual(['sco', 'index.html']);
    const organization = childOf(childOf(root.value, 'organizations')!, 'organization')!;
    const item = childOf(organization, 'item')!;
    expect(attributeOf(item, 'identifierref')).toBeUndefined();
    expect(attributeOf(childOf(item, 'item')!, 'identifierref')).toBe(attributeOf(resource, 'identifier'));
    expect(childText(organization, 'title')).toBe('Field sales <rep> & “co”');
  });

  it('uses own paths in lower-case ASCII, distinctive identifiers, no empty file', () => {
    plan.files.forEach((file) => {
      expect(file.path).toMatch(/^[a-z0-9/_.-]+$/);
      expect(file.bytes.length).toBeGreaterThan(0);
    });
    Object.values(plan.identifiers).forEach((identifier) => expect(identifier).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/));
    expect(new Set(Object.values(plan.identifiers).map((identifier) => identifier.slice(0, 15))).size).toBe(Object.keys(plan.identifiers).length);
  });

  it('is the same bytes twice, and passes our own safe reader', async () => {
    const again = planExport(exportInput(sampleRole(), { ...resources, player: [...resources.player].reverse() }));
    const first = await writeZip(plan.files);
    const second = await writeZip(again.ok ? again.value.files : []);
    expect(first).toEqual(second);
    const read = await readZip(first.ok ? first.value : new Uint8Array());
    expect(read.ok && read.value).toHaveLength(plan.files.length);
    const imported = planImport(importInput('package.zip', read.ok ? read.value : []));
    expect(imported.ok && [imported.value.created.modules, imported.value.warnings]).toEqual([1, []]);
  });

  it('keeps its identifiers when text changes', () => {
    const changed = planExport(exportInput(sampleRole({ id: 'settings:document', type: 'settings', title: 'Other', asOf: '2026-11-01' }), resources));
    expect(changed.ok && changed.value.identifiers).toEqual(plan.identifiers);
  });

  it('carries no raw HTML, no script link, no course text that leaves its script', () => {
    const script = textOf('content/course.js');
    expect(script).not.toMatch(/<|\u2028/);
    const course = JSON.parse(script.slice('window.trellisCourse = '.length, -2)) as { readonly modules: readonly { readonly pages: readonly { readonly html: string }[] }[] };
    const html = course.modules.flatMap((module) => module.pages.map((page) => page.html)).join('\n');
    expect(html).not.toMatch(/javascript:|<img src=x|onerror=alert\(1\)>/);
    expect(html).toContain('&lt;img src=x');
    expect(html).toContain('<img src="assets/abababababababab.svg" alt="A figure">');
    expect(html).toContain('<a href="https://example.test" target="_blank" rel="noopener noreferrer">a link</a>');
    expect(html).toMatch(/<div class="callout callout-challenge"><p class="callout-title">Exercise<\/p><h2>Try it<\/h2>/);
    expect(html).toMatch(/<details class="callout callout-solution"><summary>Solution<\/summary><p>Because\.<\/p>/);
    expect(html.replace('::: not a block', '')).not.toContain(':::');
    expect(textOf('index.html')).toContain("default-src 'none'");
  });

  it('is small: the player without zod', () => {
    const player = plan.files.find((file) => file.path === 'player/player.js')!;
    expect(player.bytes.length).toBeLessThan(250_000);
    expect(Buffer.from(player.bytes).toString()).not.toContain('ZodError');
  });

  it('validates against the published schema', ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'trellis-scorm-'));
    try {
      execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    } catch {
      skip('xmllint is not installed (Debian package libxml2-utils)');
    }
    try {
      for (const file of plan.files) {
        mkdirSync(dirname(join(folder, file.path)), { recursive: true });
        writeFileSync(join(folder, file.path), file.bytes);
      }
      const driver = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/><xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/></xs:schema>';
      writeFileSync(join(folder, 'driver.xsd'), driver);
      execFileSync('xmllint', ['--nonet', '--noout', '--schema', 'driver.xsd', 'imsmanifest.xml'], { cwd: folder, stdio: 'pipe' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('fates and preflight', () => {
  it('says for every rule what becomes of it', () => {
    expect(plan.rules.map(({ rule, fate }) => `${fate}: ${rule}`)).toEqual([
      'kept: Prerequisites (3)',
      'kept: Zone “Core” (core-testable)',
      'kept: Zone “Practice” (remedial)',
      'kept: Zone “Your focus” (elective)',
      'kept: Rule “Placement b” (Clinical trial phases)',
      'kept: After 1 failed attempt at “Field certification test”',
      'degraded: After 3 failed attempts at “Field certification test”',
      'degraded: Recorded by somebody else: “Ride along”',
      'dropped: Earlier completions and exemptions',
    ]);
    expect(plan.preflight.map(({ code, records }) => [code, records[0]])).toEqual([['TRL-X007', 'module:ride']]);
  });

  it('refuses a pass mark that nothing can score, and names the module', () => {
    const planned = planExport(exportInput(sampleRole(moduleOf('extra', { passMark: 5000 }), zoneOf('more', 'core-locked', ['extra'])), resources));
    expect(planned.ok ? [] : planned.error.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'TRL-X001', records: ['module:extra'] }]);
  });

  it('degrades a rule that no score reaches, warns of an empty module, refuses without player or file', () => {
    const rule = { id: 'rule:m', type: 'rule', role: 'role:r', kind: 'score-bands', module: 'module:m', title: 'M', bands: [{ from: 0, fromInclusive: true, to: 10000, toInclusive: true, action: { do: 'take' } }] };
    const planned = planExport(exportInput(sampleRole(moduleOf('m'), zoneOf('more', 'core-testable', ['m']), rule), resources));
    expect(planned.ok && planned.value.rules.find((entry) => entry.rule.startsWith('Rule “M”'))).toMatchObject({ fate: 'degraded', how: 'No score reaches the package: everybody takes it.' });
    expect(planned.ok && planned.value.preflight.map(({ code }) => code)).toContain('TRL-X002');
    const bare = planExport({ ...exportInput(sampleRole(), { player: [], xsd: [] }), assets: () => undefined });
    expect(bare.ok ? [] : bare.error.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['TRL-X009', 'TRL-X010']);
  });

  it('TRL-X005 TRL-X006 TRL-X008 names empty pages, second tests and pre-assessments that nothing reads, and nothing once they are put right', () => {
    const codes = (...more: readonly object[]): readonly string[] => {
      const planned = planExport(exportInput(sampleRole(...more), resources));
      return planned.ok ? planned.value.preflight.map(({ code, records }) => `${code} ${records[0] ?? ''}`) : [];
    };
    const [questions, page] = [[{ id: 'q1', kind: 'true-false', text: 'Yes?', answer: true }], { id: 'page:e1-2', type: 'page', module: 'module:e1', title: 'More', place: 2 }];
    const quiz = (key: string, purpose: string): object => ({ id: `question-set:more-${key}`, type: 'question-set', title: 'More', module: `module:${key}`, purpose, questions });
    expect(codes({ ...page, body: [] }, quiz('exam', 'post'), quiz('e2', 'pre'))).toEqual(['TRL-X006 module:exam', 'TRL-X007 module:ride', 'TRL-X005 module:e1', 'TRL-X008 module:e2']);
    expect(codes({ ...page, body: ['Text.'] }, quiz('e2', 'post'))).toEqual(['TRL-X007 module:ride']);
  });

  it('asks for the assets that pages show', () => {
    expect(assetsNeeded(sampleRole(), 'role:r').map((asset) => asset.id)).toEqual(['asset:fig']);
    expect(assetsNeeded(sampleRole(), 'role:none')).toEqual([]);
  });
});
