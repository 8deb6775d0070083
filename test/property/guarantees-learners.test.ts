import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proveGuarantees } from '#shared/checks/guarantees/prove';
import { learnerStateSchema } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import { documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';

const subject = fc.constantFrom('measure:x', 'measure:y', 'module:a');
const kinds = fc.constantFrom(['recall'], ['recall', 'simulation'], ['self-report', 'recall'], []);
const age = fc.constantFrom(null, null, 30);
const action = fc.oneof(fc.constant({ do: 'take' }), fc.constant({ do: 'waive' }), fc.record({ do: fc.constant('extend'), percent: fc.constantFrom(20, 100) }), fc.record({ do: fc.constant('pace'), percent: fc.constantFrom(50, 150) }), fc.constant({ do: 'insert', modules: ['module:p'] }));
const condition = fc.oneof(
  fc.record({ kind: fc.constant('fact'), fact: fc.constantFrom('tenure', 'site'), is: fc.constantFrom('equal', 'not-equal', 'at-least', 'below'), value: fc.constantFrom(2, 3, 'north'), maxAgeDays: age }),
  fc.record({ kind: fc.constant('result'), subject, evidenceKinds: fc.constant(['recall']), is: fc.constantFrom('at-least', 'below'), score: fc.constantFrom(4000, 7000), maxAgeDays: age }),
);
const part = fc.record({ subject, evidenceKinds: kinds, maxAgeDays: age, weight: fc.constantFrom(1, 3), required: fc.boolean() });
const reads = fc.oneof(fc.record({ subject: fc.oneof(subject, fc.constant(null)), evidenceKinds: kinds, maxAgeDays: age, retest: fc.boolean() }), fc.record({ combine: fc.array(part, { minLength: 2, maxLength: 3 }), retest: fc.boolean() }));
const plan = fc.record({
  rules: fc.array(fc.record({ module: fc.constantFrom('a', 'b'), when: fc.array(condition, { maxLength: 2 }), reads, low: action, high: action, noScore: fc.constantFrom({ do: 'take' }, { do: 'extend', percent: 40 }, { do: 'pace', percent: 80 }), cut: fc.constantFrom(5000, 8000) }), { minLength: 1, maxLength: 3 }),
  outcome: fc.constantFrom('know', 'do'),
});
const event = fc.record({ subject, kind: fc.constantFrom('self-report', 'recall', 'simulation', 'record'), score: fc.oneof(fc.constantFrom(0, 3999, 4000, 4999, 5000, 7000, 7999, 8000, 10_000), fc.nat(10_000)), at: fc.constantFrom('2026-11-01', '2026-10-15', '2026-08-01') });
const value = fc.oneof(fc.constantFrom(2, 3, 2.5, 1, 4, 'north', 'south', true), fc.double({ min: 0, max: 9, noNaN: true }));
const learner = fc.record({ evidence: fc.array(event, { maxLength: 5 }), facts: fc.dictionary(fc.constantFrom('tenure', 'site'), fc.record({ value, at: fc.constantFrom('2026-11-01', '2026-08-01') }), { maxKeys: 2 }) });

it('P-1 P-2 P-11 P-12 no learner breaks what is held: minutes, and what is said never to act', () => {
  const seen = { exact: 0, loose: 0, undecided: 0, refused: 0 };
  fc.assert(fc.property(plan, fc.array(learner, { minLength: 30, maxLength: 30 }), (p, learners) => {
    const rules = p.rules.map(({ module, low, high, cut, ...more }, i) => ({
      id: `rule:${i}`, type: 'rule', role: 'role:r', kind: 'score-bands', module: `module:${module}`, title: `Rule ${i}`, place: i, ...more,
      bands: [{ from: 0, fromInclusive: true, to: cut, toInclusive: false, action: low }, { from: cut, fromInclusive: true, to: 10_000, toInclusive: true, action: high }],
    }));
    const document = documentOf({ id: 'settings:document', type: 'settings', title: 'T', asOf: '2026-11-01' }, roleOf(), moduleOf('a', { minutes: 100 }), moduleOf('b', { minutes: 30 }), moduleOf('p', { minutes: 7 }),
      { id: 'objective:a', type: 'objective', module: 'module:a', text: 'Does it', outcome: p.outcome }, zoneOf('c', 'core-testable', ['a', 'b']), zoneOf('p', 'remedial', ['p'], { place: 2 }), ...rules);
    const compiled = compile(document, 'role:r');
    if (!compiled.ok) return void seen.refused++;
    const proofs = Object.fromEntries(proveGuarantees(document).map((one) => [one.code, one]));
    const { G6, G7 } = proofs;
    if (!G6?.minutes) throw new Error(G6?.because);
    if (G6.minutes.isTight) seen.exact++;
    else seen.loose++;
    if (G7?.holds === 'undecided') seen.undecided++;
    for (const raw of learners) {
      const path = evaluate(compiled.value, learnerStateSchema.parse(raw));
      expect(path.minutes).toBeLessThanOrEqual(G6.minutes.most);
      expect(path.minutes).toBeGreaterThanOrEqual(G6.minutes.leastByRules);
      if (G7?.holds === false) {
        const never = /^“(\w+)” from ([\d.]+) % to ([\d.]+) % for “(\w)” never acts/.exec(G7.because);
        const isSeen = path.steps.some((step) => step.module === `module:${never?.[4]?.toLowerCase() ?? ''}` && step.reasons.some(({ code, value: score }) => code === `band-${never?.[1] ?? ''}` && score !== undefined && score >= Number(never?.[2]) * 100 && score <= Number(never?.[3]) * 100));
        if (p.rules.filter((one) => `module:${one.module}` === `module:${never?.[4]?.toLowerCase() ?? ''}`).length === 1) expect(isSeen, G7.because).toBe(false);
      }
    }
  }), { numRuns: process.env['TRELLIS_FULL'] ? 3000 : 150, ...(process.env['TRELLIS_FULL'] ? {} : { seed: 20_261_122 }) });
  expect(Math.min(seen.exact, seen.loose)).toBeGreaterThan(5);
}, 900_000);
