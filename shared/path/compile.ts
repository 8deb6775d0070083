import type { Finding } from '../kit/finding';
import { orNone } from '../kit/none';
import { err, ok, type Result } from '../kit/result';
import { hardEdgeKinds, type Edge } from '../model/edge';
import type { RecordId } from '../model/ids';
import type { Requirement } from '../model/requirement';
import type { Rule } from '../model/rule';
import type { Zone } from '../model/zone';
import { settingsOf, type TrellisDocument } from '../document/trellis-document';
import { barriersOf } from './barriers';
import { collect, type Collected } from './collect';
import { orderConstraints } from './constraints';
import { coreClosure } from './core-closure';
import { ownModules, requirementOf } from './check-electives';
import { checkRoleRules } from './check-rules';
import { mapGroup } from './authored-group';
import { checkZones } from './check-zones';
import { allMeasures, attemptKind, gateKinds, type Measure } from './measures';
import { nameLoop, totalOrder } from './order';
import type { Replacement } from './replacements';
import { buildBandRule, buildFailures } from './build-rules';
import type { ModulePolicy, Program, ProgramCondition, ProgramModule, ProgramZone } from './program';

export interface CompileOptions {
  /** The day taken for today; default: the document's. */
  readonly asOf?: string;
}

/**
 * Compiles a role's path into a program, or says why it cannot be: unknown role, references that lead nowhere, loops (named), strict corequisites
 * that cannot hold, electives that cannot be met, rules whose bands leave gaps or overlap. Pure. Source: engine.md.
 */
export function compile(document: TrellisDocument, roleId: RecordId, options: CompileOptions = {}): Result<Program, readonly Finding[]> {
  const role = document.tables.role.get(roleId);
  if (!role) return err([{ code: 'TRL-G003', severity: 'error', message: `There is no role ${roleId}.`, records: [roleId] }]);
  const collected = collect(document, role);
  if (collected.findings.length > 0) return err(collected.findings);
  const order = totalOrder(orderConstraints(collected));
  const findings = [...checkZones(collected), ...checkRoleRules(collected)].filter((finding) => finding.severity === 'error');
  if (!order.ok) return err([loopFinding(collected, order.loop, order.throughBlock), ...findings]);
  if (findings.length > 0) return err(findings);
  return ok(buildProgram(document, collected, order.order, order.blocks, options.asOf ?? settingsOf(document).asOf));
}

export function loopFinding(collected: Collected, loop: readonly number[], throughBlock: boolean): Finding {
  const titles = nameLoop(loop, (node) => collected.modules[node]?.title ?? '');
  const records = [...new Set(loop.map((node) => collected.modules[node]?.id ?? ''))];
  return throughBlock
    ? { code: 'TRL-G002', severity: 'error', message: `Modules that must be taken together also wait for each other: ${titles}. Remove one of these links.`, records }
    : { code: 'TRL-G001', severity: 'error', message: `These modules wait for each other in a loop: ${titles}. Remove one of the links.`, records };
}

/** Maps everything to indices of the total order. */
function buildProgram(document: TrellisDocument, collected: Collected, order: readonly number[], blocks: readonly (readonly number[])[], asOf: string): Program {
  const settings = settingsOf(document);
  const position = new Map(order.map((node, index) => [collected.modules[node]?.id ?? '', index]));
  const at = (id: RecordId): number => position.get(id) ?? -1;
  const blockOf = new Map(blocks.flatMap((block) => block.map((node) => [node, block.map((member) => at(collected.modules[member]?.id ?? ''))] as const)));
  const outcomes = outcomesByModule(document);
  const near: Neighbours = {
    into: groupBy(collected.edges, (edge) => edge.to), from: groupBy(collected.edges, (edge) => edge.from), rules: groupBy(collected.rules, (rule) => rule.module),
    instead: groupBy(collected.replacements, (replacement) => replacement.module), serving: groupBy(collected.replacements, (replacement) => replacement.by),
    groups: groupBy(collected.requirements, (requirement) => requirement.module),
    measures: groupBy(allMeasures(collected.gates), (measure) => measure.module), doneAsked: doneAsked(collected),
  };
  const modules = order.map((node) => buildModule(collected, near, node, at, blockOf.get(node) ?? [], outcomes));
  return {
    version: 1,
    role: collected.role.id,
    title: collected.role.title,
    asOf,
    fall: collected.role.pulledIn === 'fall',
    expiryDays: settings.evidenceExpiryDays,
    recordAdmitsDo: settings.recordAdmitsDo,
    modules,
    zones: buildZones(collected, at),
    gates: collected.gates.map((gate) => ({
      id: gate.id,
      title: gate.title,
      conditions: gate.conditions.map((condition): ProgramCondition =>
        condition.kind === 'zone'
          ? { kind: 'zone', zone: collected.zones.findIndex((zone) => zone.id === condition.zone), needs: condition.needs }
          : { kind: 'measure', module: at(condition.module), score: condition.score },
      ),
    })),
  };
}

