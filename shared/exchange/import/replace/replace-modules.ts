import { append } from '../../../kit/append';
import type { TrellisDocument } from '../../../document/trellis-document';
import type { ImportedItem } from '../../../model/imported';
import { courseModuleSchema, type CourseModule } from '../../../model/module';
import { getRecord } from '../../../document/trellis-document';
import type { Edge } from '../../../model/edge';
import { byLink } from './keep-baseline';
import type { MatchReason, ModuleMatch } from './match-modules';
import { replaceFields, type FieldChange } from './replace-fields';
import { replaceParts, type ConflictChoice, type PartChange } from './replace-parts';
import type { ConflictReason, ReplaceChoices } from './replacement';
import { fingerprintsOf, givenFields, inOrder, isPart, partFingerprint, type Part } from './source-parts';

/** What the modules of one replacement are worked out with. */
export interface ModuleContext {
  readonly course: string;
  readonly document: TrellisDocument;
  readonly choices: ReplaceChoices;
  readonly theirParts: ReadonlyMap<string, readonly Part[]>;
  readonly myParts: ReadonlyMap<string, readonly Part[]>;
  /** Parts that were cut off a module here, by its id. */
  readonly cutOff: ReadonlyMap<string, readonly CourseModule[]>;
  /** Keys of the items of the source, and their places, by id in the plan. */
  readonly keys: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, number>;
  /** What each item needs, with the ids of the document. */
  readonly linksOf: (item: string) => ImportedItem['links'];
}

export interface ReplacedModule {
  readonly module: CourseModule;
  readonly reason: MatchReason;
  readonly put: readonly Part[];
  readonly removed: readonly string[];
  readonly fields: readonly FieldChange[];
  readonly parts: readonly PartChange[];
  readonly conflict: { readonly because: ConflictReason; readonly choice: ConflictChoice } | null;
  readonly notes: readonly string[];
}

const titles = (modules: readonly CourseModule[]): string => modules.map(({ title }) => `“${title}”`).join(', ');

/** One module of the course and the items of the source that it is made of (several where modules were merged here) → the module as it is from now on. */
export function replaceModule(context: ModuleContext, mine: CourseModule, matches: readonly ModuleMatch[]): ReplacedModule {
  const { course, document, choices, myParts, theirParts, cutOff } = context;
  const cut = cutOff.get(mine.id) ?? [];
  const choice = choices.conflicts[mine.id] ?? choices.usual?.conflict ?? (cut.length > 0 ? 'mine' : 'content');
  const isMerged = mine.imported.length > 1;
  let module = mine;
  let fields: readonly FieldChange[] = [];
  const parts: PartChange[] = [];
  const put = new Map<string, Part>();
  const removed: string[] = [];
  const items = new Map(mine.imported.map((entry) => [`${entry.course} ${entry.item}`, entry]));
  let hasConflict = false;
  for (const { theirs, knownAs } of matches) {
    const entry = mine.imported.find((one) => one.course === course && one.item === knownAs) ?? null;
    if (!isMerged && entry) {
      const replaced = replaceFields(module, theirs, entry.fields, choice, courseModuleSchema.parse({ id: mine.id, type: 'module', title: mine.title }));
      [module, fields] = [replaced.record, replaced.changes];
    }
    const found = replaceParts({
      module: mine.id, theirs: theirParts.get(theirs.id) ?? [], mine: inOrder(myParts.get(mine.id) ?? []).map((part) => put.get(part.id) ?? part), entry, choice,
      find: (id) => put.get(id) ?? asPart(document, id),
    });
    for (const part of found.put) put.set(part.id, part);
    append(removed, found.removed);
    append(parts, found.changes);
    hasConflict ||= found.hasConflict;
    const item = itemOf(context, theirs, { parts: found.baseline, lost: (entry?.links ?? []).filter(({ from }) => !document.tables.module.has(from)) });
    items.set(`${course} ${knownAs ?? item.item}`, item);
  }
  hasConflict ||= fields.some(({ change }) => change === 'conflict');
  const isKnown = mine.imported.length > 0;
  return {
    module: { ...module, imported: [...items.values()] },
    reason: matches[0]!.reason, put: [...put.values()], removed, fields, parts,
    conflict: hasConflict ? { because: cut.length > 0 ? 'split' : isKnown ? 'edited' : 'unknown', choice } : null,
    notes: notesOf(course, mine, matches, cut, hasConflict || parts.length > 0),
  };
}

function notesOf(course: string, mine: CourseModule, matches: readonly ModuleMatch[], cut: readonly CourseModule[], isTouched: boolean): readonly string[] {
  const gone = mine.imported.filter((entry) => entry.course === course && !matches.some(({ knownAs }) => knownAs === entry.item));
  return [
    ...(cut.length > 0 && isTouched ? [`It was split here: ${titles(cut)} ${cut.length === 1 ? 'holds a part' : 'hold parts'} of its text. Text that the source changed cannot be divided in the same way; unless you take the new, the parts stay as they are.`] : []),
    ...(mine.imported.length > 1 ? [`It was made of ${mine.imported.length} items of the source here. Their pages are replaced one by one; its title and other fields stay yours.`] : []),
    ...(mine.imported.length > 1 && gone.length > 0 ? [`No longer in the source, and kept in it: ${gone.map(({ item }) => `“${item}”`).join(', ')}.`] : []),
  ];
}

function asPart(document: TrellisDocument, id: string): Part | undefined {
  const record = getRecord(document, id);
  return record && isPart(record) ? record : undefined;
}

interface Kept {
  readonly parts: ImportedItem['parts'];
  /** Links of the last import from modules that were deleted here. */
  readonly lost: ImportedItem['links'];
}

/** What an item gives now. */
export function itemOf({ course, keys, places, linksOf, theirParts }: Pick<ModuleContext, 'course' | 'keys' | 'places' | 'linksOf' | 'theirParts'>, theirs: CourseModule, kept?: Kept): ImportedItem {
  return {
    course,
    item: keys.get(theirs.id)!,
    place: places.get(theirs.id)!,
    fields: fingerprintsOf(givenFields(theirs)),
    parts: [...(kept?.parts ?? inOrder(theirParts.get(theirs.id) ?? []).map((part) => ({ part: part.id, content: partFingerprint(part) })))],
    links: [...linksOf(theirs.id), ...(kept?.lost ?? [])].sort(byLink),
  };
}

/** Whether the last import of a module said that it needs another. */
export function wasLinked(module: CourseModule | undefined, { kind, from }: Pick<Edge, 'kind' | 'from'>): boolean {
  return module?.imported.some(({ links }) => links.some((link) => link.kind === kind && link.from === from)) ?? false;
}
