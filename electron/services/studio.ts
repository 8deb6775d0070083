import { StudioError } from '#shared/contract/contract-error';
import type { EventName, EventOf } from '#shared/contract/contract';
import type { WorkspaceInfo } from '#shared/contract/shapes';
import type { BlockWorkers } from '../ports/block-workers';
import type { Dialogs } from '../ports/machine';
import type { ZipReader } from '../ports/zip';
import { createAssetStore, type AssetStore } from './asset-store';
import type { DocumentSession } from './session/document-session';
import { openSession } from './session/open-session';
import type { ExportPorts } from './export-service';
import { createJobs, type Jobs } from './jobs';
import { createStage, type Stage } from './play/stage';
import type { PreferencesStore } from './preferences';
import type { PendingImport } from './replace-service';
import type { SessionPorts } from './session/session-ports';

/** Everything that a studio needs of its host. */
export interface StudioPorts extends SessionPorts, ExportPorts {
  /** Where cohorts are run. */
  readonly blocks: BlockWorkers;
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
  readonly imports: Map<string, PendingImport>;
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
  /** Where packages are played; a host without a window leaves it unserved. */
  readonly stage: Stage;
  /** What windows wait for. */
  readonly jobs: Jobs;
  /** Tells one window. */
  readonly tell: <E extends EventName>(client: string, event: E, payload: EventOf<E>) => void;
  readonly today: () => string;
}

export function createStudio(ports: StudioPorts): Studio {
  const clients = new Map<string, Client>();
  const stage = createStage(() => ports.identity.randomKey());
  let current: Open | null = null;
  const broadcast = <E extends EventName>(event: E, payload: (client: Client) => EventOf<E>): void => {
    for (const client of clients.values()) client.send(event, payload(client));
  };

  const start = async (folder: string): Promise<Open> => {
    /** What happens before the windows look at it, and behind its back, they are not told: they would take it for the workspace that they show. */
    const shown = (): boolean => current?.session.folder === folder;
    const session: DocumentSession = await openSession(ports, folder, {
      changed: (change) => void (shown() && broadcast('document.changed', (client) => ({ ...change, diff: { changes: [...change.diff.changes] }, focus: [...change.focus], history: session.historyFor(client.id) }))),
      saveState: (state) => void (shown() && broadcast('document.saveStateChanged', () => state)),
      info: () => void (shown() && broadcast('workspace.changed', () => session.info())),
    }, { otherwise: 'follow', mend: true, isLive: (window) => clients.has(window) });
    return { session, assets: createAssetStore(ports.files, ports.identity, folder), imports: new Map() };
  };
  /** Opening and closing wait for each other: a session that nobody knows any more would hold its lock for as long as this process lives. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const next = turn.then(job);
    turn = next.catch(() => undefined);
    return next;
  };
  /** Rejects, with the workspace still open, where edits would be lost; rejects closed where they are in the journal only. */
  const close = async (): Promise<void> => {
    const closing = current;
    await closing?.session.flush().catch((error: unknown) => {
      if (!closing.session.atRisk()) return;
      const why = error instanceof Error ? error.message : String(error);
      throw new StudioError('conflict', `The workspace stays open, because your last edits are nowhere but here: ${why} Make it possible to write them, or export the document to another place.`);
    });
    current = null;
    await closing?.session.close();
  };

  return {
    ports,
    stage,
    jobs: createJobs(() => ports.clock.now()),
    tell: (client, event, payload) => clients.get(client)?.send(event, payload),
    current: () => current,
    open: () => {
      if (!current) throw new StudioError('no-workspace', 'No workspace is open.');
      return current;
    },
    connect: (client) => void clients.set(client.id, client),
    disconnect: (id) => {
      clients.delete(id);
      stage.leave(id);
    },
    openWorkspace: (path) => inTurn(async () => {
      const folder = ports.files.absolute(path);
      if (current?.session.folder !== folder) {
        const next = await start(folder);
        try {
          await close();
        } catch (error) {
          if (current) {
            await next.session.close();
            throw error;
          }
          // What did not get into the file is in its journal, and is taken over when it is opened again.
        }
        current = next;
      }
      const info = current.session.info();
      await ports.preferences.remember({ path: info.path, title: info.title });
      broadcast('workspace.changed', () => info);
      return info;
    }),
    closeWorkspace: () => inTurn(async () => {
      try {
        await close();
      } finally {
        if (!current) broadcast('workspace.changed', () => null);
      }
    }),
    today: () => new Date(ports.clock.now()).toISOString().slice(0, 10),
  };
}
