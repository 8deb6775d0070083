import type { Command } from '#shared/document/apply-command';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import type { ReviewState } from '#shared/model/vocabulary';
import { newId } from '../new-id';
import { modulesOf, nextPlace } from '../selectors';

/** Who edits, and on which day: approvals keep both. */
export interface Editor {
  readonly name: string;
  readonly day: string;
}

/** Gathers edits of many fields of many modules, so that they are one step. */
export interface FieldSheet {
  readonly document: TrellisDocument;
  readonly editor: Editor;
  readonly set: (id: RecordId, change: Readonly<Record<string, unknown>>) => void;
  readonly setCustom: (module: CourseModule, key: string, value: string | number | boolean | null) => void;
  readonly review: (id: RecordId, state: ReviewState) => void;
  /** The competency of this title or code; one that does not exist is added. */
  readonly competency: (name: string) => RecordId;
  /** Titles of the competencies that it adds. */
  readonly addedCompetencies: () => readonly string[];
  /** The module of this code or title, also one that this sheet adds or renames. */
  readonly module: (name: string) => RecordId | undefined;
  readonly command: (command: Command) => void;
  /** A new module at the end of the library; what is written for it is part of it. */
  readonly addModule: (course: RecordId | null) => CourseModule;
  readonly commands: () => readonly Command[];
}

export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

export function createFieldSheet(document: TrellisDocument, editor: Editor, blank: (id: RecordId, place: number, course: RecordId | null) => CourseModule): FieldSheet {
  const updates = new Map<RecordId, Record<string, unknown>>();
  const customs = new Map<RecordId, CourseModule['custom']>();
  const reviews = new Map<ReviewState, RecordId[]>();
  const competencies = new Map([...document.tables.competency.values()].flatMap(({ id, title, code }) => [[key(title), id], ...(code ? [[key(code), id]] : [])] as [string, RecordId][]));
  const addedCompetencies: { id: RecordId; type: 'competency'; title: string; place: number }[] = [];
  const added = new Map<RecordId, CourseModule>();
  const others: Command[] = [];
  const firstPlace = nextPlace(modulesOf(document));
  const byName = moduleNames(document);
  const set = (id: RecordId, change: Readonly<Record<string, unknown>>): void => void updates.set(id, { ...updates.get(id), ...change });
  return {
    document, editor, set,
    setCustom: (module, name, value) => {
      const custom = { ...(customs.get(module.id) ?? module.custom) };
      if (value === null) delete custom[name];
      else custom[name] = value;
      customs.set(module.id, custom);
      set(module.id, { custom });
    },
    review: (id, state) => void reviews.set(state, [...(reviews.get(state) ?? []), id]),
    competency: (name) => {
      const known = competencies.get(key(name));
      if (known) return known;
      const id = newId('competency');
      competencies.set(key(name), id);
      addedCompetencies.push({ id, type: 'competency', title: name.trim(), place: nextPlace([...document.tables.competency.values()]) + addedCompetencies.length });
      return id;
    },
    addedCompetencies: () => addedCompetencies.map(({ title }) => title),
    module: (name) => byName.get(key(name)) ?? [...updates].find(([id, { code, title }]) => id.startsWith('module:') && [code, title].some((text) => typeof text === 'string' && text !== '' && sameName(text, name)))?.[0],
    command: (command) => void others.push(command),
    addModule: (course) => {
      const module = blank(newId('module'), firstPlace + added.size, course);
      added.set(module.id, module);
      return module;
    },
    commands: () => {
      const created = [...addedCompetencies, ...[...added.values()].map((module) => ({ ...module, ...updates.get(module.id) }))];
      const changed = [...updates].filter(([id]) => !added.has(id)).map(([id, change]) => ({ id, set: change }));
      return [
        ...(created.length > 0 ? [{ name: 'record.create', payload: { records: created } } as Command] : []),
        ...(changed.length > 0 ? [{ name: 'record.update', payload: { updates: changed } } as Command] : []),
        ...others,
        ...[...reviews].map(([state, modules]): Command => ({ name: 'module.review', payload: { modules, state, by: editor.name, on: editor.day } })),
      ];
    },
  };
}

const key = (name: string): string => name.trim().toLowerCase();

/** Codes go before titles; of two alike the first counts. */
function moduleNames(document: TrellisDocument): ReadonlyMap<string, RecordId> {
  const names = new Map<string, RecordId>();
  const modules = modulesOf(document);
  for (const module of modules) if (module.code !== '' && !names.has(key(module.code))) names.set(key(module.code), module.id);
  for (const module of modules) if (!names.has(key(module.title))) names.set(key(module.title), module.id);
  return names;
}
