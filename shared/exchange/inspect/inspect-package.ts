import { quoteSafely } from '../../kit/quote';
import type { Finding } from '../../kit/finding';
import { err, ok, type Result } from '../../kit/result';
import { importFinding, type ImportFile } from '../import/import-plan';
import { isCommonCartridge } from '../import/scorm/read-manifest';
import { parseXmlBytes } from '../files/xml/parse-xml';
import type { XmlElement } from '../files/xml/xml-element';
import { takeOffWrapper, withoutSystemFiles } from '../files/wrapper-folder';
import { fileFindings } from './file-findings';
import { inspectCartridge } from './inspect-cartridge';
import { inspectCmi5 } from './inspect-cmi5';
import { inspectMoodle } from './inspect-moodle';
import { inspectScorm } from './inspect-scorm';
import { packageFinding, type PackageReport } from './package-report';

/** Files by which a kind is known, the strongest first. */
const signs = ['imsmanifest.xml', 'cmi5.xml', 'moodle_backup.xml'] as const;
type Sign = (typeof signs)[number];

/**
 * Inspects an unpacked package of anyone's: SCORM 1.2 and 2004, cmi5, Common Cartridge, a Moodle backup; anything else is a plain zip. Finds what real LMSs stumble over. Refused is only what
 * has a description that cannot be read as XML. Codes: docs/findings.md, Packages.
 */
export function inspectPackage(given: readonly ImportFile[]): Result<PackageReport, Finding> {
  const { files, wrapper } = takeOffWrapper(withoutSystemFiles(given), signs);
  const findings = wrapperFindings(wrapper);
  const sign = signs.find((name) => files.some(({ path }) => path === name));
  if (!sign) return ok({ kind: 'zip', version: '', title: '', items: [], findings: [...findings, packageFinding('TRL-P005', 'error', `${wrongCase(files) ?? 'Nothing says what this is: there is no imsmanifest.xml, cmi5.xml or moodle_backup.xml at its top.'} An LMS takes it for no package.`)] });
  const description = files.find(({ path }) => path === sign)!;
  const root = parseXmlBytes(description.bytes);
  if (!root.ok) return err(importFinding('TRL-I005', `${sign} was refused${root.error.line > 0 ? ` (line ${root.error.line})` : ''}: ${root.error.message}`));
  const report = reportOf(sign, root.value, files);
  if (!report) return err(importFinding('TRL-I006', `${sign} is not what its name says: its root is ${quoteSafely(root.value.name)}.`));
  return ok({ ...report, findings: [...findings, ...startFindings(sign, description.bytes), ...report.findings, ...fileFindings(files)] });
}

function reportOf(sign: Sign, root: XmlElement, files: readonly ImportFile[]): PackageReport | undefined {
  switch (sign) {
    case 'cmi5.xml':
      return inspectCmi5(root, files);
    case 'moodle_backup.xml':
      return inspectMoodle(root, files);
    case 'imsmanifest.xml':
      return isCommonCartridge(root) ? inspectCartridge(root, files) : inspectScorm(root, files);
  }
}

/** That everything lies in one folder, which was taken off. */
function wrapperFindings(wrapper: string): readonly Finding[] {
  if (wrapper === '') return [];
  return [packageFinding('TRL-P004', 'error', `Everything lies in a folder ${quoteSafely(wrapper.slice(0, -1))} inside the archive, so an LMS does not find the package.`, [wrapper])];
}

function wrongCase(files: readonly ImportFile[]): string | undefined {
  const near = files.find(({ path }) => signs.some((sign) => path.toLowerCase() === sign || path.toLowerCase().endsWith(`/${sign}`)));
  return near && `${quoteSafely(near.path)} is not at the top, or not in lower case.`;
}

function startFindings(sign: Sign, bytes: Uint8Array): readonly Finding[] {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? [packageFinding('TRL-P007', 'warning', `${sign} begins with a byte-order mark; some LMSs read it as text before the XML and refuse it.`, [sign])] : [];
}
