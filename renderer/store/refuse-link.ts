import { describeLoop, findLoopWith } from '#shared/document/loops';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { hardEdgeKinds, type Edge, type EdgeKind } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { membersOf } from '#shared/model/requirement';
import { t } from '../i18n/t';
import { programOf } from './programs';
import { edgesOf, nameOf } from './selectors';
import { groupWords } from './structure-words';

export interface Refusal {
  readonly title: string;
  /** The loop in words and, where it leads through a group, what could not be met; or empty. */
  readonly detail: string;
}

type Arrow = Pick<Edge, 'kind' | 'from' | 'to'>;
const arrows = new WeakMap<object, WeakMap<object, readonly Arrow[]>>();

/** Links, and an arrow from each module that a group names to the module that has the group (E-12). */
function arrowsOf(document: TrellisDocument): readonly Arrow[] {
  const { edge, requirement } = document.tables;
  const known = arrows.get(edge)?.get(requirement);
  if (known) return known;
  const groups = [...requirement.values()].flatMap(({ module, group }) => membersOf(group).map((from): Arrow => ({ kind: 'prerequisite', from, to: module })));
  const all = groups.length === 0 ? edgesOf(document) : [...edgesOf(document), ...groups];
  (arrows.get(edge) ?? arrows.set(edge, new WeakMap()).get(edge)!).set(requirement, all);
  return all;
}

/** The loop that a link would close, over links and groups, or null. A group in it is named: with that link it can no longer be met. */
function refuseLoop(document: TrellisDocument, link: Arrow): Refusal | null {
  const loop = findLoopWith(arrowsOf(document), link);
  if (!loop) return null;
  const linked = new Set(edgesOf(document).filter(({ kind }) => hardEdgeKinds.includes(kind)).flatMap(({ kind, from, to }) => (kind === 'strict-corequisite' ? [`${from} ${to}`, `${to} ${from}`] : [`${from} ${to}`])));
  const steps = loop.slice(1).map((to, at) => ({ from: loop[at]!, to }));
  const unmet = steps.filter(({ from, to }, at) => at > 0 && !linked.has(`${from} ${to}`)).flatMap(({ from, to }) => {
    const requirement = [...document.tables.requirement.values()].find(({ module, group }) => module === to && membersOf(group).includes(from));
    return requirement ? [t('map.unmet', { module: nameOf(document, to), group: groupWords(document, requirement.group), member: nameOf(document, from) })] : [];
  });
  return { title: t('map.loop'), detail: [describeLoop(loop, (id) => getRecord(document, id)), ...unmet].join('. ') };
}

/** Why a link from one module to another may not be drawn, or null. */
export function refuseLink(document: TrellisDocument, from: RecordId, to: RecordId, kind: EdgeKind = 'prerequisite'): Refusal | null {
  const loop = refuseLoop(document, { kind, from, to });
  if (loop) return loop;
  if (edgesOf(document).some((edge) => edge.kind === kind && edge.from === from && edge.to === to)) return { title: t('map.already'), detail: '' };
  return null;
}

/** Why a module may not enter a group of prerequisites, or null: it is in it, it is the one that waits, or it waits for that one itself. */
export function refuseJoin(document: TrellisDocument, requirement: RecordId, module: RecordId): Refusal | null {
  const record = document.tables.requirement.get(requirement);
  if (!record) return { title: t('group.gone'), detail: '' };
  if (record.module === module) return { title: t('group.own', { title: nameOf(document, module) }), detail: '' };
  if (membersOf(record.group).includes(module)) return { title: t('group.already', { title: nameOf(document, module) }), detail: '' };
  return refuseLoop(document, { kind: 'prerequisite', from: module, to: record.module });
}

/** What would be wrong with the path of a role that works now, if a prerequisite were drawn; empty where it would still work. Such a link may be drawn: what else has to change is then among Problems. */
export function brokenPath(document: TrellisDocument, role: RecordId | null, from: RecordId, to: RecordId): string {
  if (role === null || !programOf(document, role).ok) return '';
  const link: Edge = { id: 'edge:tried', type: 'edge', kind: 'prerequisite', from, to, needs: null };
  const tried = programOf({ ...document, tables: { ...document.tables, edge: new Map([...document.tables.edge, [link.id, link]]) } }, role);
  return tried.ok ? '' : (tried.error[0]?.message ?? '');
}
