import { applyCommands, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff, reverseDiff, stillApplies, type RecordsDiff } from '#shared/document/diff';
import { allRecords, settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { StudioError } from '#shared/contract/contract-error';
import type { EditResult, HistoryState, SaveState, WorkspaceInfo } from '#shared/contract/shapes';
import type { TrellisRecord } from '#shared/model/record';
import { createBackups, diffDocuments, type Backups } from './backups';
import { createEditHistory } from './edit-history';
import { createSaver, type Saver } from './saver';
import type { SessionPorts } from './session-ports';
import { hiddenFolder, loadWorkspace, type LoadedWorkspace } from './workspace-files';

/** What the session tells: every committed change, and how saving goes. */
export interface SessionEvents {
  readonly changed: (change: { readonly revision: number; readonly diff: RecordsDiff; readonly origin: string; readonly label: string; readonly focus: readonly string[] }) => void;
  readonly saveState: (state: SaveState) => void;
}

export interface EditRequest {
  readonly commands: readonly AnyCommand[];
  readonly label?: string | undefined;
  readonly coalesce?: string | undefined;
  readonly focus: readonly string[];
}

/** The single writer of one open workspace: document, revision, history, journal and file. */
export interface DocumentSession {
  readonly folder: string;
  readonly document: () => TrellisDocument;
  readonly revision: () => number;
  readonly records: () => TrellisRecord[];
  readonly info: () => WorkspaceInfo;
  readonly historyFor: (origin: string) => HistoryState;
  readonly apply: (origin: string, request: EditRequest) => EditResult;
  /** Brings the document to another state (a backup, a snapshot) as one step of Undo. */
  readonly restore: (origin: string, to: TrellisDocument, label: string) => EditResult;
  readonly backups: Backups;
  readonly undo: (origin: string) => EditResult;
  readonly redo: (origin: string) => EditResult;
  /** Resolves when everything is in the document file. Rejects with what stands against it. */
  readonly flush: () => Promise<void>;
  /** Flushes, gives the lock back. */
  readonly close: () => Promise<void>;
}

/** Opens a workspace for writing; refuses while another Trellis holds it. */
export async function openSession(ports: SessionPorts, folder: string, events: SessionEvents): Promise<DocumentSession> {
  const loaded = await loadWorkspace(ports.files, ports.identity, folder);
  await ports.files.makeFolder(ports.files.join(folder, hiddenFolder));
  const lock = await ports.locks.acquire(ports.files.join(folder, hiddenFolder, 'lock'));
  if (!lock.ok) throw new StudioError('conflict', `${folder} is open in another Trellis (process ${lock.holder.pid} on ${lock.holder.host || 'an unknown machine'}). Close it there first.`);
  try {
    return await startSession(ports, loaded, events, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startSession(ports: SessionPorts, loaded: LoadedWorkspace, events: SessionEvents, release: () => Promise<void>): Promise<DocumentSession> {
  let document = loaded.document;
  let revision = 0;
  const history = createEditHistory();
  const backups = createBackups(ports, loaded.folder);
  const saver: Saver = await createSaver(ports, loaded, () => writeDocument(document, ports.app), events.saveState, backups);

  const commit = (origin: string, diff: RecordsDiff, label: string, focus: readonly string[]): EditResult => {
    if (diff.changes.length > 0) {
      document = applyDiff(document, diff);
      revision++;
      saver.record({ diff, label });
      events.changed({ revision, diff, origin, label, focus });
    }
    return { revision, diff: { changes: [...diff.changes] }, label, history: history.stateFor(origin), focus: [...focus] };
  };

  return {
    folder: loaded.folder,
    document: () => document,
    revision: () => revision,
    records: () => [...allRecords(document)],
    info: () => ({ path: loaded.folder, title: settingsOf(document).title, saveState: saver.state(), notice: loaded.notice }),
    historyFor: (origin) => history.stateFor(origin),
    apply: (origin, request) => {
      const applied = applyCommands(document, request.commands, request.label);
      if (!applied.ok) throw new StudioError('refused', applied.error.map((finding) => finding.message).join(' '), applied.error.map((finding) => ({ ...finding, records: [...finding.records] })) as never);
      const { diff, label } = applied.value;
      const focus = request.focus.length > 0 ? request.focus : diff.changes.slice(0, 50).map((change) => change.id);
      if (diff.changes.length > 0) history.push({ label, diff, origin, focus, coalesce: request.coalesce ?? null, atMs: ports.clock.now() });
      return commit(origin, diff, label, focus);
    },
    restore: (origin, to, label) => {
      const diff = diffDocuments(document, to);
      if (diff.changes.length > 0) history.push({ label, diff, origin, focus: [], coalesce: null, atMs: ports.clock.now() });
      return commit(origin, diff, label, []);
    },
    backups,
    undo: (origin) => {
      const step = history.lastOf(origin);
      if (!step) throw new StudioError('refused', 'There is nothing to undo.');
      if (!stillApplies(document, step.diff)) throw new StudioError('conflict', `“${step.label}” cannot be undone: another window has changed the same records since.`);
      history.markUndone(step);
      return commit(origin, reverseDiff(step.diff), `Undo: ${step.label}`, step.focus);
    },
    redo: (origin) => {
      const step = history.lastUndoneOf(origin);
      if (!step) throw new StudioError('refused', 'There is nothing to redo.');
      if (!stillApplies(document, reverseDiff(step.diff))) throw new StudioError('conflict', `“${step.label}” cannot be redone: another window has changed the same records since.`);
      history.markRedone(step);
      return commit(origin, step.diff, step.label, step.focus);
    },
    flush: () => saver.flush(),
    close: async () => {
      try {
        await saver.close();
      } finally {
        await release();
      }
    },
  };
}
