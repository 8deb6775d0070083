import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimsOfDocument } from '#shared/checks/guarantees/claims';
import { engine, type Procedure } from '#shared/checks/guarantees/procedure';
import { proveProgram } from '#shared/checks/guarantees/prove';
import { compile } from '#shared/path/compile';
import type { Program, ProgramModule, ProgramZone } from '#shared/path/program';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { countStates, exhaust } from '../helpers/exhaustive-guarantees';

const keys = ['a', 'b', 'c', 'd'] as const;
const key = fc.constantFrom(...keys);
const id = (name: string): string => `module:${name}`;
const maybe = <T>(value: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | null> => fc.option(value, { freq });
const action = fc.oneof(fc.record({ do: fc.constant('insert'), modules: fc.uniqueArray(key, { minLength: 1, maxLength: 1 }) }), fc.constant({ do: 'take' }), fc.constant({ do: 'waive' }), fc.constant({ do: 'extend', percent: 50 }));

const plan = fc.record({
  modules: fc.tuple(...keys.map(() => fc.record({ passMark: maybe(fc.constant(8000), 3), outcome: fc.constantFrom('know', 'know', 'do') }))),
  edges: fc.uniqueArray(fc.record({ from: key, to: key, kind: fc.constantFrom('prerequisite', 'prerequisite', 'prerequisite', 'strict-corequisite', 'equivalent'), done: fc.constantFrom(false, false, false, true) }), { maxLength: 3, selector: ({ from, to }) => `${from}${to}` }),
  size: fc.constantFrom(2, 3, 3, 3, 4),
  homes: fc.tuple(...keys.map(() => fc.constantFrom(0, 1, 1, 2, 2, 0, 3))),
  elective: fc.record({ waivable: fc.boolean(), isStatic: fc.constantFrom(false, false, true) }),
  gate: maybe(fc.record({ needs: fc.constantFrom('settled', 'done'), measure: maybe(fc.constantFrom(['recall'], []), 4) }), 4),
  rules: fc.array(fc.record({ module: key, subject: maybe(key, 1), low: action, high: fc.oneof(fc.constant({ do: 'waive' }), action), noScore: fc.oneof({ weight: 3, arbitrary: fc.constant({ do: 'take' }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('insert'), modules: fc.tuple(key) }) }), kinds: fc.constantFrom([], [], ['recall']) }), { maxLength: 2 }),
  attempts: maybe(fc.record({ module: key, insert: key, first: fc.constantFrom(1, 2), escalate: fc.constantFrom(1, 2, 3) })),
  pulledIn: fc.constantFrom('fall', 'stay'),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function documentFor(p: Plan): ReturnType<typeof documentOf> {
  const tidy = (served: string, value: object): object => ('modules' in value ? ((value.modules as string[]).every((one) => one < served) ? { ...value, modules: (value.modules as string[]).map(id) } : { do: 'take' }) : value);
  const records: object[] = [roleOf({ pulledIn: p.pulledIn })];
  p.modules.forEach(({ outcome, ...more }, i) => records.push(moduleOf(keys[i]!, { ...more, minutes: 10 + 3 * i }), { id: `objective:${i}`, type: 'objective', module: id(keys[i]!), text: 'Does it', outcome }));
  p.edges.forEach(({ from, to, kind, done }, i) => from < to && records.push(edgeOf(from, to, { id: `edge:${i}`, kind, needs: done && kind !== 'equivalent' ? { score: null, done } : null })));
  const members = (zone: number): string[] => keys.filter((_key, i) => i < p.size && p.homes[i] === zone);
  const elective = members(2);
  records.push(zoneOf('0', 'core-locked', members(0), { place: 0 }), zoneOf('1', 'core-testable', members(1), { place: 1 }), zoneOf('3', 'remedial', members(3), { place: 3 }));
  records.push(zoneOf('2', 'elective', elective, { place: 2, requirement: { kind: 'count', choose: Math.min(1, elective.length) }, waivable: p.elective.waivable, static: p.elective.isStatic }));
  const [measured] = members(1);
  if (p.gate && elective.length > 0) {
    const measure = p.gate.measure && measured ? [{ kind: 'measure', module: id(measured), score: 9000, evidenceKinds: p.gate.measure }] : [];
    records.push({ id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:2', title: 'Gate', conditions: [{ kind: 'zone', zone: 'zone:0', needs: p.gate.needs }, ...measure] });
  }
  p.rules.forEach(({ module, subject, low, high, noScore, kinds }, i) => records.push({
    id: `rule:${i}`, type: 'rule', role: 'role:r', kind: 'score-bands', title: `Rule ${i}`, module: id(module), place: i, reads: { subject: subject ? id(subject) : null, evidenceKinds: kinds, maxAgeDays: null },
    bands: [{ from: 0, fromInclusive: true, to: 9000, toInclusive: false, action: tidy(module, low.do === 'waive' ? { do: 'take' } : low) }, { from: 9000, fromInclusive: true, to: 10_000, toInclusive: true, action: tidy(module, high) }], noScore: tidy(module, noScore),
  }));
  if (p.attempts) {
    const { module, insert, first, escalate } = p.attempts;
    const insertion = insert < module ? [{ at: first, action: { do: 'insert', modules: [id(insert)] } }] : [];
    records.push({ id: 'rule:x', type: 'rule', role: 'role:r', kind: 'attempts', title: 'Attempts', module: id(module), failures: [...insertion, { at: escalate, action: { do: 'escalate', to: 'coach' } }] });
  }
  return documentOf(...records);
}

/** A program edited by hand: what no compiler would make. `spot` chooses where. */
const faults: Readonly<Record<string, (program: Program, spot: number) => Program>> = {
  none: (program) => program,
  policy: (program, spot) => editModule(program, spot, { policy: (['core-testable', 'remedial', 'open', 'pulled-testable'] as const)[spot % 4]! }),
  asked: (program, spot) => editModule(program, measured(program, spot), { asked: false }),
  kinds: (program, spot) => editModule(program, measured(program, spot), { gateKinds: null }),
  mark: (program, spot) => editModule(program, measured(program, spot), { passMark: 5000 }),
  neverPasses: (program, spot) => editModule(program, spot, { mustScore: true, passMark: null }),
  loop: (program, spot) => editModule(program, spot, { needs: [...program.modules[spot % program.modules.length]!.needs, (spot + 1) % program.modules.length] }),
  selfInsert: (program, spot) => editModule(program, spot, { failures: [{ rule: 'rule:x', at: 1, action: { do: 'insert', modules: [spot % program.modules.length] } }] }),
  noGate: (program) => ({ ...program, zones: program.zones.map((zone) => ({ ...zone, gates: [] })) }),
  noSource: (program) => ({ ...program, gates: program.gates.map((gate) => ({ ...gate, conditions: gate.conditions.map((condition) => (condition.kind === 'measure' ? { ...condition, module: -1 } : condition)) })) }),
  noCondition: (program) => ({ ...program, gates: program.gates.map((gate) => ({ ...gate, conditions: [] })) }),
  waivable: (program) => ({ ...program, zones: program.zones.map((zone): ProgramZone => ({ ...zone, waivable: true })), modules: program.modules.map((module): ProgramModule => (module.policy === 'core-locked' ? { ...module, policy: 'core-testable' } : module)) }),
};
/** A measured module, where there is one. */
function measured(program: Program, spot: number): number {
  const found = program.modules.findIndex((module) => module.gateKinds !== null);
  return found < 0 ? spot : found;
}

const faultNames = Object.keys(faults);

function editModule(program: Program, spot: number, change: Partial<ProgramModule>): Program {
  return { ...program, modules: program.modules.map((module, index) => (index === spot % program.modules.length ? { ...module, ...change } : module)) };
}

const runs = Number(process.env['RUNS'] ?? (process.env['TRELLIS_FULL'] ? 1000 : 100));
const mostStates = process.env['TRELLIS_FULL'] ? 3000 : 1000;

it('P-1 P-2 proofs agree with every state of a finite partition, on compiled roles and on programs that somebody broke', () => {
  const seen = { states: 0, undecided: 0, failed: { G1: 0, G2: 0, G3: 0, G4: 0, G5: 0, G7: 0 }, tight: 0, loose: 0 };
  fc.assert(
    fc.property(plan, fc.constantFrom('none', ...faultNames), fc.nat(11), (p, fault, spot) => {
      const document = documentFor(p);
      const compiled = compile(document, 'role:r');
      fc.pre(compiled.ok && compiled.value.modules.length > 0 && countStates(document, compiled.value) <= mostStates);
      if (!compiled.ok) return;
      const program = faults[fault]!(compiled.value, spot);
      compare(document, program, engine, fault, seen);
    }),
    // Always the same documents; TRELLIS_FULL=1 draws new ones each time, and is the way to look for more.
    { numRuns: runs, ...(process.env['TRELLIS_FULL'] ? {} : { seed: 20261122 }) },
  );
  process.stdout.write(`${JSON.stringify(seen)}\n`);
  expect(seen.undecided).toBe(0);
  expect(Object.values(seen.failed).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(runs / 10);
}, 900_000);

function compare(document: ReturnType<typeof documentOf>, program: Program, procedure: Procedure, fault: string, seen: { states: number; undecided: number; failed: Record<'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G7', number>; tight: number; loose: number }): void {
  const proofs = proveProgram(program, { claims: claimsOfDocument(document, 'role:r'), procedure });
  const truth = exhaust(document, program, procedure);
  seen.states += truth.states;
  for (const { code, holds, because, counterexample, minutes } of proofs) {
    const context = `${fault} ${code}: ${because} ${JSON.stringify(counterexample ?? null)}`;
    if (holds === 'undecided') seen.undecided++;
    if (holds === 'undecided') expect(context).toBe('decided');
    if (code === 'G6') {
      if (!minutes) {
        expect(fault, context).not.toBe('none');
        continue;
      }
      expect(truth.most, context).toBeLessThanOrEqual(minutes.most);
      expect(truth.leastByRules, context).toBeGreaterThanOrEqual(minutes.leastByRules);
      if (minutes.isTight) {
        expect([truth.most, truth.leastByRules], context).toEqual([minutes.most, minutes.leastByRules]);
        seen.tight++;
      } else seen.loose++;
      continue;
    }
    if (code === 'G7') {
      const parts = [...document.tables.rule.values()].flatMap((rule) => [...rule.bands.map((_band, n) => `${rule.id} ${n}`), ...(['noScore', 'passedWithoutScore'] as const).flatMap((name) => (rule[name].do === 'take' ? [] : [`${rule.id} ${name === 'noScore' ? 'no-score' : 'passed-without-score'}`])), ...rule.failures.map((_failure, n) => `${rule.id} failure-${n}`)]);
      // What stands behind a run that does not end, or a dead end, is never come to.
      if (fault === 'selfInsert' || truth.broken.G3 || truth.broken.G4) continue;
      expect(holds, `${context}; silent: ${parts.filter((part) => !truth.fired.has(part)).join()}`).toBe(parts.every((part) => truth.fired.has(part)));
      if (!holds) seen.failed.G7++;
      continue;
    }
    expect(holds, `${context} against ${JSON.stringify(truth.broken[code])}`).toBe(truth.broken[code] === null);
    if (holds === false) {
      seen.failed[code]++;
      expect(counterexample, context).toBeDefined();
    }
  }
}
