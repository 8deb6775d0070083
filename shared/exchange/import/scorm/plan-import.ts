import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { decodeUtf8 } from '../../../kit/text';
import { err, ok } from '../../../kit/result';
import { courseSchema } from '../../../model/course';
import { courseModuleSchema } from '../../../model/module';
import { pageSchema, type Sco } from '../../../model/page';
import { clip, clipTitle } from '../../files/clip';
import { createFileFinder } from '../../files/find-file';
import { addAssets } from '../import-assets';
import type { ImportDraft, ImportInput, ImportPlanner } from '../import-plan';
import { createImportDraft, finishImport, importFinding } from '../import-plan';
import { titleOfFileName } from '../../files/paths';
import { parseXmlBytes } from '../../files/xml/parse-xml';
import { withParameters } from './launch-query';
import type { ScormItem, ScormManifest, ScormOrganization, ScormResource } from './manifest';
import { addPrerequisites } from './prerequisites';
import { isCommonCartridge, readScormManifest } from './read-manifest';

/** A module that was made of an item. */
export interface PlacedItem {
  readonly item: ScormItem;
  readonly module: string;
}

const notContent = /(^|\/)imsmanifest\.xml$|\.(xsd|dtd)$/i;

/**
 * A SCORM package (already unpacked) → a course per organization, a module per item that opens something (or has no children), links for prerequisites,
 * every content file an asset. Everything is kept as it was in the package; what cannot be expressed is a warning.
 */
export const planScormImport: ImportPlanner = (input) => {
  const file = input.files.find(({ path }) => path.toLowerCase() === 'imsmanifest.xml');
  if (!file) return err([importFinding('TRL-I004', 'The package has no imsmanifest.xml at its top.')]);
  const root = parseXmlBytes(file.bytes);
  if (!root.ok) return err([importFinding('TRL-I005', `imsmanifest.xml was refused${root.error.line > 0 ? ` (line ${root.error.line})` : ''}: ${root.error.message}`)]);
  if (isCommonCartridge(root.value)) return err([importFinding('TRL-I009', 'This is an IMS Common Cartridge, not a SCORM package. Import it as common-cartridge.')]);
  const manifest = readScormManifest(root.value, createFileFinder(input.files.map(({ path }) => path)));
  if (!manifest) return err([importFinding('TRL-I006', 'imsmanifest.xml is not a SCORM manifest.')]);
  const draft = createImportDraft();
  append(draft.warnings, manifest.warnings);
  append(draft.repairs, manifest.repairs);
  const shared: Shared = { manifest, savesState: input.files.some(speaksOfState), assetIds: new Map() };
  manifest.organizations.forEach((organization, i) => addCourse(draft, input, shared, organization, i));
  return ok(finishImport('scorm', draft));
};

/** What the courses of one package have in common. */
interface Shared {
  readonly manifest: ScormManifest;
  /** Whether some file of the package keeps data with its run-time. */
  readonly savesState: boolean;
  /** Ids of assets by path: all files are of the first course. */
  readonly assetIds: Map<string, string>;
}

function addCourse(draft: ImportDraft, input: ImportInput, shared: Shared, organization: ScormOrganization, index: number): void {
  const { manifest, savesState, assetIds } = shared;
  const title = clipTitle(organization.title, titleOfFileName(input.name) || 'Course');
  const course = courseSchema.parse({
    id: input.newId('course', title),
    type: 'course',
    title,
    code: clip(manifest.identifier, 80),
    place: index,
    version: manifest.contentVersion,
    source: { kind: 'scorm', name: clip(input.name, 300), version: clip(manifest.edition || manifest.version, 80), ...identifierOf(manifest, organization) },
  });
  draft.records.push(course);
  if (index === 0) for (const [path, id] of addAssets(draft, input, input.files.filter(({ path }) => !notContent.test(path)), course.id)) assetIds.set(path, id);
  const placed: PlacedItem[] = [];
  const visit = (item: ScormItem, lineage: readonly string[]): void => {
    if (item.resource || item.children.length === 0) placed.push({ item, module: addModule(draft, input, item, { course: course.id, place: placed.length + 1, lineage, assetIds, version: manifest.version, savesState }) });
    item.children.forEach((child) => visit(child, [...lineage, clipTitle(item.title, item.identifier || 'Section')]));
  };
  organization.items.forEach((item) => visit(item, [title]));
  addPrerequisites(draft, input, organization, placed);
}

/** The manifest's, with that of the organization where there are several. */
function identifierOf({ identifier, organizations }: ScormManifest, organization: ScormOrganization): { readonly identifier?: string } {
  return identifier === '' ? {} : { identifier: clip(organizations.length > 1 ? `${identifier}/${organization.identifier}` : identifier, 400) };
}

/** Text of a program or page that asks for, or keeps, data with its run-time. */
function speaksOfState({ path, bytes }: ImportInput['files'][number]): boolean {
  if (!/\.(js|mjs|html?|xhtml)$/i.test(path)) return false;
  const text = decodeUtf8(bytes);
  return !text.ok || text.value.includes('suspend_data');
}

/** How a resource talks to its run-time; null for a plain asset, which says nothing. */
function scoOf({ parameters, launchData }: ScormItem, { isSco, query }: ScormResource, version: ScormManifest['version'], savesState: boolean): Sco | null {
  if (!isSco) return null;
  return { version: version === '1.2' ? 'scorm12' : 'scorm2004', query: clip(withParameters(query, parameters), 2000), launchData: clip(launchData, 4096), savesState };
}

interface Place {
  readonly course: string;
  readonly place: number;
  readonly lineage: readonly string[];
  readonly assetIds: ReadonlyMap<string, string>;
  readonly version: ScormManifest['version'];
  /** Whether some file of the package keeps data with its run-time. */
  readonly savesState: boolean;
}

function addModule(draft: ImportDraft, input: ImportInput, item: ScormItem, { course, place, lineage, assetIds, version, savesState }: Place): string {
  const title = clipTitle(item.title, item.identifier || `Item ${place}`);
  const id = input.newId('module', item.identifier || title);
  const custom = {
    ...(item.prerequisites === '' ? {} : { 'scorm prerequisites': clip(item.prerequisites, 2000) }),
    ...(item.parameters === '' ? {} : { 'scorm parameters': clip(item.parameters, 2000) }),
    ...(item.isVisible ? {} : { 'scorm hidden': true }),
  };
  draft.records.push(courseModuleSchema.parse({ id, type: 'module', title, course, place, passMark: item.passMark, sourceId: clip(item.identifier, 300), lineage: lineage.slice(0, 50), custom }));
  const asset = item.resource?.path === undefined ? undefined : assetIds.get(item.resource.path);
  if (asset !== undefined) draft.records.push(pageSchema.parse({ id: input.newId('page', title), type: 'page', module: id, title, place: 1, format: 'asset', asset, sco: item.resource ? scoOf(item, item.resource, version, savesState) : null }));
  else if (item.resource) draft.warnings.push({ code: 'no-content', where: item.identifier, message: `The item ${quoteSafely(title)} opens nothing that is in the package.` });
  return id;
}
