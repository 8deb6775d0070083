import type { Command } from '#shared/document/apply-command';
import { wordsOf } from '#shared/document/commands/vocabulary-rename';
import { settingsOf } from '#shared/document/trellis-document';
import type { ControlledField, CustomField, Vocabulary } from '#shared/model/custom-field';
import { settingsId } from '#shared/model/settings';
import { t } from '../i18n/t';
import { vocabularyOf } from './fields/vocabularies';
import { modulesOf } from './selectors';
import type { Studio } from './studio';

const documentOf = (studio: Studio) => studio.replica.getState().document;
const fieldsNow = (studio: Studio): readonly CustomField[] => settingsOf(documentOf(studio)).customFields;

function setSettings(set: Readonly<Record<string, unknown>>): Command {
  return { name: 'record.update', payload: { updates: [{ id: settingsId, set }] } };
}

/** A key that no custom field and no module has: the label in plain letters. */
function freeKey(studio: Studio, label: string): string {
  const base = label.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').toLowerCase().slice(0, 60) || 'field';
  const taken = new Set([...fieldsNow(studio).map(({ key }) => key), ...modulesOf(documentOf(studio)).flatMap(({ custom }) => Object.keys(custom))]);
  let key = base;
  for (let count = 2; taken.has(key); count++) key = `${base}-${count}`;
  return key;
}

/** Sets up a custom field; `key`: one that modules have already (an import brought it). */
export function addCustomField(studio: Studio, label: string, key = freeKey(studio, label)): Promise<boolean> {
  return studio.dispatch(setSettings({ customFields: [...fieldsNow(studio), { key, label: label.slice(0, 80) }] }), { label: t('meta.undoAddField', { label }) });
}

export function setCustomField(studio: Studio, key: string, change: Partial<CustomField>): Promise<boolean> {
  return studio.dispatch(setSettings({ customFields: fieldsNow(studio).map((field) => (field.key === key ? { ...field, ...change } : field)) }), { label: t('meta.undoField') });
}

/** Takes a custom field away, and what modules hold in it; one step, so that Undo brings both back. */
export function removeCustomField(studio: Studio, { key, label }: CustomField): Promise<boolean> {
  const holders = modulesOf(documentOf(studio)).filter(({ custom }) => Object.hasOwn(custom, key));
  const commands: Command[] = [setSettings({ customFields: fieldsNow(studio).filter((field) => field.key !== key) })];
  if (holders.length > 0) commands.push({ name: 'record.update', payload: { updates: holders.map(({ id, custom }) => ({ id, set: { custom: Object.fromEntries(Object.entries(custom).filter(([other]) => other !== key)) } })) } });
  return studio.dispatch(commands, { label: t('meta.undoRemoveField', { label }) });
}

/** Changes the vocabulary of a field; it comes to be if there is none. */
export function setVocabulary(studio: Studio, field: ControlledField, change: Partial<Omit<Vocabulary, 'field'>>, label: string): Promise<boolean> {
  const document = documentOf(studio);
  const now = vocabularyOf(document, field) ?? { field, isClosed: false, terms: [] };
  return studio.dispatch(setSettings({ vocabularies: [...settingsOf(document).vocabularies.filter((one) => one.field !== field), { ...now, ...change }] }), { label });
}

/** Sets one word's entry, which comes to be where the word was only in use. */
export function setTerm(studio: Studio, field: ControlledField, term: string, change: Partial<Vocabulary['terms'][number]>, label: string): Promise<boolean> {
  const terms = vocabularyOf(documentOf(studio), field)?.terms ?? [];
  const next = terms.some((one) => one.term === term) ? terms.map((one) => (one.term === term ? { ...one, ...change } : one)) : [...terms, { term, retired: false, note: '', ...change }];
  return setVocabulary(studio, field, { terms: next }, label);
}

/** Takes a word out of the vocabulary; modules that have it keep it. */
export function removeTerm(studio: Studio, field: ControlledField, term: string): Promise<boolean> {
  return setVocabulary(studio, field, { terms: (vocabularyOf(documentOf(studio), field)?.terms ?? []).filter((one) => one.term !== term) }, t('meta.undoRemoveWord', { word: term }));
}

/** Every word in use becomes part of the vocabulary. */
export function adoptWords(studio: Studio, field: ControlledField): Promise<boolean> {
  const document = documentOf(studio);
  const terms = vocabularyOf(document, field)?.terms ?? [];
  const known = new Set(terms.map(({ term }) => term));
  const used = [...new Set(modulesOf(document).flatMap((module) => wordsOf(module, field)))].filter((word) => !known.has(word)).sort();
  return setVocabulary(studio, field, { terms: [...terms, ...used.map((term) => ({ term, retired: false, note: '' }))] }, t('meta.undoAdopt', { count: used.length }));
}

/** Writes a word otherwise wherever it is used; where the new word is there already the two become one. */
export function renameWord(studio: Studio, field: ControlledField, from: string, to: string): Promise<boolean> {
  return studio.dispatch({ name: 'vocabulary.rename', payload: { field, from, to } });
}
