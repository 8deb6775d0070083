import type { TrellisDocument } from '../../../document/trellis-document';
import { compareCodeUnits } from '../../../kit/order';
import type { Course } from '../../../model/course';
import type { ImportPlan } from '../import-plan';
import { itemKeys } from './item-keys';
import { plainTitle } from './plain-title';

/** A course of the document that the source may be a newer version of. `isSame`: by what the source calls itself, so it is proposed; the others are only offered. */
export interface Replaceable {
  readonly course: string;
  readonly title: string;
  readonly version: string;
  /** Name of the file or folder that it came from. */
  readonly from: string;
  readonly because: 'identifier' | 'items' | 'title' | 'file';
  readonly isSame: boolean;
}

const ranks = ['identifier', 'items', 'title', 'file'] as const;

/** The one course of a plan that can replace another; undefined where there is none, or there are several. */
export function onlyCourse(plan: ImportPlan): Course | undefined {
  const courses = plan.records.filter((record) => record.type === 'course');
  return courses.length === 1 && plan.created.modules > 0 && (plan.updates ?? []).length === 0 ? courses[0] : undefined;
}

/**
 * The courses of the same kind of source that look like this one, the likeliest first: the same identifier of the manifest; more than half of the items the same (with the same title it is
 * taken for the same source); the same title; the same name of the file.
 */
export function findReplaceable(document: TrellisDocument, plan: ImportPlan): readonly Replaceable[] {
  const theirs = onlyCourse(plan);
  if (!theirs) return [];
  const keys = new Set(itemKeys(plan.records.filter((record) => record.type === 'module')).values());
  const found = [...document.tables.course.values()].flatMap((course): readonly Replaceable[] => {
    if (course.source === null || course.source.kind !== theirs.source?.kind) return [];
    const because = likeness(course, theirs, keys);
    if (because === null) return [];
    const isSame = because === 'identifier' || (because === 'items' && plainTitle(course.title) === plainTitle(theirs.title));
    return [{ course: course.id, title: course.title, version: course.version, from: course.source.name, because, isSame }];
  });
  return found.sort((a, b) => Number(b.isSame) - Number(a.isSame) || ranks.indexOf(a.because) - ranks.indexOf(b.because) || compareCodeUnits(a.course, b.course));
}

function likeness(mine: Course, theirs: Course, keys: ReadonlySet<string>): Replaceable['because'] | null {
  const identifier = theirs.source?.identifier ?? '';
  if (identifier !== '' && mine.source?.identifier === identifier) return 'identifier';
  const items = mine.imported?.items ?? [];
  if (items.length > 0 && items.filter((item) => keys.has(item)).length * 2 > Math.max(items.length, keys.size)) return 'items';
  if (plainTitle(mine.title) === plainTitle(theirs.title)) return 'title';
  return theirs.source?.name !== '' && mine.source?.name === theirs.source?.name ? 'file' : null;
}
