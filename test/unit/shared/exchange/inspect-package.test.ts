import { describe, expect, it } from 'vitest';
import { inspectPackage } from '#shared/exchange/scorm/inspect-package';
import { importInput } from '../../../helpers/import-input';

const manifest = (items: string, resources: string): string => `<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="o"><organization identifier="o"><title>T</title>${items}</organization></organizations><resources>${resources}</resources></manifest>`;
const item = '<item identifier="a" identifierref="r"><title>A</title></item>';
const resource = '<resource identifier="r" adlcp:scormtype="sco" href="a.html"><file href="a.html"/></resource>';
const found = (files: Readonly<Record<string, string>>): readonly string[] => {
  const report = inspectPackage(importInput('p.zip', files).files);
  return report.ok ? report.value.findings.map(({ code, severity }) => `${severity} ${code}`) : [`refused ${report.error.code}`];
};

describe('inspectPackage', () => {
  it('finds nothing in a package in order', () => {
    expect(found({ 'imsmanifest.xml': manifest(item, resource), 'a.html': '<p>', 'adlcp_rootv1p2.xsd': '' })).toEqual([]);
  });
  it('TRL-I004 refuses a package without a manifest at its top, and says in which folder it lies', () => {
    expect(found({ 'a.html': '<p>' })).toEqual(['refused TRL-I004']);
    expect(inspectPackage(importInput('p.zip', { 'course/imsmanifest.xml': manifest(item, resource) }).files)).toMatchObject({ ok: false, error: { code: 'TRL-I004', message: expect.stringContaining('course') as string } });
  });
  it('TRL-P001 names a file that is not there as an error', () => {
    expect(found({ 'imsmanifest.xml': manifest(item, resource.replace('<file ', '<file href="gone.js"/><file ')), 'a.html': '<p>' })).toEqual(['error TRL-P001']);
  });
  it('TRL-P002 counts files that the manifest does not list', () => {
    expect(found({ 'imsmanifest.xml': manifest(item, resource), 'a.html': '<p>', 'more.js': '' })).toEqual(['warning TRL-P002']);
  });
  it('TRL-P003 misses something to launch', () => {
    expect(found({ 'imsmanifest.xml': manifest('<item identifier="a"><title>A</title></item>', resource), 'a.html': '<p>' })).toEqual(['error TRL-P003']);
  });
});
