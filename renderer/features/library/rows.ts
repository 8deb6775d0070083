import MiniSearch from 'minisearch';
import { compareNatural } from '#shared/kit/natural-order';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { fieldById, usualColumns } from '../../store/fields/all-fields';
import type { ModuleField } from '../../store/fields/module-field';
import type { LibraryView } from '../../store/library-view';
import { isInReview } from '../../store/review-verbs';
import { coursesOf, modulesOf, nameOf, objectivesOf } from '../../store/selectors';

export type LibraryRow =
  | { readonly kind: 'group'; readonly id: string; readonly title: string; readonly count: number; readonly minutes: number }
  | { readonly kind: 'module'; readonly module: CourseModule };

const indexes = new WeakMap<TrellisDocument, MiniSearch>();

function indexOf(document: TrellisDocument): MiniSearch {
  const known = indexes.get(document);
  if (known) return known;
  const index = new MiniSearch({ fields: ['title', 'text'], searchOptions: { prefix: true, combineWith: 'AND', boost: { title: 3 } } });
  index.addAll(modulesOf(document).map((module) => ({
    id: module.id,
    title: `${module.code} ${module.title}`,
    text: [module.industryContext, ...module.tags, ...module.competencies.map((id) => nameOf(document, id)), ...objectivesOf(document, module.id).map((objective) => objective.text)].join(' '),
  })));
  indexes.set(document, index);
  return index;
}

/** The columns of a view that there are; a custom field that is gone is left out. */
export function columnsOf(document: TrellisDocument, view: LibraryView): readonly ModuleField[] {
  const chosen = (view.columns.length > 0 ? view.columns : usualColumns).flatMap((id) => fieldById(document, id) ?? []);
  return chosen.length > 0 ? chosen : usualColumns.flatMap((id) => fieldById(document, id) ?? []);
}

/** The modules that a view shows, in its order. `person`: who looks, for "mine". */
export function visibleModules(document: TrellisDocument, view: LibraryView, person = ''): readonly CourseModule[] {
  const hits = view.search.trim() === '' ? null : new Set(indexOf(document).search(view.search).map((hit) => String(hit.id)));
  const conditions = Object.entries(view.where).flatMap(([id, value]) => { const field = fieldById(document, id); return field ? [{ field, value }] : []; });
  const kept = modulesOf(document).filter((module) =>
    (!hits || hits.has(module.id)) &&
    isInReview(document, module, view.review, person) &&
    conditions.every(({ field, value }) => { const values = field.values(document, module); return value === null ? values.length === 0 : values.includes(value); }),
  );
  const by = view.sort && fieldById(document, view.sort.column);
  if (!view.sort || !by) return kept;
  const { down } = view.sort;
  const keyed = kept.map((module) => ({ module, key: by.sortKey(document, module) }));
  keyed.sort((a, b) => (typeof a.key === 'string' && typeof b.key === 'string' ? compareNatural(a.key, b.key) : a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (down ? -1 : 1));
  return keyed.map((entry) => entry.module);
}

/** Rows of the grid: modules, under a line per value of the field that they are grouped by; those without one come last. */
export function deriveRows(document: TrellisDocument, modules: readonly CourseModule[], group: string | null): readonly LibraryRow[] {
  const asRow = (module: CourseModule): LibraryRow => ({ kind: 'module', module });
  const field = group === null ? undefined : fieldById(document, group);
  if (!field) return modules.map(asRow);
  const groups = new Map<string, { readonly values: readonly string[]; readonly modules: CourseModule[] }>();
  for (const module of modules) {
    const values = field.values(document, module);
    const key = values.join('\n');
    const found = groups.get(key);
    if (found) found.modules.push(module);
    else groups.set(key, { values, modules: [module] });
  }
  const rank = ranksOf(document, field);
  const ordered = [...groups].map(([id, { values, modules: list }]) => ({ id, list, rank: values.length === 0 ? Number.POSITIVE_INFINITY : (rank.get(values[0]!) ?? rank.size), title: values.map((value) => field.nameOf(document, value)).join(', ') || (field.id === 'course' ? t('library.noCourse') : t('library.noValue', { field: field.label })) }));
  if (ordered.length === 1 && ordered[0]!.id === '' && field.id === 'course') return modules.map(asRow);
  ordered.sort((a, b) => (a.rank === b.rank ? compareNatural(a.title.toLowerCase(), b.title.toLowerCase()) : a.rank - b.rank));
  return ordered.flatMap(({ id, title, list }): LibraryRow[] => [{ kind: 'group', id, title, count: list.length, minutes: list.reduce((sum, module) => sum + (module.minutes ?? 0), 0) }, ...list.map(asRow)]);
}

/** Values of a closed list in its order, courses in theirs; anything else is ordered by name. */
function ranksOf(document: TrellisDocument, field: ModuleField): ReadonlyMap<string, number> {
  const order = field.id === 'course' ? coursesOf(document).map(({ id }) => id) : (field.choices?.(document) ?? []).map(({ value }) => value);
  return new Map(order.map((value, index) => [value, index]));
}
