import type { TrellisDocument } from '#shared/document/trellis-document';
import type { FileStamp } from '../../ports/file-store';
import { isSameStamp } from '../../ports/file-store';
import { documentName, hiddenFolder } from './folders';
import { journalName } from './journal';
import { loadWorkspace } from './load-workspace';
import type { SessionPorts } from './session-ports';

const lookEveryMs = 500;
/** Looks between two tries: a second, whatever the clock says. */
const looksPerTry = 2;

/** Watches a workspace that somebody else writes. */
export interface Follower {
  /** Resolves when a look or a try in progress has ended, too. */
  readonly stop: () => Promise<void>;
}

export interface FollowerHooks {
  /** The other's document, after each of its edits; `label`: its last step. */
  readonly follow: (document: TrellisDocument, label: string) => void;
  /** Tries to become the writer; true ends the following. Rejections mean: not now. */
  readonly tryToWrite: () => Promise<boolean>;
}

/** Reads the document and the journal again whenever one of them changes, and asks once a second whether the place of the writer is free. */
export function startFollower(ports: SessionPorts, folder: string, hooks: FollowerHooks): Follower {
  const { files, clock, identity } = ports;
  const paths = [files.join(folder, documentName), files.join(folder, hiddenFolder, journalName)];
  let stamps: readonly (FileStamp | null)[] | null = null;
  let stopped = false;
  let looks = 0;
  let running: Promise<void> = Promise.resolve();
  let cancel: () => void = () => undefined;

  const look = async (): Promise<void> => {
    const now = await Promise.all(paths.map((path) => files.stamp(path)));
    if (stamps !== null && now.every((stamp, index) => isSameStamp(stamp, stamps?.[index] ?? null))) return;
    const loaded = await loadWorkspace(files, identity, folder);
    stamps = now;
    if (!stopped) hooks.follow(loaded.document, loaded.steps.at(-1)?.label ?? '');
  };
  const tick = async (): Promise<void> => {
    // A file in the middle of a change is read again at the next tick.
    await look().catch(() => undefined);
    if (stopped || ++looks % looksPerTry !== 0) return;
    if (await hooks.tryToWrite().catch(() => false)) stopped = true;
  };
  const again = (): void => {
    cancel = clock.after(lookEveryMs, () => void (running = tick().finally(() => void (stopped || again()))));
  };
  again();
  return {
    stop: () => {
      stopped = true;
      cancel();
      return running;
    },
  };
}
