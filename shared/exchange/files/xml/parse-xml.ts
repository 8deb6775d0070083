import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { quoteSafely } from '../../../kit/quote';
import type { Result } from '../../../kit/result';
import { err, ok } from '../../../kit/result';
import { decodeText, decodeWindows1252 } from '../../../kit/text';
import type { XmlElement } from './xml-element';

/** Why a document was refused. `line` is 1-based, 0 where it is about the whole file. */
export interface XmlProblem {
  readonly code: 'encoding' | 'malformed' | 'doctype' | 'too-deep' | 'too-large';
  readonly message: string;
  readonly line: number;
}

export interface XmlLimits {
  readonly maxDepth: number;
  readonly maxElements: number;
  /** Bytes or characters of the document. */
  readonly maxLength: number;
}

export const defaultXmlLimits: XmlLimits = { maxDepth: 256, maxElements: 200_000, maxLength: 16 * 1024 * 1024 };

/** Bytes → tree. The encoding comes from the byte-order mark, the zero bytes of UTF-16, or the declaration (Latin-1 and windows-1252 besides UTF-8). */
export function parseXmlBytes(bytes: Uint8Array, limits: XmlLimits = defaultXmlLimits): Result<XmlElement, XmlProblem> {
  if (bytes.length > limits.maxLength) return problem('too-large', `The XML file is larger than ${Math.floor(limits.maxLength / 1024 / 1024)} MB.`, 0);
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(decodeWindows1252(bytes.subarray(0, 200)))?.[1]?.toLowerCase();
  if (declared && /^(iso-8859-1|iso_8859-1|latin1|windows-1252|us-ascii)$/.test(declared)) return parseXml(decodeWindows1252(bytes), limits);
  const decoded = decodeText(bytes);
  if (decoded.ok) return parseXml(decoded.value.text, limits);
  return problem('encoding', `The XML file is not valid ${decoded.error.encoding} (byte ${decoded.error.offset}).`, 0);
}

/**
 * Text → tree, strictly: well-formed or refused. Document type declarations are refused, so there are no entities but the five of XML and no external
 * reference of any kind. Depth, number of elements and length are capped before anything grows. Errors are data; this never throws.
 */
export function parseXml(text: string, limits: XmlLimits = defaultXmlLimits): Result<XmlElement, XmlProblem> {
  if (text.length > limits.maxLength) return problem('too-large', `The XML file is longer than ${limits.maxLength} characters.`, 0);
  const builder = createBuilder(limits);
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (error) => builder.refuse('malformed', `The XML is not well-formed: ${error.message.replace(/^(undefined:)?\d+:\d+: /, '')}`));
  parser.on('doctype', () => builder.refuse('doctype', 'The XML file has a document type declaration, which is not allowed.'));
  parser.on('opentag', builder.open);
  parser.on('text', builder.text);
  parser.on('cdata', builder.text);
  parser.on('closetag', builder.close);
  try {
    for (let at = 0; at < text.length; at += chunkLength) parser.write(text.slice(at, at + chunkLength));
    parser.close();
  } catch (thrown) {
    if (thrown instanceof XmlRefusal) return problem(thrown.code, cleaned(thrown.message), parser.line);
    return problem('malformed', 'The XML is not well-formed.', parser.line);
  }
  const root = builder.root();
  return root ? ok(root) : problem('malformed', 'The XML file has no element.', 0);
}

const chunkLength = 64 * 1024;

class XmlRefusal extends Error {
  constructor(
    readonly code: XmlProblem['code'],
    message: string,
  ) {
    super(message);
  }
}

function cleaned(message: string): string {
  return quoteSafely(message, 300).slice(1, -1);
}

function problem(code: XmlProblem['code'], message: string, line: number): { readonly ok: false; readonly error: XmlProblem } {
  return err({ code, message, line });
}

interface OpenElement {
  readonly tag: SaxesTagPlain;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

interface Builder {
  readonly open: (tag: SaxesTagPlain) => void;
  readonly text: (text: string) => void;
  readonly close: () => void;
  readonly refuse: (code: XmlProblem['code'], message: string) => never;
  readonly root: () => XmlElement | undefined;
}

function createBuilder(limits: XmlLimits): Builder {
  const stack: OpenElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const refuse = (code: XmlProblem['code'], message: string): never => {
    throw new XmlRefusal(code, message);
  };
  return {
    refuse,
    root: () => root,
    open: (tag) => {
      if (stack.length >= limits.maxDepth) refuse('too-deep', `The XML file is nested more than ${limits.maxDepth} deep.`);
      if (++count > limits.maxElements) refuse('too-large', `The XML file has more than ${limits.maxElements} elements.`);
      stack.push({ tag, namespaces: scopeOf(tag, stack.at(-1)?.namespaces ?? predefined), children: [], text: '' });
    },
    text: (text) => {
      const top = stack.at(-1);
      if (top) top.text += text;
    },
    close: () => {
      const done = stack.pop();
      if (!done) return;
      const element = finish(done);
      const parent = stack.at(-1);
      if (parent) parent.children.push(element);
      else root = element;
    },
  };
}

const predefined: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

function scopeOf(tag: SaxesTagPlain, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = Object.entries(tag.attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  return own.length === 0 ? outer : new Map([...outer, ...own.map(([name, uri]): [string, string] => [name.slice(6), uri])]);
}

function finish({ tag, namespaces, children, text }: OpenElement): XmlElement {
  const colon = tag.name.indexOf(':');
  const prefix = colon < 0 ? '' : tag.name.slice(0, colon);
  return {
    name: tag.name,
    prefix,
    local: tag.name.slice(colon + 1),
    namespace: namespaces.get(prefix) ?? '',
    attributes: new Map(Object.entries(tag.attributes)),
    children,
    text,
  };
}
