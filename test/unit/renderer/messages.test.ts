import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { messages } from '../../../renderer/i18n/messages';

const folder = fileURLToPath(new URL('../../../renderer/i18n/messages', import.meta.url));

it('no text has the key of another: the later one would stand in its place', () => {
  const files = readdirSync(folder).map((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/(?:^|[{,]\s*|\n\s*)'([\w.| -]+)': ['"`]/g)].map(([, key]) => key!));
  const keys = files.flat();
  expect(keys.length).toBeGreaterThan(500);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  expect(new Set(keys)).toEqual(new Set(Object.keys(messages)));
});
