import { compareCodeUnits } from '../../kit/order';
import { scanLines } from '../../kit/markdown/scan-lines';
import type { RecordId } from '../../model/ids';
import type { Page } from '../../model/page';
import type { TrellisDocument } from '../trellis-document';

/** A place at which a module can be cut: a page of it, and the line of that page that becomes the first of the new module. Line 0 is the page's beginning. */
export interface Cut {
  readonly page: RecordId;
  readonly line: number;
}

/** A cut at a heading or a page. `level` 0: the page itself; 1 to 6: a heading. */
export interface CutPoint extends Cut {
  readonly level: number;
  readonly title: string;
}

/** The pages of a module in their order. */
export function pagesInOrder(pages: Iterable<Page>, module: RecordId): readonly Page[] {
  return [...pages].filter((page) => page.module === module).sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
}

/** Where a module can be cut, in reading order: every page but the first, and every heading that is not the first line of its page. `#` in code is no heading. */
export function cutPoints(document: TrellisDocument, module: RecordId): readonly CutPoint[] {
  return pagesInOrder(document.tables.page.values(), module).flatMap((page, index): CutPoint[] => {
    const start: CutPoint[] = index === 0 ? [] : [{ page: page.id, line: 0, level: 0, title: page.title }];
    if (page.format !== 'markdown') return start;
    const first = page.body.findIndex((line) => line.trim() !== '');
    const headings = scanLines(page.body).flatMap((line, at): CutPoint[] => {
      if (line.kind !== 'heading' || line.text === '') return [];
      const from = at - ((line.underlines ?? 1) - 1);
      return from <= first ? [] : [{ page: page.id, line: from, level: line.level, title: line.text.slice(0, 300) }];
    });
    return [...start, ...headings];
  });
}
