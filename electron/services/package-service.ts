import { StudioError } from '#shared/contract/contract-error';
import { inspectPackage } from '#shared/exchange/inspect/inspect-package';
import { packageFinding, type PackageReport } from '#shared/exchange/inspect/package-report';
import type { Finding } from '#shared/kit/finding';
import { quoteSafely } from '#shared/kit/quote';
import type { ZipReader, ZipRefusalCode } from '../ports/zip';

/** Refusals about single names in an archive that is whole otherwise: something to tell about a package, not a file that cannot be read. */
const aboutNames: ReadonlySet<ZipRefusalCode> = new Set<ZipRefusalCode>(['name-encoding', 'name-empty', 'name-too-long', 'name-traversal', 'name-absolute', 'name-drive', 'name-unc', 'name-backslash', 'name-reserved', 'name-control', 'name-bidi', 'name-character', 'name-trailing', 'duplicate-name', 'case-collision', 'normalisation-collision', 'file-and-folder', 'symlink', 'too-deep', 'encrypted', 'unsupported-method']);

/** Inspects a package of anyone's, by its path or its bytes; writes nothing. Throws a StudioError for what is no archive, is damaged, or has a description that is no XML. */
export async function readPackage(zip: ZipReader, source: Uint8Array | string, name: string): Promise<PackageReport> {
  const read = await zip.read(source);
  if (!read.ok) {
    if (!aboutNames.has(read.error.code)) throw new StudioError('refused', `${name}: ${read.error.message}`);
    return { kind: 'zip', version: '', title: '', items: [], findings: [packageFinding('TRL-P024', 'error', `${read.error.message} An LMS refuses the archive, or unpacks it to somewhere else.`)] };
  }
  const report = inspectPackage(read.value);
  if (!report.ok) throw new StudioError('refused', `${name}: ${report.error.message}`);
  const guessed = read.value.filter(({ isNameGuessed }) => isNameGuessed === true).map(({ path }) => path);
  return guessed.length === 0 ? report.value : { ...report.value, findings: [...report.value.findings, guessedNames(guessed)] };
}

function guessedNames(paths: readonly string[]): Finding {
  return packageFinding('TRL-P025', 'warning', `${paths.length === 1 ? 'A file name' : `${paths.length} file names`} outside ASCII, for example ${quoteSafely(paths[0] ?? '')}, ${paths.length === 1 ? 'is' : 'are'} not marked as UTF-8 in the archive: LMSs read other letters and do not find the files.`, paths);
}
