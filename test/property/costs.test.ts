import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import type { Program } from '#shared/path/program';
import type { LearnerState } from '#shared/model/profile';
import { runLearner, type OutcomeModel } from '#shared/path/run';
import { createBatch, type Batch } from '#shared/simulate/batch/batch';
import { noEvidence, plainBackground, stateOfRow, type EvidenceColumn } from '#shared/simulate/batch/columns';
import { takenSeats } from '#shared/simulate/batch/seats';
import { costList, costSums, pricedRoles } from '#shared/simulate/cost/cost-sums';
import { addTriple, mergeTriples, triplesOf, type TripleCounts, type Triples } from '#shared/simulate/cost/triples';
import { costsSchema } from '#shared/simulate/cost/prices';
import { hashString } from '#shared/kit/random';
import { documentFor, key, keys, plan, stateFor } from '../helpers/engine-plan';

const runs = (usual: number): number => (process.env['TRELLIS_FULL'] ? 10 * usual : usual);

describe('S-30 places and cases of the batch are those of runLearner', () => {
  const score = fc.oneof(fc.constantFrom(noEvidence, 0, 5999, 6000, 8000, 9000, 10_000), fc.nat(10_000));
  const column = fc.record({ subject: key.map((name) => `module:${name}`), kind: fc.constantFrom('recall', 'simulation', 'record'), at: fc.constantFrom('2026-10-01', '2020-01-01') }) as fc.Arbitrary<EvidenceColumn>;
  const rows = fc.record({ columns: fc.array(column, { maxLength: 8 }), scores: fc.array(fc.array(score, { minLength: 8, maxLength: 8 }), { minLength: 2, maxLength: 2 }), seats: fc.subarray([...keys]), seed: fc.nat(1000), stops: fc.constantFrom(0, 4) });

  /** Step by step, from what the engine says of the run and of the same one without rules. */
  function slow(program: Program, state: LearnerState, seats: readonly string[], outcome?: OutcomeModel): object {
    const isSeated = (module: string): boolean => seats.includes(module.slice('module:'.length));
    const own = runLearner(program, state, { learner: 'k', ...(outcome ? { outcome } : {}) });
    const fixed = runLearner(program, state, { learner: 'k', rules: false });
    return {
      own: own.path.steps.filter(({ module, state: is }) => isSeated(module) && (is === 'done' || is === 'escalated')).length,
      static: fixed.path.steps.filter(({ module, state: is }) => isSeated(module) && (is === 'done' || is === 'open' || is === 'locked')).length,
      cases: own.path.steps.filter(({ state: is }) => is === 'escalated').length,
    };
  }
  const fast = ({ scratch }: Batch): object => ({ own: takenSeats(scratch), static: scratch.baselineSeats, cases: scratch.escalated });

  it('as given and modelled, from rows and from any state', { timeout: 600_000 }, () => {
    let [taken, cases, ways] = [0, 0, { sets: 0, searched: 0, singly: 0 }];
    fc.assert(fc.property(plan, rows, (p, { columns, scores, seats, seed, stops }) => {
      const compiled = compile(documentFor(p), 'role:r');
      if (!compiled.ok) return;
      const program = compiled.value;
      const batch = createBatch(program, columns);
      batch.scratch.seated = Uint8Array.from(program.modules, ({ id }) => (seats.some((name) => `module:${name}` === id) ? 1 : 0));
      const outcome: OutcomeModel = (module, attempt) => {
        const draw = hashString(`${seed}/${module.id}/${attempt}`) % 100;
        return draw < stops ? 'stop' : draw < 50 && attempt < 6 ? 'fail' : 'pass';
      };
      const check = (state: LearnerState, model?: OutcomeModel): void => {
        expect(fast(batch)).toEqual(slow(program, state, seats, model));
        taken += takenSeats(batch.scratch);
        cases += batch.scratch.escalated;
      };
      const table = batch.table(plainBackground);
      for (const row of scores) {
        for (const model of [undefined, outcome]) {
          const one = Int16Array.from(row);
          const state = stateOfRow(batch.plan, columns, plainBackground, one, 0, batch.scratch);
          batch.runRow(table, one, 0, 'k', model);
          check(state, model);
        }
      }
      batch.runState(stateFor(p), 'k');
      check(stateFor(p));
      ways = { sets: ways.sets + batch.counts.sets, searched: ways.searched + batch.counts.searched, singly: ways.singly + batch.counts.singly };
    }), { numRuns: runs(1500) });
    expect(Math.min(taken, cases, ways.sets, ways.searched, ways.singly)).toBeGreaterThan(30);
  });
});

