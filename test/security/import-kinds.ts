import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeDocument } from '#shared/document/write-document';
import { createBundle, writeBundle } from '#shared/exchange/descriptions/bundle/bundle';
import { planLibrary } from '#shared/exchange/descriptions/tables/plan-library';
import { planExport } from '#shared/exchange/export-package';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { planTemplate } from '#shared/exchange/import/tables/template';
import { docxInput, paragraph, run } from '../helpers/docx';
import { onlyText, plainPlan } from '../helpers/plain-targets';
import { richRole } from '../helpers/rich-role';
import { exportInput } from '../helpers/sample-role';
import { sharedDataPath } from '../helpers/shared-data';
import { readZip } from '#electron/adapters/zip-reader';

/** A sound source of one kind; its files are what is mutated. `inside`: the parts that say something, as opposed to pictures. */
export interface SourceKind {
  readonly name: string;
  readonly kind: string;
  readonly files: readonly PackageFile[];
  readonly inside: RegExp;
}

const rich = richRole();
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const filesOf = (texts: Readonly<Record<string, string>>): readonly PackageFile[] => Object.entries(texts).map(([path, text]) => ({ path, bytes: bytesOf(text) }));

function cartridge(): readonly PackageFile[] {
  const made = planExport(exportInput(rich, { player: [], xsd: [] }, 'cc11'));
  return made.ok ? made.value.files.filter(({ bytes }) => bytes.length > 0) : [];
}

function library(format: 'csv' | 'xlsx'): readonly PackageFile[] {
  const made = planLibrary(rich, format);
  return made.ok ? made.value.files : [];
}

