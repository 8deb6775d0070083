import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { unguardText } from '#shared/exchange/descriptions/csv/write-csv';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { openCourse } from '#shared/exchange/packages/player/sealed-course';
import { manifestTitle } from '#shared/exchange/packages/manifest-title';
import { exportTargets, targetKinds, type ExportTarget } from '#shared/exchange/targets';
import { parseXmlBytes } from '#shared/exchange/files/xml/parse-xml';
import { childOf, childText, type XmlElement } from '#shared/exchange/files/xml/xml-element';
import { builtPlayer, schemasOf, scorm12Schemas } from '../helpers/built-player';
import { cmi5Faults } from '../helpers/cmi5-faults';
import { documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { oddTexts } from '../helpers/naughty-text';
import { keyAt, oddRole } from '../helpers/odd-role';
import { packageFaults } from '../helpers/package-faults';
import { asUtf8 } from '../helpers/plain-targets';
import { readWorkbook } from '../helpers/read-workbook';
import { exportInput } from '../helpers/sample-role';
import { hasSharedSchemas, sharedSchemaPath } from '../helpers/shared-data';
import { hasXmllint, validateManifests } from '../helpers/validate-manifest';
import { schemaFaults } from '../helpers/xmllint';

/** The promise: at least so many odd titles, and every target takes all of them. */
const promised = 515;
const odd = oddRole(oddTexts);
const plain = oddRole(oddTexts.map((_text, index) => `Title ${index}`));
const plans = new Map<ExportTarget, ExportPlan>();
const text = (bytes: Uint8Array | undefined): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
const fileOf = (files: readonly PackageFile[], path: string): string => text(files.find((file) => file.path === path)?.bytes);
// eslint-disable-next-line no-control-regex -- exactly what XML 1.0 forbids
const asXml = (title: string): string => asUtf8(title).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
const rootOf = (bytes: Uint8Array | undefined): XmlElement => {
  const parsed = parseXmlBytes(bytes ?? new Uint8Array());
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};
const all = (root: XmlElement, name: string): readonly XmlElement[] => [...(root.local === name ? [root] : []), ...root.children.flatMap((child) => all(child, name))];

async function planOf(target: ExportTarget, document = odd): Promise<ExportPlan> {
  const { standard } = targetKinds[target];
  const xsd = standard === 'scorm2004' ? schemasOf('scorm2004') : standard === 'scorm12' ? scorm12Schemas() : [];
  const plan = planExport(exportInput(document, { player: await builtPlayer(), xsd }, target));
  if (!plan.ok) throw new Error(`${target}: ${JSON.stringify(plan.error.slice(0, 3))}`);
  return plan.value;
}
/** The packages that a plan holds: itself, or the packages inside it. */
const packagesOf = (plan: ExportPlan): readonly (readonly PackageFile[])[] => [plan.files, ...(plan.archives ?? []).map(({ files }) => files)].filter((files) => files.some(({ path }) => path === 'imsmanifest.xml'));
/** Names of all tags in the order of the text: what a browser or a parser would take for markup. Where their number hangs on the text (lines of a drawing, equal cells written once), each once. */
const tagsIn = (path: string, source: string): string => {
  const tags = [...source.matchAll(/<[/!?]?[A-Za-z[][\w:.-]*|<!--/g)].map(([tag]) => tag);
  return (/\.svg$|sharedStrings/.test(path) ? [...new Set(tags)].sort() : tags).join(' ');
};
/** Titles of items with a resource of their own, in their order. */
const itemTitles = (files: readonly PackageFile[]): readonly string[] => all(rootOf(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes), 'item').map((item) => childText(item, 'title'));
const rawTitles = (root: XmlElement): readonly string[] => all(root, 'title').map((title) => title.text);

beforeAll(async () => {
  for (const target of exportTargets) plans.set(target, await planOf(target));
}, 60_000);

it(`there are at least ${promised} odd titles, each another, and each is a title`, () => {
  expect(oddTexts.length).toBeGreaterThanOrEqual(promised);
  expect(new Set(oddTexts).size).toBe(oddTexts.length);
  expect(oddTexts.filter((title) => title.length === 0 || title.length > 300)).toEqual([]);
  expect(odd.tables.module.size).toBe(oddTexts.length);
});

describe.each(exportTargets)('%s with every odd title', (target) => {
  it('has the markup that it has with plain titles: none of them is read as an element, a comment or an instruction', async () => {
    const like = await planOf(target, plain);
    const markup = (plan: ExportPlan): ReadonlyMap<string, string> => new Map([...plan.files, ...(plan.archives ?? []).flatMap(({ path, files }) => files.map((file) => ({ ...file, path: `${path}/${file.path}` })))].filter(({ path }) => /\.(xml|html|svg)$|^[^.]+$|course\.js$/.test(path)).map(({ path, bytes }) => [path === plan.suggestedName ? 'the file' : path, tagsIn(path, text(bytes))]));
    const [mine, theirs] = [markup(plans.get(target)!), markup(like)];
    expect([...mine.keys()].sort()).toEqual([...theirs.keys()].sort());
    expect([...mine].filter(([path, tags]) => tags !== theirs.get(path)).map(([path]) => path)).toEqual([]);
  });
  it('has well-formed XML, and a file name that every system takes', () => {
    const plan = plans.get(target)!;
    for (const file of plan.files.filter(({ path }) => /\.(xml|svg|rels)$/.test(path))) rootOf(file.bytes);
    expect(plan.suggestedName).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
  });
});

describe.each(exportTargets.filter((target) => targetKinds[target].standard?.startsWith('scorm')))('the manifest of %s', (target) => {
  const standard = targetKinds[target].standard === 'scorm12' ? 'scorm12' : 'scorm2004';
  it('lists its files both ways, with legal identifiers', () => {
    const kind = target === 'scorm2004-4-moodle' ? 'scorm2004-moodle' : standard;
    const isOne = !target.endsWith('multi') && target !== 'scorm2004-4-moodle';
    const faults = packagesOf(plans.get(target)!).flatMap((files) => packageFaults(files, kind));
    expect(faults.filter((fault) => !isOne || !/^(unused|root item|delivery|no sequencing)/.test(fault))).toEqual([]);
  });
  it('is valid by the schema', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    const packages = packagesOf(plans.get(target)!);
    expect(validateManifests(packages[0]!, standard, packages.map((files) => fileOf(files, 'imsmanifest.xml')))).toBe('');
  });
});

describe.each(['scorm12-multi', 'scorm2004-4-multi', 'scorm2004-4-moodle'] as const)('the items of %s', (target) => {
  it('bear the titles up to what a manifest takes', () => {
    const titles = new Set(rawTitles(rootOf(plans.get(target)!.files.find(({ path }) => path === 'imsmanifest.xml')?.bytes)));
    expect(oddTexts.filter((title) => !titles.has(asXml(manifestTitle(title))))).toEqual([]);
  });
});

it('every package of a module bears its title', () => {
  const titles = new Set(packagesOf(plans.get('modules')!).flatMap((files) => rawTitles(rootOf(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes))));
  expect(oddTexts.filter((title) => !titles.has(asXml(manifestTitle(title))))).toEqual([]);
  expect(itemTitles(packagesOf(plans.get('modules')!)[0]!).length).toBeGreaterThan(0);
});

it.each(['scorm12', 'scorm2004-3', 'scorm2004-4', 'cmi5'] as const)('%s: the player gets every title as it was', (target) => {
  const script = fileOf(plans.get(target)!.files, 'content/course.js');
  expect(script).not.toMatch(/[<>\u2028\u2029]/);
  const course = openCourse(JSON.parse(script.slice('window.trellisCourse = '.length, -2)) as Parameters<typeof openCourse>[0]);
  expect(course.program.modules.map(({ title }) => title)).toEqual(course.program.modules.map(({ id }) => oddTexts[Number(id.slice('module:n'.length))]));
  expect(course.program.modules).toHaveLength(oddTexts.length);
});

describe.each(['cmi5', 'cmi5-multi'] as const)('%s', (target) => {
  it('has no fault, and units bear the titles', () => {
    const { files } = plans.get(target)!;
    expect(cmi5Faults(files)).toEqual([]);
    const titles = new Set(all(rootOf(files.find(({ path }) => path === 'cmi5.xml')?.bytes), 'au').map((unit) => childOf(childOf(unit, 'title')!, 'langstring')?.text));
    if (target === 'cmi5-multi') expect(oddTexts.filter((title) => !titles.has(asXml(title)))).toEqual([]);
  });
  it('is valid by the schema', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    if (!hasSharedSchemas('cmi5')) skip('the schema of the course structure is not there');
    expect(schemaFaults([fileOf(plans.get(target)!.files, 'cmi5.xml')], sharedSchemaPath('cmi5/CourseStructure.xsd'), '')).toBe('');
  });
});

