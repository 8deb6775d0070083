import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runLearner } from '#shared/path/run';
import { createPlayer } from '../../renderer/player/player';
import { learnerState, preTestNow, testNow } from '../../renderer/player/learner';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { answersTo, courseOf, fakeLms } from '../helpers/play';
import { questionsOf } from '../helpers/random-questions';

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const plan = fc.record({
  edges: fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)).filter(([from, to]) => from < to), { maxLength: 8, selector: String }),
  zones: fc.array(fc.constantFrom('core', 'extra', 'pick', 'none'), { minLength: 8, maxLength: 8 }),
  ruled: fc.subarray([...keys]),
  tested: fc.subarray([...keys]),
  right: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  restart: fc.integer({ min: 1, max: 4 }),
  learner: fc.string({ maxLength: 4 }),
  draw: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  questions: questionsOf(fc.string({ minLength: 1, maxLength: 4 })),
});

/** The player, closed and opened again every few steps, against the simulator's own run: the same modules, in the same order. */
it('visits what the simulator visits, also over restarts', () => {
  fc.assert(
    fc.property(plan, ({ edges, zones, ruled, tested, right, restart, learner, draw, questions }) => {
      const of = (zone: string): readonly string[] => keys.filter((_, i) => zones[i] === zone);
      const practice = of('extra')[0];
      const document = documentOf(
        roleOf(), ...keys.map((key) => moduleOf(key, tested.includes(key) ? { passMark: 6000 } : {})), ...edges.map(([from, to]) => edgeOf(keys[from]!, keys[to]!)),
        zoneOf('core', 'core-testable', of('core'), { place: 1 }), zoneOf('extra', 'remedial', of('extra'), { place: 2 }),
        zoneOf('pick', 'elective', of('pick'), { place: 3, requirement: { kind: 'count', choose: 0 } }),
        ...ruled.map((key) => bandRuleOf(key, practice === undefined || practice >= key ? [] : [practice])),
        ...ruled.map((key) => ({ id: `question-set:pre-${key}`, type: 'question-set', title: key, module: `module:${key}`, purpose: 'pre', questions, draw })),
        ...tested.map((key) => ({ id: `question-set:post-${key}`, type: 'question-set', title: key, module: `module:${key}`, purpose: 'post', questions, draw })),
        ...tested.map((key) => ({ id: `rule:fail-${key}`, type: 'rule', role: 'role:r', kind: 'attempts', module: `module:${key}`, title: key, failures: [{ at: 3, action: { do: 'escalate', to: '' } }] })),
      );
      let course;
      try {
        course = courseOf(document);
      } catch {
        return fc.pre(false);
      }
      let lms = fakeLms('', learner);
      let player = createPlayer(course, lms, () => 0);
      const visited: number[] = [];
      for (let step = 0; player.state().view.kind !== 'end'; step++) {
        expect(step).toBeLessThan(60);
        if (step % restart === 0) {
          const { progress, path } = player.state();
          lms = fakeLms(lms.saves.at(-1)?.suspendData);
          player = createPlayer(course, lms, () => 0);
          expect(learnerState(course, player.state().progress)).toEqual(learnerState(course, progress));
          expect(player.state().path).toEqual(path);
        }
        const { view } = player.state();
        if (view.kind === 'pre') {
          const test = preTestNow(course, player.state().progress, view.test);
          player.answer(test, answersTo(test.questions, right[test.module] ?? true));
          player.proceed();
        } else if (view.kind === 'page') {
          visited.push(view.module);
          const test = testNow(course, player.state().progress, view.module);
          if (test) player.answer(test, answersTo(test.questions, true));
          else player.complete(view.module);
          player.proceed();
        } else throw new Error(`unexpected ${view.kind}`);
      }
      const { evidence, ...state } = learnerState(course, player.state().progress);
      const run = runLearner(course.program, { ...state, evidence: evidence.filter((event) => event.attempt === null) });
      const taken = run.evidence.filter((event) => event.attempt !== null).map((event) => course.program.modules.findIndex((module) => module.id === event.subject));
      expect(visited).toEqual(taken);
      expect(player.state().path.end).toBe(run.path.end);
      return undefined;
    }),
    { numRuns: process.env['TRELLIS_FULL'] ? 2000 : 150 },
  );
});
