import type { ReasonWords } from '#shared/path/reason-words';
import type { en } from './en';

/** A text with `{slots}`; with forms where it counts: those that the language has (Intl.PluralRules), chosen by the slot `count`. */
export type Message = string | PluralForms;
export type PluralForms = { readonly other: string } & Readonly<Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>>;
export type TextKey = keyof typeof en;

/** Everything that the player says in one language. Complete by type: a key that is missing does not compile. */
export interface MessageFile {
  /** BCP 47: chooses plural forms, numbers, dates and direction. */
  readonly language: string;
  readonly texts: Readonly<Record<TextKey, Message>>;
  readonly reasons: ReasonWords;
}
