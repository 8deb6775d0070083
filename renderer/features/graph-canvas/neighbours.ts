import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { needsOf, unlocksOf } from '../../store/selectors';

export interface Neighbours {
  /** Modules and links that the selected module needs, directly. */
  readonly needs: ReadonlySet<RecordId>;
  readonly unlocks: ReadonlySet<RecordId>;
}

export const noNeighbours: Neighbours = { needs: new Set(), unlocks: new Set() };

/** What stands directly before and after the one selected module. */
export function neighboursOf(document: TrellisDocument, selection: readonly RecordId[]): Neighbours {
  const [id] = selection;
  if (selection.length !== 1 || !id?.startsWith('module:')) return noNeighbours;
  return {
    needs: new Set(needsOf(document, id).flatMap((edge) => [edge.id, edge.from])),
    unlocks: new Set(unlocksOf(document, id).flatMap((edge) => [edge.id, edge.to])),
  };
}
