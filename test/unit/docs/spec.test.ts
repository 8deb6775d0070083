import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const files = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name)).map((name) => readFileSync(join(root, folder, name), 'utf8'));
const all = (texts: readonly string[], pattern: RegExp): readonly string[] => texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]));

const rules = all(files('docs/spec', /\.md$/), /^\*\*([A-Z]-\d+)\*\*/gm);
/** Titles that begin with rule ids: `it('E-12 E-13 what it says'`, `it.each(cases)('D-1 …'`. */
const titles = all(files('test', /\.test\.tsx?$/), /\(['"`]((?:[A-Z]-\d+ )+)/g);
const quoted = new Set(titles.flatMap((title) => title.trim().split(' ')));

describe('the spec and the tests', () => {
  it('has every rule once, numbered without gaps', () => {
    expect(new Set(rules).size).toBe(rules.length);
    for (const letter of new Set(rules.map((rule) => rule.charAt(0)))) {
      const numbers = rules.filter((rule) => rule.startsWith(letter)).map((rule) => Number(rule.slice(2)));
      expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
    }
  });
  it('has a test whose title quotes each rule', () => {
    expect(rules.filter((rule) => !quoted.has(rule))).toEqual([]);
  });
  it('has no test that quotes a rule which is not there', () => {
    expect([...quoted].filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});
