import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { planExport } from '#shared/exchange/export-package';
import type { RuleFate } from '#shared/exchange/fate';
import { compile } from '#shared/path/compile';
import type { Program } from '#shared/path/program';
import { builtPlayer } from '../helpers/built-player';
import { playCourses, type CoursePlan, type PlayedCourse } from '../helpers/course-driver';
import { simulate } from '../helpers/drive-lms';
import { coursePlan } from '../helpers/learner-plan';
import { cmiDifference, expectedCmi, playedDifference, type Reporting } from '../helpers/played-difference';
import { constructsOf, missingConstructs } from '../helpers/role-constructs';
import { randomRole, twistedRole, type RandomRole } from '../helpers/random-role';
import { exportInput } from '../helpers/sample-role';
import { serveMany } from './lms-server';

const isFull = process.env['TRELLIS_FULL'] !== undefined;
/** The seed of the evaluators (lms-differential), so that the same roles are drawn; another one each time in the long run. */
const seed = isFull ? Date.now() % 2 ** 31 : 20_261_101;
/** Of the roles with a twist: one with which every construct occurs. */
const twistSeed = isFull ? seed + 1 : 6;
const counts = isFull ? { shared: 3000, twisted: 2000 } : { shared: 200, twisted: 150 };
const batchSize = 50;
const standards = [{ target: 'scorm12', standard: 'scorm12' }, { target: 'scorm2004-4', standard: 'scorm2004' }] as const;
/** Fates of what no launch supplies anyhow: the simulator is given none of it. */
const isBeyondLaunch = ({ rule }: RuleFate): boolean => /^(Earlier completions|Validity|Equivalents|Preferred formats)/.test(rule);

interface Case {
  readonly number: number;
  readonly role: RandomRole;
  readonly program: Program;
  readonly standard: 'scorm12' | 'scorm2004';
  readonly reporting: Reporting;
  readonly notKept: readonly RuleFate[];
  readonly plan: CoursePlan;
  readonly address: string;
}

/** The roles that a property with this seed meets: those of the evaluators. */
function rolesOf(from: fc.Arbitrary<RandomRole>, numRuns: number, seed: number): readonly RandomRole[] {
  const roles: RandomRole[] = [];
  fc.assert(fc.property(from, (role) => {
    fc.pre(compile(role.document, 'role:r').ok);
    roles.push(role);
  }), { numRuns, seed });
  return roles;
}

test('the player in Chromium visits what the simulator visits, with the same states, and tells the LMS so', async ({ page }, info) => {
  test.setTimeout(isFull ? 3_600_000 : 600_000);
  const started = Date.now();
  const player = await builtPlayer();
  const server = await serveMany();
  const seen = { cases: 0, kept: 0, same: 0, resumed: 0, asked: 0, choseLater: 0, visits: 0, msOpen: 0, msAll: 0 };
  const constructs = new Map<string, number>();
  const faults: string[] = [];
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(server.url);

  const caseOf = (role: RandomRole, number: number): Case | undefined => {
    const program = compile(role.document, 'role:r');
    const { target, standard } = standards[number % 2]!;
    const reporting: Reporting = { finished: (['by-mark', 'completed', 'passed'] as const)[number % 3]!, awaited: number % 5 === 0 ? 'incomplete' : 'failed' };
    const input = exportInput(role.document, { player, xsd: [] }, target);
    const planned = planExport({ ...input, options: { ...input.options, ...reporting } });
    if (!program.ok || !planned.ok) return undefined;
    const ids = program.value.modules.map(({ id }) => id);
    const turn = number % ids.length;
    const habits = { likes: [...ids.slice(turn), ...ids.slice(0, turn)], choosesFirst: number % 4 !== 0, leavesAfter: number % 3 === 0 ? 2 + (number % 7) : 0, isDrawn: number % 10 === 0 };
    return { number, role, program: program.value, standard, reporting, notKept: planned.value.rules.filter((fate) => fate.fate !== 'kept' && !isBeyondLaunch(fate)), plan: coursePlan(role.document, program.value, role.profile, habits), address: server.add(planned.value.files) };
  };

  const judge = ({ number, role, program, standard, reporting, notKept }: Case, played: PlayedCourse): void => {
    const sets = [...role.document.tables['question-set'].values()];
    const asked = played.asked.map((title) => sets.find((set) => set.title === title)!.id);
    const simulated = simulate(program, role.profile, role.tests, asked, played.chosen);
    const tested = new Set(sets.flatMap((set) => (set.purpose === 'post' ? [set.module] : [])));
    const parts = [playedDifference(program, played, simulated), cmiDifference(played.cmi, expectedCmi(program, simulated, reporting, tested, standard))].filter((part) => part !== '');
    seen.cases += 1;
    seen.visits += played.visited.length;
    seen.msOpen += played.ms.open;
    seen.msAll += played.ms.all;
    seen.kept += notKept.length === 0 ? 1 : 0;
    seen.same += parts.length === 0 ? 1 : 0;
    seen.resumed += played.launches - 1;
    seen.asked += asked.length;
    seen.choseLater += played.undecided > 0 ? 1 : 0;
    for (const construct of constructsOf(role.document, program, simulated)) constructs.set(construct, (constructs.get(construct) ?? 0) + 1);
    if (parts.length > 0) faults.push(`${notKept.length === 0 ? 'KEPT' : `(${notKept.map(({ rule }) => rule).join('; ')})`} case ${number} ${standard} ${role.twist}: ${parts.join(' + ')} ${JSON.stringify({ undecided: played.undecided, asked: played.asked, chosen: played.chosen })}`);
  };

  const play = async (cases: readonly Case[]): Promise<void> => {
    const played = await page.evaluate(playCourses, cases.map(({ address, standard, plan }) => ({ address, standard, plan })));
    for (const [index, one] of cases.entries()) judge(one, played[index]!);
    server.clear();
  };

  try {
    let [batch, number]: [Case[], number] = [[], 0];
    for (const role of [...rolesOf(randomRole, counts.shared, seed), ...rolesOf(twistedRole, counts.twisted, twistSeed)]) {
      const made = caseOf(role, number++);
      if (made) batch.push(made);
      if (batch.length < batchSize) continue;
      await play(batch);
      batch = [];
    }
    await play(batch);
  } finally {
    server.close();
  }
  const report = { ...seen, ratio: seen.kept / seen.cases, seconds: (Date.now() - started) / 1000, seed, constructs: Object.fromEntries([...constructs].sort()) };
  info.annotations.push({ type: 'measured', description: JSON.stringify(report) });
  console.log(JSON.stringify(report));
  expect(errors).toEqual([]);
  expect(faults.filter((fault) => fault.startsWith('KEPT'))).toEqual([]);
  expect(seen.cases).toBeGreaterThanOrEqual(isFull ? 4800 : 330);
  expect(seen.kept / seen.cases).toBeGreaterThan(0.6);
  expect(missingConstructs(constructs)).toEqual([]);
  expect(Math.min(seen.resumed, seen.asked, seen.choseLater)).toBeGreaterThan(10);
});
