import { courseModuleSchema } from '../../../model/module';
import { plainKey } from './source-table';

/** What a table is about. `matrix`: modules with a column per role. `records`: written by Trellis, a table per record type. */
export const tableKinds = ['modules', 'matrix', 'prerequisites', 'competencies', 'records'] as const;
export type TableKind = (typeof tableKinds)[number];

/**
 * What a column can hold. `headers`: what people call it, beside the name of the field itself; case, blanks, accents and a plural do not count. `examples`: cells of the two
 * example rows of a template; left out: not in the template.
 */
export interface ColumnTarget {
  readonly field: string;
  readonly headers: readonly string[];
  readonly examples?: readonly [string, string];
}

/** Fields of a module that no column of text stands for. */
const notColumns = new Set(['type', 'position', 'custom', 'sourceId', 'place']);

/** In the order of the template. */
const known: readonly ColumnTarget[] = [
  { field: 'id', headers: ['module id', 'identifier', 'key', 'uid', 'guid', 'ref', 'source id', 'external id', 'course id', 'lesson id', 'unit id', 'object id', 'catalog id', 'catalogue id'], examples: ['SAFE-1', 'SAFE-2'] },
  { field: 'title', headers: ['module', 'module title', 'module name', 'name', 'lesson', 'lesson title', 'lesson name', 'topic', 'unit', 'unit title', 'learning activity', 'training', 'training title'], examples: ['Fire safety basics', 'Using an extinguisher'] },
  { field: 'code', headers: ['module code', 'short name', 'abbreviation', 'course code', 'module number'], examples: ['FS1', 'FS2'] },
  { field: 'course', headers: ['course title', 'course name', 'source course', 'programme', 'program'], examples: ['Site safety', 'Site safety'] },
  { field: 'minutes', headers: ['duration', 'duration minutes', 'duration min', 'time', 'minute', 'min', 'mins', 'length', 'seat time', 'learning time', 'estimated time', 'estimated duration', 'hours', 'duration hours', 'duration h', 'hrs'], examples: ['30', '45'] },
  { field: 'credits', headers: ['credit', 'credit hours', 'ects', 'cpd', 'cpd points', 'ceu'] },
  { field: 'level', headers: ['difficulty', 'difficulty level', 'skill level'], examples: ['foundation', 'intermediate'] },
  { field: 'format', headers: ['media', 'medium', 'media format', 'content type'], examples: ['video', 'lab'] },
  { field: 'deliveryMode', headers: ['delivery', 'delivery method', 'mode', 'modality', 'delivery type'], examples: ['self-paced', 'scheduled-session'] },
  { field: 'moduleKind', headers: ['kind', 'type', 'module type', 'activity type'] },
  { field: 'prerequisites', headers: ['prerequisite', 'pre requisites', 'prereq', 'prereqs', 'requires', 'depends on', 'dependencies', 'required before', 'prior modules'], examples: ['', 'SAFE-1'] },
  { field: 'corequisites', headers: ['corequisite', 'co requisites', 'coreq', 'coreqs'] },
  { field: 'recommended', headers: ['recommended before', 'recommended prior', 'recommended prerequisites'] },
  { field: 'competencies', headers: ['competency', 'competence', 'competences', 'skill', 'skills', 'capabilities'], examples: ['Fire safety', 'Fire safety'] },
  { field: 'objectives', headers: ['objective', 'learning objectives', 'learning objective', 'outcomes', 'learning outcomes', 'goals', 'aims'], examples: ['Name the three things that a fire needs; Raise the alarm', 'Choose the right extinguisher'] },
  { field: 'description', headers: ['summary', 'abstract', 'overview', 'synopsis', 'about'], examples: ['What burns, and why', ''] },
  { field: 'why', headers: ['what is in it for me', 'wiifm', 'benefit', 'rationale'] },
  { field: 'tags', headers: ['keyword', 'keywords', 'topics', 'labels', 'categories', 'category'], examples: ['safety; fire', 'safety'] },
  { field: 'technologyTags', headers: ['technology', 'technologies', 'tools', 'products', 'systems'] },
  { field: 'regulationTags', headers: ['regulation', 'regulations', 'standards', 'compliance'] },
  { field: 'industryContext', headers: ['industry', 'sector'] },
  { field: 'riskClass', headers: ['risk', 'risk level'] },
  { field: 'evidenceKind', headers: ['evidence', 'assessment kind', 'assessment type', 'assessment'] },
  { field: 'passMark', headers: ['passing score', 'pass score', 'passing grade', 'mastery score', 'cut score', 'threshold'], examples: ['80%', '80%'] },
  { field: 'validityDays', headers: ['validity', 'valid days', 'validity period', 'valid for'] },
  { field: 'owner', headers: ['author', 'responsible', 'content owner', 'sme', 'subject matter expert'], examples: ['Ada Obi', 'Ada Obi'] },
  { field: 'reviewer', headers: ['reviewed by', 'approver'] },
  { field: 'reviewBy', headers: ['review date', 'next review', 'review due'], examples: ['2027-01-31', '2027-01-31'] },
  { field: 'language', headers: ['lang', 'locale'], examples: ['en', 'en'] },
  { field: 'licence', headers: ['license', 'copyright', 'rights'] },
  { field: 'accessibility', headers: ['accessibility features', 'a11y'] },
  { field: 'lineage', headers: ['path', 'breadcrumb'] },
];

