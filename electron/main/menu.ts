import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Ids of the renderer's actions (renderer/app/actions): the menu only names them, the action's own definition does the rest. */
interface Entry {
  readonly label: string;
  readonly action: string;
  readonly accelerator?: string;
}

const file: readonly (Entry | null)[] = [
  { label: 'Open workspace…', action: 'file.open', accelerator: 'CmdOrCtrl+O' },
  { label: 'Close workspace', action: 'file.close' },
  null,
  { label: 'Import a course…', action: 'file.import', accelerator: 'CmdOrCtrl+I' },
  { label: 'Export…', action: 'file.export', accelerator: 'CmdOrCtrl+E' },
  { label: 'Inspect a package…', action: 'file.inspect' },
  null,
  { label: 'Save a snapshot…', action: 'file.save', accelerator: 'CmdOrCtrl+S' },
  { label: 'History…', action: 'file.history', accelerator: 'CmdOrCtrl+Shift+H' },
];
const edit: readonly (Entry | null)[] = [
  { label: 'Undo', action: 'edit.undo', accelerator: 'CmdOrCtrl+Z' },
  { label: 'Redo', action: 'edit.redo', accelerator: 'CmdOrCtrl+Shift+Z' },
];
const view: readonly (Entry | null)[] = [
  { label: 'Library', action: 'go.library', accelerator: 'CmdOrCtrl+1' },
  { label: 'Curriculum map', action: 'go.map', accelerator: 'CmdOrCtrl+2' },
  { label: 'Role paths', action: 'go.path', accelerator: 'CmdOrCtrl+3' },
  { label: 'Role designer', action: 'go.roles', accelerator: 'CmdOrCtrl+4' },
  { label: 'Rules', action: 'go.rules', accelerator: 'CmdOrCtrl+5' },
  { label: 'Simulate', action: 'go.simulate', accelerator: 'CmdOrCtrl+6' },
  null,
  { label: 'Command palette…', action: 'go.palette', accelerator: 'CmdOrCtrl+K' },
  { label: 'Problems', action: 'view.problems', accelerator: 'CmdOrCtrl+Shift+U' },
];

/** Ids that the menu sends: each must be an action of the renderer. */
export const menuActions: readonly string[] = [...file, ...edit, ...view].flatMap((entry) => (entry ? [entry.action] : []));

/** The application menu. Accelerators that text fields need (undo, copy, paste) stay with the page while it has a text field focused. */
export function createMenuTemplate(run: (action: string) => void, platform: string): MenuItemConstructorOptions[] {
  const items = (entries: readonly (Entry | null)[]): MenuItemConstructorOptions[] =>
    entries.map((entry) => (entry ? { label: entry.label, registerAccelerator: false, ...(entry.accelerator ? { accelerator: entry.accelerator } : {}), click: () => run(entry.action) } : { type: 'separator' }));
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: [...items(file), { type: 'separator' }, platform === 'darwin' ? { role: 'close' } : { role: 'quit' }] },
    { label: 'Edit', submenu: [...items(edit), { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    { label: 'View', submenu: [...items(view), { type: 'separator' }, { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }] },
    { role: 'windowMenu' },
    { label: 'Help', submenu: items([{ label: 'Keyboard shortcuts', action: 'help.shortcuts' }]) },
  ];
}

export function installMenu(run: (action: string) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(createMenuTemplate(run, process.platform)));
}
