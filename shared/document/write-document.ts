import { compareCodeUnits } from '../kit/order';
import { sortKeys } from '../kit/stable-json';
import { withoutDefaults } from '../model/record';
import { documentFormat, documentVersion } from './read-document';
import { allRecords, type TrellisDocument } from './trellis-document';

/**
 * The text of `course.trellis.json`: records sorted by id, keys sorted by code unit, one field a line, fields at their default left out.
 * Equal documents give equal text. No revision and no time is in it.
 */
export function writeDocument(document: TrellisDocument, app: string): string {
  const records = [...allRecords(document)].sort((a, b) => compareCodeUnits(a.id, b.id)).map((record) => sortKeys(withoutDefaults(record)));
  return `${JSON.stringify({ app, format: documentFormat, formatVersion: documentVersion, records }, null, 2)}\n`;
}
