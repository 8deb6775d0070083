import type { ImportDraft, ImportInput, ImportNote } from '../import-plan';
import { createNameIndex, type NameIndex } from './name-index';

/** What the readers of the tables of one import share. */
export interface TableImport {
  readonly input: ImportInput;
  readonly draft: ImportDraft;
  /** `csv` or `xlsx`. */
  readonly kind: 'csv' | 'xlsx';
  /** What these tables bring. */
  readonly modules: NameIndex;
  readonly competencies: NameIndex;
  /** What the workspace has. */
  readonly oldModules: NameIndex;
  readonly oldCompetencies: NameIndex;
}

export function createTableImport(input: ImportInput, draft: ImportDraft, kind: 'csv' | 'xlsx'): TableImport {
  const [oldModules, oldCompetencies] = [createNameIndex(), createNameIndex()];
  const keyOf = (id: string): string => id.slice(id.indexOf(':') + 1);
  for (const { id, sourceId, code, title } of input.document?.tables.module.values() ?? []) {
    oldModules.add({ id, names: [id, code, title] });
    oldModules.add({ id, names: [sourceId] });
    oldModules.add({ id, names: [keyOf(id)] });
  }
  for (const { id, code, title } of input.document?.tables.competency.values() ?? []) {
    oldCompetencies.add({ id, names: [id, code, title] });
    oldCompetencies.add({ id, names: [keyOf(id)] });
  }
  return { input, draft, kind, modules: createNameIndex(), competencies: createNameIndex(), oldModules, oldCompetencies };
}

/** At most so many notes of one kind stand alone; the rest is counted, so that a list stays readable. */
const most = 200;

/** The notes, with those of a code beyond the first two hundred as one. Refusals are never shortened. */
export function withoutFlood(notes: readonly ImportNote[]): readonly ImportNote[] {
  const counts = new Map<string, number>();
  const kept: ImportNote[] = [];
  for (const note of notes) {
    const count = (counts.get(note.code) ?? 0) + 1;
    counts.set(note.code, count);
    if (count <= most) kept.push(note);
  }
  for (const [code, count] of counts) if (count > most) kept.push({ code, where: '', message: `${count - most} more of this kind.` });
  return kept;
}
