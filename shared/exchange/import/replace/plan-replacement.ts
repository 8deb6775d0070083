import { applyCommand } from '../../../document/apply-command';
import { applyDiff } from '../../../document/diff';
import type { TrellisDocument } from '../../../document/trellis-document';
import type { Finding } from '../../../kit/finding';
import { err, ok, type Result } from '../../../kit/result';
import type { CourseModule } from '../../../model/module';
import type { TrellisRecord } from '../../../model/record';
import type { ImportPlan } from '../import-plan';
import { arrange } from './arrange';
import { importedCourse } from './keep-baseline';
import { inLibraryOrder, placesOf } from './place-in-library';
import { prepareReplacement, type Prepared } from './prepare-replacement';
import { replaceCourse } from './replace-fields';
import { replaceFiles, uselessFiles } from './replace-files';
import { replaceLinks } from './replace-links';
import { itemOf, replaceModule, type ReplacedModule } from './replace-modules';
import { usualChoices, type ReplaceChoices, type ReplaceCommand, type Replacement } from './replacement';
import { countRows, goneChoice, rowsOf } from './replacement-rows';
import { leftOutNotes, requireReplaceable } from './require-replaceable';
import { givenCourseFields } from './source-parts';

/**
 * What the import of a newer version of a source would do to the course that an earlier version became: a three-way comparison of what the source gave at the last import (kept as fingerprints
 * in `imported`), what the course is now, and what the source gives. Matched records keep their ids, and everything that the source does not give; `document` is not changed. A replacement
 * by the same source is none: `isSame`, and the command changes nothing. Refused, with the reason: TRL-I060 to TRL-I063, and what the command refuses.
 */
export function planReplacement(document: TrellisDocument, plan: ImportPlan, course: string, name: string, choices: ReplaceChoices = usualChoices): Result<Replacement, readonly Finding[]> {
  const courses = requireReplaceable(document, plan, course);
  if (!courses.ok) return err([courses.error]);
  const prepared = prepareReplacement(document, plan, courses.value, choices);
  const before = [...prepared.mine, ...prepared.strays];
  const replaced = new Map(before.flatMap((module): readonly [string, ReplacedModule][] => {
    const matches = prepared.matchesOf.get(module.id);
    return matches ? [[module.id, replaceModule(prepared.context, module, matches)]] : [];
  }));
  const families = new Map(prepared.gone.map((module) => [module.id, [module, ...(prepared.context.cutOff.get(module.id) ?? [])]]));
  const withChoice = (wanted: string): readonly CourseModule[] => prepared.gone.filter(({ id }) => goneChoice(prepared, id) === wanted).flatMap(({ id }) => families.get(id) ?? []);
  const deleted = new Set(withChoice('delete').map(({ id }) => id));
  const files = replaceFiles(document, prepared.assets);
  const links = replaceLinks(document, prepared.links, before, (id) => document.tables.module.get(id)?.title ?? prepared.items.find((item) => prepared.idOf(item.id) === id)?.title ?? id);
  const records = [
    courseRecord(prepared),
    ...moduleRecords(document, prepared, replaced, { retired: withChoice('retire'), deleted }),
    ...[...replaced.values()].flatMap(({ put }) => put),
    ...prepared.added.flatMap(({ id }) => prepared.context.theirParts.get(id) ?? []),
    ...files.put,
    ...links.added,
  ];
  const remove = [...deleted, ...[...replaced.values()].flatMap(({ removed }) => removed)];
  return finish(document, { prepared, replaced, records, remove, name, files: files.counts, notes: [...leftOutNotes(plan), ...links.notes] });
}

function courseRecord({ course, newer, items, context }: Prepared): TrellisRecord {
  return { ...replaceCourse(course, newer).record, imported: importedCourse(givenCourseFields(newer), items.map(({ id }) => context.keys.get(id)!)) };
}

