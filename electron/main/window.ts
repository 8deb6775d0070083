import { BrowserWindow, screen } from 'electron';
import { startUrl } from './scheme';
import { fitToDisplays, type WindowStateStore } from './window-state';

/** Opens a studio window: sandboxed, isolated, shown when it has painted, where it was last. */
export async function openWindow(preload: string, state: WindowStateStore): Promise<BrowserWindow> {
  const bounds = fitToDisplays(await state.load(), screen.getAllDisplays().map((display) => display.workArea));
  const window = new BrowserWindow({
    ...(bounds.x !== undefined && bounds.y !== undefined ? { x: bounds.x, y: bounds.y } : {}),
    width: bounds.width,
    height: bounds.height,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Trellis Studio',
    backgroundColor: '#f7f7f5',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (bounds.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    void state.save({ x, y, width, height, maximized: window.isMaximized() }).catch(() => undefined);
  });
  await window.loadURL(startUrl);
  return window;
}
