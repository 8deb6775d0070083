import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { completenessOf, nameOf, needsOf, objectivesOf } from '../../store/selectors';

export const columnIds = ['code', 'title', 'competency', 'level', 'prerequisites', 'objective', 'context', 'format', 'minutes', 'tags', 'complete'] as const;
export type ColumnId = (typeof columnIds)[number];

export interface Column {
  readonly id: ColumnId;
  readonly label: string;
  readonly width: number;
  readonly editable: boolean;
}

const widths: Readonly<Record<ColumnId, number>> = { code: 64, title: 190, competency: 116, level: 112, prerequisites: 118, objective: 180, context: 92, format: 104, minutes: 50, tags: 110, complete: 92 };

export const columns: readonly Column[] = columnIds.map((id) => ({ id, label: t(`column.${id}`), width: widths[id], editable: id !== 'complete' }));

/** Short name of a module in lists of prerequisites: its code, else its title. */
export function shortName(module: CourseModule | undefined): string {
  return module ? module.code || module.title : '';
}

export function prerequisiteNames(document: TrellisDocument, module: CourseModule): readonly string[] {
  return needsOf(document, module.id).filter((edge) => edge.kind === 'prerequisite').map((edge) => shortName(document.tables.module.get(edge.from)));
}

const levelRank = { foundation: 1, intermediate: 2, advanced: 3 } as const;

/** What a column is sorted by. Numbers before nothing. */
export function sortKey(document: TrellisDocument, module: CourseModule, column: ColumnId): string | number {
  switch (column) {
    case 'code': return module.code.toLowerCase();
    case 'title': return module.title.toLowerCase();
    case 'competency': return competencyText(document, module).toLowerCase();
    case 'level': return module.level ? levelRank[module.level] : 9;
    case 'prerequisites': return prerequisiteNames(document, module).length;
    case 'objective': return (objectivesOf(document, module.id)[0]?.text ?? '').toLowerCase();
    case 'context': return module.industryContext.toLowerCase();
    case 'format': return module.format ?? '';
    case 'minutes': return module.minutes ?? Number.POSITIVE_INFINITY;
    case 'tags': return module.tags.join(' ').toLowerCase();
    case 'complete': return completenessOf(document, module).filter(Boolean).length;
  }
}

export function competencyText(document: TrellisDocument, module: CourseModule): string {
  return module.competencies.map((id) => nameOf(document, id)).join(', ');
}
