import type { LearnerState, Override } from '../model/profile';
import type { AccessibilityNeed, MediaFormat } from '../model/vocabulary';
import { completionDays, isExpired, isPass, latestOf, validCompletions, type EvidenceIndex, type IndexedEvent } from './evidence';
import type { Reason } from './learner-path';
import { conditionText, holds } from './conditions';
import type { BandRule, Program, ProgramAction, ProgramBand, ProgramModule } from './program';
import { actionFor, bandOf, readRule, type Note, type Reading } from './read-rule';

/** What evidence from outside this path says about one module, before the path itself is looked at. */
export interface Decision {
  readonly settled: 'credited' | 'exempt' | 'waived' | null;
  /** The learner's own completion stands behind `credited` (not an equivalent's). */
  readonly own: boolean;
  readonly inserts: readonly { readonly module: number; readonly rule: string; readonly trigger: IndexedEvent | null }[];
  /** Module that stands instead of it, or -1. */
  readonly replacedBy: number;
  /** Why the other one stands there; null when nothing does or nobody asks. */
  readonly replacedWhy: Reason | null;
  /** Percent of more minutes than authored; under 0 less. */
  readonly extend: number;
  readonly reasons: readonly Reason[];
}

export interface DecideContext {
  readonly program: Program;
  readonly evidence: EvidenceIndex;
  readonly overrides: ReadonlyMap<string, Override>;
  readonly facts: LearnerState['facts'];
  readonly preferences: LearnerState['preferences'];
  readonly rules: boolean;
  readonly explain: boolean;
}

interface Verdict {
  /** The band that the score lies in. */
  readonly band: ProgramBand | undefined;
  readonly action: ProgramAction;
  readonly reading: Reading | null;
  readonly rule: BandRule;
}

/** Decides one module: stages credit → exempt → waive → replace → insert → extend; inside a stage the authored order of rules. */
export function decide(context: DecideContext, module: ProgramModule): Decision {
  const notes = context.explain ? new Notes() : null;
  const credit = decideCredit(context, module, notes);
  if (credit) return decisionOf('credited', credit === 'own', taken(notes));
  if (decideExempt(context, module, notes)) return decisionOf('exempt', false, taken(notes));
  const verdicts = readRules(context, module, notes);
  for (const verdict of verdicts) {
    if (verdict.action.do === 'waive' && mayWaive(context, module, verdict, notes)) return decisionOf('waived', false, taken(notes));
  }
  const replaced = decideReplacement(context, module, verdicts, notes);
  if (replaced) return decisionOf(null, false, taken(notes), none, 0, replaced.replacedBy, replaced.replacedWhy);
  let inserts: Inserts = none;
  let extend = 0;
  let pace = 0;
  for (const verdict of verdicts) {
    const { action } = verdict;
    if (notes) noteVerdict(verdict, notes);
    if (action.do === 'insert') inserts = withInserts(inserts, action.modules, verdict);
    else if (action.do === 'extend') extend = Math.max(extend, action.percent);
    else if (action.do === 'pace' && pace === 0) pace = action.percent;
  }
  return decisionOf(null, false, taken(notes), inserts, pace === 0 ? extend : extend + pace - 100);
}

type Inserts = Decision['inserts'];

function withInserts(others: Inserts, modules: readonly number[], { rule, reading }: Verdict): Inserts {
  const trigger = reading?.event ?? null;
  const own = modules.map((module) => ({ module, rule: rule.id, trigger }));
  return others.length === 0 ? own : others.concat(own);
}

/** Reasons of one module, most often one: an empty array that is pushed to would reserve room for seventeen. */
class Notes {
  private first: Reason | null = null;
  private more: Reason[] | null = null;

  push(reason: Reason): void {
    if (this.more !== null) this.more.push(reason);
    else if (this.first === null) this.first = reason;
    else this.more = [this.first, reason];
  }

  taken(): readonly Reason[] {
    return this.more ?? (this.first === null ? none : [this.first]);
  }
}

function taken(notes: Notes | null): readonly Reason[] {
  return notes === null ? none : notes.taken();
}

const undecided: Decision = { settled: null, own: false, inserts: [], replacedBy: -1, replacedWhy: null, extend: 0, reasons: [] };

/** One literal for all decisions: they are read in every loop, so they share one shape; those that say nothing are one object. */
export function decisionOf(settled: Decision['settled'], own: boolean, reasons: readonly Reason[], inserts: Decision['inserts'] = none, extend = 0, replacedBy = -1, replacedWhy: Reason | null = null): Decision {
  if (settled === null && reasons.length === 0 && inserts.length === 0 && extend === 0 && replacedBy < 0) return undecided;
  return { settled, own, inserts, replacedBy, replacedWhy, extend, reasons };
}

