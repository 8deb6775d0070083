import type { Program } from '#shared/path/program';
import type { Simulated } from './drive-lms';
import type { PlayedCourse } from './course-driver';

/** What a finished or awaited path reports, as an author sets it. */
export interface Reporting {
  readonly finished: 'by-mark' | 'completed' | 'passed';
  readonly awaited: 'failed' | 'incomplete';
}

/** Where a course in the browser and the simulator part: modules, order, states, and what the LMS was told; empty where they agree. */
export function playedDifference(program: Program, played: PlayedCourse, simulated: Simulated): string {
  return orderDifference(played, simulated) || stateDifference(program, played, simulated);
}

/** Of a learner who chooses when asked, what was open for choice comes later than in the simulator, who knows the choice from the start: the order of the rest is compared, and the modules. */
function orderDifference({ visited, undecided }: PlayedCourse, simulated: Simulated): string {
  const told = `visits ${visited.join()} | simulated ${simulated.visited.join()}`;
  if (undecided === 0) return visited.join() === simulated.visited.join() ? '' : told;
  const before = visited.slice(0, undecided);
  const after = new Set(visited.slice(undecided));
  const isFree = (id: string): boolean => after.has(id) && !before.includes(id);
  const same = (list: readonly string[]): string => list.filter((id) => !isFree(id)).join();
  if (same(visited) !== same(simulated.visited)) return told;
  return [...visited].sort().join() === [...simulated.visited].sort().join() ? '' : told;
}

function stateDifference(program: Program, { moments, undecided }: PlayedCourse, simulated: Simulated): string {
  const pairs = undecided === 0 ? simulated.moments.map((path, at) => [at, path, moments[at]] as const) : [[moments.length - 1, simulated.moments.at(-1)!, moments.at(-1)] as const];
  if (undecided === 0 && moments.length !== simulated.moments.length) return `${moments.length} moments | simulated ${simulated.moments.length}`;
  for (const [at, path, rows] of pairs) {
    for (const { id } of program.modules) {
      const wanted = path.steps.findLast((step) => step.module === id)?.state ?? 'absent';
      const shown = rows?.[id] === 'offered' ? 'absent' : (rows?.[id] ?? 'absent');
      if (shown !== wanted) return `${id} after ${at}: ${shown} | simulated ${wanted}`;
    }
  }
  return '';
}

/** What an LMS has to be told at the end (docs/user/export.md, status mapping; SCORM 1.2 RTE 3.4.2.1.4, SCORM 2004 RTE 4.2.4 and 4.2.21), in its own words. `tested`: modules with a test in the package. */
export function expectedCmi(program: Program, simulated: Simulated, reporting: Reporting, tested: ReadonlySet<string>, standard: 'scorm12' | 'scorm2004'): Readonly<Record<string, string>> {
  const last = simulated.moments.at(-1)!;
  const marks = new Map(program.modules.map((module) => [module.id, module.passMark]));
  const hasMark = last.steps.some((step) => (marks.get(step.module) ?? null) !== null);
  const isFinished = simulated.end === 'finished';
  const isPassed = isFinished && (reporting.finished === 'passed' || (reporting.finished === 'by-mark' && hasMark));
  const isFailed = simulated.end === 'escalated' && reporting.awaited === 'failed';
  const passing = new Map<string, number>();
  for (const { subject, score } of simulated.results) if (tested.has(subject) && score !== null && score >= (marks.get(subject) ?? 0)) passing.set(subject, score);
  // Once a person is awaited, the latest results that did not pass count as well.
  const latest = new Map(simulated.end === 'escalated' ? simulated.results.flatMap(({ subject, score }) => (tested.has(subject) && score !== null ? [[subject, score] as const] : [])) : []);
  const counted = new Map([...latest, ...passing]);
  const mean = counted.size === 0 ? null : Math.round([...counted.values()].reduce((sum, score) => sum + score, 0) / counted.size);
  if (standard === 'scorm12') return { 'cmi.core.lesson_status': isFailed ? 'failed' : !isFinished ? 'incomplete' : isPassed ? 'passed' : 'completed', 'cmi.core.score.raw': mean === null ? '' : String(mean / 100) };
  return { 'cmi.completion_status': isFinished ? 'completed' : 'incomplete', 'cmi.success_status': isFailed ? 'failed' : isPassed ? 'passed' : 'unknown', 'cmi.score.scaled': mean === null ? '' : String(mean / 10_000), ...(isFinished ? { 'cmi.progress_measure': '1' } : {}) };
}

export function cmiDifference(held: Readonly<Record<string, string>>, expected: Readonly<Record<string, string>>): string {
  return Object.entries(expected).flatMap(([name, value]) => (held[name] === value ? [] : [`${name} ${held[name]} | expected ${value}`])).join('; ');
}
