import { quoteSafely } from '../../../kit/quote';
import { competencySchema } from '../../../model/competency';
import { courseSchema } from '../../../model/course';
import type { EdgeKind } from '../../../model/edge';
import { courseModuleSchema, type CourseModule } from '../../../model/module';
import { objectiveSchema } from '../../../model/objective';
import { clip, clipTitle } from '../../files/clip';
import { titleOfFileName } from '../../files/paths';
import type { ModuleRow } from './module-rows';
import { referenceProblem } from './name-index';
import { columnLabel, rowNote, tableNote } from './source-table';
import type { TableImport } from './table-import';

/** A module row that became (or names) a module. */
export interface PlacedRow {
  readonly row: ModuleRow;
  readonly module: string;
}

const blankModule = courseModuleSchema.parse({ id: 'module:x', type: 'module', title: 'x' });
const blankObjective = objectiveSchema.parse({ id: 'objective:x', type: 'objective', module: 'module:x', text: 'x' });

/** Makes courses, competencies, modules and objectives of the rows. Values fit the schema already (`readModuleRows`), so that records are put together, not parsed again. */
export function addModules(shared: TableImport, rows: readonly ModuleRow[], isOnlyMatrix: boolean): readonly PlacedRow[] {
  const { draft, input } = shared;
  const usable = withoutClashes(shared, rows, isOnlyMatrix);
  const courseOf = courses(shared, usable.filter(({ known }) => known === null).map(({ row }) => row));
  const competencyOf = competencies(shared, usable.map(({ row }) => row));
  const placed: PlacedRow[] = [];
  const objectives: { readonly module: string; readonly text: string; readonly place: number }[] = [];
  let [place, doubles] = [0, 0];
  for (const { row, known } of usable) {
    if (known !== null) {
      placed.push({ row, module: known });
      continue;
    }
    const { sourceId, fields } = row;
    const [code, title] = [fields['code'] ?? '', fields['title'] ?? sourceId] as [string, string];
    const id = input.newId('module', sourceId || code || title);
    const course = courseOf(row);
    const record: CourseModule = { ...blankModule, ...fields, id, title, course: course?.id ?? null, place: ++place, competencies: [...new Set(row.competencies.map(competencyOf))], sourceId, ...(fields['lineage'] === undefined && course ? { lineage: [course.title] } : {}) };
    draft.records.push(record);
    if (shared.oldModules.resolve(sourceId || title).kind === 'found') doubles++;
    shared.modules.add({ id, names: [sourceId, code, title] });
    placed.push({ row, module: id });
    row.objectives.forEach((text, at) => objectives.push({ module: id, text, place: at + 1 }));
  }
  for (const objective of objectives) draft.records.push({ ...blankObjective, ...objective, id: input.newId('objective', objective.text) });
  if (doubles > 0) draft.warnings.push({ code: 'already-there', where: input.name, message: `${doubles} of the modules have the id or title of one that the workspace has already. They come in as new modules; to change modules that are there, export the library as a spreadsheet and import that.` });
  return placed;
}

/** Rows with what they name: a row of a matrix may be about a module that is there. Refused: an id twice, no title where one is needed. */
function withoutClashes(shared: TableImport, rows: readonly ModuleRow[], isOnlyMatrix: boolean): readonly { readonly row: ModuleRow; readonly known: string | null }[] {
  const { draft, modules, oldModules } = shared;
  const firstRow = new Map<string, ModuleRow>();
  return rows.flatMap((row): readonly { readonly row: ModuleRow; readonly known: string | null }[] => {
    const { table, sourceId, fields } = row;
    const title = fields['title'];
    const refuse = (code: string, message: string): readonly [] => {
      draft.refused.push(rowNote(code, table.source, row.row, message));
      return [];
    };
    if (table.kind === 'matrix') {
      const name = sourceId || String(fields['code'] ?? title ?? '');
      const found = isOnlyMatrix ? oldModules.resolve(name) : modules.resolve(name).kind === 'unknown' ? oldModules.resolve(name) : modules.resolve(name);
      if (found.kind === 'found') return [{ row, known: found.id }];
      if (!isOnlyMatrix) return refuse('unknown-module', `${referenceProblem(name, found, 'module')}.`);
    }
    if (title === undefined && sourceId === '') return refuse('no-title', 'The row has no title. Write one, or empty the row.');
    if (title === undefined) draft.repairs.push(rowNote('title-from-id', table.source, row.row, `The module has no title; its id ${quoteSafely(sourceId)} was taken.`));
    const before = sourceId === '' ? undefined : firstRow.get(sourceId);
    if (before) return refuse('duplicate-id', `The id ${quoteSafely(sourceId)} is already used in row ${before.row}${before.table === table ? '' : ` of ${quoteSafely(before.table.source.name, 40)}`}. Give each module its own.`);
    firstRow.set(sourceId, row);
    return [{ row, known: null }];
  });
}

