import type { DocxBlock } from './read-blocks';

type Paragraph = DocxBlock & { readonly kind: 'paragraph' };

export interface GuessedHeadings {
  readonly levels: ReadonlyMap<DocxBlock, number>;
  /** A first bold line right above another: the title of the document. */
  readonly title: string;
}

const maxLength = 120;
const counted = /^(?:module|unit|lesson|chapter|week|part|section|session|topic|day|modul|lektion|kapitel|woche|teil|einheit|semaine|chapitre|leçon|unidad|lección|capítulo|semana)\s+(?:\d{1,3}|[ivxlc]{1,7})(?![\p{L}\p{N}])/iu;
const numbered = /^(\d{1,3}(?:\.\d{1,3}){0,5})[.)]?\s+\p{Lu}/u;

/**
 * Headings of a document whose author used no heading styles: short lines that are bold throughout, or numbered as titles are ("Module 3", "2.1 Scope"). A numbered line followed by
 * another of its depth is an item of a list.
 */
export function guessHeadings(blocks: readonly DocxBlock[]): GuessedHeadings {
  const ranks = blocks.map((block, at) => rankOf(block, blocks[at + 1]));
  const first = ranks.findIndex((rank) => rank > 0);
  const isTitle = first === 0 && ranks[0] === boldRank && (ranks[1] ?? 0) > 0;
  const levels = new Map<DocxBlock, number>();
  blocks.forEach((block, at) => {
    if (ranks[at]! > 0 && !(isTitle && at === 0)) levels.set(block, ranks[at]!);
  });
  const title = isTitle && blocks[0]?.kind === 'paragraph' ? blocks[0].text : '';
  return { levels, title };
}

/** Bold lines stand below counted ones, above the inner levels of numbers. */
const boldRank = 3;

function rankOf(block: DocxBlock, next: DocxBlock | undefined): number {
  if (block.kind !== 'paragraph' || block.list || block.text.length > maxLength || block.text === '') return 0;
  if (counted.test(block.text) && !/[.;]$/.test(block.text)) return 1;
  const depth = depthOf(block);
  if (depth > 0 && (block.isBold || (next !== undefined && depthOf(next) !== depth)) && !/[.;,]$/.test(block.text)) return depth === 1 ? 2 : boldRank + depth;
  return block.isBold && !/[.;,]$/.test(block.text) && /\p{L}/u.test(block.text) ? boldRank : 0;
}

function depthOf(block: DocxBlock): number {
  const number = block.kind === 'paragraph' && !block.list && block.text.length <= maxLength ? numbered.exec(block.text)?.[1] : undefined;
  return number === undefined ? 0 : number.split('.').length;
}

/** The words of the paragraphs that became headings. */
export function headingTexts(blocks: readonly DocxBlock[], levels: ReadonlyMap<DocxBlock, number>): readonly string[] {
  return blocks.filter((block): block is Paragraph => block.kind === 'paragraph' && levels.has(block)).map(({ text }) => text);
}
