import type { TrellisDocument } from '../../../document/trellis-document';
import type { Finding } from '../../../kit/finding';
import { quoteSafely } from '../../../kit/quote';
import type { Asset } from '../../../model/asset';
import type { Program } from '../../../path/program';
import { encodePath } from '../../files/paths';
import { targetKinds, type ExportTarget } from '../../targets';
import { packageAssets } from './package-assets';

/** Longest address in a manifest (imscp_rootv1p1p2, href: 2000), as it is written there. */
const longestHref = 2000;
/** Above it a package cannot be unpacked on every Windows machine (260 with the folder that it is put into). */
const longestFile = 180;

/** Targets into which imported trees go as they are. */
function carriesTrees(target: ExportTarget): boolean {
  return targetKinds[target].standard !== null || target === 'html' || target === 'cc11' || target === 'cc13';
}

/**
 * Names of imported files: they go into a package unchanged, because the pages of an import refer to each other. TRL-X039 where an LMS may stumble over them, as an error where the
 * manifest would not be valid. Our own names are `[a-z0-9/_.-]` and never among them.
 */
export function assetPathFindings(document: TrellisDocument, program: Program, target: ExportTarget): readonly Finding[] {
  if (!carriesTrees(target)) return [];
  const entries = packageAssets(document, program.modules.map(({ id }) => id)).entries.filter(({ path }) => path.startsWith('imported/'));
  const unwritable = entries.filter(({ path }) => encodePath(path).length > longestHref);
  return [
    ...unwritable.map(({ asset }) => finding('error', [asset], `The name of the imported file ${quoteSafely(asset.path)} takes more than ${longestHref} characters in a manifest, and no LMS takes the package. Rename it where it comes from and import again.`)),
    ...told(entries.filter(({ path }) => /[^A-Za-z0-9/_.-]/.test(path)), 'characters other than letters of English, digits, dots, hyphens and underscores'),
    ...told(entries.filter(({ path }) => path.length > longestFile && encodePath(path).length <= longestHref), `more than ${longestFile} characters`),
  ];
}

function told(entries: readonly { readonly asset: Asset }[], what: string): readonly Finding[] {
  const [first] = entries;
  if (!first) return [];
  const who = entries.length === 1 ? `The name of the imported file ${quoteSafely(first.asset.path)} has` : `The names of ${entries.length} imported files, for example ${quoteSafely(first.asset.path)}, have`;
  return [finding('warning', entries.slice(0, 50).map(({ asset }) => asset), `${who} ${what}. They go into the package unchanged, and some LMSs lose such files. Rename them where they come from and import again.`)];
}

function finding(severity: Finding['severity'], assets: readonly Asset[], message: string): Finding {
  return { code: 'TRL-X039', severity, message, records: assets.map(({ id }) => id) };
}
