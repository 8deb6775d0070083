import type { Finding } from '../kit/finding';
import type { RecordId } from '../model/ids';
import type { Rule } from '../model/rule';
import type { TrellisDocument } from '../document/trellis-document';
import { evidenceKinds } from '../model/vocabulary';
import type { Collected } from '../path/collect';
import type { Check } from './check';
import { once, type KeptFindings } from './kept-findings';
import { withFix } from './quick-fixes/quick-fix';
import { escalating, ruleFixes } from './quick-fixes/rule-fixes';
import { pathReads } from './role-paths';
import { rolesInOrder } from './roles';

/** Marks that leave people in retakes, and rules that take knowing for doing. */
export const roleEvidence: Check = {
  codes: ['TRL-E001', 'TRL-E003'],
  reads: { ...pathReads, module: ['place', 'passMark'] },
  run: (document, paths) => rolesInOrder(document).flatMap((role) => {
    const path = paths(role);
    const asking = path.edges.filter(({ needs }) => needs !== null && needs.score !== null).map(({ from }) => from);
    return [
      ...once(marks, path, [path.modules, path.rules, path.zones, path.gates, document.tables.rule, asking.join(' ')], () => passMarks(document, path, asking)),
      ...once(mismatches, path, [path.modules, path.rules, document.tables.rule, document.tables.objective], () => evidenceMismatch(document, path).map((finding) => withFix(finding, ruleFixes[finding.code]?.(document, finding, path) ?? null))),
    ];
  }),
};

const marks: KeptFindings = new WeakMap();
const mismatches: KeptFindings = new WeakMap();

/** A module with a pass mark must reach a person at some failure, else a learner can be stuck in retakes for ever. */
function passMarks(document: TrellisDocument, { role, modules, rules, zoneOf, gates }: Collected, asking: readonly RecordId[]): readonly Finding[] {
  const marked = new Set<RecordId>(asking);
  for (const gate of gates) for (const condition of gate.conditions) if (condition.kind === 'measure') marked.add(condition.module);
  const attempts = new Map(rules.filter((rule) => rule.kind === 'attempts').map((rule) => [rule.module, rule]).reverse() as [RecordId, Rule][]);
  const escalates = new Set(rules.filter((rule) => rule.kind === 'attempts' && rule.failures.some((failure) => failure.action.do === 'escalate')).map((rule) => rule.module));
  return modules.flatMap((module, index): readonly Finding[] => {
    if ((module.passMark === null && !marked.has(module.id)) || zoneOf[index] === -1 || escalates.has(module.id)) return [];
    return [{ code: 'TRL-E001', severity: 'warning', records: [module.id], message: `“${module.title}” has a pass mark, but no number of failures reaches a person. Add an attempts rule that escalates.`, fix: escalating(document, role.id, module, attempts.get(module.id)) }];
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
