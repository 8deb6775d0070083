import { compareCodeUnits, inOrderOfId } from '../kit/order';
import type { Finding } from '../kit/finding';
import { hardEdgeKinds, type Edge } from '../model/edge';
import type { Gate } from '../model/gate';
import type { RecordId } from '../model/ids';
import type { CourseModule } from '../model/module';
import type { Requirement } from '../model/requirement';
import type { Role } from '../model/role';
import type { Rule } from '../model/rule';
import { zonePolicies, type Zone } from '../model/zone';
import { requirementModules } from './authored-group';
import { lineageOf } from './lineage';
import type { Arrow } from './order';
import { actionsOf, remediationByModule, withRemediation } from './remediation';
import { findReplacements, objectivesByModule, type Replacement } from './replacements';
import type { TrellisDocument } from '../document/trellis-document';

/** Everything of a document that one role's path may touch, in a fixed order. */
export interface Collected {
  readonly role: Role;
  readonly zones: readonly Zone[];
  readonly gates: readonly Gate[];
  /** `remediate` spelled out as the insert that it stands for. */
  readonly rules: readonly Rule[];
  /** Groups of prerequisites of modules of this role, in order of id. */
  readonly requirements: readonly Requirement[];
  /** What may stand instead of what. */
  readonly replacements: readonly Replacement[];
  /** In library order. */
  readonly modules: readonly CourseModule[];
  readonly indexOf: ReadonlyMap<RecordId, number>;
  /** Links whose ends are both candidates. */
  readonly edges: readonly Edge[];
  /** Beside `edges`: both ends as indices of `modules`; -1 for the `from` of an equivalence that is no candidate. */
  readonly ends: readonly Arrow[];
  /** Index of the strictest zone per module, or -1. */
  readonly zoneOf: readonly number[];
  /** Objectives of each module as one text (`objectivesByModule`); only where some zone compares them. */
  readonly objectives: ReadonlyMap<RecordId, string>;
  readonly findings: readonly Finding[];
}

const byPlace = (a: { place: number; id: string }, b: { place: number; id: string }): number => a.place - b.place || compareCodeUnits(a.id, b.id);

/** Gathers zones, gates, rules and all modules that the path may hold: zone members, what rules insert, and their ancestors. */
export function collect(document: TrellisDocument, role: Role): Collected {
  const { tables } = document;
  const depth = new Map(lineageOf(document, role).map(({ id }, index) => [id, index]));
  const byLineage = (a: Zone | Rule, b: Zone | Rule): number => (depth.get(a.role) ?? 0) - (depth.get(b.role) ?? 0) || byPlace(a, b);
  const zones = [...tables.zone.values()].filter((zone) => depth.has(zone.role)).sort(byLineage);
  const gates = [...tables.gate.values()].filter((gate) => depth.has(gate.role)).sort((a, b) => compareCodeUnits(a.id, b.id));
  const linked = remediationByModule(document);
  const rules = [...tables.rule.values()].filter((rule) => depth.has(rule.role)).sort(byLineage).map((rule) => withRemediation(rule, linked));
  const findings: Finding[] = [];
  const held = new Set<RecordId>();
  const queue: RecordId[] = [];
  const hold = (id: RecordId, by: { id: RecordId; title?: string }): void => {
    if (held.has(id)) return;
    if (!tables.module.has(id)) {
      findings.push({ code: 'TRL-G003', severity: 'error', message: `“${by.title ?? by.id}” refers to the module ${id}, which does not exist. Remove the reference or add the module.`, records: [by.id, id] });
      return;
    }
    held.add(id);
    queue.push(id);
  };
  for (const zone of zones) for (const id of zone.modules) hold(id, zone);
  const homeOf = homeFinder(zones);
  const objectives = zones.some((zone) => zone.formats || zone.sameObjectives) ? objectivesByModule(document) : new Map<RecordId, string>();
  const offered = findReplacements(document, zones, rules, homeOf, objectives);
  for (const rule of rules) for (const id of insertedBy(rule)) hold(id, rule);
  for (const gate of gates) for (const condition of gate.conditions) if (condition.kind === 'measure') hold(condition.module, gate);
  const intoModule = pullingEdges(tables.edge);
  const instead = new Map<RecordId, Replacement[]>();
  for (const replacement of offered) instead.set(replacement.module, [...(instead.get(replacement.module) ?? []), replacement]);
  const required = groupByModule(inOrderOfId(tables.requirement));
  for (let head = 0; head < queue.length; head++) {
    const id = queue[head] as RecordId;
    for (const { edge, other } of intoModule.get(id) ?? []) hold(other, edge);
    for (const { by, rule } of instead.get(id) ?? []) hold(by, { id: rule ?? id, title: tables.rule.get(rule ?? '')?.title ?? tables.module.get(id)?.title ?? id });
    for (const requirement of required.get(id) ?? []) for (const member of requirementModules(requirement)) hold(member, { id: requirement.id, title: requirement.title || requirement.id });
  }
  const modules = [...held].map((id) => tables.module.get(id)).filter((module) => module !== undefined).sort(byPlace);
  const indexOf = new Map(modules.map((module, index) => [module.id, index]));
  const edges = inOrderOfId(tables.edge).filter((edge) => indexOf.has(edge.to) && (edge.kind === 'equivalent' || indexOf.has(edge.from)));
  const ends = edges.map((edge) => ({ from: indexOf.get(edge.from) ?? -1, to: indexOf.get(edge.to) ?? -1 }));
  const requirements = inOrderOfId(tables.requirement).filter((requirement) => indexOf.has(requirement.module));
  const replacements = offered.filter((replacement) => indexOf.has(replacement.module));
  return { role, zones, gates, rules, requirements, replacements, modules, indexOf, edges, ends, zoneOf: homesIn(zones, modules), objectives, findings };
}

