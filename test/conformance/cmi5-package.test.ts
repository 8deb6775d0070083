import { beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '#electron/adapters/zip-writer';
import { masteryScoreOf, moveOnOf } from '#shared/exchange/packages/cmi5/plan-export';
import type { ExportOptions } from '#shared/exchange/export-options';
import { exportOptionsSchema } from '#shared/exchange/export-options';
import { planExport } from '#shared/exchange/export-package';
import type { ReleasePlan } from '#shared/exchange/export-input';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { builtPlayer, type BuiltFile } from '../helpers/built-player';
import { cmi5Faults } from '../helpers/cmi5-faults';
import { documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { programOf } from '../helpers/play';
import { exportInput, questions, sampleRole } from '../helpers/sample-role';
import { hasSharedSchemas, sharedSchemaPath } from '../helpers/shared-data';
import { hasXmllint } from '../helpers/validate-manifest';
import { schemaFaults } from '../helpers/xmllint';

let player: readonly BuiltFile[] = [];
beforeAll(async () => {
  player = await builtPlayer();
});
const planOf = (document: TrellisDocument, given: Partial<ExportOptions> = {}): ReleasePlan => {
  const planned = planExport({ ...exportInput(document, { player, xsd: [] }, 'cmi5'), options: exportOptionsSchema.parse(given) });
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
};
const textOf = (plan: ReleasePlan, path: string): string => new TextDecoder().decode(plan.files.find((file) => file.path === path)?.bytes);
/** One module with a test and the mark of 72.5 %, and one to read. */
const oneTest = documentOf(
  roleOf({ title: 'One test', description: 'What <they> need & want' }), moduleOf('a', { passMark: 7250 }), moduleOf('b'), zoneOf('core', 'core-testable', ['a', 'b'], { place: 1 }),
  { id: 'question-set:a', type: 'question-set', title: 'Test', module: 'module:a', purpose: 'post', questions },
);

describe('the cmi5 package', () => {
  it('is one AU, our player, with names of its own for course and AU', () => {
    const plan = planOf(sampleRole());
    const { course, au } = plan.identifiers;
    expect(textOf(plan, 'cmi5.xml')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${course}">
    <title>
      <langstring lang="en">Field sales &lt;rep&gt; &amp; “co”</langstring>
    </title>
    <description>
      <langstring lang="en">Test</langstring>
    </description>
  </course>
  <au id="${au}" moveOn="CompletedOrPassed" launchMethod="AnyWindow">
    <title>
      <langstring lang="en">Field sales &lt;rep&gt; &amp; “co”</langstring>
    </title>
    <description>
      <langstring lang="en">Test</langstring>
    </description>
    <url>index.html</url>
  </au>
</courseStructure>
`);
    expect([course, au].join(' ')).toMatch(/^urn:trellis:[0-9a-f]{10}:course urn:trellis:[0-9a-f]{10}:player$/);
    expect(plan.files.map(({ path }) => path)).toEqual(['assets/abababababababab.svg', 'cmi5.xml', 'content/course.js', 'index.html', 'player/messages.js', 'player/player.css', 'player/player.js']);
    expect(textOf(plan, 'content/course.js')).toContain('"standard":"cmi5"');
    expect(plan.rules.map(({ fate }) => fate)).toContain('kept');
  });
  it('has no fault that the schema does not see; each kind of fault is found', () => {
    const plan = planOf(sampleRole());
    const { course, au } = plan.identifiers as { readonly course: string; readonly au: string };
    const xml = textOf(plan, 'cmi5.xml');
    expect(cmi5Faults(plan.files)).toEqual([]);
    const broken = (from: string, to: string): readonly string[] => cmi5Faults(plan.files, xml.replace(from, to));
    expect([broken(au, course), broken(au, 'player'), broken('index.html', 'start.html'), broken('index.html', 'index.html?fetch=1'), broken('moveOn', 'masteryScore="0.12345" moveOn')]).toEqual([
      [`twice: ${course}`], ['not absolute: player'], ['not in the package: start.html'], ['launch parameter: index.html?fetch=1'], ['masteryScore: more than four decimals'],
    ]);
    expect(cmi5Faults([{ path: 'index.html', bytes: new Uint8Array() }], xml)).toEqual(['empty: index.html', 'no cmi5.xml at the root']);
  });
  it('is the same bytes twice, and keeps its names when titles change', async () => {
    const zip = async (document: TrellisDocument): Promise<unknown> => writeZip(planOf(document).files);
    expect(await zip(sampleRole())).toEqual(await zip(sampleRole()));
    expect(planOf(sampleRole({ id: 'module:intro', type: 'module', title: 'Another' })).identifiers).toEqual(planOf(sampleRole()).identifiers);
  });
  it('says what it waits for as the path reports it', () => {
    const marked = programOf(sampleRole());
    const unmarked = { modules: marked.modules.filter(({ passMark }) => passMark === null) };
    expect((['by-mark', 'completed', 'passed'] as const).map((finished) => [moveOnOf(marked, { finished }), moveOnOf(unmarked, { finished })])).toEqual([['CompletedOrPassed', 'Completed'], ['Completed', 'Completed'], ['CompletedAndPassed', 'CompletedAndPassed']]);
    expect(textOf(planOf(sampleRole(), { finished: 'passed' }), 'cmi5.xml')).toContain('moveOn="CompletedAndPassed"');
  });
  it('names a mark only where one test decides the score', () => {
    const program = programOf(oneTest);
    expect([masteryScoreOf(oneTest, program, { finished: 'by-mark' }), masteryScoreOf(oneTest, program, { finished: 'completed' }), masteryScoreOf(sampleRole(), programOf(sampleRole()), { finished: 'by-mark' })]).toEqual([0.725, null, null]);
    expect(textOf(planOf(oneTest), 'cmi5.xml')).toContain('<au id="urn:trellis:');
    expect(textOf(planOf(oneTest), 'cmi5.xml')).toContain('moveOn="CompletedOrPassed" masteryScore="0.725" launchMethod="AnyWindow"');
    expect(textOf(planOf(oneTest), 'cmi5.xml')).toContain('What &lt;they&gt; need &amp; want');
  });
  it('lets its page reach the LRS, wherever it is; pages of other packages reach nothing', () => {
    const page = textOf(planOf(sampleRole()), 'index.html');
    expect(page).toContain("connect-src *; base-uri 'none'");
    const scorm = planExport(exportInput(sampleRole(), { player, xsd: [] }, 'scorm12'));
    expect(scorm.ok && textOf(scorm.value, 'index.html')).toBe(page.replace('connect-src *', "connect-src 'none'"));
  });
  it('says that a language is unknown where the curriculum names none that is a tag', () => {
    const plan = planOf(sampleRole({ id: 'settings:document', type: 'settings', title: 'T', language: 'Deutsch (CH)', asOf: '2026-01-01' }));
    expect(plan.preflight.map(({ code }) => code)).toContain('TRL-X050');
    expect(textOf(plan, 'cmi5.xml')).toContain('<langstring lang="und">');
    expect(planOf(sampleRole()).preflight.map(({ code }) => code)).toEqual(['TRL-X007']);
  });
  it('validates against the published schema', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    if (!hasSharedSchemas('cmi5')) skip('the schema of the course structure is not there');
    const faults = (text: string): string => schemaFaults([text], sharedSchemaPath('cmi5/CourseStructure.xsd'), '');
    for (const plan of [planOf(sampleRole()), planOf(oneTest), planOf(oneTest, { finished: 'passed' })]) expect(faults(textOf(plan, 'cmi5.xml'))).toBe('');
    const xml = textOf(planOf(oneTest), 'cmi5.xml');
    for (const [from, to] of [['CompletedOrPassed', 'Finished'], ['0.725', '72.5'], ['index.html', ''], ['lang="en"', 'lang="Deutsch (CH)"']] as const) expect([to, faults(xml.replace(from, to))]).toEqual([to, expect.stringContaining('fails to validate')]);
  });
});
