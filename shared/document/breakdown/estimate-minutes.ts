import { scanLines } from '../../kit/markdown/scan-lines';
import type { RecordId } from '../../model/ids';
import type { Page } from '../../model/page';
import { askedCount } from '../../model/question-set';
import type { TrellisDocument } from '../trellis-document';
import { pagesInOrder } from './cut-points';

/** One reason of an estimate: how many of what, and the seconds that they count for. */
export interface EstimatePart {
  readonly what: 'words' | 'code-lines' | 'pictures' | 'activities' | 'questions' | 'imported-pages' | 'links';
  readonly count: number;
  readonly seconds: number;
}

/** Whole minutes, at least 1 where there is anything; 0: there is no content. */
export interface Estimate {
  readonly minutes: number;
  readonly parts: readonly EstimatePart[];
}

/**
 * Seconds that one of each counts for. Words: 200 a minute, below the 238 that adults read silently (Brysbaert 2019, Journal of Memory and Language 109), because learners
 * reread. The others are working values without a source, stated so that they can be disputed: a line of code 4 s, a picture 12 s, an activity 5 min, a question 60 s, an imported
 * page 3 min, a link 3 min.
 */
export const secondsEach: Readonly<Record<EstimatePart['what'], number>> = { words: 60 / 200, 'code-lines': 4, pictures: 12, activities: 300, questions: 60, 'imported-pages': 180, links: 180 };

const activity = /^(exercise|activity|challenge|practice|task|lab|your turn|discussion|übung|aufgabe)\b/i;
type Counts = Record<EstimatePart['what'], number>;
const none = (): Counts => ({ words: 0, 'code-lines': 0, pictures: 0, activities: 0, questions: 0, 'imported-pages': 0, links: 0 });

/** Minutes from content: pages and question sets. What a file of an imported page holds is not looked into. */
export function estimateMinutes(document: TrellisDocument, module: RecordId): Estimate {
  const counts = none();
  for (const page of pagesInOrder(document.tables.page.values(), module)) countPage(page, counts);
  for (const set of document.tables['question-set'].values()) if (set.module === module) counts.questions += askedCount(set);
  return estimateOf(counts);
}

/** The same for lines of one page. */
export function estimateLines(lines: readonly string[]): Estimate {
  const counts = none();
  countLines(lines, counts);
  return estimateOf(counts);
}

/** Seconds that the content of a page counts for, not rounded. */
export function secondsOfPage(page: Page): number {
  const counts = none();
  countPage(page, counts);
  return secondsOf(estimateOf(counts));
}

function secondsOf({ parts }: Pick<Estimate, 'parts'>): number {
  return parts.reduce((sum, part) => sum + part.seconds, 0);
}

function countPage(page: Page, counts: Counts): void {
  if (page.format === 'asset') counts['imported-pages'] += 1;
  else countLines(page.body, counts);
  if (page.format === 'link') counts.links += 1;
}

function countLines(lines: readonly string[], counts: Counts): void {
  for (const [at, line] of scanLines(lines).entries()) {
    if (line.kind === 'code') counts['code-lines'] += 1;
    else if (line.kind === 'div-open' && activity.test(line.name)) counts.activities += 1;
    else if (line.kind === 'heading' && activity.test(line.text)) counts.activities += 1;
    if (line.kind !== 'text' && line.kind !== 'heading') continue;
    const text = lines[at] ?? '';
    counts.pictures += text.match(/!\[[^\]]*\]\(/g)?.length ?? 0;
    // Where a link or picture leads is not read.
    counts.words += text.replace(/\]\([^)]*\)/g, ']').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
  }
}

function estimateOf(counts: Counts): Estimate {
  const parts = (Object.keys(counts) as EstimatePart['what'][]).flatMap((what): EstimatePart[] => (counts[what] > 0 ? [{ what, count: counts[what], seconds: counts[what] * secondsEach[what] }] : []));
  return { minutes: parts.length === 0 ? 0 : Math.max(1, Math.round(secondsOf({ parts }) / 60)), parts };
}
