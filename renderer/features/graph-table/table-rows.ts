import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Edge } from '#shared/model/edge';
import type { Gate } from '#shared/model/gate';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import type { Requirement } from '#shared/model/requirement';
import { pathSections, type PathSection } from '../../store/path-sections';
import { modulesOf, needsOf, unlocksOf } from '../../store/selectors';
import { groupsOf } from '../../store/structure-words';

export const columns = ['code', 'title', 'zone', 'needs', 'groups', 'unlocks', 'minutes'] as const;
export type TableColumn = (typeof columns)[number];

/** A row: a zone as a heading, a gate before what it opens, a module. */
export type TableRow =
  | { readonly kind: 'section'; readonly section: PathSection; readonly shown: number; readonly minutes: number; readonly open: boolean }
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'module'; readonly module: CourseModule; readonly section: PathSection | null };

/** What stands in a cell and can be reached by itself. */
export type Chip = { readonly kind: 'needs'; readonly edge: Edge } | { readonly kind: 'unlocks'; readonly edge: Edge } | { readonly kind: 'group'; readonly requirement: Requirement };

const none: readonly Chip[] = [];

/** The chips of a module's cell. */
export function chipsOf(document: TrellisDocument, module: RecordId, column: TableColumn): readonly Chip[] {
  switch (column) {
    case 'needs': return needsOf(document, module).map((edge) => ({ kind: 'needs', edge }));
    case 'unlocks': return unlocksOf(document, module).map((edge) => ({ kind: 'unlocks', edge }));
    case 'groups': return groupsOf(document, module).map((requirement) => ({ kind: 'group', requirement }));
    default: return none;
  }
}

function fits(module: CourseModule, words: readonly string[]): boolean {
  const text = `${module.code} ${module.title}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

const wordsOf = (filter: string): readonly string[] => filter.toLowerCase().split(/\s+/).filter(Boolean);

/** All modules in the order of the library. */
export function mapTableRows(document: TrellisDocument, filter: string): readonly TableRow[] {
  const words = wordsOf(filter);
  return modulesOf(document).filter((module) => fits(module, words)).map((module) => ({ kind: 'module', module, section: null }));
}

/** A role's path: each zone with its gates before it and its modules below; while a filter stands, only sections where something fits, all of them open. */
export function pathTableRows(document: TrellisDocument, role: RecordId, filter: string, folded: ReadonlySet<string>): readonly TableRow[] {
  const words = wordsOf(filter);
  return pathSections(document, role).flatMap((section): readonly TableRow[] => {
    const modules = section.modules.flatMap((id) => document.tables.module.get(id) ?? []).filter((module) => fits(module, words));
    if (modules.length === 0 && (words.length > 0 || section.kind === 'outside')) return [];
    const open = words.length > 0 || !folded.has(section.id);
    return [
      ...(words.length > 0 ? [] : section.gates.map((gate): TableRow => ({ kind: 'gate', gate }))),
      { kind: 'section', section, shown: modules.length, minutes: modules.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0), open },
      ...(open ? modules.map((module): TableRow => ({ kind: 'module', module, section })) : []),
    ];
  });
}

export function rowId(row: TableRow): RecordId {
  return row.kind === 'module' ? row.module.id : row.kind === 'gate' ? row.gate.id : row.section.id;
}
