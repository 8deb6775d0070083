import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checks } from '#shared/checks/run-checks';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = readFileSync(join(root, 'docs/findings.md'), 'utf8');
const headings = [...page.matchAll(/^## (\S+)$/gm)].map((match) => match[1] ?? '');
const sources = ['shared', 'electron'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(root, folder, name), 'utf8')),
);
const used = new Set(sources.flatMap((source) => source.match(/TRL-[A-Z]\d{3}/g) ?? []));

it('every code of the source has one heading, every heading a code', () => {
  expect(new Set(headings).size).toBe(headings.length);
  expect([...used].sort()).toEqual([...headings].sort());
});
it('every page says what it means and how to mend it', () => {
  for (const part of page.split(/^## /m).slice(1)) expect(part.split('\n')[1]).toMatch(/^\*\*.{10,}\*\*.*\. .*\.|^\*\*.{10,}\*\*.{10,}\.$/);
});
it('every check declares codes that have a page', () => {
  for (const code of checks.flatMap((check) => check.codes)) expect(headings).toContain(code);
});
