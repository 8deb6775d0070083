import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import { allRecords, createDocument } from '#shared/document/trellis-document';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { parseXml } from '#shared/exchange/files/xml/parse-xml';
import { attributeOf, childOf, childrenOf, type XmlElement } from '#shared/exchange/files/xml/xml-element';
import { edgeOf, moduleOf } from '../helpers/documents';
import { naughtyTexts } from '../helpers/naughty-text';
import { asUtf8, naughtyRole, plainPlan, textOfFile } from '../helpers/plain-targets';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { hasSharedSchemas, sharedSchemaPath } from '../helpers/shared-data';
import { hasXmllint } from '../helpers/validate-manifest';
import { schemaFaults } from '../helpers/xmllint';

const versions = [
  { target: 'cc11', schemaVersion: '1.1.0', type: 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment', schema: 'cc1.1/ccv1p1_imscp_v1p2_v1p0.xsd' },
  { target: 'cc13', schemaVersion: '1.3.0', type: 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment', schema: 'cc1.3/ccv1p3_imscp_v1p2_v1p0.xsd' },
] as const;
const questionSchema = 'cc1.1/ccv1p1_qtiasiv1p2p1_v1p0.xsd';

/** The sample with an exact number, texts of a set that look like markup, and an imported page with its picture. */
const cartridgeRole = (...more: readonly object[]): ReturnType<typeof sampleRole> =>
  sampleRole(
    { id: 'question-set:post-e1', type: 'question-set', title: 'Test E1 <1>', module: 'module:e1', purpose: 'post', questions: [
      { id: '1', kind: 'numeric', text: 'Half of <b>five</b>?', points: 100, answer: 2.5, feedback: 'a\nb' },
      { id: '2', kind: 'multiple', text: 'Both & none', points: 7, options: [{ id: '1', text: '<img src=x onerror=alert(1)>' }, { id: '2', text: 'Two' }, { id: '-', text: 'Three' }], answers: ['1', '-'] },
    ] },
    { id: 'question-set:post-e2', type: 'question-set', title: 'Test E2', module: 'module:e2', purpose: 'post', questions: [{ id: 'n', kind: 'numeric', text: 'About?', answer: 1, tolerance: 1 }] },
    { id: 'course:c', type: 'course', title: 'Old' },
    { id: 'asset:old', type: 'asset', path: 'old page.html', sha256: 'cd'.repeat(32), bytes: 3, course: 'course:c' },
    { id: 'asset:pic', type: 'asset', path: 'img/a.png', sha256: 'ef'.repeat(32), bytes: 3, course: 'course:c' },
    { id: 'page:e3-2', type: 'page', module: 'module:e3', title: 'Old page', place: 2, format: 'asset', asset: 'asset:old' },
    moduleOf('pulled'), edgeOf('pulled', 'intro'),
    ...more,
  );

const all = (root: XmlElement, name: string): readonly XmlElement[] => [...(root.local === name ? [root] : []), ...root.children.flatMap((child) => all(child, name))];
const rootOf = (text: string): XmlElement => {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};
const isName = (text: string | undefined): boolean => /^[A-Za-z_][A-Za-z0-9._-]*$/.test(text ?? '');

/** Faults of a cartridge that its schema does not see (with the rules that stand beside it as Schematron). */
function cartridgeFaults(manifest: string, paths: readonly string[], type: string): readonly string[] {
  const root = rootOf(manifest);
  const [items, resources] = [all(root, 'item'), all(root, 'resource')];
  const ids = [root, ...all(root, 'organization'), ...items, ...resources].map((element) => attributeOf(element, 'identifier'));
  const known = new Set(resources.map((resource) => attributeOf(resource, 'identifier')));
  const files = resources.flatMap((resource) => childrenOf(resource, 'file').map((file) => decodeURIComponent(attributeOf(file, 'href') ?? '')));
  const references = [...items.flatMap((item) => attributeOf(item, 'identifierref') ?? []), ...all(root, 'dependency').map((dependency) => attributeOf(dependency, 'identifierref') ?? '')];
  const opened = resources.filter((resource) => items.some((item) => attributeOf(item, 'identifierref') === attributeOf(resource, 'identifier')));
  const firstFile = (resource: XmlElement): string | undefined => attributeOf(childrenOf(resource, 'file')[0] ?? resource, 'href');
  const hrefIsRight = (resource: XmlElement): boolean => (attributeOf(resource, 'type') === 'webcontent' ? attributeOf(resource, 'href') === firstFile(resource) : attributeOf(resource, 'href') === undefined && childrenOf(resource, 'file').length === 1);
  return [
    ...(ids.every(isName) ? [] : ['not an NCName']),
    ...(new Set(ids).size === ids.length ? [] : ['identifier twice']),
    ...(references.every((reference) => known.has(reference)) ? [] : ['dangling reference']),
    ...(items.every((item) => attributeOf(item, 'identifierref') === undefined || childrenOf(item, 'item').length === 0) ? [] : ['an item that opens something has children']),
    ...(opened.every(hrefIsRight) ? [] : ['href']),
    ...(resources.every((resource) => ['webcontent', type].includes(attributeOf(resource, 'type') ?? '')) ? [] : ['type']),
    ...(new Set(files).size === files.length && JSON.stringify([...files].sort()) === JSON.stringify(paths.filter((path) => path !== 'imsmanifest.xml').sort()) ? [] : ['files']),
    ...(all(root, 'dependency').length === new Set(resources.flatMap((resource) => childrenOf(resource, 'dependency').map((dependency) => `${attributeOf(resource, 'identifier')} ${attributeOf(dependency, 'identifierref')}`))).size ? [] : ['dependency twice']),
  ];
}

const profiles: Readonly<Record<string, (item: XmlElement) => boolean>> = {
  'cc.multiple_choice.v0p1': (item) => all(item, 'response_lid').every((response) => attributeOf(response, 'rcardinality') === 'Single') && all(item, 'response_label').length >= 2,
  'cc.true_false.v0p1': (item) => all(item, 'response_label').map((label) => attributeOf(label, 'ident')).join() === 'true,false',
  'cc.multiple_response.v0p1': (item) => all(item, 'response_lid').every((response) => attributeOf(response, 'rcardinality') === 'Multiple') && all(item, 'and').length === 1,
  'cc.fib.v0p1': (item) => all(item, 'response_lid').length === 0 && all(item, 'render_fib').length === 1,
};

/** Faults of an assessment by the rules of the profile that stand beside its schema. */
function assessmentFaults(text: string): readonly string[] {
  return all(rootOf(text), 'item').flatMap((item, at, items) => {
    const fields = new Map(all(item, 'qtimetadatafield').map((field) => [childOf(field, 'fieldlabel')?.text, childOf(field, 'fieldentry')?.text ?? '']));
    const weight = Number(fields.get('cc_weighting'));
    const labels = all(item, 'response_label').map((label) => attributeOf(label, 'ident'));
    const named = all(item, 'varequal');
    const response = attributeOf(all(item, 'response_lid')[0] ?? all(item, 'response_str')[0] ?? item, 'ident');
    const feedback = all(item, 'itemfeedback').map((element) => attributeOf(element, 'ident'));
    const shown = all(item, 'displayfeedback').map((element) => attributeOf(element, 'linkrefid'));
    return [
      ...(profiles[fields.get('cc_profile') ?? '']?.(item) ? [] : ['profile']),
      ...(Number.isInteger(weight) && weight >= 1 && weight <= 99 ? [] : ['weight']),
      ...(isName(attributeOf(item, 'ident')) && labels.every(isName) && items.findIndex((other) => attributeOf(other, 'ident') === attributeOf(item, 'ident')) === at ? [] : ['ident']),
      ...(named.length > 0 && named.every((equal) => attributeOf(equal, 'respident') === response && (labels.length === 0 || labels.includes(equal.text))) ? [] : ['answer']),
      ...(JSON.stringify(feedback) === JSON.stringify(shown) ? [] : ['feedback']),
    ];
  });
}

const testsOf = (plan: ExportPlan): readonly string[] => plan.files.filter(({ path }) => path.startsWith('tests/')).map(({ path }) => textOfFile(plan, path));
const paths = (plan: ExportPlan): readonly string[] => plan.files.map(({ path }) => path);

describe.each(versions)('Common Cartridge $schemaVersion', ({ target, schemaVersion, type, schema }) => {
  const plan = plainPlan(cartridgeRole(), target);
  const manifest = textOfFile(plan, 'imsmanifest.xml');
  const root = rootOf(manifest);

  it('says its version, and its zones are folders of modules with pages and tests', () => {
    expect(all(root, 'schemaversion').map(({ text }) => text)).toEqual([schemaVersion]);
    const outline = (item: XmlElement): unknown => [childOf(item, 'title')?.text ?? '', ...childrenOf(item, 'item').map(outline)];
    const top = childrenOf(all(root, 'item')[0]!, 'item').map(outline) as string[][];
    expect(top.map(([title]) => title)).toEqual(['Prerequisites', 'Core', 'Practice', 'Your focus']);
    expect(top[1]?.slice(1, 3)).toEqual([
      ['Fair balance and the code', ['About this module'], ['INTRO page 1'], ['INTRO page 2']],
      ['Clinical trial phases', ['About this module'], ['Pre-assessment B'], ['B page 1'], ['Test B']],
    ]);
    expect(plan.suggestedName).toBe(`field-sales-rep-co-${target}.imscc`);
  });
  it('has names, references, files and types that hold together; each fault is noticed', () => {
    expect(cartridgeFaults(manifest, paths(plan), type)).toEqual([]);
    const broken = (from: string | RegExp, to: string): readonly string[] => cartridgeFaults(manifest.replace(from, to), paths(plan), type);
    const item = /<item identifier="(I[0-9a-f]+)" identifierref/.exec(manifest)?.[1] ?? '';
    expect(broken(/identifier="M/, 'identifier="9M')).toEqual(['not an NCName']);
    expect(broken(/<item identifier="I[0-9a-f]+">/, `<item identifier="${item}">`)).toEqual(['identifier twice']);
    expect(broken(/identifierref="R[0-9a-f]+"/, 'identifierref="Rx"')).toEqual(['dangling reference']);
    expect(broken(/<file href="style.css"\/>/, '')).toEqual(['files']);
    expect(cartridgeFaults(manifest, [...paths(plan), 'more.html'], type)).toEqual(['files']);
    expect(broken(type, 'imsqti_xmlv1p2/imscc_xmlv1p2/assessment')).toEqual(['type']);
    expect(broken(/type="webcontent" href="pages\//, 'type="webcontent" href="page/')).toEqual(['href']);
    expect(broken(/(<dependency [^>]*>)/, '$1$1')).toEqual(['dependency twice']);
    expect(broken(/(<item identifier=")(I[0-9a-f]+)(" identifierref="[^"]*">\s*<title>[^<]*<\/title>)/, '$1$2$3<item identifier="Ichild"><title>x</title></item>')).toEqual(['an item that opens something has children']);
  });
  it('holds its questions to the profile; each fault is noticed', () => {
    const tests = testsOf(plan);
    expect(tests).toHaveLength(4);
    expect(tests.flatMap(assessmentFaults)).toEqual([]);
    const [single] = tests.filter((text) => text.includes('Pick a and b'));
    const [blank] = tests.filter((text) => text.includes('cc.fib'));
    const broken = (text: string, from: string | RegExp, to: string): readonly string[] => assessmentFaults(text.replace(from, to));
    expect(broken(single!, 'rcardinality="Multiple"', 'rcardinality="Single"')).toEqual(['profile']);
    expect(broken(single!, '<fieldentry>1</fieldentry>', '<fieldentry>100</fieldentry>')).toEqual(['weight']);
    expect(broken(single!, /ident="A_a"/, 'ident="1"')).toEqual(['ident', 'answer']);
    expect(broken(single!, /(<varequal[^>]*>)A_a/, '$1A_z')).toEqual(['answer']);
    expect(broken(blank!, 'linkrefid="general_fb"', 'linkrefid="other"')).toEqual(['feedback']);
  });
  it('marks right what the design marks right, and keeps the text of questions text', () => {
    const text = testsOf(plan).find((test) => test.includes('Test E1'))!;
    const items = all(rootOf(text), 'item');
    expect(items.map((item) => all(item, 'varequal').map((equal) => equal.text))).toEqual([['2.5'], ['A_1', 'A_2', 'A_-']]);
    expect(all(items[1]!, 'not').flatMap((not) => all(not, 'varequal').map((equal) => equal.text))).toEqual(['A_2']);
    expect(all(items[0]!, 'mattext').map((element) => element.text)).toEqual(['Half of &lt;b&gt;five&lt;/b&gt;?', 'a<br/>b']);
    expect(all(items[1]!, 'mattext')[1]?.text).toBe('&lt;img src=x onerror=alert(1)&gt;');
    expect(all(rootOf(text), 'fieldentry').map((entry) => entry.text).filter((entry) => /^\d+$/.test(entry))).toEqual(['99', '7']);
  });
  it('has pages without script that show their pictures, and a page about each module with what it comes after', () => {
    const pages = plan.files.filter(({ path }) => path.startsWith('pages/')).map(({ path }) => textOfFile(plan, path));
    expect(pages.filter((page) => /<script|javascript:|<img src=x/i.test(page))).toEqual([]);
    expect(pages.filter((page) => page.includes('src="../assets/abababababababab.svg"'))).toHaveLength(1);
    expect(pages.filter((page) => page.includes('<iframe class="imported" sandbox title="Old page" src="../imported/c/old%20page.html">'))).toHaveLength(1);
    expect(pages.find((page) => page.includes('<h1>Clinical trial phases</h1>'))).toContain('<li>Fair balance and the code (prerequisite)</li>');
    const depended = all(root, 'dependency').map((dependency) => attributeOf(dependency, 'identifierref'));
    const pictures = all(root, 'resource').filter((resource) => childrenOf(resource, 'file').some((file) => /assets|imported/.test(attributeOf(file, 'href') ?? '')));
    expect(pictures.map((resource) => childrenOf(resource, 'file').length)).toEqual([1, 2]);
    expect(pictures.every((resource) => depended.includes(attributeOf(resource, 'identifier')))).toBe(true);
  });
  it('says before it is written that nothing is enforced, that answers can be read, and what is left out', () => {
    expect(plan.rules.filter(({ fate }) => fate === 'kept')).toEqual([]);
    expect(plan.rules.find(({ rule }) => rule.startsWith('Prerequisites'))).toMatchObject({ fate: 'degraded' });
    expect(plan.rules.find(({ rule }) => rule.startsWith('Pass marks'))).toMatchObject({ rule: 'Pass marks (2 modules)', fate: 'degraded' });
    expect(plan.preflight.map(({ code, records }) => `${code} ${records[0]}`).sort()).toEqual([
      'TRL-X014 module:e3', 'TRL-X039 asset:old', 'TRL-X040 question-set:post-b', 'TRL-X041 question-set:post-b', 'TRL-X041 question-set:post-e2', 'TRL-X041 question-set:post-exam', 'TRL-X041 question-set:pre-b', 'TRL-X042 question-set:post-e1', 'TRL-X043 question-set:post-e1',
    ]);
    const missing = planExport({ ...exportInput(cartridgeRole(), { player: [], xsd: [] }, target), assets: () => undefined });
    expect(missing.ok ? [] : missing.error.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['TRL-X009', 'TRL-X009', 'TRL-X009']);
  });
  it('is the same bytes twice and in whatever order records were made; its identifiers outlive titles and places', async () => {
    const document = cartridgeRole();
    const bytes = async (made: ExportPlan): Promise<unknown> => writeZip(made.files);
    expect(await bytes(plainPlan(createDocument([...allRecords(document)].reverse()), target))).toEqual(await bytes(plan));
    const changed = plainPlan(cartridgeRole(moduleOf('intro', { title: 'Other', place: 99 }), moduleOf('new'), edgeOf('new', 'b')), target);
    expect(changed.identifiers).toMatchObject(plan.identifiers);
    const zipped = await writeZip(plan.files);
    const read = await readZip(zipped.ok ? zipped.value : new Uint8Array());
    expect(read.ok && read.value.length).toBe(plan.files.length);
  });
  it('carries odd titles as they are, but for characters that XML forbids', () => {
    const naughty = plainPlan(naughtyRole(), target);
    const titles = all(rootOf(textOfFile(naughty, 'imsmanifest.xml')), 'title').map(({ text }) => text);
    // eslint-disable-next-line no-control-regex -- exactly what XML 1.0 forbids
    const expected = naughtyTexts.map((text) => asUtf8(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'));
    expect(titles.filter((title) => title !== 'About this module')).toEqual(expect.arrayContaining([...expected]));
    expect(cartridgeFaults(textOfFile(naughty, 'imsmanifest.xml'), paths(naughty), type)).toEqual([]);
  });
  it('is valid by the published schemas', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    if (!hasSharedSchemas('catalog.xml')) skip('the schemas of Common Cartridge are not there');
    const faults = (text: string, file: string = schema): string => schemaFaults([text], sharedSchemaPath(file), sharedSchemaPath('catalog.xml'));
    expect(faults(manifest)).toBe('');
    expect(faults(manifest.replace(schemaVersion, '1.0.0'))).toContain('schemaversion');
    const tests = testsOf(plan);
    expect(schemaFaults(tests, sharedSchemaPath(questionSchema), sharedSchemaPath('catalog.xml'))).toBe('');
    expect(faults(tests[0]!.replace('<presentation>', '<presented>').replace('</presentation>', '</presented>'), questionSchema)).toContain('presented');
    const naughty = plainPlan(naughtyRole(), target);
    expect(faults(textOfFile(naughty, 'imsmanifest.xml'))).toBe('');
  });
});

it('a role without modules is a cartridge with an empty outline', () => {
  const empty = plainPlan(createDocument([...allRecords(sampleRole())].filter(({ type }) => ['settings', 'role'].includes(type))), 'cc11');
  expect(paths(empty)).toEqual(['imsmanifest.xml', 'style.css']);
  expect(cartridgeFaults(textOfFile(empty, 'imsmanifest.xml'), paths(empty), versions[0].type)).toEqual([]);
});

it('matching questions are left out, and said; of a pool every question is asked', () => {
  const matching = { id: 'm', kind: 'matching', text: 'Which?', pairs: [{ id: 'a', prompt: 'Peru', match: 'Lima' }, { id: 'b', prompt: 'Cuba', match: 'Havana' }] };
  const set = (key: string, ...questions: readonly object[]): object => ({ id: `question-set:post-${key}`, type: 'question-set', title: key, module: `module:${key}`, purpose: 'post', questions, draw: 1 });
  const about = (number: string, tolerance = 0): object => ({ id: number, kind: 'numeric', text: 'About?', answer: 1, tolerance });
  const plan = plainPlan(sampleRole(set('e1', matching, about('1')), set('e2', matching), set('e3', matching, about('1', 1))), 'cc11');
  const tests = testsOf(plan);
  expect(tests.filter((text) => text.includes('title="e1"')).map((text) => all(rootOf(text), 'item').length)).toEqual([1]);
  expect(tests.some((text) => /title="e[23]"/.test(text) || text.includes('Lima'))).toBe(false);
  expect(plan.preflight.filter(({ code, message }) => code === 'TRL-X041' && /“e\d”/.test(message)).map(({ message }) => message)).toEqual([
    '“e1” loses 1 matching question, which Common Cartridge cannot hold; the others weigh more for it. Ask for each pair by a choice.',
    '“e2” is left out: its questions are matching questions, which Common Cartridge cannot hold. Add questions of another kind.',
    '“e3” is left out: its questions ask for numbers with a tolerance, or are matching questions, which Common Cartridge cannot mark. Add questions of another kind.',
  ]);
  const pools = plan.rules.filter(({ rule }) => rule.startsWith('Pool')).map(({ rule, fate }) => [rule, fate]).sort();
  expect(pools).toEqual([['Pool “e1” (1 of 2 questions)', 'degraded'], ['Pool “e3” (1 of 2 questions)', 'dropped']]);
});
