import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { TrellisDocument } from '../document/trellis-document';
import type { Competency } from '../model/competency';
import type { Check, RolePaths } from './check';
import { pathReads } from './role-paths';

/** Competencies that nothing teaches, that have no levels, and targets of roles that their path does not serve. */
export const coverage: Check = {
  codes: ['TRL-C001', 'TRL-C002', 'TRL-C003', 'TRL-C004', 'TRL-C005'],
  reads: { ...pathReads, competency: 'all', module: ['competencies', 'place'] },
  run: (document, paths) => {
    const taught = new Set([...document.tables.module.values()].flatMap((module) => module.competencies));
    const competencies = [...document.tables.competency.values()].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
    return [
      ...competencies.filter(({ id }) => !taught.has(id)).map(({ id, title }): Finding => ({ code: 'TRL-C001', severity: 'warning', records: [id], message: `No module teaches “${title}”. Tag the modules that do, or remove the competency.` })),
      ...competencies.filter(({ levels }) => levels.length === 0).map(({ id, title }): Finding => ({ code: 'TRL-C002', severity: 'info', records: [id], message: `“${title}” has no levels, so no role can ask for one. Add levels with observable behaviour.` })),
      ...competencies.flatMap(unobservable),
      ...targets(document, paths),
      ...unproven(document),
    ];
  },
};

/** Levels that do not say what people can be seen to do. */
function unobservable({ id, title, levels }: Competency): readonly Finding[] {
  const bare = levels.filter(({ behaviours }) => behaviours.length === 0);
  if (bare.length === 0) return [];
  return [{ code: 'TRL-C004', severity: 'warning', records: [id], message: `${bare.map((level) => `“${level.title}”`).join(', ')} of “${title}” ${bare.length === 1 ? 'names' : 'name'} no behaviour, so nobody can tell who is there. Say what people can be seen to do.` }];
}

/** Levels that a role asks for and no module proves: simulation can then never show them as reached. */
function unproven({ tables }: TrellisDocument): readonly Finding[] {
  return [...tables.role.values()].sort((a, b) => compareCodeUnits(a.id, b.id)).flatMap((role) => role.targets.flatMap(({ competency: id, level }): readonly Finding[] => {
    const competency = tables.competency.get(id);
    const asked = competency?.levels[level];
    if (!competency || !asked || (asked.provedBy ?? []).length > 0) return [];
    return [{ code: 'TRL-C005', severity: 'info', records: [id, role.id], message: `“${role.title}” asks for “${asked.title}” of “${competency.title}”, but no module proves that level. Name one whose assessment does.` }];
  }));
}

function targets(document: TrellisDocument, paths: RolePaths): readonly Finding[] {
  return [...document.tables.role.values()].filter((role) => role.targets.length > 0).sort((a, b) => compareCodeUnits(a.id, b.id)).flatMap((role) => {
    const onPath = new Set(paths(role).modules.flatMap((module) => module.competencies));
    const missing = [...new Set(role.targets.map((target) => target.competency))].filter((id) => !onPath.has(id));
    return missing.flatMap((id): readonly Finding[] => {
      const title = document.tables.competency.get(id)?.title;
      return title === undefined ? [] : [{ code: 'TRL-C003', severity: 'warning', records: [role.id, id], message: `“${role.title}” asks for “${title}”, but no module on its path teaches it. Add one, or drop the target.` }];
    });
  });
}
