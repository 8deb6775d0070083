import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Edge } from '#shared/model/edge';
import type { CourseModule } from '#shared/model/module';
import type { Group, GroupItem, Requirement } from '#shared/model/requirement';
import type { Rule, RuleAction } from '#shared/model/rule';
import type { Zone } from '#shared/model/zone';

export const strictness = ['core-locked', 'core-testable', 'elective', 'remedial', 'open'];
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byPlace = (a: { place: number; id: string }, b: { place: number; id: string }): number => a.place - b.place || byText(a.id, b.id);
export const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
export const compare = (a: readonly (string | number)[], b: readonly (string | number)[]): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    return x === undefined || (y !== undefined && x < y) ? -1 : 1;
  }
  return 0;
};
/** Every list of the given. */
export const subsets = <T>(list: readonly T[]): readonly (readonly T[])[] => list.reduce<readonly (readonly T[])[]>((all, one) => [...all, ...all.map((part) => [...part, one])], [[]]);
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
export const named = (item: Group | GroupItem): readonly string[] => (typeof item === 'string' ? [item] : (item.of as readonly GroupItem[]).flatMap(named));
/** Everything that `next` leads to from the given, the given included. */
export const reach = (from: readonly string[], next: (id: string) => readonly string[]): Set<string> => {
  const held = new Set<string>();
  const visit = (id: string): void => {
    if (held.has(id)) return;
    held.add(id);
    next(id).forEach(visit);
  };
  from.forEach(visit);
  return held;
};
export const isHard = (edge: Edge): boolean => ['prerequisite', 'corequisite', 'strict-corequisite'].includes(edge.kind);

/** E-82. */
const spelledOut = (rule: Rule, edges: readonly Edge[]): Rule => {
  const modules = [...new Set(edges.filter((edge) => edge.kind === 'remediation' && edge.to === rule.module).map((edge) => edge.from))];
  const spell = (action: RuleAction): RuleAction => (action.do === 'remediate' ? { do: 'insert', modules } : action);
  return {
    ...rule, bands: rule.bands.map((band) => ({ ...band, action: spell(band.action) })), noScore: spell(rule.noScore), passedWithoutScore: spell(rule.passedWithoutScore),
    failures: rule.failures.map(({ at, action }) => ({ at, action: action.do === 'remediate' ? { do: 'insert', modules } : action })),
  };
};

/** What a role holds and in which order, by docs/spec/engine.md alone; the ground of the second evaluator. */
export class BruteRole {
  readonly zones: readonly Zone[];
  readonly rules: readonly Rule[];
  readonly modules: ReadonlyMap<string, CourseModule>;
  readonly edges: readonly Edge[];
  readonly requirements: readonly Requirement[];
  /** E-10, or null: E-12, E-13. */
  readonly order: readonly string[] | null;
  readonly document: TrellisDocument;
  readonly #role: string;

  constructor(document: TrellisDocument, role: string) {
    const { tables } = document;
    this.document = document;
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
    return [...this.document.tables.gate.values()].filter((gate) => gate.role === this.#role);
  }
  inserts(rule: Rule): readonly string[] {
    const actions: readonly (RuleAction | { do: 'escalate' | 'lock' })[] = [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore, ...rule.failures.map((failure) => failure.action)];
    return actions.flatMap((action) => (action.do === 'insert' ? action.modules : []));
  }
  home(id: string): Zone | undefined {
    return this.zones.filter((zone) => zone.modules.includes(id)).sort((a, b) => strictness.indexOf(a.policy) - strictness.indexOf(b.policy) || this.zones.indexOf(a) - this.zones.indexOf(b))[0];
  }
  policy(id: string): string {
    return this.home(id)?.policy ?? (this.document.tables.role.get(this.#role)!.prerequisitePolicy === 'locked' ? 'pulled-locked' : 'pulled-testable');
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
    const { tables } = this.document;
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
    if (this.document.tables.role.get(this.#role)!.order === 'library') return (id) => [module(id).place, id];
    const placed = (id: string): boolean => this.home(id) !== undefined && !(this.home(id)!.policy === 'remedial' && served.some(([from]) => from === id));
    const placedKey = (id: string): readonly (string | number)[] => [this.zones.indexOf(this.home(id)!), this.home(id)!.modules.indexOf(id), 1, id];
    const users = (id: string): readonly string[] => [...[...links, ...served].filter(([from]) => from === id).map(([, to]) => to), ...ids.filter((other) => other !== id && this.isPair(id, other))];
    return (id) => {
      if (placed(id)) return placedKey(id);
      const first = [...reach([id], (here) => (placed(here) ? [] : users(here)))].filter(placed).map(placedKey).sort(compare)[0] ?? [this.zones.length, 0];
      return [...first.slice(0, 2), 0, module(id).place, id];
    };
  }
}
