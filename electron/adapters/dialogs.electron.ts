import { BrowserWindow, dialog, shell } from 'electron';
import { extname } from 'node:path';
import type { Dialogs } from '../ports/machine';

const filterNames: Readonly<Record<string, string>> = { zip: 'ZIP package', json: 'JSON file', csv: 'CSV table', xlsx: 'Excel workbook', svg: 'SVG drawing', png: 'PNG image', pdf: 'PDF document', html: 'Web page' };

function filtersFor(name: string): { name: string; extensions: string[] }[] {
  const extension = extname(name).slice(1);
  return extension ? [{ name: filterNames[extension] ?? extension.toUpperCase(), extensions: [extension] }] : [];
}

/** Native dialogs, on top of the focused window. */
export const nativeDialogs: Dialogs = {
  pickFolder: async (title) => {
    const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] };
    const window = BrowserWindow.getFocusedWindow();
    const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  },
  pickSaveFile: async (title, suggestedName) => {
    const options = { title, defaultPath: suggestedName, filters: filtersFor(suggestedName), properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const] };
    const window = BrowserWindow.getFocusedWindow();
    const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  },
  showInFolder: async (path) => shell.showItemInFolder(path),
  openExternal: (url) => shell.openExternal(url),
};
