import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Edge } from '#shared/model/edge';
import type { CourseModule } from '#shared/model/module';
import type { EvidenceEvent, LearnerState } from '#shared/model/profile';
import type { Group, GroupItem, Requirement } from '#shared/model/requirement';
import type { Rule, RuleAction } from '#shared/model/rule';
import type { Zone } from '#shared/model/zone';

/**
 * A second evaluator, written from docs/spec/engine.md alone: slow and obvious, sets and lists of ids, no code of shared/path.
 * Everything but seeded choice and reasons. Trusts that the role compiles, but finds loops and torn blocks itself.
 */
export interface BruteStep { readonly module: string; readonly attempt: number; readonly origin: string; readonly state: string; readonly minutes: number }
export interface BrutePath { readonly end: string; readonly minutes: number; readonly steps: readonly BruteStep[] }
interface Known { readonly event: EvidenceEvent; readonly index: number }
interface Decided { readonly settled: 'credited' | 'exempt' | 'waived' | null; readonly own: boolean; readonly inserts: readonly { module: string; trigger: Known | null }[]; readonly percent: number; readonly by: string | null }
interface Demand { readonly module: string; readonly serves: string; readonly trigger: Known | null; readonly afterFailure: boolean }

const strictness = ['core-locked', 'core-testable', 'elective', 'remedial', 'open'];
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPlace = (a: { place: number; id: string }, b: { place: number; id: string }): number => a.place - b.place || byText(a.id, b.id);
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const compare = (a: readonly (string | number)[], b: readonly (string | number)[]): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    return x === undefined || (y !== undefined && x < y) ? -1 : 1;
  }
  return 0;
};
/** Every list of the given. */
const subsets = <T>(list: readonly T[]): readonly (readonly T[])[] => list.reduce<readonly (readonly T[])[]>((all, one) => [...all, ...all.map((part) => [...part, one])], [[]]);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const named = (item: Group | GroupItem): readonly string[] => (typeof item === 'string' ? [item] : (item.of as readonly GroupItem[]).flatMap(named));
/** Everything that `next` leads to from the given, the given included. */
const reach = (from: readonly string[], next: (id: string) => readonly string[]): Set<string> => {
  const held = new Set<string>();
  const visit = (id: string): void => {
    if (held.has(id)) return;
    held.add(id);
    next(id).forEach(visit);
  };
  from.forEach(visit);
  return held;
};

/** E-82. */
const spelledOut = (rule: Rule, edges: readonly Edge[]): Rule => {
  const modules = [...new Set(edges.filter((edge) => edge.kind === 'remediation' && edge.to === rule.module).map((edge) => edge.from))];
  const spell = (action: RuleAction): RuleAction => (action.do === 'remediate' ? { do: 'insert', modules } : action);
  return {
    ...rule, bands: rule.bands.map((band) => ({ ...band, action: spell(band.action) })), noScore: spell(rule.noScore), passedWithoutScore: spell(rule.passedWithoutScore),
    failures: rule.failures.map(({ at, action }) => ({ at, action: action.do === 'remediate' ? { do: 'insert', modules } : action })),
  };
};

export class BruteRole {
  readonly zones: readonly Zone[];
  readonly rules: readonly Rule[];
  readonly modules: ReadonlyMap<string, CourseModule>;
  readonly edges: readonly Edge[];
  readonly requirements: readonly Requirement[];
  /** E-10, or null: E-12, E-13. */
  readonly order: readonly string[] | null;
  readonly #document: TrellisDocument;
  readonly #role: string;

