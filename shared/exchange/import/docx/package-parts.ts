import { quoteSafely } from '../../../kit/quote';
import { err, ok, type Result } from '../../../kit/result';
import { resolveReference } from '../../files/paths';
import { parseXmlBytes, type XmlLimits } from '../../files/xml/parse-xml';
import { attributeOf, childrenOf, type XmlElement } from '../../files/xml/xml-element';
import type { ImportFile } from '../import-plan';

/** Where a relation of the document leads. */
export interface DocxTarget {
  readonly address: string;
  readonly isExternal: boolean;
}

/** The parts of a Word document that are read, as trees. */
export interface DocxParts {
  /** Path of the main part. */
  readonly path: string;
  readonly document: XmlElement;
  readonly styles: XmlElement | undefined;
  readonly numbering: XmlElement | undefined;
  readonly targets: ReadonlyMap<string, DocxTarget>;
}

const mainPart = /^word\/document\d*\.xml$/i;
const limits: XmlLimits = { maxDepth: 256, maxElements: 2_000_000, maxLength: 64 * 1024 * 1024 };

/** Are these the unpacked parts of a Word document, or one that is still closed (a password, the format before 2007)? */
export function isWordDocument(files: readonly ImportFile[]): boolean {
  return files.some(({ path }) => mainPart.test(path)) || files.some(isClosedDocument);
}

/** A Word document in the container of the old format: written before 2007, or encrypted. */
export function isClosedDocument({ path, bytes }: ImportFile): boolean {
  return /\.do[ct][xm]?$/i.test(path) && [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}

/** Reads the parts strictly; the error is a sentence. Styles and numbering may be missing. */
export function readDocxParts(files: readonly ImportFile[]): Result<DocxParts, string> {
  const main = files.find(({ path }) => mainPart.test(path));
  if (!main) return err('word/document.xml is missing. Save the document anew as .docx in Word, LibreOffice or Google Docs.');
  const document = parse(main);
  if (!document.ok) return document;
  const relations = files.find(({ path }) => path.toLowerCase() === main.path.replace(/^word\//i, 'word/_rels/').toLowerCase() + '.rels');
  const links = relations ? parse(relations) : ok(undefined);
  if (!links.ok) return links;
  const [styles, numbering] = ['word/styles.xml', 'word/numbering.xml'].map((path) => {
    const file = files.find((candidate) => candidate.path.toLowerCase() === path);
    return file ? parse(file) : ok(undefined);
  });
  if (styles && !styles.ok) return styles;
  if (numbering && !numbering.ok) return numbering;
  return ok({ path: main.path, document: document.value, styles: styles?.value, numbering: numbering?.value, targets: targetsOf(main.path, links.value) });
}

function parse(file: ImportFile): Result<XmlElement, string> {
  const parsed = parseXmlBytes(file.bytes, limits);
  if (parsed.ok) return parsed;
  const line = parsed.error.line > 0 ? ` (line ${parsed.error.line})` : '';
  return err(`${quoteSafely(file.path)} was refused${line}: ${parsed.error.message}`);
}

function targetsOf(from: string, links: XmlElement | undefined): ReadonlyMap<string, DocxTarget> {
  const found = new Map<string, DocxTarget>();
  for (const link of links ? childrenOf(links, 'Relationship') : []) {
    const target = attributeOf(link, 'Target') ?? '';
    const isExternal = attributeOf(link, 'TargetMode')?.toLowerCase() === 'external';
    const address = isExternal ? target : target.startsWith('/') ? target.slice(1) : (resolveReference(from, target) ?? '');
    found.set(attributeOf(link, 'Id') ?? '', { address, isExternal });
  }
  return found;
}