describe('S-31 costs are counted in whole numbers', () => {
  const learner = fc.record({ role: fc.constantFrom('role:a', 'role:b'), minutes: fc.nat(400), seats: fc.nat(5), cases: fc.nat(2), fixedMinutes: fc.nat(400), fixedSeats: fc.nat(5) });
  type Learner = typeof learner extends fc.Arbitrary<infer T> ? T : never;
  const counted = (learners: readonly Learner[], of: (one: Learner) => readonly [number, number, number]): Triples => {
    const counts: TripleCounts = new Map();
    for (const one of learners) addTriple(counts, ...of(one));
    return triplesOf(counts);
  };
  const own = ({ minutes, seats, cases }: Learner) => [minutes, seats, cases] as const;
  const fixed = ({ fixedMinutes, fixedSeats }: Learner) => [fixedMinutes, fixedSeats, 0] as const;
  const saved = ({ minutes, seats, cases, fixedMinutes, fixedSeats }: Learner) => [fixedMinutes - minutes, fixedSeats - seats, 0 - cases] as const;
  const rolesOf = (learners: readonly Learner[]) => ['role:a', 'role:b'].map((role) => {
    const mine = learners.filter((one) => one.role === role);
    return { role, own: counted(mine, own), static: counted(mine, fixed), saved: counted(mine, saved) };
  });
  const prices = fc.record({ hour: fc.nat(100), other: fc.nat(100), seat: fc.nat(50), person: fc.nat(500) }).map(({ hour, other, seat, person }) => costsSchema.parse({ currency: 'EUR', hour: { value: hour }, seat: { value: seat }, person: { value: person }, byRole: [{ role: 'role:b', hour: { value: other } }] }));

  it('counts of parts merge to those of the whole, negative differences included', () => {
    fc.assert(fc.property(fc.array(learner), fc.nat(100), (learners, cut) => {
      for (const of of [own, fixed, saved]) expect(mergeTriples(counted(learners.slice(cut), of), counted(learners.slice(0, cut), of))).toEqual(counted(learners, of));
    }), { numRuns: runs(500) });
  });
  it('sums, list and the interval of what is saved are those of the learners one by one (Cochran’s formula over their costs)', () => {
    fc.assert(fc.property(fc.array(learner, { minLength: 2, maxLength: 60 }), prices, (learners, costs) => {
      const hourOf = (role: string): number => (costs.byRole.find((one) => one.role === role)?.hour ?? costs.hour).value;
      const one = ({ role, minutes, seats, cases }: Learner): number => (minutes / 60) * hourOf(role) + seats * costs.seat.value + cases * costs.person.value;
      const base = ({ role, fixedMinutes, fixedSeats }: Learner): number => (fixedMinutes / 60) * hourOf(role) + fixedSeats * costs.seat.value;
      const sum = (of: (one: Learner) => number): number => learners.reduce((total, each) => total + of(each), 0);
      const priced = pricedRoles(rolesOf(learners), costs, new Set());
      const sums = costSums(priced);
      expect(sums.total).toBeCloseTo(sum(one), 6);
      expect(sums.static).toBeCloseTo(sum(base), 6);
      expect(sums.time + sums.seats + sums.persons).toBeCloseTo(sums.total, 6);
      expect(costList(priced).reduce((total, [cost, count]) => total + cost * count, 0)).toBeCloseTo(sums.total, 6);
      expect(costList(priced).map(([cost]) => cost)).toEqual([...costList(priced)].map(([cost]) => cost).sort((a, b) => a - b));
      if (sum(base) === 0) return expect(sums.saved).toMatchObject({ share: 0, low: null, high: null });
      const share = (sum(base) - sum(one)) / sum(base);
      const n = learners.length;
      const variance = (n / (n - 1)) * sum((each) => (base(each) - one(each) - share * base(each)) ** 2);
      const half = (1.959963984540054 * Math.sqrt(variance)) / sum(base);
      expect(sums.saved.share).toBeCloseTo(share, 9);
      expect(sums.saved.high! - sums.saved.share).toBeCloseTo(half, 5);
      expect(sums.saved.share - sums.saved.low!).toBeCloseTo(half, 5);
    }), { numRuns: runs(500) });
  });
});
