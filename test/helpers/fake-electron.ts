import { EventEmitter } from 'node:events';

/** A small typed stand-in for the `electron` module: records what the shell asks for. It proves wiring, nothing about isolation. */
export class FakeContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  openHandler: ((details: { url: string; referrer: { url: string } }) => { action: string }) | null = null;
  webRtcPolicy = '';
  readonly mainFrame = { url: 'trellis://studio/index.html', parent: null, framesInSubtree: [] as { url: string }[] };
  constructor(readonly id: number) {
    super();
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
  setWindowOpenHandler(handler: NonNullable<FakeContents['openHandler']>): void {
    this.openHandler = handler;
  }
  send(...args: unknown[]): void {
    this.sent.push(args);
  }
}

interface WindowOptions {
  readonly webPreferences: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

let nextId = 1;
export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  static getAllWindows = (): BrowserWindow[] => BrowserWindow.all;
  static getFocusedWindow = (): BrowserWindow | null => BrowserWindow.all[0] ?? null;
  readonly webContents = new FakeContents(nextId++);
  loaded = '';
  focused = false;
  destroyed = false;
  constructor(readonly options: WindowOptions) {
    super();
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }
  loadURL = async (url: string): Promise<void> => void (this.loaded = url);
  getNormalBounds = (): object => ({ x: 10, y: 20, width: 1200, height: 800 });
  isMaximized = (): boolean => false;
  isMinimized = (): boolean => false;
  isDestroyed = (): boolean => this.destroyed;
  maximize = (): void => undefined;
  restore = (): void => undefined;
  show = (): void => undefined;
  focus = (): void => void (this.focused = true);
}

class FakeApp extends EventEmitter {
  isPackaged = false;
  sandboxed = false;
  quits = 0;
  hasLock = true;
  requestSingleInstanceLock = (): boolean => this.hasLock;
  enableSandbox = (): void => void (this.sandboxed = true);
  whenReady = async (): Promise<void> => undefined;
  quit = (): void => void this.quits++;
}
export const app = new FakeApp();

type Handler = (event: unknown, ...args: unknown[]) => Promise<unknown>;
export const ipcMain = {
  handlers: new Map<string, Handler>(),
  handle(channel: string, handler: Handler): void {
    ipcMain.handlers.set(channel, handler);
  },
};

export const protocol = {
  privileged: [] as { scheme: string; privileges: Record<string, boolean> }[],
  handler: null as ((request: { url: string; method: string }) => Response) | null,
  registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: Record<string, boolean> }[]): void => void protocol.privileged.push(...schemes),
  handle: (_scheme: string, handler: (request: { url: string; method: string }) => Response): void => void (protocol.handler = handler),
};

export interface PermissionAsked {
  readonly isMainFrame: boolean;
  readonly requestingUrl: string;
}

class FakeSession extends EventEmitter {
  permissionRequest: ((contents: unknown, permission: string, answer: (granted: boolean) => void, details: PermissionAsked) => void) | null = null;
  permissionCheck: ((contents: unknown, permission: string, origin: string, details: PermissionAsked) => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  displayMedia: ((request: unknown, answer: (streams: object) => void) => void) | null = null;
  beforeRequest: ((details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void) | null = null;
  setPermissionRequestHandler = (handler: typeof this.permissionRequest): void => void (this.permissionRequest = handler);
  setPermissionCheckHandler = (handler: typeof this.permissionCheck): void => void (this.permissionCheck = handler);
  setDevicePermissionHandler = (handler: () => boolean): void => void (this.devicePermission = handler);
  setDisplayMediaRequestHandler = (handler: typeof this.displayMedia): void => void (this.displayMedia = handler);
  cleared: unknown[] = [];
  clearStorageData = async (options: unknown): Promise<void> => void this.cleared.push(options);
  webRequest = { onBeforeRequest: (handler: typeof this.beforeRequest): void => void (this.beforeRequest = handler) };
}
export const session = { defaultSession: new FakeSession() };

export const shell = { opened: [] as string[], shown: [] as string[], openExternal: async (url: string): Promise<void> => void shell.opened.push(url), showItemInFolder: (path: string): void => void shell.shown.push(path) };
export const dialog = {
  errors: [] as string[],
  open: { canceled: true, filePaths: [] as string[] },
  save: { canceled: true, filePath: '' },
  showOpenDialog: async (): Promise<object> => dialog.open,
  showSaveDialog: async (): Promise<object> => dialog.save,
  /** The button that is pressed in the next message box. */
  answer: 0,
  asked: [] as string[],
  showMessageBoxSync: ({ message }: { message: string }): number => (dialog.asked.push(message), dialog.answer),
  showErrorBox: (_title: string, message: string): void => void dialog.errors.push(message),
};
export const screen = { getAllDisplays: (): object[] => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const Menu = { template: null as unknown, buildFromTemplate: (template: unknown): unknown => template, setApplicationMenu: (template: unknown): void => void (Menu.template = template) };

export const contextBridge = { exposed: new Map<string, Record<string, (...args: never[]) => unknown>>(), exposeInMainWorld: (name: string, api: Record<string, (...args: never[]) => unknown>): void => void contextBridge.exposed.set(name, api) };
export const ipcRenderer = Object.assign(new EventEmitter(), { invoked: [] as unknown[][], invoke: async (...args: unknown[]): Promise<unknown> => (ipcRenderer.invoked.push(args), { ok: true, value: null }) });
