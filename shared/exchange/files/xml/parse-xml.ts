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
  const text = decodeXml(bytes, limits);
  return text.ok ? parseXml(text.value, limits) : text;
}

function decodeXml(bytes: Uint8Array, limits: XmlLimits): Result<string, XmlProblem> {
  if (bytes.length > limits.maxLength) return problem('too-large', `The XML file is larger than ${Math.floor(limits.maxLength / 1024 / 1024)} MB.`, 0);
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(decodeWindows1252(bytes.subarray(0, 200)))?.[1]?.toLowerCase();
  if (declared && /^(iso-8859-1|iso_8859-1|latin1|windows-1252|us-ascii)$/.test(declared)) return ok(decodeWindows1252(bytes));
  const decoded = decodeText(bytes);
  if (decoded.ok) return ok(decoded.value.text);
  return problem('encoding', `The XML file is not valid ${decoded.error.encoding} (byte ${decoded.error.offset}).`, 0);
}

/** What hears of a document while it is read; names without prefix. */
export interface XmlScanner {
  readonly open: (local: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (local: string) => void;
}

/** Bytes → events, as strictly as `parseXml`, without keeping a tree: for parts with millions of elements. What was heard before a refusal must not be used. */
export function scanXmlBytes(bytes: Uint8Array, scanner: XmlScanner, limits: XmlLimits): Result<null, XmlProblem> {
  const text = decodeXml(bytes, limits);
  if (!text.ok) return text;
  let [depth, count] = [0, 0];
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  const problems = runParser(text.value, limits, {
    open: (tag) => {
      if (++depth > limits.maxDepth) refuseXml('too-deep', `The XML file is nested more than ${limits.maxDepth} deep.`);
      if (++count > limits.maxElements) refuseXml('too-large', `The XML file has more than ${limits.maxElements} elements.`);
      scanner.open(local(tag.name), tag.attributes);
    },
    text: scanner.text,
    close: (tag) => {
      depth--;
      scanner.close(local(tag.name));
    },
  });
  if (problems) return err(problems);
  return count === 0 ? problem('malformed', 'The XML file has no element.', 0) : ok(null);
}

/**
 * Text → tree, strictly: well-formed or refused. Document type declarations are refused, so there are no entities but the five of XML and no external
 * reference of any kind. Depth, number of elements and length are capped before anything grows. Errors are data; this never throws.
 */
export function parseXml(text: string, limits: XmlLimits = defaultXmlLimits): Result<XmlElement, XmlProblem> {
  const builder = createBuilder(limits);
  const found = runParser(text, limits, builder);
  if (found) return err(found);
  const root = builder.root();
  return root ? ok(root) : problem('malformed', 'The XML file has no element.', 0);
}

interface ParserEvents {
  readonly open: (tag: SaxesTagPlain) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: SaxesTagPlain) => void;
}

/** Why the text was refused, or null. */
function runParser(text: string, limits: XmlLimits, events: ParserEvents): XmlProblem | null {
  if (text.length > limits.maxLength) return { code: 'too-large', message: `The XML file is longer than ${limits.maxLength} characters.`, line: 0 };
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (error) => refuseXml('malformed', `The XML is not well-formed: ${error.message.replace(/^(undefined:)?\d+:\d+: /, '')}`));
  parser.on('doctype', () => refuseXml('doctype', 'The XML file has a document type declaration, which is not allowed.'));
  parser.on('opentag', events.open);
  parser.on('text', events.text);
  parser.on('cdata', events.text);
  parser.on('closetag', events.close);
  try {
    for (let at = 0; at < text.length; at += chunkLength) parser.write(text.slice(at, at + chunkLength));
    parser.close();
  } catch (thrown) {
    if (thrown instanceof XmlRefusal) return { code: thrown.code, message: cleaned(thrown.message), line: parser.line };
    return { code: 'malformed', message: 'The XML is not well-formed.', line: parser.line };
  }
  return null;
}

function refuseXml(code: XmlProblem['code'], message: string): never {
  throw new XmlRefusal(code, message);
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
  readonly root: () => XmlElement | undefined;
}

function createBuilder(limits: XmlLimits): Builder {
  const stack: OpenElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  return {
    root: () => root,
    open: (tag) => {
      if (stack.length >= limits.maxDepth) refuseXml('too-deep', `The XML file is nested more than ${limits.maxDepth} deep.`);
      if (++count > limits.maxElements) refuseXml('too-large', `The XML file has more than ${limits.maxElements} elements.`);
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
