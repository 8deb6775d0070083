import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDocument } from '#shared/document/read-document';
import { allRecords, createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import { recordOf } from './documents';

const folder = fileURLToPath(new URL('../fixtures/scenarios', import.meta.url));
const samples = fileURLToPath(new URL('../../resources/samples', import.meta.url));

/** The document of a scenario of the catalogue, by its number. */
export function scenario(number: string): TrellisDocument {
  return readFrom(`${folder}/${readdirSync(folder).find((name) => name.startsWith(`${number}-`)) ?? number}`);
}

/** Names of the samples that are shipped. */
export const sampleNames: readonly string[] = readdirSync(samples).sort();
export const sampleText = (name: string): string => readFileSync(`${samples}/${name}/course.trellis.json`, 'utf8');
export const sample = (name: string): TrellisDocument => readFrom(`${samples}/${name}/course.trellis.json`);

function readFrom(path: string): TrellisDocument {
  const document = readDocument(JSON.parse(readFileSync(path, 'utf8')));
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}

/** The document with some fields of one record changed. */
export function edited(document: TrellisDocument, id: string, set: object): TrellisDocument {
  return createDocument([...allRecords(document)].map((record) => (record.id === id ? recordOf({ ...record, ...set }) : record)));
}
