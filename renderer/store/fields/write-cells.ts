import { courseModuleSchema, type CourseModule } from '#shared/model/module';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { nameOfPerson, today } from '../review-verbs';
import type { Studio } from '../studio';
import { createFieldSheet, type FieldSheet } from './field-sheet';
import type { ModuleField } from './module-field';

/** A text to be written to a field of a module. */
export interface CellEdit {
  readonly module: CourseModule;
  readonly field: ModuleField;
  readonly text: string;
}

/** A sheet for the document as it stands, signed with this window's name and day. */
export function fieldSheet(studio: Studio): FieldSheet {
  return createFieldSheet(studio.replica.getState().document, { name: nameOfPerson(studio), day: today() }, blankModule);
}

function blankModule(id: RecordId, place: number, course: RecordId | null): CourseModule {
  return courseModuleSchema.parse({ id, type: 'module', title: t('library.newModule'), place, course });
}

/** Writes texts into cells, as one step: all of them, or none where one does not fit; the reason is then shown. What a cell says already is left alone. */
export async function writeCells(studio: Studio, edits: readonly CellEdit[], { label, coalesce, focus, sheet = fieldSheet(studio) }: { readonly label: string; readonly coalesce?: string; readonly focus?: readonly RecordId[]; readonly sheet?: FieldSheet }): Promise<boolean> {
  const { document } = sheet;
  const changed = edits.filter(({ module, field, text }) => text !== field.text(document, module));
  const wrong: { readonly field: string; readonly title: string; readonly why: string }[] = [];
  // Links last: they may name modules that the same step adds or renames.
  for (const { module, field, text } of [...changed.filter(({ field }) => field.id !== 'prerequisites'), ...changed.filter(({ field }) => field.id === 'prerequisites')]) {
    const why = field.write ? field.write(sheet, module, text) : t('cell.fixed', { field: field.label });
    if (why !== null) wrong.push({ field: field.label, title: module.title, why });
  }
  const [first, ...others] = wrong;
  if (first) {
    studio.toast('error', edits.length === 1 ? first.why : others.length === 0 ? t('cell.refused', first) : t('cell.refusedMany', { ...first, count: others.length, places: placesText(others) }));
    return false;
  }
  const done = await studio.dispatch(sheet.commands(), { label, focus: focus ?? [...new Set(edits.map(({ module }) => module.id))], ...(coalesce ? { coalesce } : {}) });
  const added = sheet.addedCompetencies();
  if (done && added.length > 0) studio.toast('info', t('cell.newCompetencies', { count: added.length, names: firstOf(added) }));
  return done;
}

const namedAtMost = 4;

/** The fields and modules of cells, the first of them by name. */
function placesText(cells: readonly { readonly field: string; readonly title: string }[]): string {
  return firstOf(cells.map((cell) => t('cell.place', cell)));
}

function firstOf(names: readonly string[]): string {
  return `${names.slice(0, namedAtMost).join(', ')}${names.length > namedAtMost ? ', …' : ''}`;
}
