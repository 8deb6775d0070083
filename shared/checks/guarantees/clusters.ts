import type { EvidenceEvent, LearnerState } from '../../model/profile';
import type { Reason } from '../../path/learner-path';
import type { BandRule, Program, ProgramModule } from '../../path/program';
import { admits } from '../../path/evidence';
import { subjectsOf } from '../../path/read-rule';
import type { EvidenceKind } from '../../model/vocabulary';
import { allFacts, countFacts, factRegions, fulfilling, type FactRegions } from './fact-regions';
import type { Procedure } from './procedure';
import { assessment, nobody } from './states';
import { conditionReader, countRegions, isEven, isMixed, regionsOf, ruleReaders, type Reader } from './subject-regions';

/** What rules do to one module in a case. */
export interface ModuleVerdict {
  readonly settled: boolean;
  readonly inserts: readonly number[];
  /** Module that a rule puts instead of it, or -1. */
  readonly replacedBy: number;
  /** Percent. */
  readonly extend: number;
  /** Keys of the parts of rules that act: `partKey`. */
  readonly fired: readonly string[];
  /** The same before its block is looked at: what acts when all others of the block are settled. */
  readonly firedAlone: readonly string[];
}

/** One region of a cluster's assessments, and what it decides. */
export interface Case {
  readonly events: readonly EvidenceEvent[];
  readonly facts: LearnerState['facts'];
  readonly verdicts: ReadonlyMap<number, ModuleVerdict>;
}

/**
 * Modules whose rules read common subjects or facts (or that share a block): what is decided of them depends on nothing else, so each cluster is looked at by itself.
 * `cases[0]` is no assessment at all. `isExact`: the cases are all regions together; else, over budget, those of each rule by itself, which is enough to
 * know whether a module can be waived, but not what happens at once.
 */
export interface Cluster {
  readonly modules: readonly number[];
  readonly cases: readonly Case[];
  readonly isExact: boolean;
}

/** Key of a band (`0`, `1`…), of `no-score` or `passed-without-score`, or of a failure (`failure-0`…) of a rule. */
export function partKey(rule: string, part: string | number): string {
  return `${rule} ${part}`;
}

/** Verdicts that one cluster may cost. */
export const clusterBudget = 40_000;

export function clustersOf(program: Program, procedure: Procedure, budget: number = clusterBudget): readonly Cluster[] {
  return groupModules(program).map((modules) => clusterOf(program, procedure, modules, budget));
}

/** What is known of a learner that a cluster reads. */
type Known = Pick<Case, 'events' | 'facts'>;

function clusterOf(program: Program, procedure: Procedure, modules: readonly number[], budget: number): Cluster {
  const own = modules.map((index) => program.modules[index] as ProgramModule);
  const readers = readersOf(own);
  const facts = factRegions(program, own.flatMap(({ rules }) => rules.flatMap((rule) => rule.when)));
  const size = sizeOf(program, readers, facts);
  const isExact = size * modules.length <= budget && ![...readers.values()].some(isMixed) && own.every((module) => areEven(program, module, readers));
  const states = isExact ? joint(program, readers, allFacts(facts)) : [{ events: [], facts: {} }, ...own.flatMap((module) => alone(program, module, budget))];
  return { modules, isExact, cases: distinct(states.map((known) => ({ ...known, verdicts: verdictsOf(program, procedure, modules, known) }))) };
}

/** How many regions there are; counted before any is made. */
function sizeOf(program: Program, readers: ReadonlyMap<string, readonly Reader[]>, facts: FactRegions): number {
  return [...readers.values()].reduce((product, list) => product * countRegions(program, list), countFacts(facts));
}

/** Who reads each subject: rules and their conditions. */
function readersOf(modules: readonly ProgramModule[]): ReadonlyMap<string, readonly Reader[]> {
  const readers = new Map<string, Reader[]>();
  const add = (subject: string, reader: Reader): void => void readers.set(subject, [...(readers.get(subject) ?? []), reader]);
  for (const module of modules) {
    for (const rule of module.rules) {
      for (const [subject, reader] of ruleReaders(module, rule)) add(subject, reader);
      for (const condition of rule.when) if (condition.kind === 'result') add(condition.subject, conditionReader(condition));
    }
  }
  return readers;
}

function areEven(program: Program, module: ProgramModule, readers: ReadonlyMap<string, readonly Reader[]>): boolean {
  return module.rules.every((rule) => isEven(program, module, rule, readers));
}

function joint(program: Program, readers: ReadonlyMap<string, readonly Reader[]>, facts: readonly LearnerState['facts'][]): readonly Known[] {
  let states: readonly Known[] = facts.map((known) => ({ events: [], facts: known }));
  for (const [subject, list] of readers) {
    const regions = regionsOf(program, subject, list);
    states = states.flatMap((state) => regions.map((events) => ({ ...state, events: [...state.events, ...events] })));
  }
  return states;
}

/** Each rule by itself: all that its reading and its conditions tell apart, or, where that is too much, for each band somebody who fulfils the conditions. */
function alone(program: Program, module: ProgramModule, budget: number): readonly Known[] {
  const most = Math.min(2000, budget / Math.max(1, module.rules.length));
  return module.rules.flatMap((rule) => {
    const readers = readersOf([{ ...module, rules: [rule] }]);
    const facts = factRegions(program, rule.when);
    return sizeOf(program, readers, facts) <= most ? joint(program, readers, allFacts(facts)) : byBand(program, rule);
  });
}

