import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { competencyColumns, linkColumns, moduleColumns } from '#shared/exchange/import/tables/columns';

it('docs/data/spreadsheets.md lists every header that is known', () => {
  const page = readFileSync(new URL('../../../docs/data/spreadsheets.md', import.meta.url), 'utf8');
  for (const { field, headers } of [...moduleColumns, ...linkColumns, ...competencyColumns]) if (headers.length > 0) expect(page).toContain(`| \`${field}\` | ${headers.join(', ')} |`);
});
