import type { Finding } from '../../kit/finding';
import { quoteSafely } from '../../kit/quote';
import type { ScormVersion } from '../import/scorm/manifest';
import { attributeOf, childOf, childrenOf, childText, type XmlElement } from '../files/xml/xml-element';
import { packageFinding, repeated } from './package-report';

/** Words that some packages write instead of the signs of aicc_script. */
const operators = /^(and|or|not)$/i;
const editions = ['1.2', 'CAM 1.3', '2004 3rd Edition', '2004 4th Edition'];

/** Every element below, in document order. */
function allBelow(root: XmlElement, local: string): readonly XmlElement[] {
  return root.children.flatMap((child) => [...(child.local === local ? [child] : []), ...allBelow(child, local)]);
}

/** What a reader of the manifest tolerates and LMSs do not. Source: SCORM 1.2 CAM 2.3, SCORM 2004 4th edition CAM 3.4 and SN 3, and what Moodle 4.5 was seen to do. */
export function scormFindings(root: XmlElement, version: ScormVersion, paths: ReadonlySet<string>): readonly Finding[] {
  return [...headFindings(root, paths), ...identifierFindings(root), ...resourceFindings(root, version), ...(version === '1.2' ? prerequisiteFindings(root) : sequencingFindings(root))];
}

function headFindings(root: XmlElement, paths: ReadonlySet<string>): readonly Finding[] {
  const edition = childText(childOf(root, 'metadata') ?? root, 'schemaversion');
  const container = childOf(root, 'organizations');
  const names = [...root.attributes].filter(([name]) => name.endsWith(':schemaLocation')).flatMap(([, value]) => value.trim().split(/\s+/).filter((_word, at) => at % 2 === 1));
  const schemas = names.filter((name) => !/^[a-z]+:/i.test(name) && !paths.has(name));
  return [
    ...(editions.includes(edition) ? [] : [packageFinding('TRL-P012', 'warning', `schemaversion is ${edition === '' ? 'missing' : quoteSafely(edition)}; LMSs tell the version by it. It is one of ${editions.join(', ')}.`, ['schemaversion'])]),
    ...(container && attributeOf(container, 'default') === undefined ? [packageFinding('TRL-P011', 'warning', 'organizations names no default organization; an LMS may take none or another.', ['organizations'])] : []),
    ...(schemas.length > 0 ? [packageFinding('TRL-P014', 'warning', `The manifest names schemas that are not in the package, for example ${quoteSafely(schemas[0] ?? '')}; LMSs that validate refuse it.`, schemas)] : []),
  ];
}

/** Identifiers are xs:ID: a letter or underscore first, and each once in the document. */
function identifierFindings(root: XmlElement): readonly Finding[] {
  const identifiers = ['organization', 'item', 'resource'].flatMap((local) => allBelow(root, local)).flatMap((element) => attributeOf(element, 'identifier') ?? []);
  const bad = identifiers.filter((identifier) => !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(identifier));
  const twice = repeated(identifiers);
  return [
    ...(bad.length > 0 ? [packageFinding('TRL-P008', 'warning', `${bad.length === 1 ? 'An identifier is' : `${bad.length} identifiers are`} no XML name, for example ${quoteSafely(bad[0] ?? '')}: it begins with a letter or an underscore and has no blanks or signs.`, bad)] : []),
    ...(twice.length > 0 ? [packageFinding('TRL-P009', 'error', `${twice.length === 1 ? 'An identifier is' : `${twice.length} identifiers are`} used twice, for example ${quoteSafely(twice[0] ?? '')}; LMSs keep progress under it and mix the two.`, twice)] : []),
  ];
}

