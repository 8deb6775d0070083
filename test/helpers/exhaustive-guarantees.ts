import type { TrellisDocument } from '#shared/document/trellis-document';
import type { EvidenceEvent, LearnerState } from '#shared/model/profile';
import type { Procedure } from '#shared/checks/guarantees/procedure';
import type { LearnerPath } from '#shared/path/learner-path';
import type { Program } from '#shared/path/program';

/**
 * The guarantees by brute force, for small documents: every state of a finite partition is given to the engine, at every moment of its run. Written from
 * docs/spec/guarantees.md, with its own partition; shares no code with the proofs.
 */
export interface Exhaustive {
  readonly states: number;
  readonly broken: Readonly<Record<'G1' | 'G2' | 'G3' | 'G4' | 'G5', LearnerState | null>>;
  readonly least: number;
  readonly most: number;
  readonly leastByRules: number;
  /** `rule part`, part: index of a band, `no-score`, `passed-without-score`, `failure-n`. */
  readonly fired: ReadonlySet<string>;
}

interface Axis { readonly options: readonly Partial<LearnerState>[] }

const today = '2026-11-01';
const event = (subject: string, kind: EvidenceEvent['kind'], score: number | null, more: Partial<EvidenceEvent> = {}): EvidenceEvent => ({ subject, kind, score, passed: null, at: today, source: '', attempt: null, completed: false, serves: null, expires: null, ...more });

/** What may be known of one learner, axis by axis. */
function axesOf(document: TrellisDocument, program: Program): readonly Axis[] {
  const rules = [...document.tables.rule.values()];
  const known = new Set(program.modules.map((module) => module.id));
  const gates = [...document.tables.gate.values()];
  const scores = gates.flatMap((gate) => gate.conditions.flatMap((condition) => (condition.kind === 'measure' ? [condition] : [])));
  const axes: Axis[] = [];
  for (const module of program.modules) {
    const marks = [module.passMark, ...scores.filter((one) => one.module === module.id).map((one) => one.score)].filter((mark) => mark !== null);
    const values = [...new Set(marks.flatMap((mark) => [mark, mark - 1]))];
    const isMeasured = scores.some((one) => one.module === module.id);
    const kinds = isMeasured ? (['recall', 'simulation'] as const) : (['record'] as const);
    const own = kinds.flatMap((kind) => [...values.map((value) => event(module.id, kind, value, { completed: true })), event(module.id, kind, null, { completed: true, passed: true })]);
    const expired = event(module.id, 'record', 10_000, { completed: true, expires: '2026-10-31' });
    axes.push({ options: [{}, ...[...own, expired].map((one) => ({ evidence: [one] })), { overrides: [{ module: module.id, reason: 'r', approver: 'p', until: today }] }] });
  }
  for (const subject of new Set(rules.filter((rule) => rule.kind === 'score-bands' && known.has(rule.module)).map((rule) => rule.reads.subject ?? rule.module))) {
    const reading = rules.filter((rule) => rule.kind === 'score-bands' && (rule.reads.subject ?? rule.module) === subject);
    const marks = reading.flatMap((rule) => program.modules.find((module) => module.id === rule.module)?.passMark ?? []);
    const cuts = [...new Set([0, ...reading.flatMap((rule) => rule.bands.flatMap((band) => [band.fromInclusive ? band.from : band.from + 1])), ...marks])];
    const both = reading.some((rule) => program.modules.find((module) => module.id === rule.module)?.do || rule.reads.evidenceKinds.length > 0);
    const kinds = both ? (['recall', 'simulation'] as const) : (['simulation'] as const);
    const single = kinds.flatMap((kind) => [...cuts.map((cut) => event(subject, kind, cut)), event(subject, kind, null, { passed: true }), event(subject, kind, null, { passed: false })]);
    const pairs = both ? single.flatMap((first) => single.filter((second) => second.kind !== first.kind).map((second) => [first, second])) : [];
    axes.push({ options: [{}, ...single.map((one) => ({ evidence: [one] })), ...pairs.map((evidence) => ({ evidence }))] });
  }
  for (const zone of program.zones.filter((candidate) => candidate.policy === 'elective' && candidate.choose > 0)) {
    axes.push({ options: zone.candidates.map((module) => ({ choices: { [zone.id]: [program.modules[module]!.id, ...zone.candidates.filter((other) => other !== module).map((other) => program.modules[other]!.id)] } })) });
  }
  for (const module of program.modules) {
    const most = Math.max(0, ...module.failures.map((failure) => failure.at));
    const measured = scores.find((one) => one.module === module.id);
    const runs: EvidenceEvent[][] = [[], ...Array.from({ length: most }, (_, n) => Array.from({ length: n + 1 }, (_fail, nth) => event(module.id, 'recall', null, { passed: false, attempt: nth + 1, completed: true })))];
    if (measured) for (const kind of ['recall', 'simulation', 'self-report'] as const) for (const score of [measured.score, measured.score - 1]) runs.push([event(module.id, kind, score, { passed: true, attempt: 1, completed: true })]);
    if (runs.length > 1) axes.push({ options: runs.map((evidence) => ({ evidence })) });
  }
  return axes;
}

