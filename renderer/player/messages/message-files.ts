import { playerLanguageOf, primaryOf, type PlayerLanguage } from '#shared/exchange/packages/player/player-languages';
import { englishReasons, type ReasonWords } from '#shared/path/reason-words';
import { de } from './de';
import { en } from './en';
import type { Message, MessageFile } from './message-file';

export const english: MessageFile = { language: 'en', texts: en, reasons: englishReasons };
const files: Readonly<Record<PlayerLanguage, MessageFile>> = { en: english, de };

/**
 * The words for a course: a custom file for its language, else one of the player's own, else English. `custom`: what `player/messages.js` left on the window, of any shape; what is missing
 * or is no text is said in the player's own language, or English.
 */
export function messagesFor(language: string, custom: unknown): MessageFile {
  const known = playerLanguageOf(language);
  const own = known ? files[known] : english;
  const file = partOf(custom)[primaryOf(language)] ?? partOf(custom)[language];
  return typeof file === 'object' && file !== null ? merged(language, own, partOf(file)) : own;
}

function merged(language: string, own: MessageFile, file: Readonly<Record<string, unknown>>): MessageFile {
  const reasons = partOf(file['reasons']);
  const over = <T extends Readonly<Record<string, string>>>(texts: T, given: unknown): T => overlay(texts, given, (value): value is string => typeof value === 'string');
  const { sentences, evidence, formats, needs, parts } = own.reasons;
  const merge: ReasonWords = { sentences: over(sentences, reasons['sentences']), evidence: over(evidence, reasons['evidence']), formats: over(formats, reasons['formats']), needs: over(needs, reasons['needs']), parts: over(parts, reasons['parts']) };
  return { language: canSpeak(language) ? language : own.language, texts: overlay(own.texts, file['texts'], isMessage), reasons: merge };
}

/** Only keys that exist, only values of the kind. */
function overlay<T extends Readonly<Record<string, V>>, V>(own: T, given: unknown, is: (value: unknown) => value is V): T {
  return Object.fromEntries(Object.entries(own).map(([key, value]) => [key, is(partOf(given)[key]) ? partOf(given)[key] : value])) as unknown as T;
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'string' || typeof partOf(value)['other'] === 'string';
}

function partOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function canSpeak(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
