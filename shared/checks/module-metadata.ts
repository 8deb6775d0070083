import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { CourseModule } from '../model/module';
import type { TrellisDocument } from '../document/trellis-document';
import type { Check } from './check';

/** Fields of the default schema that simulation and export need. */
export const moduleMetadata: Check = {
  codes: ['TRL-M001', 'TRL-M002', 'TRL-M003'],
  reads: { module: ['minutes', 'place'], objective: ['module'], page: ['module'], 'question-set': ['module'], checklist: ['module'] },
  run: (document) => {
    const withObjective = new Set([...document.tables.objective.values()].map((objective) => objective.module));
    const withContent = new Set([...[...document.tables.page.values()].map((page) => page.module), ...[...document.tables['question-set'].values()].map((set) => set.module), ...[...document.tables.checklist.values()].map((list) => list.module)]);
    return modulesInOrder(document).flatMap((module) => {
      const findings: Finding[] = [];
      const add = (code: string, severity: Finding['severity'], message: string): number => findings.push({ code, severity, message, records: [module.id] });
      if (module.minutes === null) add('TRL-M001', 'warning', `“${module.title}” has no minutes: it counts as 0 in every path. Set its minutes.`);
      if (!withObjective.has(module.id)) add('TRL-M002', 'info', `“${module.title}” has no objective. Say what learners can do after it.`);
      if (!withContent.has(module.id)) add('TRL-M003', 'info', `“${module.title}” has no content yet: an exported package shows an empty page.`);
      return findings;
    });
  },
};

const byPlace = (a: CourseModule, b: CourseModule): number => a.place - b.place || compareCodeUnits(a.id, b.id);

/** Modules in the order of the library; cheap for tables that already are. */
export function modulesInOrder(document: TrellisDocument): readonly CourseModule[] {
  const modules = [...document.tables.module.values()];
  return modules.every((module, at) => at === 0 || byPlace(modules[at - 1] as CourseModule, module) < 0) ? modules : modules.sort(byPlace);
}
