import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cohortSpecSchema } from '#shared/simulate/cohort/cohort-spec';
import { readHeaders } from '#shared/simulate/people/people-columns';

const page = readFileSync(fileURLToPath(new URL('../../../docs/user/simulate.md', import.meta.url)), 'utf8');
const blocks = (kind: string): readonly string[] => [...page.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

describe('the page on simulation', () => {
  it('every cohort it shows can be read', () => {
    expect(blocks('json cohort').length).toBe(4);
    for (const text of blocks('json cohort')) expect(cohortSpecSchema.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
  });
  it('every field of a cohort stands in it', () => {
    for (const field of Object.keys(cohortSpecSchema.shape)) expect(page).toMatch(new RegExp(`"${field}"|\\| [^|]*\\b${field}\\b`));
  });
  it('the headers of its people are all used, and each row has as many cells', () => {
    const [head = '', ...rows] = (blocks('csv people')[0] ?? '').trim().split('\n');
    const read = readHeaders(head.split(','), { id: 'id', role: 'role', groups: [] });
    expect(read).toMatchObject({ ok: true, value: { ignored: [] } });
    for (const row of rows) expect(row.split(',').length).toBe(head.split(',').length);
  });
});
