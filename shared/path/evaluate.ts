import type { LearnerState, Override } from '../model/profile';
import { decide, type Decision, type DecideContext } from './decide';
import { indexEvidence, isPass, type EvidenceIndex, type IndexedEvent } from './evidence';
import type { LearnerPath, NotTaken, PathStep, Reason, StepState } from './learner-path';
import type { Program, ProgramModule } from './program';
import { isDemandSettled, select, type Demand, type Selection } from './select';

export interface EvaluateOptions {
  /** Collect reasons (default true). Without, nothing is allocated for them. */
  readonly explain?: boolean;
  /** Let score-band and failure rules act (default true). Off for the baseline. */
  readonly rules?: boolean;
  /** Key of the learner for seeded choices (default empty). */
  readonly learner?: string;
}

/** Where one module stands. */
interface Standing {
  readonly settled: 'done' | 'waived' | 'credited' | 'exempt' | null;
  readonly escalatedTo: string | null;
  readonly attempts: readonly IndexedEvent[];
  /** Demands that this module waits for. */
  readonly waitsFor: readonly Demand[];
}

interface Context {
  readonly program: Program;
  readonly evidence: EvidenceIndex;
  readonly decisions: readonly Decision[];
  readonly selection: Selection;
  readonly standings: readonly Standing[];
  /** Why modules are locked, as far as asked. */
  readonly locks: Map<number, readonly Reason[]>;
  /** What keeps the gates of a zone closed, as far as asked. */
  readonly closed: Map<number, readonly Reason[]>;
  readonly explain: boolean;
}

/**
 * One learner's path through a program, with a reason per step: the engine that simulator, checks and the exported player share.
 * Pure and total; no clock (`program.asOf`). Source: engine.md; docs/spec/engine.md has the numbered rules.
 */
export function evaluate(program: Program, state: LearnerState, options: EvaluateOptions = {}): LearnerPath {
  const explain = options.explain ?? true;
  const rules = options.rules ?? true;
  const evidence = indexEvidence(state.evidence);
  const decideContext: DecideContext = { program, evidence, overrides: overridesByModule(state.overrides), rules, explain };
  const decisions = keepBlocksTogether(program, program.modules.map((module) => decide(decideContext, module)), explain);
  const indexOf = new Map(program.modules.map((module, index) => [module.id, index]));
  const source = rules ? program : { ...program, modules: program.modules.map((module) => ({ ...module, failures: [] })) };
  const selection = select({ program: source, decisions, evidence, choices: state.choices, learner: options.learner ?? '', indexOf });
  const open = groupDemands(selection.demands.filter((demand) => !isDemandSettled(program, evidence, demand)));
  const standings = source.modules.map((module, index) => standingOf(evidence, decisions[index], open.get(index) ?? [], module, index));
  const context: Context = { program, evidence, decisions, selection, standings, locks: new Map(), closed: new Map(), explain };
  const gates = program.gates.map((_gate, index) => isGateMet(context, index));
  const steps = program.modules.flatMap((_module, index) => (selection.onPath[index] ? stepsOf(context, gates, index) : []));
  return {
    end: endOf(steps),
    minutes: steps.reduce((sum, step) => sum + step.minutes, 0),
    steps,
    notTaken: program.modules.flatMap((module, index) => (selection.onPath[index] ? [] : [notTaken(context, module, index)])),
    gates: program.gates.map((gate, index) => ({ gate: gate.id, met: gates[index] ?? false })),
  };
}

/** Demands by both of their ends. */
function groupDemands(demands: readonly Demand[]): ReadonlyMap<number, readonly Demand[]> {
  const groups = new Map<number, Demand[]>();
  for (const demand of demands) {
    for (const end of new Set([demand.module, demand.serves])) groups.set(end, [...(groups.get(end) ?? []), demand]);
  }
  return groups;
}

/** The override of a module that lasts longest. */
function overridesByModule(overrides: readonly Override[]): ReadonlyMap<string, Override> {
  const byModule = new Map<string, Override>();
  for (const override of overrides) {
    const other = byModule.get(override.module);
    if (!other || override.until > other.until) byModule.set(override.module, override);
  }
  return byModule;
}

/** Waivers, credits and exemptions hold for all members of a block or for none. */
function keepBlocksTogether(program: Program, decisions: readonly Decision[], explain: boolean): readonly Decision[] {
  return decisions.map((decision, index) => {
    const block = program.modules[index]?.block ?? [];
    if (decision.settled === null || block.every((member) => decisions[member]?.settled)) return decision;
    const apart = block.filter((member) => !decisions[member]?.settled).map((member) => program.modules[member]?.id ?? '');
    const reasons: readonly Reason[] = explain ? [...decision.reasons, { code: 'block-not-together', modules: apart }] : [];
    return { settled: null, own: false, inserts: [], extend: 0, reasons };
  });
}

