import type { TrellisDocument } from '../../../document/trellis-document';
import type { Course } from '../../../model/course';
import type { Edge } from '../../../model/edge';
import type { CourseModule } from '../../../model/module';
import { renameIds } from '../bundle/rename-ids';
import type { ImportedAsset, ImportPlan } from '../import-plan';
import { itemKeys } from './item-keys';
import { byLink, indexPlan } from './keep-baseline';
import { matchAssets } from './match-assets';
import { matchModules, type ModuleMatch } from './match-modules';
import { inLibraryOrder } from './place-in-library';
import type { ModuleContext } from './replace-modules';
import type { ReplaceChoices } from './replacement';
import { isPart, type Part } from './source-parts';

/** The source under the ids of the document, and what each of its items is there. */
export interface Prepared {
  readonly course: Course;
  readonly newer: Course;
  /** Modules of the course before, in the order of the library. */
  readonly mine: readonly CourseModule[];
  /** Modules that items of the source became and that are in another course by now, or in none. */
  readonly strays: readonly CourseModule[];
  /** Items of the source, in its order, under their ids in the plan. */
  readonly items: readonly CourseModule[];
  readonly matchesOf: ReadonlyMap<string, readonly ModuleMatch[]>;
  /** New in the source, or deleted here and wanted back. */
  readonly added: readonly CourseModule[];
  /** Of the added: deleted here and wanted back. */
  readonly wanted: ReadonlySet<CourseModule>;
  /** Deleted here and left out. */
  readonly leftOut: readonly CourseModule[];
  /** Modules that the source no longer has. */
  readonly gone: readonly CourseModule[];
  /** Id in the document of each item that has one. */
  readonly idOf: (item: string) => string | undefined;
  readonly context: ModuleContext;
  readonly links: readonly Edge[];
  readonly assets: readonly ImportedAsset[];
}

export function prepareReplacement(document: TrellisDocument, plan: ImportPlan, { mine: course, theirs: newer }: { readonly mine: Course; readonly theirs: Course }, choices: ReplaceChoices): Prepared {
  const files = matchAssets(document, course.id, plan.assets.map(({ record }) => record));
  const names = new Map([...files, [newer.id, course.id]]);
  const index = indexPlan(plan.records.map((record) => renameIds(record, names)));
  const items = [...(index.modulesOf.get(course.id) ?? [])].sort((a, b) => a.place - b.place);
  const mine = inLibraryOrder([...document.tables.module.values()].filter((module) => module.course === course.id));
  const isOf = (module: CourseModule): boolean => module.imported.some((entry) => entry.course === course.id);
  const strays = inLibraryOrder([...document.tables.module.values()].filter((module) => module.course !== course.id && isOf(module)));
  const myParts = partsOf(document);
  const cutOff = cutOffModules(mine, course);
  const cut = new Set([...cutOff.values()].flat().map(({ id }) => id));
  const matched = matchModules({ course: course.id, mine: [...mine.filter(({ id }) => !cut.has(id)), ...strays], theirs: items, myParts, theirParts: index.partsOf, known: course.imported ? new Set(course.imported.items) : null });
  const matchesOf = new Map<string, ModuleMatch[]>();
  for (const match of matched.matches) (matchesOf.get(match.mine.id) ?? matchesOf.set(match.mine.id, []).get(match.mine.id)!).push(match);
  const wanted = matched.deletedHere.filter(({ id }) => choices.add.includes(id));
  const added = [...matched.added, ...wanted];
  const ids = new Map([...matched.matches.map(({ mine: module, theirs }): [string, string] => [theirs.id, module.id]), ...added.map(({ id }): [string, string] => [id, id])]);
  const idOf = (item: string): string | undefined => ids.get(item);
  const mapped = (edges: readonly Edge[]): readonly Edge[] => edges.flatMap((edge) => {
    const [from, to] = [idOf(edge.from), idOf(edge.to)];
    return from === undefined || to === undefined || from === to ? [] : [{ ...edge, from, to }];
  });
  const keys = itemKeys(items);
  return {
    course, newer, mine, strays, items, matchesOf, added, idOf, wanted: new Set(wanted),
    leftOut: matched.deletedHere.filter((module) => !wanted.includes(module)),
    gone: [...mine, ...strays].filter((module) => !matchesOf.has(module.id) && !cut.has(module.id) && (isOf(module) || (course.imported === null && module.imported.length === 0))),
    context: {
      course: course.id, document, choices, theirParts: index.partsOf, myParts, cutOff, keys,
      places: new Map(items.map(({ id }, at) => [id, at + 1])),
      linksOf: (item) => mapped(index.linksTo.get(item) ?? []).map(({ kind, from }) => ({ kind, from })).sort(byLink),
    },
    links: mapped([...index.linksTo.values()].flat()),
    assets: plan.assets.map(({ record, bytes }) => ({ record: { ...record, id: files.get(record.id) ?? record.id, course: course.id }, bytes })),
  };
}

function partsOf({ tables }: TrellisDocument): ReadonlyMap<string, readonly Part[]> {
  const found = new Map<string, Part[]>();
  for (const table of [tables.page, tables.objective, tables['question-set']]) {
    for (const part of table.values()) if (isPart(part)) (found.get(part.module) ?? found.set(part.module, []).get(part.module)!).push(part);
  }
  return found;
}

/** Modules that were cut off another one here, by the one: they came from no item of the source, and their lineage leads over its title. */
function cutOffModules(mine: readonly CourseModule[], course: Course): ReadonlyMap<string, readonly CourseModule[]> {
  const found = new Map<string, CourseModule[]>();
  const owners = mine.filter((module) => course.imported === null || module.imported.length > 0);
  for (const part of mine) {
    if (part.imported.length > 0) continue;
    const owner = owners.find((module) => module !== part && isLineage(part.lineage, module)) ?? soleOwner(owners, part, course);
    if (owner && !found.get(part.id)?.includes(owner)) (found.get(owner.id) ?? found.set(owner.id, []).get(owner.id)!).push(part);
  }
  return found;
}

function isLineage(lineage: readonly string[], { lineage: before, title }: CourseModule): boolean {
  return lineage.length > before.length && before.every((step, at) => lineage[at] === step) && lineage[before.length] === title.slice(0, 300);
}

/** The only module with the same id in the source, which may have another title now. A copy, whose lineage is no longer, was not cut off. */
function soleOwner(owners: readonly CourseModule[], part: CourseModule, course: Course): CourseModule | undefined {
  const same = course.imported === null || part.sourceId === '' ? [] : owners.filter((module) => module.sourceId === part.sourceId && module.lineage.length < part.lineage.length);
  return same.length === 1 ? same[0] : undefined;
}
