import { itemsOf } from '#shared/exchange/import/tables/module-cells';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import { reviewStates, type ReviewState } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { newId } from '../new-id';
import { coursesOf, nameOf, needsOf, objectivesOf } from '../selectors';
import { sameName } from './field-sheet';
import type { ModuleField } from './module-field';
import { listText, missingLast, schemaField, shortened } from './schema-fields';

/** Short name of a module in lists of prerequisites: its code, else its title. */
export function shortName(module: CourseModule | undefined): string {
  return module ? module.code || module.title : '';
}

export function prerequisiteNames(document: TrellisDocument, module: CourseModule): readonly string[] {
  return needsOf(document, module.id).filter((edge) => edge.kind === 'prerequisite').map((edge) => shortName(document.tables.module.get(edge.from)));
}

/** Names in a cell, each once. */
const namesIn = (text: string): readonly string[] => [...new Set(itemsOf(text))];

const course: ModuleField = {
  ...schemaField('course', 'choice', 130, { choices: (document) => coursesOf(document).map(({ id, title }) => ({ value: id, label: title })) }),
  write: (sheet, module, text) => {
    const name = text.trim();
    const found = coursesOf(sheet.document).find(({ id, title }) => id === name || sameName(title, name));
    if (!found && name !== '') return t('cell.noCourse', { name: shortened(name) });
    sheet.set(module.id, { course: found?.id ?? null });
    return null;
  },
};

const competency: ModuleField = {
  ...schemaField('competency', 'names', 116, { field: 'competencies', isCounted: true }),
  suggestions: (document) => [...document.tables.competency.values()].map(({ title }) => title),
  hint: t('library.competencyHint'),
  text: (document, module) => listText(module.competencies.map((id) => nameOf(document, id))),
  nameOf,
  sortKey: (document, module) => module.competencies.map((id) => nameOf(document, id)).join('; ').toLowerCase() || missingLast,
  write: (sheet, module, text) => {
    const names = namesIn(text);
    const long = names.find((name) => name.length > 300);
    if (long) return t('cell.tooLong', { text: shortened(long) });
    sheet.set(module.id, { competencies: [...new Set(names.map(sheet.competency))] });
    return null;
  },
};

const prerequisites: ModuleField = {
  ...schemaField('prerequisites', 'names', 118, { field: 'title', label: t('column.prerequisites') }),
  hint: t('library.prerequisiteHint'),
  text: (document, module) => listText(prerequisiteNames(document, module)),
  values: (document, module) => needsOf(document, module.id).filter((edge) => edge.kind === 'prerequisite').map((edge) => edge.from),
  nameOf: (document, id) => shortName(document.tables.module.get(id)),
  sortKey: (document, module) => prerequisiteNames(document, module).length,
  write: (sheet, module, text) => {
    const wanted = new Set<string>();
    for (const name of namesIn(text)) {
      const found = sheet.module(name);
      if (!found) return t('library.unknownModule', { name: shortened(name) });
      wanted.add(found);
    }
    const now = needsOf(sheet.document, module.id).filter((edge) => edge.kind === 'prerequisite');
    const gone = now.filter((edge) => !wanted.has(edge.from)).map((edge) => edge.id);
    if (gone.length > 0) sheet.command({ name: 'record.remove', payload: { ids: gone } });
    for (const from of wanted) if (!now.some((edge) => edge.from === from)) sheet.command({ name: 'edge.add', payload: { id: newId('edge'), from, to: module.id } });
    return null;
  },
};

/** The first objective; further ones stay, and are counted beside it. */
const objective: ModuleField = {
  ...schemaField('objective', 'long', 180, { field: 'description', label: t('column.objective'), isCounted: true }),
  text: (document, module) => objectivesOf(document, module.id)[0]?.text ?? '',
  values: (document, module) => objectivesOf(document, module.id).map(({ text }) => text),
  sortKey: (document, module) => (objectivesOf(document, module.id)[0]?.text ?? '').toLowerCase() || missingLast,
  write: (sheet, module, cell) => {
    const [first] = objectivesOf(sheet.document, module.id);
    const text = cell.trim();
    if (text.length > 20_000) return t('cell.tooLong', { text: shortened(text) });
    if (first && text !== '') sheet.set(first.id, { text });
    else if (first) sheet.command({ name: 'record.remove', payload: { ids: [first.id] } });
    else if (text !== '') sheet.command({ name: 'record.create', payload: { records: [{ id: newId('objective'), type: 'objective', module: module.id, text }] } });
    return null;
  },
};

const states = reviewStates.map((value) => ({ value, label: t(`review.state.${value}`) }));

const reviewState: ModuleField = {
  ...schemaField('reviewState', 'choice', 100, { label: t('column.reviewState'), choices: () => states }),
  write: (sheet, module, text) => {
    const state = states.find(({ value, label }) => sameName(label, text) || sameName(value, text))?.value as ReviewState | undefined;
    if (!state) return t('cell.notOf', { text: shortened(text.trim()), choices: states.map(({ label }) => label).join(', ') });
    if (state === 'approved' && sheet.editor.name === '') return t('review.needsName');
    sheet.review(module.id, state);
    return null;
  },
};

/** Fields that are more than a value of the module: names of other records, texts of its objectives, its review. */
export const recordFields: readonly ModuleField[] = [course, competency, prerequisites, objective, reviewState];
