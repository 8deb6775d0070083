import type { Reason, ReasonCode } from './learner-path';
import { englishReasons, type ReasonVariant, type ReasonWords } from './reason-words';

/** Names of records by id; unknown ids come back as they are. */
export type NameOf = (id: string) => string;

/** Puts values into the braces of a template; an unknown brace stays, so that a mistake is seen. */
export function fillTemplate(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (brace, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : brace));
}

/** One sentence for a reason, in English or another language. */
export function describeReason(reason: Reason, nameOf: NameOf, words: ReasonWords = englishReasons): string {
  return fillTemplate(words.sentences[variantOf(reason)], operandsOf(reason, nameOf, words));
}

/** `59.9 %`, `59,9 %`: hundredths of a percent. */
export function percentText(score: number, { parts }: Pick<ReasonWords, 'parts'>): string {
  return fillTemplate(parts.percent, { value: String(score / 100).replace('.', parts.decimal) });
}

function variantOf(reason: Reason): ReasonCode | ReasonVariant {
  switch (reason.code) {
    case 'band-waive':
      return reason.threshold === undefined ? 'band-waive' : 'band-waive.from';
    case 'own-completion':
      return reason.value === undefined ? 'own-completion' : 'own-completion.score';
    case 'failed':
      return reason.threshold === undefined ? 'failed' : 'failed.mark';
    case 'waits-for-group':
      return reason.modules && reason.modules.length > 0 ? 'waits-for-group.open' : 'waits-for-group';
    case 'waive-lacks-evidence':
      return reason.text === 'do' ? 'waive-lacks-evidence.do' : 'waive-lacks-evidence';
    default:
      return reason.code;
  }
}

function operandsOf(reason: Reason, nameOf: NameOf, words: ReasonWords): Readonly<Record<string, string>> {
  const { parts } = words;
  const named = (id: string | undefined): string => nameOf(id ?? '');
  const score = (value: number | undefined): string => (value === undefined ? parts.noScore : percentText(value, words));
  return {
    modules: listOf(reason.modules, nameOf, words),
    zone: named(reason.zone),
    rule: named(reason.rule),
    subject: fillTemplate(parts.quoted, { name: named(reason.subject) }),
    score: score(reason.value),
    threshold: score(reason.threshold),
    source: sourceOf(reason, words),
    evidence: nameIn(words.evidence, reason.evidence) ?? parts.unknownKind,
    at: reason.at ?? '',
    text: textOf(reason, words),
    format: nameIn(words.formats, reason.text) ?? reason.text ?? '',
    needs: joinedNames((reason.text ?? '').split(' ').map((need) => nameIn(words.needs, need) ?? need), parts),
    weighed: weighed(reason.text ?? '', words),
    count: String(reason.count ?? (reason.code === 'retake' ? 2 : 0)),
    by: reason.rule ? fillTemplate(parts.by, { rule: named(reason.rule) }) : '',
    used: reason.text ? fillTemplate(parts.used, { text: reason.text }) : '',
  };
}

function nameIn(names: Readonly<Record<string, string>>, key: string | undefined): string | undefined {
  return key === undefined ? undefined : names[key];
}

function textOf({ code, text, subject }: Reason, { parts }: ReasonWords): string {
  if (code === 'waits-for-group') return text || (subject ?? '');
  if (text !== undefined) return text;
  return code === 'escalated' ? parts.person : code === 'rule-not-for' ? parts.condition : '';
}

function listOf(ids: readonly string[] | undefined, nameOf: NameOf, { parts }: ReasonWords): string {
  return joinedNames((ids ?? []).map((id) => fillTemplate(parts.quoted, { name: nameOf(id) })), parts);
}

function joinedNames(names: readonly string[], parts: ReasonWords['parts']): string {
  if (names.length <= 1) return names[0] ?? parts.nothing;
  const [first, last] = names.length > 4 ? [names.slice(0, 3), fillTemplate(parts.more, { count: names.length - 3 })] : [names.slice(0, -1), names.at(-1) ?? ''];
  return first.join(parts.comma) + parts.and + last;
}

function sourceOf(reason: Reason, { parts, evidence }: ReasonWords): string {
  if (reason.count !== undefined && reason.evidence === undefined) return reason.count === 1 ? parts.oneSource : fillTemplate(parts.manySources, { count: reason.count });
  const source = nameIn(evidence, reason.evidence) ?? parts.assessment;
  return reason.at ? fillTemplate(parts.ofDay, { source, at: reason.at }) : source;
}

/** `recall 52 % × 2; observed 90 % × 1` in words. */
function weighed(text: string, { evidence, parts }: ReasonWords): string {
  return text.split('; ').map((part) => part.replace(/^[a-z-]+/, (kind) => nameIn(evidence, kind) ?? kind)).join(parts.and);
}
