import fc from 'fast-check';
import { expect, it } from 'vitest';
import { courseScript } from '#shared/exchange/packages/one-player/player-content';
import { openCourse, sealCourse } from '#shared/exchange/packages/player/sealed-course';
import { courseOf } from '../../../helpers/play';
import { questions, sampleRole } from '../../../helpers/sample-role';

const course = courseOf(sampleRole());

it('what is sealed opens as it was, whatever its questions', () => {
  expect(openCourse(sealCourse(course))).toEqual(course);
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
  fc.assert(fc.property(text, text, fc.double({ noNaN: true, noDefaultInfinity: true }), (feedback, option, answer) => {
    const [first] = course.preAssessments;
    const odd = { ...course, preAssessments: [{ ...first!, questions: [{ id: 'n', kind: 'numeric' as const, text: 'How many?', feedback, points: 1, answer: Object.is(answer, -0) ? 0 : answer, tolerance: 0 }, { id: 's', kind: 'single' as const, text: option, feedback: '', points: 2, options: [{ id: 'a', text: option }], answer: 'a' }] }] };
    expect(openCourse(JSON.parse(JSON.stringify(sealCourse(odd))) as ReturnType<typeof sealCourse>)).toEqual(odd);
  }), { numRuns: 100, seed: 5 });
});

it('no answer and no feedback can be read in the package, and keys of another test are refused', () => {
  const script = courseScript(course);
  expect(script).toContain('Two and a half');
  expect(script).toContain('Pick a and b');
  for (const plain of ['"answer"', '"answers"', '"tolerance"', 'feedback', 'It was the first.', '2.5']) expect(script).not.toContain(plain);
  const sealed = sealCourse(course);
  const moved = { ...sealed, preAssessments: sealed.preAssessments.map((test) => ({ ...test, id: 'question-set:other' })) };
  expect(() => openCourse(moved)).toThrow(/cannot be read|Unexpected/);
  const short = { ...sealed, preAssessments: sealed.preAssessments.map((test) => ({ ...test, questions: test.questions.slice(1) })) };
  expect(() => openCourse(short)).toThrow('not those of its questions');
  expect(questions).toHaveLength(4);
});
