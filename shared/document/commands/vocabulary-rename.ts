import { z } from 'zod';
import { controlledFields, type ControlledField, type Vocabulary } from '../../model/custom-field';
import type { CourseModule } from '../../model/module';
import { settingsId } from '../../model/settings';
import { refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

/** A word of a field is written otherwise wherever it is used; where the new word is there already, the two are one. One step. */
export const vocabularyRename = defineCommand({
  name: 'vocabulary.rename',
  payload: z.strictObject({ field: z.enum(controlledFields), from: z.string().min(1), to: z.string().trim().min(1).max(80) }),
  label: ({ field, from, to }, draft) => `Rename ${quoted(from)} to ${quoted(to)} in ${countOf(draft.all('module').filter((module) => wordsOf(module, field).includes(from)).length, 'module')}`,
  run: (draft, { field, from, to }) => {
    const settings = draft.get(settingsId);
    const listed = settings?.type === 'settings' ? settings.vocabularies.find((vocabulary) => vocabulary.field === field) : undefined;
    const users = draft.all('module').filter((module) => wordsOf(module, field).includes(from));
    if (users.length === 0 && !listed?.terms.some(({ term }) => term === from)) return draft.refuse(refusal('TRL-D016', `The word ${quoted(from)} is not in this vocabulary, and no module has it.`));
    for (const module of users) draft.put(withWord(module, field, from, to));
    if (settings?.type === 'settings' && listed) draft.put({ ...settings, vocabularies: settings.vocabularies.map((vocabulary) => (vocabulary === listed ? renamed(vocabulary, from, to) : vocabulary)) });
  },
});

/** The words that a module has in a field. */
export function wordsOf(module: CourseModule, field: ControlledField): readonly string[] {
  const value = module[field];
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value;
}

function withWord(module: CourseModule, field: ControlledField, from: string, to: string): unknown {
  const value = module[field];
  return { ...module, [field]: typeof value === 'string' ? to : [...new Set(value.map((word) => (word === from ? to : word)))] };
}

/** Two words that become one keep the note of the one that stays; it is retired only if it was. */
function renamed(vocabulary: Vocabulary, from: string, to: string): Vocabulary {
  const isThere = vocabulary.terms.some(({ term }) => term === to);
  return { ...vocabulary, terms: vocabulary.terms.flatMap((one) => (one.term !== from ? [one] : isThere ? [] : [{ ...one, term: to }])) };
}
