import { dayNumber, dateOf } from '../../kit/days';
import type { EvidenceEvent, LearnerState, Override } from '../../model/profile';
import type { EvidenceKind } from '../../model/vocabulary';
import type { Program } from '../../path/program';

/** A result: a score in hundredths of a percent, or passed or not without one. */
export interface Result {
  readonly score: number | null;
  readonly passed: boolean | null;
}

export const nobody: LearnerState = { evidence: [], choices: {}, preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [] };

/** One score of each region that the cuts make of 0..10,000: the lowest. A cut is the lowest score of a region. */
export function scoreRegions(cuts: Iterable<number>): readonly number[] {
  return [...new Set([0, ...cuts])].filter((cut) => cut >= 0 && cut <= 10_000).sort((a, b) => a - b);
}

/** Every result that the cuts tell apart. */
export function resultRegions(cuts: Iterable<number>): readonly Result[] {
  return [...scoreRegions(cuts).flatMap((score) => [{ score, passed: null }, { score, passed: false }]), { score: null, passed: true }, { score: null, passed: null }, { score: null, passed: false }];
}

/** An assessment that is `age` days old and still counts: it expires today at the earliest. */
export function assessment({ asOf }: Program, subject: string, kind: EvidenceKind, { score, passed }: Result, age = 0): EvidenceEvent {
  const at = age === 0 ? asOf : dateOf(dayNumber(asOf) - age);
  return { subject, kind, score, passed, at, source: '', attempt: null, completed: false, serves: null, expires: age === 0 ? null : asOf };
}

/** A completion of today, or one whose last valid day was yesterday. */
export function completion({ asOf }: Program, subject: string, kind: EvidenceKind, { score, passed }: Result, isExpired = false): EvidenceEvent {
  const expires = isExpired ? dateOf(dayNumber(asOf) - 1) : null;
  return { subject, kind, score, passed, at: asOf, source: '', attempt: null, completed: true, serves: null, expires };
}

export function attemptAt({ asOf }: Program, subject: string, kind: EvidenceKind, { score, passed }: Result, attempt: number): EvidenceEvent {
  return { subject, kind, score, passed, at: asOf, source: '', attempt, completed: true, serves: null, expires: null };
}

/** Fails whatever the pass mark is. */
export const failure: Result = { score: null, passed: false };

export function overrideOf({ asOf }: Program, module: string): Override {
  return { module, reason: 'Asked for by the proof', approver: 'Somebody', until: asOf };
}

/** Both states together. Lists of one zone follow each other. */
export function join(a: LearnerState, b: LearnerState): LearnerState {
  const choices: Record<string, string[]> = { ...a.choices };
  for (const [zone, list] of Object.entries(b.choices)) choices[zone] = [...new Set([...(choices[zone] ?? []), ...list])];
  return { ...a, evidence: [...a.evidence, ...b.evidence], choices, overrides: [...a.overrides, ...b.overrides], facts: { ...a.facts, ...b.facts }, preferences: { formats: b.preferences.formats.length > 0 ? b.preferences.formats : a.preferences.formats, needs: [...new Set([...a.preferences.needs, ...b.preferences.needs])] } };
}

/** Own completions that count, one for each of these modules where there can be one. */
export function completed(program: Program, modules: Iterable<number>): LearnerState {
  const evidence = [...modules].flatMap((index) => {
    const module = program.modules[index];
    return module ? [completion(program, module.id, admittedKind(module.gateKinds, module.evidenceKind), { score: module.passMark ?? null, passed: true })] : [];
  });
  return { ...nobody, evidence };
}

function admittedKind(gateKinds: readonly EvidenceKind[] | null, own: EvidenceKind): EvidenceKind {
  if (gateKinds && !gateKinds.includes(own)) return gateKinds[0] ?? own;
  return own === 'self-report' ? 'record' : own;
}
