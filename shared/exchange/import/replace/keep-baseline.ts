import { compareCodeUnits } from '../../../kit/order';
import type { Edge } from '../../../model/edge';
import type { ImportedCourse, ImportedItem } from '../../../model/imported';
import type { CourseModule } from '../../../model/module';
import type { TrellisRecord } from '../../../model/record';
import type { ImportPlan } from '../import-plan';
import { itemKeys } from './item-keys';
import { fingerprintsOf, givenCourseFields, givenFields, inOrder, isPart, partFingerprint, type Part } from './source-parts';

/** Records of a plan by the module that they are about. */
export interface PlanIndex {
  readonly modulesOf: ReadonlyMap<string, readonly CourseModule[]>;
  readonly partsOf: ReadonlyMap<string, readonly Part[]>;
  readonly linksTo: ReadonlyMap<string, readonly Edge[]>;
}

function group<R extends TrellisRecord>(records: readonly R[], key: (record: R) => string): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) (groups.get(key(record)) ?? groups.set(key(record), []).get(key(record))!).push(record);
  return groups;
}

export function indexPlan(records: readonly TrellisRecord[]): PlanIndex {
  return {
    modulesOf: group(records.filter((record) => record.type === 'module'), ({ course }) => course ?? ''),
    partsOf: group(records.filter(isPart), ({ module }) => module),
    linksTo: group(records.filter((record) => record.type === 'edge'), ({ to }) => to),
  };
}

/** The order of links in a record: the same whatever order the source has them in. */
export function byLink(a: ImportedItem['links'][number], b: ImportedItem['links'][number]): number {
  return compareCodeUnits(a.from, b.from) || compareCodeUnits(a.kind, b.kind);
}

/** What the source gives of each module of one course, by its id in the plan. `modules` in the order of the source. */
export function importedItems(course: string, modules: readonly CourseModule[], { partsOf, linksTo }: PlanIndex): ReadonlyMap<string, ImportedItem> {
  const keys = itemKeys(modules);
  return new Map(modules.map((module, index) => [module.id, {
    course,
    item: keys.get(module.id)!,
    place: index + 1,
    fields: fingerprintsOf(givenFields(module)),
    parts: inOrder(partsOf.get(module.id) ?? []).map((part) => ({ part: part.id, content: partFingerprint(part) })),
    links: (linksTo.get(module.id) ?? []).map(({ kind, from }) => ({ kind, from })).sort(byLink),
  }]));
}

export function importedCourse(fields: ReturnType<typeof givenCourseFields>, items: Iterable<string>): ImportedCourse {
  return { fields: fingerprintsOf(fields), items: [...items] };
}

/**
 * The plan with what the source gave kept in its courses and modules, so that the course can be replaced later (`planReplacement`). Of sources that hold records of a document it is
 * not: they say what they are themselves.
 */
export function keepBaseline(plan: ImportPlan): ImportPlan {
  if (plan.kind === 'bundle' || plan.isPlaced || plan.merged) return plan;
  const index = indexPlan(plan.records);
  const changed = new Map<string, TrellisRecord>();
  for (const course of plan.records) {
    if (course.type !== 'course') continue;
    const modules = [...(index.modulesOf.get(course.id) ?? [])].sort((a, b) => a.place - b.place);
    const items = importedItems(course.id, modules, index);
    changed.set(course.id, { ...course, imported: importedCourse(givenCourseFields(course), [...items.values()].map(({ item }) => item)) });
    for (const module of modules) changed.set(module.id, { ...module, imported: [items.get(module.id)!] });
  }
  return { ...plan, records: plan.records.map((record) => changed.get(record.id) ?? record) };
}
