import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { decodeUtf8 } from '../../../kit/text';
import { err, ok } from '../../../kit/result';
import { courseSchema } from '../../../model/course';
import { courseModuleSchema } from '../../../model/module';
import { clip, clipTitle } from '../../files/clip';
import { htmlToText } from '../../files/html-text';
import { titleOfFileName } from '../../files/paths';
import { parseXmlBytes } from '../../files/xml/parse-xml';
import { createFileFinder } from '../../files/find-file';
import { addAssets } from '../import-assets';
import type { ImportDraft, ImportFile, ImportInput, ImportPlanner } from '../import-plan';
import { createImportDraft, finishImport, importFinding } from '../import-plan';
import { isCommonCartridge } from '../scorm/read-manifest';
import { addContent, isDescriptor, type CartridgeImport, type ContentFacts } from './add-content';
import { relinkPages } from './canvas-links';
import type { Cartridge, CartridgeNode, CartridgeResource, ResourceKind } from './cartridge';
import { readModuleMeta, type CanvasModule } from './module-meta';
import { addPrerequisites } from './prerequisites';
import { readCartridge } from './read-cartridge';

const notContent = /(^|\/)imsmanifest\.xml$|\.(xsd|dtd|qti)$|^course_settings\/|(^|\/)assessment_meta\.xml$/i;
const metaPath = 'course_settings/module_meta.xml';
const standalone: ReadonlySet<ResourceKind> = new Set(['assessment', 'assignment', 'topic', 'web-link', 'external-tool']);

/**
 * An IMS Common Cartridge 1.0 to 1.3 (already unpacked) → one course; a module per item that has nothing below it (or opens something), folders as lineage; pages, question sets,
 * links between modules where Canvas locks them. Every content file is an asset. A cartridge of ours comes back module by module.
 */
export const planCartridgeImport: ImportPlanner = (input) => {
  const file = input.files.find(({ path }) => path.toLowerCase() === 'imsmanifest.xml');
  if (!file) return err([importFinding('TRL-I004', 'The package has no imsmanifest.xml at its top.')]);
  const root = parseXmlBytes(file.bytes);
  if (!root.ok) return err([importFinding('TRL-I005', `imsmanifest.xml was refused${root.error.line > 0 ? ` (line ${root.error.line})` : ''}: ${root.error.message}`)]);
  const relinked = relinkPages(input.files);
  const filesByPath = new Map(relinked.files.map((one) => [one.path, one]));
  const cartridge = readCartridge(root.value, createFileFinder(filesByPath.keys()));
  if (!cartridge) return err([importFinding('TRL-I006', 'imsmanifest.xml is not a manifest.')]);
  if (!isCommonCartridge(root.value) && !cartridge.resources.some(({ type }) => /imscc_|ims(dt|wl|qti)/.test(type))) return err([importFinding('TRL-I015', 'imsmanifest.xml is that of another kind of package, not of a Common Cartridge. Leave the kind out to have it found out.')]);
  const draft = createImportDraft();
  append(draft.warnings, cartridge.warnings, relinked.warnings);
  append(draft.repairs, cartridge.repairs, relinked.repairs);
  const course = addCourse(draft, input, cartridge);
  const read = new Set(cartridge.resources.filter(isDescriptor).map(({ path }) => path));
  const assetIds = addAssets(draft, input, relinked.files.filter(({ path }) => !notContent.test(path) && !read.has(path)), course.id);
  addOutline({ draft, input, filesByPath, assetIds }, cartridge, course);
  return ok(finishImport('common-cartridge', draft));
};

interface PlacedCourse {
  readonly id: string;
  readonly title: string;
}

function addCourse(draft: ImportDraft, input: ImportInput, { title, description, identifier, contentVersion, version }: Cartridge): PlacedCourse {
  const named = clipTitle(title, titleOfFileName(input.name) || 'Course');
  const id = input.newId('course', named);
  draft.records.push(courseSchema.parse({ id, type: 'course', title: named, code: clip(identifier, 80), description: clip(description, 20_000), version: contentVersion, source: { kind: 'common-cartridge', name: clip(input.name, 300), version: clip(version, 80), ...(identifier === '' ? {} : { identifier: clip(identifier, 400) }) } }));
  return { id, title: named };
}

