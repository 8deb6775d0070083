import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { competencySchema } from '../../../model/competency';
import { courseSchema } from '../../../model/course';
import { edgeSchema } from '../../../model/edge';
import { courseModuleSchema } from '../../../model/module';
import { objectiveSchema } from '../../../model/objective';
import { pageSchema } from '../../../model/page';
import { questionSetSchema } from '../../../model/question-set';
import { responsibilitySchema } from '../../../model/responsibility';
import { roleSchema } from '../../../model/role';
import type { levels } from '../../../model/vocabulary';
import { zoneSchema } from '../../../model/zone';
import { clip, clipTitle } from '../../files/clip';
import { titleOfFileName } from '../../files/paths';
import type { ImportDraft, ImportInput } from '../import-plan';
import { createImportDraft } from '../import-plan';
import type { Catalogue, CatalogueCompetency, CatalogueModule, CatalogueRole } from './catalogue';
import { resolveLinks } from './resolve';

const levelWords: ReadonlyMap<string, (typeof levels)[number]> = new Map([
  ['foundation', 'foundation'], ['beginner', 'foundation'], ['basic', 'foundation'], ['introductory', 'foundation'], ['intermediate', 'intermediate'], ['advanced', 'advanced'], ['expert', 'advanced'],
]);

interface Making {
  readonly draft: ImportDraft;
  readonly input: ImportInput;
  readonly course: { readonly id: string; readonly title: string };
  readonly modules: Map<string, string>;
  readonly competencies: Map<string, string>;
  readonly unknownLevels: Set<string>;
}

/** A catalogue → a course where it has modules, competencies, modules with what belongs to them, links, roles. */
export function catalogueRecords(input: ImportInput, catalogue: Catalogue): ImportDraft {
  const draft = createImportDraft();
  const { links, warnings, repairs } = resolveLinks(catalogue.modules, catalogue.links);
  append(draft.warnings, catalogue.warnings, warnings);
  append(draft.repairs, catalogue.repairs, repairs);
  append(draft.refused, catalogue.refused);
  const making: Making = { draft, input, course: addCourse(draft, input, catalogue), modules: new Map(), competencies: new Map(), unknownLevels: new Set() };
  catalogue.competencies.forEach((competency, index) => addCompetency(making, competency, index + 1));
  catalogue.modules.forEach((module, index) => addModule(making, module, { place: index + 1, licence: catalogue.licence }));
  for (const { from, to, kind } of links) draft.records.push(edgeSchema.parse({ id: input.newId('edge', `${from}-${to}`), type: 'edge', kind, from: making.modules.get(from), to: making.modules.get(to) }));
  catalogue.roles.forEach((role, index) => addRole(making, role, index + 1));
  return draft;
}

function addCourse(draft: ImportDraft, input: ImportInput, { title, description, licence, calendar, modules }: Catalogue): Making['course'] {
  const named = clipTitle(title, titleOfFileName(input.name) || 'Catalogue');
  if (modules.length === 0) return { id: '', title: named };
  const id = input.newId('course', named);
  const about = [description, licence === '' ? '' : `Licence: ${licence}`].filter((text) => text !== '').join('\n');
  draft.records.push(courseSchema.parse({ id, type: 'course', title: named, description: clip(about, 20_000), source: { kind: 'catalogue', name: clip(input.name, 300) }, calendar }));
  return { id, title: named };
}

function addCompetency({ draft, input, competencies }: Making, { id, title, code = '', description = '', levels = [] }: CatalogueCompetency, place: number): string {
  const made = input.newId('competency', code || id);
  const kept = levels.map((level) => ({ title: clipTitle(level.title, 'Level'), behaviours: level.behaviours.filter((text) => text !== '').map((text) => clip(text, 20_000)) }));
  draft.records.push(competencySchema.parse({ id: made, type: 'competency', title: clipTitle(title, id), code: clip(code, 80), description: clip(description, 20_000), place, levels: kept }));
  competencies.set(id, made);
  if (!competencies.has(title)) competencies.set(title, made);
  return made;
}

