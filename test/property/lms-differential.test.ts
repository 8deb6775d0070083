import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleFate } from '#shared/exchange/fate';
import { planExport } from '#shared/exchange/export-package';
import type { ExportTarget } from '#shared/exchange/targets';
import type { Program } from '#shared/path/program';
import { compile } from '#shared/path/compile';
import { driveLms, optionalModules, simulate, stateIn, type Drive, type Simulated } from '../helpers/drive-lms';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { randomRole, type RandomRole } from '../helpers/random-role';
import { exportInput } from '../helpers/sample-role';
import { lms12, lms2004, type TestLms } from '../helpers/test-lms';

const cases: readonly { readonly target: ExportTarget; readonly lms: (manifest: string) => TestLms }[] = [{ target: 'scorm12-multi', lms: lms12 }, { target: 'scorm2004-4-multi', lms: lms2004 }, { target: 'scorm2004-4-moodle', lms: (manifest) => lms2004(manifest, 'completed') }];
const isFull = process.env['TRELLIS_FULL'] !== undefined;
const runs = isFull ? 5000 : 300;
/** Fixed in CI, so that every construct is known to occur; another one each time in the long run. */
const seed = isFull ? Date.now() % 2 ** 31 : 20_261_101;
const player = [{ path: 'player.js', bytes: new Uint8Array([32]) }];
/** Fates of what no launch supplies anyhow: the simulator is given none of it. */
const isBeyondLaunch = ({ rule }: RuleFate): boolean => /^(Earlier completions|Validity|Equivalents|Preferred formats)/.test(rule);

interface Seen {
  cases: number;
  kept: number;
  same: number;
  readonly constructs: Map<string, number>;
}
const seen = new Map<string, Seen>();
const seenOf = (target: string): Seen => {
  const found = seen.get(target) ?? { cases: 0, kept: 0, same: 0, constructs: new Map() };
  seen.set(target, found);
  return found;
};

/** What kind of thing a fate is about: its first words, with the policy of a zone. */
function constructOf(rule: string): string {
  const policy = /^Zone .*\((.*)\)$/.exec(rule)?.[1];
  return policy ? `Zone ${policy}` : (/^[A-Z][a-z]+( group)?/.exec(rule)?.[0] ?? rule);
}

/** Where menu and simulator part; empty: they agree in modules, order and states. */
function difference(program: Program, drive: Drive, simulated: Simulated): string {
  if (drive.visited.join() !== simulated.visited.join()) return `visits ${drive.visited.join()} | simulated ${simulated.visited.join()}`;
  // Of a course in which nothing is asked for the standard does not say whether it is satisfied.
  const isAsked = simulated.moments.some((path) => path.steps.length > 0);
  if (isAsked && drive.finished !== undefined && drive.finished !== (simulated.end === 'finished')) return `finished ${drive.finished} | ${simulated.end}`;
  const optional = optionalModules(program);
  const open = new Set(program.zones.filter((zone) => zone.policy === 'elective').flatMap((zone) => zone.candidates.map((index) => program.modules[index]?.id ?? '')));
  const first = drive.moments.length - simulated.moments.length;
  for (const [at, path] of simulated.moments.entries()) {
    for (const [module, state] of Object.entries(drive.moments[at + first] ?? {})) {
      const wanted = stateIn(path, module);
      // What is not yet chosen is still offered; what is offered is never asked for; what is not on the path is closed or left out.
      const isFree = wanted === 'absent' && (open.has(module) || optional.has(module) || state === 'locked' || state === 'settled');
      if (state !== wanted && !isFree && !(wanted === 'settled' && state === 'absent')) return `${module} after ${at}: ${state} | simulated ${wanted}`;
    }
  }
  return '';
}

/** Prerequisites of a visited module that were neither visited nor settled before: silent losses. */
function losses(program: Program, { visited }: Drive, simulated: Simulated, identifiers: Readonly<Record<string, string>>): readonly string[] {
  const last = simulated.moments.at(-1);
  return visited.flatMap((id, at) => {
    const module = program.modules.find((candidate) => candidate.id === id);
    const needs = (module?.needs ?? []).map((need) => program.modules[need]?.id ?? '').filter((need) => identifiers[need] !== undefined);
    return needs.filter((need) => !visited.slice(0, at).includes(need) && !(last && ['settled', 'absent'].includes(stateIn(last, need)))).map((need) => `${id} before ${need}`);
  });
}

