import { describe, expect, it } from 'vitest';
import { applyCommand, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { runChecks } from '#shared/checks/run-checks';
import type { Finding } from '#shared/kit/finding';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const competency = (more: object = {}): object => ({ id: 'competency:k', type: 'competency', title: 'Selling', levels: [{ title: 'One' }], ...more });
const objective = (text: string, more: object = {}): object => ({ id: 'objective:o', type: 'objective', module: 'module:a', text, ...more });
const single = (id: string, answer: string, options: readonly (readonly [string, string])[], more: object = {}): object => ({ id, kind: 'single', text: 'Which?', feedback: 'Because.', answer, options: options.map(([key, text]) => ({ id: key, text })), ...more });
const plain = (count: number, more: object = {}): readonly object[] => Array.from({ length: count }, (_one, index) => single(`q${index}`, 'x', [['x', 'Yes'], ['y', 'Not at all']], more));
const set = (purpose: string, questions: readonly object[]): object => ({ id: 'question-set:s', type: 'question-set', title: 'Quiz', module: 'module:a', purpose, questions });
const good = (more: object = {}): object => moduleOf('a', { competencies: ['competency:k'], level: 'foundation', ...more });
const chain = (length: number): readonly object[] => Array.from({ length }, (_one, at) => moduleOf(`c${at}`)).concat(Array.from({ length: length - 1 }, (_one, at) => edgeOf(`c${at}`, `c${at + 1}`)));

const roled = [roleOf(), moduleOf('a'), zoneOf('z', 'core-testable', ['a'])];
const flat = (id: string, action: object, more: object = {}): object => ({ ...bandRuleOf('a', []), id: `rule:${id}`, title: id, bands: [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action }], ...more });
const alike = zoneOf('z', 'elective', ['a', 'b'], { requirement: { kind: 'count', choose: 1 }, sameObjectives: true });