  constructor(document: TrellisDocument, role: string) {
    const { tables } = document;
    this.#document = document;
    this.#role = role;
    this.zones = [...tables.zone.values()].filter((zone) => zone.role === role).sort(byPlace);
    this.rules = [...tables.rule.values()].filter((rule) => rule.role === role).sort(byPlace).map((rule) => spelledOut(rule, [...tables.edge.values()].sort((a, b) => byText(a.id, b.id))));
    const all = [...tables.edge.values()].sort((a, b) => byText(a.id, b.id));
    const roots = [...this.zones.flatMap((zone) => zone.modules), ...this.rules.flatMap((rule) => this.inserts(rule)), ...this.gates().flatMap((gate) => gate.conditions.flatMap((c) => (c.kind === 'measure' ? [c.module] : [])))];
    const candidates = reach(roots, (id) => all.flatMap((edge) => [...(isHard(edge) && edge.to === id ? [edge.from] : []), ...(edge.kind === 'strict-corequisite' && edge.from === id ? [edge.to] : [])]).concat([...tables.requirement.values()].filter((requirement) => requirement.module === id).flatMap((requirement) => [...named(requirement.group), ...requirement.default])).concat(this.replacers(id).map((other) => other.by)));
    this.modules = new Map([...candidates].map((id) => [id, tables.module.get(id)!]));
    this.edges = all.filter((edge) => candidates.has(edge.to) && (edge.kind === 'equivalent' || candidates.has(edge.from)));
    this.requirements = [...tables.requirement.values()].filter((requirement) => candidates.has(requirement.module));
    this.order = this.#totalOrder();
  }