describe.each([['cc11', 'cc1.1/ccv1p1_imscp_v1p2_v1p0.xsd', 'cc1.1/ccv1p1_qtiasiv1p2p1_v1p0.xsd'], ['cc13', 'cc1.3/ccv1p3_imscp_v1p2_v1p0.xsd', null]] as const)('%s', (target, schema, questions) => {
  it('bears every title', () => {
    const titles = new Set(rawTitles(rootOf(plans.get(target)!.files.find(({ path }) => path === 'imsmanifest.xml')?.bytes)));
    expect(oddTexts.filter((title) => !titles.has(asXml(title)))).toEqual([]);
  });
  it('is valid by the schemas', ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    if (!hasSharedSchemas('catalog.xml')) skip('the schemas of Common Cartridge are not there');
    const { files } = plans.get(target)!;
    expect(schemaFaults([fileOf(files, 'imsmanifest.xml')], sharedSchemaPath(schema), sharedSchemaPath('catalog.xml'))).toBe('');
    const tests = files.map(({ bytes, path }) => (path.endsWith('.xml') && path !== 'imsmanifest.xml' ? text(bytes) : '')).filter((source) => source.includes('<questestinterop'));
    expect(tests.length).toBeGreaterThan(50);
    if (questions !== null) expect(schemaFaults(tests, sharedSchemaPath(questions), sharedSchemaPath('catalog.xml'))).toBe('');
  });
});

