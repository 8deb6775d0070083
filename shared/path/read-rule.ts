import { admits, isExpired, isLater, type EvidenceIndex, type IndexedEvent } from './evidence';
import type { Reason } from './learner-path';
import type { BandRule, Program, ProgramAction, ProgramPart } from './program';

/** What a rule reads of a learner. */
export interface Reading {
  /** The event read; of several the latest. */
  readonly event: IndexedEvent;
  /** What its bands decide; null: a result without a score. */
  readonly score: number | null;
  /** How many sources were combined; 0 where it reads one subject. */
  readonly sources: number;
}

export interface Readable {
  readonly program: Program;
  readonly evidence: EvidenceIndex;
}

/** Where reasons are noted; null when nobody asks: nothing is then allocated for them. */
export type Note = { readonly push: (reason: Reason) => unknown } | null;

/** Subjects of evidence on which a rule's action can depend: what it reads and what its conditions ask for. */
export function subjectsOf(rule: BandRule): readonly string[] {
  return [...(rule.parts ?? [rule]).map(({ subject }) => subject), ...rule.when.flatMap((condition) => (condition.kind === 'result' ? [condition.subject] : []))];
}

/** What the rule reads; of what can show the outcome, where one is given. Null: nothing that counts. Notes what does not count. */
export function readRule(context: Readable, rule: BandRule, outcome: 'know' | 'do' | null, note: Note = null): Reading | null {
  if (rule.parts) return combine(context, rule, rule.parts, outcome, note);
  const event = latestAdmitted(context, rule, rule, outcome, note);
  return event ? { event, score: event.event.score, sources: 0 } : null;
}

/** What a rule does on a reading. */
export function actionFor(rule: BandRule, reading: Reading | null): ProgramAction {
  if (!reading) return rule.noScore;
  if (reading.score === null) return reading.event.event.passed === true ? rule.passedWithoutScore : rule.noScore;
  return bandOf(rule, reading.score)?.action ?? { do: 'take' };
}

export function bandOf(rule: BandRule, score: number): BandRule['bands'][number] | undefined {
  const { bands } = rule;
  for (let at = 0; at < bands.length; at++) {
    const band = bands[at] as BandRule['bands'][number];
    if (score >= band.lo && score <= band.hi) return band;
  }
  return undefined;
}

/**
 * The weighted mean of the sources that have a score, rounded down. A required source that is missing, or nothing but self-report, leaves no score. With an outcome only
 * the sources that can show it count, and none is required: a waiver has to hold on those alone (E-82).
 */
function combine(context: Readable, rule: BandRule, parts: readonly ProgramPart[], outcome: 'know' | 'do' | null, note: Note): Reading | null {
  let [sum, weights, sources, isMore] = [0, 0, 0, false];
  let latest: IndexedEvent | undefined;
  let told = '';
  for (const part of parts) {
    const read = latestAdmitted(context, rule, part, outcome, note);
    if (!read) {
      if (part.required && outcome === null) return missing(rule, part, note);
      continue;
    }
    sum += part.weight * (read.event.score ?? 0);
    weights += part.weight;
    sources += 1;
    if (note) told += `${told === '' ? '' : '; '}${read.event.kind} ${(read.event.score ?? 0) / 100} % × ${part.weight}`;
    if (read.event.kind !== 'self-report') isMore = true;
    if (!latest || isLater(read, latest)) latest = read;
  }
  if (!latest || !isMore) return null;
  const score = Math.floor(sum / weights);
  note?.push({ code: 'combined', rule: rule.id, value: score, count: sources, text: told });
  return { event: latest, score, sources };
}

function missing(rule: BandRule, part: ProgramPart, note: Note): null {
  note?.push({ code: 'combined-lacks', rule: rule.id, subject: part.subject });
  return null;
}

/** The latest (without `retest` the first) unexpired assessment of a subject that is of the kinds (and can show the outcome). A source of a combined score needs a score. */
function latestAdmitted({ program, evidence }: Readable, rule: BandRule, from: ProgramPart | BandRule, outcome: 'know' | 'do' | null, note: Note): IndexedEvent | undefined {
  let latest: IndexedEvent | undefined;
  for (const candidate of evidence.assessments.get(from.subject) ?? none) {
    const { event } = candidate;
    if (outcome !== null && !admits(event.kind, outcome, program.recordAdmitsDo)) continue;
    if (rule.parts !== null && event.score === null) continue;
    const code = whyNot(program, evidence, from, candidate);
    // What one source does not take another may.
    if (code === 'evidence-not-admitted' && rule.parts !== null) continue;
    if (code) note?.push({ code, rule: rule.id, evidence: event.kind, at: event.at, subject: from.subject });
    else if (!latest || isLater(candidate, latest) === rule.retest) latest = candidate;
  }
  return latest;
}

function whyNot(program: Program, evidence: EvidenceIndex, from: ProgramPart | BandRule, read: IndexedEvent): 'evidence-not-admitted' | 'evidence-expired' | null {
  if (!from.kinds.includes(read.event.kind)) return 'evidence-not-admitted';
  const isTooOld = from.maxAgeDays !== null && evidence.today > read.day + from.maxAgeDays;
  return isTooOld || isExpired(read, program.expiryDays[read.event.kind], evidence) ? 'evidence-expired' : null;
}

const none: readonly IndexedEvent[] = [];