export function countStates(document: TrellisDocument, program: Program): number {
  return axesOf(document, program).reduce((product, { options }) => product * Math.max(1, options.length), 1);
}

function* product(axes: readonly Axis[], at = 0): Generator<LearnerState> {
  const axis = axes[at];
  if (!axis) return yield { evidence: [], choices: {}, preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [] };
  for (const rest of product(axes, at + 1)) {
    for (const option of axis.options.length > 0 ? axis.options : [{}]) {
      yield { ...rest, evidence: [...(option.evidence ?? []), ...rest.evidence], choices: { ...option.choices, ...rest.choices }, overrides: [...(option.overrides ?? []), ...rest.overrides] };
    }
  }
}

export function exhaust(document: TrellisDocument, program: Program, procedure: Procedure): Exhaustive {
  const broken: Record<'G1' | 'G2' | 'G3' | 'G4' | 'G5', LearnerState | null> = { G1: null, G2: null, G3: null, G4: null, G5: null };
  const fired = new Set<string>();
  let [states, least, most, leastByRules] = [0, Infinity, -Infinity, Infinity];
  for (const state of product(axesOf(document, program))) {
    states++;
    const run = walk(program, procedure, state);
    if (run.end === 'endless' || run.end === 'failed') broken.G3 ??= state;
    if (run.end === 'stuck' || run.end === 'failed') broken.G4 ??= state;
    run.moments.forEach(({ path, evidence }) => {
      const known = { ...state, evidence };
      if (skipsCore(document, path, known)) broken.G1 ??= state;
      if (passesGate(document, path, known)) broken.G2 ??= state;
      if (entersEarly(document, path)) broken.G5 ??= state;
      collectFired(document, program, path, fired);
    });
    const hasTries = state.evidence.some((one) => one.attempt !== null);
    for (const { path } of hasTries ? [] : run.moments) {
      least = Math.min(least, path.minutes);
      most = Math.max(most, path.minutes);
      if (state.overrides.length === 0 && !state.evidence.some((one) => one.completed)) leastByRules = Math.min(leastByRules, path.minutes);
    }
  }
  return { states, broken, least, most, leastByRules, fired };
}

interface Walked { readonly end: 'over' | 'stuck' | 'endless' | 'failed'; readonly moments: readonly { readonly path: LearnerPath; readonly evidence: readonly EvidenceEvent[] & EvidenceEvent[] }[] }

function walk(program: Program, procedure: Procedure, state: LearnerState): Walked {
  const recorded = state.evidence.filter((one) => one.attempt !== null);
  const evidence = state.evidence.filter((one) => one.attempt === null);
  const moments: { path: LearnerPath; evidence: EvidenceEvent[] }[] = [];
  for (let round = 0; round < 80; round++) {
    let path: LearnerPath;
    try {
      path = procedure.evaluate(program, { ...state, evidence: [...evidence] });
    } catch {
      return { end: 'failed', moments };
    }
    moments.push({ path, evidence: [...evidence] });
    const step = path.steps.find((one) => one.state === 'open');
    if (!step) return { end: path.steps.some((one) => one.state === 'locked') && !path.steps.some((one) => one.state === 'escalated') ? 'stuck' : 'over', moments };
    const at = recorded.findIndex((one) => one.subject === step.module);
    const outcome = procedure.outcome(program, program.modules.findIndex((module) => module.id === step.module), step);
    evidence.push(at < 0 ? outcome : { ...recorded.splice(at, 1)[0]!, attempt: step.attempt });
  }
  return { end: 'endless', moments };
}

const last = (path: LearnerPath, module: string): LearnerPath['steps'][number] | undefined => path.steps.findLast((step) => step.module === module);
const settled = (path: LearnerPath, module: string): boolean => ['done', 'waived', 'credited', 'exempt'].includes(last(path, module)?.state ?? 'open');

