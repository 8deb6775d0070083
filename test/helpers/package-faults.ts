import type { Element } from '@xmldom/xmldom';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { strictXml } from './strict-xml';

export type PackageKind = 'scorm12' | 'scorm2004' | 'scorm2004-moodle';

/** Faults of a package with several items that its schema does not see; empty: none. Written from standards, not from the exporter. */
export function packageFaults(files: readonly PackageFile[], kind: PackageKind): readonly string[] {
  const manifest = files.find(({ path }) => path === 'imsmanifest.xml');
  const root = strictXml(new TextDecoder().decode(manifest?.bytes), 'imsmanifest.xml').documentElement!;
  return [...fileFaults(root, files), ...identifierFaults(root), ...referenceFaults(root), ...(kind === 'scorm12' ? scorm12Faults(root) : scorm2004Faults(root, kind))];
}

const all = (root: Element, name: string): readonly Element[] => [...root.getElementsByTagName(name)];
const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';
const childrenNamed = (element: Element, name: string): readonly Element[] => [...element.childNodes].filter((node): node is Element => node.nodeName === name);

/** Both-way file lists, resource by resource: no file is listed twice in one of them. */
function fileFaults(root: Element, files: readonly PackageFile[]): readonly string[] {
  const listed = new Set(all(root, 'file').map((file) => decodeURIComponent(attribute(file, 'href'))));
  const own = files.map(({ path }) => path).filter((path) => path !== 'imsmanifest.xml' && !/\.(xsd|dtd)$/.test(path));
  const hrefs = all(root, 'resource').filter((resource) => resource.hasAttribute('href'));
  return [
    ...own.filter((path) => !listed.has(path)).map((path) => `not listed: ${path}`), ...[...listed].filter((path) => !own.includes(path)).map((path) => `not there: ${path}`),
    ...hrefs.filter((resource) => !childrenNamed(resource, 'file').some((file) => attribute(file, 'href') === attribute(resource, 'href'))).map((resource) => `href not listed: ${attribute(resource, 'href')}`),
    ...files.filter(({ bytes }) => bytes.length === 0).map(({ path }) => `empty: ${path}`),
    ...own.filter((path) => !/^[a-z0-9/_.-]+$/.test(path) && !path.startsWith('imported/')).map((path) => `path: ${path}`),
  ];
}

function identifierFaults(root: Element): readonly string[] {
  const identifiers = [root, ...['organization', 'item', 'resource'].flatMap((name) => all(root, name))].map((element) => attribute(element, 'identifier'));
  return [
    ...identifiers.filter((identifier) => !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(identifier)).map((identifier) => `identifier: ${identifier}`),
    ...identifiers.filter((identifier, at) => identifiers.findIndex((other) => other.slice(0, 15) === identifier.slice(0, 15)) !== at).map((identifier) => `twice: ${identifier}`),
  ];
}

function referenceFaults(root: Element): readonly string[] {
  const resources = new Set(all(root, 'resource').map((resource) => attribute(resource, 'identifier')));
  const organizations = all(root, 'organizations')[0]!;
  const used = [...all(root, 'item'), ...all(root, 'dependency')].filter((element) => element.hasAttribute('identifierref')).map((element) => attribute(element, 'identifierref'));
  return [
    ...used.filter((reference) => !resources.has(reference)).map((reference) => `dangling: ${reference}`),
    ...[...resources].filter((resource) => !used.includes(resource)).map((resource) => `unused: ${resource}`),
    ...(all(root, 'organization').some((organization) => attribute(organization, 'identifier') === attribute(organizations, 'default')) ? [] : ['no default organization']),
  ];
}

function scorm12Faults(root: Element): readonly string[] {
  const items = all(root, 'item');
  const known = new Set(items.map((item) => attribute(item, 'identifier')));
  const [organization] = all(root, 'organization');
  const tops = childrenNamed(organization!, 'item');
  const texts = all(root, 'adlcp:prerequisites').map((element) => element.textContent ?? '');
  const named = texts.flatMap((text) => [...text.replace(/\d+\*/g, '').matchAll(/=?[A-Za-z_][\w-]*/g)].map(([word]) => word).filter((word) => !word.startsWith('=')));
  const shared = all(root, 'resource').filter((resource) => !resource.hasAttribute('adlcp:scormtype'));
  return [
    ...shared.map(() => 'scormtype'),
    ...(tops.length === 1 && !tops[0]!.hasAttribute('identifierref') ? [] : ['root item']),
    ...texts.filter((text) => /\{[^}]*\s|\s[^{]*\}/.test(text)).map((text) => `blank in braces: ${text}`),
    ...named.filter((word) => !known.has(word)).map((word) => `prerequisite: ${word}`),
    ...all(root, 'adlcp:prerequisites').filter((element) => attribute(element, 'type') !== 'aicc_script').map(() => 'prerequisite type'),
    ...all(root, 'adlcp:masteryscore').map((element) => element.textContent ?? '').filter((text) => !/^\d+(\.\d+)?$/.test(text) || Number(text) > 100).map((text) => `mastery: ${text}`),
  ];
}

