import { evaluate } from '../../../path/evaluate';
import type { Program } from '../../../path/program';
import type { Formula } from './formula';
import { createLockFormulas } from './lock-formulas';
import { launched, onPath, withChosen, type FreeChoice, type StaticPath } from './static-path';
import type { TestOut } from './test-outs';

/** `required`: for everybody. `choice`: one of a zone's candidates. `offered`: never asked for. `after-failure`: for those who failed one of `failed`. */
export type Presence = 'required' | 'choice' | 'offered' | 'after-failure';

/** One module of the package. */
export interface LmsModule {
  /** In `program.modules`. */
  readonly index: number;
  readonly presence: Presence;
  /** What has to be settled before it opens. */
  readonly lock: Formula;
  /** Its place in `LmsPath.choices`; undefined where nothing is chosen. */
  readonly choice: FreeChoice | undefined;
  /** Modules whose failure brings it. */
  readonly failed: readonly number[];
}

/** `tests`: pre-assessments whose results an LMS can act on. `practice`: whether failures can bring modules. */
export interface LmsPathOptions {
  readonly tests?: readonly TestOut[];
  readonly practice?: boolean;
}

/** A role's path as an LMS can hold it without our engine: modules in the program's total order, each with what it waits for. */
export interface LmsPath extends StaticPath {
  readonly modules: readonly LmsModule[];
}

/** Adds to the static path what is offered and what failures bring. What is offered and could never open is left out, with what needs it; `staticFates` says so. */
export function lmsPath(path: StaticPath, { tests = [], practice = true }: LmsPathOptions = {}): LmsPath {
  const failed = practice ? insertedAfterFailure(path) : new Map<number, readonly number[]>();
  const entering = tests.flatMap((test) => [...test.absent.keys()]);
  const { held, lockOf } = openable(path, new Set([...path.widest, ...failed.keys(), ...entering, ...offeredModules(path)]), tests);
  const modules = path.program.modules.flatMap((_module, index): readonly LmsModule[] => {
    if (!held.has(index)) return [];
    const choice = path.choices.find(({ candidates }) => candidates.includes(index));
    const presence = choice ? 'choice' : path.required.has(index) || entering.includes(index) ? 'required' : failed.has(index) ? 'after-failure' : 'offered';
    return [{ index, presence, lock: lockOf(index), choice, failed: presence === 'after-failure' ? (failed.get(index) ?? []) : [] }];
  });
  return { ...path, modules };
}

/** The modules that can open, and their locks: fewer modules may make more of them impossible. */
function openable(path: StaticPath, all: ReadonlySet<number>, tests: readonly TestOut[]): { readonly held: ReadonlySet<number>; readonly lockOf: (module: number) => Formula } {
  let held = all;
  for (;;) {
    const lockOf = createLockFormulas(path, held, tests);
    const stuck = new Set([...held].filter((index) => lockOf(index).kind === 'never'));
    if (stuck.size === 0) return { held, lockOf };
    const closed = [...held].filter((index) => stuck.has(index) || (!path.widest.has(index) && !tests.some((test) => test.absent.has(index)) && reaches(path.program, index, stuck)));
    held = new Set([...held].filter((index) => !closed.includes(index)));
  }
}

/** Whether a module needs one of these, directly or through others. */
function reaches(program: Program, index: number, targets: ReadonlySet<number>): boolean {
  const seen = new Set([index]);
  for (const module of seen) for (const need of needsOf(program, module)) seen.add(need);
  return [...seen].some((module) => targets.has(module));
}

/** What each module's failures put on the path, by what is put there. */
function insertedAfterFailure(path: StaticPath): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  const wide = withChosen(path.program, path.choices, ({ candidates }) => candidates.length);
  for (const index of path.widest) {
    const module = path.program.modules[index];
    const most = Math.max(0, ...(module?.failures ?? []).flatMap(({ at, action }) => (action.do === 'insert' ? [at] : [])));
    if (!module || most === 0) continue;
    const attempts = Array.from({ length: most }, (_nothing, nth) => ({ subject: module.id, kind: module.evidenceKind, score: module.passMark === null ? null : 0, passed: false, at: path.program.asOf, source: 'export', attempt: nth + 1, completed: true, serves: null, expires: null }));
    const widened = onPath(evaluate(wide, launched(attempts), { explain: false, elapsed: true }), path.indexOf);
    for (const other of widened) if (!path.widest.has(other)) found.set(other, [...(found.get(other) ?? []), index]);
  }
  return found;
}

/** Modules of open zones, with what they need. */
function offeredModules({ program, widest }: Pick<StaticPath, 'program' | 'widest'>): ReadonlySet<number> {
  const found = new Set(program.zones.flatMap((zone) => (zone.policy === 'open' ? zone.modules : [])));
  for (const index of found) for (const need of needsOf(program, index)) found.add(need);
  return new Set([...found].filter((index) => !widest.has(index)));
}

export function needsOf(program: Program, index: number): readonly number[] {
  const module = program.modules[index];
  return module ? [...module.needs, ...module.with, ...module.strict] : [];
}
