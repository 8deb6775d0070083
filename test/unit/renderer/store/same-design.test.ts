import { expect, it } from 'vitest';
import { applyCommands } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { isSameDesign } from '../../../../renderer/store/same-design';
import { documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const design = documentOf(roleOf(), moduleOf('a'), zoneOf('core', 'core-testable', ['a']));
const after = (name: string, payload: object): TrellisDocument => {
  const applied = applyCommands(design, [{ name, payload } as never]);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applyDiff(design, applied.value.diff);
};

it('people and kept cohorts leave a design as it is; a module, a rule or a setting does not', () => {
  expect(isSameDesign(design, design)).toBe(true);
  expect(isSameDesign(design, after('record.create', { records: [{ id: 'profile:p', type: 'profile', title: 'P', role: 'role:r' }] }))).toBe(true);
  expect(isSameDesign(design, after('record.create', { records: [{ id: 'cohort:c', type: 'cohort', title: 'Spring' }] }))).toBe(true);
  expect(isSameDesign(design, after('record.update', { updates: [{ id: 'module:a', set: { minutes: 11 } }] }))).toBe(false);
  expect(isSameDesign(design, after('record.update', { updates: [{ id: 'settings:document', set: { asOf: '2027-01-01' } }] }))).toBe(false);
});
