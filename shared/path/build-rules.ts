import type { RecordId } from '../model/ids';
import type { EvidencePart, Rule, RuleAction } from '../model/rule';
import { evidenceKinds, type EvidenceKind } from '../model/vocabulary';
import { bandRange } from './bands';
import { orNone } from '../kit/none';
import type { BandRule, FailureStep, ProgramAction, ProgramPart } from './program';
import type { Replacement } from './replacements';

const plain = { take: { do: 'take' }, waive: { do: 'waive' } } as const;

/** Actions without operands are two objects for all rules: an evaluation then finds them where it found them for the last module. */
function buildAction(action: RuleAction, at: (id: RecordId) => number, instead: readonly Replacement[]): ProgramAction {
  if (action.do === 'replace') return { do: 'replace', module: at(action.module), kind: instead.some(({ by, kind }) => by === action.module && kind === 'bridge') ? 'bridge' : 'alternate' };
  if (action.do === 'remediate') throw new Error('compile: collect spells out `remediate`.');
  if (action.do === 'take' || action.do === 'waive') return plain[action.do];
  return action.do === 'insert' ? { do: 'insert', modules: action.modules.map(at) } : action;
}

/** A score-band rule with indices of the total order. */
export function buildBandRule(rule: Rule, module: RecordId, at: (id: RecordId) => number, instead: readonly Replacement[]): BandRule {
  return {
    id: rule.id,
    subject: rule.reads.subject ?? module,
    kinds: admittedKinds(rule.reads.evidenceKinds),
    maxAgeDays: rule.reads.maxAgeDays,
    retest: rule.reads.retest ?? true,
    parts: rule.reads.combine?.map((part) => buildPart(part, module)) ?? null,
    when: orNone(rule.when),
    bands: rule.bands.map((band) => {
      const { lo, hi } = bandRange(band);
      // A spread would give each band a hidden class of its own, and every reader would look it up anew.
      return { lo, hi, action: buildAction(band.action, at, instead) };
    }),
    noScore: buildAction(rule.noScore, at, instead),
    passedWithoutScore: buildAction(rule.passedWithoutScore, at, instead),
  };
}

/** All but self-report where none is listed; a rule that reads one subject never reads self-report. */
function admittedKinds(listed: readonly EvidenceKind[]): readonly EvidenceKind[] {
  return listed.length > 0 ? listed.filter((kind) => kind !== 'self-report') : allKinds;
}

const allKinds = evidenceKinds.filter((kind) => kind !== 'self-report');

/** A source of a combined score may be self-report, where it says so: it weighs, but never decides (`combined.ts`). */
function buildPart({ subject, evidenceKinds: listed, maxAgeDays, weight, required }: EvidencePart, module: RecordId): ProgramPart {
  return { subject: subject ?? module, kinds: listed.length > 0 ? listed : admittedKinds(listed), maxAgeDays, weight, required };
}

/** What an attempts rule does at which failure. */
export function buildFailures(rule: Rule, at: (id: RecordId) => number): readonly FailureStep[] {
  return rule.failures.map((failure) => ({
    rule: rule.id,
    at: failure.at,
    action: buildFailureAction(failure.action, at),
  }));
}

function buildFailureAction(action: Rule['failures'][number]['action'], at: (id: RecordId) => number): FailureStep['action'] {
  if (action.do === 'remediate') throw new Error('compile: collect spells out `remediate`.');
  return action.do === 'insert' ? { do: 'insert', modules: action.modules.map(at) } : action;
}
