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
  const records = [...allRecords(document)].sort((a, b) => compareCodeUnits(a.id, b.id));
  const lines = records.map((record) => indentBlock(JSON.stringify(sortKeys(withoutDefaults(record)), null, 2)));
  const head = `{\n  "app": ${JSON.stringify(app)},\n  "format": ${JSON.stringify(documentFormat)},\n  "formatVersion": ${documentVersion},\n  "records": [`;
  return `${head}\n${lines.join(',\n')}\n  ]\n}\n`;
}

function indentBlock(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