/** For each band, and for no score, a learner who fulfils the conditions of the rule; nobody where none is found at once. */
function byBand(program: Program, rule: BandRule): readonly Known[] {
  const facts = fulfilling(program, rule.when);
  if (!facts) return [];
  const asked = rule.when.flatMap((condition): readonly EvidenceEvent[] => {
    if (condition.kind !== 'result') return [];
    const score = condition.is === 'at-least' ? condition.score : Math.max(0, condition.score - 1);
    return [assessment(program, condition.subject, condition.evidenceKinds[0] ?? 'record', { score, passed: null })];
  });
  return [{ events: asked, facts }, ...rule.bands.map(({ lo }) => ({ events: [...asked, ...eventsFor(program, rule, lo)], facts }))];
}

/** Results that let a rule read this score: of its subject, or of every source. */
export function eventsFor(program: Program, rule: BandRule, score: number): readonly EvidenceEvent[] {
  return (rule.parts ?? [rule]).map(({ subject, kinds }) => assessment(program, subject, strongest(program, kinds), { score, passed: null }));
}

/** A kind that shows as much as any of these can; self-report only where there is nothing else. */
function strongest(program: Program, kinds: readonly EvidenceKind[]): EvidenceKind {
  return kinds.find((kind) => admits(kind, 'do', program.recordAdmitsDo)) ?? kinds.find((kind) => kind !== 'self-report') ?? kinds[0] ?? 'record';
}

/** One case for each outcome: the first. */
function distinct(cases: readonly Case[]): readonly Case[] {
  const seen = new Set<string>();
  return cases.filter(({ verdicts }) => {
    let key = '';
    for (const { settled, inserts, replacedBy, extend, firedAlone } of verdicts.values()) key += `${settled} ${inserts.join()} ${replacedBy} ${extend} ${firedAlone.join()};`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function verdictsOf(program: Program, procedure: Procedure, modules: readonly number[], { events, facts }: Known): ReadonlyMap<number, ModuleVerdict> {
  const state = { ...nobody, evidence: [...events], facts };
  const verdicts = new Map<number, ModuleVerdict>();
  for (const index of modules) {
    const module = program.modules[index] as ProgramModule;
    const { settled, inserts, extend, replacedBy, replacedWhy, reasons } = procedure.decide(program, index, state, true);
    const fired: string[] = [];
    for (const reason of reasons) fired.push(...firedBy(module, events, reason));
    if (replacedWhy) fired.push(...firedBy(module, events, replacedWhy));
    verdicts.set(index, { settled: settled !== null, inserts: [...new Set(inserts.map((insert) => insert.module))], replacedBy, extend, fired, firedAlone: fired });
  }
  return keepBlocks(program, modules, verdicts);
}

/** E-30: a block is settled as a whole or not at all; a member that is settled alone is then simply taken. */
function keepBlocks(program: Program, modules: readonly number[], verdicts: ReadonlyMap<number, ModuleVerdict>): ReadonlyMap<number, ModuleVerdict> {
  const kept = new Map(verdicts);
  for (const index of modules) {
    const block = program.modules[index]?.block ?? [];
    const verdict = verdicts.get(index);
    if (verdict?.settled && block.some((member) => !verdicts.get(member)?.settled)) kept.set(index, { settled: false, inserts: [], replacedBy: -1, extend: 0, fired: [], firedAlone: verdict.firedAlone });
  }
  return kept;
}

const none: readonly string[] = [];
const acting: ReadonlySet<string> = new Set(['band-take', 'band-waive', 'band-insert', 'band-extend', 'band-pace', 'alternate', 'bridge', 'no-score', 'passed-without-score']);

/** The part of a rule that a reason shows to act. */
export function firedBy(module: ProgramModule, events: readonly EvidenceEvent[], { code, rule: id, value, evidence }: Reason): readonly string[] {
  if (id === undefined || !acting.has(code)) return none;
  const rule = module.rules.find((candidate) => candidate.id === id);
  if (value !== undefined) return [partKey(id, rule?.bands.findIndex((band) => value >= band.lo && value <= band.hi) ?? -1)];
  if (code === 'no-score' || evidence === undefined) return [partKey(id, 'no-score')];
  return events.some((event) => event.subject === rule?.subject && event.passed === false) ? [] : [partKey(id, 'passed-without-score')];
}

/** Modules with rules, grouped by subjects that they have in common and by blocks. */
function groupModules({ modules }: Program): readonly (readonly number[])[] {
  const groupOf = new Map<string, number[]>();
  const groups = new Set<number[]>();
  modules.forEach((module, index) => {
    if (module.rules.length === 0) return;
    const keys = [...new Set([...module.rules.flatMap((rule) => [...subjectsOf(rule), ...rule.when.flatMap((condition) => (condition.kind === 'fact' ? [`fact ${condition.fact}`] : []))]), ...(module.block.length > 0 ? [`block ${Math.min(...module.block)}`] : [])])];
    const touched = new Set(keys.flatMap((key) => { const group = groupOf.get(key); return group ? [group] : []; }));
    const merged = [...[...touched].flat(), index];
    for (const group of touched) groups.delete(group);
    groups.add(merged);
    for (const [key, group] of groupOf) if (touched.has(group)) groupOf.set(key, merged);
    for (const key of keys) groupOf.set(key, merged);
  });
  return [...groups].map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
