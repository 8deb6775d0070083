import { FolderOpen, Library, LogOut, PackageSearch, PlaySquare, Route, Save, Search, Share2, Sheet, SlidersHorizontal, Table2, Terminal, Upload, FileDiff, FileDown, History } from 'lucide-react';
import { t } from '../../i18n/t';
import type { StudioAction } from '../../store/actions';
import { exportLibrary } from '../../store/spreadsheets';
import type { Screen } from '../../store/session';
import { courseToReplace } from '../../store/selectors';
import type { Studio } from '../../store/studio';

const isReady = (studio: Studio): boolean => studio.replica.getState().status === 'ready';

function screen(id: Screen, icon: StudioAction['icon'], key: string): StudioAction {
  return { id: `go.${id}`, label: t(`screen.${id}`), group: 'go', icon, shortcuts: [`mod+${key}`], when: isReady, run: (studio) => studio.show(id) };
}

export const goActions: readonly StudioAction[] = [
  { id: 'go.palette', label: t('action.palette'), group: 'help', icon: Terminal, shortcuts: ['mod+k', 'mod+shift+p'], run: (studio) => studio.openDialog({ kind: 'palette', mode: 'actions' }) },
  { id: 'go.find', label: t('action.find'), group: 'go', icon: Search, shortcuts: ['mod+f', 'mod+p'], when: isReady, run: (studio) => studio.openDialog({ kind: 'palette', mode: 'find' }) },
  screen('library', Library, '1'),
  screen('map', Share2, '2'),
  screen('path', Route, '3'),
  screen('roles', Table2, '4'),
  screen('rules', SlidersHorizontal, '5'),
  screen('simulate', PlaySquare, '6'),
  screen('export', Upload, '7'),
  { id: 'file.import', label: t('action.import'), group: 'file', icon: FileDown, shortcuts: ['mod+i'], when: isReady, run: (studio) => studio.openDialog({ kind: 'import' }) },
  { id: 'file.replaceCourse', label: t('action.replaceCourse'), group: 'file', icon: FileDiff, when: (studio) => courseToReplace(studio) !== null, run: (studio) => { const replace = courseToReplace(studio); if (replace !== null) studio.openDialog({ kind: 'import', replace }); } },
  { id: 'file.export', label: t('action.export'), group: 'file', icon: Upload, shortcuts: ['mod+e'], when: isReady, run: (studio) => studio.show('export') },
  { id: 'file.exportLibrary', label: t('action.exportLibrary'), group: 'file', icon: Sheet, when: isReady, run: (studio) => void exportLibrary(studio, 'xlsx') },
  { id: 'file.exportLibraryCsv', label: t('action.exportLibraryCsv'), group: 'file', icon: Sheet, when: isReady, run: (studio) => void exportLibrary(studio, 'csv') },
  { id: 'file.inspect', label: t('action.inspectPackage'), group: 'file', icon: PackageSearch, run: (studio) => studio.openDialog({ kind: 'inspect' }) },
  { id: 'file.open', label: t('action.openWorkspace'), group: 'file', icon: FolderOpen, shortcuts: ['mod+o'], run: (studio) => studio.openDialog({ kind: 'folder', purpose: 'open' }) },
  { id: 'file.save', label: t('action.save'), group: 'file', icon: Save, shortcuts: ['mod+s'], when: isReady, run: (studio) => studio.openDialog({ kind: 'history', tab: 'states' }) },
  { id: 'file.history', label: t('action.history'), group: 'file', icon: History, shortcuts: ['mod+shift+h'], when: isReady, run: (studio) => studio.openDialog({ kind: 'history', tab: 'steps' }) },
  {
    id: 'file.close', label: t('action.closeWorkspace'), group: 'file', icon: LogOut, when: isReady,
    run: (studio) => void studio.bridge.invoke('workspace.close', {}).then(() => studio.replica.setState({ status: 'no-workspace', workspace: null })).catch(studio.fail),
  },
];
