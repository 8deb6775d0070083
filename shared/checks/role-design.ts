import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { TrellisDocument } from '../document/trellis-document';
import { inheritsItself } from '../path/lineage';
import type { Competency } from '../model/competency';
import type { Role } from '../model/role';
import type { Check, RolePaths } from './check';
import { pathReads } from './role-paths';
import { update, type QuickFix } from './quick-fixes/quick-fix';

/** What a role says of itself: inheritance, target levels, tasks that nothing on its path prepares for. */
export const roleDesign: Check = {
  codes: ['TRL-R010', 'TRL-R011', 'TRL-R012', 'TRL-R018', 'TRL-R019'],
  reads: { ...pathReads, competency: ['levels'], responsibility: 'all' },
  run: (document, paths) => [...inheritance(document), ...pilots(document), ...targets(document), ...tasks(document, paths)],
};

function inheritance(document: TrellisDocument): readonly Finding[] {
  return [...document.tables.role.values()].filter((role) => inheritsItself(document, role)).map((role) => ({
    code: 'TRL-R010', severity: 'error', records: [role.id], message: `“${role.title}” inherits from itself over other roles. Choose another role to inherit from, or none.`,
    fix: update('Inherit from none', role.id, { inherits: null }),
  }));
}

function pilots(document: TrellisDocument): readonly Finding[] {
  return [...document.tables.role.values()].sort((a, b) => compareCodeUnits(a.id, b.id)).flatMap(({ id, title, pilot, inherits }): readonly Finding[] => {
    if (!pilot) return [];
    const whole: readonly Finding[] = inherits === null ? [{ code: 'TRL-R018', severity: 'warning', records: [id], message: `“${title}” is a pilot, but of no role: everybody who has it is in the pilot, and there is nobody to compare with. Make it a segment of the role that is tried out.` }] : [];
    const isBackwards = pilot.from !== null && pilot.to !== null && pilot.to < pilot.from;
    return isBackwards ? [...whole, { code: 'TRL-R019', severity: 'error', records: [id], message: `The pilot “${title}” ends on ${pilot.to}, before it begins on ${pilot.from}. Mend one of the days.` }] : whole;
  });
}

function targets(document: TrellisDocument): readonly Finding[] {
  return [...document.tables.role.values()].flatMap((role) =>
    role.targets.flatMap((target) => {
      const competency = document.tables.competency.get(target.competency);
      if (!competency || target.level < competency.levels.length) return [];
      return [{ code: 'TRL-R011', severity: 'error' as const, records: [role.id, competency.id], message: `“${role.title}” asks for level ${target.level + 1} of “${competency.title}”, which has ${competency.levels.length}. Choose another level, or add it to the competency.`, fix: nearestLevel(role, competency) }];
    }),
  );
}

/** The highest level that there is; a target at a competency without levels goes. */
function nearestLevel({ id, targets: all }: Role, { id: competency, levels }: Competency): QuickFix {
  const others = all.filter((target) => target.competency !== competency);
  if (levels.length === 0) return update('Drop the target', id, { targets: others });
  return update('Ask for the highest level', id, { targets: all.map((target) => (target.competency === competency ? { ...target, level: Math.min(target.level, levels.length - 1) } : target)) });
}

function tasks(document: TrellisDocument, paths: RolePaths): readonly Finding[] {
  const onPath = new Map<string, ReadonlySet<string>>();
  const pathOf = (id: string): ReadonlySet<string> => {
    const role = document.tables.role.get(id);
    const known = onPath.get(id) ?? new Set(role ? paths(role).modules.map((module) => module.id) : []);
    onPath.set(id, known);
    return known;
  };
  return [...document.tables.responsibility.values()].sort((a, b) => compareCodeUnits(a.id, b.id)).flatMap((responsibility) =>
    responsibility.tasks.flatMap((task) => {
      const path = pathOf(responsibility.role);
      const isCovered = task.modules.some((id) => path.has(id)) || task.objectives.some((id) => path.has(document.tables.objective.get(id)?.module ?? ''));
      if (isCovered) return [];
      return [{ code: 'TRL-R012', severity: 'warning' as const, records: [responsibility.id, responsibility.role], message: `Nothing on the path prepares for the task “${task.title}” (${responsibility.title}). Trace it to an objective or a module of the path.` }];
    }),
  );
}
