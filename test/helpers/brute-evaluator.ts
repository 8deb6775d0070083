import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Edge } from '#shared/model/edge';
import type { CourseModule } from '#shared/model/module';
import type { EvidenceEvent, LearnerState } from '#shared/model/profile';
import type { Rule, RuleAction } from '#shared/model/rule';
import { day, isHard, sum, type BruteRole } from './brute-role';

export interface BruteStep { readonly module: string; readonly attempt: number; readonly origin: string; readonly state: string; readonly minutes: number }
export interface BrutePath { readonly end: string; readonly minutes: number; readonly steps: readonly BruteStep[] }
interface Known { readonly event: EvidenceEvent; readonly index: number }
interface Decided { readonly settled: 'credited' | 'exempt' | 'waived' | null; readonly own: boolean; readonly inserts: readonly { module: string; trigger: Known | null }[]; readonly percent: number; readonly by: string | null }
interface Demand { readonly module: string; readonly serves: string; readonly trigger: Known | null; readonly afterFailure: boolean }

/**
 * A second evaluator, written from docs/spec/engine.md alone: slow and obvious, sets and lists of ids, no code of shared/path.
 * Everything but seeded choice and reasons. Trusts that the role compiles, but finds loops and torn blocks itself.
 */
export function evaluateByBrute(role: BruteRole, state: LearnerState, withRules = true): BrutePath {
  return new BruteEvaluation(role, state, withRules, false).path();
}

/** E-59 to E-61. */
export function runByBrute(role: BruteRole, state: LearnerState, withRules = true): BrutePath {
  const recorded = state.evidence.filter((event) => event.attempt !== null).sort((a, b) => a.attempt! - b.attempt!);
  const evidence = state.evidence.filter((event) => event.attempt === null);
  for (;;) {
    const evaluation = new BruteEvaluation(role, { ...state, evidence }, withRules, true);
    const path = evaluation.path();
    const step = path.steps.find((candidate) => candidate.state === 'open');
    if (!step) return path;
    const at = recorded.findIndex((event) => event.subject === step.module);
    const base = { subject: step.module, at: evaluation.asOf, attempt: step.attempt, serves: null, expires: null, source: '', completed: true };
    const [given] = at < 0 ? [] : recorded.splice(at, 1);
    evidence.push(given ? { ...base, kind: given.kind, score: given.score, passed: given.passed } : { ...base, kind: evaluation.attemptKind(step.module), score: evaluation.mark(step.module), passed: true });
    if (evidence.length > 500) throw new Error('does not end');
  }
}

const allKinds = ['recall', 'scenario', 'simulation', 'observed', 'record'] as const;
const everyKind = ['self-report', ...allKinds] as const;

class BruteEvaluation {
  readonly asOf: string;
  readonly #role: BruteRole;
  readonly #document: TrellisDocument;
  readonly #state: LearnerState;
  readonly #withRules: boolean;
  readonly #decided = new Map<string, Decided>();

