import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documentVersion, readDocument, readVersioned } from '#shared/document/read-document';
import { allRecords, recordCount } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { migrateToCurrent, versionOf } from '#shared/migrations/migrate';
import { migrationSteps } from '#shared/migrations/registry';
import { mapRecords, type MigrationStep, type RawDocument } from '#shared/migrations/step';

const here = fileURLToPath(new URL('.', import.meta.url));
const samples = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^v\d+$/.test(entry.name))
  .map((entry) => ({ version: Number(entry.name.slice(1)), bytes: readFileSync(join(here, entry.name, 'course.trellis.json')), sha256: readFileSync(join(here, entry.name, 'sha256.txt'), 'utf8').trim() }))
  .sort((a, b) => a.version - b.version);

const parse = (bytes: Buffer): RawDocument => JSON.parse(bytes.toString('utf8')) as RawDocument;

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') for (const inner of Object.values(Object.freeze(value))) freeze(inner);
  return value;
}

describe('D-31 frozen samples', () => {
  it('D-31 there is one of every version, and steps without a gap', () => {
    expect(samples.map(({ version }) => version)).toEqual(Array.from({ length: documentVersion }, (_, index) => index + 1));
    expect(migrationSteps.map(({ to }) => to)).toEqual(migrationSteps.map((_, index) => index + 2));
  });
  it.each(samples)('version $version never changes', ({ version, bytes, sha256 }) => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(parse(bytes).formatVersion).toBe(version);
  });
  it.each(samples)('version $version opens, keeps what it had, and is written as the current version', ({ version, bytes }) => {
    const read = readVersioned(freeze(parse(bytes)));
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.migratedFrom).toBe(version === documentVersion ? null : version);
    expect(recordCount(read.value.document)).toBeGreaterThan(100);
    const written = writeDocument(read.value.document, 'test');
    expect(parse(Buffer.from(written)).formatVersion).toBe(documentVersion);
    const again = readVersioned(JSON.parse(written));
    expect(again.ok && again.value.migratedFrom).toBe(null);
    expect(again.ok && writeDocument(again.value.document, 'test')).toBe(written);
  });
  it('every record type that its version knew is in the sample of that version; the newest has them all', () => {
    const newest = samples.at(-1);
    const read = readDocument(parse(newest?.bytes ?? Buffer.from('{}')));
    const types = read.ok ? Object.entries(read.value.tables).filter(([, table]) => table.size === 0).map(([type]) => type) : ['unread'];
    expect(types).toEqual([]);
  });
  it('every registered step ran over the samples', () => {
    const ran = new Set<number>();
    const watched = migrationSteps.map((step): MigrationStep => ({ ...step, migrate: (document) => (ran.add(step.to), step.migrate(document)) }));
    for (const { bytes, version } of samples) expect(migrateToCurrent(freeze(parse(bytes)), version, watched).ok).toBe(true);
    expect([...ran].sort()).toEqual(migrationSteps.map(({ to }) => to).sort());
  });
});

const upper: MigrationStep = { to: 2, name: 'upper-case-titles', migrate: (document) => mapRecords(document, 'module', (record) => ({ ...record, title: String(record['title']).toUpperCase() })) };
const tag: MigrationStep = { to: 3, name: 'tag', migrate: (document) => mapRecords(document, 'module', (record) => ({ ...record, tags: ['migrated'] })) };
const file = (formatVersion: number): RawDocument => freeze({ format: 'trellis-course', formatVersion, app: 'old', records: [{ id: 'settings:document', type: 'settings', title: 'T', asOf: '2026-11-01' }, { id: 'module:a', type: 'module', title: 'alpha' }] });

describe('D-31 migrating', () => {
  it('D-31 runs the steps that the file lacks, in order, and says where it came from', () => {
    const steps = [upper, tag];
    for (const [version, title, tags] of [[1, 'ALPHA', ['migrated']], [2, 'alpha', ['migrated']], [3, 'alpha', []]] as const) {
      const read = readVersioned(file(version), steps);
      expect(read.ok && [...allRecords(read.value.document)].find(({ id }) => id === 'module:a')).toMatchObject({ title, tags });
      expect(read.ok && read.value.migratedFrom).toBe(version === versionOf(steps) ? null : version);
    }
  });
  it('D-2 refuses a newer version, without running anything', () => {
    const never: MigrationStep = { to: 2, name: 'never', migrate: () => { throw new Error('ran'); } };
    const read = readVersioned(file(3), [never]);
    expect(!read.ok && read.error).toMatchObject({ kind: 'newer-version', version: 3 });
  });
  it.each<[string, MigrationStep]>([
    ['throws', { to: 2, name: 'bad', migrate: () => { throw new Error('no titles'); } }],
    ['gives no records', { to: 2, name: 'bad', migrate: () => ({}) as RawDocument }],
    ['gives null', { to: 2, name: 'bad', migrate: () => null as unknown as RawDocument }],
    ['gives records that do not parse', { to: 2, name: 'bad', migrate: (document) => mapRecords(document, 'module', (record) => ({ ...record, colour: 'red' })) }],
    ['loses the settings', { to: 2, name: 'bad', migrate: (document) => ({ ...document, records: [] }) }],
  ])('D-31 names a step that %s', (_what, step) => {
    const read = readVersioned(file(1), [step]);
    expect(!read.ok && read.error).toMatchObject({ kind: 'migration-failed', step: 2 });
    expect(!read.ok && read.error.message).toMatch(/step 2, bad.*The file was left as it is\.$/);
  });
  it('leaves what is no record to the reader', () => {
    const read = readVersioned({ ...file(1), records: [null, 7, []] }, [upper]);
    expect(!read.ok && read.error.kind).toBe('migration-failed');
  });
});
