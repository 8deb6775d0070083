import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { err, ok } from '../../../kit/result';
import { competencySchema } from '../../../model/competency';
import { courseSchema } from '../../../model/course';
import { edgeSchema } from '../../../model/edge';
import type { RecordType } from '../../../model/ids';
import { idOf } from '../../../model/ids';
import { clip, clipTitle } from '../../files/clip';
import { titleOfFileName } from '../../files/paths';
import { parseJsonBytes } from '../../files/json/parse-json';
import type { ImportDraft, ImportInput, ImportPlanner } from '../import-plan';
import { createImportDraft, finishImport, importFinding } from '../import-plan';
import { createRowNotes } from '../row-reader';
import { addFrameworkModules } from './add-modules';
import type { Framework, FrameworkItem } from './case-framework';
import { isFramework, readFramework } from './read-framework';
import { sortAssociations, type SortedAssociations } from './sort-associations';

/** One import of a framework; `ids`: of records, by item. */
export interface CaseImport {
  readonly draft: ImportDraft;
  readonly input: ImportInput;
  readonly framework: Framework;
  readonly sorted: SortedAssociations;
  readonly ids: ReadonlyMap<string, string>;
  /** Titles of what an item lies below, outermost first. */
  readonly above: (item: string) => readonly string[];
}

/**
 * A CASE 1.0 or 1.1 package (JSON) → competencies with their levels; modules with objectives where items say that they are modules; what precedes what as prerequisites. Our own export
 * comes back with its ids where they are free.
 */
export const planCaseImport: ImportPlanner = (input) => {
  const only = input.files.length === 1 ? input.files[0] : undefined;
  if (!only) return err([importFinding('TRL-I001', 'A CASE framework is one JSON file.')]);
  const parsed = parseJsonBytes(only.bytes);
  if (!parsed.ok) return err([importFinding('TRL-I010', `${quoteSafely(only.path)} was not read. ${parsed.error.message}`)]);
  if (!isFramework(parsed.value)) return err([importFinding('TRL-I014', `${quoteSafely(only.path)} is no CASE package: it has to hold a CFDocument and a list CFItems.`)]);
  const notes = createRowNotes();
  const framework = readFramework(parsed.value, notes);
  const sorted = sortAssociations(framework, notes);
  const draft = createImportDraft();
  append(draft.warnings, notes.warnings);
  append(draft.repairs, notes.repairs);
  append(draft.refused, notes.refused);
  addRecords({ draft, input, framework, sorted, ids: idsOf(input, framework, sorted), above: ancestry(framework, sorted) });
  return ok(finishImport('case', draft));
};

/** Ids of our own exports are kept where they are free. An objective that lies below no module is a competency. */
function idsOf(input: ImportInput, { items }: Framework, { parentOf }: SortedAssociations): ReadonlyMap<string, string> {
  const typeOf = new Map(items.map(({ id, kind }) => [id, kind]));
  const recordType = ({ id, kind }: FrameworkItem): RecordType => (kind === 'objective' && typeOf.get(parentOf.get(id) ?? '') !== 'module' ? 'competency' : kind);
  const kept = new Map(items.flatMap((item) => {
    const own = item.extensions['trellis'] ?? '';
    return idOf(recordType(item)).safeParse(own).success && input.keepId(own) ? [[item.id, own] as const] : [];
  }));
  return new Map(items.map((item) => [item.id, kept.get(item.id) ?? input.newId(recordType(item), item.code || item.short || item.statement)]));
}

function ancestry({ items }: Framework, { parentOf }: SortedAssociations): CaseImport['above'] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return (item) => {
    const titles: string[] = [];
    const seen = new Set([item]);
    for (let at = parentOf.get(item); at !== undefined && !seen.has(at) && titles.length < 20; at = parentOf.get(at)) {
      seen.add(at);
      const { short = '', statement = '' } = byId.get(at) ?? {};
      titles.unshift(clipTitle(short || statement, at));
    }
    return titles;
  };
}

function addRecords(making: CaseImport): void {
  const { draft, input, framework: { document, items }, sorted, ids } = making;
  const isType = (item: FrameworkItem, type: RecordType): boolean => ids.get(item.id)!.startsWith(`${type}:`);
  const modules = items.filter((item) => isType(item, 'module'));
  const title = clipTitle(document.title, titleOfFileName(input.name) || 'Framework');
  const course = modules.length === 0 ? null : input.newId('course', title);
  if (course !== null) draft.records.push(courseSchema.parse({ id: course, type: 'course', title, description: clip(document.description, 20_000), source: { kind: 'case', name: clip(input.name, 300), version: clip(document.version, 80) } }));
  if (course !== null) addFrameworkModules(making, { id: course, title }, modules, items.filter((item) => isType(item, 'objective')));
  items.filter((item) => isType(item, 'competency')).forEach((item, at) => addCompetency(making, item, { place: at + 1, framework: course === null ? title : '' }));
  for (const { from, to, kind, needs } of sorted.links) draft.records.push(edgeSchema.parse({ id: input.newId('edge', `${ids.get(from)}-${ids.get(to)}`.replaceAll('module:', '')), type: 'edge', kind, from: ids.get(from), to: ids.get(to), needs }));
}

function addCompetency({ draft, framework: { levels }, sorted: { proofs }, ids, above }: CaseImport, item: FrameworkItem, { place, framework }: { readonly place: number; readonly framework: string }): void {
  const title = item.short || item.statement;
  const parents = above(item.id);
  const about = [
    title === item.statement && title.length <= 300 ? '' : item.statement, item.notes,
    parents.length === 0 ? '' : `Part of: ${parents.join(' › ')}`, item.educationLevels.length === 0 ? '' : `Education level: ${item.educationLevels.join(', ')}`, framework === '' ? '' : `Framework: ${framework}`,
  ];
  const proofsAt = (level: number): readonly string[] => (proofs.get(item.id) ?? []).filter((proof) => proof.level === level).map(({ module }) => ids.get(module)!);
  const made = (levels.get(item.id) ?? []).map(({ title: level, behaviours }, at) => ({ title: clipTitle(level, `Level ${at + 1}`), behaviours: behaviours.map((line) => clip(line, 20_000)), ...(proofsAt(at).length > 0 ? { provedBy: proofsAt(at) } : {}) }));
  draft.records.push(competencySchema.parse({ id: ids.get(item.id), type: 'competency', title: clipTitle(title, item.id), code: clip(item.code, 80), description: clip(about.filter((text) => text !== '').join('\n'), 20_000), place, levels: made }));
}
