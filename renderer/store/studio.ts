import type { Command } from '#shared/document/apply-command';
import type { EditResult } from '#shared/contract/shapes';
import { getRecord } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { type HostBridge, StudioClientError } from '../bridge/host-bridge';
import { t } from '../i18n/t';
import { showChange } from './go-to-record';
import { applyChange, createReplica, followHost, resnapshot, type ReplicaStore } from './replica';
import { createSession, type DialogState, type Screen, type SessionStore, type Toast } from './session';

export interface DispatchOptions {
  readonly label?: string;
  /** Edits with the same key that follow each other become one step of Undo. */
  readonly coalesce?: string;
  /** Records to show when the step is undone. */
  readonly focus?: readonly RecordId[];
  /** What to announce once the host has taken it; what only the document can tell is asked of it as it then stands. */
  readonly say?: string | (() => string);
}

/** One window: the way to the host, the replica, the session, and the few verbs that everything goes through. */
export interface Studio {
  readonly bridge: HostBridge;
  readonly replica: ReplicaStore;
  readonly session: SessionStore;
  /** The one door for edits. False when refused; the reason has then been shown. */
  readonly dispatch: (commands: Command | readonly Command[], options?: DispatchOptions) => Promise<boolean>;
  /** Takes the outcome of an edit that was made over another channel than document.apply. */
  readonly take: (result: EditResult) => void;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Undoes or redoes up to this step of History; null: all of them. */
  readonly jump: (step: string | null) => Promise<void>;
  readonly select: (ids: readonly RecordId[]) => void;
  readonly show: (screen: Screen) => void;
  readonly openDialog: (dialog: DialogState | null) => void;
  readonly signal: (name: string) => void;
  readonly toast: (tone: Toast['tone'], text: string, undo?: boolean, said?: boolean) => void;
  /** Says to those who listen what a change did; nothing is shown. For what a toast says already it is not needed. */
  readonly announce: (text: string) => void;
  readonly fail: (error: unknown) => void;
  readonly start: () => () => void;
}

/** Records that a step shows again when it is undone: as many as the contract takes; nobody looks at more. */
const mostFocus = 1000;

let toastId = 0;

export function messageOf(error: unknown): string {
  return error instanceof StudioClientError ? error.detail.message : error instanceof Error ? error.message : String(error);
}

function saidOf(key: 'announce.undone' | 'announce.redone', label: string | null): string {
  return label === null ? '' : t(key, { label });
}

export function createStudio(bridge: HostBridge): Studio {
  const replica = createReplica();
  const session = createSession();
  const toast: Studio['toast'] = (tone, text, undo = false, said = false) => {
    const id = ++toastId;
    session.setState((state) => ({ toasts: [...state.toasts.filter((item) => item.text !== text).slice(-3), { id, tone, text, undo, said }] }));
    setTimeout(() => session.setState((state) => ({ toasts: state.toasts.filter((item) => item.id !== id) })), tone === 'error' ? 9000 : 5000);
  };
  const fail = (error: unknown): void => {
    if (error instanceof StudioClientError && error.detail.code === 'cancelled') return;
    toast('error', messageOf(error));
  };
  const take = (result: EditResult): void => {
    // What a message offers to undo is the step that it tells of: after another one it offers nothing.
    session.setState((state) => ({ toasts: state.toasts.filter(({ undo }) => !undo) }));
    if (!applyChange(replica, result)) void resnapshot(replica, bridge).catch(fail);
  };
  const announce: Studio['announce'] = (text) => session.setState(({ announcement }) => ({ announcement: { text, at: announcement.at + 1 } }));
  const step = async (call: () => Promise<EditResult>, said = ''): Promise<void> => {
    try {
      const result = await call();
      take(result);
      if (said !== '') announce(said);
      showChange(studio, result.focus);
    } catch (error) {
      fail(error);
    }
  };
  const studio: Studio = {
    bridge, replica, session, toast, announce, fail, take,
    dispatch: async (commands, options = {}) => {
      const list = (Array.isArray(commands) ? commands : [commands]) as readonly Command[];
      if (list.length === 0) return true;
      try {
        const { label, coalesce, focus, say } = options;
        take(await bridge.invoke('document.apply', {
          commands: list.map(({ name, payload }) => ({ name, payload })), ...(label ? { label } : {}), ...(coalesce ? { coalesce } : {}), focus: [...(focus ?? [])].slice(0, mostFocus),
        }));
        if (say !== undefined) announce(typeof say === 'string' ? say : say());
        return true;
      } catch (error) {
        fail(error);
        return false;
      }
    },
    undo: () => step(() => bridge.invoke('document.undo', {}), saidOf('announce.undone', replica.getState().history.undo)),
    redo: () => step(() => bridge.invoke('document.redo', {}), saidOf('announce.redone', replica.getState().history.redo)),
    jump: (id) => step(() => bridge.invoke('history.jump', { step: id })),
    select: (selection) => session.setState({ selection: [...selection] }),
    show: (screen) => session.setState({ screen }),
    openDialog: (dialog) => session.setState({ dialog }),
    signal: (name) => session.setState((state) => ({ signal: { name, at: state.signal.at + 1 } })),
    start: () => {
      void bridge.invoke('preferences.get', {}).then((preferences) => session.setState(({ library, canvas }) => ({ preferences, canvas: { ...canvas, ...preferences.canvas }, problemsOpen: preferences.layout.problems, library: { ...library, view: { ...library.view, columns: preferences.libraryColumns } } }))).catch(fail);
      const stopFollowing = followHost(replica, bridge, fail);
      const stopTelling = bridge.on('document.changed', (change) => {
        // A follower's document is somebody else's anyway; for a writer a change from outside is news.
        if (change.origin === 'outside' && replica.getState().workspace?.access === 'write') toast('info', t('outside.loaded', { count: change.diff.changes.length }), true);
      });
      const stopPruning = replica.subscribe((now, before) => {
        if (now.document === before.document) return;
        const { selection } = session.getState();
        const left = selection.filter((id) => getRecord(now.document, id));
        if (left.length < selection.length) session.setState({ selection: left });
      });
      return () => {
        stopFollowing();
        stopTelling();
        stopPruning();
      };
    },
  };
  return studio;
}
