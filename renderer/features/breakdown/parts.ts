import { pagesInOrder, type CutPoint } from '#shared/document/breakdown/cut-points';
import { shareMinutes } from '#shared/document/breakdown/share-minutes';
import { estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import type { Page } from '#shared/model/page';

/** A place at which it is to be cut, with the title of what begins there. */
export type PlacedCut = Pick<CutPoint, 'page' | 'line' | 'title'>;

export function keyOf({ page, line }: Pick<CutPoint, 'page' | 'line'>): string {
  return `${page} ${line}`;
}

/** The chosen cuts that the module still has, in reading order. */
export function cutsIn(document: TrellisDocument, module: RecordId, cuts: ReadonlyMap<string, PlacedCut>): readonly PlacedCut[] {
  const order = pagesInOrder(document.tables.page.values(), module).map(({ id }) => id);
  return [...cuts.values()].filter(({ page, line }) => order.includes(page) && line < Math.max(1, document.tables.page.get(page)?.body.length ?? 0)).sort((a, b) => order.indexOf(a.page) - order.indexOf(b.page) || a.line - b.line);
}

/** Minutes of the parts that the cuts make: what is set for the module, else its estimate, shared out by content. */
export function minutesOfParts(document: TrellisDocument, module: RecordId, cuts: readonly PlacedCut[]): readonly number[] {
  const parts: Page[][] = [[]];
  let left = [...cuts];
  for (const page of pagesInOrder(document.tables.page.values(), module)) {
    let from = 0;
    for (const cut of left.filter((one) => one.page === page.id)) {
      if (cut.line > from) parts.at(-1)!.push({ ...page, body: page.body.slice(from, cut.line) });
      parts.push([]);
      from = cut.line;
    }
    parts.at(-1)!.push({ ...page, body: page.body.slice(from) });
    left = left.filter((one) => one.page !== page.id);
  }
  const minutes = document.tables.module.get(module)?.minutes ?? estimateMinutes(document, module).minutes;
  return shareMinutes(minutes, parts);
}
