import { expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import type { PlayedCourse } from '../helpers/course-driver';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { simulate } from '../helpers/drive-lms';
import { edgeQuestions, reach } from '../helpers/edge-questions';
import { cmiDifference, expectedCmi, playedDifference } from '../helpers/played-difference';

const [a, b] = ['module:a', 'module:b'] as const;
const document = documentOf(roleOf(), moduleOf('a', { passMark: 6000 }), moduleOf('b'), edgeOf('a', 'b'), zoneOf('core', 'core-locked', ['a', 'b']));
const compiled = compile(document, 'role:r');
if (!compiled.ok) throw new Error('no program');
const program = compiled.value;
const simulated = simulate(program, { attempts: { [a]: [5999] }, tests: {} }, [], [], []);
const right: PlayedCourse = {
  visited: [a, a, b], moments: [{ [a]: 'open', [b]: 'locked' }, { [a]: 'open', [b]: 'locked' }, { [a]: 'done', [b]: 'open' }, { [a]: 'done', [b]: 'done' }],
  undecided: 0, asked: [], chosen: [], end: 'You are ready', launches: 1, ms: { open: 0, all: 0 }, cmi: { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '60' },
};
const reporting = { finished: 'by-mark', awaited: 'failed' } as const;
const expected = expectedCmi(program, simulated, reporting, new Set([a]), 'scorm12');

it('finds nothing where the browser and the simulator agree', () => {
  expect([playedDifference(program, right, simulated), cmiDifference(right.cmi, expected)]).toEqual(['', '']);
});

it('notices another order, a visit too few, another state at any step, a module that is missing or too many, and a step too few', () => {
  expect(playedDifference(program, { ...right, visited: [b, a, a] }, simulated)).toMatch(/^visits/);
  expect(playedDifference(program, { ...right, visited: [a, b] }, simulated)).toMatch(/^visits/);
  for (const at of [0, 1, 2, 3]) {
    const moments = right.moments.map((rows, index) => (index === at ? { ...rows, [b]: 'waived' } : rows));
    expect(playedDifference(program, { ...right, moments }, simulated)).toMatch(new RegExp(`^module:b after ${at}: waived`));
  }
  expect(playedDifference(program, { ...right, moments: right.moments.map(({ [b]: _gone, ...rows }) => rows) }, simulated)).toBe('module:b after 0: absent | simulated locked');
  expect(playedDifference(program, { ...right, moments: right.moments.slice(1) }, simulated)).toBe('3 moments | simulated 4');
});

it('of a learner who chooses when asked, still notices a visit too many, another order of the rest, and another end', () => {
  const later = { ...right, undecided: 2 };
  expect(playedDifference(program, later, simulated)).toBe('');
  expect(playedDifference(program, { ...later, visited: [a, a, b, 'module:c'] }, simulated)).toMatch(/^visits/);
  expect(playedDifference(program, { ...later, visited: [a, b] }, simulated)).toMatch(/^visits/);
  expect(playedDifference(program, { ...later, moments: [...right.moments.slice(0, 3), { [a]: 'done', [b]: 'open' }] }, simulated)).toBe('module:b after 3: open | simulated done');
});

it('notices another status and another score', () => {
  expect(cmiDifference({ ...right.cmi, 'cmi.core.lesson_status': 'completed' }, expected)).toBe('cmi.core.lesson_status completed | expected passed');
  expect(cmiDifference({ ...right.cmi, 'cmi.core.score.raw': '59.99' }, expected)).toBe('cmi.core.score.raw 59.99 | expected 60');
  expect(expectedCmi(program, simulated, { ...reporting, finished: 'completed' }, new Set([a]), 'scorm2004')).toEqual({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'unknown', 'cmi.score.scaled': '0.6', 'cmi.progress_measure': '1' });
});

it('answers reach the edges of bands and marks exactly', () => {
  const points = (edgeQuestions as readonly { readonly points: number }[]).map((question) => question.points);
  for (const score of [0, 1, 4999, 5000, 5999, 6000, 7000, 8999, 9000, 9999, 10_000]) {
    const reached = reach(score);
    expect([reached.score, points.reduce((sum, one, index) => sum + (reached.right[index] ? one : 0), 0)]).toEqual([score, score]);
  }
});
