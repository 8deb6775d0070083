import type { TrellisDocument } from '../../../document/trellis-document';
import type { EvidenceEvent } from '../../../model/profile';
import type { QuestionSet } from '../../../model/question-set';
import { evaluate } from '../../../path/evaluate';
import type { LearnerPath } from '../../../path/learner-path';
import type { BandRule, Program, ProgramModule } from '../../../path/program';
import { setsOf } from '../one-player/player-content';
import { launched, onPath, withChosen, type StaticPath } from './static-path';

/** A result of a pre-assessment: scores `lo..hi` in hundredths of a percent, both inclusive; null: not taken. */
export type Result = { readonly lo: number; readonly hi: number } | null;

/** A pre-assessment that becomes an item, and what its result does. */
export interface TestOut {
  readonly module: number;
  readonly rule: string;
  readonly set: QuestionSet;
  /** Scores from here on spare the module; null: none does. */
  readonly waivesFrom: number | null;
  /** Other modules, with the results for which they are not on the path. */
  readonly absent: ReadonlyMap<number, readonly Result[]>;
  /** Results for which another module stands instead of it, and that one. */
  readonly replaced: readonly Result[];
  readonly standIn: number | null;
  /** Modules that it waits for, with the results for which it does. */
  readonly waitsFor: ReadonlyMap<number, readonly Result[]>;
}

export interface TestOuts {
  readonly tests: readonly TestOut[];
  /** Why a rule cannot act in the package, by rule. */
  readonly refused: ReadonlyMap<string, string>;
  /** Modules that only several results together would spare: they are asked of everybody. */
  readonly jointly: readonly number[];
}

/** Which pre-assessments can decide in an LMS that knows nothing but the results of items, and what they decide: asked of the engine itself, result by result. */
export function testOuts(document: TrellisDocument, path: StaticPath): TestOuts {
  const wide = withChosen(path.program, path.choices, ({ candidates }) => candidates.length);
  const refused = new Map<string, string>();
  const tests: TestOut[] = [];
  path.program.modules.forEach((module, index) => {
    const [rule] = module.rules;
    if (!rule) return;
    const found = readable(document, path, module, index) ?? effects(wide, path, module, index, rule, setsFor(document, module, rule)[0]!);
    const reason = typeof found === 'string' ? found : clash(tests, found);
    if (typeof found === 'string' || reason !== undefined) module.rules.forEach(({ id }) => refused.set(id, reason ?? ''));
    else tests.push(found);
  });
  return { tests, refused, jointly: sparedJointly(wide, path, tests) };
}

function setsFor(document: TrellisDocument, module: ProgramModule, rule: BandRule): readonly QuestionSet[] {
  return setsOf(document, module.id, 'pre').filter((set) => rule.kinds.includes(set.evidenceKind));
}

/** Why no item can tell the result that the module's rules read; undefined: one can. */
function readable(document: TrellisDocument, path: StaticPath, module: ProgramModule, index: number): string | undefined {
  const [rule] = module.rules;
  if (!rule || module.rules.length > 1) return 'Several rules read results about one module; an item has one measure.';
  if (!path.widest.has(index)) return 'The module is on nobody’s path.';
  if (rule.parts) return 'A combined score is more than an item can tell.';
  if (rule.when.length > 0) return 'No launch supplies what its conditions ask for.';
  if (rule.subject !== module.id) return 'It reads a result about something else than its module.';
  if (setsFor(document, module, rule).length !== 1) return setsFor(document, module, rule).length === 0 ? 'No pre-assessment in the package gives its result.' : 'Several pre-assessments give its result; an item has one measure.';
  if (module.block.length > 0) return 'The module stands in a block, which is settled as a whole.';
  if (path.choices.some(({ candidates }) => candidates.includes(index))) return 'Of what the learner may choose nothing is tested out.';
  return undefined;
}

function resultEvent(program: Program, module: ProgramModule, set: QuestionSet, score: number): EvidenceEvent {
  return { subject: module.id, kind: set.evidenceKind, score, passed: null, at: program.asOf, source: 'pre-assessment', attempt: null, completed: false, serves: null, expires: null };
}

interface Seen {
  readonly result: Result;
  readonly path: LearnerPath;
  readonly held: ReadonlySet<number>;
}

