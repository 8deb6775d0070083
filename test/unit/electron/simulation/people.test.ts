import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import { learnerStateSchema } from '#shared/model/profile';
import { hmacSha256, openPseudonyms } from '../../../../electron/services/simulation/pseudonyms';
import { createNodeFileStore } from '../../../../electron/adapters/node-file-store';
import { nodeIdentity } from '../../../../electron/adapters/node-machine';
import { withFolder } from '../../../helpers/cli';
import { richRole } from '../../../helpers/rich-role';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { peopleOf, sha256, simulateInPlace } from '../../../helpers/simulate';

const document = documentOf(
  roleOf(), moduleOf('a'), moduleOf('b', { passMark: 6000 }), moduleOf('c'), moduleOf('x'), moduleOf('y'),
  zoneOf('core', 'core-testable', ['a', 'b', 'c']), zoneOf('pick', 'elective', ['x', 'y'], { place: 2, title: 'Free choice', requirement: { kind: 'count', choose: 1 } }),
  bandRuleOf('a', []), { ...bandRuleOf('c', []), when: [{ kind: 'fact', fact: 'tenure', is: 'at-least', value: 5 }] },
);

describe('S-12 people from a table', () => {
  it('gives each learner the run of the state that the row stands for', async () => {
    const csv = [
      'id,role,group:store,fact:tenure,score:module:a,score:module:c:simulation,completed:module:b,attempts:module:b,choice:Free choice,Shoe size',
      'p1,role:r,S1,7,95,91.5,,,y,44',
      'p2,r,S1,2,"87,5 %",95,2026-05-04,,x,',
      'p3,Role,S2,,95@2020-01-01,,,40 55 80,,',
      '',
      'p4,Role,S2,,59.99,,,,y x,39',
    ].join('\n');
    const { simulation, refused, ignored } = peopleOf(document, csv);
    expect(refused).toEqual([]);
    expect(ignored).toEqual(['Shoe size']);
    const { lines, report } = await simulateInPlace(simulation);
    const program = compile(document, 'role:r');
    if (!program.ok) throw new Error('no program');
    const event = (subject: string, more: object): object => ({ subject: `module:${subject}`, kind: 'recall', at: '2026-11-01', ...more });
    const states = [
      { evidence: [event('a', { score: 9500 }), event('c', { kind: 'simulation', score: 9150 })], facts: { tenure: { value: 7, at: '2026-11-01' } }, choices: { 'zone:pick': ['module:y'] } },
      { evidence: [event('a', { score: 8750 }), event('c', { kind: 'simulation', score: 9500 }), event('b', { kind: 'record', at: '2026-05-04', passed: true, completed: true })], facts: { tenure: { value: 2, at: '2026-11-01' } }, choices: { 'zone:pick': ['module:x'] } },
      { evidence: [event('a', { score: 9500, at: '2020-01-01' }), ...[4000, 5500, 8000].map((score, at) => event('b', { kind: 'record', score, attempt: at + 1, completed: true }))] },
      { evidence: [event('a', { score: 5999 })], choices: { 'zone:pick': ['module:y', 'module:x'] } },
    ].map((state) => learnerStateSchema.parse(state));
    const expected = states.map((state, at) => {
      const run = runLearner(program.value, state, { learner: String(at + 1) });
      return `${run.path.minutes} ${run.baselineMinutes} ${run.path.steps.map(({ module, state: is }) => `${module.slice(7)}${is === 'done' ? '' : `:${is}`}`).join(' ')}`;
    });
    expect(lines.trim().split('\n').map((line) => line.split(',')).map((cells) => `${cells[3]} ${cells[4]} ${cells.at(-1)}`)).toEqual(expected);
    expect(report.modules.length).toBe(0);
    expect(simulation.people?.pseudonyms).toEqual(['1p', '2p', '3p', '4p']);
  });

  it('refuses rows by number and reason, and takes the others', () => {
    const csv = 'id,role,score:module:a,passed:module:b,completed:module:b,choice:Free choice,formats\np1,role:r,101,,,,\np2,role:none,,,,,\n,role:r,,,,,\np3,role:r,,,,,\np3,role:r,,,,,\np4,role:r,,maybe,,,\np5,role:r,,,2026-02-30,,\np6,role:r,,,,z,\np7,role:r,,,,,smell\np8,,,,,,\n';
    const { refused, simulation } = peopleOf(document, csv);
    expect(refused).toEqual([
      { row: 2, message: '"101" is no score: a number of percent from 0 to 100 with at most two decimals.' },
      { row: 3, message: 'There is no role "role:none" in this workspace.' },
      { row: 4, message: 'The learner has no id.' },
      { row: 6, message: 'The id of this learner is that of row 5, too.' },
      { row: 7, message: '"maybe" is neither yes nor no.' },
      { row: 8, message: '"2026-02-30" is not a day (YYYY-MM-DD).' },
      { row: 9, message: 'The role has no module "z".' },
      { row: 10, message: expect.stringContaining('"smell" is none of video, reading') as string },
      { row: 11, message: 'The learner has no role.' },
    ]);
    expect(simulation.learners).toBe(1);
  });

  it('says what is wrong with headers, and takes the names that are given', async () => {
    expect(() => peopleOf(document, 'name,score:modul:a,score:module:a:smell\n')).toThrow(/score:modul:a.*"smell", which is no kind of evidence.*There is no column "id"/s);
    expect(() => peopleOf(document, 'id,id,role\n')).toThrow('The column "id" is there twice.');
    const { simulation } = peopleOf(document, 'Employee,Job,Store\ne1,r,S1\n', { id: 'Employee', role: 'Job', groups: ['Store'] });
    expect((await simulateInPlace(simulation)).report).toMatchObject({ learners: 1, byRole: {}, byGroup: { Store: { values: {}, hidden: { values: 1, learners: 1 } } } });
    expect(() => peopleOf(document, 'id,role\n', { groups: ['Shop'] })).toThrow('There is no column "Shop"');
  });

  it('a role that cannot be walked refuses its rows', () => {
    const { refused } = peopleOf(documentOf(roleOf(), moduleOf('a'), moduleOf('b'), { id: 'edge:1', type: 'edge', from: 'module:a', to: 'module:b' }, { id: 'edge:2', type: 'edge', from: 'module:b', to: 'module:a' }, zoneOf('core', 'core-testable', ['a'])), 'id,role\np1,r\n');
    expect(refused[0]?.message).toContain('TRL-G001');
  });

  it('takes the ids of a rich role as they are', async () => {
    const { report } = await simulateInPlace(peopleOf(richRole(), 'id,role,score:module:g1\np,role:r,80\n').simulation);
    expect(report.learners).toBe(1);
  });
});