function resourceFindings(root: XmlElement, version: ScormVersion): readonly Finding[] {
  const resources = childrenOf(childOf(root, 'resources') ?? root, 'resource');
  const right = version === '1.2' ? 'scormtype' : 'scormType';
  const idOf = (resource: XmlElement): string => attributeOf(resource, 'identifier') ?? '';
  const wrong = resources.filter((resource) => [...resource.attributes.keys()].some((name) => /(^|:)scormtype$/i.test(name) && name.slice(name.indexOf(':') + 1) !== right));
  const unopened = resources.filter((resource) => attributeOf(resource, 'scormtype')?.toLowerCase() === 'sco' && (attributeOf(resource, 'href') ?? '') === '');
  return [
    ...(wrong.length > 0 ? [packageFinding('TRL-P010', 'warning', `The attribute is spelled ${right} in SCORM ${version}; here it is not, so an LMS may take no resource for a SCO.`, wrong.map(idOf))] : []),
    ...(unopened.length > 0 ? [packageFinding('TRL-P013', 'error', `The SCO ${quoteSafely(idOf(unopened[0]!))} has no href, so there is nothing to launch.`, unopened.map(idOf))] : []),
  ];
}

function prerequisiteFindings(root: XmlElement): readonly Finding[] {
  const known = new Set(allBelow(root, 'item').map((item) => attributeOf(item, 'identifier') ?? ''));
  return allBelow(root, 'item').flatMap((item): readonly Finding[] => {
    const [id, text] = [attributeOf(item, 'identifier') ?? '', childText(item, 'prerequisites')];
    const words = [...text.replace(/(=|<>)\s*"?[\w -]*"?/g, '').replace(/\d+\s*\*/g, '').matchAll(/[\p{L}_][\p{L}\p{N}._-]*/gu)].map(([word]) => word);
    const unknown = words.filter((word) => !known.has(word) && !operators.test(word));
    return [
      ...(/\{[^}]*\s[^}]*\}/.test(text) ? [packageFinding('TRL-P015', 'error', `The prerequisites of ${quoteSafely(id)} have a blank inside braces: Moodle keeps the item locked for ever.`, [id])] : []),
      ...(words.some((word) => operators.test(word) && !known.has(word)) ? [packageFinding('TRL-P016', 'warning', `The prerequisites of ${quoteSafely(id)} are written with AND, OR or NOT; aicc_script has &, | and ~, and an LMS that reads no words keeps the item locked.`, [id])] : []),
      ...(unknown.length > 0 ? [packageFinding('TRL-P016', 'error', `The prerequisites of ${quoteSafely(id)} name ${quoteSafely(unknown[0] ?? '')}, which is no item of the package: it stays locked, or is never locked.`, [id, ...unknown])] : []),
    ];
  });
}

function sequencingFindings(root: XmlElement): readonly Finding[] {
  const resources = new Map(childrenOf(childOf(root, 'resources') ?? root, 'resource').map((resource) => [attributeOf(resource, 'identifier'), attributeOf(resource, 'scormtype')?.toLowerCase()]));
  const launched = allBelow(root, 'item').filter((item) => resources.get(attributeOf(item, 'identifierref')) === 'sco');
  const automatic = launched.filter((item) => {
    const sequencing = childOf(item, 'sequencing');
    const controls = sequencing && childOf(sequencing, 'deliveryControls');
    const isShared = sequencing !== undefined && attributeOf(sequencing, 'IDRef') !== undefined;
    return !isShared && (!controls || attributeOf(controls, 'completionSetByContent') !== 'true');
  });
  const maps = allBelow(root, 'mapInfo').filter(({ namespace }) => namespace.endsWith('/imsss'));
  const ids = automatic.map((item) => attributeOf(item, 'identifier') ?? '');
  return [
    ...(ids.length > 0 ? [packageFinding('TRL-P018', 'info', `${ids.length === 1 ? 'An item leaves' : `${ids.length} items leave`} completionSetByContent at its default, for example ${quoteSafely(ids[0] ?? '')}: an LMS marks an item that reports nothing as completed when it is left.`, ids)] : []),
    ...(maps.length > 0 ? [packageFinding('TRL-P019', 'warning', 'The sequencing shares objectives by imsss:mapInfo: Moodle 4.5 stops at it when it imports the package. Other LMSs take it.', ['imsss:mapInfo'])] : []),
  ];
}
