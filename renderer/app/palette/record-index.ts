import MiniSearch from 'minisearch';
import { allRecords, type TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { recordLabel, type TrellisRecord } from '#shared/model/record';
import { nameOf } from '../../store/selectors';

export interface FoundRecord {
  readonly id: RecordId;
  readonly name: string;
  readonly kind: string;
}

interface Entry extends FoundRecord {
  readonly text: string;
}

function textOf(record: TrellisRecord): string {
  if (record.type === 'module') return [record.code, ...record.tags, ...record.technologyTags, ...record.regulationTags, record.description, record.industryContext].join(' ');
  if (record.type === 'page') return record.body.join(' ').slice(0, 4000);
  return 'description' in record ? record.description : '';
}

/** Full-text search over everything that has a name. */
export function createRecordIndex(document: TrellisDocument): { find: (query: string) => readonly FoundRecord[] } {
  const search = new MiniSearch<Entry>({ fields: ['name', 'text'], storeFields: ['name', 'kind'], searchOptions: { prefix: true, fuzzy: 0.15, boost: { name: 4 } } });
  const entries: Entry[] = [];
  for (const record of allRecords(document)) {
    if (record.type === 'edge' || record.type === 'settings' || record.type === 'asset') continue;
    entries.push({ id: record.id, name: nameOf(document, record.id), kind: recordLabel(record.type), text: textOf(record) });
  }
  search.addAll(entries);
  return {
    find: (query) => {
      if (query.trim() === '') return entries.filter((entry) => entry.kind === 'module').slice(0, 20);
      return search.search(query).slice(0, 30).map((hit) => ({ id: String(hit.id), name: String(hit['name']), kind: String(hit['kind']) }));
    },
  };
}
