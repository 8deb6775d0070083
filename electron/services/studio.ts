import { StudioError } from '#shared/contract/contract-error';
import type { EventName, EventOf } from '#shared/contract/contract';
import type { WorkspaceInfo } from '#shared/contract/shapes';
import type { ImportPlan } from '#shared/exchange/import-plan';
import type { Dialogs } from '../ports/machine';
import type { ZipReader } from '../ports/zip';
import { createAssetStore, type AssetStore } from './asset-store';
import type { DocumentSession } from './session/document-session';
import { openSession } from './session/open-session';
import type { ExportPorts } from './export-service';
import type { PreferencesStore } from './preferences';
import type { SessionPorts } from './session/session-ports';

/** Everything that a studio needs of its host. */
export interface StudioPorts extends SessionPorts, ExportPorts {
  readonly host: 'desktop' | 'browser';
  readonly version: string;
  readonly zipReader: ZipReader;
  readonly dialogs: Dialogs;
  readonly preferences: PreferencesStore;
  /** Where browsing starts, and where samples are put. */
  readonly homeFolder: string;
  readonly workspacesFolder: string;
}

/** One window: how to reach it. */
export interface Client {
  readonly id: string;
  readonly send: <E extends EventName>(event: E, payload: EventOf<E>) => void;
}

/** An open workspace with what belongs to it. */
export interface Open {
  readonly session: DocumentSession;
  readonly assets: AssetStore;
  /** Import previews by token. */
  readonly imports: Map<string, { readonly name: string; readonly plan: ImportPlan }>;
}

/** One studio: the open workspace and the windows that look at it. */
export interface Studio {
  readonly ports: StudioPorts;
  readonly current: () => Open | null;
  /** The open workspace; throws `no-workspace`. */
  readonly open: () => Open;
  readonly connect: (client: Client) => void;
  readonly disconnect: (id: string) => void;
  readonly openWorkspace: (folder: string) => Promise<WorkspaceInfo>;
  readonly closeWorkspace: () => Promise<void>;
  readonly today: () => string;
}

export function createStudio(ports: StudioPorts): Studio {
  const clients = new Map<string, Client>();
  let current: Open | null = null;
  const broadcast = <E extends EventName>(event: E, payload: (client: Client) => EventOf<E>): void => {
    for (const client of clients.values()) client.send(event, payload(client));
  };

  const start = async (folder: string): Promise<Open> => {
    const session: DocumentSession = await openSession(ports, folder, {
      changed: (change) => broadcast('document.changed', (client) => ({ ...change, diff: { changes: [...change.diff.changes] }, focus: [...change.focus], history: session.historyFor(client.id) })),
      saveState: (state) => broadcast('document.saveStateChanged', () => state),
      info: () => void (current?.session.folder === folder && broadcast('workspace.changed', () => session.info())),
    }, { otherwise: 'follow', mend: true, isLive: (window) => clients.has(window) });
    return { session, assets: createAssetStore(ports.files, ports.identity, folder), imports: new Map() };
  };
  const close = async (): Promise<void> => {
    const closing = current;
    current = null;
    await closing?.session.close();
  };

  return {
    ports,
    current: () => current,
    open: () => {
      if (!current) throw new StudioError('no-workspace', 'No workspace is open.');
      return current;
    },
    connect: (client) => void clients.set(client.id, client),
    disconnect: (id) => void clients.delete(id),
    openWorkspace: async (path) => {
      const folder = ports.files.absolute(path);
      if (current?.session.folder !== folder) {
        const next = await start(folder);
        await close();
        current = next;
      }
      const info = current.session.info();
      await ports.preferences.remember({ path: info.path, title: info.title });
      broadcast('workspace.changed', () => info);
      return info;
    },
    closeWorkspace: async () => {
      await close();
      broadcast('workspace.changed', () => null);
    },
    today: () => new Date(ports.clock.now()).toISOString().slice(0, 10),
  };
}