function groupByModule(requirements: readonly Requirement[]): ReadonlyMap<RecordId, readonly Requirement[]> {
  const groups = new Map<RecordId, Requirement[]>();
  for (const requirement of requirements) groups.set(requirement.module, [...(groups.get(requirement.module) ?? []), requirement]);
  return groups;
}

type PullingEdges = ReadonlyMap<RecordId, readonly { readonly edge: Edge; readonly other: RecordId }[]>;

const pulling = new WeakMap<ReadonlyMap<RecordId, Edge>, PullingEdges>();

/** Links by the module that they pull something in for: a strict corequisite does so for both of its ends. Made once for each table. */
function pullingEdges(edges: ReadonlyMap<RecordId, Edge>): PullingEdges {
  const map = pulling.get(edges) ?? findPulling(edges);
  pulling.set(edges, map);
  return map;
}

function findPulling(edges: ReadonlyMap<RecordId, Edge>): PullingEdges {
  const map = new Map<RecordId, { edge: Edge; other: RecordId }[]>();
  const push = (module: RecordId, edge: Edge, other: RecordId): void => {
    const list = map.get(module);
    if (list) list.push({ edge, other });
    else map.set(module, [{ edge, other }]);
  };
  for (const edge of edges.values()) {
    if (!hardEdgeKinds.includes(edge.kind)) continue;
    push(edge.to, edge, edge.from);
    if (edge.kind === 'strict-corequisite') push(edge.from, edge, edge.to);
  }
  return map;
}

const inserted = new WeakMap<Rule, readonly RecordId[]>();

/** Modules that any action of the rule inserts; looked up once for each rule. */
export function insertedBy(rule: Rule): readonly RecordId[] {
  const held = inserted.get(rule);
  if (held) return held;
  const modules = actionsOf(rule).flatMap((action) => (action.do === 'insert' ? action.modules : []));
  inserted.set(rule, modules);
  return modules;
}

/** The strictest zone that lists a module, among equals the first. */
function homeFinder(zones: readonly Zone[]): (module: RecordId) => Zone | undefined {
  const home = new Map<RecordId, Zone>();
  const rank = (zone: Zone): number => zonePolicies.indexOf(zone.policy);
  for (const zone of zones) {
    for (const id of zone.modules) {
      const held = home.get(id);
      if (held === undefined || rank(zone) < rank(held)) home.set(id, zone);
    }
  }
  return (module) => home.get(module);
}

/** Index of the home per module; -1 without. */
export function homesIn(zones: readonly Zone[], modules: readonly CourseModule[]): readonly number[] {
  const homeOf = homeFinder(zones);
  const indices = new Map(zones.map((zone, index) => [zone, index]));
  return modules.map((module) => indices.get(homeOf(module.id) as Zone) ?? -1);
}
