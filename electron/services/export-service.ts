import { StudioError } from '#shared/contract/contract-error';
import type { ExportPreview } from '#shared/contract/shapes';
import { settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import type { ReleasePlan } from '#shared/exchange/export-input';
import { assetsNeeded, planExport } from '#shared/exchange/export-package';
import { compareCodeUnits } from '#shared/kit/order';
import type { ExportOptions } from '#shared/exchange/export-options';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import type { Impact } from '#shared/exchange/release/impact';
import type { Release } from '#shared/exchange/release/release';
import { statusMapping } from '#shared/exchange/packages/status-mapping';
import { targetKinds, type ExportTarget } from '#shared/exchange/targets';
import type { Identity } from '../ports/machine';
import type { Resources } from '../ports/resources';
import type { ZipWriter } from '../ports/zip';
import type { AssetStore } from './asset-store';
import type { TellStep } from './jobs';

export interface ExportPorts {
  readonly identity: Identity;
  readonly zipWriter: ZipWriter;
  readonly resources: Resources;
  readonly app: string;
}

export interface ExportRequest {
  readonly role: string;
  readonly target: ExportTarget;
  readonly options: ExportOptions;
}

/** A finished package: bytes and everything that is said about it before it is written. */
export interface BuiltPackage {
  readonly plan: ReleasePlan;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const inSilence: TellStep = async () => undefined;

/** Builds the package in memory; writes nothing. What forbids it is a StudioError with the findings; `step` hears how far it is, and may end it. */
export async function buildPackage(ports: ExportPorts, document: TrellisDocument, assets: AssetStore, request: ExportRequest, step: TellStep = inSilence): Promise<BuiltPackage> {
  if (!document.tables.role.has(request.role)) throw new StudioError('not-found', `There is no role ${request.role} in “${settingsOf(document).title}”.`);
  const bytesById = await readAssets(document, assets, request.role, step);
  await step({ stage: 'building', done: 0, total: 0 });
  const planned = await planPackage(ports, document, bytesById, request);
  if (!planned.ok) {
    const findings = planned.error.map((finding) => ({ code: finding.code, severity: finding.severity, message: finding.message, records: [...finding.records] }));
    const blocking = findings.filter((finding) => finding.severity === 'error');
    throw new StudioError('refused', (blocking.length > 0 ? blocking : findings).map((finding) => `${finding.message} [${finding.code}]`).join('\n'), findings);
  }
  const { zipped } = targetKinds[request.target];
  const plan = await withArchives(ports, planned.value, step);
  const [only] = plan.files;
  let bytes: Uint8Array;
  if (!zipped) {
    if (!only) throw new Error(`export: ${request.target} has no file.`);
    bytes = only.bytes;
  } else {
    const written = await ports.zipWriter.write(plan.files, (done) => step({ stage: 'packing', done, total: plan.files.length }));
    if (!written.ok) throw new StudioError('refused', written.error.message);
    bytes = written.value;
  }
  return { plan, bytes, sha256: ports.identity.sha256(bytes) };
}

/** Bytes of the assets that a role's packages hold, by id. */
export async function readAssets(document: TrellisDocument, assets: AssetStore, role: string, step: TellStep): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytesById = new Map<string, Uint8Array>();
  const needed = assetsNeeded(document, role);
  for (const [done, asset] of needed.entries()) {
    await step({ stage: 'reading', done, total: needed.length });
    bytesById.set(asset.id, await assets.read(asset));
  }
  return bytesById;
}

/** The package before it is packed, or why it must not be built. */
export async function planPackage(ports: ExportPorts, document: TrellisDocument, bytesById: ReadonlyMap<string, Uint8Array>, request: ExportRequest): Promise<ReturnType<typeof planExport>> {
  const { standard, schemas } = targetKinds[request.target];
  const resources = { player: standard ? await ports.resources.folder('player') : [], xsd: schemas ? await ports.resources.folder(schemas) : [] };
  return planExport({ document, ...request, assets: (id) => bytesById.get(id), resources, sha256: ports.identity.sha256, sha1: ports.identity.sha1, app: ports.app });
}

/** The plan with its inner zips written; files sorted by path. */
async function withArchives(ports: ExportPorts, plan: ReleasePlan, step: TellStep): Promise<ReleasePlan> {
  if (!plan.archives) return plan;
  const files: PackageFile[] = [...plan.files];
  const write = ports.zipWriter.series();
  for (const [done, { path, files: inner }] of plan.archives.entries()) {
    await step({ stage: 'packing', done, total: plan.archives.length });
    const written = await write(inner);
    if (!written.ok) throw new StudioError('refused', `${path}: ${written.error.message}`);
    files.push({ path, bytes: written.value, isPacked: true });
  }
  return { ...plan, files: files.sort((a, b) => compareCodeUnits(a.path, b.path)) };
}

/** `last`: the release that it would replace, with what that would do. */
export function describePackage({ target, options }: ExportRequest, { plan, bytes, sha256 }: BuiltPackage, last: Release | null, impact: Impact | null): ExportPreview {
  const { standard, statuses } = targetKinds[target];
  return {
    target,
    suggestedName: plan.suggestedName,
    bytes: bytes.length,
    sha256,
    files: plan.files.map((file) => ({ path: file.path, bytes: file.bytes.length })),
    rules: plan.rules.map((rule) => ({ ...rule })),
    preflight: plan.preflight.map((finding) => ({ code: finding.code, severity: finding.severity, message: finding.message, records: [...finding.records] })),
    impact: last && impact && { ...impact, against: { number: last.number, at: last.at, target: last.target }, changes: impact.changes.map((change) => ({ ...change, records: [...change.records] })), identifiers: { ...impact.identifiers } },
    reporting: standard && statuses ? statusMapping(standard, options).map((one) => ({ ...one })) : [],
  };
}
