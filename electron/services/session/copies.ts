import { StudioError } from '#shared/contract/contract-error';
import type { CopyInfo, CopyPreview, EditResult } from '#shared/contract/shapes';
import type { SessionCore } from './document-session';
import { chooseBase, findConflictCopies, loadConflictCopy, mergeWithCopy, putAwayCopy } from './conflict-copies';
import { parseCopyName } from './conflict-names';
import type { SessionPorts } from './session-ports';

const lookEveryMs = 5_000;
const mostNamed = 50;

/** Other versions of the document that a sync program, or a choice after an outside change, put beside it. */
export interface Copies {
  /** How many there were at the last look; `changed` is called when that is new. */
  readonly count: () => number;
  readonly list: () => Promise<readonly CopyInfo[]>;
  /** What merging would change here, and where both changed the same. Changes nothing. */
  readonly preview: (name: string) => Promise<CopyPreview>;
  /** Merges as one step of Undo; then the copy leaves the folder and stays as a snapshot. */
  readonly merge: (origin: string, name: string) => Promise<EditResult>;
  /** Out of the folder, kept as a snapshot. */
  readonly putAway: (name: string) => Promise<void>;
  readonly stop: () => void;
}

export function watchCopies(ports: SessionPorts, folder: string, core: SessionCore, changed: () => void): Copies {
  const { files, identity, clock } = ports;
  let count = 0;
  let stopped = false;
  let cancel: () => void = () => undefined;
  const look = async (): Promise<void> => {
    const found = ((await files.list(folder)) ?? []).filter(({ name, kind }) => kind === 'file' && parseCopyName(name)).length;
    if (stopped || found === count) return;
    count = found;
    changed();
  };
  const again = (): void => {
    cancel = clock.after(lookEveryMs, () => void look().catch(() => undefined).finally(() => void (stopped || again())));
  };
  void look().catch(() => undefined);
  again();

  const merged = async (name: string) => {
    const copy = await loadConflictCopy(files, folder, name, identity);
    const base = await chooseBase(core.backups, copy);
    return { copy, base, result: mergeWithCopy(core.session.document(), copy.document, base) };
  };
  return {
    count: () => count,
    list: async () => (await findConflictCopies(files, folder, identity)).map(({ name, size, modifiedMs, isSame, readable, problem }) => ({ name, size, modifiedMs, isSame, readable, problem })),
    preview: async (name) => {
      const { base, result } = await merged(name);
      return { comparison: result.comparison, overlaps: result.conflicts.slice(0, mostNamed).map(({ id, title, message }) => ({ id, title, message })), hasBase: base !== null };
    },
    merge: async (origin, name) => {
      const { copy, result } = await merged(name);
      const step = core.session.restore(origin, result.document, `Merge ${name}`);
      await putAwayCopy(files, folder, identity, core.backups, { name, sha256: copy.sha256 });
      await look();
      return step;
    },
    putAway: async (name) => {
      const copy = (await findConflictCopies(files, folder, identity)).find((one) => one.name === name);
      if (!copy) throw new StudioError('not-found', `There is no conflict copy ${JSON.stringify(name)} in this workspace any more.`);
      await putAwayCopy(files, folder, identity, core.backups, copy);
      await look();
    },
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
