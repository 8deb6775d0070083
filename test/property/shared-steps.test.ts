import fc from 'fast-check';
import { expect, it } from 'vitest';
import { learnerStateSchema } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const key = fc.constantFrom(...keys);
const event = fc.oneof(
  fc.tuple(key, fc.constantFrom(5000, 7000, 9500)).map(([id, score]) => ({ subject: `module:${id}`, kind: 'simulation', score, at: '2026-10-01' })),
  key.map((id) => ({ subject: `module:${id}`, kind: 'record', passed: true, at: '2026-01-01', completed: true })),
  fc.tuple(key, fc.constantFrom(5000, 9500)).map(([id, score]) => ({ subject: `module:${id}`, kind: 'simulation', score, at: '2026-10-02', attempt: 1 })),
);
const learner = fc.record({
  evidence: fc.array(event, { maxLength: 5 }),
  overrides: fc.array(key.map((id) => ({ module: `module:${id}`, approver: 'Ann', reason: 'Because.', until: '2027-01-01' })), { maxLength: 1 }),
  choices: fc.constantFrom({}, { 'zone:choice': ['module:f'] }),
});
const options = fc.record({ explain: fc.boolean(), rules: fc.boolean(), elapsed: fc.boolean() });

it('what a program keeps from one learner to the next changes no path', () => {
  const compiled = compile(documentOf(
    roleOf(), ...keys.map((id) => moduleOf(id, id === 'b' ? { passMark: 8000 } : {})), moduleOf('r', { minutes: 7 }),
    zoneOf('core', 'core-testable', ['a', 'b', 'c', 'd']), zoneOf('choice', 'elective', ['e', 'f'], { place: 1, requirement: { kind: 'count', choose: 1 } }), zoneOf('open', 'open', ['g'], { place: 2 }), zoneOf('rem', 'remedial', ['r'], { place: 3 }),
    edgeOf('a', 'b'), edgeOf('a', 'c'), edgeOf('b', 'c'), edgeOf('c', 'f'), edgeOf('c', 'd', { kind: 'corequisite' }),
    bandRuleOf('b', ['r']), bandRuleOf('c', [], { noScore: { do: 'extend', percent: 50 } }),
    { id: 'rule:tries', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:b', title: 'Tries', failures: [{ at: 1, action: { do: 'escalate', to: 'Ann' } }] },
    { id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:choice', title: 'Gate', conditions: [{ kind: 'zone', zone: 'zone:core' }] },
  ), 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const program = compiled.value;
  fc.assert(fc.property(fc.array(fc.tuple(learner, options), { minLength: 1, maxLength: 6 }), (learners) => {
    const shared = structuredClone(program);
    for (const [raw, how] of learners) {
      const state = learnerStateSchema.parse(raw);
      expect(evaluate(shared, state, how)).toEqual(evaluate(structuredClone(program), state, how));
    }
  }), { numRuns: process.env['TRELLIS_FULL'] ? 5_000 : 200 });
});