function effects(wide: Program, path: StaticPath, module: ProgramModule, index: number, rule: BandRule, set: QuestionSet): TestOut | string {
  const look = (result: Result): Seen => {
    const found = evaluate(wide, launched(result ? [resultEvent(wide, module, set, result.lo)] : []));
    return { result, path: found, held: onPath(found, path.indexOf) };
  };
  const results = [null, ...[...rule.bands].sort((a, b) => a.lo - b.lo).map(({ lo, hi }) => ({ lo, hi }))];
  const seen = results.map(look);
  const stateIn = (one: Seen): string => one.path.steps.find((step) => step.module === module.id)?.state ?? 'absent';
  const waived = seen.filter((one) => stateIn(one) === 'waived').map((one) => one.result);
  const waivesFrom = waived.reduce<number | null>((least, result) => (result && (least === null || result.lo < least) ? result.lo : least), null);
  if (waivesFrom !== null && seen.some((one) => one.result && one.result.lo >= waivesFrom && stateIn(one) !== 'waived')) return 'Scores that spare the module do not reach up to 100 %; an item is satisfied from one mark on.';
  const replaced = seen.filter((one) => stateIn(one) === 'absent').map((one) => one.result);
  const standIns = new Set(seen.filter((one) => stateIn(one) === 'absent').map((one) => path.indexOf.get(one.path.notTaken.find((left) => left.module === module.id)?.reasons.find((reason) => reason.code === 'replaced')?.modules?.[0] ?? '') ?? -1));
  const [standIn = null] = [...standIns];
  if (replaced.includes(null) || standIns.size > 1 || standIn === -1) return 'What stands instead of the module cannot be told apart by its items.';
  const touched = [...new Set(seen.flatMap((one) => [...one.held]))].filter((other) => other !== index && seen.some((one) => !one.held.has(other)));
  const absent = new Map(touched.map((other) => [other, seen.filter((one) => !one.held.has(other)).map((one) => one.result)]));
  if (standIn !== null && JSON.stringify(seen.map((one) => one.result).filter((result) => !absent.get(standIn)?.includes(result))) !== JSON.stringify(replaced)) return 'What stands instead of the module is on the path for other reasons, too.';
  const waiting = waitingFor(seen, module, path.indexOf);
  if (waiting.size > 0 && hasCompanions(wide, index)) return 'Another module goes together with it, and would have to wait as well.';
  const broken = touched.find((other) => other > index || (wide.modules[other]?.block.length ?? 0) > 0 || path.choices.some(({ candidates }) => candidates.includes(other)));
  if (broken !== undefined) return `It also moves “${wide.modules[broken]?.title ?? ''}”, which stands in a block, a choice or later on the path.`;
  return { module: index, rule: rule.id, set, waivesFrom, absent, replaced, standIn, waitsFor: waiting };
}

/** Whether others open together with a module: they would wait for what it waits for. */
export function hasCompanions({ modules }: Program, index: number): boolean {
  return modules.some((module) => module.with.includes(index) || (module.block.includes(index) && module.block.length > 1));
}

/** Inserted modules that the module waits for, by result. */
function waitingFor(seen: readonly Seen[], module: ProgramModule, indexOf: ReadonlyMap<string, number>): ReadonlyMap<number, readonly Result[]> {
  const found = new Map<number, Result[]>();
  for (const { result, path } of seen) {
    const reasons = path.steps.find((step) => step.module === module.id)?.reasons ?? [];
    for (const id of reasons.flatMap((reason) => (reason.code === 'waits-for-inserted' ? (reason.modules ?? []) : []))) {
      const index = indexOf.get(id) ?? -1;
      found.set(index, [...(found.get(index) ?? []), result]);
    }
  }
  return found;
}

/** Two results that move one module, or each other's, cannot be told item by item. */
function clash(tests: readonly TestOut[], next: TestOut): string | undefined {
  const moved = (test: TestOut): ReadonlySet<number> => new Set([test.module, ...test.absent.keys(), ...test.waitsFor.keys()]);
  const other = tests.find((test) => [...moved(test)].some((module) => moved(next).has(module)));
  return other && 'Another rule’s result moves the same modules; an item cannot weigh both.';
}

/** By monotony: a module that no single result spares, and all together do. */
function sparedJointly(wide: Program, path: StaticPath, tests: readonly TestOut[]): readonly number[] {
  const best = tests.flatMap((test) => (test.waivesFrom === null ? [] : [resultEvent(wide, wide.modules[test.module]!, test.set, test.waivesFrom)]));
  if (best.length < 2) return [];
  const held = onPath(evaluate(wide, launched(best), { explain: false }), path.indexOf);
  const single = new Set(tests.flatMap((test) => [...test.absent.keys()]));
  return [...path.widest].filter((module) => !held.has(module) && !single.has(module));
}

/** Results side by side as one. */
export function joined(results: readonly Result[]): readonly Result[] {
  const ranges = results.filter((result) => result !== null).sort((a, b) => a.lo - b.lo);
  const merged = ranges.reduce<{ lo: number; hi: number }[]>((list, range) => {
    const last = list.at(-1);
    return last && range.lo <= last.hi + 1 ? [...list.slice(0, -1), { lo: last.lo, hi: Math.max(last.hi, range.hi) }] : [...list, range];
  }, []);
  return [...(results.includes(null) ? [null] : []), ...merged];
}
