import type { RecordId } from '../model/ids';
import type { TrellisRecord } from '../model/record';

/** What people call a record: its title, term, text or path; a link by the titles of its ends; else its id. `find` gives the ends. */
export function recordTitle(record: TrellisRecord, find: (id: RecordId) => TrellisRecord | undefined): string {
  if (record.type === 'edge') return [record.from, record.to].map((id) => titleOf(find(id)) ?? id).join(' → ');
  return titleOf(record) ?? record.id;
}

function titleOf(record: TrellisRecord | undefined): string | null {
  if (!record) return null;
  if ('title' in record && record.title) return record.title;
  if ('term' in record) return record.term;
  if ('text' in record) return record.text;
  return 'path' in record ? record.path : null;
}
