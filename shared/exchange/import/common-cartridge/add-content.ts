import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { pageSchema } from '../../../model/page';
import { questionSetSchema, type QuestionSet } from '../../../model/question-set';
import { clip, clipTitle } from '../../files/clip';
import { parseXmlBytes } from '../../files/xml/parse-xml';
import type { ImportDraft, ImportFile, ImportInput } from '../import-plan';
import type { CartridgeNode, CartridgeResource } from './cartridge';
import { readAssessment } from './read-assessment';
import { readTextContent } from './text-content';

/** One import of a cartridge. */
export interface CartridgeImport {
  readonly draft: ImportDraft;
  readonly input: ImportInput;
  readonly filesByPath: ReadonlyMap<string, ImportFile>;
  /** Ids of assets by path. */
  readonly assetIds: ReadonlyMap<string, string>;
}

/** What content says of its module. */
export interface ContentFacts {
  readonly minutes?: number | null;
  readonly points?: number;
}

const described: ReadonlySet<string> = new Set(['web-link', 'topic', 'assignment', 'external-tool']);

/** Whether the file of a resource is read, and so is no asset. */
export function isDescriptor({ kind, path }: CartridgeResource): boolean {
  return path !== undefined && /\.xml$/i.test(path) && (described.has(kind) || kind === 'assessment' || kind === 'question-bank');
}

/** Makes the page or question set that an item of the outline opens, for a module that is made by the caller. */
export function addContent(making: CartridgeImport, node: CartridgeNode, module: string, place: number, purpose: QuestionSet['purpose'] = 'post'): ContentFacts {
  const { draft, input, filesByPath, assetIds } = making;
  const { resource } = node;
  const title = clipTitle(node.title, node.identifier || 'Page');
  const where = node.identifier;
  const warn = (code: string, message: string): void => void draft.warnings.push({ code, where, message });
  if (!resource) {
    if (node.reference === '' && node.children.length === 0) warn('heading', `The item ${quoteSafely(title)} opens nothing: it is a heading. Its module has no content; remove it where it only divides a list.`);
    return {};
  }
  const file = resource.path === undefined ? undefined : filesByPath.get(resource.path);
  if (!file) {
    warn('no-content', `The item ${quoteSafely(title)} opens nothing that is in the package.`);
    return {};
  }
  const addPage = (fields: object): void => void draft.records.push(pageSchema.parse({ id: input.newId('page', title), type: 'page', module, title, place, ...fields }));
  if (resource.kind === 'external-tool') warn('external-tool', `${quoteSafely(title)} opens an external tool (LTI): its address is kept, and only an LMS can run it.`);
  const asset = assetIds.get(file.path);
  if (asset !== undefined && !isDescriptor(resource)) {
    addPage({ format: 'asset', asset });
    return {};
  }
  const root = parseXmlBytes(file.bytes);
  if (!root.ok) {
    warn('unreadable-content', `The content of ${quoteSafely(title)}, ${quoteSafely(file.path)}, was not read: ${root.error.message}`);
    return {};
  }
  if (resource.kind === 'assessment' || resource.kind === 'question-bank') return addQuestions(making, node, module, { root: root.value, purpose });
  const text = readTextContent(resource.kind, root.value);
  if (!text) warn('unreadable-content', `The content of ${quoteSafely(title)}, ${quoteSafely(file.path)}, is not what its type says.`);
  else addPage({ body: text.lines.map((line) => clip(line, 100_000)) });
  return text?.points === undefined ? {} : { points: text.points };
}

function addQuestions({ draft, input }: CartridgeImport, node: CartridgeNode, module: string, { root, purpose }: { readonly root: Parameters<typeof readAssessment>[0]; readonly purpose: QuestionSet['purpose'] }): ContentFacts {
  const read = readAssessment(root, node.title || node.identifier);
  append(draft.warnings, (read?.warnings ?? []));
  if (!read || read.questions.length === 0) {
    draft.warnings.push({ code: 'no-questions', where: node.identifier, message: `None of the questions of ${quoteSafely(node.title)} could be kept.` });
    return { minutes: read?.minutes ?? null };
  }
  const title = clipTitle(node.title || read.title, 'Questions');
  draft.records.push(questionSetSchema.parse({ id: input.newId('question-set', title), type: 'question-set', title, module, purpose, questions: read.questions }));
  return { minutes: read.minutes };
}
