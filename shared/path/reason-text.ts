import { assertNever } from '../kit/assert-never';
import { formatScore } from './bands';
import type { Reason } from './learner-path';

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
const source = (reason: Reason): string => (reason.count !== undefined && reason.evidence === undefined ? `${reason.count} sources together` : oneSource(reason));
const oneSource = (reason: Reason): string => `${evidenceNames[reason.evidence ?? ''] ?? 'assessment'}${reason.at ? ` of ${reason.at}` : ''}`;
const usedFor = (reason: Reason): string => (reason.text ? `; it counts for ${reason.text}` : '');
const by = (reason: Reason, nameOf: NameOf): string => (reason.rule ? ` (rule “${nameOf(reason.rule)}”)` : '');

/** One English sentence for a reason. Other languages write their own from code and operands. */
export function describeReason(reason: Reason, nameOf: NameOf): string {
  switch (reason.code) {
    case 'core-locked': return 'Core for everyone in this role; nothing skips it.';
    case 'core-testable': return 'Core for this role; only evidence can waive it.';
    case 'chosen': return `Chosen from “${nameOf(reason.zone ?? '')}”${usedFor(reason)}.`;
    case 'chosen-by-default': return `Fills “${nameOf(reason.zone ?? '')}” (${reason.count ?? 0} to choose), first in its authored order${usedFor(reason)}.`;
    case 'chosen-by-seed': return `Drawn from “${nameOf(reason.zone ?? '')}” by its seed${usedFor(reason)}.`;
    case 'counts-earlier-credit': return `Already completed, so it counts towards “${nameOf(reason.zone ?? '')}”${usedFor(reason)}.`;
    case 'pulled-in': return `Needed before ${list(reason.modules, nameOf)}.`;
    case 'inserted-by-rule': return `Extra practice before ${list(reason.modules, nameOf)}${by(reason, nameOf)}.`;
    case 'inserted-after-failure': return `Extra practice after a failed attempt at ${list(reason.modules, nameOf)}.`;
    case 'alternate': return `Stands instead of ${list(reason.modules, nameOf)}${by(reason, nameOf)}.`;
    case 'bridge': return `A shorter way to ${list(reason.modules, nameOf)} for those who bring what it builds on${by(reason, nameOf)}.`;
    case 'preferred-format': return `Stands instead of ${list(reason.modules, nameOf)} in the preferred format (${reason.text ?? ''}); the standard is the same.`;
    case 'replace-not-allowed': return `Nothing stands instead of it here${by(reason, nameOf)}.`;
    case 'retake': return `Attempt ${reason.count ?? 2}.`;
    case 'band-take': return `Scored ${score(reason.value)} (${source(reason)}), so it is taken as usual${by(reason, nameOf)}.`;
    case 'band-waive': return `Waived: ${score(reason.value)} in the ${source(reason)}${reason.threshold === undefined ? '' : `; from ${score(reason.threshold)} it is waived`}${by(reason, nameOf)}.`;
    case 'band-insert': return `Scored ${score(reason.value)} (${source(reason)}), so extra practice comes first${by(reason, nameOf)}.`;
    case 'band-extend': return `Scored ${score(reason.value)} (${source(reason)}), so there is more time for it${by(reason, nameOf)}.`;
    case 'band-pace': return `Scored ${score(reason.value)} (${source(reason)}), so it goes at another pace${by(reason, nameOf)}.`;
    case 'combined': return `Weighed together, ${reason.count ?? 0} of ${reason.text ?? ''} sources come to ${score(reason.value)}${by(reason, nameOf)}.`;
    case 'combined-lacks': return `No score: what it requires of ${quoteName(reason.subject ?? '', nameOf)} is missing${by(reason, nameOf)}.`;
    case 'no-score': return `No score that counts, so the rule takes its branch for that${by(reason, nameOf)}.`;
    case 'passed-without-score': return `Passed without a score (${source(reason)})${by(reason, nameOf)}.`;
    case 'evidence-expired': return `The ${source(reason)} is too old to count.`;
    case 'evidence-not-admitted': return `The ${source(reason)} is not of a kind that counts here${by(reason, nameOf)}.`;
    case 'waive-not-allowed': return `Not waived in spite of ${score(reason.value)}: nothing is waived in its zone.`;
    case 'waive-below-pass-mark': return `Not waived: ${score(reason.value)} is under the pass mark of ${score(reason.threshold)}.`;
    case 'waive-lacks-evidence': return `Not waived: the evidence does not show that the learner can ${reason.text === 'do' ? 'do it' : 'answer for it'}.`;
    case 'zone-static': return `Everybody takes “${nameOf(reason.zone ?? '')}” as it stands: its rules are switched off.`;
    case 'rule-not-for': return `The rule “${nameOf(reason.rule ?? '')}” does not apply: ${reason.text ?? 'its condition'} does not hold.`;
    case 'asked-for-completion': return 'Not waived: a gate or a later module asks for its result.';
    case 'block-not-together': return `Not settled alone: it belongs together with ${list(reason.modules, nameOf)}.`;
    case 'own-completion': return `Completed before (${source(reason)}${reason.value === undefined ? '' : `, ${score(reason.value)}`}).`;
    case 'completion-expired': return `The completion of ${reason.at ?? ''} has expired.`;
    case 'completion-not-admitted': return `The completion of ${reason.at ?? ''} (${evidenceNames[reason.evidence ?? ''] ?? 'unknown kind'}) is not of a kind that counts.`;
    case 'completion-below-mark': return `The earlier result of ${score(reason.value)} does not reach the ${score(reason.threshold)} asked.`;
    case 'equivalent-completion': return `Credited: ${list(reason.modules, nameOf)} is equivalent and was completed on ${reason.at ?? ''}.`;
    case 'override': return `Exempt until ${reason.at ?? ''} – ${reason.text ?? ''}.`;
    case 'override-expired': return `An exemption ended on ${reason.at ?? ''} (${reason.text ?? ''}).`;
    case 'override-not-allowed': return `Nobody can be exempt here (${reason.text ?? ''}).`;
    case 'completed': return 'Completed.';
    case 'passed': return `Passed with ${score(reason.value)}; the pass mark is ${score(reason.threshold)}.`;
    case 'failed': return reason.threshold === undefined ? 'Not passed.' : `Not passed: ${score(reason.value)}, the pass mark is ${score(reason.threshold)}.`;
    case 'waits-for': return `Opens after ${list(reason.modules, nameOf)}.`;
    case 'waits-for-group': return `Opens when the group “${reason.text || (reason.subject ?? '')}” is met${reason.modules && reason.modules.length > 0 ? ` (open: ${list(reason.modules, nameOf)})` : ''}.`;
    case 'waits-for-inserted': return `Opens after the extra practice ${list(reason.modules, nameOf)}.`;
    case 'gate-closed-zone': return `Opens when “${nameOf(reason.zone ?? '')}” is settled (${reason.count ?? 0} to go).`;
    case 'gate-closed-measure': return `Opens when ${list(reason.modules, nameOf)} reaches ${score(reason.threshold)}.`;
    case 'locked-until': return `Opens again on ${reason.at ?? ''}.`;
    case 'escalated': return `After ${reason.count ?? 0} attempts ${reason.text ?? 'a person'} decides how to go on.`;
    case 'depends-on-escalated': return `Waits for a person to release ${list(reason.modules, nameOf)}.`;
    case 'not-chosen': return `Not chosen from “${nameOf(reason.zone ?? '')}”.`;
    case 'replaced': return `Taken in another version: ${list(reason.modules, nameOf)}.`;
    case 'fell-away': return `Not needed: ${list(reason.modules, nameOf)} is already settled.`;
    case 'remedial-not-needed': return 'Extra practice that no rule asked for.';
    case 'open-zone': return `On offer in “${nameOf(reason.zone ?? '')}”, never required.`;
    case 'not-pulled-in': return 'Nothing on this path needs it.';
    default: return assertNever(reason.code, 'reason code');
  }
}
