import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { CourseModule } from '../model/module';
import { referencesOf } from '../model/record';
import { settingsOf, type TrellisDocument } from '../document/trellis-document';
import type { Check } from './check';

const longMinutes = 60;

/** Metadata that makes a module findable, usable and accessible, and modules that nobody takes. */
export const moduleUse: Check = {
  codes: ['TRL-M004', 'TRL-M005', 'TRL-M006', 'TRL-M007', 'TRL-M008', 'TRL-M009', 'TRL-M010', 'TRL-M011', 'TRL-M012'],
  reads: { module: ['title', 'code', 'competencies', 'level', 'minutes', 'passMark', 'evidenceKind', 'format', 'accessibility', 'reviewBy', 'moduleKind', 'place'], zone: ['modules'], rule: 'all', edge: ['from'], requirement: 'all', alternate: 'all', 'question-set': ['module', 'purpose'], settings: ['asOf'] },
  run: (document) => {
    const modules = [...document.tables.module.values()].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
    const used = usedModules(document);
    const tested = new Set([...document.tables['question-set'].values()].filter((set) => set.purpose === 'post').map((set) => set.module));
    const today = settingsOf(document).asOf;
    return [
      ...modules.flatMap((module) => ofModule(module, { isUsed: used.has(module.id), isTested: tested.has(module.id), today })),
      ...doubles(modules, (module) => module.code, 'TRL-M007', (code, count) => `${count} modules have the code ${code}. People cannot tell them apart: give each its own.`),
      ...doubles(modules, (module) => module.title.trim().toLowerCase(), 'TRL-M008', (_title, count, first) => `${count} modules are called “${first.title}”. Rename them, or draw an equivalence if they teach the same.`),
    ];
  },
};

function usedModules({ tables }: TrellisDocument): ReadonlySet<string> {
  const used = new Set<string>();
  for (const zone of tables.zone.values()) for (const id of zone.modules) used.add(id);
  for (const edge of tables.edge.values()) used.add(edge.from);
  for (const record of [...tables.rule.values(), ...tables.requirement.values(), ...tables.alternate.values()]) for (const id of referencesOf(record)) used.add(id);
  return used;
}

function ofModule(module: CourseModule, { isUsed, isTested, today }: { readonly isUsed: boolean; readonly isTested: boolean; readonly today: string }): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], message: string): number => findings.push({ code, severity, message: `“${module.title}” ${message}`, records: [module.id] });
  if (module.competencies.length === 0) add('TRL-M004', 'info', 'has no competency: coverage cannot count it. Choose one.');
  if (module.level === null) add('TRL-M005', 'info', 'has no level. Say foundation, intermediate or advanced.');
  if (!isUsed) add('TRL-M006', 'info', 'is in no zone and nothing needs it: nobody takes it. Put it into a zone or remove it.');
  if (module.minutes !== null && module.minutes > longMinutes && module.moduleKind === 'training') add('TRL-M009', 'info', `takes ${module.minutes} minutes. Modules of 15 to 45 minutes can be tested out and replaced one by one: consider splitting it.`);
  if (module.passMark !== null && !isTested && module.evidenceKind === null) add('TRL-M010', 'warning', 'has a pass mark, but no test of its own and no kind of evidence. Add a post-assessment, or say which evidence it gives.');
  if (module.format === 'video' && !module.accessibility.some((feature) => feature === 'captions' || feature === 'transcript')) add('TRL-M011', 'info', 'is a video without captions or transcript (WCAG 1.2). Add one, and tick it.');
  if (module.reviewBy !== null && module.reviewBy < today) add('TRL-M012', 'warning', `was to be reviewed by ${module.reviewBy}. Review it, then set the next date.`);
  return findings;
}

/** One finding for each key that several modules share; empty keys share nothing. */
function doubles(modules: readonly CourseModule[], keyOf: (module: CourseModule) => string, code: string, say: (key: string, count: number, first: CourseModule) => string): readonly Finding[] {
  const groups = new Map<string, CourseModule[]>();
  for (const module of modules) if (keyOf(module) !== '') groups.set(keyOf(module), [...(groups.get(keyOf(module)) ?? []), module]);
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    return first && group.length > 1 ? [{ code, severity: 'info' as const, message: say(key, group.length, first), records: group.map((module) => module.id) }] : [];
  });
}
