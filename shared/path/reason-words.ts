import type { AccessibilityNeed, EvidenceKind, MediaFormat } from '../model/vocabulary';
import type { ReasonCode } from './learner-path';

/** Codes that are said in another way when one of their operands is there: `band-waive.from` has a threshold, `failed.mark` too, `own-completion.score` a value, `waits-for-group.open` modules. */
export type ReasonVariant = 'band-waive.from' | 'own-completion.score' | 'failed.mark' | 'waits-for-group.open' | 'waive-lacks-evidence.do';

/**
 * A language for reasons, as data. A template names operands in braces: `{modules}`, `{zone}`, `{rule}`, `{subject}` are names, `{score}` and `{threshold}` percent, `{source}` the evidence with its day,
 * `{evidence}` its kind, `{at}` a day, `{text}` and `{count}` as they are, `{format}` a media format, `{needs}` what a module lacks, `{weighed}` scores with their weights; `{by}` and `{used}` are ` (rule …)` and `; it counts for …`,
 * or nothing. Complete by type: a code without a template does not compile.
 */
export interface ReasonWords {
  readonly sentences: Readonly<Record<ReasonCode | ReasonVariant, string>>;
  readonly evidence: Readonly<Record<EvidenceKind, string>>;
  readonly formats: Readonly<Record<MediaFormat, string>>;
  readonly needs: Readonly<Record<AccessibilityNeed, string>>;
  readonly parts: Readonly<Record<ReasonPart, string>>;
}

/** Pieces of sentences. `decimal`: the mark between whole and broken numbers. */
export type ReasonPart = 'by' | 'used' | 'quoted' | 'and' | 'comma' | 'more' | 'nothing' | 'percent' | 'decimal' | 'noScore' | 'assessment' | 'ofDay' | 'oneSource' | 'manySources' | 'unknownKind' | 'person' | 'condition';

