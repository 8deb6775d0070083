import type { ZonePolicy } from '../../../model/zone';
import { plainKey } from './source-table';

const policies: Readonly<Record<string, ZonePolicy>> = {
  x: 'core-testable', yes: 'core-testable', y: 'core-testable', '1': 'core-testable', true: 'core-testable', core: 'core-testable', c: 'core-testable', required: 'core-testable', r: 'core-testable',
  mandatory: 'core-testable', m: 'core-testable', coretestable: 'core-testable', testable: 'core-testable',
  locked: 'core-locked', corelocked: 'core-locked',
  elective: 'elective', e: 'elective', optional: 'elective', o: 'elective', choice: 'elective',
  remedial: 'remedial', remediation: 'remedial', open: 'open',
};
const none = new Set(['', 'no', 'n', '0', 'false', 'none', 'na']);
const ticks = /^[✓✔☑●•⨯×✗✘xX]\ufe0f?$/u;

/** What a cell of a role's column says: a policy, null for "not of this role", undefined for what nobody can know. */
export function markOf(cell: string): ZonePolicy | null | undefined {
  const text = cell.trim();
  if (text.length > 40) return undefined;
  if (/^[✗✘⨯-]$/u.test(text) || text === '–' || text === '—') return null;
  if (ticks.test(text)) return 'core-testable';
  const key = plainKey(text);
  if (none.has(key) && (key !== '' || text === '')) return null;
  return Object.hasOwn(policies, key) ? policies[key] : undefined;
}

export function isMark(cell: string): boolean {
  return markOf(cell) !== undefined;
}

export const marksToWrite = 'x or core, locked, elective, remedial, open, or nothing';
