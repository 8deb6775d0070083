import type { ModulePolicy } from '../../../path/program';
import { courseModuleSchema } from '../../../model/module';
import { objectiveSchema } from '../../../model/objective';
import { bloomLevels, levels, outcomeKinds } from '../../../model/vocabulary';
import { policyNames } from '../../descriptions/description/words';
import { clip, clipTitle } from '../../files/clip';
import type { FrameworkItem } from './case-framework';
import type { CaseImport } from './plan-import';

/** Modules in the order of the items, each with the objectives below it. */
export function addFrameworkModules({ draft, sorted, ids, above }: CaseImport, course: { readonly id: string; readonly title: string }, modules: readonly FrameworkItem[], objectives: readonly FrameworkItem[]): void {
  modules.forEach((item, at) => {
    const { description, pathNotes } = splitNotes(item);
    const level = levels.find((one) => item.educationLevels.includes(one)) ?? null;
    const minutes = /^\d{1,6}$/.test(item.extensions['minutes'] ?? '') ? Math.min(100_000, Number(item.extensions['minutes'])) : null;
    const custom = {
      ...(pathNotes === '' ? {} : { 'notes of the path': clip(pathNotes, 2000) }),
      ...(level === null && item.educationLevels.length > 0 ? { 'education level': clip(item.educationLevels.join(', '), 2000) } : {}),
    };
    const title = item.short || item.statement;
    draft.records.push(courseModuleSchema.parse({
      id: ids.get(item.id), type: 'module', course: course.id, place: at + 1, title: clipTitle(title, item.id), code: clip(item.code, 80), minutes, level, language: clip(item.language, 40),
      description: clip([title === item.statement && title.length <= 300 ? '' : item.statement, description].filter((text) => text !== '').join('\n\n'), 20_000),
      tags: [...new Set(item.keywords.map((tag) => clip(tag, 80)))].slice(0, 200), competencies: [...new Set(sorted.about.get(item.id) ?? [])].map((competency) => ids.get(competency)), sourceId: clip(item.id, 300),
      lineage: [course.title, ...above(item.id)], custom,
    }));
  });
  const places = new Map<string, number>();
  for (const item of objectives) {
    const parent = sorted.parentOf.get(item.id) ?? '';
    const place = (places.get(parent) ?? 0) + 1;
    places.set(parent, place);
    const { outcome, rank, bloom } = item.extensions;
    draft.records.push(objectiveSchema.parse({
      id: ids.get(item.id), type: 'objective', module: ids.get(parent), text: clip(item.statement, 20_000), place, outcome: outcomeKinds.find((kind) => kind === outcome) ?? 'know', rank: rank === 'enabling' ? 'enabling' : 'terminal', bloom: bloomLevels.find((one) => one === bloom) ?? null,
    }));
  }
}

/** Our exports add what CASE has no field for, as sentences that begin with policy and minutes; they belong to one path, not to the module. */
function splitNotes({ notes, extensions }: FrameworkItem): { readonly description: string; readonly pathNotes: string } {
  const policy = extensions['policy'] ?? '';
  const name = Object.hasOwn(policyNames, policy) ? policyNames[policy as ModulePolicy] : undefined;
  const lines = notes.split('\n');
  const start = name === undefined ? -1 : lines.findIndex((line) => line.startsWith(`${name}, `));
  return start < 0 ? { description: notes, pathNotes: '' } : { description: lines.slice(0, start).join('\n'), pathNotes: lines.slice(start).join('\n') };
}
