import { stableStringify } from '../kit/stable-json';
import type { Finding } from '../kit/finding';
import type { Rule, RuleAction } from '../model/rule';
import { evidenceKinds, type EvidenceKind } from '../model/vocabulary';
import { bandRange, formatScore } from './bands';
import type { Collected } from './collect';
import { excludeEachOther } from './exclusive-conditions';

/** What can act where the module stands: a static zone switches rules off, locked places keep their modules, and only some zones waive. */
interface Place {
  readonly rules: boolean;
  readonly waives: boolean;
  readonly replaces: boolean;
}

/** TRL-R014: two rules of one module that want different things of one learner. The first in order then decides; a designer should know. */
export function disagreements(collected: Collected): readonly Finding[] {
  const { rules, modules, indexOf } = collected;
  const byModule = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.kind !== 'score-bands') continue;
    const list = byModule.get(rule.module);
    if (list) list.push(rule);
    else byModule.set(rule.module, [rule]);
  }
  return [...byModule].flatMap(([module, list]) => {
    const place = list.length > 1 ? placeOf(collected, module) : null;
    if (!place?.rules) return [];
    const title = modules[indexOf.get(module) ?? -1]?.title ?? module;
    return list.flatMap((rule, at) => list.slice(at + 1).flatMap((other) => between(rule, other, title, place)));
  });
}

function placeOf({ zones, zoneOf, indexOf, role }: Collected, module: string): Place {
  const zone = zones[zoneOf[indexOf.get(module) ?? -1] ?? -1];
  const isLocked = zone ? zone.policy === 'core-locked' : role.prerequisitePolicy === 'locked';
  return { rules: !zone?.static, replaces: !isLocked, waives: !isLocked && (!zone || zone.policy === 'core-testable' || zone.waivable) };
}

function between(rule: Rule, other: Rule, title: string, place: Place): readonly Finding[] {
  if (excludeEachOther(rule.when, other.when)) return [];
  const what = readingOf(rule) === readingOf(other) ? onOneReading(rule, other, title, place) : onTwoReadings(rule, other, title, place);
  if (what === null) return [];
  return [{ code: 'TRL-R014', severity: 'warning', records: [rule.id, other.id, rule.module], message: `“${rule.title}” and “${other.title}” ${what}. Give them conditions that exclude each other, or make one of them.` }];
}

/** Where they read different results, any of their actions can meet: what matters then is whether they put different modules in its place. */
function onTwoReadings(rule: Rule, other: Rule, title: string, place: Place): string | null {
  const replaced = ({ bands, noScore, passedWithoutScore }: Rule): readonly RuleAction[] => [...bands.map((band) => band.action), noScore, passedWithoutScore].filter((action) => action.do === 'replace');
  return place.replaces && replaced(rule).some((a) => replaced(other).some((b) => clash(a, b))) ? replacing(rule, title, '') : null;
}

/** Where both read the same: a score, or a branch without one, at which one settles or replaces what the other changes, or at which both replace by another module or set another pace. */
function onOneReading(rule: Rule, other: Rule, title: string, place: Place): string | null {
  for (const [where, one, against] of situations(rule, other)) {
    const [a, b] = [acting(one, place), acting(against, place)];
    if (!clash(a, b)) continue;
    if (a.do === 'replace' && b.do === 'replace') return replacing(rule, title, ` ${where}`);
    return `disagree about “${title}” ${where}: one says ${words[a.do]}, the other ${words[b.do]}; ${winner(a, b)}`;
  }
  return null;
}

/** What both do on one and the same reading, and when that is. A combined score is made of scores only. */
function situations(rule: Rule, other: Rule): readonly (readonly [string, RuleAction, RuleAction])[] {
  const scores = rule.bands.flatMap((band) => other.bands.flatMap((against): (readonly [string, RuleAction, RuleAction])[] => {
    const [lo, hi] = [Math.max(bandRange(band).lo, bandRange(against).lo), Math.min(bandRange(band).hi, bandRange(against).hi)];
    return lo > hi ? [] : [[`at ${lo === hi ? formatScore(lo) : `${formatScore(lo)} to ${formatScore(hi)}`}`, band.action, against.action]];
  }));
  const passed = rule.reads.combine ? [] : [['for who has passed without a score', rule.passedWithoutScore, other.passedWithoutScore] as const];
  return [...scores, ...passed, ['without a score', unwaived(rule.noScore), unwaived(other.noScore)]];
}

const take: RuleAction = { do: 'take' };

/** Nothing is waived without a result (TRL-R004). */
function unwaived(action: RuleAction): RuleAction {
  return action.do === 'waive' ? take : action;
}

/** The action as far as it acts at that place. */
function acting(action: RuleAction, { waives, replaces }: Place): RuleAction {
  return (action.do === 'waive' && !waives) || (action.do === 'replace' && !replaces) ? take : action;
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
  if (a.do === 'replace' && b.do === 'replace') return a.module !== b.module;
  if (a.do === 'pace' && b.do === 'pace') return a.percent !== b.percent;
  return stageOf(a) !== stageOf(b);
}

function replacing(rule: Rule, title: string, where: string): string {
  return `may put different modules instead of “${title}”${where}; where both act, “${rule.title}” decides`;
}

function winner(a: RuleAction, b: RuleAction): string {
  const first = stageOf(a) <= stageOf(b) ? a : b;
  return stageOf(a) === stageOf(b) ? 'the first in order decides' : `“${words[first.do]}” decides`;
}

/** What a rule reads, as one text: equal texts read the same result of everybody, however it was written down. */
function readingOf({ module, reads }: Rule): string {
  const retest = reads.retest ?? true;
  if (!reads.combine) return stableStringify({ subject: reads.subject ?? module, kinds: kindsOf(reads.evidenceKinds).filter((kind) => kind !== 'self-report'), maxAgeDays: reads.maxAgeDays, retest });
  const parts = reads.combine.map(({ subject, evidenceKinds: listed, maxAgeDays, weight, required }) => stableStringify({ subject: subject ?? module, kinds: kindsOf(listed), maxAgeDays, weight, required }));
  return stableStringify({ parts: parts.sort(), retest });
}

/** Kinds that count, each once and in one order; none listed: all but self-report. */
function kindsOf(listed: readonly EvidenceKind[]): readonly EvidenceKind[] {
  return evidenceKinds.filter((kind) => (listed.length > 0 ? listed.includes(kind) : kind !== 'self-report'));
}
