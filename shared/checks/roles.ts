import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import { evidenceKinds } from '../model/vocabulary';
import type { TrellisDocument } from '../document/trellis-document';
import { checkRoleRules } from '../path/check-rules';
import { checkZones } from '../path/check-zones';
import { collect, type Collected } from '../path/collect';
import { loopFinding } from '../path/compile';
import { orderConstraints } from '../path/constraints';
import { coreClosure } from '../path/core-closure';
import { totalOrder } from '../path/order';
import type { Check } from './check';

/** Each role's path: what stops it from compiling, core that hangs on a choice, rules and gates that cannot work. */
export const roles: Check = {
  codes: ['TRL-G004', 'TRL-G005', 'TRL-G006', 'TRL-G007', 'TRL-Z010', 'TRL-Z011', 'TRL-Z012', 'TRL-Z001', 'TRL-Z002', 'TRL-Z003', 'TRL-Z004', 'TRL-Z005', 'TRL-Z006', 'TRL-Z007', 'TRL-Z008', 'TRL-Z009', 'TRL-R001', 'TRL-R002', 'TRL-R003', 'TRL-R004', 'TRL-R005', 'TRL-R006', 'TRL-R007', 'TRL-R008', 'TRL-R009', 'TRL-R013', 'TRL-R014', 'TRL-R015', 'TRL-R016', 'TRL-R017', 'TRL-Z016', 'TRL-A001', 'TRL-A003', 'TRL-E001', 'TRL-E003'],
  reads: {
    role: 'all', zone: ['role', 'policy', 'place', 'modules', 'requirement', 'choice', 'waivable', 'static', 'formats', 'sameObjectives'], gate: 'all', rule: 'all', edge: 'all', requirement: 'all', alternate: 'all', settings: 'all',
    module: ['place', 'minutes', 'credits', 'passMark', 'evidenceKind', 'format', 'level', 'validityDays', 'moduleKind', 'deliveryMode', 'competencies'], objective: ['module', 'outcome', 'text'], competency: ['levels'],
  },
  run: (document) => {
    const sorted = [...document.tables.role.values()].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
    return sorted.flatMap((role) => {
      const collected = collect(document, role);
      return [
        ...emptyRole(collected), ...gateLoops(collected), ...coreBehindElective(collected), ...checkZones(collected),
        ...checkRoleRules(collected), ...passMarks(collected), ...evidenceMismatch(document, collected),
      ];
    });
  },
};

function emptyRole({ role, zones }: Collected): readonly Finding[] {
  if (zones.some((zone) => zone.modules.length > 0)) return [];
  return [{ code: 'TRL-Z007', severity: 'warning', message: `“${role.title}” has no modules on its path yet. Put modules into a zone.`, records: [role.id] }];
}

/** Loops that only gates or remediation close; loops of links are found once, over the whole document. */
function gateLoops(collected: Collected): readonly Finding[] {
  if (collected.findings.length > 0) return [];
  const constraints = orderConstraints(collected);
  const order = totalOrder(constraints);
  if (order.ok || !totalOrder({ ...constraints, hard: linkArrows(collected), barriers: [] }).ok) return [];
  const loop = loopFinding(collected, order.loop, false);
  return [{ ...loop, code: 'TRL-Z008', message: `In “${collected.role.title}” a gate, a group or extra practice waits for what waits for it: ${loop.message.replace(/^[^:]*: /, '')}` }];
}

function linkArrows({ edges, ends }: Collected): Collected['ends'] {
  return ends.filter((_ends, at) => edges[at]?.kind === 'prerequisite' || edges[at]?.kind === 'corequisite');
}

/** Core that needs a module which its zone only offers: it is then no choice, and everybody takes it before its gate. */
function coreBehindElective(collected: Collected): readonly Finding[] {
  const core = coreClosure(collected);
  return collected.modules.flatMap((module, index) => {
    const zone = collected.zones[collected.zoneOf[index] ?? -1];
    if (!zone || !core.has(index) || zone.policy === 'core-locked' || zone.policy === 'core-testable') return [];
    const by = collected.edges.find((edge, at) => edge.from === module.id && core.has(collected.ends[at]?.to ?? -1));
    const needing = collected.modules[collected.indexOf.get(by?.to ?? '') ?? -1];
    return [{
      code: 'TRL-Z001', severity: 'error' as const, records: [module.id, zone.id, ...(needing ? [needing.id] : [])],
      message: `Core waits for a module that is only offered: “${needing?.title ?? ''}” needs “${module.title}” from “${zone.title}”. Move “${module.title}” into a core zone or remove the link.`,
    }];
  });
}

/** A module with a pass mark must reach a person at some failure, else a learner can be stuck in retakes for ever. */
function passMarks({ modules, rules, zoneOf, gates, edges }: Collected): readonly Finding[] {
  const measured = gates.flatMap((gate) => gate.conditions.flatMap((condition) => (condition.kind === 'measure' ? [condition.module] : [])));
  const asked = edges.filter((edge) => edge.needs?.score !== undefined && edge.needs.score !== null).map((edge) => edge.from);
  const marked = new Set([...measured, ...asked]);
  const escalating = new Set(rules.filter((rule) => rule.kind === 'attempts' && rule.failures.some((failure) => failure.action.do === 'escalate')).map((rule) => rule.module));
  return modules.flatMap((module, index) => {
    if ((module.passMark === null && !marked.has(module.id)) || zoneOf[index] === -1 || escalating.has(module.id)) return [];
    return [{ code: 'TRL-E001', severity: 'warning' as const, records: [module.id], message: `“${module.title}” has a pass mark, but no number of failures reaches a person. Add an attempts rule that escalates.` }];
  });
}

/** A rule that waives a *do* module on kinds that can only show *know* (scenario 60). */
function evidenceMismatch(document: TrellisDocument, { rules, modules, indexOf }: Collected): readonly Finding[] {
  const doing = new Set([...document.tables.objective.values()].filter((objective) => objective.outcome === 'do').map((objective) => objective.module));
  return rules.flatMap((rule) => {
    const module = modules[indexOf.get(rule.module) ?? -1];
    const waives = rule.bands.some((band) => band.action.do === 'waive') || rule.passedWithoutScore.do === 'waive';
    const kinds = rule.reads.combine ? [...new Set(rule.reads.combine.flatMap((part) => (part.evidenceKinds.length > 0 ? part.evidenceKinds : evidenceKinds)))] : rule.reads.evidenceKinds;
    if (!module || !waives || kinds.length === 0) return [];
    if (!doing.has(module.id) || kinds.some((kind) => kind === 'scenario' || kind === 'simulation' || kind === 'observed')) return [];
    return [{ code: 'TRL-E003', severity: 'error' as const, records: [rule.id, module.id], message: `“${module.title}” is a can-do outcome, but “${rule.title}” tests it out with ${kinds.join(', ')} only. Require scenario, simulation or observed evidence.` }];
  });
}