export const englishReasons: ReasonWords = {
  sentences: {
    'core-locked': 'Core for everyone in this role; nothing skips it.',
    'core-testable': 'Core for this role; only evidence can waive it.',
    'chosen': 'Chosen from “{zone}”{used}.',
    'chosen-by-default': 'Fills “{zone}” ({count} to choose), first in its authored order{used}.',
    'chosen-by-seed': 'Drawn from “{zone}” by its seed{used}.',
    'counts-earlier-credit': 'Already completed, so it counts towards “{zone}”{used}.',
    'pulled-in': 'Needed before {modules}.',
    'inserted-by-rule': 'Extra practice before {modules}{by}.',
    'inserted-after-failure': 'Extra practice after a failed attempt at {modules}.',
    'alternate': 'Stands instead of {modules}{by}.',
    'bridge': 'A shorter way to {modules} for those who bring what it builds on{by}.',
    'preferred-format': 'Stands instead of {modules} in the preferred format ({format}); the standard is the same.',
    'accessible-version': 'Stands instead of {modules}, which has no {needs}; the standard is the same.',
    'need-not-met': 'It has no {needs}, which this learner needs, and no other version of it stands in for it here.',
    'replace-not-allowed': 'Nothing stands instead of it here{by}.',
    'retake': 'Attempt {count}.',
    'band-take': 'Scored {score} ({source}), so it is taken as usual{by}.',
    'band-waive': 'Waived: {score} in the {source}{by}.',
    'band-waive.from': 'Waived: {score} in the {source}; from {threshold} it is waived{by}.',
    'band-insert': 'Scored {score} ({source}), so extra practice comes first{by}.',
    'band-extend': 'Scored {score} ({source}), so there is more time for it{by}.',
    'band-pace': 'Scored {score} ({source}), so it goes at another pace{by}.',
    'combined': 'Weighed together: {weighed} make {score}{by}.',
    'combined-lacks': 'No score: what it requires of {subject} is missing{by}.',
    'no-score': 'No score that counts, so the rule takes its branch for that{by}.',
    'passed-without-score': 'Passed without a score ({source}){by}.',
    'evidence-expired': 'The {source} is too old to count.',
    'evidence-not-admitted': 'The {source} is not of a kind that counts here{by}.',
    'waive-not-allowed': 'Not waived in spite of {score}: nothing is waived in its zone.',
    'waive-below-pass-mark': 'Not waived: {score} is under the pass mark of {threshold}.',
    'waive-lacks-evidence': 'Not waived: the evidence does not show that the learner can answer for it.',
    'waive-lacks-evidence.do': 'Not waived: the evidence does not show that the learner can do it.',
    'zone-static': 'Everybody takes “{zone}” as it stands: its rules are switched off.',
    'rule-not-for': 'The rule “{rule}” does not apply: {text} does not hold.',
    'asked-for-completion': 'Not waived: a gate or a later module asks for its result.',
    'block-not-together': 'Not settled alone: it belongs together with {modules}.',
    'own-completion': 'Completed before ({source}).',
    'own-completion.score': 'Completed before ({source}, {score}).',
    'completion-expired': 'The completion of {at} has expired.',
    'completion-not-admitted': 'The completion of {at} ({evidence}) is not of a kind that counts.',
    'completion-below-mark': 'The earlier result of {score} does not reach the {threshold} asked.',
    'equivalent-completion': 'Credited: {modules} is equivalent and was completed on {at}.',
    'override': 'Exempt until {at} – {text}.',
    'override-expired': 'An exemption ended on {at} ({text}).',
    'override-not-allowed': 'Nobody can be exempt here ({text}).',
    'completed': 'Completed.',
    'passed': 'Passed with {score}; the pass mark is {threshold}.',
    'failed': 'Not passed.',
    'failed.mark': 'Not passed: {score}, the pass mark is {threshold}.',
    'waits-for': 'Opens after {modules}.',
    'waits-for-group': 'Opens when the group “{text}” is met.',
    'waits-for-group.open': 'Opens when the group “{text}” is met (open: {modules}).',
    'waits-for-inserted': 'Opens after the extra practice {modules}.',
    'gate-closed-zone': 'Opens when “{zone}” is settled ({count} to go).',
    'gate-closed-measure': 'Opens when {modules} reaches {threshold}.',
    'locked-until': 'Opens again on {at}.',
    'escalated': 'After {count} attempts {text} decides how to go on.',
    'depends-on-escalated': 'Waits for a person to release {modules}.',
    'not-chosen': 'Not chosen from “{zone}”.',
    'replaced': 'Taken in another version: {modules}.',
    'fell-away': 'Not needed: {modules} is already settled.',
    'remedial-not-needed': 'Extra practice that no rule asked for.',
    'open-zone': 'On offer in “{zone}”, never required.',
    'not-pulled-in': 'Nothing on this path needs it.',
  },
  evidence: { 'self-report': 'self-report', recall: 'recall test', scenario: 'scenario', simulation: 'simulation', observed: 'observation at work', record: 'record' },
  formats: {
    video: 'video', reading: 'reading', simulation: 'simulation', 'case-study': 'case study', lab: 'lab', quiz: 'quiz', workshop: 'workshop', 'job-aid': 'job aid',
    coaching: 'coaching', mentoring: 'mentoring', community: 'community', practice: 'practice', reflection: 'reflection', 'on-the-job': 'on the job',
  },
  needs: { captions: 'captions', transcript: 'transcript', 'audio-description': 'audio description', 'no-audio': 'way to follow it without sound' },
  parts: {
    by: ' (rule “{rule}”)', used: '; it counts for {text}', quoted: '“{name}”', and: ' and ', comma: ', ', more: '{count} more', nothing: 'nothing', percent: '{value} %', decimal: '.', noScore: 'no score',
    assessment: 'assessment', ofDay: '{source} of {at}', oneSource: 'one source', manySources: '{count} sources together', unknownKind: 'unknown kind', person: 'a person', condition: 'its condition',
  },
};
