import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LearnerState } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import type { Program } from '#shared/path/program';
import { runLearner, type OutcomeModel, type Run } from '#shared/path/run';
import { createBatch, type Batch, type BatchCounts } from '#shared/simulate/batch/batch';
import { failedOnly, noEvidence, passedOnly, plainBackground, stateOfRow, type EvidenceColumn } from '#shared/simulate/batch/columns';
import { stepStates } from '#shared/simulate/batch/scratch';
import { hashString } from '#shared/kit/random';
import { documentFor, key, keys, plan, stateFor, type Plan } from '../helpers/engine-plan';
import { randomRole } from '../helpers/random-role';

const plainRun = ({ path, baselineMinutes }: Run): object => ({
  end: path.end, minutes: path.minutes, baselineMinutes, steps: path.steps.map(({ module, state }) => `${module} ${state}`),
  inserted: [...new Set(path.steps.filter(({ origin }) => origin === 'inserted').map(({ module }) => module))].sort(),
  waived: path.steps.filter(({ state }) => state === 'waived').length,
});

function plainBatch({ plan: { program }, scratch }: Batch): object {
  const steps = Array.from({ length: scratch.steps }, (_nothing, at) => `${program.modules[scratch.modules[at]!]!.id} ${stepStates[scratch.states[at]!]}`);
  return { end: scratch.end === 1 ? 'escalated' : 'finished', minutes: scratch.minutes, baselineMinutes: scratch.baselineMinutes, steps, inserted: Array.from(scratch.insertions.subarray(0, scratch.inserted), (module) => program.modules[module]!.id).sort(), waived: scratch.waived };
}

/** Modules that are taken at other minutes than authored. */
const extendedOf = (program: Program, { path }: Run): number => new Set(path.steps.filter((step) => step.attempt > 0 && step.minutes !== program.modules.find(({ id }) => id === step.module)?.minutes).map(({ module }) => module)).size;

/** Choices by seed occur in every third document. */
const programs = fc.tuple(plan, fc.constantFrom('as drawn', 'as drawn', 'seeded'), fc.boolean()).map(([p, choice, isCalm]): { p: Plan; program: Program | null } => {
  const zones = choice === 'seeded' ? p.zones.map((zone) => ({ ...zone, choice: 'seeded' as unknown as 'learner' })) : p.zones;
  // Recorded attempts always go step by step: half of the learners have none.
  const evidence = isCalm ? p.evidence.map((event) => (event.what === 'attempt' ? { ...event, what: 'assessment' as const } : event)) : p.evidence;
  const attempts = isCalm ? p.attempts.map((rule) => ({ ...rule, tries: [] })) : p.attempts;
  const all = { ...p, zones, evidence, attempts } as Plan;
  const compiled = compile(documentFor(all), 'role:r');
  return { p: all, program: compiled.ok ? compiled.value : null };
});

const runs = (usual: number): number => (process.env['TRELLIS_FULL'] ? 10 * usual : usual);
const add = (sum: BatchCounts, { sets, searched, singly, decided }: BatchCounts): void => void Object.assign(sum, { sets: sum.sets + sets, searched: sum.searched + searched, singly: sum.singly + singly, decided: sum.decided + decided });
const noCounts = (): BatchCounts => ({ sets: 0, searched: 0, singly: 0, decided: 0 });

/** Outcomes that hang on all that were asked before; what is asked again is answered the same. */
function learning(seed: number, stops: number): OutcomeModel {
  const asked = new Map<string, ReturnType<OutcomeModel>>();
  let before = seed;
  const outcome: OutcomeModel = (module, attempt) => {
    const key = `${module.id}/${attempt}`;
    const known = asked.get(key);
    if (known) return known;
    before = hashString(`${before}/${key}`);
    const draw = before % 100;
    const answer = draw < stops ? 'stop' : draw < 50 && attempt < 6 ? 'fail' : 'pass';
    asked.set(key, answer);
    return answer;
  };
  return Object.assign(outcome, { learns: true });
}

