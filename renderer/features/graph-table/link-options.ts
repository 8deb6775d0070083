import type { TrellisDocument } from '#shared/document/trellis-document';
import { hardEdgeKinds, type EdgeKind } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { refuseLink } from '../../store/refuse-link';
import { modulesOf, needsOf, unlocksOf } from '../../store/selectors';

export interface LinkOption {
  readonly id: RecordId;
  readonly code: string;
  readonly title: string;
  /** Why it cannot be chosen; empty: it can. */
  readonly why: string;
}

/** At most so many are listed; typing narrows. */
const most = 200;

/** Modules that hard links lead to from one, either way: only with these a link can close a loop. */
function connected(document: TrellisDocument, start: RecordId): ReadonlySet<RecordId> {
  const seen = new Set([start]);
  for (const id of seen) for (const edge of [...needsOf(document, id), ...unlocksOf(document, id)]) if (hardEdgeKinds.includes(edge.kind)) seen.add(edge.from).add(edge.to);
  return seen;
}

/** What may come before `module` by a link of this kind (null: as a member of a group, which has no loops of its own), with the reason where it may not. */
export function linkOptions(document: TrellisDocument, module: RecordId, kind: EdgeKind | null, query: string): readonly LinkOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const near = kind === null ? new Set<RecordId>() : new Set([...connected(document, module), ...needsOf(document, module).map(({ from }) => from)]);
  return modulesOf(document)
    .filter((item) => item.id !== module && words.every((word) => `${item.code} ${item.title}`.toLowerCase().includes(word)))
    .slice(0, most)
    .map(({ id, code, title }) => {
      const refusal = kind !== null && near.has(id) ? refuseLink(document, id, module, kind) : null;
      return { id, code, title, why: refusal === null ? '' : refusal.detail ? t('link.would', { loop: refusal.detail }) : t('link.already') };
    });
}
