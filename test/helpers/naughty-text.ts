import { readFileSync } from 'node:fs';

/**
 * Text that tends to break programs; written for this project, in test/fixtures/naughty-strings.json (ASCII only, so that no editor changes it). Every one is a valid title:
 * 1 to 300 UTF-16 units. Some have lone surrogates, which only JSON's escapes can carry.
 */
export const naughtyTexts = JSON.parse(readFileSync(new URL('../fixtures/naughty-strings.json', import.meta.url), 'utf8')) as readonly string[];

/** The Big List of Naughty Strings (Max Woolf, MIT: test/fixtures/big-list-of-naughty-strings.LICENSE.txt), without the empty one and repetitions. */
const bigList = JSON.parse(readFileSync(new URL('../fixtures/big-list-of-naughty-strings.json', import.meta.url), 'utf8')) as readonly string[];

/** All odd texts that are at hand, each once. */
export const oddTexts: readonly string[] = [...new Set([...naughtyTexts, ...bigList])];
