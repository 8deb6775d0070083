import { describe, expect, it } from 'vitest';
import { groupSchema, type Group } from '#shared/model/requirement';
import { withItems, withNeed } from '../../renderer/features/inspector/edit-group';

const group = (raw: object): Group => groupSchema.parse(raw);
const ids = (...keys: readonly string[]): readonly string[] => keys.map((key) => `module:${key}`);

describe('editing a group of prerequisites', () => {
  it('E-64 asks in another way for the same members, and stays readable', () => {
    const any = group({ need: 'any', of: ids('a', 'b', 'c') });
    for (const need of ['all', 'count', 'minutes', 'credits'] as const) {
      const next = withNeed(any, need);
      expect(groupSchema.parse(next)).toEqual(next);
      expect(next.of).toEqual(ids('a', 'b', 'c'));
    }
    expect(withNeed(any, 'any')).toBe(any);
  });
  it('E-64 minutes know no inner groups: their modules become members', () => {
    const nested = group({ need: 'all', of: ['module:a', { need: 'any', of: ids('b', 'c') }] });
    expect(withNeed(nested, 'minutes').of).toEqual(ids('a', 'b', 'c'));
    expect(withNeed(nested, 'any').of).toEqual(nested.of);
  });
  it('E-64 losing a member takes it out of the caps; the last one stays', () => {
    const capped = group({ need: 'count', atLeast: 2, of: ids('a', 'b', 'c'), caps: [{ of: ids('a', 'b'), atMost: 1 }, { of: ids('c'), atMost: 1 }] });
    expect(withItems(capped, ids('a', 'b'))).toMatchObject({ of: ids('a', 'b'), caps: [{ of: ids('a', 'b') }] });
    expect(withItems(capped, [])).toBeNull();
  });
});
