import { isJsonObject } from '../../files/json/parse-json';
import { readRow, readRows, textOf, type RowNotes, type RowReader } from '../row-reader';
import type { Framework, FrameworkAssociation, FrameworkItem, FrameworkLevel } from './case-framework';

type Raw = Readonly<Record<string, unknown>>;

/** Is this parsed JSON a CASE package? */
export function isFramework(value: unknown): value is Raw {
  return isJsonObject(value) && Array.isArray(value['CFItems']);
}

/** Reads a CFPackage of CASE 1.0 or 1.1. Fields that the standard has and nothing is made of are passed over; rows that are wrong are refused with their number. */
export function readFramework(value: Raw, notes: RowNotes): Framework {
  const document = isJsonObject(value['CFDocument']) ? value['CFDocument'] : {};
  if (!isJsonObject(value['CFDocument'])) notes.warnings.push({ code: 'no-document', where: 'CFDocument', message: 'The package has no CFDocument, so the framework has no title of its own.' });
  const licence = isJsonObject(document['licenseURI']) ? textOf(document['licenseURI'], 'title') : '';
  const items = readRows(notes, 'CFItems', value['CFItems'], readItem, true);
  return {
    document: { id: textOf(document, 'identifier'), title: textOf(document, 'title'), description: [textOf(document, 'description'), textOf(document, 'notes')].filter((text) => text !== '').join('\n\n'), version: textOf(document, 'caseVersion'), licence },
    items, associations: readAssociations(notes, value['CFAssociations']), levels: readLevels(value['CFRubrics']),
  };
}

function readItem(reader: RowReader): FrameworkItem {
  const statement = reader.text('fullStatement');
  if (statement === '') reader.refuse('no-statement', 'it has no "fullStatement".');
  const type = reader.text('CFItemType') || textOf(reader.object('CFItemTypeURI'), 'title');
  return {
    id: reader.text('identifier'), kind: kindOf(type), statement, short: reader.text('abbreviatedStatement'), code: reader.text('humanCodingScheme'), notes: reader.text('notes'), language: reader.text('language'),
    educationLevels: reader.list('educationLevel'), keywords: reader.list('conceptKeywords'), extensions: textsIn(reader.object('extensions')),
  };
}

/** What an item says of itself; what says nothing of modules or objectives is a competency, which is what CASE is for. */
function kindOf(type: string): FrameworkItem['kind'] {
  if (/^(learning )?(module|course|unit|lesson)$/i.test(type)) return 'module';
  return /^(learning )?(objective|outcome)$/i.test(type) ? 'objective' : 'competency';
}

function textsIn(value: Raw): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(value).flatMap(([field, text]) => (typeof text === 'string' && field.length <= 80 ? [[field, text]] : [])));
}

function readAssociations(notes: RowNotes, list: unknown): readonly FrameworkAssociation[] {
  return (Array.isArray(list) ? list : []).flatMap((value: unknown, index): readonly FrameworkAssociation[] => {
    const reader = readRow(notes, 'CFAssociations', value, index, true);
    if (!reader) return [];
    const node = (field: string): string => textOf(reader.object(field), 'identifier');
    const association = { type: reader.text('associationType'), origin: node('originNodeURI'), destination: node('destinationNodeURI'), notes: reader.text('notes'), where: reader.where };
    if (association.type === '' || association.origin === '' || association.destination === '') reader.refuse('no-nodes', 'it needs "associationType", and "identifier" in "originNodeURI" and "destinationNodeURI".');
    return reader.finish() ? [association] : [];
  });
}

/** Levels of the first criterion about each item; rubrics that judge no item have no place here. */
function readLevels(rubrics: unknown): ReadonlyMap<string, readonly FrameworkLevel[]> {
  const objects = (list: unknown): readonly Raw[] => (Array.isArray(list) ? list.filter(isJsonObject) : []);
  const found = new Map<string, readonly FrameworkLevel[]>();
  for (const criterion of objects(rubrics).flatMap((rubric) => objects(rubric['CFRubricCriteria']))) {
    const item = isJsonObject(criterion['CFItemURI']) ? textOf(criterion['CFItemURI'], 'identifier') : '';
    const placeOf = (level: Raw): number => (typeof level['position'] === 'number' ? level['position'] : 0);
    const levels = [...objects(criterion['CFRubricCriterionLevels'])].sort((a, b) => placeOf(a) - placeOf(b));
    if (item !== '' && !found.has(item)) found.set(item, levels.map((level) => ({ title: textOf(level, 'quality'), behaviours: textOf(level, 'description').split('\n').map((line) => line.trim()).filter((line) => line !== '') })));
  }
  return found;
}
