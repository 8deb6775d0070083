import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { adviceFor, advisedCodes } from '#shared/exchange/inspect/package-advice';

it('every code about packages says how to mend it, and no other does', () => {
  const page = readFileSync(new URL('../../../../docs/findings.md', import.meta.url), 'utf8');
  expect([...advisedCodes].sort()).toEqual([...page.matchAll(/^## (TRL-P\d+)$/gm)].map(([, code]) => code).sort());
  for (const code of advisedCodes) expect(adviceFor(code)).toMatch(/^[A-Z].{10,}\.$/);
  expect(adviceFor('TRL-X001')).toBe('');
});
