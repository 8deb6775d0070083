import { applyCommands, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff, composeDiffs, reverseDiff, stillApplies, type RecordsDiff } from '#shared/document/diff';
import { allRecords, settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import { StudioError } from '#shared/contract/contract-error';
import type { EditResult, HistoryState, HistoryStep, OutsideChoice, OutsideInfo, SaveState, WorkspaceInfo } from '#shared/contract/shapes';
import type { TrellisRecord } from '#shared/model/record';
import { createBackups, diffDocuments, type Backups } from './backups';
import type { Copies } from './copies';
import { createEditHistory, type EditHistory, type Step } from './edit-history';
import type { StepEntry } from './journal';
import type { LoadedWorkspace } from './load-workspace';
import { describeOutside, resolveOutside } from './resolve-outside';
import type { Saver } from './saver';
import type { SessionPorts } from './session-ports';

/** What the session tells: every committed change, how saving goes, and that something about the workspace itself is new. */
export interface SessionEvents {
  readonly changed: (change: { readonly revision: number; readonly diff: RecordsDiff; readonly origin: string; readonly label: string; readonly focus: readonly string[] }) => void;
  readonly saveState: (state: SaveState) => void;
  readonly info?: () => void;
}

export interface EditRequest {
  readonly commands: readonly AnyCommand[];
  readonly label?: string | undefined;
  readonly coalesce?: string | undefined;
  readonly focus: readonly string[];
}

/** One open workspace: document, revision, history. Its writer saves it; without one it is read only and follows whoever writes. */
export interface DocumentSession {
  readonly folder: string;
  readonly document: () => TrellisDocument;
  readonly revision: () => number;
  readonly records: () => TrellisRecord[];
  readonly info: () => WorkspaceInfo;
  readonly historyFor: (origin: string) => HistoryState;
  readonly apply: (origin: string, request: EditRequest) => EditResult;
  /** Brings the document to another state (a backup, a snapshot, a merge) as one step of Undo. */
  readonly restore: (origin: string, to: TrellisDocument, label: string) => EditResult;
  readonly backups: Backups;
  readonly undo: (origin: string) => EditResult;
  readonly redo: (origin: string) => EditResult;
  /** The steps of Undo, oldest first, with those undone behind them. */
  readonly steps: (origin: string) => readonly HistoryStep[];
  /** Undoes or redoes until this step is the last that stands; null: until none stands. All or nothing. */
  readonly jump: (origin: string, step: string | null) => EditResult;
  /** What another program did to the file, compared with ours. */
  readonly outside: () => OutsideInfo | null;
  readonly resolveOutside: (origin: string, choice: OutsideChoice) => Promise<EditResult>;
  readonly copies: Copies;
  /** Resolves when everything is in the document file. Rejects with what stands against it. */
  readonly flush: () => Promise<void>;
  /** Whether edits are in memory only: not even in the journal. */
  readonly atRisk: () => boolean;
  /** Flushes, gives the lock back. */
  readonly close: () => Promise<void>;
}

/** The session's inside, for whoever opens, follows and saves. */
export interface SessionCore {
  readonly session: Omit<DocumentSession, 'info' | 'copies' | 'flush' | 'atRisk' | 'close' | 'folder'>;
  readonly backups: Backups;
  /** Takes the state of another writer, or of the disk, without saving anything. */
  readonly follow: (document: TrellisDocument, label: string) => void;
  /** A change outside that nothing stood against, as one step. */
  readonly takeOver: (theirs: TrellisDocument) => void;
  /** From now on edits go to this saver (null: they are refused because of `because`). The history begins with these steps. */
  readonly setWriter: (saver: Saver | null, steps: readonly StepEntry[], because: string) => void;
  /** From now on edits are refused because of this. */
  readonly hold: (because: string) => void;
}

/** Steps that no window made. */
export const outsideOrigin = 'outside';

export function createSessionCore(ports: SessionPorts, loaded: LoadedWorkspace, events: SessionEvents, isLive: (window: string) => boolean): SessionCore {
  let document = loaded.document;
  let revision = 0;
  let saver: Saver | null = null;
  let refusal = 'The workspace is still being opened.';
  let history: EditHistory = createEditHistory(isLive);
  const backups = createBackups(ports, loaded.folder);

  const writer = (): Saver => {
    if (!saver) throw new StudioError('read-only', refusal);
    return saver;
  };
  const commit = (target: Saver, entry: Omit<StepEntry, 'at'>): EditResult => {
    const { diff, label, focus, window: origin } = entry;
    if (diff.changes.length > 0) {
      document = applyDiff(document, diff);
      revision++;
      target.record({ ...entry, at: ports.clock.now() });
      events.changed({ revision, diff, origin, label, focus });
    }
    return { revision, diff: { changes: [...diff.changes] }, label, history: history.stateFor(origin), focus: [...focus] };
  };
  /** A new step of Undo. */
  const make = (origin: string, diff: RecordsDiff, label: string, focus: readonly string[], coalesce: string | null): EditResult => {
    const target = writer();
    const fresh: Step = { id: ports.identity.randomKey(), label, diff, origin, focus, coalesce, atMs: ports.clock.now() };
    const id = diff.changes.length > 0 ? history.push(fresh) : fresh.id;
    return commit(target, { op: 'do', steps: [id], diff, label, window: origin, focus, coalesce });
  };
  /** Undoes or redoes these steps in order as one change: all of them or, where a record was touched since, none. */
  const walk = (origin: string, op: 'undo' | 'redo', steps: readonly Step[], label: string): EditResult => {
    const target = writer();
    const diffs: RecordsDiff[] = [];
    let at = document;
    for (const step of steps) {
      const diff = op === 'undo' ? reverseDiff(step.diff) : step.diff;
      if (!stillApplies(at, reverseDiff(diff))) throw new StudioError('conflict', `“${step.label}” cannot be ${op === 'undo' ? 'undone' : 'redone'}: another window has changed the same records since.`);
      at = applyDiff(at, diff);
      diffs.push(diff);
    }
    for (const step of steps) (op === 'undo' ? history.markUndone : history.markRedone)(step);
    return commit(target, { op, steps: steps.map((step) => step.id), diff: composeDiffs(diffs), label, window: origin, focus: steps.at(-1)?.focus ?? [], coalesce: null });
  };
  const restore = (origin: string, to: TrellisDocument, label: string): EditResult => make(origin, diffDocuments(document, to), label, [], null);

  return {
    backups,
    follow: (to, label) => {
      const diff = diffDocuments(document, to);
      if (diff.changes.length === 0) return;
      document = applyDiff(document, diff);
      revision++;
      events.changed({ revision, diff, origin: outsideOrigin, label, focus: [] });
    },
    takeOver: (theirs) => void restore(outsideOrigin, theirs, 'Change outside Trellis'),
    hold: (because) => void ([saver, refusal] = [null, because]),
    setWriter: (next, steps, because) => {
      [saver, refusal, history] = [next, because, createEditHistory(isLive)];
      history.restore(steps);
    },
    session: {
      document: () => document,
      revision: () => revision,
      records: () => [...allRecords(document)],
      historyFor: (origin) => history.stateFor(origin),
      backups,
      restore,
      apply: (origin, request) => {
        writer();
        const applied = applyCommands(document, request.commands, request.label);
        if (!applied.ok) throw new StudioError('refused', applied.error.map((finding) => finding.message).join(' '), applied.error.map((finding) => ({ ...finding, records: [...finding.records] })) as never);
        const { diff, label } = applied.value;
        const focus = request.focus.length > 0 ? request.focus : diff.changes.slice(0, 50).map((change) => change.id);
        return make(origin, diff, label, focus, request.coalesce ?? null);
      },
      undo: (origin) => {
        const step = history.lastOf(origin);
        if (!step) throw new StudioError('refused', 'There is nothing to undo.');
        return walk(origin, 'undo', [step], `Undo: ${step.label}`);
      },
      redo: (origin) => {
        const step = history.lastUndoneOf(origin);
        if (!step) throw new StudioError('refused', 'There is nothing to redo.');
        return walk(origin, 'redo', [step], step.label);
      },
      steps: (origin) => describeSteps(history, origin),
      jump: (origin, id) => {
        const { done, undone } = history.steps();
        const own = { done: done.filter((step) => history.isOwn(origin, step)), undone: undone.filter((step) => history.isOwn(origin, step)) };
        const back = id === null ? -1 : own.done.findIndex((step) => step.id === id);
        if (id === null || back >= 0) {
          const target = own.done[back];
          return walk(origin, 'undo', own.done.slice(back + 1).reverse(), target ? `Back to: ${target.label}` : 'Back to the beginning');
        }
        const ahead = own.undone.findIndex((step) => step.id === id);
        if (ahead < 0) throw new StudioError('not-found', 'This step is not there any more, or it is of another window.');
        return walk(origin, 'redo', own.undone.slice(0, ahead + 1), `Forward to: ${own.undone[ahead]?.label ?? ''}`);
      },
      outside: () => (saver ? describeOutside(saver, document) : null),
      resolveOutside: (origin, choice) => resolveOutside(ports, { folder: loaded.folder, saver: writer(), backups, document: () => document, restore: (to, label) => restore(origin, to, label) }, choice),
    },
  };
}

function describeSteps(history: EditHistory, origin: string): HistoryStep[] {
  const { done, undone } = history.steps();
  const describe = (step: Step, isDone: boolean): HistoryStep => ({ id: step.id, label: step.label, at: step.atMs, done: isDone, own: history.isOwn(origin, step), records: step.diff.changes.length });
  return [...done.map((step) => describe(step, true)), ...undone.filter((step) => history.isOwn(origin, step)).map((step) => describe(step, false))];
}

/** A title for the workspace and what to say about it. */
export function titleOf(document: TrellisDocument): string {
  return settingsOf(document).title;
}
