import { app, BrowserWindow, dialog, ipcMain, protocol, session } from 'electron';
import { join } from 'node:path';
import { nativeDialogs } from '../adapters/dialogs.electron';
import { createNodeResources } from '../adapters/node-resources';
import { configFolder, createNodeStudio, findInstallation, stderrLogger } from '../hosts/node-studio';
import { bindIpc, eventChannel, type IpcLike } from '../ipc/bind-electron';
import { handlers } from '../ipc/handlers';
import type { Studio } from '../services/studio';
import { installMenu } from './menu';
import { createSchemeHandler, scheme, stageOrigin } from './scheme';
import { guardSession } from './security';
import { createWindowStateStore } from './window-state';
import { openWindow } from './window';

/** Starts the desktop: studio, protocol, IPC, menu, first window. */
export async function startDesktop(): Promise<void> {
  await app.whenReady();
  guardSession();
  const installation = findInstallation(import.meta.url);
  const renderer = await createNodeResources(join(installation.out, 'renderer'), '').folder('.');
  const studio = await createNodeStudio(installation, 'desktop', nativeDialogs);
  protocol.handle(scheme, createSchemeHandler(renderer, studio.stage));
  // `Clear-Site-Data` is for http only.
  studio.stage.listenAt(stageOrigin, () => void session.defaultSession.clearStorageData({ origin: stageOrigin }).catch((error: unknown) => stderrLogger.warn(`stage: ${String(error)}`)));
  const windows = new Set<number>();
  bindIpc(ipcMain as unknown as IpcLike, studio, stderrLogger, (id) => windows.has(id));
  installMenu((action) => BrowserWindow.getFocusedWindow()?.webContents.send(eventChannel, 'menu.action', { action }));
  const state = createWindowStateStore(join(configFolder(), 'window-state.json'));
  const open = (): Promise<void> => connectWindow(studio, windows, join(import.meta.dirname, '../preload/index.cjs'), state);
  await openGivenFolder(studio, process.argv.slice(app.isPackaged ? 1 : 2));
  app.on('second-instance', (_event, argv) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    void openGivenFolder(studio, argv.slice(app.isPackaged ? 1 : 2));
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuit(studio, open);
  await open();
}

/** One window of the studio: known to IPC before its page loads, forgotten when it closes. */
async function connectWindow(studio: Studio, windows: Set<number>, preload: string, state: ReturnType<typeof createWindowStateStore>): Promise<void> {
  app.once('browser-window-created', (_event, window) => {
    const { id } = window.webContents;
    windows.add(id);
    studio.connect({
      id: `window-${id}`,
      send: (event, payload) => {
        if (!window.isDestroyed()) window.webContents.send(eventChannel, event, payload);
      },
    });
    window.on('closed', () => {
      windows.delete(id);
      studio.disconnect(`window-${id}`);
    });
  });
  await openWindow(preload, state);
}

/** The last folder among the arguments; with none, a first start shows the sample. */
async function openGivenFolder(studio: Studio, args: readonly string[]): Promise<void> {
  const folder = args.filter((arg) => !arg.startsWith('-')).at(-1);
  try {
    if (folder !== undefined) await studio.openWorkspace(folder);
    else if (args.includes('--sample')) {
      const { recents, samples } = await handlers['workspace.starters'](studio, 'host', {});
      const [sample] = samples;
      if (recents.length === 0 && sample && !studio.current()) await handlers['workspace.create'](studio, 'host', { path: null, starter: sample.name });
    }
  } catch (error) {
    dialog.showErrorBox('Trellis Studio', error instanceof Error ? error.message : String(error));
  }
}

/** Quits only when everything is on the disk; where it cannot be, says so and asks. */
function closeBeforeQuit(studio: Studio, open: () => Promise<void>): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const quit = (): void => {
      closed = true;
      app.quit();
    };
    studio.closeWorkspace().then(quit, (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (studio.current()) {
        const buttons = ['Stay', 'Quit and lose the last edits'];
        if (dialog.showMessageBoxSync({ type: 'warning', buttons, defaultId: 0, cancelId: 0, message: 'Your last edits are not on the disk', detail: message }) === 1) return quit();
        if (BrowserWindow.getAllWindows().length === 0) void open();
        return;
      }
      dialog.showErrorBox('Your last edits are in the journal, but not yet in the file', `${message}\nThey are taken over when you open the workspace again.`);
      quit();
    });
  });
}
