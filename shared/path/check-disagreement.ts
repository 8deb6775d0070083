import { stableStringify } from '../kit/stable-json';
import type { Finding } from '../kit/finding';
import type { Rule, RuleAction, RuleCondition } from '../model/rule';
import { bandRange, formatScore } from './bands';
import type { Collected } from './collect';
import { replacementsOf } from './replacements';

/** TRL-R014: two rules of one module that want different things of one learner. The first in order then decides; a designer should know. */
export function disagreements({ rules, modules, indexOf }: Collected): readonly Finding[] {
  const bands = rules.filter((rule) => rule.kind === 'score-bands');
  const byModule = new Map<string, Rule[]>();
  for (const rule of bands) byModule.set(rule.module, [...(byModule.get(rule.module) ?? []), rule]);
  const laterOf = (rule: Rule): readonly Rule[] => byModule.get(rule.module)?.slice((byModule.get(rule.module)?.indexOf(rule) ?? 0) + 1) ?? [];
  return bands.flatMap((rule) => laterOf(rule).filter((other) => !excludeEachOther(rule, other)).flatMap((other): readonly Finding[] => {
    const title = modules[indexOf.get(rule.module) ?? -1]?.title ?? rule.module;
    const what = differentReplacements(rule, other) ? `may put different modules instead of “${title}”; where both act, “${rule.title}” decides` : onOneScore(rule, other, title);
    if (what === null) return [];
    return [{ code: 'TRL-R014', severity: 'warning', records: [rule.id, other.id, rule.module], message: `“${rule.title}” and “${other.title}” ${what}. Give them conditions that exclude each other, or make one of them.` }];
  }));
}

function differentReplacements(rule: Rule, other: Rule): boolean {
  const own = replacementsOf(rule);
  return own.length > 0 && replacementsOf(other).some((by) => !own.includes(by));
}

/** Where both read the same result: a score at which one settles or replaces what the other changes, or at which both set another pace. */
function onOneScore(rule: Rule, other: Rule, title: string): string | null {
  if (readingOf(rule) !== readingOf(other)) return null;
  for (const band of rule.bands) {
    for (const against of other.bands) {
      const [lo, hi] = [Math.max(bandRange(band).lo, bandRange(against).lo), Math.min(bandRange(band).hi, bandRange(against).hi)];
      if (lo > hi || !clash(band.action, against.action)) continue;
      const range = lo === hi ? formatScore(lo) : `${formatScore(lo)} to ${formatScore(hi)}`;
      return `disagree about “${title}” at ${range}: one says ${words[band.action.do]}, the other ${words[against.action.do]}; ${winner(band.action, against.action)}`;
    }
  }
  return null;
}

const words: Readonly<Record<RuleAction['do'], string>> = {
  take: 'take it', waive: 'waive it', insert: 'extra practice first', remediate: 'extra practice first', replace: 'take another instead', extend: 'more time', pace: 'another pace',
};
const stages: readonly (readonly RuleAction['do'][])[] = [['waive'], ['replace'], ['insert', 'remediate', 'extend', 'pace']];

function stageOf(action: RuleAction): number {
  return stages.findIndex((stage) => stage.includes(action.do));
}

function clash(a: RuleAction, b: RuleAction): boolean {
  if (a.do === 'take' || b.do === 'take') return false;
  if (a.do === 'pace' && b.do === 'pace') return a.percent !== b.percent;
  return stageOf(a) !== stageOf(b);
}

function winner(a: RuleAction, b: RuleAction): string {
  const first = stageOf(a) <= stageOf(b) ? a : b;
  return stageOf(a) === stageOf(b) ? 'the first in order decides' : `“${words[first.do]}” decides`;
}

function readingOf({ module, reads }: Rule): string {
  return stableStringify({ ...reads, subject: reads.subject ?? module });
}

/** Two rules of which at most one can act for anybody: one of their conditions is the opposite of the other's. */
function excludeEachOther(rule: Rule, other: Rule): boolean {
  return rule.when.some((condition) => other.when.some((against) => areOpposite(condition, against) || areOpposite(against, condition)));
}

function areOpposite(a: RuleCondition, b: RuleCondition): boolean {
  if (a.kind === 'fact' && b.kind === 'fact' && a.fact === b.fact) {
    if (a.is === 'equal') return (b.is === 'equal' && a.value !== b.value) || (b.is === 'not-equal' && a.value === b.value);
    return a.is === 'at-least' && b.is === 'below' && typeof a.value === 'number' && typeof b.value === 'number' && b.value <= a.value;
  }
  if (a.kind !== 'result' || b.kind !== 'result') return false;
  const isSame = a.subject === b.subject && a.maxAgeDays === b.maxAgeDays && a.evidenceKinds.join() === b.evidenceKinds.join();
  return isSame && a.is === 'at-least' && b.is === 'below' && b.score <= a.score;
}
