import { applyCommand } from '#shared/document/apply-command';
import { pagesInOrder, type CutPoint } from '#shared/document/breakdown/cut-points';
import { estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import { applyDiff } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { splitCommand } from '../../store/breakdown-verbs';

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

/** Minutes that the parts will have: what splitting gives, tried on the document and thrown away; estimated where none are set. */
export function minutesOfParts(document: TrellisDocument, module: RecordId, cuts: readonly PlacedCut[]): readonly number[] {
  const { command, parts } = splitCommand(module, cuts, false);
  const split = cuts.length === 0 ? undefined : applyCommand(document, command);
  const after = split?.ok ? applyDiff(document, split.value.diff) : document;
  return (split?.ok ? parts : [module]).map((id) => after.tables.module.get(id)?.minutes ?? estimateMinutes(after, id).minutes);
}
