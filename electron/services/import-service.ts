import type { ImportPreview } from '#shared/contract/shapes';
import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { getRecord } from '#shared/document/trellis-document';
import { planImport } from '#shared/exchange/import/plan-import';
import type { ImportFile, ImportInput, ImportKind, ImportMapping, ImportPlan, ImportUpdate } from '#shared/exchange/import/import-plan';
import { quoteSafely } from '#shared/kit/quote';
import type { Asset } from '#shared/model/asset';
import type { RecordType } from '#shared/model/ids';
import type { TrellisRecord } from '#shared/model/record';
import type { Identity } from '../ports/machine';
import type { ZipReader } from '../ports/zip';
import type { AssetStore } from './asset-store';

export interface ImportRequest {
  readonly name: string;
  readonly files: readonly ImportFile[];
  readonly kind?: ImportKind | undefined;
  /** What a person wants columns of tables to become. */
  readonly mapping?: ImportMapping | undefined;
}

/** Reads files (a lone ZIP through the one safe reader) and plans; changes nothing. Refusals are StudioErrors. */
export async function planFiles(zip: ZipReader, identity: Identity, document: TrellisDocument, request: ImportRequest): Promise<ImportPlan> {
  const files = await unpack(zip, request);
  const planned = planImport({ name: request.name, files, ...createIdSource(document), sha256: identity.sha256, document, mapping: request.mapping, ...(request.kind ? { kind: request.kind } : {}) });
  if (!planned.ok) throw new StudioError('refused', planned.error.map((finding) => finding.message).join(' '), planned.error.map((finding) => ({ code: finding.code, severity: finding.severity, message: finding.message, records: [...finding.records] })));
  return planned.value.isPlaced ? planned.value : { ...planned.value, records: behind(document, planned.value.records) };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function unpack(zip: ZipReader, request: ImportRequest): Promise<readonly ImportFile[]> {
  const [only] = request.files;
  if (request.files.length !== 1 || !only || !(isZip(only.bytes) || /\.(zip|imscc)$/i.test(only.path) || request.kind === 'scorm' || request.kind === 'common-cartridge')) return request.files;
  const read = await zip.read(only.bytes);
  if (!read.ok) throw new StudioError('refused', `${quoteSafely(request.name)}: ${read.error.message}`);
  return read.value;
}

/** Ids from a hint, made unique against the document and each other by a number. */
export function createIds(document: TrellisDocument): (type: RecordType, hint: string) => string {
  return createIdSource(document).newId;
}

/** New ids, and ids that are kept: of one import, none is given twice. */
export function createIdSource(document: TrellisDocument): Pick<ImportInput, 'newId' | 'keepId'> {
  const used = new Set<string>();
  /** Where to go on with a hint: without it, ten thousand modules of one title would be looked up fifty million times. */
  const nextOf = new Map<string, number>();
  const keepId = (id: string): boolean => {
    if (used.has(id) || getRecord(document, id)) return false;
    used.add(id);
    return true;
  };
  const newId = (type: RecordType, hint: string): string => {
    const slug = hint.slice(0, 300).normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 48) || type;
    const stem = `${type}:${slug}`;
    for (let n = nextOf.get(stem) ?? 1; ; n++) {
      const id = n === 1 ? stem : `${stem}-${n}`;
      nextOf.set(stem, n + 1);
      if (keepId(id)) return id;
    }
  };
  return { newId, keepId };
}

/** Imported courses and modules stand behind what is there. */
function behind(document: TrellisDocument, records: readonly TrellisRecord[]): readonly TrellisRecord[] {
  const last = (type: 'course' | 'module'): number => [...document.tables[type].values()].reduce((highest, record) => Math.max(highest, record.place + 1), 0);
  const [courses, modules] = [last('course'), last('module')];
  return records.map((record) => (record.type === 'course' ? { ...record, place: record.place + courses } : record.type === 'module' ? { ...record, place: record.place + modules } : record));
}

const mostShown = 1000;

/** As many notes as anybody reads, and how many more there are; the command line prints all. */
function firstOf(notes: ImportPlan['warnings']): ImportPreview['warnings'] {
  const shown = notes.slice(0, mostShown).map((note) => ({ ...note }));
  return notes.length <= mostShown ? shown : [...shown, { code: 'more', where: '', message: `${notes.length - mostShown} more. trellis import --dry-run lists them all.` }];
}

/** What a window shows before Apply. */
export function describePlan(token: string, plan: ImportPlan): ImportPreview {
  const counts = new Map<string, number>();
  for (const record of plan.records) if (record.type === 'objective' || record.type === 'page') counts.set(`${record.type} ${record.module}`, (counts.get(`${record.type} ${record.module}`) ?? 0) + 1);
  const count = (type: 'objective' | 'page', module: string): number => counts.get(`${type} ${module}`) ?? 0;
  const modules = plan.records.filter((record) => record.type === 'module');
  return {
    token,
    kind: plan.kind,
    created: { ...plan.created },
    warnings: firstOf(plan.warnings),
    repairs: firstOf(plan.repairs),
    refused: firstOf(plan.refused),
    modules: modules.slice(0, 500).map((module) => ({ title: module.title, minutes: module.minutes, objectives: count('objective', module.id), pages: count('page', module.id) })),
    mapping: (plan.mapping ?? []).map((table) => ({ ...table, columns: table.columns.map((column) => ({ ...column, samples: [...column.samples] })), targets: [...table.targets] })),
    merged: plan.merged ? { ...plan.merged } : null,
    candidates: [],
    replacement: null,
  };
}

/** Writes files, then does what refers to them. Where either fails, the files that were not there before go again: a failed import leaves nothing. */
export async function withAssets<T>(store: AssetStore, document: () => TrellisDocument, assets: ImportPlan['assets'], apply: () => T): Promise<T> {
  const written: Asset[] = [];
  try {
    for (const { record, bytes } of assets) if (await store.write(record, bytes)) written.push(record);
    return apply();
  } catch (error) {
    const inUse = new Set([...document().tables.asset.values()].map(({ sha256 }) => sha256));
    for (const record of written) if (!inUse.has(record.sha256)) await store.remove(record).catch(() => undefined);
    throw error;
  }
}

/** The command that an import is. */
export interface ImportCommand {
  readonly name: 'records.import';
  readonly payload: { readonly name: string; readonly records: readonly TrellisRecord[]; readonly updates?: readonly ImportUpdate[] };
}

/** One step. Asset records that the document already has are left out. */
export function importCommand(document: TrellisDocument, name: string, plan: ImportPlan): ImportCommand {
  const assets = plan.assets.map((asset) => asset.record).filter((asset) => !getRecord(document, asset.id));
  return { name: 'records.import', payload: { name, records: [...plan.records, ...assets], ...(plan.updates && plan.updates.length > 0 ? { updates: plan.updates } : {}) } };
}
