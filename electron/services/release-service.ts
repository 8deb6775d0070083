import { StudioError } from '#shared/contract/contract-error';
import type { Finding } from '#shared/kit/finding';
import { releaseSchema, type Release } from '#shared/exchange/release/release';
import { republishImpact, type Impact } from '#shared/exchange/release/impact';
import { learnersUnderWay } from '#shared/exchange/release/under-way';
import { slugOf } from '#shared/exchange/identifiers';
import { decodeUtf8, encodeUtf8 } from '#shared/kit/text';
import { stableStringify } from '#shared/kit/stable-json';
import { FileError, type FileStore } from '../ports/file-store';
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

/** The release that a package would replace: the last one of the same target. The first of a target replaces nothing, whatever else was published of the role. */
export function replacedBy(releases: readonly Release[], target: ExportRequest['target']): Release | null {
  return releases.findLast((release) => release.target === target) ?? null;
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

const mostTries = 100;

/** Records a written package and gives its number. The same bytes again are the same release: nothing is recorded twice. Two exports at the same moment get a number each. */
export async function recordRelease({ files, clock, app }: RecordPorts, workspace: string, request: ExportRequest, built: BuiltPackage, fileName: string): Promise<number> {
  const folder = files.join(workspace, releasesFolder);
  const kind = await files.kind(folder);
  if (kind !== null && kind !== 'folder') throw new StudioError('refused', `${folder} is a file, and releases are recorded in a folder of that name. Move the file away and export again.`);
  await files.makeFolder(folder);
  const slug = slugOf(request.role.slice(request.role.indexOf(':') + 1), 'role');
  const { plan, sha256 } = built;
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const releases = await listReleases(files, workspace, request.role);
    const same = releases.findLast((release) => release.target === request.target);
    if (same?.sha256 === sha256) return same.number;
    const taken = new Set(((await files.list(folder)) ?? []).map(({ name }) => name));
    let number = (releases.at(-1)?.number ?? 0) + 1;
    // A damaged record keeps its number: it may be mended from a backup.
    while (taken.has(`${slug}-r${number}${suffix}`)) number += 1;
    const release: Release = { version: 1, number, at: new Date(clock.now()).toISOString(), app, ...request, fileName, sha256, identifiers: { ...plan.identifiers }, structure: plan.structure, facts: plan.facts, follows: followed(releases, request, built) };
    if (await files.writeNew(files.join(folder, `${slug}-r${number}${suffix}`), encodeUtf8(`${stableStringify(release)}\n`))) return number;
  }
  throw new StudioError('conflict', `The release could not be recorded: every number was taken by another export, ${mostTries} times.`);
}

/** What a new release comes after, and who stays with it. */
function followed(releases: readonly Release[], request: ExportRequest, built: BuiltPackage): Release['follows'] {
  const last = replacedBy(releases, request.target);
  const impact = impactOf(last, request, built);
  if (!last || !impact) return null;
  const { level, advice } = impact;
  return { number: last.number, level, advice, keep: learnersUnderWay(impact, last.number).keep };
}

/** What became of the record of a package that is already written: its number, or the warning that there is none (TRL-X038). */
export interface RecordOutcome {
  readonly number: number | null;
  readonly warning: Finding | null;
}

/** `recordRelease` for a package that is written: what goes wrong is a warning, because the package is there all the same. */
export async function tryRecordRelease(...given: Parameters<typeof recordRelease>): Promise<RecordOutcome> {
  try {
    return { number: await recordRelease(...given), warning: null };
  } catch (error) {
    if (!(error instanceof StudioError || error instanceof FileError)) throw error;
    return { number: null, warning: { code: 'TRL-X038', severity: 'warning', message: `The package is written, but not recorded as a release: ${error.message} The next export cannot be compared with it.`, records: [] } };
  }
}
