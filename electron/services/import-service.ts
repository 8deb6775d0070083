import type { ImportPreview } from '#shared/contract/shapes';
import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { getRecord } from '#shared/document/trellis-document';
import { planImport } from '#shared/exchange/import/plan-import';
import type { ImportFile, ImportInput, ImportKind, ImportPlan } from '#shared/exchange/import/import-plan';
import type { RecordType } from '#shared/model/ids';
import type { TrellisRecord } from '#shared/model/record';
import type { Identity } from '../ports/machine';
import type { ZipReader } from '../ports/zip';

export interface ImportRequest {
  readonly name: string;
  readonly files: readonly ImportFile[];
  readonly kind?: ImportKind | undefined;
}

/** Reads files (a lone ZIP through the one safe reader) and plans; changes nothing. Refusals are StudioErrors. */
export async function planFiles(zip: ZipReader, identity: Identity, document: TrellisDocument, request: ImportRequest): Promise<ImportPlan> {
  const files = await unpack(zip, request);
  const planned = planImport({ name: request.name, files, ...createIdSource(document), sha256: identity.sha256, ...(request.kind ? { kind: request.kind } : {}) });
  if (!planned.ok) throw new StudioError('refused', planned.error.map((finding) => finding.message).join(' '), planned.error.map((finding) => ({ code: finding.code, severity: finding.severity, message: finding.message, records: [...finding.records] })));
  return { ...planned.value, records: behind(document, planned.value.records) };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function unpack(zip: ZipReader, request: ImportRequest): Promise<readonly ImportFile[]> {
  const [only] = request.files;
  if (request.files.length !== 1 || !only || !(isZip(only.bytes) || /\.(zip|imscc)$/i.test(only.path) || request.kind === 'scorm' || request.kind === 'common-cartridge')) return request.files;
  const read = await zip.read(only.bytes);
  if (!read.ok) throw new StudioError('refused', `${request.name}: ${read.error.message}`);
  return read.value;
}

/** Ids from a hint, made unique against the document and each other by a number. */
export function createIds(document: TrellisDocument): (type: RecordType, hint: string) => string {
  return createIdSource(document).newId;
}

/** New ids, and ids that are kept: of one import, none is given twice. */
export function createIdSource(document: TrellisDocument): Pick<ImportInput, 'newId' | 'keepId'> {
  const used = new Set<string>();
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

/** What a window shows before Apply. */
export function describePlan(token: string, plan: ImportPlan): ImportPreview {
  const count = (type: 'objective' | 'page', module: string): number => plan.records.filter((record) => record.type === type && record.module === module).length;
  const modules = plan.records.filter((record) => record.type === 'module');
  return {
    token,
    kind: plan.kind,
    created: { ...plan.created },
    warnings: plan.warnings.map((note) => ({ ...note })),
    repairs: plan.repairs.map((note) => ({ ...note })),
    refused: plan.refused.map((note) => ({ ...note })),
    modules: modules.slice(0, 500).map((module) => ({ title: module.title, minutes: module.minutes, objectives: count('objective', module.id), pages: count('page', module.id) })),
  };
}

/** The commands that an import is: one step. Asset records that the document already has are left out. */
export function importCommand(document: TrellisDocument, name: string, plan: ImportPlan): { readonly name: 'records.import'; readonly payload: { readonly name: string; readonly records: readonly TrellisRecord[] } } {
  const assets = plan.assets.map((asset) => asset.record).filter((asset) => !getRecord(document, asset.id));
  return { name: 'records.import', payload: { name, records: [...plan.records, ...assets] } };
}
