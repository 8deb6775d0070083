import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { TrellisDocument } from '../document/trellis-document';
import { collect } from '../path/collect';
import type { Check } from './check';

/** Competencies that nothing teaches, that have no levels, and targets of roles that their path does not serve. */
export const coverage: Check = {
  codes: ['TRL-C001', 'TRL-C002', 'TRL-C003'],
  reads: { competency: 'all', module: ['competencies'], role: ['targets', 'inherits', 'title'], zone: ['modules', 'role'], rule: 'all', gate: 'all', edge: 'all', requirement: 'all' },
  run: (document) => {
    const taught = new Set([...document.tables.module.values()].flatMap((module) => module.competencies));
    const competencies = [...document.tables.competency.values()].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
    return [
      ...competencies.filter(({ id }) => !taught.has(id)).map(({ id, title }): Finding => ({ code: 'TRL-C001', severity: 'warning', records: [id], message: `No module teaches “${title}”. Tag the modules that do, or remove the competency.` })),
      ...competencies.filter(({ levels }) => levels.length === 0).map(({ id, title }): Finding => ({ code: 'TRL-C002', severity: 'info', records: [id], message: `“${title}” has no levels, so no role can ask for one. Add levels with observable behaviour.` })),
      ...targets(document),
    ];
  },
};

function targets(document: TrellisDocument): readonly Finding[] {
  return [...document.tables.role.values()].filter((role) => role.targets.length > 0).sort((a, b) => compareCodeUnits(a.id, b.id)).flatMap((role) => {
    const onPath = new Set(collect(document, role).modules.flatMap((module) => module.competencies));
    const missing = [...new Set(role.targets.map((target) => target.competency))].filter((id) => !onPath.has(id));
    return missing.flatMap((id): readonly Finding[] => {
      const title = document.tables.competency.get(id)?.title;
      return title === undefined ? [] : [{ code: 'TRL-C003', severity: 'warning', records: [role.id, id], message: `“${role.title}” asks for “${title}”, but no module on its path teaches it. Add one, or drop the target.` }];
    });
  });
}
