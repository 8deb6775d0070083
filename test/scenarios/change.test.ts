import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { allRecords, createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import { createBundle, type Bundle } from '#shared/exchange/descriptions/bundle/bundle';
import { compile } from '#shared/path/compile';
import { bandRuleOf, documentOf, edgeOf, moduleOf, recordOf, roleOf, zoneOf } from '../helpers/documents';
import { randomRole } from '../helpers/random-role';
import { edited } from '../helpers/scenario';

const of = (document: TrellisDocument, code: string): readonly string[] => runChecks(document).filter((finding) => finding.code === code).map((finding) => finding.message);

describe('40 a call centre: what the business gets, by which criterion, and how closely the two go together', () => {
  const criterion = (key: string, text: string, is: object | null): object => ({ id: `objective:${key}`, type: 'objective', module: `module:${key}`, text, criterion: is });
  const measured = { correlation: 0.67, people: 240, basis: 'measured', source: 'S2, telecom call centre' };
  const centre = documentOf(
    roleOf(), zoneOf('core', 'core-testable', ['quiz', 'speed', 'calls']), ...['quiz', 'speed', 'calls'].map((key) => moduleOf(key, { competencies: ['competency:resolve'] })),
    criterion('quiz', 'Explain the tariffs', { kind: 'score', atLeast: 8500 }), criterion('speed', 'Close a standard call', { kind: 'time', atMostMinutes: 8 }), criterion('calls', 'Calm an angry caller', { kind: 'observation', seen: 'The caller thanks before hanging up' }),
    { id: 'competency:resolve', type: 'competency', title: 'Resolves at once', levels: [{ title: 'Does', behaviours: ['Closes the call'] }], outcomes: [{ title: 'First-call resolution', change: 23, ...measured }, { title: 'Satisfaction', change: 18, ...measured }] },
  );
  it('the chain from module over criterion and competency to figure is whole: no finding; without a criterion it breaks, and the module is named', () => {
    for (const code of ['TRL-C006', 'TRL-C007', 'TRL-C008', 'TRL-O001']) expect(of(centre, code)).toEqual([]);
    expect(of(edited(centre, 'objective:speed', { criterion: null }), 'TRL-C008')).toEqual(['“SPEED” is to move “First-call resolution”, “Satisfaction” by way of “Resolves at once”, but none of its objectives has a criterion (score, time or observation). Say how it is seen that they are met.']);
  });
  it('“understand” cannot be seen', () => {
    expect(of(edited(centre, 'objective:quiz', { text: 'Understand the tariffs' }), 'TRL-O001')[0]).toContain('understand');
  });
  it('r = 0.67 of few people, or of nobody knows whom, is not leaned on', () => {
    const outcomes = (more: object): TrellisDocument => edited(centre, 'competency:resolve', { outcomes: [{ title: 'First-call resolution', ...measured, ...more }] });
    expect(of(outcomes({ people: null }), 'TRL-C006')[0]).toContain('how many people');
    expect(of(outcomes({ people: 8 }), 'TRL-C007')[0]).toContain('-0.07 to 0.93');
  });
});

/** Everything that a bundle names, wherever. */
const namesOf = (bundle: Bundle): string => JSON.stringify(bundle);

describe('47 a change programme: 50 pilots for six months, and a package of the pilot only', () => {
  const pilot = { id: 'role:p', type: 'role', title: 'Pilot', inherits: 'role:r', pilot: { from: '2026-09-01', to: '2027-02-28', people: 50, question: '89 % against 62 %?' } };
  const all = documentOf(
    roleOf(), pilot, { id: 'role:other', type: 'role', title: 'Others' },
    ...['base', 'orientation', 'test', 'extra', 'long', 'short', 'other', 'loose'].map((key) => moduleOf(key, { course: key === 'other' ? 'course:o' : 'course:c', competencies: [key === 'other' ? 'competency:o' : 'competency:c'] })),
    { id: 'course:c', type: 'course', title: 'Change' }, { id: 'course:o', type: 'course', title: 'Elsewhere' }, { id: 'competency:c', type: 'competency', title: 'Changes' }, { id: 'competency:o', type: 'competency', title: 'Stays' },
    { id: 'asset:in', type: 'asset', path: 'assets/in.png', mediaType: 'image/png', bytes: 3, sha256: 'a'.repeat(64) }, { id: 'asset:out', type: 'asset', path: 'assets/out.png', mediaType: 'image/png', bytes: 3, sha256: 'b'.repeat(64) },
    { id: 'page:in', type: 'page', module: 'module:base', title: 'In', body: ['![A](asset:in)'] }, { id: 'page:out', type: 'page', module: 'module:other', title: 'Out', body: ['![A](asset:out)'] },
    zoneOf('core', 'core-testable', ['base', 'long']), zoneOf('start', 'core-locked', ['orientation'], { role: 'role:p' }), { ...zoneOf('others', 'core-locked', ['other', 'base'], { role: 'role:other' }) },
    edgeOf('base', 'long'), edgeOf('other', 'loose'), bandRuleOf('long', ['extra'], { role: 'role:p' }), { id: 'alternate:a', type: 'alternate', module: 'module:long', alternate: 'module:short', differs: 'depth' },
  );
  it('its bundle names nothing of other roles, and gives the path that the whole document gives', () => {
    const bundle = createBundle(all, 'role:p', 'test');
    expect(namesOf(bundle)).not.toMatch(/other|loose|"(?:course|competency):o"|asset:out/);
    expect(bundle.records.filter((record) => record.type === 'module').map(({ id }) => id)).toEqual(['base', 'extra', 'long', 'orientation', 'short'].map((key) => `module:${key}`));
    expect(bundle.roles).toEqual(createBundle(edited(all, 'role:p', { pilot: null }), 'role:p', 'test').roles);
    expect(namesOf(createBundle(edited(all, 'role:p', { pilot: null }), 'role:p', 'test')), 'what is no pilot is exported with the whole design, as ever').toContain('module:other');
  });
  it('of any role made a pilot, beside another role: the same path, and only modules that it has to do with', () => {
    fc.assert(fc.property(randomRole, ({ document }) => {
      const beside = [moduleOf('beside'), { id: 'role:beside', type: 'role', title: 'Beside' }, zoneOf('beside', 'core-locked', ['beside'], { role: 'role:beside' })].map(recordOf);
      const whole = createDocument([...allRecords(edited(document, 'role:r', { pilot: {} })), ...beside]);
      const bundle = createBundle(whole, 'role:r', 'test');
      expect(namesOf(bundle)).not.toContain('beside');
      const again = createDocument(bundle.records.map((record) => recordOf(record)));
      const before = compile(whole, 'role:r');
      // What does not compile has no path to keep.
      if (before.ok) expect(compile(again, 'role:r')).toEqual(before);
    }), { numRuns: 100 });
  });
});
