import { hardEdgeKinds } from '../model/edge';
import type { Finding } from '../kit/finding';
import type { Collected } from './collect';
import { electives } from './check-electives';
import { requirementFindings } from './check-requirements';
import { requirementModules } from './authored-group';
import { allMeasures, attemptKind, gateKinds } from './measures';

/** Findings about zones and gates of one role: requirements that cannot be met, gates that can never open, prerequisites that policy refuses. */
export function checkZones(collected: Collected): readonly Finding[] {
  return [...electives(collected), ...requirementFindings(collected), ...gates(collected), ...measuredKinds(collected), ...refused(collected), ...unevenOptions(collected)];
}

function gates({ gates: all, zones, zoneOf, indexOf, modules }: Collected): readonly Finding[] {
  return all.flatMap((gate) => {
    const gated = zones.find((zone) => zone.id === gate.zone);
    if (!gated) return [error('TRL-G003', `The gate “${gate.title || gate.id}” stands before ${gate.zone}, which is not a zone of this role.`, [gate.id])];
    return gate.conditions.flatMap((condition) => {
      if (condition.kind === 'zone') {
        const gating = zones.find((zone) => zone.id === condition.zone);
        if (!gating) return [error('TRL-G003', `The gate before “${gated.title}” waits for ${condition.zone}, which is not a zone of this role.`, [gate.id])];
        if (gating.id === gated.id) return [error('TRL-Z004', `The gate before “${gated.title}” waits for its own zone and never opens.`, [gate.id, gated.id])];
        if (gating.policy === 'open' || gating.policy === 'remedial') return [error('TRL-Z003', `The gate before “${gated.title}” waits for “${gating.title}”, which requires nothing of anybody. Let it wait for a core or elective zone.`, [gate.id, gating.id])];
        return [];
      }
      const node = indexOf.get(condition.module) ?? -1;
      const home = zones[zoneOf[node] ?? -1];
      if (home?.id === gated.id) return [error('TRL-Z004', `The gate before “${gated.title}” measures “${modules[node]?.title ?? ''}”, which lies behind it, and never opens. Measure a module of an earlier zone.`, [gate.id, gated.id])];
      if (home?.policy === 'core-locked' || home?.policy === 'core-testable') return [];
      return [error('TRL-Z005', `The gate before “${gated.title}” measures “${modules[node]?.title ?? condition.module}”, which is in no core zone of this role.`, [gate.id, condition.module])];
    });
  });
}

/** A measured module whose own test gives a kind of evidence that its gates do not admit: no attempt could ever open them. */
function measuredKinds({ modules, gates: all }: Collected): readonly Finding[] {
  const measured = allMeasures(all);
  const ids = new Set(measured.map((measure) => measure.module));
  return modules.flatMap((module) => {
    if (!ids.has(module.id)) return [];
    const measures = measured.filter((measure) => measure.module === module.id);
    const [kinds, kind] = [gateKinds(measures), attemptKind(module.evidenceKind, measures)];
    if (kinds.includes(kind)) return [];
    const because = kinds.length === 0 ? 'its gates together admit no kind of evidence' : `its test gives ${kind}, but its gates admit only ${kinds.join(', ')}`;
    return [error('TRL-Z009', `“${module.title}” can never open what it is measured for: ${because}. Change its kind of evidence or the gate.`, [module.id])];
  });
}

/** A learner's choice between ways to the same end: options with other objectives than the first, or without any, would let the choice decide what is learnt. */
function unevenOptions({ zones, modules, indexOf, objectives }: Collected): readonly Finding[] {
  return zones.flatMap((zone) => {
    const [first] = zone.modules;
    if (zone.policy !== 'elective' || !zone.sameObjectives || first === undefined) return [];
    const title = (id: string): string => modules[indexOf.get(id) ?? -1]?.title ?? id;
    return zone.modules.flatMap((id): readonly Finding[] => {
      const because = !objectives.get(id) ? `“${title(id)}” has no objectives` : id !== first && objectives.get(first) && objectives.get(id) !== objectives.get(first) ? `“${title(id)}” covers other objectives than “${title(first)}”` : '';
      return because === '' ? [] : [error('TRL-Z016', `The options of “${zone.title}” have to cover the same objectives, but ${because}. Give the options equal objectives, or switch “same objectives” off.`, [zone.id, id])];
    });
  });
}

/** `prerequisitePolicy: refuse`: a prerequisite in no zone is an error. */
function refused(collected: Collected): readonly Finding[] {
  const { role, modules, zoneOf, edges, indexOf } = collected;
  if (role.prerequisitePolicy !== 'refuse') return [];
  return modules.flatMap((module, index) => {
    if (zoneOf[index] !== -1 || isOnlyOption(collected, module.id)) return [];
    const by = edges.find((edge) => edge.from === module.id && hardEdgeKinds.includes(edge.kind));
    const title = by ? (modules[indexOf.get(by.to) ?? -1]?.title ?? '') : '';
    return [error('TRL-Z006', `“${title}” needs “${module.title}”, which no zone of “${role.title}” holds, and the role refuses to pull it in. Put it into a zone.`, [module.id])];
  });
}

/** A group names it, but nothing pulls it in: it is on no path by itself. */
function isOnlyOption({ requirements, edges }: Collected, module: string): boolean {
  const isNamed = requirements.some((requirement) => requirementModules(requirement).includes(module));
  return isNamed && !requirements.some((requirement) => requirement.default.includes(module)) && !edges.some((edge) => (edge.from === module || (edge.to === module && edge.kind === 'strict-corequisite')) && hardEdgeKinds.includes(edge.kind));
}

function error(code: string, message: string, records: readonly string[]): Finding {
  return { code, severity: 'error', message, records };
}
