import { releaseSchema, type Release } from '#shared/exchange/release/release';
import { republishImpact, type Impact } from '#shared/exchange/release/impact';
import { targetKinds } from '#shared/exchange/targets';
import { slugOf } from '#shared/exchange/identifiers';
import { decodeUtf8, encodeUtf8 } from '#shared/kit/text';
import { stableStringify } from '#shared/kit/stable-json';
import type { FileStore } from '../ports/file-store';
import type { Clock } from '../ports/machine';
import type { BuiltPackage, ExportRequest } from './export-service';
import { releasesFolder } from './session/folders';

const suffix = '.release.json';

/** What was published of a role, oldest first. Files that are not releases, or cannot be read, are left out: they are records, and a damaged one must not stop an export. */
export async function listReleases(files: FileStore, workspace: string, role: string): Promise<readonly Release[]> {
  const folder = files.join(workspace, releasesFolder);
  const names = ((await files.list(folder)) ?? []).filter(({ name, kind }) => kind === 'file' && name.endsWith(suffix)).map(({ name }) => name);
  const releases = await Promise.all(names.map(async (name) => readRelease(await files.read(files.join(folder, name)))));
  return releases.filter((release) => release !== null).filter((release) => release.role === role).sort((a, b) => a.number - b.number || (a.at < b.at ? -1 : 1));
}

function readRelease(bytes: Uint8Array | null): Release | null {
  const text = bytes && decodeUtf8(bytes);
  if (!text?.ok) return null;
  try {
    const parsed = releaseSchema.safeParse(JSON.parse(text.value));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The release that a package would replace: the last one of the same target; else, where learners launch it, the last that they launch. */
export function replacedBy(releases: readonly Release[], target: ExportRequest['target']): Release | null {
  const same = releases.findLast((release) => release.target === target);
  if (same || !isLaunched(target)) return same ?? null;
  return releases.findLast((release) => isLaunched(release.target)) ?? null;
}

function isLaunched(target: ExportRequest['target']): boolean {
  const { runs, standard } = targetKinds[target];
  return runs || standard !== null;
}

/** What publishing the package would do to learners of the last release; null where there is none. */
export function impactOf(last: Release | null, request: ExportRequest, { plan }: BuiltPackage): Impact | null {
  return last && republishImpact(last, { target: request.target, options: request.options, identifiers: plan.identifiers, structure: plan.structure, facts: plan.facts });
}

export interface RecordPorts {
  readonly files: FileStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly app: string;
}

/** Records a written package and gives its number. The same bytes again are the same release: nothing is recorded twice. */
export async function recordRelease({ files, clock, app }: RecordPorts, workspace: string, request: ExportRequest, built: BuiltPackage, fileName: string): Promise<number> {
  const releases = await listReleases(files, workspace, request.role);
  const same = releases.findLast((release) => release.target === request.target);
  if (same?.sha256 === built.sha256) return same.number;
  const folder = files.join(workspace, releasesFolder);
  await files.makeFolder(folder);
  const slug = slugOf(request.role.slice(request.role.indexOf(':') + 1), 'role');
  const taken = new Set(((await files.list(folder)) ?? []).map(({ name }) => name));
  let number = (releases.at(-1)?.number ?? 0) + 1;
  // A damaged record keeps its number: it may be mended from a backup.
  while (taken.has(`${slug}-r${number}${suffix}`)) number += 1;
  const { plan, sha256 } = built;
  const release: Release = { version: 1, number, at: new Date(clock.now()).toISOString(), app, ...request, fileName, sha256, identifiers: { ...plan.identifiers }, structure: plan.structure, facts: plan.facts };
  await files.writeAtomic(files.join(folder, `${slug}-r${number}${suffix}`), encodeUtf8(`${stableStringify(release)}\n`), null);
  return number;
}