const scorm = `<?xml version="1.0"?><manifest identifier="m" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xml:base="content/"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Course &amp; more</title><item identifier="s"><title>Section</title><item identifier="a" identifierref="r" parameters="?x=1"><title>One</title><adlcp:masteryscore>80</adlcp:masteryscore></item><item identifier="b" identifierref="r"><title>Two</title><adlcp:prerequisites type="aicc_script">a&amp;(s|~b)</adlcp:prerequisites></item></item></organization></organizations>
<resources xml:base="x/"><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="a%20b.html?q#f"><file href="a%20b.html"/></resource></resources></manifest>`;
const scorm2004 = `<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"><metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata><organizations><organization identifier="o"><title>T</title><item identifier="i1" identifierref="r"><title>A</title><imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="p"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives></imsss:sequencing></item><item identifier="i2" identifierref="r"><title>B</title><imsss:sequencing><imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition referencedObjective="n" operator="not" condition="satisfied"/></imsss:ruleConditions><imsss:ruleAction action="disabled"/></imsss:preConditionRule></imsss:sequencingRules><imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID="n"><imsss:mapInfo targetObjectiveID="g"/></imsss:objective></imsss:objectives></imsss:sequencing></item></organization></organizations><resources><resource identifier="r" href="a.html"><file href="a.html"/></resource></resources></manifest>`;
const page = '<!DOCTYPE html><html lang="en"><head><title>T</title><base href="img/"><meta charset="utf-8"></head><body><h1>Course</h1><p>Words <b>bold</b> &amp; <a href="https://x.test">link</a></p><h2>Objectives</h2><ul><li>One<ul><li>deep</li></ul></li></ul><h1>Next</h1><table><tr><th>a<th>b<tr><td colspan=2>c</table><pre><code class="language-py"># no\n</code></pre><img src="a.png" alt="A"><blockquote>q</blockquote><script>alert(1)</script></body></html>';
const markdown = '---\ntitle: X\nminutes: 20\ntags: [a, b]\n---\n# T\n\n::: objectives\n- One\n  more\n:::\n\n## A (20 min)\n\nDuration: 1 h 30 min\n\n```py\n# no\n```\n\n![x](a.png)\n\n| a | b |\n|---|---|\n| c | d |\n\nB\n---\ntext {#id}\n';
const curriculum = '# Curriculum\n## Intro\n| Courses | Duration | Effort | Prerequisites |\n| :-- | :--: | :--: | :--: |\n| [One](a) | 13 weeks | 5-10 hours/week | none |\n| [Two](b) | 2 weeks | 6 hours/week | One |\n| [Three](c) | 4 weeks | 3 hours/week | Two, One |\n';
const plan = 'Curriculum,"X, Y"\nSystem Type,quarter\nCourses\nCourse ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,Credit Hours\n1,"A ""x""",P,1,,,,3\n2,B,P,2,1;1,,,3\n3,C,P,3,,2,1,\n';
const table = 'sep=;\r\nId;Title;Duration;Level;Prerequisites;Competencies;Objectives;"Extra ""col"""\r\n1;A;1:30;beginner;;"Skill; Other";"- do\n- more";x\r\n2;"B; b";45;;1;;;\r\n';
const collection = '<col:collection xmlns:col="c" xmlns:md="m"><col:metadata><md:title>Book</md:title></col:metadata><col:content><col:subcollection><md:title>Chapter</md:title><col:content><col:module document="m1"/><col:module document="gone"/></col:content></col:subcollection></col:content></col:collection>';
const cnxml = '<document xmlns="http://cnx.rice.edu/cnxml"><title>Module</title><metadata><abstract><list><item>Know</item></list></abstract></metadata><content><para id="p">Text <emphasis effect="italics">x</emphasis> <link target-id="f"/></para><section><title>S</title><figure id="f"><media alt="a"><image src="a.png"/></media><caption>C</caption></figure><table id="t"><tgroup cols="2"><tbody><row><entry namest="c1" nameend="c2">e</entry></row></tbody></tgroup></table><list list-type="enumerated"><item>1</item></list></section></content><glossary><definition><term>t</term><meaning>m</meaning></definition></glossary></document>';
const learn = '### YamlMime:Module\nuid: a\ntitle: A\nunits:\n- a.1\nlevels:\n- beginner\nabstract: |\n  - one\n';
const word = docxInput(paragraph('Safety', 'berschrift1') + paragraph(`${run('plain ')}${run('bold', '<w:b/>')}<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:hyperlink r:id="r2"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>`) + paragraph('Objectives', 'Heading2') + paragraph('do it', '', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>') + '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p/></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>' + paragraph('More', 'berschrift1')).files;

const made: readonly SourceKind[] = [
  { name: 'scorm 1.2', kind: 'scorm', files: filesOf({ 'imsmanifest.xml': scorm, 'content/x/a b.html': '<p>suspend_data' }), inside: /xml$/ },
  { name: 'scorm 2004', kind: 'scorm', files: filesOf({ 'imsmanifest.xml': scorm2004, 'a.html': '<p>x' }), inside: /xml$/ },
  { name: 'common cartridge', kind: 'common-cartridge', files: cartridge(), inside: /imsmanifest\.xml$|^tests\// },
  { name: 'markdown', kind: 'markdown', files: filesOf({ 'course.md': markdown }), inside: /md$/ },
  { name: 'markdown folder', kind: 'markdown', files: filesOf({ 'README.md': '# T\ntext', '01-a.md': markdown, '02-b.md': '# B\nx', 'config.yaml': 'title: T\nepisodes:\n- 02-b.md\n' }), inside: /md$|yaml$/ },
  { name: 'curriculum as tables', kind: 'markdown', files: filesOf({ 'README.md': curriculum }), inside: /md$/ },
  { name: 'html', kind: 'html', files: filesOf({ 'a.html': page, 'img/a.png': 'x' }), inside: /html$/ },
  { name: 'html tree', kind: 'html', files: filesOf({ 'index.html': '<h1>C</h1><a href="a.html">a</a><a href="b.html">b</a>', 'a.html': page, 'b.html': '<title>b</title>b' }), inside: /html$/ },
  { name: 'textbook', kind: 'html', files: filesOf({ 'collection.xml': collection, 'modules/m1/index.cnxml': cnxml }), inside: /xml$/ },
  { name: 'docx', kind: 'docx', files: word, inside: /xml$|rels$/ },
  { name: 'csv', kind: 'csv', files: filesOf({ 'a.csv': table }), inside: /csv$/ },
  { name: 'csv library', kind: 'csv', files: library('csv'), inside: /csv$/ },
  { name: 'xlsx template', kind: 'xlsx', files: planTemplate('xlsx').files, inside: /xml$|rels$/ },
  { name: 'xlsx library', kind: 'xlsx', files: library('xlsx'), inside: /worksheets|sharedStrings|workbook/ },
  { name: 'degree plan', kind: 'degree-plan', files: filesOf({ 'plan.csv': plan }), inside: /csv$/ },
  { name: 'catalogue', kind: 'catalogue', files: filesOf({ 'x.json': JSON.stringify({ title: 'T', modules: [{ id: 'a', title: 'A', minutes: 1, tags: ['x'], prerequisites: ['b-c'] }, { id: 'b_c', title: 'B', level: 'beginner', objectives: ['o'], competencies: ['c'] }], competencies: [{ id: 'c', title: 'C', levels: ['L'] }] }) }), inside: /json$/ },
  { name: 'catalogue of Learn', kind: 'catalogue', files: filesOf({ 'a/index.yml': learn }), inside: /yml$/ },
  { name: 'case', kind: 'case', files: filesOf({ 'x.json': onlyText(plainPlan(rich, 'case')) }), inside: /json$/ },
  { name: 'bundle', kind: 'bundle', files: filesOf({ 'x.json': writeBundle(createBundle(rich, null, 'test')) }), inside: /json$/ },
  { name: 'workspace', kind: 'bundle', files: filesOf({ 'course.trellis.json': writeDocument(rich, 'test') }), inside: /json$/ },
];

/** Sound sources of every kind that can be imported, made here. */
export const sourceKinds: readonly SourceKind[] = made;

/** Real packages and documents, where ../shared/data is there. */
export async function realKinds(): Promise<readonly SourceKind[]> {
  const found: SourceKind[] = [];
  const folder = sharedDataPath('packages');
  const paths = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(zip|imscc)$/.test(name)).map((name) => `packages/${name}`) : [];
  for (const path of [...paths, 'docx/ms-big-data-orientation-Syllabus.docx']) {
    if (!existsSync(sharedDataPath(path))) continue;
    const read = await readZip(new Uint8Array(readFileSync(sharedDataPath(path))));
    if (read.ok) found.push({ name: path, kind: path.endsWith('docx') ? 'docx' : path.includes('cc_') ? 'common-cartridge' : 'scorm', files: read.value.filter(({ path: own, bytes }, index) => bytes.length > 0 && (index < 60 || own === 'imsmanifest.xml')), inside: /imsmanifest\.xml$|document\.xml$|styles\.xml$|\.qti$/ });
  }
  return found;
}
