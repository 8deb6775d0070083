import MiniSearch from 'minisearch';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { completenessOf, coursesOf, modulesOf, objectivesOf } from '../../store/selectors';
import { isInReview, type ReviewFilter } from '../../store/review-verbs';
import { competencyText, sortKey, type ColumnId } from './columns';

export interface LibraryView {
  readonly search: string;
  readonly course: RecordId | 'any';
  readonly level: string;
  readonly tag: string;
  readonly missing: string;
  readonly review: ReviewFilter;
  /** Who looks, for "mine". */
  readonly person: string;
  readonly grouped: boolean;
  readonly sort: { readonly column: ColumnId; readonly down: boolean } | null;
}

export const plainView: LibraryView = { search: '', course: 'any', level: 'any', tag: 'any', missing: 'any', review: 'any', person: '', grouped: true, sort: null };

export type LibraryRow =
  | { readonly kind: 'group'; readonly id: string; readonly title: string; readonly count: number; readonly minutes: number }
  | { readonly kind: 'module'; readonly module: CourseModule };

/** Fields whose absence can be filtered for, in the order of `completenessOf`. */
export const countedFields = ['competency', 'level', 'minutes', 'objective', 'context', 'format'] as const;

const indexes = new WeakMap<TrellisDocument, MiniSearch>();

function indexOf(document: TrellisDocument): MiniSearch {
  const known = indexes.get(document);
  if (known) return known;
  const index = new MiniSearch({ fields: ['title', 'text'], searchOptions: { prefix: true, combineWith: 'AND', boost: { title: 3 } } });
  index.addAll(modulesOf(document).map((module) => ({
    id: module.id,
    title: `${module.code} ${module.title}`,
    text: [module.industryContext, ...module.tags, competencyText(document, module), ...objectivesOf(document, module.id).map((objective) => objective.text)].join(' '),
  })));
  indexes.set(document, index);
  return index;
}

/** The modules that the view shows, in its order. */
export function visibleModules(document: TrellisDocument, view: LibraryView): readonly CourseModule[] {
  const hits = view.search.trim() === '' ? null : new Set(indexOf(document).search(view.search).map((hit) => String(hit.id)));
  const missing = countedFields.indexOf(view.missing as (typeof countedFields)[number]);
  const kept = modulesOf(document).filter((module) =>
    (!hits || hits.has(module.id)) &&
    (view.course === 'any' || (module.course ?? 'none') === view.course) &&
    (view.level === 'any' || module.level === view.level) &&
    (view.tag === 'any' || module.tags.includes(view.tag)) &&
    isInReview(document, module, view.review, view.person) &&
    (view.missing === 'any' || completenessOf(document, module)[missing] === false),
  );
  const { sort } = view;
  if (!sort) return kept;
  const keyed = kept.map((module) => ({ module, key: sortKey(document, module, sort.column) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (sort.down ? -1 : 1));
  return keyed.map((entry) => entry.module);
}

/** Rows of the grid: modules, under a line per course where grouped. */
export function deriveRows(document: TrellisDocument, modules: readonly CourseModule[], grouped: boolean): readonly LibraryRow[] {
  const asRow = (module: CourseModule): LibraryRow => ({ kind: 'module', module });
  if (!grouped) return modules.map(asRow);
  const byCourse = new Map<string, CourseModule[]>();
  for (const module of modules) {
    const key = module.course ?? '';
    const list = byCourse.get(key);
    if (list) list.push(module);
    else byCourse.set(key, [module]);
  }
  const order = [...coursesOf(document).map((course) => ({ id: course.id, title: course.title })), { id: '', title: t('library.noCourse') }];
  return order.flatMap(({ id, title }): LibraryRow[] => {
    const list = byCourse.get(id);
    if (!list) return [];
    if (id === '' && byCourse.size === 1) return list.map(asRow);
    return [{ kind: 'group', id, title, count: list.length, minutes: list.reduce((sum, module) => sum + (module.minutes ?? 0), 0) }, ...list.map(asRow)];
  });
}

export function allTags(document: TrellisDocument): readonly string[] {
  return [...new Set(modulesOf(document).flatMap((module) => module.tags))].sort();
}
