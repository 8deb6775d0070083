import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeBands } from '#shared/checks/quick-fixes/close-bands';
import { createCheckRunner, type CheckResult } from '#shared/checks/run-checks';
import { applyDiff } from '#shared/document/diff';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { recordTypes } from '#shared/model/ids';
import type { Band } from '#shared/model/rule';
import { bandRange, findBandProblems } from '#shared/path/bands';
import { bandRuleOf, documentOf, edgeOf, moduleOf, recordOf, zoneOf } from '../helpers/documents';

const keys = ['a', 'b', 'c', 'd', 'e'] as const;
const role = (key: string, more: object = {}): object => ({ id: `role:${key}`, type: 'role', title: `Role ${key}`, ...more });
const of = (record: object, ...more: readonly object[]): readonly object[] => [record, ...more.map((fields) => ({ ...record, ...fields }))];
const gate = (more: object): object => ({ id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:choice', title: 'Gate', conditions: [{ kind: 'zone', zone: 'zone:core' }], ...more });
const measure = { kind: 'measure', module: 'module:b', score: 8000 };
const band = (from: number, to: number, action: object): object => ({ from, fromInclusive: true, to, toInclusive: to === 10_000, action });
const question = (id: string): object => ({ id, kind: 'true-false', text: 'So?', answer: true });
const matching = (distractor: string): object => ({ id: 'm', kind: 'matching', text: 'Which?', pairs: [{ id: 'a', prompt: 'Peru', match: 'Lima' }, { id: 'b', prompt: 'Cuba', match: 'Havana' }], distractors: [{ id: 'c', text: distractor }] });

/** Per record how it may look; it may also be missing, whatever refers to it. */
const looks: readonly (readonly object[])[] = [
  ...keys.map((key) => of(moduleOf(key), { title: 'Same' }, { passMark: 8000, minutes: null }, { place: 9, evidenceKind: 'recall', minutes: 90 }, { credits: 2, competencies: ['competency:k'], level: 'advanced' }, { format: 'video', code: 'X' }, { tags: ['t'], reviewBy: '2020-01-01' }, { custom: { site: 'Rome' }, tags: ['old'], sourceKind: 'user-generated' }, { industryContext: 'Healthcare', moduleKind: 'micro', sourceKind: 'curated' }, { industryContext: 'Construction' })),
  of(role('r'), { targets: [{ competency: 'competency:k', level: 3 }] }, { inherits: 'role:s' }, { order: 'library', prerequisitePolicy: 'refuse' }, { title: 'Other' }),
  of(role('s', { place: 1 }), { inherits: 'role:r' }, { targets: [{ competency: 'competency:k', level: 0 }] }),
  of(zoneOf('core', 'core-testable', ['a', 'b']), { modules: ['module:a', 'module:c', 'module:e'] }, { policy: 'core-locked' }, { static: true }, { formats: true }, { title: 'Renamed', place: 5 }),
  of(zoneOf('choice', 'elective', ['c', 'd'], { place: 1, requirement: { kind: 'count', choose: 1 } }), { requirement: { kind: 'minutes', atLeast: 25 } }, { modules: [] }, { waivable: true, policy: 'open' }, { requirement: { kind: 'count', choose: 1, groups: [{ title: 'G', modules: ['module:e'], atLeast: 1 }] } }),
  of(zoneOf('other', 'core-testable', ['d'], { role: 'role:s' }), { modules: ['module:d', 'module:a'] }, { policy: 'elective', requirement: { kind: 'count', choose: 1 }, sameObjectives: true }),
  of(gate({}), { conditions: [measure] }, { conditions: [{ kind: 'zone', zone: 'zone:choice' }] }, { zone: 'zone:core', conditions: [measure] }, { conditions: [{ ...measure, evidenceKinds: ['simulation'] }] }, { role: 'role:s' }),
  of(bandRuleOf('b', ['d']), { noScore: { do: 'waive' } }, { bands: [band(0, 4000, { do: 'take' })] }, { bands: [band(0, 10_000, { do: 'replace', module: 'module:e' })] }, { module: 'module:e' }, { bands: [band(0, 10_000, { do: 'insert', modules: ['module:b'] })] }, { reads: { evidenceKinds: ['recall'] } }, { reads: { combine: [{ weight: 1, subject: 'module:c' }, { weight: 2, evidenceKinds: ['self-report'] }] } }, { noScore: { do: 'remediate' } }, { when: [{ kind: 'result', subject: 'module:a', is: 'below', score: 1 }] }),
  of({ ...bandRuleOf('b', []), id: 'rule:second' }, { bands: [band(0, 10_000, { do: 'replace', module: 'module:d' })] }, { role: 'role:s' }),
  of({ id: 'rule:tries', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:b', title: 'Tries', failures: [] }, { failures: [{ at: 2, action: { do: 'escalate', to: '' } }] }, { failures: [{ at: 1, action: { do: 'insert', modules: ['module:e'] } }] }),
  of({ id: 'requirement:q', type: 'requirement', module: 'module:b', title: 'Group', group: { need: 'any', of: ['module:c', 'module:e'] } }, { default: ['module:c'] }, { default: ['module:a'] }, { group: { need: 'minutes', atLeast: 100, of: ['module:c'] } }, { module: 'module:d' }),
  of({ id: 'alternate:x', type: 'alternate', module: 'module:b', alternate: 'module:e', differs: 'depth' }, { differs: 'format' }, { module: 'module:a', alternate: 'module:d', differs: 'format' }),
  ...[['a', 'b'], ['b', 'c'], ['a', 'c'], ['c', 'd'], ['d', 'a'], ['e', 'b']].map(([from = '', to = '']) => of(edgeOf(from, to), { kind: 'strict-corequisite' }, { kind: 'bridge' }, { kind: 'equivalent' }, { kind: 'corequisite' }, { kind: 'remediation' }, { needs: { score: 9000 } })),
  of({ ...edgeOf('a', 'b'), id: 'edge:twice' }, { from: 'module:e', to: 'module:a' }),
  of({ id: 'objective:o', type: 'objective', module: 'module:b', text: 'Explain it' }, { outcome: 'do' }, { text: 'Understand it' }, { module: 'module:e', text: 'Explain and show it' }),
  of({ id: 'page:p', type: 'page', module: 'module:a', title: 'Page', body: ['Text'] }, { module: 'module:c' }, { body: ['Construction, construction'] }, { format: 'link', url: 'https://example.org/', checked: { on: '2026-10-01', works: false } }),
  of({ id: 'question-set:s', type: 'question-set', module: 'module:b', title: 'Quiz', purpose: 'post', questions: [question('q')] }, { purpose: 'pre' }, { questions: [question('q'), question('q')] }, { questions: [matching('Lima'), question('r')], draw: 2 }, { questions: [{ ...matching('Havana'), points: 5 }, question('r'), question('s')], draw: 1 }),
  of({ id: 'competency:k', type: 'competency', title: 'Selling', levels: [{ title: 'One' }] }, { levels: [] }, { title: 'Calling' }, { levels: [{ title: 'One', behaviours: ['Sells'], provedBy: ['module:d'] }] }),
  of({ id: 'responsibility:x', type: 'responsibility', role: 'role:r', title: 'Calls', tasks: [{ title: 'Open', modules: ['module:e'] }] }, { tasks: [{ title: 'Open', objectives: ['objective:o'] }] }),
  of({ id: 'course:c', type: 'course', title: 'Course' }, { title: 'Course 2' }),
  of({ id: 'settings:document', type: 'settings', title: 'Test', asOf: '2026-11-01' }, { asOf: '2019-01-01' }, { customFields: [{ key: 'site', label: 'Site', kind: 'choice', choices: ['Basel'], required: true }], vocabularies: [{ field: 'tags', isClosed: true, terms: [{ term: 'old', retired: true }] }] }, { checkSeverity: { 'TRL-M005': 'off', 'TRL-E001': 'info' } }, { suppressed: [{ code: 'TRL-M005', record: 'module:a', reason: 'Later.' }] }),
];
const idOf = (look: number): string => (looks[look]?.[0] as { id: string }).id;
const change = fc.nat(looks.length - 1).chain((look) => fc.tuple(fc.constant(look), fc.integer({ min: idOf(look) === 'settings:document' ? 0 : -1, max: (looks[look]?.length ?? 1) - 1 })));

function changed(document: TrellisDocument, edits: readonly (readonly [number, number])[]): TrellisDocument {
  return edits.reduce((now, [look, at]) => {
    const [id, raw] = [idOf(look), looks[look]?.[at]];
    return applyDiff(now, { changes: [{ id, before: getRecord(now, id) ?? null, after: raw ? recordOf(raw) : null }] });
  }, document);
}

const said = ({ findings, suppressed }: CheckResult): readonly string[] => [...findings, ...suppressed].map((finding) => JSON.stringify(finding)).sort();

it('after any change of any kind of record the incremental run says what a fresh one says, fixes and all', () => {
  const start = documentOf(...looks.flatMap(([first]) => first ?? []));
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 14 }), (steps) => {
      const run = createCheckRunner();
      let document = start;
      run(document);
      for (const edits of steps) {
        document = changed(document, edits);
        const [incremental, fresh] = [run(document), createCheckRunner()(document)];
        expect(said(incremental)).toEqual(said(fresh));
        for (const { code } of fresh.findings) seen.add(code);
      }
    }),
    { numRuns: process.env['TRELLIS_FULL'] ? 5_000 : 200 },
  );
  expect(seen.size).toBeGreaterThan(45);
}, 600_000);