/** The modules of the course as they are from now on, and those of the library that have to make room. */
function moduleRecords(document: TrellisDocument, prepared: Prepared, replaced: ReadonlyMap<string, ReplacedModule>, gone: { readonly retired: readonly CourseModule[]; readonly deleted: ReadonlySet<string> }): readonly CourseModule[] {
  const { course, mine, added, context } = prepared;
  const now = new Map<string, CourseModule>(document.tables.module);
  for (const [id, { module }] of replaced) now.set(id, module);
  for (const module of gone.retired) now.set(module.id, { ...module, reviewState: 'retired' });
  for (const module of added) now.set(module.id, { ...module, course: course.id, competencies: [], imported: [itemOf(context, module)] });
  const here = mine.map(({ id }) => id);
  const base = mine.flatMap((module) => leadOf(prepared, module) ?? []).map((lead, at) => ({ lead, at })).sort((a, b) => a.lead.place - b.lead.place || a.at - b.at).map(({ lead }) => lead.module);
  const order = arrange(here, base, sourceOrder(prepared));
  const places = order === here ? new Map<string, number>() : placesOf(inLibraryOrder(document.tables.module.values()), new Set(here), order);
  return [...now.values()].flatMap((module) => {
    const place = places.get(module.id) ?? module.place;
    const isChanged = module !== document.tables.module.get(module.id) || place !== module.place;
    return isChanged && !gone.deleted.has(module.id) ? [{ ...module, place }] : [];
  });
}

/** The item of this course that a module was from the beginning: it stands where that stands. */
function leadOf({ course }: Prepared, { id, imported }: CourseModule): { readonly module: string; readonly item: string; readonly place: number } | undefined {
  const lead = imported.find((entry) => entry.course === course.id);
  return lead && { module: id, item: lead.item, place: lead.place };
}

/** The modules of the course in the order of the source. What was merged here stands where the item that it was from the beginning stands. */
function sourceOrder(prepared: Prepared): readonly string[] {
  const { items, matchesOf, idOf } = prepared;
  const elsewhere = new Set(prepared.strays.map(({ id }) => id));
  const leading = new Map([...matchesOf].map(([module, matches]) => [module, (matches.find(({ mine, knownAs }) => knownAs === leadOf(prepared, mine)?.item) ?? matches[0])?.theirs.id]));
  return items.flatMap(({ id }) => {
    const module = idOf(id);
    return module === undefined || elsewhere.has(module) || (leading.has(module) && leading.get(module) !== id) ? [] : [module];
  });
}

interface Planned {
  readonly prepared: Prepared;
  readonly replaced: ReadonlyMap<string, ReplacedModule>;
  readonly records: ReplaceCommand['payload']['records'];
  readonly remove: readonly string[];
  readonly name: string;
  readonly files: Replacement['files'];
  readonly notes: Replacement['notes'];
}

/** Tries the command out: what it would refuse is refused, what it leaves without use goes, too, and the rows tell what it does. */
function finish(document: TrellisDocument, { prepared, replaced, records, remove, name, files, notes }: Planned): Result<Replacement, readonly Finding[]> {
  const { course, newer, assets } = prepared;
  const commandOf = (ids: readonly string[]): ReplaceCommand => ({ name: 'course.replace', payload: { course: course.id, name: name.slice(0, 300), records, remove: ids } });
  const first = applyCommand(document, commandOf(remove));
  if (!first.ok) return first;
  const useless = uselessFiles(applyDiff(document, first.value.diff), course.id, new Set(assets.map(({ record }) => record.id)));
  const command = commandOf([...remove, ...useless]);
  const applied = useless.length === 0 ? first : applyCommand(document, command);
  if (!applied.ok) return applied;
  const after = applyDiff(document, applied.value.diff);
  const rows = rowsOf(prepared, replaced, document, after);
  return ok({
    course: { id: course.id, title: course.title, version: course.version, from: course.source?.name ?? '' },
    version: newer.version, rows, counts: countRows(rows, document, after), files: { ...files, removed: useless.length }, notes,
    isSame: applied.value.diff.changes.length === 0, command, assets,
  });
}
