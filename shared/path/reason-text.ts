import { formatScore } from './bands';
import type { Reason, ReasonCode } from './learner-path';

/** Names of records by id; unknown ids come back as they are. */
export type NameOf = (id: string) => string;

const evidenceNames: Readonly<Record<string, string>> = {
  'self-report': 'self-report', recall: 'recall test', scenario: 'scenario', simulation: 'simulation', observed: 'observation at work', record: 'record',
};

function list(ids: readonly string[] | undefined, nameOf: NameOf, glue = ' and '): string {
  const names = (ids ?? []).map((id) => `“${nameOf(id)}”`);
  if (names.length <= 1) return names[0] ?? 'nothing';
  if (names.length > 4) return `${names.slice(0, 3).join(', ')}${glue}${names.length - 3} more`;
  return `${names.slice(0, -1).join(', ')}${glue}${names.at(-1) ?? ''}`;
}

const quoteName = (id: string, nameOf: NameOf): string => `“${nameOf(id)}”`;
const score = (value: number | undefined): string => (value === undefined ? 'no score' : formatScore(value));
const source = (reason: Reason): string => (reason.count !== undefined && reason.evidence === undefined ? reason.count === 1 ? 'one source' : `${reason.count} sources together` : oneSource(reason));
const oneSource = (reason: Reason): string => `${evidenceNames[reason.evidence ?? ''] ?? 'assessment'}${reason.at ? ` of ${reason.at}` : ''}`;
/** `recall 52 % × 2; observed 90 % × 1` in words. */
const weighed = (text: string): string => text.split('; ').map((part) => part.replace(/^[a-z-]+/, (kind) => evidenceNames[kind] ?? kind)).join(' and ');
const usedFor = (reason: Reason): string => (reason.text ? `; it counts for ${reason.text}` : '');
const by = (reason: Reason, nameOf: NameOf): string => (reason.rule ? ` (rule “${nameOf(reason.rule)}”)` : '');

/** A language for reasons: a sentence for every code, made of its operands. Complete by type: a code without a sentence does not compile. */
export type ReasonLanguage = Readonly<Record<ReasonCode, (reason: Reason, nameOf: NameOf) => string>>;

