import type { EvidenceKind } from '../../../model/vocabulary';
import type { Band, EvidencePart, Rule, RuleAction, RuleCondition } from '../../../model/rule';
import { bandRange, formatScore } from '../../../path/bands';
import { conditionText } from '../../../path/conditions';
import { listed, quoted, type NameOf } from './names';
import { counted, evidenceNames, ordinal } from './words';

type Failure = Rule['failures'][number]['action'];

/** A rule in words, all of it: what it reads, each band from the highest scores down, what happens without a score, and for whom it acts. */
export function ruleSentence(rule: Rule, nameOf: NameOf): string {
  return rule.kind === 'attempts' ? attemptsSentence(rule, nameOf) : scoreSentence(rule, nameOf);
}

function attemptsSentence({ failures, module }: Rule, nameOf: NameOf): string {
  const branches = failures.map(({ at, action }) => `the ${ordinal(at)} time, ${failureText(action, nameOf)}`);
  return `When ${quoted(nameOf(module))} is failed ${branches.join('; ')}.`;
}

function failureText(action: Failure, nameOf: NameOf): string {
  switch (action.do) {
    case 'insert': return `${comes(action.modules, nameOf)} before the next attempt`;
    case 'remediate': return 'its linked extra practice comes before the next attempt';
    case 'escalate': return `${action.to || 'a person'} decides how to go on`;
    case 'lock': return `it is locked for ${counted(action.days, 'day')}`;
  }
}

function scoreSentence(rule: Rule, nameOf: NameOf): string {
  const bands = [...rule.bands].sort((a, b) => b.from - a.from).map((band) => `${rangeText(band)}, ${actionText(band.action, rule.module, nameOf)}`);
  const passed = JSON.stringify(rule.passedWithoutScore) === JSON.stringify(rule.noScore) ? '' : ` Passed without a score: ${actionText(rule.passedWithoutScore, rule.module, nameOf)}.`;
  const when = rule.when.length === 0 ? '' : ` Only if ${listed(rule.when.map((condition) => whenText(condition, nameOf)))}.`;
  return `If ${sourceText(rule, nameOf)} is ${bands.join('; ')}. Without a score: ${actionText(rule.noScore, rule.module, nameOf)}.${passed}${when}`;
}

function sourceText({ reads, module }: Rule, nameOf: NameOf): string {
  const subject = (id: string | null): string => quoted(nameOf(id ?? module));
  const part = (source: EvidencePart): string => `${subject(source.subject)}${countsText(source)} × ${source.weight}${source.required ? ' (required)' : ''}`;
  if (reads.combine) return `the weighted score of ${listed(reads.combine.map(part))}`;
  return `the ${reads.retest === false ? 'first' : 'latest'} result of ${subject(reads.subject)}${countsText(reads)}`;
}

/** ` (recall test or scenario, at most 365 days old)`; empty where every kind but self-report of any age counts. */
function countsText({ evidenceKinds, maxAgeDays }: { readonly evidenceKinds: readonly EvidenceKind[]; readonly maxAgeDays: number | null }): string {
  const limits = [...(evidenceKinds.length > 0 ? [listed(evidenceKinds.map((kind) => evidenceNames[kind]), 'or')] : []), ...(maxAgeDays === null ? [] : [`at most ${counted(maxAgeDays, 'day')} old`])];
  return limits.length === 0 ? '' : ` (${limits.join(', ')})`;
}

function whenText(condition: RuleCondition, nameOf: NameOf): string {
  const age = condition.maxAgeDays === null ? '' : ` (at most ${counted(condition.maxAgeDays, 'day')} old)`;
  return `${condition.kind === 'result' ? `${quoted(nameOf(condition.subject))} has ` : ''}${conditionText(condition)}${age}`;
}

/** "under 60 %", "from 60 % to under 90 %", "90 % or more". */
export function rangeText(band: Pick<Band, 'from' | 'fromInclusive' | 'to' | 'toInclusive'>): string {
  const { lo, hi } = bandRange(band);
  const [from, to] = [formatScore(band.from), formatScore(band.to)];
  if (lo === 0 && hi === 10_000) return 'anything';
  if (lo === hi) return `exactly ${formatScore(lo)}`;
  if (lo === 0) return `${band.toInclusive ? 'at most' : 'under'} ${to}`;
  if (hi === 10_000) return band.fromInclusive ? `${from} or more` : `over ${from}`;
  return `${band.fromInclusive ? 'from' : 'from above'} ${from} to ${band.toInclusive ? '' : 'under '}${to}`;
}

function actionText(action: RuleAction, module: string, nameOf: NameOf): string {
  switch (action.do) {
    case 'take': return 'it is taken';
    case 'waive': return `${quoted(nameOf(module))} is waived`;
    case 'insert': return `${comes(action.modules, nameOf)} first, then it`;
    case 'remediate': return 'its linked extra practice comes first, then it';
    case 'replace': return `${quoted(nameOf(action.module))} is taken instead`;
    case 'extend': return `it is taken with ${action.percent} % more time`;
    case 'pace': return `it is taken at ${action.percent} % of its time`;
  }
}

const comes = (ids: readonly string[], nameOf: NameOf): string => `${listed(ids.map((id) => quoted(nameOf(id))))} ${ids.length === 1 ? 'comes' : 'come'}`;
