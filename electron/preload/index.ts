import { contextBridge, ipcRenderer } from 'electron';

const eventNames: readonly string[] = ['document.changed', 'document.saveStateChanged', 'workspace.changed', 'menu.action'];

/** The bridge: two functions, nothing of Electron or Node. Names and payloads are checked by the main process. */
contextBridge.exposeInMainWorld('trellis', {
  invoke: (channel: unknown, request: unknown): Promise<unknown> => ipcRenderer.invoke('trellis:invoke', String(channel), request),
  on: (event: unknown, listener: (payload: unknown) => void): (() => void) => {
    const name = String(event);
    if (!eventNames.includes(name)) throw new Error(`There is no event ${name}.`);
    const receive = (_event: unknown, received: unknown, payload: unknown): void => {
      if (received === name) listener(payload);
    };
    ipcRenderer.on('trellis:event', receive);
    return () => void ipcRenderer.removeListener('trellis:event', receive);
  },
});