it('has looks of every kind of record that a check reads', () => {
  const silent = new Set(['asset', 'checklist', 'cohort', 'comment', 'glossary-term', 'profile', 'scenario']);
  expect(recordTypes.filter((type) => !silent.has(type) && !looks.some((_look, at) => idOf(at).startsWith(`${type}:`)))).toEqual([]);
});

it('closed bands decide every score once, and waive nobody who was not waived', () => {
  const score = fc.oneof(fc.constantFrom(0, 1, 5999, 6000, 9000, 9999, 10_000), fc.nat(10_000));
  const anyBand = fc.record({ from: score, fromInclusive: fc.boolean(), to: score, toInclusive: fc.boolean(), action: fc.constantFrom<Band['action']>({ do: 'take' }, { do: 'waive' }, { do: 'extend', percent: 10 }) });
  const holds = (one: Band, at: number): boolean => bandRange(one).lo <= at && at <= bandRange(one).hi;
  fc.assert(fc.property(fc.array(anyBand, { minLength: 1, maxLength: 5 }), score, (bands, at) => {
    const [closed, filled] = [closeBands(bands), bands.filter((one) => bandRange(one).lo <= bandRange(one).hi)];
    expect(closed.length > 0).toBe(filled.length > 0);
    if (closed.length === 0) return;
    expect(findBandProblems(closed)).toEqual([]);
    const isNew = closed.some((one) => one.action.do === 'waive' && holds(one, at)) && !filled.some((one) => one.action.do === 'waive' && holds(one, at));
    if (!isNew) return;
    const above = filled.filter((one) => bandRange(one).lo > at).sort((a, b) => bandRange(a).lo - bandRange(b).lo);
    expect(filled.some((one) => holds(one, at))).toBe(false);
    expect(filled.some((one) => one.action.do === 'waive' && bandRange(one).hi < at)).toBe(true);
    expect(above.length === 0 || above.some((one) => one.action.do === 'waive' && bandRange(one).lo === bandRange(above[0] as Band).lo)).toBe(true);
  }));
});
