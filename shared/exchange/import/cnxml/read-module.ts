import { ok, type Result } from '../../../kit/result';
import type { ImportFile } from '../import-plan';
import type { MarkdownModule } from '../markdown/read-course';
import { elementsOf, markup, textOf, type MarkupElement } from '../markup/markup-node';
import { writeMarkdown } from '../markup/write-markdown';
import { childNamed, readXmlTree } from './read-tree';
import { labelsOf, toMarkupNodes } from './to-markup';

const objectiveClass = /(^|[\s-])(learning-)?(objectives?|outcomes?)($|[\s-])/i;

/** A module of a textbook: its title, the objectives of its abstract (or of a part marked as such), its content and glossary as one page. */
export function readCnxmlModule(file: ImportFile, chapters: readonly string[]): Result<MarkdownModule, string> {
  const tree = readXmlTree(file);
  if (!tree.ok) return tree;
  const metadata = childNamed(tree.value, 'metadata');
  const title = [childNamed(tree.value, 'title'), metadata && childNamed(metadata, 'title')].map((element) => (element ? textOf(element) : '')).find((text) => text !== '') ?? '';
  const language = metadata ? (elementsOf(metadata, 'language').map(textOf)[0] ?? '') : '';
  return ok({ title, minutes: null, objectives: objectivesOf(tree.value, metadata), questions: [], body: bodyOf(tree.value), file: file.path, level: '', tags: [], language, chapters });
}

function objectivesOf(document: MarkupElement, metadata: MarkupElement | undefined): readonly string[] {
  const abstract = metadata && childNamed(metadata, 'abstract');
  const marked = classed(document, objectiveClass);
  return [...(abstract ? [abstract] : []), ...marked].map((part) => elementsOf(part, 'item').map(textOf).filter((text) => text !== '')).find((items) => items.length > 0) ?? [];
}

/** Elements whose class says something, outermost first. */
function classed(element: MarkupElement, pattern: RegExp): readonly MarkupElement[] {
  return element.children.flatMap((child): readonly MarkupElement[] => (typeof child === 'string' ? [] : pattern.test((child.attributes.get('class') ?? '').slice(0, 200)) ? [child] : classed(child, pattern)));
}

function bodyOf(document: MarkupElement): readonly string[] {
  const content = childNamed(document, 'content');
  const glossary = childNamed(document, 'glossary');
  const labels = content ? labelsOf(content) : new Map<string, string>();
  const words = glossary ? [markup('h2', ['Glossary']), ...toMarkupNodes(glossary.children, labels, 0)] : [];
  return writeMarkdown([...(content ? toMarkupNodes(content.children, labels, 0) : []), ...words], {
    link: (address) => (/^(https?|mailto):/i.test(address) && address.length <= 2000 ? address : null),
    image: (address) => (address === '' || /^(?!https?:)[a-z][\w+.-]*:/i.test(address) ? null : address),
    dropped: () => undefined,
  });
}
