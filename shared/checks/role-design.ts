import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { TrellisDocument } from '../document/trellis-document';
import { collect } from '../path/collect';
import { inheritsItself } from '../path/lineage';
import type { Check } from './check';

/** What a role says of itself: inheritance, target levels, tasks that nothing on its path prepares for. */
export const roleDesign: Check = {
  codes: ['TRL-R010', 'TRL-R011', 'TRL-R012'],
  reads: { role: 'all', competency: ['levels'], responsibility: 'all', objective: ['module'], zone: ['modules', 'role'], rule: 'all', gate: 'all', edge: 'all', requirement: 'all', alternate: 'all', module: [] },
  run: (document) => [...inheritance(document), ...targets(document), ...tasks(document)],
};

function inheritance(document: TrellisDocument): readonly Finding[] {
  return [...document.tables.role.values()].filter((role) => inheritsItself(document, role)).map((role) => ({
    code: 'TRL-R010', severity: 'error', records: [role.id], message: `“${role.title}” inherits from itself over other roles. Choose another role to inherit from, or none.`,
  }));
}

function targets(document: TrellisDocument): readonly Finding[] {
  return [...document.tables.role.values()].flatMap((role) =>
    role.targets.flatMap((target) => {
      const competency = document.tables.competency.get(target.competency);
      if (!competency || target.level < competency.levels.length) return [];
      return [{ code: 'TRL-R011', severity: 'error' as const, records: [role.id, competency.id], message: `“${role.title}” asks for level ${target.level + 1} of “${competency.title}”, which has ${competency.levels.length}. Choose another level, or add it to the competency.` }];
    }),
  );
}

function tasks(document: TrellisDocument): readonly Finding[] {
  const onPath = new Map<string, ReadonlySet<string>>();
  const pathOf = (id: string): ReadonlySet<string> => {
    const role = document.tables.role.get(id);
    const known = onPath.get(id) ?? new Set(role ? collect(document, role).modules.map((module) => module.id) : []);
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
