import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { Zone } from '../model/zone';
import type { Check } from './check';
import { remove, update } from './quick-fixes/quick-fix';

/** Zones whose policy does not do what it seems to: no real choice, nothing inside, personalisation that nobody justified. */
export const zoneDesign: Check = {
  codes: ['TRL-Z013', 'TRL-Z014', 'TRL-Z015'],
  reads: { zone: 'all', rule: ['module', 'role'] },
  run: (document) => {
    const ruled = new Set([...document.tables.rule.values()].filter((rule) => rule.kind === 'score-bands').map((rule) => `${rule.role} ${rule.module}`));
    return [...document.tables.zone.values()].sort((a, b) => compareCodeUnits(a.role, b.role) || a.place - b.place || compareCodeUnits(a.id, b.id)).flatMap((zone) => [...ofZone(zone), ...unjustified(zone, ruled)]);
  },
};

function ofZone(zone: Zone): readonly Finding[] {
  const { requirement, modules } = zone;
  if (modules.length === 0) return [{ code: 'TRL-Z014', severity: 'info', records: [zone.id], message: `The zone “${zone.title}” is empty. Put modules into it, or remove it.`, fix: remove('Remove zone', zone.id) }];
  if (zone.policy !== 'elective' || requirement?.kind !== 'count' || requirement.choose < modules.length) return [];
  return [{ code: 'TRL-Z013', severity: 'info', records: [zone.id], message: `“${zone.title}” lets people choose ${requirement.choose} of ${modules.length}: that is no choice. Ask for fewer, or make the zone core.`, fix: update('Make it core', zone.id, { policy: 'core-testable', requirement: null }) }];
}

function unjustified(zone: Zone, ruled: ReadonlySet<string>): readonly Finding[] {
  const isPersonal = !zone.static && (zone.policy === 'core-testable' || zone.waivable) && zone.modules.some((module) => ruled.has(`${zone.role} ${module}`));
  if (!isPersonal || zone.justification.trim() !== '') return [];
  return [{ code: 'TRL-Z015', severity: 'info', records: [zone.id], message: `Rules test people out of “${zone.title}”, but nothing says why that is right here. Write a justification, or switch its rules off.`, fix: update('Make it static', zone.id, { static: true }) }];
}