describe('S-13 pseudonyms', () => {
  it('are HMAC-SHA-256 (RFC 4231, cases 1, 2 and 6; and long ids)', () => {
    const key = new Uint8Array(20).fill(0x0b);
    expect(hmacSha256({ sha256 }, key, 'Hi There')).toBe('b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
    expect(hmacSha256({ sha256 }, new TextEncoder().encode('Jefe'), 'what do ya want for nothing?')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
    expect(hmacSha256({ sha256 }, new Uint8Array(131).fill(0xaa), 'Test Using Larger Than Block-Size Key - Hash Key First')).toBe('60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54');
    expect(hmacSha256({ sha256 }, key, 'ä'.repeat(500))).toBe(createHmac('sha256', key).update('ä'.repeat(500)).digest('hex'));
  });
  it('are the same in one workspace and others in the next; a folder that cannot be written to says so', () => withFolder(async (folder) => {
    const files = createNodeFileStore();
    const [a, b] = [`${folder}/a`, `${folder}/b`];
    const first = await openPseudonyms(files, nodeIdentity, a);
    // Only who is used keeps a key: what is refused leaves nothing behind.
    expect(await files.kind(a)).toBeNull();
    expect(await first.keep()).toBeNull();
    const name = first.pseudonymise('p1');
    expect(name).toMatch(/^[0-9a-f]{20}$/);
    expect((await openPseudonyms(files, nodeIdentity, a)).pseudonymise('p1')).toBe(name);
    expect((await openPseudonyms(files, nodeIdentity, b)).pseudonymise('p1')).not.toBe(name);
    await files.writeNew(`${folder}/c`, new Uint8Array(1));
    expect(await (await openPseudonyms(files, nodeIdentity, `${folder}/c`)).keep()).toContain('could not be kept');
    const [one, other] = [await openPseudonyms(files, nodeIdentity, b), await openPseudonyms(files, nodeIdentity, b)];
    expect([await one.keep(), await other.keep()]).toEqual([null, expect.stringContaining('at the same moment')]);
  }));
});
