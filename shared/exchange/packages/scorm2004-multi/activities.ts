import { settled, type Formula } from '../lms-path/formula';
import type { LmsModule, LmsPath } from '../lms-path/lms-path';
import type { LaunchUnit } from '../lms-path/package-units';
import { hasCompanions, joined, type Result, type TestOut } from '../lms-path/test-outs';
import { atLeast } from '../lms-path/formula';
import { leftOut, reading, resultConditions, unsettled } from './conditions';
import type { Counters } from './counters';
import type { Activity } from './manifest';
import { uncounted, type Objective, type PreConditionRule, type Sequencing } from './sequencing';

export interface ActivitiesInput {
  readonly path: LmsPath;
  readonly tests: readonly TestOut[];
  readonly units: readonly LaunchUnit[];
  readonly counters: Counters;
  /** Global objective of an item. */
  readonly globalOf: (item: string) => string;
}

/** The objective that what follows a module reads: its cluster's where it is tested out. */
export function globalOfModule({ tests, units, globalOf }: Pick<ActivitiesInput, 'tests' | 'units' | 'globalOf'>, module: number): string {
  const item = units.find((unit) => unit.module === module && unit.test === null)?.item ?? '';
  return globalOf(tests.some((test) => test.module === module) ? clusterOf(item) : item);
}

function clusterOf(item: string): string {
  return `c${item.slice(1)}`;
}

/** The modules of each test's cluster, itself last; null where what it moves stands apart from it on the path. */
export function clusterMembers({ modules }: LmsPath, test: TestOut): readonly number[] | null {
  const moved = [...test.absent.keys(), test.module];
  const from = modules.findIndex(({ index }) => moved.includes(index));
  const range = modules.slice(from, modules.findIndex(({ index }) => index === test.module) + 1);
  const isFree = ({ index, presence }: LmsModule): boolean => moved.includes(index) || presence === 'after-failure' || presence === 'offered';
  return range.every(isFree) ? range.map(({ index }) => index) : null;
}

/** The activities of a path: modules in its order, a tested module in a cluster with its pre-assessment and what that moves. */
export function pathActivities(input: ActivitiesInput): readonly Activity[] {
  const { path, tests } = input;
  const clusters = new Map(tests.map((test) => [test, clusterMembers(path, test) ?? [test.module]]));
  const inside = new Map([...clusters].flatMap(([test, members]) => members.map((member) => [member, test] as const)));
  const done = new Set<TestOut>();
  return path.modules.flatMap((module): readonly Activity[] => {
    const test = inside.get(module.index);
    if (!test) return [moduleActivity(input, module)];
    if (done.has(test)) return [];
    done.add(test);
    return [testCluster(input, test, clusters.get(test) ?? [])];
  });
}

function testCluster(input: ActivitiesInput, test: TestOut, members: readonly number[]): Activity {
  const unit = unitOf(input, test.module);
  const pre = input.units.find((candidate) => candidate.test?.id === test.set.id)!;
  const isWaiving = test.waivesFrom !== null;
  const question: Objective = { id: 'primary', map: { target: input.globalOf(pre.item), reads: false, writes: true, measure: true, completion: false }, minMeasure: isWaiving ? test.waivesFrom! / 10_000 : null };
  const children: readonly Activity[] = [
    { identifier: pre.item, title: pre.title, isVisible: true, resource: pre.resource, sequencing: { ...uncounted, counts: isWaiving ? 'always' : 'never', primary: question }, children: [] },
    ...members.map((member) => moduleActivity(input, input.path.modules.find(({ index }) => index === member)!, test)),
  ];
  const module = input.path.modules.find(({ index }) => index === test.module)!;
  return {
    identifier: clusterOf(unit.item), title: unit.title, isVisible: true, resource: null, children,
    sequencing: {
      ...uncounted, control: { choice: true, flow: true }, counts: countsFor(module),
      rollupRules: [{ children: 'any', count: null, when: 'satisfied', action: 'satisfied' }, { children: 'any', count: null, when: 'satisfied', action: 'completed' }],
      primary: writing(input.globalOf(clusterOf(unit.item))),
    },
  };
}

function unitOf({ units }: ActivitiesInput, module: number): LaunchUnit {
  return units.find((unit) => unit.module === module && unit.test === null)!;
}

function writing(target: string): Objective {
  return { id: 'primary', map: { target, reads: false, writes: true, measure: false, completion: false }, minMeasure: null };
}

function countsFor({ presence }: LmsModule): Sequencing['counts'] {
  return presence === 'required' ? 'ifNotSkipped' : 'never';
}

/** `cluster`: the test in whose cluster it lies. */
function moduleActivity(input: ActivitiesInput, module: LmsModule, cluster?: TestOut): Activity {
  const unit = unitOf(input, module.index);
  const parts = [lockParts(input, module), choiceParts(input, module), ...input.tests.map((test) => testParts(input, test, module.index)), practiceParts(input, module), waitsForPractice(input, module)];
  const objectives = [...new Map(parts.flatMap((part) => part.objectives).map((objective) => [objective.id, objective])).values()];
  const counts = cluster ? (module.index === cluster.module || module.index === cluster.standIn ? 'always' : 'never') : countsFor(module);
  const primary = writing(input.globalOf(unit.item));
  return { identifier: unit.item, title: unit.title, isVisible: true, resource: unit.resource, sequencing: { ...uncounted, rules: parts.flatMap((part) => part.rules), counts, primary, objectives }, children: [] };
}

