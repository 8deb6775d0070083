import type { Finding } from '../kit/finding';
import type { CourseModule } from '../model/module';
import { settingsOf } from '../document/trellis-document';
import type { Check } from './check';
import { modulesInOrder } from './module-metadata';

const longMinutes = 60;

/** Metadata that makes a module findable, usable and accessible. */
export const moduleFields: Check = {
  codes: ['TRL-M004', 'TRL-M005', 'TRL-M009', 'TRL-M010', 'TRL-M011', 'TRL-M012'],
  reads: { module: ['competencies', 'level', 'minutes', 'passMark', 'evidenceKind', 'format', 'accessibility', 'reviewBy', 'moduleKind', 'place'], 'question-set': ['module', 'purpose'], settings: ['asOf'] },
  run: (document) => {
    const tested = new Set([...document.tables['question-set'].values()].filter((set) => set.purpose === 'post').map((set) => set.module));
    const today = settingsOf(document).asOf;
    return modulesInOrder(document).flatMap((module) => ofModule(module, { isTested: tested.has(module.id), today }));
  },
};

function ofModule(module: CourseModule, { isTested, today }: { readonly isTested: boolean; readonly today: string }): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], message: string): number => findings.push({ code, severity, message: `“${module.title}” ${message}`, records: [module.id] });
  if (module.competencies.length === 0) add('TRL-M004', 'info', 'has no competency: coverage cannot count it. Choose one.');
  if (module.level === null) add('TRL-M005', 'info', 'has no level. Say foundation, intermediate or advanced.');
  if (module.minutes !== null && module.minutes > longMinutes && module.moduleKind === 'training') add('TRL-M009', 'info', `takes ${module.minutes} minutes. Modules of 15 to 45 minutes can be tested out and replaced one by one: consider splitting it.`);
  if (module.passMark !== null && !isTested && module.evidenceKind === null) add('TRL-M010', 'warning', 'has a pass mark, but no test of its own and no kind of evidence. Add a post-assessment, or say which evidence it gives.');
  if (module.format === 'video' && !module.accessibility.some((feature) => feature === 'captions' || feature === 'transcript')) add('TRL-M011', 'info', 'is a video without captions or transcript (WCAG 1.2). Add one, and tick it.');
  if (module.reviewBy !== null && module.reviewBy < today) add('TRL-M012', 'warning', `was to be reviewed by ${module.reviewBy}. Review it, then set the next date.`);
  return findings;
}