/** The first rule that replaces; else another version, by what the learner needs and prefers. */
function decideReplacement(context: DecideContext, module: ProgramModule, verdicts: readonly Verdict[], note: Note): Pick<Decision, 'replacedBy' | 'replacedWhy'> | null {
  for (const { action, rule, reading } of verdicts) {
    if (action.do !== 'replace') continue;
    const operands = { rule: rule.id, modules: [module.id], ...(reading ? readingOperands(reading) : {}) };
    if (module.policy === 'core-locked' || module.policy === 'pulled-locked' || module.asked) note?.push({ code: 'replace-not-allowed', ...operands });
    else return { replacedBy: action.module, replacedWhy: note ? { code: action.kind, ...operands } : null };
  }
  return decideVersion(context, module, note);
}

/** What the learner needs comes first (E-88): no version that bars a need is ever chosen. Then the first preferred format that the module itself or an alternate of it has (E-77). */
function decideVersion({ program, preferences: { formats, needs } }: DecideContext, module: ProgramModule, note: Note): Pick<Decision, 'replacedBy' | 'replacedWhy'> | null {
  const barred = barredNeeds(module, needs);
  const versions = module.asked ? none : needs.length === 0 ? module.formats : module.formats.filter((other) => barredNeeds(program.modules[other.module], needs).length === 0);
  for (const format of formats) {
    if (module.format === format && barred.length === 0) return null;
    const other = versions.find((candidate) => candidate.format === format);
    if (other) return { replacedBy: other.module, replacedWhy: note ? whyVersion(module, barred, format) : null };
  }
  const [first] = versions;
  if (barred.length > 0 && first) return { replacedBy: first.module, replacedWhy: note ? whyVersion(module, barred, first.format) : null };
  if (barred.length > 0) note?.push({ code: 'need-not-met', text: barred.join(' ') });
  return null;
}

function whyVersion({ id }: ProgramModule, barred: readonly AccessibilityNeed[], format: MediaFormat): Reason {
  return barred.length > 0 ? { code: 'accessible-version', modules: [id], text: barred.join(' ') } : { code: 'preferred-format', modules: [id], text: format };
}

function barredNeeds(module: ProgramModule | undefined, needs: readonly AccessibilityNeed[]): readonly AccessibilityNeed[] {
  return needs.length === 0 || !module || module.barriers.length === 0 ? none : module.barriers.filter((need) => needs.includes(need));
}

/** The learner's own earlier unexpired completion, else an equivalent's. */
function decideCredit(context: DecideContext, module: ProgramModule, note: Note): 'own' | 'equivalent' | null {
  if (context.evidence.completions.size === 0) return null;
  const own = latestOf(validCompletions(context.program, context.evidence, module));
  if (own && isPass(module, own.event)) {
    note?.push({ code: 'own-completion', ...completionOperands(own) });
    return 'own';
  }
  if (note) noteNoCredit(context, module, own, note);
  if (module.policy === 'core-locked' || module.policy === 'pulled-locked' || module.asked) return null;
  for (const id of module.equivalents) {
    const equivalent = latestOf(validCompletions(context.program, context.evidence, module, id));
    if (!equivalent || equivalent.event.passed === false) continue;
    note?.push({ code: 'equivalent-completion', modules: [id], at: equivalent.event.at, evidence: equivalent.event.kind });
    return 'equivalent';
  }
  return null;
}

function completionOperands({ event }: IndexedEvent): Pick<Reason, 'evidence' | 'at' | 'value'> {
  return { evidence: event.kind, at: event.at, ...(event.score !== null ? { value: event.score } : {}) };
}

/** A combined score has neither one kind nor one day. */
function readingOperands({ event, score, sources }: Reading): Pick<Reason, 'evidence' | 'at' | 'value' | 'count'> {
  if (sources > 0) return { value: score ?? 0, count: sources };
  return completionOperands(event);
}

/** Why the own completions do not credit. `latest`: the one that counts but misses the mark. */
function noteNoCredit({ program, evidence }: DecideContext, module: ProgramModule, latest: IndexedEvent | undefined, note: Note): void {
  if (latest) return void note?.push({ code: 'completion-below-mark', ...completionOperands(latest), ...(module.passMark !== null ? { threshold: module.passMark } : {}) });
  const last = latestOf(evidence.completions.get(module.id) ?? []);
  if (!last) return;
  const isOld = isExpired(last, completionDays(program, module, last.event), evidence);
  note?.push({ code: isOld ? 'completion-expired' : 'completion-not-admitted', ...completionOperands(last) });
}