/** A course for each that the rows name; one for the file where they name none. */
function courses({ draft, input, kind }: TableImport, rows: readonly ModuleRow[]): (row: ModuleRow) => { readonly id: string; readonly title: string } | null {
  const byTitle = new Map<string, { readonly id: string; readonly title: string }>();
  const isNamed = rows.some(({ course }) => course !== '');
  return (row) => {
    const title = isNamed ? row.course : clipTitle(titleOfFileName(input.name), 'Imported table');
    if (title === '') return null;
    const known = byTitle.get(title);
    if (known) return known;
    const record = courseSchema.parse({ id: input.newId('course', title), type: 'course', title, place: byTitle.size, source: { kind, name: clip(input.name, 300) } });
    draft.records.push(record);
    byTitle.set(title, record);
    return record;
  };
}

/** Competencies by name: those of these tables, of the workspace, or new ones. */
function competencies(shared: TableImport, rows: readonly ModuleRow[]): (name: string) => string {
  const made = new Map<string, string>();
  for (const { competencies: names, table } of rows) {
    for (const name of names) {
      if (made.has(name)) continue;
      const own = shared.competencies.resolve(name);
      const found = own.kind === 'found' ? own : shared.oldCompetencies.resolve(name);
      if (found.kind === 'found') {
        made.set(name, found.id);
        if (found.repaired !== null) shared.draft.repairs.push(tableNote('near-name', table.source, `The competency ${quoteSafely(name)} was taken for ${quoteSafely(found.repaired)}.`));
        continue;
      }
      const record = competencySchema.parse({ id: shared.input.newId('competency', name), type: 'competency', title: name });
      shared.draft.records.push(record);
      shared.competencies.add({ id: record.id, names: [name] });
      made.set(name, record.id);
    }
  }
  return (name) => made.get(name)!;
}

export interface WantedLink {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
}

/** The links that cells of the rows name; a name that leads nowhere is refused by itself. */
export function linksOfRows(shared: TableImport, placed: readonly PlacedRow[]): readonly WantedLink[] {
  return placed.flatMap(({ row, module }) => row.links.flatMap(({ kind, column, text }) => namesIn(shared, text).flatMap((name): readonly WantedLink[] => {
    const from = resolveModule(shared, name, (code, message, isRepair) => (isRepair ? shared.draft.repairs : shared.draft.refused).push(rowNote(code, row.table.source, row.row, `${columnLabel(column.index, column.header)}: ${message}.`)));
    return from === null ? [] : [{ kind, from, to: module }];
  })));
}

/** Names in one cell: the whole of it where it is one, else by semicolon or line break, else by comma where every part is one. */
function namesIn(shared: TableImport, text: string): readonly string[] {
  const isKnown = (name: string): boolean => shared.modules.resolve(name).kind !== 'unknown' || shared.oldModules.resolve(name).kind !== 'unknown';
  if (/^\s*(none|n\/a|-|–)\s*$/i.test(text) || isKnown(text)) return isKnown(text) ? [text] : [];
  const parts = text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== '');
  return parts.flatMap((part) => {
    const pieces = part.split(',').map((piece) => piece.trim()).filter((piece) => piece !== '');
    return pieces.length > 1 && !isKnown(part) && pieces.some(isKnown) ? pieces : [part];
  });
}

/** The module that a text names, of these tables before the workspace's; says what was repaired or is wrong. */
export function resolveModule({ modules, oldModules }: TableImport, name: string, say: (code: string, message: string, isRepair: boolean) => void): string | null {
  const [own, old] = [modules.resolve(name), oldModules.resolve(name)];
  const isOldMeant = own.kind === 'unknown' || (own.kind === 'found' && own.repaired !== null && old.kind === 'found' && old.repaired === null);
  const found = isOldMeant ? old : own;
  if (found.kind !== 'found') {
    say(found.kind === 'ambiguous' ? 'ambiguous-reference' : 'unknown-reference', referenceProblem(name, found, 'module'), false);
    return null;
  }
  if (found.repaired !== null) say('near-name', `${quoteSafely(name)} was taken for ${quoteSafely(found.repaired)}`, true);
  return found.id;
}
