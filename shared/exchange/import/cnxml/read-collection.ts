import { quoteSafely } from '../../../kit/quote';
import { titleOfFileName } from '../../files/paths';
import type { ImportFile, ImportNote } from '../import-plan';
import type { MarkdownCourse, MarkdownModule } from '../markdown/read-course';
import { textOf, type MarkupElement } from '../markup/markup-node';
import { readCnxmlModule } from './read-module';
import { childNamed, readXmlTree } from './read-tree';

/** A module that a collection names, and the chapters it stands in. */
interface Reference {
  readonly document: string;
  readonly chapters: readonly string[];
}

export interface CnxmlBooks {
  readonly books: readonly MarkdownCourse[];
  /** What could not be read at all, as notes. */
  readonly refused: readonly ImportNote[];
}

export function isCollection({ path }: Pick<ImportFile, 'path'>): boolean {
  return /(^|\/)([^/]+\.)?collection\.xml$/i.test(path);
}

export function isCnxml({ path }: Pick<ImportFile, 'path'>): boolean {
  return /\.cnxml$/i.test(path);
}

/** Is this a textbook of OpenStax (Connexions): collections with modules, or modules alone? */
export function isTextbook(files: readonly ImportFile[]): boolean {
  return files.some(isCnxml) || files.some((file) => isCollection(file) && /<(\w+:)?collection[\s>]/.test(String.fromCharCode(...file.bytes.subarray(0, 500))));
}

/** A course per collection; without one, the modules that are there, in the order of their paths. */
export function readTextbook(name: string, files: readonly ImportFile[]): CnxmlBooks {
  const refused: ImportNote[] = [];
  const modules = new Map(files.filter(isCnxml).map((file) => [idOf(file.path), file]));
  const collections = files.filter(isCollection);
  if (collections.length === 0) return { books: [bookOf(titleOfFileName(name), [...modules.keys()].map((document) => ({ document, chapters: [] })), { modules, where: name, refused })], refused };
  const books = collections.flatMap((file) => {
    const tree = readXmlTree(file);
    if (!tree.ok) {
      refused.push({ code: 'unreadable', where: file.path, message: tree.error });
      return [];
    }
    const metadata = childNamed(tree.value, 'metadata');
    const titled = (metadata && childNamed(metadata, 'title')) ?? childNamed(tree.value, 'title');
    return [bookOf(titled ? textOf(titled) : titleOfFileName(name), referencesOf(tree.value), { modules, where: file.path, refused })];
  });
  return { books, refused };
}

/** A module is called by its folder (`modules/m90142/index.cnxml`), or by its file. */
function idOf(path: string): string {
  const parts = path.split('/');
  return /^index\.cnxml$/i.test(parts.at(-1) ?? '') && parts.length > 1 ? parts.at(-2)! : (parts.at(-1) ?? '').replace(/\.cnxml$/i, '');
}

function referencesOf(collection: MarkupElement): readonly Reference[] {
  const found: Reference[] = [];
  const visit = (element: MarkupElement, chapters: readonly string[]): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || child.name === 'metadata') continue;
      if (child.name === 'module') found.push({ document: child.attributes.get('document') ?? '', chapters });
      else if (child.name === 'subcollection') visit(child, [...chapters, titleOf(child)]);
      else visit(child, chapters);
    }
  };
  visit(collection, []);
  return found;
}

function titleOf(subcollection: MarkupElement): string {
  const title = childNamed(subcollection, 'title');
  return (title && textOf(title)) || 'Chapter';
}

interface Source {
  readonly modules: ReadonlyMap<string, ImportFile>;
  readonly where: string;
  readonly refused: ImportNote[];
}

function bookOf(title: string, references: readonly Reference[], { modules, where, refused }: Source): MarkdownCourse {
  const warnings: ImportNote[] = [];
  const read = references.flatMap(({ document, chapters }): readonly MarkdownModule[] => {
    const file = modules.get(document);
    if (!file) {
      const chapter = chapters.length > 0 ? ` (chapter ${quoteSafely(chapters.join(' / '))})` : '';
      warnings.push({ code: 'missing-module', where, message: `The module ${quoteSafely(document)}${chapter} is named in the collection and is not in what was chosen. Add its folder and import again, or go on without it.` });
      return [];
    }
    const module = readCnxmlModule(file, chapters);
    if (module.ok) return [module.value];
    refused.push({ code: 'unreadable', where: file.path, message: module.error });
    return [];
  });
  const used = new Set(references.map(({ document }) => document));
  for (const [document, file] of modules) if (!used.has(document)) warnings.push({ code: 'not-in-contents', where: file.path, message: `The module ${quoteSafely(document)} is not named in the collection and was not taken over.` });
  return { title, description: '', modules: read, warnings };
}
