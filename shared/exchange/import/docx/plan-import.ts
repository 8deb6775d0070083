import { quoteSafely } from '../../../kit/quote';
import { err, ok } from '../../../kit/result';
import { isImagePath } from '../../files/media-type';
import { childOf } from '../../files/xml/xml-element';
import { createImportDraft, finishImport, importFinding, type ImportNote, type ImportPlanner } from '../import-plan';
import { addCourse } from '../markdown/add-course';
import { cutPage } from '../markdown/read-course';
import { closeLevels, objectivesHeadings } from '../markup/headings';
import { pageOfLines, plainCourse } from '../markup/text-course';
import { writeMarkdown } from '../markup/write-markdown';
import { guessHeadings, headingTexts } from './guess-headings';
import { isClosedDocument, readDocxParts } from './package-parts';
import { readBlocks, toMarkup, type DocxBlock } from './read-blocks';
import { readStyles } from './styles';

/**
 * A Word document (unpacked) → one course. Its headings of the highest level are modules, or those of the second where there is one of the first, as in a Markdown file; deeper headings
 * stay in the pages. Without heading styles headings are guessed, and that is said.
 */
export const planDocxImport: ImportPlanner = (input) => {
  if (input.files.some(isClosedDocument)) return err([importFinding('TRL-I050', `${quoteSafely(input.name)} has a password or is in the Word format from before 2007. Open it in Word, take the password off and save it as .docx.`)]);
  const parts = readDocxParts(input.files);
  if (!parts.ok) return err([importFinding('TRL-I051', `${quoteSafely(input.name)} cannot be read as a Word document: ${parts.error}`)]);
  const { path, document, styles, numbering, targets } = parts.value;
  const body = childOf(document, 'body');
  if (document.local !== 'document' || !body) return err([importFinding('TRL-I051', `${quoteSafely(input.name)} cannot be read as a Word document: ${quoteSafely(path)} holds no body. Save it anew as .docx.`)]);
  const left = new Map<string, number>();
  const all = readBlocks(body, { styles: readStyles(styles, numbering), targets, left });
  const warnings: ImportNote[] = [];
  const { title, blocks, levelOf } = outline(all, path, warnings);
  const files = new Set(input.files.map((file) => file.path));
  const lines = writeMarkdown(toMarkup(blocks, levelOf), {
    link: (address) => (/^(https?|mailto):/i.test(address) ? address : null),
    image: (address) => imageTarget(address, files, path, warnings),
    dropped: () => undefined,
  });
  for (const [name, count] of left) warnings.push({ code: 'left-out', where: path, message: `${count} ${name} of the document were not taken over.` });
  const draft = createImportDraft();
  const read = plainCourse({ ...cutPage(input.name, { path: '', page: pageOfLines(lines, title) }, objectivesHeadings), warnings });
  addCourse(draft, input, { kind: 'docx', read, images: input.files.filter((file) => /^word\/media\//i.test(file.path) && isImagePath(file.path)) });
  return ok(finishImport('docx', draft));
};

interface Outline {
  readonly title: string;
  readonly blocks: readonly DocxBlock[];
  readonly levelOf: (block: DocxBlock) => number;
}

/** Which paragraphs are headings, and the title of the document (taken out of its text). */
function outline(all: readonly DocxBlock[], path: string, warnings: ImportNote[]): Outline {
  const titled = all.find((block) => block.kind === 'paragraph' && block.isTitle && block.text !== '');
  const title = titled?.kind === 'paragraph' ? titled.text : '';
  const blocks = all.filter((block) => block !== titled);
  const styled = new Map(blocks.flatMap((block): readonly [DocxBlock, number][] => (block.kind === 'paragraph' && block.heading > 0 ? [[block, block.heading]] : [])));
  if (styled.size > 0) return { title, blocks, levelOf: levelsOf(styled) };
  const guessed = guessHeadings(blocks);
  const texts = headingTexts(blocks, guessed.levels);
  const shown = texts.slice(0, 10).map((text) => quoteSafely(text, 40)).join(', ');
  warnings.push(texts.length > 0
    ? { code: 'guessed-headings', where: path, message: `The document uses no heading styles. These ${texts.length} short bold or numbered lines were taken for headings: ${shown}${texts.length > 10 ? ', …' : ''}. To decide yourself, give headings the styles Heading 1 to 6 in Word and import again.` }
    : { code: 'no-headings', where: path, message: 'The document has no headings, so it is one module. To get several, give their titles the style Heading 1 in Word and import again.' });
  return { title: title || guessed.title, blocks: guessed.title === '' ? blocks : blocks.slice(1), levelOf: levelsOf(guessed.levels) };
}

function levelsOf(levels: ReadonlyMap<DocxBlock, number>): (block: DocxBlock) => number {
  const closed = closeLevels(levels.values());
  return (block) => closed.get(levels.get(block) ?? 0) ?? 0;
}

/** Images of the document lie beside the text: `word/media/image1.png`. */
function imageTarget(address: string, files: ReadonlySet<string>, path: string, warnings: ImportNote[]): string | null {
  if (/^https?:/i.test(address)) return address;
  if (files.has(address) && isImagePath(address)) return address;
  warnings.push({ code: 'missing-image', where: path, message: `The image ${quoteSafely(address)} is not in the document, or of a kind that no browser shows (EMF, WMF).` });
  return null;
}
