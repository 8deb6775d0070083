import { takeOffWrapper, withoutSystemFiles } from '../files/wrapper-folder';
import { parseXmlBytes } from '../files/xml/parse-xml';
import { createAdjacency, type NodePair } from '../../graph/adjacency';
import { findCycle } from '../../graph/find-cycle';
import { quoteSafely } from '../../kit/quote';
import type { Finding } from '../../kit/finding';
import type { Result } from '../../kit/result';
import { err, ok } from '../../kit/result';
import { decodeCsv, parseCsv } from '../descriptions/csv/parse-csv';
import { planBundleImport } from './bundle/plan-import';
import { planCaseImport } from './case/plan-import';
import { planCatalogueImport } from './catalogue/plan-import';
import { learnMimeOf } from './catalogue/read-learn-folder';
import { planCartridgeImport } from './common-cartridge/plan-import';
import { isPlanHeading } from './degree-plan/parse-plan';
import { planDegreePlanImport } from './degree-plan/plan-import';
import { detectJsonKind } from './detect-json';
import type { ImportFile, ImportInput, ImportKind, ImportPlan, ImportPlanner } from './import-plan';
import { importFinding, importKinds } from './import-plan';
import { isMarkdown } from './markdown/read-course';
import { planMarkdownImport } from './markdown/plan-import';
import { planScormImport } from './scorm/plan-import';
import { isCommonCartridge } from './scorm/read-manifest';
import { planCsvImport } from './csv/plan-import';
import { isCurriculumTable } from './csv/read-tables';
import { isWordDocument } from './docx/package-parts';
import { planDocxImport } from './docx/plan-import';
import { isTextbook } from './cnxml/read-collection';
import { planHtmlImport } from './html/plan-import';
import { isHtml } from './html/read-tree';
import { keepBaseline } from './replace/keep-baseline';
import { planXlsxImport } from './xlsx/plan-import';
import { isWorkbook } from './xlsx/read-workbook';

/** What people call the kinds, for messages. */
const supported = 'SCORM packages, Common Cartridges, Markdown, Word documents (DOCX), web pages (HTML), OpenStax textbooks (CNXML), Curricular Analytics degree plans (CSV), tables of modules, prerequisites, roles or competencies (CSV, XLSX), catalogues of modules (JSON), CASE frameworks (JSON), Trellis bundles (JSON) and workspaces';

const planners: Readonly<Record<ImportKind, ImportPlanner>> = { scorm: planScormImport, 'common-cartridge': planCartridgeImport, markdown: planMarkdownImport, docx: planDocxImport, html: planHtmlImport, csv: planCsvImport, xlsx: planXlsxImport, 'degree-plan': planDegreePlanImport, catalogue: planCatalogueImport, bundle: planBundleImport, case: planCaseImport };

/** Plans an import of a given kind, or of the kind that the files show. Archives come unpacked: the host uses the one safe reader first. */
export function planImport(input: ImportInput & { readonly kind?: string | undefined }): Result<ImportPlan, readonly Finding[]> {
  const { files, wrapper } = takeOffWrapper(withoutSystemFiles(input.files));
  const kind = input.kind === undefined ? detectImportKind(files) : asKind(input.kind);
  if (!kind.ok) return err([kind.error]);
  const read = planners[kind.value]({ ...input, files });
  const planned = withLoopNote(input.name, read.ok ? ok(keepBaseline(read.value)) : read);
  if (!planned.ok || (kind.value !== 'scorm' && kind.value !== 'common-cartridge') || wrapper === '') return planned;
  const repair = { code: 'wrapper-folder', where: wrapper, message: `The package lies in a folder ${quoteSafely(wrapper)} inside the archive; it was read from there. An LMS may refuse it.` };
  return ok({ ...planned.value, repairs: [repair, ...planned.value.repairs] });
}

/** A loop in what would come in is said before Apply, not only by the checks after it. */
function withLoopNote(name: string, planned: Result<ImportPlan, readonly Finding[]>): Result<ImportPlan, readonly Finding[]> {
  if (!planned.ok) return planned;
  const { records } = planned.value;
  const modules = records.flatMap((record) => (record.type === 'module' ? [record] : []));
  const index = new Map(modules.map((module, at) => [module.id, at]));
  const links = records.flatMap((record): NodePair[] => {
    if (record.type !== 'edge' || (record.kind !== 'prerequisite' && record.kind !== 'strict-corequisite')) return [];
    const [from, to] = [index.get(record.from), index.get(record.to)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  const cycle = findCycle(createAdjacency(modules.length, links));
  if (!cycle) return planned;
  const titles = [...cycle.slice(0, 12), ...(cycle.length > 12 ? [] : [cycle[0] ?? 0])].map((at) => quoteSafely(modules[at]?.title ?? '').slice(1, -1)).join(' → ') + (cycle.length > 12 ? ` → … (${cycle.length} modules)` : '');
  const warning = { code: 'loop', where: name, message: `These modules wait for each other in a loop: ${titles}. It is imported as it is; remove one of the links afterwards.` };
  return ok({ ...planned.value, warnings: [warning, ...planned.value.warnings] });
}

function asKind(kind: string): Result<ImportKind, Finding> {
  const known = importKinds.find((candidate) => candidate === kind);
  return known ? ok(known) : err(importFinding('TRL-I007', `Importing ${quoteSafely(kind)} is not supported. Supported: ${importKinds.join(', ')}.`));
}

/** Tells by content what is imported: a manifest, a workspace or another JSON file, a workbook, a course table, a table of a curriculum, or Markdown. */
export function detectImportKind(files: readonly ImportFile[]): Result<ImportKind, Finding> {
  const manifest = files.find(({ path }) => path.toLowerCase() === 'imsmanifest.xml');
  if (manifest) return ok(isCartridgeManifest(manifest) ? 'common-cartridge' : 'scorm');
  const json = detectJsonKind(files);
  if (json) return json;
  const only = files.length === 1 ? files[0] : undefined;
  if (isWorkbook(files)) return ok('xlsx');
  if (isWordDocument(files)) return ok('docx');
  if (isTextbook(files)) return ok('html');
  if (only && /\.(csv|tsv|txt)$/i.test(only.path) && hasPlanHeading(only)) return ok('degree-plan');
  if (files.some(isCurriculumTable)) return ok('csv');
  if (files.some((file) => learnMimeOf(file) === 'Module')) return ok('catalogue');
  if (files.some(isMarkdown)) return ok('markdown');
  if (files.some(isHtml)) return ok('html');
  const shown = only ? quoteSafely(only.path) : 'what was chosen';
  return err(importFinding('TRL-I008', `The kind of ${shown} is not known. Supported: ${supported}.`));
}

function hasPlanHeading(file: ImportFile): boolean {
  const { text } = decodeCsv(file.bytes.subarray(0, 20_000));
  return [',', '\t'].some((mark) => parseCsv(text, mark as ',' | '\t').rows.slice(0, 40).some((row) => isPlanHeading(row.cells)));
}

function isCartridgeManifest(file: ImportFile): boolean {
  const root = parseXmlBytes(file.bytes);
  return root.ok && isCommonCartridge(root.value);
}