/** `open`: the demands that are not settled yet. */
function standingOf(evidence: EvidenceIndex, decision: Decision | undefined, open: readonly Demand[], module: ProgramModule, index: number): Standing {
  const attempts = evidence.attempts.get(module.id) ?? [];
  const waitsFor = open.filter((demand) => demand.serves === index);
  const demanded = open.some((demand) => demand.module === index);
  const last = attempts.at(-1);
  if (last && isPass(module, last.event) && !demanded) return { settled: 'done', escalatedTo: null, attempts, waitsFor: [] };
  const before = decision?.settled ?? null;
  if (before && !demanded && attempts.length === 0) return { settled: before, escalatedTo: null, attempts, waitsFor: [] };
  return { settled: null, escalatedTo: escalation(module, attempts), attempts, waitsFor };
}

/** Who is awaited after the failures since the last pass, or null. */
function escalation(module: ProgramModule, attempts: readonly IndexedEvent[]): string | null {
  let failures = 0;
  for (const attempt of attempts) failures = isPass(module, attempt.event) ? 0 : failures + 1;
  for (const { at, action } of module.failures) if (action.do === 'escalate' && failures >= at) return action.to || 'a person';
  return null;
}

function isGateMet(context: Context, gate: number): boolean {
  return context.program.gates[gate]?.conditions.every((condition) => {
    if (condition.kind === 'measure') return context.standings[condition.module]?.settled !== null;
    const zone = context.program.zones[condition.zone];
    const isElective = zone?.policy === 'elective';
    const required = isElective ? (context.selection.chosen[condition.zone] ?? []) : (zone?.modules ?? []);
    if (isElective && required.length < (zone?.choose ?? 0)) return false;
    return required.every((module) => isSettledAs(context, module, condition.needs));
  }) ?? true;
}

function isSettledAs(context: Context, module: number, needs: 'settled' | 'done'): boolean {
  const { settled } = context.standings[module] ?? { settled: null };
  if (settled === null || !isBlockSettled(context, module)) return false;
  return needs === 'settled' || settled === 'done' || (settled === 'credited' && context.decisions[module]?.own === true);
}

function isBlockSettled(context: Context, module: number): boolean {
  return (context.program.modules[module]?.block ?? []).every((member) => !context.selection.onPath[member] || context.standings[member]?.settled !== null);
}

/** The steps of one module: one per attempt, then what is still ahead. */
function stepsOf(context: Context, gates: readonly boolean[], index: number): readonly PathStep[] {
  const module = context.program.modules[index] as ProgramModule;
  const standing = context.standings[index] as Standing;
  const decision = context.decisions[index] as Decision;
  const origin = context.selection.origin[index] ?? 'pulled-in';
  const minutes = module.minutes + Math.ceil((module.minutes * decision.extend) / 100);
  const serves = context.selection.demands.find((demand) => demand.module === index)?.serves;
  const base = { module: module.id, origin, ...(serves !== undefined ? { serves: context.program.modules[serves]?.id ?? '' } : {}) };
  const why = context.selection.why[index];
  const reasons = context.explain ? [...(why ? [why] : []), ...decision.reasons] : [];
  const steps: PathStep[] = standing.attempts.map(({ event }, nth) => ({
    ...base,
    attempt: nth + 1,
    state: standing.escalatedTo !== null && nth === standing.attempts.length - 1 ? 'escalated' : 'done',
    minutes,
    reasons: context.explain ? [...(nth === 0 ? reasons : [{ code: 'retake', count: nth + 1 } as const]), outcomeReason(module, event), ...escalationReason(standing, nth)] : [],
  }));
  if (standing.settled === 'done' || standing.escalatedTo !== null) return steps;
  if (standing.settled) return [...steps, { ...base, attempt: 0, state: standing.settled, minutes: 0, reasons }];
  const lock = lockOf(context, gates, index);
  const attempt = standing.attempts.length + 1;
  const state: StepState = lock.length > 0 ? 'locked' : 'open';
  const own: readonly Reason[] = attempt > 1 ? [{ code: 'retake', count: attempt }] : reasons;
  return [...steps, { ...base, attempt, state, minutes, reasons: context.explain ? [...own, ...lock] : [] }];
}

function outcomeReason(module: ProgramModule, event: IndexedEvent['event']): Reason {
  const operands = { evidence: event.kind, at: event.at, ...(event.score !== null ? { value: event.score } : {}), ...(module.passMark !== null ? { threshold: module.passMark } : {}) };
  if (!isPass(module, event)) return { code: 'failed', ...operands };
  return { code: module.passMark === null ? 'completed' : 'passed', ...operands };
}

function escalationReason(standing: Standing, nth: number): readonly Reason[] {
  return standing.escalatedTo !== null && nth === standing.attempts.length - 1 ? [{ code: 'escalated', text: standing.escalatedTo, count: nth + 1 }] : [];
}