type Outcomes = ReadonlyMap<RecordId, { readonly know: boolean; readonly do: boolean }>;

/** Outcome kinds per module, from its objectives; a module without objectives is a *know* module. */
function outcomesByModule(document: TrellisDocument): Outcomes {
  const outcomes = new Map<RecordId, { know: boolean; do: boolean }>();
  for (const { module, outcome } of document.tables.objective.values()) {
    const entry = outcomes.get(module) ?? { know: false, do: false };
    entry[outcome] = true;
    outcomes.set(module, entry);
  }
  return outcomes;
}

/** Links and rules by module. */
interface Neighbours {
  readonly into: ReadonlyMap<RecordId, readonly Edge[]>;
  readonly from: ReadonlyMap<RecordId, readonly Edge[]>;
  readonly rules: ReadonlyMap<RecordId, readonly Rule[]>;
  readonly instead: ReadonlyMap<RecordId, readonly Replacement[]>;
  readonly serving: ReadonlyMap<RecordId, readonly Replacement[]>;
  readonly groups: ReadonlyMap<RecordId, readonly Requirement[]>;
  readonly measures: ReadonlyMap<RecordId, readonly Measure[]>;
  readonly doneAsked: ReadonlySet<RecordId>;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => RecordId): ReadonlyMap<RecordId, readonly T[]> {
  const groups = new Map<RecordId, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function buildModule(collected: Collected, near: Neighbours, node: number, at: (id: RecordId) => number, block: readonly number[], outcomes: Outcomes): ProgramModule {
  const module = collected.modules[node];
  if (!module) throw new Error('compile: the order names a module that was not collected.');
  const into = near.into.get(module.id) ?? [];
  const from = near.from.get(module.id) ?? [];
  const measures = near.measures.get(module.id) ?? [];
  const asks = from.filter((edge) => edge.needs !== null && hardEdgeKinds.includes(edge.kind) && (edge.needs.done || edge.needs.score !== null));
  const scores = [...measures.map((measure) => measure.score), ...asks.flatMap((edge) => edge.needs?.score ?? [])];
  const equals = (near.serving.get(module.id) ?? []).filter((replacement) => replacement.kind === 'format').map((replacement) => collected.indexOf.get(replacement.module) ?? -1);
  const marks = [...(module.passMark === null ? [] : [module.passMark]), ...equals.flatMap((other) => collected.modules[other]?.passMark ?? []), ...scores];
  const rules = near.rules.get(module.id) ?? [];
  const zone = collected.zoneOf[node] ?? -1;
  return {
    id: module.id,
    code: module.code,
    title: module.title,
    minutes: module.minutes ?? 0,
    zone,
    policy: policyOf(collected, zone),
    needs: orNone(sources(into, 'prerequisite', at)),
    with: orNone(sources(into, 'corequisite', at).filter((other) => !block.includes(other))),
    block: orNone(block),
    strict: orNone(block.length === 0 ? [] : strictPartners(module.id, into, from, block, at)),
    equivalents: orNone(into.filter((edge) => edge.kind === 'equivalent').map((edge) => edge.from)),
    passMark: marks.length > 0 ? Math.max(...marks) : null,
    asked: measures.length > 0 || asks.length > 0 || near.doneAsked.has(module.id) || equals.some((other) => policyOf(collected, collected.zoneOf[other] ?? -1) === 'core-locked'),
    mustScore: scores.length > 0,
    gateKinds: measures.length > 0 ? gateKinds(measures) : null,
    ...(outcomes.get(module.id) ?? { know: true, do: false }),
    evidenceKind: attemptKind(module.evidenceKind, measures),
    validityDays: module.validityDays,
    format: module.format,
    formats: orNone((near.instead.get(module.id) ?? []).flatMap(({ kind, by }) => (kind === 'format' ? formatOf(collected, by, at) : []))),
    barriers: orNone(barriersOf(module)),
    credits: Math.round((module.credits ?? 0) * 100),
    groups: orNone((near.groups.get(module.id) ?? []).map(({ id, title, group, default: authored }) => ({ id, title, group: mapGroup(group, at), default: authored.map(at) }))),
    rules: orNone(rules.filter((rule) => rule.kind === 'score-bands').map((rule) => buildBandRule(rule, module.id, at, near.instead.get(module.id) ?? []))),
    failures: orNone(rules.filter((rule) => rule.kind === 'attempts').flatMap((rule) => buildFailures(rule, at))),
  };
}

function sources(into: readonly Edge[], kind: Edge['kind'], at: (id: RecordId) => number): readonly number[] {
  const found: number[] = [];
  for (const edge of into) if (edge.kind === kind) found.push(at(edge.from));
  return found;
}

/** Strict corequisites in both directions, then partners of the block by corequisite. */
function strictPartners(id: RecordId, into: readonly Edge[], from: readonly Edge[], block: readonly number[], at: (id: RecordId) => number): readonly number[] {
  const strict = [...into.map((edge) => [edge.kind, edge.from] as const), ...from.map((edge) => [edge.kind, edge.to] as const)].filter(([kind]) => kind === 'strict-corequisite').map(([, other]) => at(other));
  return [...strict, ...block.filter((member) => member !== at(id) && into.some((edge) => edge.kind === 'corequisite' && at(edge.from) === member))];
}

/** Modules of zones of which a gate asks for *done*: a waiver or exemption could then never open it. */
function doneAsked({ gates, zones }: Collected): ReadonlySet<RecordId> {
  const asking = new Set(gates.flatMap((gate) => gate.conditions.flatMap((condition) => (condition.kind === 'zone' && condition.needs === 'done' ? [condition.zone] : []))));
  return new Set(zones.flatMap((zone) => (asking.has(zone.id) ? zone.modules : [])));
}

function policyOf(collected: Collected, zone: number): ModulePolicy {
  const policy = collected.zones[zone]?.policy;
  return policy ?? (collected.role.prerequisitePolicy === 'locked' ? 'pulled-locked' : 'pulled-testable');
}

function buildZones(collected: Collected, at: (id: RecordId) => number): readonly ProgramZone[] {
  const core = coreClosure(collected);
  return collected.zones.map((zone) => ({
    id: zone.id,
    title: zone.title,
    policy: zone.policy,
    modules: zone.modules.map(at),
    candidates: zone.policy === 'elective' ? zone.modules.filter((id) => !core.has(collected.indexOf.get(id) ?? -1)).map(at) : [],
    ...buildRequirement(collected, zone, at),
    choice: zone.choice,
    waivable: zone.waivable,
    static: zone.static,
    gates: collected.gates.flatMap((gate, index) => (gate.zone === zone.id ? [index] : [])),
  }));
}

function buildRequirement(collected: Collected, zone: Zone, at: (id: RecordId) => number): Pick<ProgramZone, 'choose' | 'requirement' | 'proven'> {
  const authored = requirementOf(zone);
  const requirement = { ...authored, groups: authored.groups.map((group) => ({ ...group, modules: group.modules.map(at) })) };
  const isPlain = authored.unit === 'count' && authored.groups.length === 0;
  return { choose: isPlain ? authored.asked : 0, requirement, proven: zone.policy === 'elective' && !isPlain ? ownModules(collected, zone).map(at) : [] };
}

function formatOf({ modules, indexOf }: Collected, id: RecordId, at: (id: RecordId) => number): ProgramModule['formats'] {
  const format = modules[indexOf.get(id) ?? -1]?.format;
  return format ? [{ format, module: at(id) }] : [];
}
