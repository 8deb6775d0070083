import type { TrellisDocument } from '#shared/document/trellis-document';
import { hardEdgeKinds, type EdgeKind } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { membersOf } from '#shared/model/requirement';
import { t } from '../../i18n/t';
import { refuseLink } from '../../store/refuse-link';
import { modulesOf, needsOf, unlocksOf } from '../../store/selectors';
import { groupsAround } from '../../store/structure-words';

export interface LinkOption {
  readonly id: RecordId;
  readonly code: string;
  readonly title: string;
  /** Why it cannot be chosen; empty: it can. */
  readonly why: string;
}

/** At most so many are listed; typing narrows. */
const most = 200;

/** Modules that hard links and groups lead to from one, either way: only with these a link can close a loop. */
function connected(document: TrellisDocument, start: RecordId): ReadonlySet<RecordId> {
  const seen = new Set([start]);
  const groups = groupsAround(document);
  for (const id of seen) {
    for (const edge of [...needsOf(document, id), ...unlocksOf(document, id)]) if (hardEdgeKinds.includes(edge.kind)) seen.add(edge.from).add(edge.to);
    for (const { module, group } of [...(groups.of.get(id) ?? []), ...(groups.with.get(id) ?? [])]) for (const one of [module, ...membersOf(group)]) seen.add(one);
  }
  return seen;
}

/** What may come before `module` by a link of this kind (null: as a member of a group, which may not close a loop either), with the reason where it may not. */
export function linkOptions(document: TrellisDocument, module: RecordId, kind: EdgeKind | null, query: string): readonly LinkOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const near = new Set([...connected(document, module), ...needsOf(document, module).map(({ from }) => from)]);
  return modulesOf(document)
    .filter((item) => item.id !== module && words.every((word) => `${item.code} ${item.title}`.toLowerCase().includes(word)))
    .slice(0, most)
    .map(({ id, code, title }) => {
      const refusal = near.has(id) ? refuseLink(document, id, module, kind ?? 'prerequisite') : null;
      return { id, code, title, why: refusal?.detail ? t('link.would', { loop: refusal.detail }) : refusal && kind !== null ? t('link.already') : '' };
    });
}
