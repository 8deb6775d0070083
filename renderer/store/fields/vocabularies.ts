import { wordsOf } from '#shared/document/commands/vocabulary-rename';
import { settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import type { ControlledField, Vocabulary } from '#shared/model/custom-field';
import { modulesOf } from '../selectors';

export function vocabularyOf(document: TrellisDocument, field: ControlledField): Vocabulary | undefined {
  return settingsOf(document).vocabularies.find((vocabulary) => vocabulary.field === field);
}

/** How many modules have each word of a field. */
export function wordCounts(document: TrellisDocument, field: ControlledField): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const module of modulesOf(document)) for (const word of new Set(wordsOf(module, field))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words to choose from: those of the vocabulary, and where it is open those in use; retired ones are offered no more. */
export function offeredWords(document: TrellisDocument, field: ControlledField): readonly string[] {
  const vocabulary = vocabularyOf(document, field);
  const retired = new Set(vocabulary?.terms.filter((term) => term.retired).map(({ term }) => term));
  const listed = vocabulary?.terms.map(({ term }) => term) ?? [];
  const used = vocabulary?.isClosed ? [] : [...wordCounts(document, field).keys()];
  return [...new Set([...listed, ...used])].filter((word) => !retired.has(word)).sort();
}