/** Per code: records with which it fires, and the same put right. */
const kinds: readonly (readonly [code: string, firing: readonly object[], fixed: readonly object[]])[] = [
  ['TRL-M004', [moduleOf('a')], [good(), competency()]],
  ['TRL-M005', [moduleOf('a')], [good(), competency()]],
  ['TRL-M006', [moduleOf('a')], [roleOf(), moduleOf('a'), zoneOf('z', 'core-testable', ['a'])]],
  ['TRL-M007', [moduleOf('a', { code: 'A1' }), moduleOf('b', { code: 'A1' })], [moduleOf('a', { code: 'A1' }), moduleOf('b', { code: 'A2' })]],
  ['TRL-M008', [moduleOf('a', { title: 'Same' }), moduleOf('b', { title: 'same ' })], [moduleOf('a', { title: 'Same' }), moduleOf('b', { title: 'Other' })]],
  ['TRL-M009', [moduleOf('a', { minutes: 61 })], [moduleOf('a', { minutes: 60 })]],
  ['TRL-M010', [moduleOf('a', { passMark: 8000 })], [moduleOf('a', { passMark: 8000 }), set('post', plain(1))]],
  ['TRL-M011', [moduleOf('a', { format: 'video' })], [moduleOf('a', { format: 'video', accessibility: ['captions'] })]],
  ['TRL-M012', [moduleOf('a', { reviewBy: '2020-01-01' })], [moduleOf('a', { reviewBy: '2099-01-01' })]],
  ['TRL-O001', [moduleOf('a'), objective('Understand the label')], [moduleOf('a'), objective('Explain the label')]],
  ['TRL-O002', [moduleOf('a'), objective('Explain and demonstrate the label')], [moduleOf('a'), objective('Explain the label and its limits')]],
  ['TRL-O003', [moduleOf('a'), objective('word '.repeat(31))], [moduleOf('a'), objective('word '.repeat(30))]],
  ['TRL-O004', [moduleOf('a', { evidenceKind: 'recall' }), objective('Handle an objection', { outcome: 'do' })], [moduleOf('a', { evidenceKind: 'scenario' }), objective('Handle an objection', { outcome: 'do' })]],
  ['TRL-C001', [competency()], [competency(), good()]],
  ['TRL-C002', [competency({ levels: [] })], [competency()]],
  ['TRL-C003', [roleOf({ targets: [{ competency: 'competency:k', level: 0 }] }), competency(), good()], [roleOf({ targets: [{ competency: 'competency:k', level: 0 }] }), competency(), good(), zoneOf('z', 'core-testable', ['a'])]],
  ['TRL-C004', [competency()], [competency({ levels: [{ title: 'One', behaviours: ['Closes a sale'] }] })]],
  ['TRL-C005', [roleOf({ targets: [{ competency: 'competency:k', level: 0 }] }), competency()], [roleOf({ targets: [{ competency: 'competency:k', level: 0 }] }), moduleOf('a'), competency({ levels: [{ title: 'One', provedBy: ['module:a'] }] })]],
  ['TRL-R014', [...roled, flat('one', { do: 'waive' }), flat('two', { do: 'extend', percent: 10 })], [...roled, flat('one', { do: 'waive' }), flat('two', { do: 'take' })]],
  ['TRL-R015', [...roled, flat('one', { do: 'remediate' })], [...roled, moduleOf('x'), edgeOf('x', 'a', { kind: 'remediation' }), flat('one', { do: 'remediate' })]],
  ['TRL-R016', [...roled, flat('one', { do: 'take' }, { reads: { maxAgeDays: 3, combine: [{ weight: 1 }, { weight: 2 }] } })], [...roled, flat('one', { do: 'take' }, { reads: { combine: [{ weight: 1, maxAgeDays: 3 }, { weight: 2 }] } })]],
  ['TRL-R017', [...roled, flat('one', { do: 'take' }, { reads: { combine: [1, 2].map((weight) => ({ weight, evidenceKinds: ['self-report'] })) } })], [...roled, flat('one', { do: 'take' }, { reads: { combine: [{ weight: 1, evidenceKinds: ['self-report'] }, { weight: 2 }] } })]],
  ['TRL-Z016', [roleOf(), moduleOf('a'), moduleOf('b'), objective('Sells'), alike], [roleOf(), moduleOf('a'), moduleOf('b'), objective('Sells'), objective('Sells', { id: 'objective:b', module: 'module:b' }), alike]],
  ['TRL-G008', [moduleOf('a'), moduleOf('b'), moduleOf('c'), edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('a', 'c')], [moduleOf('a'), moduleOf('b'), moduleOf('c'), edgeOf('a', 'b'), edgeOf('b', 'c')]],
  ['TRL-G009', [moduleOf('a'), moduleOf('b'), edgeOf('a', 'b'), edgeOf('a', 'b', { id: 'edge:second' })], [moduleOf('a'), moduleOf('b'), edgeOf('a', 'b')]],
  ['TRL-L001', chain(8), chain(7)],
  ['TRL-Z013', [roleOf(), moduleOf('a'), zoneOf('z', 'elective', ['a'], { requirement: { kind: 'count', choose: 1 } })], [roleOf(), moduleOf('a'), moduleOf('b'), zoneOf('z', 'elective', ['a', 'b'], { requirement: { kind: 'count', choose: 1 } })]],
  ['TRL-Z014', [roleOf(), zoneOf('z', 'open', [])], [roleOf(), moduleOf('a'), zoneOf('z', 'open', ['a'])]],
  ['TRL-Z015', [roleOf(), moduleOf('a'), zoneOf('z', 'core-testable', ['a']), bandRuleOf('a', [])], [roleOf(), moduleOf('a'), zoneOf('z', 'core-testable', ['a'], { justification: 'Half of them come from the clinic.' }), bandRuleOf('a', [])]],
  ['TRL-Q003', [moduleOf('a'), set('pre', plain(2))], [moduleOf('a'), set('pre', plain(3))]],
  ['TRL-Q004', [moduleOf('a'), set('post', plain(1, { feedback: '' }))], [moduleOf('a'), set('post', plain(1))]],
  ['TRL-Q005', [moduleOf('a'), set('pre', ['q0', 'q1', 'q2'].map((id) => single(id, 'y', [['x', 'No'], ['y', 'Yes, and because of this']])))], [moduleOf('a'), set('pre', plain(3))]],
  ['TRL-Q006', [moduleOf('a'), set('pre', [single('q', 'x', [['x', 'Yes'], ['y', 'yes ']])])], [moduleOf('a'), set('pre', [single('q', 'x', [['x', 'Yes'], ['y', 'No']])])]],
];
const of = (code: string, records: readonly object[]): readonly Finding[] => runChecks(documentOf(...records)).filter((finding) => finding.code === code);

describe('kinds of findings', () => {
  it.each(kinds)('%s fires, and is silent once it is put right', (code, firing, fixed) => {
    const [finding] = of(code, firing);
    expect(finding?.message).toMatch(/\.$/);
    expect(finding?.records.length).toBeGreaterThan(0);
    expect(of(code, fixed)).toEqual([]);
    expect(of(code, [])).toEqual([]);
  });
  it.each(kinds.filter(([code, firing]) => of(code, firing).some((finding) => finding.fix)))('%s: its quick fix mends it', (code, firing) => {
    let document = documentOf(...firing);
    const [finding] = of(code, firing);
    const applied = applyCommand(document, finding?.fix?.command as AnyCommand);
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    document = applyDiff(document, applied.value.diff);
    expect(runChecks(document).filter((one) => one.code === code)).toEqual([]);
  });
  it('at least forty kinds look at a document', async () => {
    const { checks } = await import('#shared/checks/run-checks');
    const codes = checks.flatMap((check) => check.codes);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThanOrEqual(60);
  });
});