function decideExempt(context: DecideContext, module: ProgramModule, note: Note): boolean {
  const override = context.overrides.size > 0 ? context.overrides.get(module.id) : undefined;
  if (!override) return false;
  const text = `${override.approver}: ${override.reason}`;
  if (context.program.asOf > override.until) note?.push({ code: 'override-expired', at: override.until, text });
  else if (module.policy === 'core-locked' || module.policy === 'pulled-locked' || module.asked) note?.push({ code: 'override-not-allowed', text });
  else {
    note?.push({ code: 'override', at: override.until, text });
    return true;
  }
  return false;
}

/** What each rule of the module says for this learner's evidence. */
function readRules(context: DecideContext, module: ProgramModule, note: Note): readonly Verdict[] {
  if (!context.rules || module.rules.length === 0) return none;
  const zone = module.zone >= 0 ? context.program.zones[module.zone] : undefined;
  if (zone?.static) {
    note?.push({ code: 'zone-static', zone: zone.id });
    return [];
  }
  let verdicts: readonly Verdict[] = none;
  for (const rule of module.rules) {
    if (!applies(context, rule, note)) continue;
    const verdict = verdictOf(context, rule, note);
    verdicts = verdicts.length === 0 ? [verdict] : [...verdicts, verdict];
  }
  return verdicts;
}

/** Whether all conditions of a rule hold; notes the first that does not. */
function applies(context: DecideContext, rule: BandRule, note: Note): boolean {
  for (const condition of rule.when) {
    if (holds(condition, context.program, context.evidence, context.facts)) continue;
    note?.push({ code: 'rule-not-for', rule: rule.id, text: conditionText(condition) });
    return false;
  }
  return true;
}

function verdictOf(context: DecideContext, rule: BandRule, note: Note): Verdict {
  const reading = readRule(context, rule, null, note);
  const band = reading !== null && reading.score !== null ? bandOf(rule, reading.score) : undefined;
  return { rule, reading, band, action: band?.action ?? actionFor(rule, reading) };
}

const none: readonly never[] = [];

/** Only a rule waives, only where the zone lets it, at or above the pass mark, with evidence for every outcome kind of the module. */
function mayWaive(context: DecideContext, module: ProgramModule, { rule, reading, band }: Verdict, note: Note): boolean {
  if (!reading) return false;
  const operands = { rule: rule.id, ...readingOperands(reading) };
  if (module.asked) return refuse(note, { code: 'asked-for-completion', ...operands });
  if (!isWaivable(context.program, module)) return refuse(note, { code: 'waive-not-allowed', ...operands });
  for (const outcome of ['know', 'do'] as const) {
    if (!module[outcome]) continue;
    const shown = readRule(context, rule, outcome);
    if (!shown || actionFor(rule, shown).do !== 'waive') return refuse(note, { code: 'waive-lacks-evidence', ...operands, text: outcome });
    if (shown.score !== null && module.passMark !== null && shown.score < module.passMark) {
      return refuse(note, { code: 'waive-below-pass-mark', ...operands, threshold: module.passMark });
    }
  }
  note?.push({ code: 'band-waive', ...operands, ...thresholdOf(band) });
  return true;
}

function refuse(note: Note, reason: Reason): false {
  note?.push(reason);
  return false;
}

/** Whether the policy of the module's place lets a rule waive it. */
export function isWaivable(program: Program, module: ProgramModule): boolean {
  if (module.policy === 'core-locked' || module.policy === 'pulled-locked') return false;
  if (module.policy === 'core-testable' || module.policy === 'pulled-testable') return true;
  return program.zones[module.zone]?.waivable ?? false;
}

function thresholdOf(band: ProgramBand | undefined): { readonly threshold?: number } {
  return band ? { threshold: band.action.do === 'insert' ? band.hi : band.lo } : {};
}

const verdictCodes: Readonly<Record<Exclude<ProgramAction['do'], 'waive' | 'replace'>, Reason['code']>> = { take: 'band-take', insert: 'band-insert', extend: 'band-extend', pace: 'band-pace' };

function noteVerdict({ rule, reading, band, action }: Verdict, note: Exclude<Note, null>): void {
  if (!reading) return void note.push({ code: 'no-score', rule: rule.id, subject: rule.subject });
  const { score, sources, event: { event } } = reading;
  if (score === null) return void note.push({ code: 'passed-without-score', rule: rule.id, subject: rule.subject, ...(sources > 0 ? { count: sources } : { evidence: event.kind, at: event.at }) });
  if (action.do === 'waive' || action.do === 'replace') return;
  const code = verdictCodes[action.do];
  const { threshold } = thresholdOf(band);
  // The usual one as one literal: it is made for most modules with evidence.
  if (sources === 0 && threshold !== undefined) note.push({ code, rule: rule.id, subject: rule.subject, evidence: event.kind, at: event.at, value: score, threshold });
  else note.push({ code, rule: rule.id, subject: rule.subject, ...(sources > 0 ? { count: sources } : { evidence: event.kind, at: event.at }), value: score, ...thresholdOf(band) });
}