export const englishReasons: ReasonLanguage = {
  'core-locked': () => 'Core for everyone in this role; nothing skips it.',
  'core-testable': () => 'Core for this role; only evidence can waive it.',
  'chosen': (reason, nameOf) => `Chosen from “${nameOf(reason.zone ?? '')}”${usedFor(reason)}.`,
  'chosen-by-default': (reason, nameOf) => `Fills “${nameOf(reason.zone ?? '')}” (${reason.count ?? 0} to choose), first in its authored order${usedFor(reason)}.`,
  'chosen-by-seed': (reason, nameOf) => `Drawn from “${nameOf(reason.zone ?? '')}” by its seed${usedFor(reason)}.`,
  'counts-earlier-credit': (reason, nameOf) => `Already completed, so it counts towards “${nameOf(reason.zone ?? '')}”${usedFor(reason)}.`,
  'pulled-in': (reason, nameOf) => `Needed before ${list(reason.modules, nameOf)}.`,
  'inserted-by-rule': (reason, nameOf) => `Extra practice before ${list(reason.modules, nameOf)}${by(reason, nameOf)}.`,
  'inserted-after-failure': (reason, nameOf) => `Extra practice after a failed attempt at ${list(reason.modules, nameOf)}.`,
  'alternate': (reason, nameOf) => `Stands instead of ${list(reason.modules, nameOf)}${by(reason, nameOf)}.`,
  'bridge': (reason, nameOf) => `A shorter way to ${list(reason.modules, nameOf)} for those who bring what it builds on${by(reason, nameOf)}.`,
  'preferred-format': (reason, nameOf) => `Stands instead of ${list(reason.modules, nameOf)} in the preferred format (${reason.text ?? ''}); the standard is the same.`,
  'replace-not-allowed': (reason, nameOf) => `Nothing stands instead of it here${by(reason, nameOf)}.`,
  'retake': (reason) => `Attempt ${reason.count ?? 2}.`,
  'band-take': (reason, nameOf) => `Scored ${score(reason.value)} (${source(reason)}), so it is taken as usual${by(reason, nameOf)}.`,
  'band-waive': (reason, nameOf) => `Waived: ${score(reason.value)} in the ${source(reason)}${reason.threshold === undefined ? '' : `; from ${score(reason.threshold)} it is waived`}${by(reason, nameOf)}.`,
  'band-insert': (reason, nameOf) => `Scored ${score(reason.value)} (${source(reason)}), so extra practice comes first${by(reason, nameOf)}.`,
  'band-extend': (reason, nameOf) => `Scored ${score(reason.value)} (${source(reason)}), so there is more time for it${by(reason, nameOf)}.`,
  'band-pace': (reason, nameOf) => `Scored ${score(reason.value)} (${source(reason)}), so it goes at another pace${by(reason, nameOf)}.`,
  'combined': (reason, nameOf) => `Weighed together: ${weighed(reason.text ?? '')} make ${score(reason.value)}${by(reason, nameOf)}.`,
  'combined-lacks': (reason, nameOf) => `No score: what it requires of ${quoteName(reason.subject ?? '', nameOf)} is missing${by(reason, nameOf)}.`,
  'no-score': (reason, nameOf) => `No score that counts, so the rule takes its branch for that${by(reason, nameOf)}.`,
  'passed-without-score': (reason, nameOf) => `Passed without a score (${source(reason)})${by(reason, nameOf)}.`,
  'evidence-expired': (reason) => `The ${source(reason)} is too old to count.`,
  'evidence-not-admitted': (reason, nameOf) => `The ${source(reason)} is not of a kind that counts here${by(reason, nameOf)}.`,
  'waive-not-allowed': (reason) => `Not waived in spite of ${score(reason.value)}: nothing is waived in its zone.`,
  'waive-below-pass-mark': (reason) => `Not waived: ${score(reason.value)} is under the pass mark of ${score(reason.threshold)}.`,
  'waive-lacks-evidence': (reason) => `Not waived: the evidence does not show that the learner can ${reason.text === 'do' ? 'do it' : 'answer for it'}.`,
  'zone-static': (reason, nameOf) => `Everybody takes “${nameOf(reason.zone ?? '')}” as it stands: its rules are switched off.`,
  'rule-not-for': (reason, nameOf) => `The rule “${nameOf(reason.rule ?? '')}” does not apply: ${reason.text ?? 'its condition'} does not hold.`,
  'asked-for-completion': () => 'Not waived: a gate or a later module asks for its result.',
  'block-not-together': (reason, nameOf) => `Not settled alone: it belongs together with ${list(reason.modules, nameOf)}.`,
  'own-completion': (reason) => `Completed before (${source(reason)}${reason.value === undefined ? '' : `, ${score(reason.value)}`}).`,
  'completion-expired': (reason) => `The completion of ${reason.at ?? ''} has expired.`,
  'completion-not-admitted': (reason) => `The completion of ${reason.at ?? ''} (${evidenceNames[reason.evidence ?? ''] ?? 'unknown kind'}) is not of a kind that counts.`,
  'completion-below-mark': (reason) => `The earlier result of ${score(reason.value)} does not reach the ${score(reason.threshold)} asked.`,
  'equivalent-completion': (reason, nameOf) => `Credited: ${list(reason.modules, nameOf)} is equivalent and was completed on ${reason.at ?? ''}.`,
  'override': (reason) => `Exempt until ${reason.at ?? ''} – ${reason.text ?? ''}.`,
  'override-expired': (reason) => `An exemption ended on ${reason.at ?? ''} (${reason.text ?? ''}).`,
  'override-not-allowed': (reason) => `Nobody can be exempt here (${reason.text ?? ''}).`,
  'completed': () => 'Completed.',
  'passed': (reason) => `Passed with ${score(reason.value)}; the pass mark is ${score(reason.threshold)}.`,
  'failed': (reason) => reason.threshold === undefined ? 'Not passed.' : `Not passed: ${score(reason.value)}, the pass mark is ${score(reason.threshold)}.`,
  'waits-for': (reason, nameOf) => `Opens after ${list(reason.modules, nameOf)}.`,
  'waits-for-group': (reason, nameOf) => `Opens when the group “${reason.text || (reason.subject ?? '')}” is met${reason.modules && reason.modules.length > 0 ? ` (open: ${list(reason.modules, nameOf)})` : ''}.`,
  'waits-for-inserted': (reason, nameOf) => `Opens after the extra practice ${list(reason.modules, nameOf)}.`,
  'gate-closed-zone': (reason, nameOf) => `Opens when “${nameOf(reason.zone ?? '')}” is settled (${reason.count ?? 0} to go).`,
  'gate-closed-measure': (reason, nameOf) => `Opens when ${list(reason.modules, nameOf)} reaches ${score(reason.threshold)}.`,
  'locked-until': (reason) => `Opens again on ${reason.at ?? ''}.`,
  'escalated': (reason) => `After ${reason.count ?? 0} attempts ${reason.text ?? 'a person'} decides how to go on.`,
  'depends-on-escalated': (reason, nameOf) => `Waits for a person to release ${list(reason.modules, nameOf)}.`,
  'not-chosen': (reason, nameOf) => `Not chosen from “${nameOf(reason.zone ?? '')}”.`,
  'replaced': (reason, nameOf) => `Taken in another version: ${list(reason.modules, nameOf)}.`,
  'fell-away': (reason, nameOf) => `Not needed: ${list(reason.modules, nameOf)} is already settled.`,
  'remedial-not-needed': () => 'Extra practice that no rule asked for.',
  'open-zone': (reason, nameOf) => `On offer in “${nameOf(reason.zone ?? '')}”, never required.`,
  'not-pulled-in': () => 'Nothing on this path needs it.',
};

/** One sentence for a reason, in English or another language. */
export function describeReason(reason: Reason, nameOf: NameOf, language: ReasonLanguage = englishReasons): string {
  return language[reason.code](reason, nameOf);
}