/** Why the next attempt at a module cannot start yet; empty when it can. */
function lockOf(context: Context, gates: readonly boolean[], index: number): readonly Reason[] {
  const known = context.locks.get(index);
  if (known) return known;
  const reasons = findLock(context, gates, index);
  context.locks.set(index, reasons);
  return reasons;
}

function findLock(context: Context, gates: readonly boolean[], index: number): readonly Reason[] {
  const { program, standings, selection } = context;
  const module = program.modules[index] as ProgramModule;
  const id = (other: number): string => program.modules[other]?.id ?? '';
  const reasons: Reason[] = [];
  const block = module.block.length > 0 ? module.block : [index];
  const outside = (other: number): boolean => !block.includes(other) && selection.onPath[other] === 1;
  const needs = [...new Set(block.flatMap((member) => program.modules[member]?.needs ?? []))].filter(outside);
  const missing = needs.filter((need) => standings[need]?.settled === null || !isBlockSettled(context, need));
  const waiting = missing.filter((need) => standings[need]?.escalatedTo === null);
  const escalated = missing.filter((need) => standings[need]?.escalatedTo !== null);
  if (waiting.length > 0) reasons.push({ code: 'waits-for', modules: waiting.map(id) });
  if (escalated.length > 0) reasons.push({ code: 'depends-on-escalated', modules: escalated.map(id) });
  const partners = [...new Set(block.flatMap((member) => program.modules[member]?.with ?? []))].filter(outside);
  const closed = partners.filter((other) => standings[other]?.settled === null && lockOf(context, gates, other).length > 0);
  if (closed.length > 0) reasons.push({ code: 'waits-for', modules: closed.map(id) });
  const inserted = [...new Set((standings[index]?.waitsFor ?? []).map((demand) => demand.module))];
  if (inserted.length > 0) reasons.push({ code: 'waits-for-inserted', modules: inserted.map(id) });
  const origin = selection.origin[index];
  if (origin === 'core' || origin === 'chosen') reasons.push(...gateReasons(context, gates, module.zone));
  return reasons;
}

/** The conditions that keep a zone's gates closed. */
function gateReasons(context: Context, gates: readonly boolean[], zone: number): readonly Reason[] {
  const known = context.closed.get(zone);
  if (known) return known;
  const reasons = findClosedGates(context, gates, zone);
  context.closed.set(zone, reasons);
  return reasons;
}

function findClosedGates(context: Context, gates: readonly boolean[], zoneIndex: number): readonly Reason[] {
  const { program, selection, standings } = context;
  const reasons: Reason[] = [];
  for (const gateIndex of program.zones[zoneIndex]?.gates ?? []) {
    if (gates[gateIndex]) continue;
    const gate = program.gates[gateIndex];
    for (const condition of gate?.conditions ?? []) {
      if (condition.kind === 'measure') {
        const source = program.modules[condition.module];
        if (standings[condition.module]?.settled === null) reasons.push({ code: 'gate-closed-measure', gate: gate?.id ?? '', modules: [source?.id ?? ''], threshold: condition.score });
        continue;
      }
      const zone = program.zones[condition.zone];
      const required = zone?.policy === 'elective' ? (selection.chosen[condition.zone] ?? []) : (zone?.modules ?? []);
      const open = required.filter((module) => !isSettledAs(context, module, condition.needs));
      if (open.length > 0) reasons.push({ code: 'gate-closed-zone', gate: gate?.id ?? '', zone: zone?.id ?? '', modules: open.map((module) => program.modules[module]?.id ?? ''), count: open.length });
    }
  }
  return reasons;
}

function notTaken({ program, selection, explain }: Context, module: ProgramModule, index: number): NotTaken {
  if (!explain) return { module: module.id, reasons: [] };
  const zone = program.zones[module.zone];
  const at = zone ? { zone: zone.id } : {};
  if (selection.fallen[index]) {
    const by = selection.pulledBy[index] ?? -1;
    return { module: module.id, reasons: [{ code: 'fell-away', modules: by >= 0 ? [program.modules[by]?.id ?? ''] : [] }] };
  }
  if (module.policy === 'elective') return { module: module.id, reasons: [{ code: 'not-chosen', ...at }] };
  if (module.policy === 'remedial') return { module: module.id, reasons: [{ code: 'remedial-not-needed', ...at }] };
  if (module.policy === 'open') return { module: module.id, reasons: [{ code: 'open-zone', ...at }] };
  return { module: module.id, reasons: [{ code: 'not-pulled-in' }] };
}

function endOf(steps: readonly PathStep[]): LearnerPath['end'] {
  let pending = false;
  for (const step of steps) {
    if (step.state === 'open') return 'under-way';
    if (step.state === 'locked' || step.state === 'escalated') pending = true;
  }
  return pending ? 'escalated' : 'finished';
}
