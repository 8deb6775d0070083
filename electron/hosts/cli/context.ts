import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { isRecordType } from '#shared/model/ids';
import { requireFreePlace } from '../../services/place-file';
import { loadWorkspace } from '../../services/session/load-workspace';
import type { Installation } from '../node-studio';
import type { nodePorts } from '../node-studio';

/** What a command works with. `ports`: the same adapters that the studio uses. */
export interface CliContext {
  readonly installation: Installation;
  readonly ports: ReturnType<typeof nodePorts>;
  readonly say: (line: string) => void;
}

/** What a command did: for `--json`, for people, and the exit code. */
export interface CliResult {
  readonly json: unknown;
  readonly text: string;
  readonly exit: 0 | 1;
}

/** The document of a workspace, with the edits of its journal; reading only, no lock. */
export async function loadDocument({ ports, say }: CliContext, dir: string): Promise<TrellisDocument> {
  const loaded = await loadWorkspace(ports.files, ports.identity, ports.files.absolute(dir));
  if (loaded.notice) say(loaded.notice);
  return loaded.document;
}

/** A place to write to that is neither a folder nor a part of a workspace. */
export async function freePlace({ ports }: CliContext, out: string): Promise<string> {
  const file = ports.files.absolute(out);
  if ((await ports.files.kind(ports.files.parent(file) ?? file)) !== 'folder') throw new StudioError('not-found', `The folder of ${file} does not exist.`);
  if ((await ports.files.kind(file)) === 'folder') throw new StudioError('refused', `${file} is a folder.`);
  requireFreePlace(ports.files, file);
  return file;
}

/** A record by id, key, code or title (in this order); ambiguous and unknown names are refused with what there is. */
export function findRecord<T extends 'role' | 'profile' | 'course'>(document: TrellisDocument, type: T, name: string): string {
  const records = [...document.tables[type].values()] as readonly { readonly id: string; readonly title: string; readonly code?: string }[];
  const exact = records.find((record) => record.id === name || record.id === `${type}:${name}`);
  if (exact) return exact.id;
  const named = records.filter((record) => record.code === name || record.title === name);
  const [only] = named;
  if (only && named.length === 1) return only.id;
  const known = records.map((record) => `${record.id} (${record.title})`).join(', ') || 'none';
  throw new StudioError('not-found', named.length > 1 ? `More than one ${type} is called “${name}”: use its id. There are: ${known}.` : `There is no ${type} “${name}”. There are: ${known}.`);
}

/** Refuses references of a learner's state that the document does not have. */
export function requireKnown(document: TrellisDocument, ids: readonly string[], where: string): void {
  for (const id of ids) {
    const type = id.slice(0, Math.max(0, id.indexOf(':')));
    if (isRecordType(type) && !document.tables[type].has(id)) throw new StudioError('refused', `${where}: ${id} is not in this workspace.`);
  }
}
