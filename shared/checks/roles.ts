import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { TrellisDocument } from '../document/trellis-document';
import type { Role } from '../model/role';
import { checkRoleRules } from '../path/check-rules';
import { checkZones } from '../path/check-zones';
import type { Collected } from '../path/collect';
import { loopFinding } from '../path/compile';
import { orderConstraints } from '../path/constraints';
import { coreClosure } from '../path/core-closure';
import { findOrderLoop } from '../path/order';
import type { Check } from './check';
import { once, type KeptFindings } from './kept-findings';
import { withFix, type MakeFix } from './quick-fixes/quick-fix';
import { ruleFixes } from './quick-fixes/rule-fixes';
import { zoneFixes } from './quick-fixes/zone-fixes';
import { pathReads } from './role-paths';

/** Roles in the order in which people see them. */
export function rolesInOrder(document: TrellisDocument): readonly Role[] {
  return [...document.tables.role.values()].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
}

type Parts = (path: Collected) => readonly unknown[];

/** A check that looks at each role's path by itself: only at those of which `parts`, all that it reads, have changed. What else it reads of a path (`isPatch`) changes only where the path is gathered anew. */
function ofEachRole(codes: readonly string[], reads: Check['reads'], fixes: Readonly<Record<string, MakeFix>>, find: (path: Collected) => readonly Finding[], parts: Parts): Check {
  const kept: KeptFindings = new WeakMap();
  const look = (document: TrellisDocument, path: Collected): readonly Finding[] =>
    once(kept, path, parts(path), () => find(path).map((finding) => withFix(finding, fixes[finding.code]?.(document, finding, path) ?? null)));
  return { codes, reads, run: (document, paths) => rolesInOrder(document).flatMap((role) => look(document, paths(role))) };
}

/** What stops a role's path from having an order, and core that hangs on a choice. */
export const roleStructure = ofEachRole(['TRL-Z001', 'TRL-Z007', 'TRL-Z008'], { ...pathReads, module: ['place'] }, zoneFixes, (path) => [...emptyRole(path), ...gateLoops(path), ...coreBehindElective(path)], (path) => [path.modules, path.edges, path.zones, path.gates]);

/** Zones, gates and groups of prerequisites that cannot work. */
export const roleZones = ofEachRole(
  ['TRL-G004', 'TRL-G005', 'TRL-G006', 'TRL-G007', 'TRL-Z002', 'TRL-Z003', 'TRL-Z004', 'TRL-Z005', 'TRL-Z006', 'TRL-Z009', 'TRL-Z010', 'TRL-Z011', 'TRL-Z012', 'TRL-Z016'],
  { ...pathReads, zone: [...pathReads.zone, 'requirement', 'choice'], module: ['place', 'minutes', 'credits', 'evidenceKind'] }, zoneFixes, checkZones, (path) => [path.modules, path.edges, path.zones, path.gates],
);

/** Rules that cannot work, and replacements that nobody declared. */
export const roleRules = ofEachRole(
  ['TRL-R001', 'TRL-R002', 'TRL-R003', 'TRL-R004', 'TRL-R005', 'TRL-R006', 'TRL-R007', 'TRL-R008', 'TRL-R009', 'TRL-R013', 'TRL-R014', 'TRL-R015', 'TRL-R016', 'TRL-R017', 'TRL-A001', 'TRL-A003'],
  { ...pathReads, zone: [...pathReads.zone, 'waivable', 'static'], module: ['place', 'passMark'] }, ruleFixes, checkRoleRules, (path) => [path.modules, path.rules, path.zones, path.replacements.length > 0 ? path.edges : null],
);

function emptyRole({ role, zones }: Collected): readonly Finding[] {
  if (zones.some((zone) => zone.modules.length > 0)) return [];
  return [{ code: 'TRL-Z007', severity: 'warning', message: `“${role.title}” has no modules on its path yet. Put modules into a zone.`, records: [role.id] }];
}

/** Loops that only gates or remediation close; loops of links are found once, over the whole document. */
function gateLoops(collected: Collected): readonly Finding[] {
  if (collected.findings.length > 0) return [];
  const constraints = orderConstraints(collected);
  const found = findOrderLoop(constraints);
  if (!found || findOrderLoop({ ...constraints, hard: linkArrows(collected), barriers: [] })) return [];
  const loop = loopFinding(collected, found.loop, false);
  return [{ ...loop, code: 'TRL-Z008', message: `In “${collected.role.title}” a gate, a group or extra practice waits for what waits for it: ${loop.message.replace(/^[^:]*: /, '')}` }];
}

function linkArrows({ edges, ends }: Collected): Collected['ends'] {
  return ends.filter((_ends, at) => edges[at]?.kind === 'prerequisite' || edges[at]?.kind === 'corequisite');
}

/** Core that needs a module which its zone only offers: it is then no choice, and everybody takes it before its gate. */
function coreBehindElective(collected: Collected): readonly Finding[] {
  const core = coreClosure(collected);
  const offered = [...core].filter((index) => !(collected.zones[collected.zoneOf[index] ?? -1]?.policy.startsWith('core') ?? true)).sort((a, b) => a - b);
  return offered.flatMap((index) => {
    const [module, zone] = [collected.modules[index], collected.zones[collected.zoneOf[index] ?? -1]];
    if (!module || !zone) return [];
    const by = collected.edges.find((edge, at) => edge.from === module.id && core.has(collected.ends[at]?.to ?? -1));
    const needing = collected.modules[collected.indexOf.get(by?.to ?? '') ?? -1];
    return [{
      code: 'TRL-Z001', severity: 'error' as const, records: [module.id, zone.id, ...(needing ? [needing.id] : [])],
      message: `Core waits for a module that is only offered: “${needing?.title ?? ''}” needs “${module.title}” from “${zone.title}”. Move “${module.title}” into a core zone or remove the link.`,
    }];
  });
}
