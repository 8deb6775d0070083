/** Languages that the player speaks by itself. A custom message file adds others to a package (docs/user/player.md). */
export const playerLanguages = ['en', 'de'] as const;
export type PlayerLanguage = (typeof playerLanguages)[number];

/** The player's language for a course's: `de-AT` is `de`; undefined where there is none. */
export function playerLanguageOf(language: string): PlayerLanguage | undefined {
  return playerLanguages.find((known) => known === primaryOf(language));
}

/** `de` of `de-AT`: the primary language subtag (BCP 47), in lower case. */
export function primaryOf(language: string): string {
  return language.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}