/** How the tables of a path and the grid call fields that nobody is offered in a template. */
const shownAs: Readonly<Record<string, readonly string[]>> = { capacity: ['seats', 'seats a session'], leadHours: ['hours before job event', 'hours before it'] };

/** Of a module: what people have names for, then every other field of the schema, so that a new one can be imported at once. */
export const moduleColumns: readonly ColumnTarget[] = [
  ...known,
  ...Object.keys(courseModuleSchema.shape).filter((field) => !notColumns.has(field) && !known.some((column) => column.field === field)).map((field) => ({ field, headers: shownAs[field] ?? [] })),
];

export const linkColumns: readonly ColumnTarget[] = [
  { field: 'from', headers: ['prerequisite', 'from module', 'from id', 'requires', 'needs', 'predecessor', 'source', 'needed', 'prerequisite id', 'needed module'], examples: ['SAFE-1', 'SAFE-2'] },
  { field: 'to', headers: ['module', 'to module', 'to id', 'target', 'successor', 'for', 'module id', 'dependent'], examples: ['SAFE-2', 'SAFE-1'] },
  { field: 'kind', headers: ['type', 'relation', 'relationship', 'link', 'link kind'], examples: ['prerequisite', 'bridge'] },
];

export const competencyColumns: readonly ColumnTarget[] = [
  { field: 'id', headers: ['competency id', 'identifier', 'key', 'ref'], examples: ['FIRE', 'FIRE'] },
  { field: 'title', headers: ['competency', 'competence', 'competency title', 'competency name', 'skill', 'skill name', 'name', 'capability'], examples: ['Fire safety', 'Fire safety'] },
  { field: 'code', headers: ['competency code', 'short name', 'abbreviation'], examples: ['FS', 'FS'] },
  { field: 'description', headers: ['summary', 'definition'], examples: ['Knows what burns and what to do', ''] },
  { field: 'level', headers: ['proficiency', 'proficiency level', 'level title', 'level name'], examples: ['Aware', 'Able'] },
  { field: 'behaviours', headers: ['behaviour', 'behavior', 'behaviors', 'indicators', 'indicator', 'observable behaviour', 'behavioural indicators', 'behavioral indicators'], examples: ['Knows the way out; Raises the alarm', 'Puts out a small fire'] },
];

const columnsOf: Readonly<Record<TableKind, readonly ColumnTarget[]>> = { modules: moduleColumns, matrix: moduleColumns, prerequisites: linkColumns, competencies: competencyColumns, records: [] };

/** What a column of such a table may be set to, beside `custom` (modules) and `ignored`. */
export function fieldsOf(kind: TableKind): readonly string[] {
  const fields = columnsOf[kind].map(({ field }) => field);
  return kind === 'modules' || kind === 'matrix' ? [...fields, 'role', 'custom', 'ignored'] : kind === 'records' ? [] : [...fields, 'ignored'];
}

type Names = ReadonlyMap<string, string>;

function namesOf(columns: readonly ColumnTarget[]): Names {
  const names = new Map<string, string>();
  for (const { field, headers } of columns) {
    for (const header of [field, ...headers]) {
      const key = plainKey(header);
      if (!names.has(key)) names.set(key, field);
    }
  }
  return names;
}

const names: Readonly<Record<'modules' | 'prerequisites' | 'competencies', Names>> = { modules: namesOf(moduleColumns), prerequisites: namesOf(linkColumns), competencies: namesOf(competencyColumns) };

/** The field that a header names, or null: as it is written, without what stands in brackets, without a plural. */
export function fieldOfHeader(kind: 'modules' | 'prerequisites' | 'competencies', header: string): string | null {
  if (header.length > 200) return null;
  const key = plainKey(header);
  const bare = plainKey(header.replace(/\s*[([][^()[\]]*[)\]]\s*$/, ''));
  const known = names[kind];
  return known.get(key) ?? known.get(bare) ?? (bare.length > 3 ? (known.get(`${bare}s`) ?? (bare.endsWith('s') ? known.get(bare.slice(0, -1)) : undefined)) : undefined) ?? null;
}

/** Whether the header of a duration says hours. */
export function isInHours(header: string): boolean {
  return /\b(hours?|hrs?|h)\b/i.test(header) && !/\b(min|mins|minutes?)\b/i.test(header) && !/credit/i.test(header);
}
