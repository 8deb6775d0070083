import { readFileSync } from 'node:fs';

/**
 * Text that tends to break programs; written for this project, in test/fixtures/naughty-strings.json (ASCII only, so that no editor changes it). Every one is a valid title:
 * 1 to 300 UTF-16 units. Two have lone surrogates, which only JSON's escapes can carry.
 */
export const naughtyTexts = JSON.parse(readFileSync(new URL('../fixtures/naughty-strings.json', import.meta.url), 'utf8')) as readonly string[];