function scorm2004Faults(root: Element, kind: PackageKind): readonly string[] {
  const resources = all(root, 'resource');
  const launched = resources.filter((resource) => attribute(resource, 'adlcp:scormType') === 'sco').map((resource) => attribute(resource, 'identifier'));
  const items = [...all(root, 'item')];
  const maps = all(root, kind === 'scorm2004' ? 'imsss:mapInfo' : 'adlseq:mapInfo');
  const flags = kind === 'scorm2004' ? ['readSatisfiedStatus', 'readNormalizedMeasure', 'writeSatisfiedStatus', 'writeNormalizedMeasure'] : ['readRawScore', 'readMinScore', 'readMaxScore', 'readCompletionStatus', 'readProgressMeasure', 'writeRawScore', 'writeMinScore', 'writeMaxScore', 'writeCompletionStatus', 'writeProgressMeasure'];
  const written = new Set(maps.filter((map) => flags.some((flag) => flag.startsWith('write') && attribute(map, flag) === 'true')).map((map) => attribute(map, 'targetObjectiveID')));
  return [
    ...resources.filter((resource) => !resource.hasAttribute('adlcp:scormType')).map(() => 'scormType'),
    ...items.filter((item) => launched.includes(attribute(item, 'identifierref')) && !setsItself(item)).map((item) => `delivery controls: ${attribute(item, 'identifier')}`),
    ...items.filter((item) => childrenNamed(item, 'imsss:sequencing').length !== 1 || [...item.childNodes].filter((node) => node.nodeType === 1).at(-1)?.nodeName !== 'imsss:sequencing').map((item) => `sequencing not last: ${attribute(item, 'identifier')}`),
    ...items.filter((item) => childrenNamed(item, 'item').length === 0 && !item.hasAttribute('identifierref')).map((item) => `leaf without resource: ${attribute(item, 'identifier')}`),
    ...maps.flatMap((map) => flags.filter((flag) => !map.hasAttribute(flag)).map((flag) => `flag: ${flag}`)),
    ...maps.map((map) => attribute(map, 'targetObjectiveID')).filter((target) => !/^urn:[a-z0-9-]+:[^\s]+$/.test(target)).map((target) => `not a URI: ${target}`),
    ...maps.map((map) => attribute(map, 'targetObjectiveID')).filter((target) => !written.has(target)).map((target) => `never written: ${target}`),
    ...(kind === 'scorm2004-moodle' && all(root, 'imsss:mapInfo').length > 0 ? ['imsss:mapInfo'] : []),
    ...all(root, 'organization').filter((organization) => attribute(organization, 'adlseq:objectivesGlobalToSystem') !== 'false').map(() => 'objectivesGlobalToSystem'),
    ...all(root, 'imsss:sequencing').flatMap(objectiveFaults),
  ];
}

function setsItself(item: Element): boolean {
  const controls = childrenNamed(childrenNamed(item, 'imsss:sequencing')[0] ?? item, 'imsss:deliveryControls')[0];
  return controls !== undefined && attribute(controls, 'completionSetByContent') === 'true' && attribute(controls, 'objectiveSetByContent') === 'true';
}

/** Conditions and mappings name objectives of their own item. */
function objectiveFaults(sequencing: Element): readonly string[] {
  const own = childrenNamed(sequencing, 'imsss:objectives').flatMap((list) => [...childrenNamed(list, 'imsss:primaryObjective'), ...childrenNamed(list, 'imsss:objective')]).map((objective) => attribute(objective, 'objectiveID'));
  const named = [...all(sequencing, 'imsss:ruleCondition').filter((condition) => condition.hasAttribute('referencedObjective')).map((condition) => attribute(condition, 'referencedObjective')), ...all(sequencing, 'adlseq:objective').map((objective) => attribute(objective, 'objectiveID'))];
  return [...named.filter((name) => !own.includes(name)).map((name) => `objective: ${name}`), ...own.filter((name, at) => own.indexOf(name) !== at).map((name) => `objective twice: ${name}`)];
}
