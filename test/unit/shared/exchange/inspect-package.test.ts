import { describe, expect, it } from 'vitest';
import { inspectPackage } from '#shared/exchange/inspect/inspect-package';
import type { PackageReport } from '#shared/exchange/inspect/package-report';
import { importInput } from '../../../helpers/import-input';

type Files = Readonly<Record<string, string | Uint8Array>>;
function report(files: Files): PackageReport {
  const found = inspectPackage(importInput('p.zip', files as Record<string, string>).files);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}
const found = (files: Files): readonly string[] => report(files).findings.map(({ code, severity }) => `${severity} ${code}`);

const scorm12 = (items: string, resources: string, head = '<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>', organization = 'default="o"'): string => `<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd">${head}<organizations ${organization}><organization identifier="o"><title>T</title>${items}</organization></organizations><resources>${resources}</resources></manifest>`;
const item = '<item identifier="a" identifierref="r"><title>A</title></item>';
const resource = '<resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="a.html"><file href="a.html"/></resource>';
const files = (manifest: string, more: Files = {}): Files => ({ 'imsmanifest.xml': manifest, 'a.html': '<p>', 'imscp_rootv1p1p2.xsd': '<x/>', ...more });
const locked = (text: string): string => `${item}<item identifier="b" identifierref="r"><title>B</title><adlcp:prerequisites type="aicc_script">${text}</adlcp:prerequisites></item>`;
const scorm2004 = (items: string, type = 'scormType'): string => `<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"><metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata><organizations default="o"><organization identifier="o"><title>T</title>${items}</organization></organizations><resources><resource identifier="r" type="webcontent" adlcp:${type}="sco" href="a.html"><file href="a.html"/></resource></resources></manifest>`;
const own = '<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>';
const item2004 = (inside: string): string => `<item identifier="a" identifierref="r"><title>A</title><imsss:sequencing>${inside}</imsss:sequencing></item>`;

