import { describeLoop, findLoopWith } from '#shared/document/loops';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import type { EdgeKind } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { t } from '../i18n/t';
import { edgesOf } from './selectors';

export interface Refusal {
  readonly title: string;
  /** The loop in words, or empty. */
  readonly detail: string;
}

/** Why a link from one module to another may not be drawn, or null. */
export function refuseLink(document: TrellisDocument, from: RecordId, to: RecordId, kind: EdgeKind = 'prerequisite'): Refusal | null {
  const edges = edgesOf(document);
  const loop = findLoopWith(edges, { kind, from, to });
  if (loop) return { title: t('map.loop'), detail: describeLoop(loop, (id) => getRecord(document, id)) };
  if (edges.some((edge) => edge.kind === kind && edge.from === from && edge.to === to)) return { title: t('map.already'), detail: '' };
  return null;
}
