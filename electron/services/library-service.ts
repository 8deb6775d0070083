import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { planLibrary, type LibraryFormat } from '#shared/exchange/descriptions/tables/plan-library';
import { planTemplate, type TemplateFormat } from '#shared/exchange/import/tables/template';
import type { Identity } from '../ports/machine';
import type { ZipWriter } from '../ports/zip';
import type { BuiltFile } from './place-file';

export interface LibraryPorts {
  readonly identity: Identity;
  readonly zipWriter: ZipWriter;
}

/** The whole document as a workbook, or as a zip of text tables. */
export async function buildLibrary(ports: LibraryPorts, document: TrellisDocument, format: LibraryFormat): Promise<BuiltFile> {
  const planned = planLibrary(document, format);
  if (!planned.ok) throw new StudioError('refused', planned.error.map((finding) => `${finding.message} [${finding.code}]`).join('\n'), planned.error.map((finding) => ({ code: finding.code, severity: finding.severity, message: finding.message, records: [...finding.records] })));
  return packed(ports, planned.value.suggestedName, planned.value.files, true);
}

/** Tables with headers and example rows, to be filled and imported. */
export async function buildTemplate(ports: LibraryPorts, format: TemplateFormat): Promise<BuiltFile> {
  const { suggestedName, files } = planTemplate(format);
  return packed(ports, suggestedName, files, format === 'xlsx');
}

async function packed({ identity, zipWriter }: LibraryPorts, suggestedName: string, files: Parameters<ZipWriter['write']>[0], isZipped: boolean): Promise<BuiltFile> {
  if (!isZipped) return { suggestedName, bytes: files[0]!.bytes, sha256: identity.sha256(files[0]!.bytes) };
  const written = await zipWriter.write(files);
  if (!written.ok) throw new StudioError('refused', written.error.message);
  return { suggestedName, bytes: written.value, sha256: identity.sha256(written.value) };
}
