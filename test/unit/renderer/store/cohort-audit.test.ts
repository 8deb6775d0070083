import { describe, expect, it } from 'vitest';
import { auditColumns, auditOf, changeAudit, qualifications } from '../../../../renderer/store/cohort-audit';
import { plainDraft, specOf } from '../../../../renderer/store/cohort-draft';
import type { PeopleSource } from '../../../../renderer/store/cohort-people';
import { createSession } from '../../../../renderer/store/session';
import type { Studio } from '../../../../renderer/store/studio';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const document = documentOf(roleOf(), moduleOf('a'), moduleOf('p'), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', ['p']));
const column = (header: string, holds: 'group' | 'nothing' | 'score', what = '') => ({ header, holds, what, kind: '' });
const people: PeopleSource = {
  key: 1, name: 'staff.csv', bytes: new Uint8Array(), names: { id: 'id', role: 'role', groups: ['Region'] }, skipRefused: false, audit: null,
  reading: { headers: [], columns: [column('group:Store', 'group', 'Store'), column('Region', 'nothing'), column('Shoe size', 'nothing'), column('score:measure:review', 'score', 'measure:review')], problems: [], learners: 10, refused: [], refusedCount: 0 },
};

describe('an audit in the form', () => {
  it('offers the columns that whoever walks next has, and the scores that they have', () => {
    const draft = { ...plainDraft, columns: [{ name: ' Gender ', values: 'men, women' }, { name: 'Empty', values: '' }, { name: '', values: 'A' }] };
    expect(auditColumns({ who: 'made', draft, people })).toEqual(['role', 'Gender']);
    expect(auditColumns({ who: 'table', draft, people })).toEqual(['role', 'Store', 'Region']);
    expect(auditColumns({ who: 'table', draft, people: null })).toEqual(['role']);
    expect(qualifications({ who: 'made', draft, people }, document)).toEqual(['module:a']);
    expect(qualifications({ who: 'made', draft: { ...draft, known: { ...draft.known, share: 0 } }, people }, document)).toEqual([]);
    expect(qualifications({ who: 'table', draft, people }, document)).toEqual(['measure:review']);
  });
  it('made-up people and a table have one each; it stands in the specification, and nothing does where nobody asks', () => {
    const studio = { session: createSession() } as unknown as Studio;
    const cohort = () => studio.session.getState().cohort;
    studio.session.setState(({ cohort: now }) => ({ cohort: { ...now, people } }));
    const audit = { column: 'role', outcome: 'waived' as const, qualification: null };
    changeAudit(studio, audit);
    expect([auditOf(cohort()), auditOf({ ...cohort(), who: 'table' })]).toEqual([audit, null]);
    expect(specOf(cohort().draft, ['role:r'])!.results).toEqual({ audit });
    expect(specOf(plainDraft, ['role:r'])).not.toHaveProperty('results');
    studio.session.setState(({ cohort: now }) => ({ cohort: { ...now, who: 'table' } }));
    changeAudit(studio, { ...audit, column: 'Store' });
    expect(auditOf(cohort())).toMatchObject({ column: 'Store' });
    // The same people, whatever is asked of them.
    expect(cohort().people!.key).toBe(people.key);
  });
});
