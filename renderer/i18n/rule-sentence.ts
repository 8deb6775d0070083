import { bandRange } from '#shared/path/bands';
import type { Band, Rule, RuleAction } from '#shared/model/rule';
import { ordinal, percentText, t } from './t';

type NameOf = (id: string) => string;

/** "under 60 %", "from 60 % to under 90 %", "90 % or more". */
export function rangeText(band: Pick<Band, 'from' | 'fromInclusive' | 'to' | 'toInclusive'>): string {
  const { lo, hi } = bandRange(band);
  const from = percentText(band.from);
  const to = percentText(band.to);
  if (lo === 0 && hi === 10_000) return t('rules.range.any');
  if (lo === hi) return t('rules.range.exactly', { from: percentText(lo) });
  if (lo === 0) return band.toInclusive ? t('rules.range.upTo', { to }) : t('rules.range.under', { to });
  if (hi === 10_000) return band.fromInclusive ? t('rules.range.atLeast', { from }) : t('rules.range.over', { from });
  return `${band.fromInclusive ? t('rules.range.from', { from }) : t('rules.range.above', { from })} ${band.toInclusive ? t('rules.range.toIncluding', { to }) : t('rules.range.toUnder', { to })}`;
}

function listOf(ids: readonly string[], nameOf: NameOf): string {
  return ids.map((id) => `“${nameOf(id)}”`).join(', ');
}

export function actionText(action: RuleAction, nameOf: NameOf): string {
  switch (action.do) {
    case 'take': return t('rules.do.take');
    case 'waive': return t('rules.do.waive');
    case 'insert': return t('rules.do.insert', { modules: listOf(action.modules, nameOf) });
    case 'replace': return t('rules.do.replace', { module: `“${nameOf(action.module)}”` });
    case 'remediate': return t('rules.do.remediate');
    case 'pace': return t('rules.do.pace', { percent: action.percent });
    case 'extend': return t('rules.do.extend', { percent: action.percent });
  }
}

/** The whole rule as one sentence, highest scores first. */
export function ruleSentence(rule: Rule, nameOf: NameOf): string {
  if (rule.kind === 'attempts') {
    const branches = rule.failures.map(({ at, action }) => t('rules.times', {
      at: ordinal(at), action: action.do === 'escalate' ? t('rules.escalateSentence', { who: action.to || t('rules.aPerson') }) : action.do === 'lock' ? t('rules.lockSentence', { days: action.days }) : action.do === 'remediate' ? t('rules.remediateSentence') : t('rules.insertSentence', { modules: listOf(action.modules, nameOf) }),
    }));
    return t('rules.attemptSentence', { module: nameOf(rule.module), branches: branches.join('; ') });
  }
  const bands = [...rule.bands].sort((a, b) => b.from - a.from);
  const branches = bands.map((band) => t('rules.branch', { range: rangeText(band), action: actionText(band.action, nameOf) }));
  return t('rules.sentence', { subject: subjectText(rule, nameOf), branches: branches.join('; ') });
}

/** What the rule reads: one subject, or the sources of a combined score with their weights. */
function subjectText({ reads, module }: Rule, nameOf: NameOf): string {
  if (!reads.combine) return nameOf(reads.subject ?? module);
  return t('rules.combined', { parts: reads.combine.map(({ subject, weight }) => `${nameOf(subject ?? module)} × ${weight}`).join(', ') });
}