describe('S-1 the batch gives every learner the run that runLearner gives', () => {
  it('from any state: completions, overrides, facts, needs, choices, recorded attempts', { timeout: 600_000 }, () => {
    const sum = noCounts();
    fc.assert(fc.property(programs, fc.constantFrom('', 'a', 'b'), ({ p, program }, learner) => {
      if (!program) return;
      const batch = createBatch(program, []);
      const state = stateFor(p);
      batch.runState(state, learner);
      const run = runLearner(program, state, { learner });
      expect(plainBatch(batch)).toEqual(plainRun(run));
      add(sum, batch.counts);
    }), { numRuns: runs(2500) });
    expect(sum.searched).toBeGreaterThan(sum.singly);
    expect(sum.singly).toBeGreaterThan(20);
  });

  const score = fc.oneof(fc.constantFrom(noEvidence, noEvidence, passedOnly, failedOnly, 0, 5999, 6000, 8000, 8999, 9000, 10_000), fc.nat(10_000));
  const column = fc.record({ subject: key.map((name) => `module:${name}`), kind: fc.constantFrom('recall', 'scenario', 'simulation', 'record', 'self-report'), at: fc.constantFrom('2026-10-01', '2026-10-02', '2020-01-01') }) as fc.Arbitrary<EvidenceColumn>;
  const rows = fc.record({ columns: fc.array(column, { maxLength: 8 }), scores: fc.array(fc.array(score, { minLength: 8, maxLength: 8 }), { minLength: 3, maxLength: 3 }), wishes: fc.array(fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 3 }), { minLength: 4, maxLength: 4 }), likes: fc.array(fc.oneof(fc.constant([]), fc.array(fc.nat(3), { minLength: 1, maxLength: 5 })), { minLength: 4, maxLength: 4 }) });

  it('S-2 S-3 from rows of columns, learners one after the other in the same room', { timeout: 600_000 }, () => {
    const sum = noCounts();
    fc.assert(fc.property(programs, rows, ({ p, program }, { columns, scores, wishes, likes }) => {
      if (!program) return;
      const batch = createBatch(program, columns);
      const { facts, preferences, overrides } = stateFor(p);
      for (const background of [plainBackground, { facts, preferences, overrides }]) {
        const table = batch.table(background);
        for (const row of scores) {
          program.zones.forEach((_zone, index) => {
            const list = (wishes[index] ?? []).map((name) => batch.plan.prepared.indexOf.get(`module:${name}`) ?? -1).filter((module) => module >= 0);
            const liked = likes[index]!;
            batch.scratch.isLiked[index] = liked.length === 0 ? 0 : 1;
            batch.scratch.likes[index]!.forEach((_like, at, all) => (all[at] = liked[at % liked.length] ?? 0));
            if (batch.scratch.wishes[index]!.length < list.length) return;
            batch.scratch.wishes[index]!.set(list);
            batch.scratch.wishCounts[index] = list.length;
          });
          const one = Int16Array.from([7, ...row]);
          const state: LearnerState = stateOfRow(batch.plan, columns, background, one, 1, batch.scratch);
          batch.runRow(table, one, 1, 'k');
          const run = runLearner(program, state, { learner: 'k' });
          expect(plainBatch(batch)).toEqual(plainRun(run));
          expect(batch.scratch.extended).toBe(extendedOf(program, run));
        }
      }
      add(sum, batch.counts);
    }), { numRuns: runs(2000) });
    expect(Math.min(sum.sets, sum.searched, sum.decided)).toBeGreaterThan(200);
    // Nothing is run step by step that the batch knows.
    expect(sum.singly).toBeLessThan((sum.sets + sum.searched) / 50);
  });

  it('S-1 of roles with gates, groups, failures and every construct that a package can hold', { timeout: 600_000 }, () => {
    const sum = noCounts();
    fc.assert(fc.property(randomRole, fc.array(fc.integer({ min: -1, max: 10_000 }), { minLength: 9, maxLength: 9 }), ({ document }, scores) => {
      const compiled = compile(document, 'role:r');
      if (!compiled.ok) return;
      const columns = [...document.tables.module.keys()].slice(0, 9).map((subject): EvidenceColumn => ({ subject, kind: 'recall', at: '2026-10-01' }));
      const batch = createBatch(compiled.value, columns);
      const one = Int16Array.from(scores);
      const state = stateOfRow(batch.plan, columns, plainBackground, one, 0, batch.scratch);
      batch.runRow(batch.table(plainBackground), one, 0, '');
      expect(plainBatch(batch)).toEqual(plainRun(runLearner(compiled.value, state)));
      add(sum, batch.counts);
    }), { numRuns: runs(1500) });
    expect(sum.sets + sum.searched).toBeGreaterThan(20 * sum.singly);
  });

  it('S-4 modelled: tries that fail, failures that insert, lock and escalate, learners who give up', { timeout: 600_000 }, () => {
    const sum = noCounts();
    let [failed, stopped, searched] = [0, 0, 0];
    fc.assert(fc.property(programs, rows, fc.nat(1000), fc.constantFrom(0, 4), ({ p, program }, { columns, scores }, seed, stops) => {
      if (!program) return;
      const batch = createBatch(program, columns);
      const outcome: OutcomeModel = (module, attempt) => {
        const draw = hashString(`${seed}/${module.id}/${attempt}`) % 100;
        return draw < stops ? 'stop' : draw < 50 && attempt < 6 ? 'fail' : 'pass';
      };
      const table = batch.table(plainBackground);
      const check = (run: Run): void => {
        const own = plainBatch(batch) as { end: string };
        expect({ ...own, end: batch.scratch.end === 2 ? 'under-way' : own.end }).toEqual(plainRun(run));
        // What the model lets fail does fail, whatever else happens.
        expect(batch.scratch.failed).toBe([...batch.scratch.failures.subarray(0, batch.scratch.failed === 0 ? 0 : batch.scratch.steps)].reduce((a, b) => a + b, 0));
        failed += batch.scratch.failed;
        if (run.stoppedAt !== null) stopped++;
      };
      for (const row of scores) {
        const one = Int16Array.from(row);
        batch.runRow(table, one, 0, 'k', outcome);
        check(runLearner(program, stateOfRow(batch.plan, columns, plainBackground, one, 0, batch.scratch), { learner: 'k', outcome }));
      }
      batch.runState(stateFor(p), 'k', outcome);
      check(runLearner(program, stateFor(p), { learner: 'k', outcome }));
      // S-20 A model that learns from what it was asked before: both ask in the same order.
      for (const row of scores) {
        const one = Int16Array.from(row);
        const before = batch.counts.searched;
        batch.runRow(table, one, 0, 'k', learning(seed, stops));
        check(runLearner(program, stateOfRow(batch.plan, columns, plainBackground, one, 0, batch.scratch), { learner: 'k', outcome: learning(seed, stops) }));
        searched += batch.counts.searched - before;
      }
      add(sum, batch.counts);
    }), { numRuns: runs(1200) });
    expect(Math.min(sum.searched, sum.singly, failed, stopped, searched)).toBeGreaterThan(50);
  });
});
