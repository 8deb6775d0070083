import { expect, it } from 'vitest';
import { compareNatural } from '#shared/kit/natural-order';

it('orders numbers in names by value, the rest by code unit', () => {
  const names = ['10-a.md', '2-b.md', '01-c.md', '1-c.md', 'B.md', 'a.md', 'a2', 'a10', 'a', '99999999999999999999999.md', '100000000000000000000000.md'];
  expect([...names].sort(compareNatural)).toEqual(['01-c.md', '1-c.md', '2-b.md', '10-a.md', '99999999999999999999999.md', '100000000000000000000000.md', 'B.md', 'a', 'a2', 'a10', 'a.md']);
});
