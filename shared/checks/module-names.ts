import type { Finding } from '../kit/finding';
import type { CourseModule } from '../model/module';
import type { Check } from './check';
import { modulesInOrder } from './module-metadata';

/** Modules that people cannot tell apart. */
export const moduleNames: Check = {
  codes: ['TRL-M007', 'TRL-M008'],
  reads: { module: ['title', 'code', 'place'] },
  run: (document) => {
    const modules = modulesInOrder(document);
    return [
      ...doubles(modules, (module) => module.code, 'TRL-M007', (code, count) => `${count} modules have the code ${code}. People cannot tell them apart: give each its own.`),
      ...doubles(modules, (module) => module.title.trim().toLowerCase(), 'TRL-M008', (_title, count, first) => `${count} modules are called “${first.title}”. Rename them, or draw an equivalence if they teach the same.`),
    ];
  },
};

/** One finding for each key that several modules share; empty keys share nothing. */
function doubles(modules: readonly CourseModule[], keyOf: (module: CourseModule) => string, code: string, say: (key: string, count: number, first: CourseModule) => string): readonly Finding[] {
  const groups = new Map<string, CourseModule[]>();
  for (const module of modules) {
    const key = keyOf(module);
    const group = groups.get(key);
    if (group) group.push(module);
    else if (key !== '') groups.set(key, [module]);
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    return first && group.length > 1 ? [{ code, severity: 'info' as const, message: say(key, group.length, first), records: group.map((module) => module.id) }] : [];
  });
}
