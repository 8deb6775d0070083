import { describe, expect, it } from 'vitest';
import { usualOptions } from '#shared/exchange/export-options';
import { fixFor } from '../../renderer/features/export-wizard/preflight-fixes';

describe('what one click can do about a finding of the preflight', () => {
  it.each([
    ['TRL-X001', 'module:a', { kind: 'edit', record: 'module:a', set: { passMark: null } }],
    ['TRL-X003', 'role:r', { kind: 'target', target: 'scorm2004-4' }],
    ['TRL-X008', 'question-set:q', { kind: 'delete', record: 'question-set:q' }],
    ['TRL-X030', undefined, { kind: 'target', target: 'scorm2004-4' }],
    ['TRL-X034', undefined, { kind: 'target', target: 'json' }],
    ['TRL-X035', undefined, { kind: 'options', change: { finished: 'by-mark', awaited: 'failed' } }],
    ['TRL-X036', undefined, { kind: 'options', change: { editableSource: false } }],
  ])('%s', (code, record, fix) => {
    expect(fixFor({ code, records: record === undefined ? [] : [record] }, 'scorm12', { ...usualOptions, profile: 'knowbe4' })).toMatchObject(fix);
  });
  it('never leads to the target where one is', () => {
    expect(fixFor({ code: 'TRL-X045', records: [] }, 'scorm12', usualOptions)).toBeUndefined();
    expect(fixFor({ code: 'TRL-X003', records: [] }, 'scorm2004-4', usualOptions)).toEqual({ kind: 'target', target: 'modules' });
  });
  it('leaves alone what only a person can mend', () => {
    expect(fixFor({ code: 'TRL-X002', records: ['module:a'] }, 'scorm12', usualOptions)).toBeUndefined();
  });
});
