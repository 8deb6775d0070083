import { quoteSafely } from '../../../kit/quote';
import { err, ok, type Result } from '../../../kit/result';
import { defaultXmlLimits, scanXmlBytes } from '../../files/xml/parse-xml';
import type { ImportFile } from '../import-plan';
import type { MarkupElement, MarkupNode } from '../markup/markup-node';

interface OpenElement extends MarkupElement {
  readonly children: MarkupNode[];
}

/** A file as a tree that keeps text and elements in their order; names without prefix. Read strictly; the error is a sentence. */
export function readXmlTree(file: ImportFile): Result<MarkupElement, string> {
  const top: OpenElement = { name: '', attributes: new Map(), children: [] };
  const stack: OpenElement[] = [top];
  const scanned = scanXmlBytes(file.bytes, {
    open: (local, attributes) => {
      const element: OpenElement = { name: local, attributes: new Map(Object.entries(attributes)), children: [] };
      stack.at(-1)!.children.push(element);
      stack.push(element);
    },
    text: (text) => void stack.at(-1)!.children.push(text),
    close: () => void stack.pop(),
  }, defaultXmlLimits);
  const root = top.children.find((node): node is OpenElement => typeof node !== 'string');
  if (scanned.ok && root) return ok(root);
  const line = !scanned.ok && scanned.error.line > 0 ? ` (line ${scanned.error.line})` : '';
  return err(`${quoteSafely(file.path)} was refused${line}: ${scanned.ok ? 'it has no element.' : scanned.error.message}`);
}

/** Child elements of a name. */
export function childrenNamed(element: MarkupElement, name: string): readonly MarkupElement[] {
  return element.children.filter((child): child is MarkupElement => typeof child !== 'string' && child.name === name);
}

export function childNamed(element: MarkupElement, name: string): MarkupElement | undefined {
  return childrenNamed(element, name)[0];
}
