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
  // Links last: they may name modules that the same step adds or renames.
  for (const { module, field, text } of [...changed.filter(({ field }) => field.id !== 'prerequisites'), ...changed.filter(({ field }) => field.id === 'prerequisites')]) {
    const wrong = field.write ? field.write(sheet, module, text) : t('cell.fixed', { field: field.label });
    if (wrong !== null) {
      studio.toast('error', edits.length === 1 ? wrong : t('cell.refused', { field: field.label, title: module.title, why: wrong }));
      return false;
    }
  }
  return studio.dispatch(sheet.commands(), { label, focus: focus ?? [...new Set(edits.map(({ module }) => module.id))], ...(coalesce ? { coalesce } : {}) });
}