interface Part {
  readonly rules: readonly PreConditionRule[];
  readonly objectives: readonly Objective[];
}
const nothing: Part = { rules: [], objectives: [] };

/** Reads what settles a module, or meets a formula. */
function reader(input: ActivitiesInput, formula: Formula): Objective {
  const target = formula.kind === 'module' ? globalOfModule(input, formula.module) : input.counters.objectiveOf(formula);
  return reading(`reads-${target.slice(target.lastIndexOf(':') + 1)}`, target);
}

/** Disabled while any part of its lock is not settled. */
function lockParts(input: ActivitiesInput, { lock }: LmsModule): Part {
  if (lock.kind === 'always') return nothing;
  const objectives = (lock.kind === 'all' ? lock.of : [lock]).map((part) => reader(input, part));
  return { objectives, rules: [{ action: 'disabled', combination: 'any', conditions: objectives.flatMap(({ id }) => unsettled(id)) }] };
}

/** One that may be chosen is left out when enough others are settled and it is not. */
function choiceParts(input: ActivitiesInput, { choice }: LmsModule): Part {
  if (!choice) return nothing;
  const counted = atLeast(choice.choose, choice.candidates.map(settled));
  const target = input.counters.objectiveOf(counted, true);
  const objective = reading(`reads-${target.slice(target.lastIndexOf(':') + 1)}`, target);
  return { objectives: [objective], rules: unsettled(undefined).flatMap((condition) => leftOut('all', [{ condition: 'satisfied', objective: objective.id }, condition])) };
}

/** What the result of a pre-assessment does to a module. */
function testParts(input: ActivitiesInput, test: TestOut, module: number): Part {
  const pre = input.units.find((unit) => unit.test?.id === test.set.id)!;
  const objective = reading(`reads-${pre.item}`, input.globalOf(pre.item), { measure: true });
  const away = (results: readonly Result[]): readonly PreConditionRule[] => joined(results).flatMap((result) => leftOut('all', resultConditions(objective.id, result)));
  if (module !== test.module) {
    const absent = test.absent.get(module);
    return absent ? { objectives: [objective], rules: away(absent) } : nothing;
  }
  const waits = [...test.waitsFor].map(([inserted, results]) => ({ read: reader({ ...input, tests: [] }, settled(inserted)), results }));
  return {
    objectives: [objective, ...waits.map(({ read }) => read)],
    rules: [
      ...(test.waivesFrom === null ? [] : [{ action: 'skip', combination: 'all', conditions: [{ condition: 'satisfied', objective: objective.id }] } as const]),
      ...away(test.replaced),
      ...waits.flatMap(({ read, results }) => joined(results).flatMap((result) => unsettled(read.id).map((open): PreConditionRule => ({ action: 'disabled', combination: 'all', conditions: [...resultConditions(objective.id, result), open] })))),
    ],
  };
}

/** Practice is left out until one of its modules is failed. */
function practiceParts(input: ActivitiesInput, { presence, failed }: LmsModule): Part {
  if (presence !== 'after-failure') return nothing;
  const objectives = failed.map((module) => ownStatus(input, module));
  const [only] = objectives;
  if (objectives.length === 1 && only) return { objectives, rules: leftOut('any', [{ condition: 'objectiveStatusKnown', not: true, objective: only.id }, { condition: 'satisfied', objective: only.id }]) };
  // Left out while every one of them is passed or untried: one rule per way.
  const ways = objectives.reduce<readonly (readonly PreConditionRule['conditions'][number][])[]>((list, { id }) => list.flatMap((front) => [[...front, { condition: 'objectiveStatusKnown', not: true, objective: id }], [...front, { condition: 'satisfied', objective: id }]]), [[]]);
  return { objectives, rules: ways.flatMap((conditions) => leftOut('all', conditions)) };
}

/** The module's own status, not its cluster's. */
function ownStatus(input: ActivitiesInput, module: number): Objective {
  return reader({ ...input, tests: [] }, settled(module));
}

/** After a failure the next attempt waits for the practice, where that is all that failures bring (`isPracticeKept`). */
function waitsForPractice(input: ActivitiesInput, { index }: LmsModule): Part {
  const practice = practiceOf(input.path, index);
  const objectives = practice.map((module) => ownStatus(input, module));
  const failed = [{ condition: 'objectiveStatusKnown' }, { condition: 'satisfied', not: true }] as const;
  return { objectives, rules: objectives.flatMap(({ id }) => unsettled(id).map((open): PreConditionRule => ({ action: 'disabled', combination: 'all', conditions: [...failed, open] }))) };
}

/** What the first failure at a module inserts, where items can hold the module back for it: it stands on the path for no other reason, no later failure brings anything, and nothing goes together with the module. */
export function practiceOf({ program, modules }: LmsPath, index: number): readonly number[] {
  const inserts = (program.modules[index]?.failures ?? []).flatMap(({ at, action }) => (action.do === 'insert' ? [{ at, inserted: action.modules }] : []));
  const [only] = inserts;
  if (!only || inserts.length > 1 || only.at !== 1 || hasCompanions(program, index)) return [];
  const isOnlyFor = (other: number): boolean => modules.some((module) => module.index === other && module.presence === 'after-failure' && module.failed.length === 1 && module.failed[0] === index && module.index < index);
  return only.inserted.every(isOnlyFor) ? only.inserted : [];
}