  gates(): readonly { id: string; zone: string; conditions: readonly ({ kind: 'zone'; zone: string; needs: 'settled' | 'done' } | { kind: 'measure'; module: string; score: number; evidenceKinds: readonly string[] })[] }[] {
    return [...this.#document.tables.gate.values()].filter((gate) => gate.role === this.#role);
  }
  inserts(rule: Rule): readonly string[] {
    const actions: readonly (RuleAction | { do: 'escalate' | 'lock' })[] = [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore, ...rule.failures.map((failure) => failure.action)];
    return actions.flatMap((action) => (action.do === 'insert' ? action.modules : []));
  }
  home(id: string): Zone | undefined {
    return this.zones.filter((zone) => zone.modules.includes(id)).sort((a, b) => strictness.indexOf(a.policy) - strictness.indexOf(b.policy) || this.zones.indexOf(a) - this.zones.indexOf(b))[0];
  }
  policy(id: string): string {
    return this.home(id)?.policy ?? (this.#document.tables.role.get(this.#role)!.prerequisitePolicy === 'locked' ? 'pulled-locked' : 'pulled-testable');
  }
  isPair(a: string, b: string): boolean {
    const has = (kind: string, from: string, to: string): boolean => this.edges.some((edge) => edge.kind === kind && edge.from === from && edge.to === to);
    return has('strict-corequisite', a, b) || has('strict-corequisite', b, a) || (has('corequisite', a, b) && has('corequisite', b, a));
  }
  block(id: string): readonly string[] {
    return [...reach([id], (here) => [...this.modules.keys()].filter((other) => other !== here && this.isPair(here, other)))];
  }
  /** Needed directly: prerequisites, corequisites, partners of the block. */
  needs(id: string): readonly string[] {
    return [...this.edges.filter((edge) => edge.to === id && (edge.kind === 'prerequisite' || edge.kind === 'corequisite')).map((edge) => edge.from), ...[...this.modules.keys()].filter((other) => other !== id && this.isPair(id, other))];
  }
  /** E-76, E-77: what may stand instead of a module: by its rules, then by format. */
  replacers(id: string): readonly { by: string; isFormat: boolean }[] {
    const { tables } = this.#document;
    const actions = this.rules.filter((rule) => rule.module === id).flatMap((rule): readonly RuleAction[] => [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore]);
    const objectives = (module: string): string => [...new Set([...tables.objective.values()].filter((objective) => objective.module === module).map((objective) => `${objective.outcome} ${objective.text}`))].sort().join();
    const formats = [...tables.alternate.values()].sort((a, b) => byText(a.id, b.id)).filter((one) => one.module === id && one.differs === 'format' && this.home(id)?.formats && objectives(id) === objectives(one.alternate));
    return [...actions.flatMap((action) => (action.do === 'replace' ? [{ by: action.module, isFormat: false }] : [])), ...formats.map((one) => ({ by: one.alternate, isFormat: true }))];
  }
  replacedBy(by: string): readonly { module: string; isFormat: boolean }[] {
    return [...this.modules.keys()].flatMap((module) => this.replacers(module).filter((other) => other.by === by).map(({ isFormat }) => ({ module, isFormat })));
  }
  groupsOf(id: string): readonly Requirement[] {
    return this.requirements.filter((requirement) => requirement.module === id);
  }
  worth(id: string, unit: 'count' | 'minutes' | 'credits'): number {
    const module = this.modules.get(id)!;
    return unit === 'count' ? 1 : unit === 'minutes' ? (module.minutes ?? 0) : Math.round((module.credits ?? 0) * 100);
  }
  /** E-64. */
  meets(item: Group | GroupItem, held: (id: string) => boolean): boolean {
    if (typeof item === 'string') return held(item);
    const entries = item.of as readonly GroupItem[];
    if (item.need === 'all') return entries.every((entry) => this.meets(entry, held));
    if (item.need === 'any') return entries.some((entry) => this.meets(entry, held));
    const scale = item.need === 'credits' ? 100 : 1;
    const inner = entries.filter((entry) => typeof entry !== 'string' && this.meets(entry, held)).length;
    const own = [...new Set(entries.flatMap((entry) => (typeof entry === 'string' && held(entry) ? [entry] : [])))];
    const value = (ids: readonly string[]): number => sum(ids.map((id) => this.worth(id, item.need)));
    return subsets(own).some((used) => value(used) + inner >= item.atLeast * scale && item.caps.every((cap) => value(used.filter((id) => cap.of.includes(id))) <= cap.atMost * scale));
  }
  /** E-68. */
  meetsZone({ requirement }: Zone, ids: readonly string[]): boolean {
    if (!requirement) return true;
    const scale = requirement.kind === 'credits' ? 100 : 1;
    const groups = requirement.groups ?? [];
    const worth = (id: string): number => this.worth(id, requirement.kind);
    const inside = (id: string): readonly number[] => groups.flatMap((group, at) => (group.modules.includes(id) ? [at] : []));
    return subsets(ids).some((used) => {
      if (sum(used.map(worth)) < (requirement.kind === 'count' ? requirement.choose : requirement.atLeast) * scale) return false;
      const ways = used.reduce<readonly (readonly (readonly number[])[])[]>((all, id) => {
        const options = requirement.mayShare || inside(id).length === 0 ? [inside(id)] : inside(id).map((group) => [group]);
        return all.flatMap((way) => options.map((option) => [...way, option]));
      }, [[]]);
      return ways.some((way) => groups.every((group, at) => {
        const got = sum(used.filter((_id, place) => way[place]!.includes(at)).map(worth));
        return got >= group.atLeast * scale && (group.atMost === null || got <= group.atMost * scale);
      }));
    });
  }
  coreClosure(): Set<string> {
    return reach(this.zones.filter((zone) => zone.policy.startsWith('core')).flatMap((zone) => zone.modules), (id) => [...this.needs(id), ...this.groupsOf(id).flatMap((requirement) => requirement.default), ...this.replacers(id).map((other) => other.by)]);
  }

  #totalOrder(): readonly string[] | null {
    const ids = [...this.modules.keys()];
    const core = this.coreClosure();
    const links = this.edges.filter((edge) => edge.kind === 'prerequisite' || edge.kind === 'corequisite').map((edge) => [edge.from, edge.to] as const);
    const served = this.rules.flatMap((rule) => (this.modules.has(rule.module) ? this.inserts(rule).map((id) => [id, rule.module] as const) : []));
    const grouped = this.requirements.flatMap((requirement) => [...named(requirement.group), ...requirement.default].map((from) => [from, requirement.module] as const));
    const instead = ids.flatMap((id) => this.replacers(id).map((other) => [other.by, id] as const));
    const inherited = instead.flatMap(([by, module]) => [...links, ...grouped].filter(([, to]) => to === module).map(([from]) => [from, by] as const));
    const gated = this.gates().flatMap((gate) => {
      const sources = gate.conditions.flatMap((c) => (c.kind === 'measure' ? [c.module] : (this.zones.find((zone) => zone.id === c.zone)?.modules ?? [])));
      const needed = reach(sources, (id) => [...this.needs(id), ...[...grouped, ...instead].filter(([, to]) => to === id).map(([from]) => from)]);
      const isFree = (id: string): boolean => needed.has(id) && (['open', 'remedial'].includes(this.policy(id)) || (this.policy(id) === 'elective' && core.has(id)));
      return (this.zones.find((zone) => zone.id === gate.zone)?.modules ?? []).filter((id) => this.home(id)?.id === gate.zone && !isFree(id)).flatMap((to) => [to, ...instead.filter(([, module]) => module === to).map(([by]) => by)]).flatMap((to) => sources.map((from) => [from, to] as const));
    });
    const same = (a: string, b: string): boolean => this.block(a).includes(b);
    if (this.edges.some((edge) => edge.kind === 'prerequisite' && same(edge.from, edge.to) && !this.isPair(edge.from, edge.to))) return null;
    if ([...gated, ...grouped, ...inherited].some(([from, to]) => same(from, to))) return null;
    const lead = (id: string): string => [...this.block(id)].sort()[0]!;
    const arrows = [...links, ...served, ...gated, ...grouped, ...instead, ...inherited].map(([from, to]) => [lead(from), lead(to)] as const).filter(([from, to]) => from !== to);
    const after = (id: string): Set<string> => reach([id], (here) => arrows.filter(([from]) => from === here).map(([, to]) => to));
    if (arrows.some(([from, to]) => after(to).has(from))) return null;
    for (const edge of this.edges.filter((candidate) => candidate.kind === 'recommended')) {
      const [from, to] = [lead(edge.from), lead(edge.to)];
      if (from !== to && !after(to).has(from)) arrows.push([from, to]);
    }
    const key = this.#keys(ids, [...links, ...grouped, ...instead], served);
    const blocks = [...new Set(ids.map(lead))].map((id) => ({ id, members: [...this.block(id)].sort((a, b) => compare(key(a), key(b))) }));
    const order: string[] = [];
    for (const left = new Set(blocks); left.size > 0; ) {
      const free = [...left].filter((block) => !arrows.some(([from, to]) => to === block.id && [...left].some((other) => other.id === from)));
      const next = free.sort((a, b) => compare(key(a.members[0]!), key(b.members[0]!)))[0]!;
      order.push(...next.members);
      left.delete(next);
    }
    return order;
  }

  #keys(ids: readonly string[], links: readonly (readonly [string, string])[], served: readonly (readonly [string, string])[]): (id: string) => readonly (string | number)[] {
    const module = (id: string): CourseModule => this.modules.get(id)!;
    if (this.#document.tables.role.get(this.#role)!.order === 'library') return (id) => [module(id).place, id];
    const placed = (id: string): boolean => this.home(id) !== undefined && !(this.home(id)!.policy === 'remedial' && served.some(([from]) => from === id));
    const placedKey = (id: string): readonly (string | number)[] => [this.zones.indexOf(this.home(id)!), this.home(id)!.modules.indexOf(id), 1, id];
    const users = (id: string): readonly string[] => [...[...links, ...served].filter(([from]) => from === id).map(([, to]) => to), ...ids.filter((other) => other !== id && this.isPair(id, other))];
    return (id) => {
      if (placed(id)) return placedKey(id);
      const first = [...reach([id], (here) => (placed(here) ? [] : users(here)))].filter(placed).map(placedKey).sort(compare)[0] ?? [this.zones.length, 0];
      return [...first.slice(0, 2), 0, module(id).place, id];
    };
  }

  evaluate(state: LearnerState, withRules = true): BrutePath {
    return new BruteEvaluation(this, this.#document, state, withRules, false).path();
  }

  /** E-59 to E-61. */
  run(state: LearnerState, withRules = true): BrutePath {
    const recorded = state.evidence.filter((event) => event.attempt !== null).sort((a, b) => a.attempt! - b.attempt!);
    const evidence = state.evidence.filter((event) => event.attempt === null);
    for (;;) {
      const evaluation = new BruteEvaluation(this, this.#document, { ...state, evidence }, withRules, true);
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
}

const isHard = (edge: Edge): boolean => ['prerequisite', 'corequisite', 'strict-corequisite'].includes(edge.kind);
const allKinds = ['recall', 'scenario', 'simulation', 'observed', 'record'] as const;
const everyKind = ['self-report', ...allKinds] as const;

class BruteEvaluation {
  readonly asOf: string;
  readonly #role: BruteRole;
  readonly #document: TrellisDocument;
  readonly #state: LearnerState;
  readonly #withRules: boolean;
  readonly #decided = new Map<string, Decided>();

  constructor(role: BruteRole, document: TrellisDocument, state: LearnerState, withRules: boolean, readonly elapsed: boolean) {
    this.#role = role;
    this.#document = document;
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
