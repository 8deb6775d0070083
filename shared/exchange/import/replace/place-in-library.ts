import { compareCodeUnits } from '../../../kit/order';
import type { CourseModule } from '../../../model/module';

export function inLibraryOrder<M extends Pick<CourseModule, 'id' | 'place'>>(modules: Iterable<M>): readonly M[] {
  return [...modules].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
}

/**
 * Places in the library after the modules of one course were put into another order, with new ones among them. `order`: all of the course, new ones too. Only what has to move gets
 * another place; others in between stay in between.
 */
export function placesOf(library: readonly Pick<CourseModule, 'id' | 'place'>[], course: ReadonlySet<string>, order: readonly string[]): ReadonlyMap<string, number> {
  const fresh = order.filter((id) => !course.has(id));
  const isFresh = new Set(fresh);
  const follows = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const id of order) {
    if (isFresh.has(id)) (follows.get(anchor) ?? follows.set(anchor, []).get(anchor)!).push(id);
    else anchor = id;
  }
  const kept = order.filter((id) => !isFresh.has(id)).values();
  const line: { readonly id: string; readonly place: number | null }[] = [];
  const pushFresh = (after: string | null): void => {
    for (const id of follows.get(after) ?? []) line.push({ id, place: null });
    follows.delete(after);
  };
  for (const { id, place } of library) {
    if (!course.has(id)) {
      line.push({ id, place });
      continue;
    }
    pushFresh(null);
    const next = kept.next().value ?? id;
    line.push({ id: next, place });
    pushFresh(next);
  }
  pushFresh(null);
  return assign(line);
}

function assign(line: readonly { readonly id: string; readonly place: number | null }[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  let last = -1;
  let isShifted = false;
  for (const { id, place } of line) {
    isShifted ||= place === null;
    last = place === null || (isShifted && place <= last) ? last + 1 : place;
    places.set(id, last);
  }
  return places;
}
