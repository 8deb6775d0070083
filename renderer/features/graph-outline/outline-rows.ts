import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Edge } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import type { Requirement } from '#shared/model/requirement';
import type { Zone } from '#shared/model/zone';
import { t } from '../../i18n/t';
import { pathSections, type PathSection } from '../../store/path-sections';
import { coursesOf, modulesOf, needsOf, rulesOf } from '../../store/selectors';
import { groupsOf, groupWords, linkWords } from '../../store/structure-words';

/** What a row of an outline is about. */
export type OutlineSubject =
  | { readonly kind: 'zone'; readonly zone: Zone }
  /** A heading over modules that no zone holds, and over rules. */
  | { readonly kind: 'pulled' | 'outside' | 'rules' }
  | { readonly kind: 'course'; readonly course: RecordId | null }
  | { readonly kind: 'module'; readonly module: RecordId; readonly place: PathSection['kind'] | 'course' }
  | { readonly kind: 'gate' | 'rule' }
  | { readonly kind: 'link'; readonly edge: Edge }
  | { readonly kind: 'group'; readonly requirement: Requirement };

interface OutlineNode {
  readonly key: string;
  readonly subject: OutlineSubject;
  /** What is selected with it; null: nothing. */
  readonly record: RecordId | null;
  readonly title: string;
  /** How many or how long, at the end of the row. */
  readonly count: string;
  /** Null: nothing can be inside. */
  readonly inside: (() => readonly OutlineNode[]) | null;
  readonly isOpen: boolean;
}

export interface OutlineRow extends Omit<OutlineNode, 'inside' | 'isOpen'> {
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
  readonly open: boolean | null;
}

/** What was opened or closed by hand, by the key of the row. */
export type Folds = ReadonlyMap<string, boolean>;

/** More than this, and what is not in the path starts closed; the same of a course on the map. */
const foldOutside = 40;
const foldCourse = 300;

function flatten(nodes: readonly OutlineNode[], folds: Folds, level = 1): readonly OutlineRow[] {
  return nodes.flatMap(({ inside, isOpen, ...node }, index) => {
    const open = inside === null ? null : (folds.get(node.key) ?? isOpen);
    const row: OutlineRow = { ...node, level, position: index + 1, setSize: nodes.length, open };
    return open && inside ? [row, ...flatten(inside(), folds, level + 1)] : [row];
  });
}

/** A module, with what it needs inside. */
function moduleNode(document: TrellisDocument, id: RecordId, under: string, place: PathSection['kind'] | 'course'): readonly OutlineNode[] {
  const module = document.tables.module.get(id);
  if (!module) return [];
  const key = `${under}/${id}`;
  const has = needsOf(document, id).length > 0 || groupsOf(document, id).length > 0;
  const inside = (): readonly OutlineNode[] => [
    ...needsOf(document, id).map((edge): OutlineNode => ({ key: `${key}/${edge.id}`, subject: { kind: 'link', edge }, record: edge.id, title: linkWords(document, edge), count: '', inside: null, isOpen: false })),
    ...groupsOf(document, id).map((requirement): OutlineNode => ({ key: `${key}/${requirement.id}`, subject: { kind: 'group', requirement }, record: id, title: groupWords(document, requirement.group), count: '', inside: null, isOpen: false })),
  ];
  return [{ key, subject: { kind: 'module', module: id, place }, record: id, title: module.title, count: module.minutes === null ? '' : String(module.minutes), inside: has ? inside : null, isOpen: false }];
}

/** A role's path: gates before what they open, zones with their modules, what is pulled in, rules, what is not in it. */
export function pathRows(document: TrellisDocument, role: RecordId, folds: Folds): readonly OutlineRow[] {
  const rules = rulesOf(document, role).map((rule): OutlineNode => ({ key: rule.id, subject: { kind: 'rule' }, record: rule.id, title: rule.title, count: '', inside: null, isOpen: false }));
  const nodes = pathSections(document, role).flatMap(({ id, kind, zone, modules, gates }): readonly OutlineNode[] => {
    const subject: OutlineSubject = zone ? { kind: 'zone', zone } : kind === 'pulled' ? { kind } : { kind: 'outside' };
    const title = zone?.title ?? t(kind === 'pulled' ? 'path.pulledIn' : 'path.notInPath');
    return [
      ...gates.map((gate): OutlineNode => ({ key: gate.id, subject: { kind: 'gate' }, record: gate.id, title: gate.title || t('path.gate'), count: '', inside: null, isOpen: false })),
      ...(kind === 'outside' && rules.length > 0 ? [{ key: 'rules', subject: { kind: 'rules' }, record: null, title: t('rules.title'), count: String(rules.length), inside: () => rules, isOpen: true } as const] : []),
      { key: id, subject, record: zone?.id ?? null, title, count: String(modules.length), inside: () => modules.flatMap((module) => moduleNode(document, module, id, kind)), isOpen: kind !== 'outside' || modules.length <= foldOutside },
    ];
  });
  return flatten(nodes, folds);
}

/** Courses with their modules; modules of no course last. */
export function mapRows(document: TrellisDocument, folds: Folds): readonly OutlineRow[] {
  const byCourse = new Map<RecordId | null, RecordId[]>([...coursesOf(document).map(({ id }) => [id, []] as [RecordId, RecordId[]]), [null, []]]);
  for (const { id, course } of modulesOf(document)) (byCourse.get(course) ?? byCourse.get(null))?.push(id);
  return flatten([...byCourse].filter(([course, modules]) => course !== null || modules.length > 0).map(([course, modules]): OutlineNode => ({
    key: course ?? 'none', subject: { kind: 'course', course }, record: null, title: course === null ? t('library.noCourse') : (document.tables.course.get(course)?.title ?? course), count: String(modules.length),
    inside: () => modules.flatMap((id) => moduleNode(document, id, course ?? 'none', 'course')), isOpen: modules.length <= foldCourse,
  })), folds);
}
