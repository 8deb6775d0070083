import type { RecordId } from '../../model/ids';
import type { TrellisDocument } from '../trellis-document';
import { cutPoints, pagesInOrder, type CutPoint } from './cut-points';
import { secondsOfPage } from './estimate-minutes';

/** Lengths in minutes that a module should have, both included. */
export interface TargetLength {
  readonly least: number;
  readonly most: number;
}
export const targetLengths = { micro: { least: 3, most: 7 }, module: { least: 15, most: 45 } } as const satisfies Readonly<Record<string, TargetLength>>;

/** What stands between two cuts: its cut (null: the beginning) and its minutes, not rounded. */
export interface Stretch {
  readonly at: CutPoint | null;
  readonly minutes: number;
}

/** The content of a module between all places where it can be cut, each with its estimated minutes. */
export function stretchesOf(document: TrellisDocument, module: RecordId): readonly Stretch[] {
  const cuts = cutPoints(document, module);
  const pages = pagesInOrder(document.tables.page.values(), module);
  const bounds: readonly { readonly at: CutPoint | null; readonly page: number; readonly line: number }[] = [
    { at: null, page: 0, line: 0 }, ...cuts.map((at) => ({ at, page: pages.findIndex(({ id }) => id === at.page), line: at.line })),
  ];
  return bounds.map(({ at, page, line }, index) => {
    const end = bounds[index + 1] ?? { page: pages.length, line: 0 };
    const seconds = pages.slice(page, end.page + 1).reduce((sum, one, offset) => {
      const here = page + offset;
      if (here === end.page && end.line === 0) return sum;
      return sum + secondsOfPage({ ...one, body: one.body.slice(here === page ? line : 0, here === end.page ? end.line : undefined) });
    }, 0);
    return { at, minutes: seconds / 60 };
  });
}

/**
 * The cuts that bring the parts closest to the target length: the least sum, over parts, of how far each is outside it (squared), then the highest headings, then the fewest
 * cuts. `total`: the minutes that the whole is known to take; the estimate is scaled to it. Dynamic programming over the places, O(n²). Empty: it is best left whole.
 */
export function suggestCuts(stretches: readonly Stretch[], { least, most }: TargetLength, total: number | null = null): readonly CutPoint[] {
  const sum = stretches.reduce((all, { minutes }) => all + minutes, 0);
  const scale = total !== null && sum > 0 ? total / sum : 1;
  const before = [0];
  for (const { minutes } of stretches) before.push(before.at(-1)! + minutes * scale);
  const cost = (from: number, to: number): number => {
    const minutes = before[to]! - before[from]!;
    const outside = minutes < least ? least - minutes : minutes > most ? minutes - most : 0;
    return outside ** 2 + (from === 0 ? 0 : 0.01 + 0.02 * (stretches[from]!.at?.level ?? 0));
  };
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= stretches.length; to++) {
    let found = { cost: Infinity, from: 0 };
    for (let from = 0; from < to; from++) {
      const whole = best[from]!.cost + cost(from, to);
      if (whole < found.cost) found = { cost: whole, from };
    }
    best.push(found);
  }
  const cuts: CutPoint[] = [];
  for (let at = best[stretches.length]!.from; at > 0; at = best[at]!.from) cuts.unshift(stretches[at]!.at!);
  return cuts;
}