function check(target: ExportTarget, lms: (manifest: string) => TestLms, { document, profile, tests }: RandomRole): void {
  const program = compile(document, 'role:r');
  if (!program.ok) return void fc.pre(false);
  const planned = planExport(exportInput(document, { player, xsd: [] }, target));
  if (!planned.ok) return void fc.pre(false);
  const { files, rules, identifiers } = planned.value;
  const manifest = new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes);
  const notKept = rules.filter((fate) => fate.fate !== 'kept' && !isBeyondLaunch(fate));
  const onPath = new Set(simulate(program.value, profile, tests, tests.map(({ id }) => id), []).moments.flatMap((path) => path.steps.map((step) => step.module)));
  const drives = [true, false].map((testsFirst) => driveLms({ program: program.value, lms: lms(manifest), identifiers, profile, tests, testsFirst }, onPath));
  const counted = seenOf(target);
  counted.cases += 1;
  counted.kept += notKept.length === 0 ? 1 : 0;
  for (const { rule, fate } of rules) {
    const construct = `${constructOf(rule)} ${fate}`;
    counted.constructs.set(construct, (counted.constructs.get(construct) ?? 0) + 1);
  }
  for (const drive of drives) {
    const simulated = simulate(program.value, profile, tests, drive.asked, drive.visited);
    expect(losses(program.value, drive, simulated, identifiers)).toEqual([]);
    const parts = drive === drives[0] ? difference(program.value, drive, simulated) : drive.visited.join() === simulated.visited.join() ? '' : 'other order of visits';
    if (notKept.length === 0) expect(parts).toBe('');
    counted.same += parts === '' && drive === drives[0] ? 1 : 0;
  }
}

describe.each(cases)('$target in an evaluator of its own', ({ target, lms }) => {
  it('visits what the simulator visits, in the same order, with the same states, wherever every rule is kept', () => {
    fc.assert(fc.property(randomRole, (role) => check(target, lms, role)), { numRuns: runs, seed });
  }, 600_000);
  it('what a long run once found: a corequisite of a module with a wide group waits for what it waits for', () => {
    fc.assert(fc.property(randomRole, (role) => check(target, lms, role)), { numRuns: 1, seed: 679677183, path: '2718:5:7:7:7:10:10:18:18:26:27:2:2:2:17:26:26:26:26:26:26:26:26:26:26:26:26:26:26:26:26:26:26:26:26' });
  });
});

describe('the comparison', () => {
  const drive = (moments: Drive['moments'], visited: readonly string[]): Drive => ({ visited, moments, finished: undefined, asked: [] });
  const document = documentOf(roleOf(), moduleOf('a'), moduleOf('b'), edgeOf('a', 'b'), zoneOf('core', 'core-locked', ['a', 'b']));
  const program = compile(document, 'role:r');
  const simulated = program.ok ? simulate(program.value, { attempts: {}, tests: {} }, [], [], []) : undefined;
  it('notices another order, another state, a course that ends too early, and a prerequisite that got lost', () => {
    if (!program.ok || !simulated) throw new Error('no program');
    const right = [{ 'module:a': 'open', 'module:b': 'locked' }, { 'module:a': 'settled', 'module:b': 'open' }, { 'module:a': 'settled', 'module:b': 'settled' }] as const;
    expect(difference(program.value, drive(right, ['module:a', 'module:b']), simulated)).toBe('');
    expect(difference(program.value, drive(right, ['module:b', 'module:a']), simulated)).toMatch(/^visits/);
    expect(difference(program.value, drive([{ 'module:a': 'open', 'module:b': 'open' }, right[1], right[2]], ['module:a', 'module:b']), simulated)).toBe('module:b after 0: open | simulated locked');
    expect(difference(program.value, { ...drive(right, ['module:a', 'module:b']), finished: false }, simulated)).toMatch(/^finished/);
    expect(losses(program.value, drive(right, ['module:b', 'module:a']), { ...simulated, moments: simulated.moments.slice(0, 1) }, { 'module:a': 'a', 'module:b': 'b' })).toEqual(['module:b before module:a']);
  });
});

describe('the documents', () => {
  it('hold every construct, most of them with nothing but kept rules', () => {
    const all = [...seen.values()];
    const [count, kept] = [all.reduce((sum, { cases: some }) => sum + some, 0), all.reduce((sum, { kept: some }) => sum + some, 0)];
    if (isFull) for (const [target, { constructs, ...counts }] of seen) console.log(target, counts, Object.fromEntries([...constructs].sort()));
    expect(count).toBe((runs + 1) * cases.length);
    expect(kept / count).toBeGreaterThan(0.6);
    for (const [target, one] of seen) expect(one.kept / one.cases, target).toBeGreaterThan(0.6);
    const constructs = new Set(all.flatMap((one) => [...one.constructs.keys()]));
    const expected = ['Prerequisites kept', 'Corequisites kept', 'Blocks kept', 'Requirement group kept', 'Gate kept', 'Rule kept', 'Rule degraded', 'After kept', 'After degraded', 'After dropped', 'Earlier dropped', ...['core-testable', 'core-locked', 'remedial', 'elective', 'open'].map((policy) => `Zone ${policy} kept`), 'Zone elective degraded', 'Zone open degraded'];
    expect(expected.filter((construct) => !constructs.has(construct))).toEqual([]);
  });
});