describe('a SCORM package', () => {
  it('in order has nothing to tell', () => {
    expect(found(files(scorm12(item, resource)))).toEqual([]);
    expect(found({ 'imsmanifest.xml': scorm2004(item2004(own)), 'a.html': '<p>' })).toEqual([]);
    expect(report(files(scorm12(locked('a&amp;2*{a,a,b}'), resource)))).toMatchObject({ kind: 'scorm', version: '1.2', title: 'T', findings: [], items: [{ identifier: 'a', type: 'sco', href: 'a.html' }, { prerequisites: 'a&2*{a,a,b}' }] });
  });
  it.each([
    ['TRL-P001', 'error', 'a file that is not there', files(scorm12(item, resource.replace('<file ', '<file href="gone.js"/><file ')))],
    ['TRL-P002', 'warning', 'a file that is not listed', files(scorm12(item, resource), { 'more.js': '1' })],
    ['TRL-P004', 'error', 'a wrapper folder', Object.fromEntries(Object.entries(files(scorm12(item, resource))).map(([path, text]) => [`course/${path}`, text]))],
    ['TRL-P006', 'warning', 'an empty file', files(scorm12(item, resource.replace('<file ', '<file href="e.js"/><file ')), { 'e.js': '' })],
    ['TRL-P007', 'warning', 'a byte-order mark', files(`\ufeff${scorm12(item, resource)}`)],
    ['TRL-P008', 'warning', 'an identifier that is no name', files(scorm12(item.replace('"a"', '"1 a"'), resource))],
    ['TRL-P009', 'error', 'an identifier that is used twice', files(scorm12(item + item, resource))],
    ['TRL-P010', 'warning', 'the case of scormtype', files(scorm12(item, resource.replace('scormtype', 'scormType')))],
    ['TRL-P010', 'warning', 'the case of scormType', { 'imsmanifest.xml': scorm2004(item2004(own), 'scormtype'), 'a.html': '<p>' }],
    ['TRL-P011', 'warning', 'no default organization', files(scorm12(item, resource, undefined, ''))],
    ['TRL-P001', 'warning', 'a default organization that is not there', files(scorm12(item, resource, undefined, 'default="other"'))],
    ['TRL-P012', 'warning', 'a schemaversion of its own', files(scorm12(item, resource, '<metadata><schemaversion>1.2.0</schemaversion></metadata>'))],
    ['TRL-P014', 'warning', 'no schemas', { 'imsmanifest.xml': scorm12(item, resource), 'a.html': '<p>' }],
    ['TRL-P015', 'error', 'a blank in braces', files(scorm12(locked('1*{a, b}'), resource))],
    ['TRL-P016', 'error', 'a prerequisite that is no item', files(scorm12(locked('gone'), resource))],
    ['TRL-P016', 'warning', 'words instead of signs', files(scorm12(locked('a AND a'), resource))],
    ['TRL-P017', 'warning', 'an odd file name', files(scorm12(item, resource.replace('<file ', '<file href="my%20file.js"/><file ')), { 'my file.js': '1' })],
    ['TRL-P018', 'info', 'a default that the LMS decides by', { 'imsmanifest.xml': scorm2004(item2004('')), 'a.html': '<p>' }],
    ['TRL-P019', 'warning', 'imsss:mapInfo', { 'imsmanifest.xml': scorm2004(item2004(`<imsss:objectives><imsss:primaryObjective objectiveID="p"><imsss:mapInfo targetObjectiveID="g"/></imsss:primaryObjective></imsss:objectives>${own}`)), 'a.html': '<p>' }],
  ])('%s (%s): %s', (code, severity, _what, given) => {
    const expected = code === 'TRL-P001' && severity === 'warning' ? 'error' : severity;
    expect(found(given as Files)).toEqual([`${expected} ${code}`]);
  });
  it('TRL-P003 and TRL-P013: nothing to launch, a SCO without href', () => {
    expect(found(files(scorm12('<item identifier="a"><title>A</title></item>', resource)))).toEqual(['error TRL-P003']);
    expect(found(files(scorm12(item, '<resource identifier="r" adlcp:scormtype="sco"><file href="a.html"/></resource>')))).toEqual(['error TRL-P003', 'error TRL-P013']);
  });
  it('is refused where its manifest is no XML, or something else; system files are not of it', () => {
    expect(() => report(files('<manifest'))).toThrow('TRL-I005');
    expect(() => report(files('<course/>'))).toThrow('TRL-I006');
    expect(found(files(scorm12(item, resource), { '__MACOSX/a.html': '', '.DS_Store': '' }))).toEqual([]);
  });
});

it('TRL-P005: what is no package of a known kind is a plain zip; a manifest deep inside, or in other case, is named', () => {
  expect([report({ 'a.html': '<p>' }).kind, found({ 'a.html': '<p>' })]).toEqual(['zip', ['error TRL-P005']]);
  expect(report({ 'IMSManifest.xml': '<x/>' }).findings[0]?.message).toContain('IMSManifest.xml');
  expect(report({ 'a.html': '<p>', 'course/x/imsmanifest.xml': '<x/>' }).findings[0]?.message).toContain('course/x/imsmanifest.xml');
});

