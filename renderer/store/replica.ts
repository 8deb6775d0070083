import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventOf, ResponseOf } from '#shared/contract/contract';
import type { EditResult, HistoryState, SaveState, WorkspaceInfo } from '#shared/contract/shapes';
import { applyDiff, type RecordsDiff } from '#shared/document/diff';
import { createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import type { TrellisRecord } from '#shared/model/record';
import type { ConnectionState, HostBridge } from '../bridge/host-bridge';

/** This window's copy of the host's document. It changes only through what the host reports. */
export interface ReplicaState {
  readonly status: 'loading' | 'no-workspace' | 'ready';
  readonly document: TrellisDocument;
  readonly revision: number;
  readonly history: HistoryState;
  readonly workspace: WorkspaceInfo | null;
  readonly saveState: SaveState;
  readonly connection: ConnectionState;
  readonly host: ResponseOf<'host.info'> | null;
}
export type ReplicaStore = StoreApi<ReplicaState>;

export const emptyDocument = createDocument([]);

export function createReplica(): ReplicaStore {
  return createStore<ReplicaState>(() => ({
    status: 'loading',
    document: emptyDocument,
    revision: 0,
    history: { undo: null, redo: null },
    workspace: null,
    saveState: { state: 'saved', message: '' },
    connection: 'connected',
    host: null,
  }));
}

/** Applies one reported change. Answers and events tell of the same change; whichever comes first counts. False: something is missing in between. */
export function applyChange(store: ReplicaStore, change: { revision: number; diff: { changes: readonly unknown[] }; history?: HistoryState }): boolean {
  const state = store.getState();
  if (change.revision <= state.revision) {
    if (change.history && change.revision === state.revision) store.setState({ history: change.history });
    return true;
  }
  if (change.revision !== state.revision + 1) return false;
  const document = applyDiff(state.document, change.diff as RecordsDiff);
  store.setState({ document, revision: change.revision, ...(change.history ? { history: change.history } : {}) });
  return true;
}

/** Takes the whole document from the host: at start, after a gap, after the connection came back. */
export async function resnapshot(store: ReplicaStore, bridge: HostBridge): Promise<void> {
  const workspace = await bridge.invoke('workspace.current', {});
  if (!workspace) {
    store.setState({ status: 'no-workspace', workspace: null, document: emptyDocument, revision: 0, history: { undo: null, redo: null } });
    return;
  }
  const snapshot = await bridge.invoke('document.snapshot', {});
  store.setState({
    status: 'ready',
    workspace,
    saveState: workspace.saveState,
    document: createDocument(snapshot.records as TrellisRecord[]),
    revision: snapshot.revision,
    history: snapshot.history,
  });
}

/** Keeps the replica in step with the host. Returns how to stop. */
export function followHost(store: ReplicaStore, bridge: HostBridge, onFail: (error: unknown) => void): () => void {
  const again = (): void => void resnapshot(store, bridge).catch(onFail);
  const stops = [
    bridge.on('document.changed', (change: EventOf<'document.changed'>) => {
      if (store.getState().status === 'ready' && !applyChange(store, change)) again();
    }),
    bridge.on('document.saveStateChanged', (saveState) => store.setState({ saveState })),
    bridge.on('workspace.changed', (workspace) => {
      if (workspace?.path !== store.getState().workspace?.path) again();
      else store.setState({ workspace });
    }),
    bridge.onConnection((connection) => {
      store.setState({ connection });
      if (connection === 'connected') again();
    }),
  ];
  void bridge.invoke('host.info', {}).then((host) => store.setState({ host })).catch(onFail);
  again();
  return () => stops.forEach((stop) => stop());
}

export type { EditResult };