  constructor(role: BruteRole, state: LearnerState, withRules: boolean, readonly elapsed: boolean) {
    this.#role = role;
    this.#document = role.document;
    this.#state = state;
    this.#withRules = withRules;
    this.asOf = this.#settings().asOf;
    const alone = new Map(this.#ids().map((id) => [id, this.#decide(id)]));
    for (const id of this.#ids()) {
      const all = this.#role.block(id).every((member) => alone.get(member)!.settled);
      this.#decided.set(id, alone.get(id)!.settled && !all ? { settled: null, own: false, inserts: [], percent: 100, by: alone.get(id)!.by } : alone.get(id)!);
    }
  }

  #settings(): { asOf: string; evidenceExpiryDays: Readonly<Record<string, number | null>>; recordAdmitsDo: boolean } {
    return [...this.#document.tables.settings.values()][0]!;
  }
  #ids(): readonly string[] {
    return this.#role.order!;
  }
  #module(id: string): CourseModule {
    return this.#role.modules.get(id)!;
  }
  #events(subject: string, what: 'attempt' | 'completion' | 'assessment'): readonly Known[] {
    return this.#state.evidence.map((event, index) => ({ event, index })).filter(({ event }) => event.subject === subject && (event.attempt !== null ? 'attempt' : event.completed ? 'completion' : 'assessment') === what);
  }
  #later(a: Known, b: Known): boolean {
    const [x, y] = [a.event.attempt !== null, b.event.attempt !== null];
    if (x !== y) return x;
    return x || a.event.at === b.event.at ? a.index > b.index : a.event.at > b.event.at;
  }
  #latest(events: readonly Known[]): Known | undefined {
    return events.find((one) => events.every((other) => other === one || this.#later(one, other)));
  }
  /** E-74. */
  #pick(rule: Rule, events: readonly Known[]): Known | undefined {
    return rule.reads.retest === false ? events.find((one) => events.every((other) => other === one || this.#later(other, one))) : this.#latest(events);
  }
  #isFresh(event: EvidenceEvent, days: number | null): boolean {
    return event.expires !== null ? this.asOf <= event.expires : days === null || day(this.asOf) <= day(event.at) + days;
  }
  #measures(id: string): readonly { score: number; evidenceKinds: readonly string[] }[] {
    return this.#role.gates().flatMap((gate) => gate.conditions.flatMap((c) => (c.kind === 'measure' && c.module === id ? [c] : [])));
  }
  #askingLinks(id: string): readonly Edge[] {
    return this.#role.edges.filter((edge) => edge.from === id && isHard(edge) && edge.needs !== null && (edge.needs.done || edge.needs.score !== null));
  }
  #isAsked(id: string): boolean {
    const isDoneAsked = this.#role.gates().some((gate) => gate.conditions.some((c) => c.kind === 'zone' && c.needs === 'done' && this.#role.zones.find((zone) => zone.id === c.zone)?.modules.includes(id)));
    const isEqual = this.#role.replacedBy(id).some(({ module, isFormat }) => isFormat && this.#role.policy(module) === 'core-locked');
    return isEqual || this.#askingLinks(id).length > 0 || this.#measures(id).length > 0 || isDoneAsked;
  }
  #askedScores(id: string): readonly number[] {
    return [...this.#measures(id).map((measure) => measure.score), ...this.#askingLinks(id).flatMap((edge) => edge.needs?.score ?? [])];
  }
  mark(id: string): number | null {
    const equals = this.#role.replacedBy(id).filter(({ isFormat }) => isFormat).map(({ module }) => module);
    const marks = [...this.#askedScores(id), ...[id, ...equals].flatMap((one) => this.#module(one).passMark ?? [])];
    return marks.length === 0 ? null : marks.reduce((a, b) => (a > b ? a : b));
  }
  #kindCounts(id: string, kind: string): boolean {
    return this.#measures(id).every(({ evidenceKinds: kinds }) => kind !== 'self-report' && (kinds.length === 0 || kinds.includes(kind)));
  }
  attemptKind(id: string): EvidenceEvent['kind'] {
    const own = this.#module(id).evidenceKind;
    if (own) return own;
    return this.#kindCounts(id, 'record') ? 'record' : (allKinds.find((kind) => this.#kindCounts(id, kind)) ?? 'record');
  }
  #passes(id: string, event: EvidenceEvent): boolean {
    if (!this.#kindCounts(id, event.kind)) return false;
    const mark = this.mark(id);
    if (event.score !== null && mark !== null) return event.score >= mark;
    return this.#askedScores(id).length === 0 && event.passed !== false;
  }
  /** Completions of `subject` that can credit module `id`. */
  #credits(id: string, subject: string): readonly Known[] {
    return this.#events(subject, 'completion').filter(({ event }) => event.kind !== 'self-report' && this.#kindCounts(id, event.kind) && this.#isFresh(event, this.#module(id).validityDays ?? this.#settings().evidenceExpiryDays[event.kind] ?? null));
  }

  #decide(id: string): Decided {
    const settle = (settled: Decided['settled'], own = false, by: string | null = null): Decided => ({ settled, own, inserts: [], percent: 100, by });
    const own = this.#latest(this.#credits(id, id));
    if (own && this.#passes(id, own.event)) return settle('credited', true);
    const policy = this.#role.policy(id);
    const isFirm = policy === 'core-locked' || policy === 'pulled-locked' || this.#isAsked(id);
    const others = this.#role.edges.filter((edge) => edge.kind === 'equivalent' && edge.to === id).map((edge) => this.#latest(this.#credits(id, edge.from)));
    if (!isFirm && others.some((other) => other && other.event.passed !== false)) return settle('credited');
    const until = this.#state.overrides.filter((override) => override.module === id).map((override) => override.until).sort().at(-1);
    if (!isFirm && until !== undefined && this.asOf <= until) return settle('exempt');
    const isStopped = !this.#withRules || this.#role.home(id)?.static;
    const rules = isStopped ? [] : this.#role.rules.filter((rule) => rule.kind === 'score-bands' && rule.module === id && rule.when.every((condition) => this.#holds(condition)));
    const isWaivable = policy === 'core-testable' || policy === 'pulled-testable' || (!policy.startsWith('core') && !policy.startsWith('pulled') && this.#role.home(id)!.waivable);
    const inserts: { module: string; trigger: Known | null }[] = [];
    let percent = 0;
    let pace: number | null = null;
    for (const rule of rules) if (isWaivable && !isFirm && this.#ruleWaives(rule, id)) return settle('waived');
    const [first] = isFirm ? [] : rules.map((rule) => this.#action(rule, this.#reads(rule, id))).filter((action) => action.do === 'replace');
    if (first) return settle(null, false, first.module);
    const format = this.#isAsked(id) ? null : this.#version(id);
    if (format) return settle(null, false, format);
    for (const rule of rules) {
      const read = this.#reads(rule, id);
      const action = this.#action(rule, read);
      if (action.do === 'insert') inserts.push(...action.modules.map((module) => ({ module, trigger: read ?? null })));
      if (action.do === 'extend' && action.percent > percent) percent = action.percent;
      if (action.do === 'pace' && pace === null) pace = action.percent;
    }
    return { settled: null, own: false, inserts, percent: percent + (pace ?? 100), by: null };
  }
  /** E-77, E-88: needs leave only versions that bar none of them; of those the first by format preferred, else, when the module itself bars one, the first at all. */
  #version(id: string): string | null {
    const offered = [id, ...this.#role.replacers(id).filter((other) => other.isFormat).map((other) => other.by)].filter((one) => one === id || this.#module(one).format !== null);
    const fit = offered.filter((one) => !this.#state.preferences.needs.some((need) => this.#bars(one, need)));
    const wanted = this.#state.preferences.formats.find((format) => fit.some((one) => this.#module(one).format === format));
    const best = fit.find((one) => this.#module(one).format === wanted && wanted !== undefined) ?? fit[0] ?? id;
    return best === id ? null : best;
  }
  /** E-88. */
  #bars(id: string, need: LearnerState['preferences']['needs'][number]): boolean {
    const { format, accessibility } = this.#module(id);
    const [a, aa, aaa] = ['wcag-a', 'wcag-aa', 'wcag-aaa'] as const;
    const meets = { captions: ['captions', 'no-audio', a, aa, aaa], transcript: ['transcript', aaa], 'audio-description': ['audio-description', 'transcript', a, aa, aaa], 'no-audio': ['no-audio', 'captions', 'transcript', a, aa, aaa] }[need];
    return format === 'video' && accessibility.every((feature) => !meets.includes(feature));
  }
  /** E-72. */
  #holds(condition: Rule['when'][number]): boolean {
    const isOld = (at: string): boolean => condition.maxAgeDays !== null && day(this.asOf) > day(at) + condition.maxAgeDays;
    if (condition.kind === 'fact') {
      const fact = Object.entries(this.#state.facts).find(([name]) => name === condition.fact)?.[1];
      if (!fact || isOld(fact.at)) return false;
      if (condition.is === 'equal' || condition.is === 'not-equal') return (fact.value === condition.value) === (condition.is === 'equal');
      return typeof fact.value === 'number' && typeof condition.value === 'number' && (condition.is === 'at-least' ? fact.value >= condition.value : fact.value < condition.value);
    }
    const read = this.#latest(this.#events(condition.subject, 'assessment').filter(({ event }) => (condition.evidenceKinds.length === 0 || condition.evidenceKinds.includes(event.kind)) && !isOld(event.at) && this.#isFresh(event, this.#settings().evidenceExpiryDays[event.kind] ?? null)));
    if (!read || read.event.score === null) return false;
    return condition.is === 'at-least' ? read.event.score >= condition.score : read.event.score < condition.score;
  }
  #reads(rule: Rule, id: string, kinds: readonly string[] = everyKind): Known | undefined {
    const { combine } = rule.reads;
    return combine ? this.#combined(rule, combine, id, kinds) : this.#source(rule, { ...rule.reads, evidenceKinds: (rule.reads.evidenceKinds.length > 0 ? rule.reads.evidenceKinds : allKinds).filter((kind) => kind !== 'self-report') }, id, kinds);
  }
  #source(rule: Rule, { subject, evidenceKinds, maxAgeDays }: Pick<Rule['reads'], 'subject' | 'evidenceKinds' | 'maxAgeDays'>, id: string, kinds: readonly string[], scored = false): Known | undefined {
    return this.#pick(rule,
      this.#events(subject ?? id, 'assessment').filter(({ event }) =>
        kinds.includes(event.kind) && evidenceKinds.includes(event.kind) && (!scored || event.score !== null) &&
        this.#isFresh(event, this.#settings().evidenceExpiryDays[event.kind] ?? null) && (maxAgeDays === null || day(this.asOf) <= day(event.at) + maxAgeDays)),
    );
  }
  /** E-83: the latest event, with the mean for its score. `kinds` are not all where an outcome has to be shown. */
  #combined(rule: Rule, parts: NonNullable<Rule['reads']['combine']>, id: string, kinds: readonly string[]): Known | undefined {
    const known = parts.map((part) => ({ part, read: this.#source(rule, { ...part, evidenceKinds: part.evidenceKinds.length > 0 ? part.evidenceKinds : [...allKinds] }, id, kinds, true) }));
    const found = known.flatMap(({ part, read }) => (read ? [{ weight: part.weight, read }] : []));
    if (kinds === everyKind && known.some(({ part, read }) => part.required && !read)) return undefined;
    const latest = this.#latest([...new Map(found.map(({ read }) => [read.index, read])).values()]);
    if (!latest || found.every(({ read }) => read.event.kind === 'self-report')) return undefined;
    const score = Math.floor(sum(found.map(({ weight, read }) => weight * read.event.score!)) / sum(found.map(({ weight }) => weight)));
    return { event: { ...latest.event, score }, index: latest.index };
  }
  #action(rule: Rule, read: Known | undefined): RuleAction {
    if (!read || (read.event.score === null && read.event.passed !== true)) return rule.noScore;
    const { score } = read.event;
    if (score === null) return rule.passedWithoutScore;
    return rule.bands.find((band) => (band.fromInclusive ? score >= band.from : score > band.from) && (band.toInclusive ? score <= band.to : score < band.to))!.action;
  }
  #ruleWaives(rule: Rule, id: string): boolean {
    const read = this.#reads(rule, id);
    if (!read || this.#action(rule, read).do !== 'waive') return false;
    const objectives = [...this.#document.tables.objective.values()].filter((objective) => objective.module === id);
    const outcomes = objectives.length === 0 ? ['know'] : [...new Set(objectives.map((objective) => objective.outcome))];
    return outcomes.every((outcome) => {
      const kinds = outcome === 'know' ? allKinds : ['scenario', 'simulation', 'observed', ...(this.#settings().recordAdmitsDo ? ['record'] : [])];
      const shown = this.#reads(rule, id, kinds);
      const mark = this.mark(id);
      return shown !== undefined && this.#action(rule, shown).do === 'waive' && (shown.event.score === null || mark === null || shown.event.score >= mark);
    });
  }

  path(): BrutePath {
    const role = this.#role;
    const decided = (id: string): Decided => this.#decided.get(id)!;
    const attempts = (id: string): readonly Known[] => this.#events(id, 'attempt');
    const core = role.coreClosure();
    const chosen = new Map<string, readonly string[]>();
    for (const zone of role.zones.filter((candidate) => candidate.policy === 'elective')) {
      const open = zone.modules.filter((id) => !core.has(id) && ![...chosen.values()].flat().includes(id));
      const listed = (this.#state.choices[zone.id] ?? []).filter((id) => open.includes(id));
      const ranked = [...new Set([...open.filter((id) => decided(id).own), ...listed, ...open])];
      let taken: readonly string[] = ranked.slice(0, ranked.findIndex((_id, at) => role.meetsZone(zone, ranked.slice(0, at + 1))) + 1);
      if (role.meetsZone(zone, [])) taken = [];
      for (const id of [...taken].reverse()) if (role.meetsZone(zone, taken.filter((other) => other !== id))) taken = taken.filter((other) => other !== id);
      chosen.set(zone.id, zone.requirement ? taken : []);
    }
    const isCore = (id: string): boolean => role.policy(id).startsWith('core');
    const isChosen = (id: string): boolean => [...chosen.values()].flat().includes(id);
    const asked = this.#demands();
    const close = (isFalling: boolean, demands: readonly Demand[], needs: (id: string) => readonly string[]): { held: Set<string>; named: Set<string> } => {
      let held = new Set(this.#ids().filter((id) => isCore(id) || isChosen(id)));
      for (;;) {
        const named = new Set(demands.filter((demand) => held.has(demand.serves)).map((demand) => demand.module));
        const next = new Set([...held, ...named, ...[...held, ...named].filter((id) => !isFalling || !decided(id).settled || named.has(id)).flatMap(needs), ...[...held, ...named].flatMap((id) => decided(id).by ?? [])]);
        if (next.size === held.size) return { held, named };
        held = next;
      }
    };
    const isFalling = [...this.#document.tables.role.values()].some((record) => record.pulledIn === 'fall');
    const base = close(isFalling, asked.filter((demand) => !demand.afterFailure), (id) => role.needs(id)).held;
    const enters = (id: string): readonly string[] => role.groupsOf(id).filter((requirement) => !role.meets(requirement.group, (one) => base.has(one) || decided(one).settled !== null)).flatMap((requirement) => requirement.default);
    const needs = (id: string): readonly string[] => [...role.needs(id), ...enters(id)];
    const { held, named } = close(isFalling, asked, needs);
    const stays = close(false, asked, needs).held;
    const isReplaced = (id: string): boolean => held.has(id) && decided(id).by !== null;
    const standsFor = (id: string): readonly string[] => this.#ids().filter((one) => isReplaced(one) && decided(one).by === id);
    const onPath = this.#ids().filter((id) => (held.has(id) && !isReplaced(id)) || (!held.has(id) && stays.has(id) && decided(id).own));
    const isHeld = (id: string): boolean => onPath.includes(id) || isReplaced(id);
    const open = asked.filter((demand) => onPath.includes(demand.serves) && !this.#isDemandSettled(demand));
    const failures = (id: string): number => (this.#isReleased(id, attempts(id).length) ? 0 : (this.#failureNumbers(id).at(-1) ?? 0));
    const isEscalated = (id: string): boolean => this.#withRules && standing(id) === null && role.rules.some((rule) => rule.kind === 'attempts' && rule.module === id && rule.failures.some((failure) => failure.action.do === 'escalate' && failures(id) >= failure.at));
    const standing = (id: string): string | null => {
      if (isReplaced(id)) return standing(decided(id).by!) === null ? null : 'replaced';
      if (open.some((demand) => demand.module === id)) return null;
      const last = attempts(id).at(-1);
      if (last) return this.#passes(id, last.event) ? 'done' : null;
      return decided(id).settled;
    };
    const counts = (id: string): boolean => role.block(id).every((member) => !onPath.includes(member) || standing(member) !== null);
    const isWaiting = (id: string): boolean => {
      const last = attempts(id).at(-1);
      return !isReplaced(id) && !this.elapsed && this.#withRules && last !== undefined && standing(id) === null && !isEscalated(id) && role.rules.some((rule) => rule.kind === 'attempts' && rule.module === id && rule.failures.some(({ at, action }) => action.do === 'lock' && at === failures(id) && day(this.asOf) < day(last.event.at) + action.days));
    };
    const isMet = (gate: ReturnType<BruteRole['gates']>[number]): boolean =>
      gate.conditions.every((condition) => {
        if (condition.kind === 'measure') return standing(condition.module) !== null;
        const zone = role.zones.find((candidate) => candidate.id === condition.zone)!;
        const needed = zone.policy === 'elective' ? chosen.get(zone.id)! : zone.modules;
        return (zone.policy !== 'elective' || role.meetsZone(zone, needed)) &&
          needed.every((id) => standing(id) !== null && counts(id) && (condition.needs === 'settled' || standing(id) === 'done' || (standing(id) === 'credited' && decided(id).own)));
      });
    const isLocked = (id: string): boolean => {
      if (standsFor(id).some(isLocked)) return true;
      const block = role.block(id);
      const before = (kind: string): readonly string[] => role.edges.filter((edge) => edge.kind === kind && block.includes(edge.to) && !block.includes(edge.from) && isHeld(edge.from)).map((edge) => edge.from);
      if (before('prerequisite').some((need) => standing(need) === null || !counts(need))) return true;
      if (before('corequisite').some((other) => standing(other) === null && isLocked(other))) return true;
      if (open.some((demand) => demand.serves === id) || isWaiting(id)) return true;
      const isThere = (one: string): boolean => (isHeld(one) ? standing(one) !== null && counts(one) : decided(one).settled !== null);
      if (block.some((member) => role.groupsOf(member).some((requirement) => !role.meets(requirement.group, isThere)))) return true;
      return (isCore(id) || isChosen(id)) && role.gates().some((gate) => gate.zone === role.home(id)?.id && !isMet(gate));
    };
    const isBridge = (module: string, by: string): boolean => role.edges.some((edge) => edge.kind === 'bridge' && edge.from === by && edge.to === module) && role.replacers(module).some((other) => other.by === by && !other.isFormat);
    const steps = onPath.flatMap((id): readonly BruteStep[] => {
      const origin = isCore(id) ? 'core' : isChosen(id) ? 'chosen' : named.has(id) ? 'inserted' : standsFor(id).length === 0 ? 'pulled-in' : isBridge(standsFor(id)[0]!, id) ? 'bridge' : 'alternate';
      const minutes = this.#module(id).minutes ?? 0;
      const full = Math.ceil((minutes * decided(id).percent) / 100);
      const taken = attempts(id).map((_attempt, n) => ({ module: id, attempt: n + 1, origin, state: isEscalated(id) && n === attempts(id).length - 1 ? 'escalated' : 'done', minutes: full }));
      const state = standing(id);
      if (state === 'done' || isEscalated(id)) return taken;
      if (state) return [...taken, { module: id, attempt: 0, origin, state, minutes: 0 }];
      return [...taken, { module: id, attempt: taken.length + 1, origin, state: isLocked(id) ? 'locked' : 'open', minutes: full }];
    });
    const has = (...states: readonly string[]): boolean => steps.some((step) => states.includes(step.state));
    return { end: has('open') ? 'under-way' : has('locked', 'escalated') ? (this.#ids().some(isWaiting) ? 'under-way' : 'escalated') : 'finished', minutes: steps.reduce((sum, step) => sum + step.minutes, 0), steps };
  }

  /** E-73: each failure's number since the last pass or release; 0 for a pass. */
  #failureNumbers(id: string): readonly number[] {
    let number = 0;
    return this.#events(id, 'attempt').map(({ event }, index) => {
      if (this.#isReleased(id, index)) number = 0;
      number = this.#passes(id, event) ? 0 : number + 1;
      return number;
    });
  }
  #isReleased(id: string, after: number): boolean {
    return this.#state.releases.some((release) => release.module === id && release.after === after);
  }
  #demands(): readonly Demand[] {
    const demands: Demand[] = [];
    for (const serves of this.#ids()) {
      const decision = this.#decided.get(serves)!;
      if (decision.settled) continue;
      demands.push(...decision.inserts.map((insert) => ({ ...insert, serves, afterFailure: false })));
      if (!this.#withRules) continue;
      for (const [index, trigger] of this.#events(serves, 'attempt').entries()) {
        const failures = this.#failureNumbers(serves)[index]!;
        for (const rule of this.#role.rules.filter((candidate) => candidate.kind === 'attempts' && candidate.module === serves)) {
          for (const { at, action } of rule.failures) if (at === failures && action.do === 'insert') demands.push(...action.modules.map((module) => ({ module, serves, trigger, afterFailure: true })));
        }
      }
    }
    return demands;
  }
  #isDemandSettled({ module, serves, trigger }: Demand): boolean {
    const last = this.#events(serves, 'attempt').at(-1);
    if (last && this.#passes(serves, last.event)) return true;
    return [...this.#credits(module, module), ...this.#events(module, 'attempt')].some((result) => this.#passes(module, result.event) && (trigger === null || this.#later(result, trigger)));
  }
}