function addOutline(making: CartridgeImport, cartridge: Cartridge, course: PlacedCourse): void {
  const { draft, input } = making;
  const canvas = canvasModules(making);
  const hidden = new Set(canvas.flatMap(({ unpublished }) => unpublished));
  const moduleOf = new Map<CartridgeNode, string>();
  const place = (node: CartridgeNode, lineage: readonly string[], parts: readonly CartridgeNode[]): void => {
    const id = input.newId('module', node.identifier || node.title || 'item');
    moduleOf.set(node, id);
    const at = draft.records.length;
    const facts = parts.map((part, index) => addContent(making, part, id, index + 1, isBeforePages(parts, index) ? 'pre' : 'post'));
    draft.records.splice(at, 0, moduleRecord(node, { id, course: course.id, place: moduleOf.size, lineage, isHidden: hidden.has(node.identifier) }, facts));
  };
  const visit = (node: CartridgeNode, lineage: readonly string[]): void => {
    if (cartridge.isOwn && isOwnModule(node)) return place(node, lineage, node.children.slice(1));
    if (node.children.length === 0 || node.resource) place(node, lineage, [node]);
    node.children.forEach((child) => visit(child, [...lineage, clipTitle(node.title, node.identifier || 'Folder')]));
  };
  const nodes = cartridge.nodes.length > 0 ? cartridge.nodes : unlistedNodes(making, cartridge);
  nodes.forEach((node) => visit(node, [course.title]));
  if (cartridge.nodes.length > 0) noteUnlisted(draft, cartridge);
  if (cartridge.isOwn) draft.warnings.push({ code: 'own-cartridge', where: input.name, message: 'This cartridge was written by Trellis. Prerequisites, zones and rules stand in it as words only, on pages that were left out: import the JSON bundle or the workspace to have them back.' });
  addPrerequisites(draft, input, nodes, canvas, moduleOf);
}

/** In a cartridge of ours: a folder of what one module holds, the page about it first. */
function isOwnModule({ children }: CartridgeNode): boolean {
  return children[0]?.title === 'About this module' && children.every((child) => child.children.length === 0);
}

function isBeforePages(parts: readonly CartridgeNode[], index: number): boolean {
  return parts.length > 1 && index < parts.findIndex(({ resource }) => resource?.kind !== 'assessment');
}

interface Placing {
  readonly id: string;
  readonly course: string;
  readonly place: number;
  readonly lineage: readonly string[];
  readonly isHidden: boolean;
}

function moduleRecord(node: CartridgeNode, { isHidden, lineage, ...placing }: Placing, facts: readonly ContentFacts[]): ReturnType<typeof courseModuleSchema.parse> {
  const kind = node.resource?.kind;
  const minutes = facts.find((fact) => typeof fact.minutes === 'number')?.minutes ?? null;
  const points = facts.find((fact) => fact.points !== undefined)?.points;
  const format = kind === 'assessment' ? 'quiz' : kind === 'topic' ? 'community' : kind === 'assignment' ? 'practice' : null;
  const custom = { ...(kind === undefined ? {} : { 'cartridge resource': kind }), ...(points === undefined ? {} : { points }), ...(isHidden ? { unpublished: true } : {}) };
  return courseModuleSchema.parse({ ...placing, type: 'module', title: clipTitle(node.title, node.identifier || 'Item'), minutes, format, moduleKind: kind === 'assessment' ? 'assessment' : 'training', sourceId: clip(node.identifier, 300), lineage: lineage.slice(0, 50), custom });
}

function canvasModules({ draft, filesByPath }: CartridgeImport): readonly CanvasModule[] {
  const file = filesByPath.get(metaPath);
  const root = file && parseXmlBytes(file.bytes);
  if (root && !root.ok) draft.warnings.push({ code: 'unreadable-content', where: metaPath, message: `${metaPath} was not read, so no prerequisites came from it: ${root.error.message}` });
  return root?.ok ? readModuleMeta(root.value) : [];
}

const isPage = ({ kind, path }: CartridgeResource): boolean => kind === 'web-content' && path !== undefined && /\.x?html?$/i.test(path);

/** A cartridge without an outline: its pages, tests, topics and links that are there, in the order of the manifest. */
function unlistedNodes({ draft, input, filesByPath }: CartridgeImport, { resources }: Cartridge): readonly CartridgeNode[] {
  const found = resources.filter((resource) => resource.path !== undefined && !resource.isDependency && (standalone.has(resource.kind) || isPage(resource)));
  const then = found.length === 0 ? 'Nothing in it could be made a module.' : `${found.length === 1 ? 'A page, test or link that it holds was' : `${found.length} pages, tests and links that it holds were`} made modules.`;
  draft.warnings.push({ code: 'no-items', where: input.name, message: `The outline of the cartridge has no items. ${then}` });
  return found.map((resource) => ({ identifier: resource.identifier, title: titleIn(filesByPath.get(resource.path ?? '')), reference: resource.identifier, resource, children: [] }));
}

/** The title that a page or descriptor states at its head, or its name as words. */
function titleIn(file: ImportFile | undefined): string {
  const head = file && decodeUtf8(file.bytes);
  const stated = head?.ok ? (/<title>([^<]{1,300})<\/title>|<assessment[^>]{0,300}\stitle="([^"]{1,300})"/.exec(head.value.slice(0, 4000))?.slice(1).find((text) => text !== undefined) ?? '') : '';
  return htmlToText(stated) || titleOfFileName(file?.path ?? '');
}

function noteUnlisted(draft: ImportDraft, { nodes, resources }: Cartridge): void {
  const named = new Set<string>();
  const visit = (node: CartridgeNode): void => {
    named.add(node.reference);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  const left = resources.filter(({ identifier, kind, isDependency }) => !named.has(identifier) && !isDependency && (standalone.has(kind) || kind === 'question-bank'));
  for (const { identifier, kind } of left) draft.warnings.push({ code: 'not-in-outline', where: identifier, message: `The ${kind} ${quoteSafely(identifier)} is in the cartridge but not in its outline, and was left out.` });
}