describe('a cmi5 package', () => {
  const unit = (more = 'moveOn="Passed" masteryScore="0.8"', id = 'urn:x:1', url = 'a.html'): string => `<au id="${id}" ${more}><title><langstring lang="en">One</langstring></title><description><langstring lang="en">D</langstring></description><url>${url}</url></au>`;
  const structure = (inside: string, course = 'urn:x:c'): Files => ({ 'cmi5.xml': `<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="${course}"><title><langstring lang="en">C</langstring></title></course>${inside}</courseStructure>`, 'a.html': '<p>' });
  it('tells its blocks and units', () => {
    expect(report(structure(`<block id="urn:x:b"><title><langstring lang="en">B</langstring></title>${unit()}</block>${unit('', 'urn:x:2', 'https://example.test/au?x=1')}`))).toEqual({
      kind: 'cmi5', version: '1', title: 'C', findings: [], items: [{ identifier: 'urn:x:b', title: 'B', depth: 0, href: null, type: 'heading', prerequisites: '' }, { identifier: 'urn:x:1', title: 'One', depth: 1, href: 'a.html', type: 'unit', prerequisites: '' }, { identifier: 'urn:x:2', title: 'One', depth: 0, href: 'https://example.test/au?x=1', type: 'unit', prerequisites: '' }],
    });
  });
  it.each([
    ['TRL-P001', structure(unit(undefined, undefined, 'gone.html'))], ['TRL-P001', structure(unit(undefined, undefined, ''))], ['TRL-P003', structure('')], ['TRL-P021', structure(unit() + unit())], ['TRL-P022', structure(unit(undefined, 'unit-1'))],
    ['TRL-P023', structure(unit('masteryScore="80"'))], ['TRL-P023', structure(unit('moveOn="Finished"'))], ['TRL-P020', { 'cmi5.xml': `<courseStructure>${unit()}</courseStructure>`, 'a.html': '<p>' }],
  ])('%s', (code, given) => {
    expect(found(given)).toEqual([`error ${code}`]);
  });
});

describe('a Common Cartridge', () => {
  const cartridge = (resources: string, items: string, version = '1.1.0'): Files => ({ 'imsmanifest.xml': `<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"><metadata><schema>IMS Common Cartridge</schema><schemaversion>${version}</schemaversion></metadata><organizations><organization identifier="o"><item identifier="root">${items}</item></organization></organizations><resources>${resources}</resources></manifest>`, 'a.html': '<p>' });
  const page = '<resource identifier="r" type="webcontent" href="a.html"><file href="a.html"/></resource>';
  const entry = '<item identifier="i" identifierref="r"><title>A page</title></item>';
  it('tells its outline', () => {
    expect(report(cartridge(page, `<item identifier="f"><title>Folder</title>${entry}</item>`))).toMatchObject({ kind: 'common-cartridge', version: '1.1.0', findings: [], items: [{ title: 'Folder', type: 'heading', depth: 0 }, { title: 'A page', type: 'resource', depth: 1, href: 'a.html' }] });
  });
  it.each([
    ['error TRL-P001', cartridge(page.replace('<file ', '<file href="gone.png"/><file '), entry)], ['error TRL-P001', cartridge(page, entry.replace('"r"', '"gone"'))], ['warning TRL-P008', cartridge(page, entry.replace('"i"', '"1i"'))], ['error TRL-P009', cartridge(page, entry + entry)],
    ['warning TRL-P030', cartridge(page.replace('webcontent', 'web'), entry)], ['warning TRL-P031', cartridge(page.replace('webcontent', 'imswl_xmlv1p3'), entry)], ['info TRL-P032', cartridge(page, entry, '1.3.0')],
  ])('%s', (code, given) => {
    expect(found(given)).toEqual([code]);
  });
});

it('a Moodle backup tells its sections and activities; TRL-P033 names what Moodle restores by and is not there', () => {
  const backup = '<moodle_backup><information><moodle_release>4.5</moodle_release><original_course_fullname>C</original_course_fullname><contents><activities><activity><moduleid>7</moduleid><sectionid>3</sectionid><title>Page</title><directory>activities/page_7</directory></activity></activities><sections><section><sectionid>3</sectionid><title>One</title></section></sections><course><courseid>2</courseid></course></contents></information></moodle_backup>';
  const whole = Object.fromEntries([...['course', 'filters', 'comments', 'calendar'].map((name) => `course/${name}.xml`), ...['module', 'filters', 'comments', 'calendar'].map((name) => `activities/page_7/${name}.xml`)].map((path) => [path, '<x/>']));
  expect(report({ 'moodle_backup.xml': backup, ...whole })).toMatchObject({ kind: 'moodle-backup', version: '4.5', title: 'C', findings: [], items: [{ title: 'One', type: 'heading' }, { title: 'Page', type: 'activity', href: 'activities/page_7', depth: 1 }] });
  const { 'course/calendar.xml': _calendar, ...less } = whole;
  expect(found({ 'moodle_backup.xml': backup, ...less })).toEqual(['error TRL-P033']);
});
