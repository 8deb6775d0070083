import { describe, expect, it } from 'vitest';
import { createReplica } from '../../../../renderer/store/replica';
import { createSession } from '../../../../renderer/store/session';
import { choosePeople, guessNames, isReady, namePeople, skipRefused, templateRows } from '../../../../renderer/store/cohort-people';
import { asItIs, queueRun } from '../../../../renderer/store/cohort-runs';
import { chooseWho } from '../../../../renderer/store/cohort-verbs';
import type { Studio } from '../../../../renderer/store/studio';
import { describePeople } from '../../../../electron/services/simulation/people-for-window';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const document = documentOf(roleOf({}), moduleOf('a'), moduleOf('b'), moduleOf('x'), moduleOf('y'), zoneOf('core', 'core-testable', ['a', 'b']), zoneOf('pick', 'elective', ['x', 'y'], { place: 2, requirement: { kind: 'count', choose: 1 } }), bandRuleOf('b', []), bandRuleOf('a', []));
const bytes = (text: string) => new TextEncoder().encode(text);

/** A window whose host reads tables as the real one does. */
function open() {
  const asked: string[] = [];
  const studio = {
    session: createSession(), replica: createReplica(), announce: () => undefined, fail: (error: unknown) => { throw error; }, toast: () => undefined,
    bridge: { on: () => () => undefined, invoke: async (channel: string, request: Parameters<typeof describePeople>[1]) => { asked.push(channel); return channel === 'simulation.people' ? describePeople(document, request) : new Promise(() => undefined); } },
  } as unknown as Studio;
  return { studio, asked, people: () => studio.session.getState().cohort.people! };
}

describe('a people table in the window', () => {
  it('guesses id and role from what headers sound like, never the same column twice', () => {
    expect(guessNames(['id', 'role'])).toEqual({ id: 'id', role: 'role', groups: [] });
    expect(guessNames(['Name', 'Employee number', 'Job title', 'Store'])).toEqual({ id: 'Employee number', role: 'Job title', groups: [] });
    expect(guessNames(['Job id', 'Role'])).toEqual({ id: 'Job id', role: 'Role', groups: [] });
    expect(guessNames(['a'])).toEqual({ id: 'id', role: 'role', groups: [] });
  });
  it('is ready when its columns are known and refused rows are left out on purpose; nothing runs before', async () => {
    const { studio, asked, people } = open();
    await choosePeople(studio, 'staff.csv', bytes('Employee id,Job,Store\n1,role:r,S1\n2,astronaut,S2'));
    expect(people()).toMatchObject({ name: 'staff.csv', names: { id: 'Employee id', role: 'Job' }, reading: { learners: 1, refusedCount: 1 } });
    expect(isReady(people())).toBe(false);
    chooseWho(studio, 'table');
    await queueRun(studio, asItIs());
    expect(asked).toEqual(['simulation.people', 'simulation.people']);
    skipRefused(studio, people(), true);
    expect(isReady(people())).toBe(true);
    await namePeople(studio, people(), { groups: ['Store'] });
    expect(people().reading.columns.map(({ holds }) => holds)).toEqual(['id', 'role', 'group']);
    void queueRun(studio, asItIs());
    expect(asked.at(-1)).toBe('simulation.run');
  });
  it('a template has the columns that rules read, a row for each role, and reads without a refusal', () => {
    const rows = templateRows(document);
    expect(rows[0]).toEqual(['id', 'role', 'group:Store', 'fact:tenure', 'score:module:a', 'score:module:b', `choice:${document.tables.zone.get('zone:pick')!.title}`]);
    const read = describePeople(document, { bytes: bytes(rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')), names: guessNames(rows[0]!.map(String)) });
    expect(read).toMatchObject({ problems: [], learners: 1, refused: [] });
    expect(read.columns.every(({ holds }) => holds !== 'nothing')).toBe(true);
    // A rule that counts scenarios only reads a column of scenarios.
    const scenarios = documentOf(roleOf(), moduleOf('a'), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', [], { reads: { subject: null, evidenceKinds: ['scenario'], maxAgeDays: null } }));
    expect(templateRows(scenarios)[0]).toContain('score:module:a:scenario');
  });
});