function skipsCore(document: TrellisDocument, path: LearnerPath, state: LearnerState): boolean {
  const locked = [...document.tables.zone.values()].filter((zone) => zone.policy === 'core-locked').flatMap((zone) => zone.modules);
  return locked.some((id) => {
    const state2 = last(path, id)?.state;
    const own = state.evidence.some((one) => one.subject === id && one.completed && one.attempt === null && one.kind !== 'self-report' && one.expires === null);
    return state2 === undefined || state2 === 'waived' || state2 === 'exempt' || (state2 === 'credited' && !own);
  });
}

function passesGate(document: TrellisDocument, path: LearnerPath, state: LearnerState): boolean {
  return [...document.tables.gate.values()].some((gate) => gate.conditions.some((condition) => {
    if (condition.kind !== 'measure') return false;
    const shown = state.evidence.some((one) => one.subject === condition.module && (one.attempt !== null || one.completed) && (one.score ?? -1) >= condition.score && one.kind !== 'self-report' && (condition.evidenceKinds.length === 0 || condition.evidenceKinds.includes(one.kind)));
    return !shown && (settled(path, condition.module) || path.gates.some((one) => one.gate === gate.id && one.met));
  }));
}

/** Of a gating module that a broken program leaves off the path the engine knows by outside evidence (E-49). */
function entersEarly(document: TrellisDocument, path: LearnerPath): boolean {
  const zones = [...document.tables.zone.values()];
  return [...document.tables.gate.values()].some((gate) => {
    const zone = zones.find((one) => one.id === gate.zone);
    if (zone?.policy !== 'elective') return false;
    const held = (id: string): boolean => (last(path, id) ? settled(path, id) : path.gates.some((one) => one.gate === gate.id && one.met));
    const met = gate.conditions.every((condition) => {
      if (condition.kind === 'measure') return held(condition.module);
      const by = zones.find((one) => one.id === condition.zone)!;
      const counted = path.electives.find((one) => one.zone === by.id);
      const done = (id: string): boolean => last(path, id)?.state === 'done' || (last(path, id)?.state === 'credited' && last(path, id)!.reasons.some((reason) => reason.code === 'own-completion'));
      return (by.policy !== 'elective' || counted?.met === true) && (by.policy === 'elective' ? counted!.counted.map((one) => one.module) : by.modules).every((id) => (condition.needs === 'done' && last(path, id) ? done(id) : held(id)));
    });
    const elsewhere = zones.filter((one) => one.id !== zone.id && (one.policy.startsWith('core') || (one.policy === 'elective' && (one.place < zone.place || (one.place === zone.place && one.id < zone.id))))).flatMap((one) => one.modules);
    return !met && path.steps.some((step) => step.state === 'open' && step.origin === 'chosen' && zone.modules.includes(step.module) && !elsewhere.includes(step.module));
  });
}

function collectFired(document: TrellisDocument, program: Program, path: LearnerPath, fired: Set<string>): void {
  for (const step of path.steps) {
    for (const reason of step.reasons) {
      const rule = document.tables.rule.get(reason.rule ?? '');
      if (!rule) continue;
      if (reason.code === 'no-score' || reason.code === 'passed-without-score') fired.add(`${rule.id} ${reason.code}`);
      if (!['band-take', 'band-waive', 'band-insert', 'band-extend'].includes(reason.code)) continue;
      const { value } = reason;
      const band = value === undefined ? -1 : rule.bands.findIndex((one) => (one.fromInclusive ? value >= one.from : value > one.from) && (one.toInclusive ? value <= one.to : value < one.to));
      fired.add(`${rule.id} ${band < 0 ? 'passed-without-score' : band}`);
    }
  }
  for (const rule of document.tables.rule.values()) {
    const tries = path.steps.filter((step) => step.module === rule.module && step.reasons.some((reason) => reason.code === 'failed')).length;
    rule.failures.forEach(({ at, action }, n) => {
      if (tries !== at || last(path, rule.module)?.state === 'done') return;
      const acts = action.do === 'escalate' ? last(path, rule.module)?.state === 'escalated' : action.do === 'insert' && action.modules.some((id) => path.steps.some((step) => step.module === id && step.state !== 'waived'));
      if (acts && program.modules.some((module) => module.id === rule.module)) fired.add(`${rule.id} failure-${n}`);
    });
  }
}
