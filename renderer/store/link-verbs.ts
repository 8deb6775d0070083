import { getRecord } from '#shared/document/trellis-document';
import type { Edge, EdgeKind } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import type { Group, Requirement } from '#shared/model/requirement';
import { t } from '../i18n/t';
import { newId } from './new-id';
import { nameOf } from './selectors';
import type { Studio } from './studio';
import { groupWords } from './structure-words';

const documentOf = (studio: Studio) => studio.replica.getState().document;
const endsOf = (studio: Studio, { from, to }: Edge) => ({ from: nameOf(documentOf(studio), from), to: nameOf(documentOf(studio), to) });

/** Makes a link one of another kind, as one step; what only a prerequisite asks for goes with it. Refused as drawing it would be. */
export async function changeLinkKind(studio: Studio, edge: Edge, kind: EdgeKind): Promise<boolean> {
  if (kind === edge.kind) return true;
  const say = t('announce.linkKind', { ...endsOf(studio, edge), kind: t(`edge.${kind}`) });
  return studio.dispatch(
    [{ name: 'record.remove', payload: { ids: [edge.id] } }, { name: 'edge.add', payload: { id: edge.id, kind, from: edge.from, to: edge.to } }],
    { label: t('links.undoKind', { ...endsOf(studio, edge), kind: t(`edge.${kind}`) }), focus: [edge.to], say },
  );
}

export function removeLink(studio: Studio, edge: Edge): Promise<boolean> {
  return studio.dispatch({ name: 'record.remove', payload: { ids: [edge.id] } }, { focus: [edge.to], say: t('announce.linkRemoved', endsOf(studio, edge)) });
}

/** A group before a module; for everything but "all of" its first member enters where nothing else meets it. */
export function addGroup(studio: Studio, module: RecordId, group: Group): Promise<boolean> {
  const [first] = group.of as readonly RecordId[];
  const record = { id: newId('requirement'), type: 'requirement', module, group, default: group.need === 'all' || first === undefined ? [] : [first] };
  const say = t('announce.groupAdded', { title: nameOf(documentOf(studio), module), words: groupWords(documentOf(studio), group) });
  return studio.dispatch({ name: 'record.create', payload: { records: [record] } }, { label: t('groups.undoAdd'), focus: [module], say });
}

export function removeGroup(studio: Studio, requirement: Requirement): Promise<boolean> {
  return studio.dispatch({ name: 'record.remove', payload: { ids: [requirement.id] } }, { focus: [requirement.module], say: t('announce.groupRemoved', { title: nameOf(documentOf(studio), requirement.module) }) });
}

/** Deletes records (with what cannot live without them), says their names, and offers Undo. */
export async function deleteRecords(studio: Studio, ids: readonly RecordId[]): Promise<boolean> {
  const there = ids.filter((id) => getRecord(documentOf(studio), id));
  const [first] = there;
  if (first === undefined || !(await studio.dispatch({ name: 'record.remove', payload: { ids: [...there] } }, { focus: there, say: t('announce.removed', { title: nameOf(documentOf(studio), first) }) }))) return false;
  studio.toast('ok', t('toast.deleted', { count: there.length }), true, true);
  return true;
}