function addModule(making: Making, module: CatalogueModule, { place, licence }: { readonly place: number; readonly licence: string }): void {
  const { draft, input, course, modules, competencies } = making;
  const id = input.newId('module', module.id);
  modules.set(module.id, id);
  const named = [...new Set(module.competencies ?? [])].map((name) => competencies.get(name) ?? addCompetency(making, { id: name, title: name }, competencies.size + 1));
  const { level, custom } = readLevel(making, module);
  const tags = (list: readonly string[] = []): readonly string[] => [...new Set(list.map((tag) => clip(tag, 80)))].slice(0, 200);
  draft.records.push(courseModuleSchema.parse({
    id, type: 'module', course: course.id, place, title: clipTitle(module.title, module.id), code: clip(module.code ?? '', 80), description: clip(module.description ?? '', 20_000), minutes: module.minutes ?? null, credits: module.credits ?? null,
    level, tags: tags(module.tags), technologyTags: tags(module.technologyTags), language: clip(module.language ?? '', 40), licence: clip(licence, 200), competencies: named, sourceId: clip(module.id, 300),
    lineage: [course.title, ...(module.lineage ?? []).map((title) => clip(title, 300))], custom,
  }));
  (module.objectives ?? []).forEach((text, at) => draft.records.push(objectiveSchema.parse({ id: input.newId('objective', text), type: 'objective', module: id, text: clip(text, 20_000), place: at + 1 })));
  if (module.page) draft.records.push(pageSchema.parse({ id: input.newId('page', module.id), type: 'page', module: id, title: module.page.title, place: 1, body: module.page.lines.map((line) => clip(line, 100_000)) }));
  if (module.questions && module.questions.length > 0) draft.records.push(questionSetSchema.parse({ id: input.newId('question-set', module.id), type: 'question-set', title: 'Knowledge check', module: id, purpose: 'post', questions: module.questions }));
}

function readLevel({ draft, unknownLevels }: Making, { level = '', custom = {}, id }: CatalogueModule): { readonly level: (typeof levels)[number] | null; readonly custom: Readonly<Record<string, string | number | boolean>> } {
  const kept = Object.fromEntries(Object.entries(custom).map(([key, value]) => [key, typeof value === 'string' ? clip(value, 2000) : value]));
  const found = levelWords.get(level.toLowerCase());
  if (found || level === '') return { level: found ?? null, custom: kept };
  if (!unknownLevels.has(level) && unknownLevels.size < 20) draft.warnings.push({ code: 'unknown-level', where: id, message: `The level ${quoteSafely(level)} is none of foundation, intermediate and advanced; it is kept as a field of its own.` });
  unknownLevels.add(level);
  return { level: null, custom: { ...kept, level: clip(level, 2000) } };
}

function addRole({ draft, input, modules, competencies }: Making, role: CatalogueRole, place: number): void {
  const id = input.newId('role', role.code || role.id);
  const title = clipTitle(role.title, role.id);
  const targets = (role.competencies ?? []).flatMap((name) => { const competency = competencies.get(name); return competency === undefined ? [] : [{ competency, level: 0 }]; });
  draft.records.push(roleSchema.parse({ id, type: 'role', title, code: clip(role.code ?? '', 80), description: clip(role.description ?? '', 20_000), family: clip(role.family ?? '', 200), place, targets }));
  const tasks = (role.tasks ?? []).map((task) => ({ title: clipTitle(task, 'Task') }));
  if (tasks.length > 0) draft.records.push(responsibilitySchema.parse({ id: input.newId('responsibility', role.id), type: 'responsibility', role: id, title, description: clip(role.description ?? '', 20_000), place: 1, tasks }));
  (role.zones ?? []).forEach((zone, at) => {
    const listed = zone.modules.flatMap((module) => modules.get(module) ?? []);
    const requirement = zone.policy === 'elective' ? { kind: 'count', choose: Math.min(listed.length, Math.max(0, Math.round(zone.choose ?? 0))) } : null;
    draft.records.push(zoneSchema.parse({ id: input.newId('zone', `${role.id}-${zone.title}`), type: 'zone', role: id, title: clipTitle(zone.title, 'Zone'), policy: zone.policy, place: at + 1, modules: listed, requirement }));
  });
}