describe('formats that can be read back', () => {
  const only = (target: ExportTarget): string => text(plans.get(target)!.files[0]?.bytes);
  it('JSON and CASE give every title exactly', () => {
    const bundle = JSON.parse(only('json')) as { records: readonly { id: string; title: string }[] };
    const titles = new Map(bundle.records.map(({ id, title }) => [id, title]));
    expect(oddTexts.filter((title, index) => titles.get(`module:${keyAt(index)}`) !== title)).toEqual([]);
    const statements = new Set((JSON.parse(only('case')) as { CFItems: readonly { fullStatement: string; CFItemType: string }[] }).CFItems.filter(({ CFItemType }) => CFItemType === 'Module').map(({ fullStatement }) => fullStatement));
    expect(oddTexts.filter((title) => !statements.has(title))).toEqual([]);
  });
  it('CSV gives every title back, and no cell runs', () => {
    const rows = Papa.parse<Record<string, string>>(only('csv').replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true, newline: '\r\n', delimiter: ',' }).data;
    const titles = new Map(rows.map((row) => [row['Id'], unguardText(row['Title'] ?? '')]));
    expect(oddTexts.filter((title, index) => titles.get(`module:${keyAt(index)}`) !== asUtf8(title))).toEqual([]);
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[\s]*[=+\-@＝＋－＠]/u.test(cell) && Number.isNaN(Number(cell.replace(',', '.'))))).toEqual([]);
  });
  it('the workbook gives every title back, without a formula', () => {
    const [modules, ...more] = readWorkbook(plans.get('xlsx')!.files);
    expect(modules!.rows.slice(1).map((row) => row[2])).toEqual(expect.arrayContaining(oddTexts.map(asUtf8)));
    expect([modules!, ...more].map(({ formulas }) => formulas).filter((count) => count > 0)).toEqual([]);
  });
  it('Moodle’s pages bear every title up to 255 characters', () => {
    const { files } = plans.get('moodle')!;
    const names = new Set(files.filter(({ path }) => path.endsWith('/page.xml')).map(({ bytes }) => childOf(childOf(rootOf(bytes), 'page')!, 'name')?.text));
    expect(oddTexts.filter((title) => title.length <= 255 && !names.has(asXml(title)))).toEqual([]);
    expect(names.size).toBeGreaterThan(promised);
  });
});

it('whatever the title of the role, the file has a name that every system takes', async () => {
  const { player, xsd } = { player: await builtPlayer(), xsd: scorm12Schemas() };
  for (const title of oddTexts) {
    const plan = planExport(exportInput(documentOf(roleOf({ title }), moduleOf('a', { title }), zoneOf('one', 'core-testable', ['a'], { title })), { player, xsd }, 'csv'));
    expect([title, plan.ok ? plan.value.suggestedName : '']).toEqual([title, expect.stringMatching(/^(?!(con|nul|aux|prn|com\d|lpt\d)\.)[a-z0-9][a-z0-9-]*\.csv$/)]);
  }
});
