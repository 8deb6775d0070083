import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import type { Report } from '../figures';

export type AuditFound = NonNullable<Report['audit']>;

/** What a column is called. */
export const columnName = (column: string): string => (column === 'role' ? t('audit.role') : column);

/** What people's scores are of. */
export function subjectName(document: TrellisDocument, subject: RecordId): string {
  return subject.startsWith('measure:') ? t('audit.measure', { name: subject.slice('measure:'.length) }) : nameOf(document, subject);
}

/** What a value of a column is called. */
export function valueName(document: TrellisDocument, column: string, value: string): string {
  return value === '' ? t('cohort.group.none') : column === 'role' ? nameOf(document, value) : value;
}
