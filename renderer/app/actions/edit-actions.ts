import { ArrowDown, ArrowDownToLine, Lightbulb, ListTree, SplitSquareVertical, ArrowUp, CopyPlus, Replace, ListChecks, Merge, Scissors, PencilLine, Plus, Redo2, Tag, Trash2, Undo2, UserPlus, Users, X, SquarePen } from 'lucide-react';
import { t } from '../../i18n/t';
import type { StudioAction } from '../../store/actions';
import { mergeModules, moveInCourse } from '../../store/breakdown-verbs';
import { addModule, addProfile, addRole, deleteSelection, duplicateModules, isDeletable } from '../../store/verbs';
import { modulesOf } from '../../store/selectors';
import type { Studio } from '../../store/studio';

const selection = (studio: Studio): readonly string[] => studio.session.getState().selection;
const modulesSelected = (studio: Studio): readonly string[] => selection(studio).filter((id) => id.startsWith('module:'));
const someModules = (studio: Studio): boolean => modulesSelected(studio).length > 0;
const inGrid = ({ session }: Studio): boolean => session.getState().screen === 'library' && session.getState().libraryView === 'grid';
const isReady = (studio: Studio): boolean => studio.replica.getState().status === 'ready';

export const editActions: readonly StudioAction[] = [
  { id: 'edit.undo', label: t('action.undo'), group: 'edit', icon: Undo2, shortcuts: ['mod+z'], when: (studio) => studio.replica.getState().history.undo !== null, run: (studio) => void studio.undo() },
  { id: 'edit.redo', label: t('action.redo'), group: 'edit', icon: Redo2, shortcuts: ['mod+shift+z', 'mod+y'], when: (studio) => studio.replica.getState().history.redo !== null, run: (studio) => void studio.redo() },
  { id: 'edit.addModule', label: t('action.addModule'), group: 'edit', icon: Plus, shortcuts: ['mod+shift+m'], when: isReady, run: (studio) => void addModule(studio) },
  { id: 'edit.rename', label: t('action.rename'), group: 'edit', icon: PencilLine, shortcuts: ['f2'], when: (studio) => selection(studio).length === 1 && ['library', 'map', 'path'].includes(studio.session.getState().screen), run: (studio) => studio.signal('rename') },
  { id: 'edit.setField', label: t('action.setField'), group: 'edit', icon: SquarePen, shortcuts: ['shift+f'], when: someModules, run: (studio) => studio.openDialog({ kind: 'set-field', modules: modulesSelected(studio) }) },
  { id: 'edit.fillDown', label: t('action.fillDown'), group: 'edit', icon: ArrowDownToLine, shortcuts: ['mod+enter'], when: (studio) => modulesSelected(studio).length > 1 && inGrid(studio), run: (studio) => studio.signal('fill-down') },
  { id: 'edit.replaceText', label: t('action.replaceText'), group: 'edit', icon: Replace, shortcuts: ['mod+h'], when: isReady, run: (studio) => studio.openDialog({ kind: 'replace-text', modules: modulesSelected(studio).length > 1 ? modulesSelected(studio) : [] }) },
  { id: 'edit.suggest', label: t('action.suggest'), group: 'edit', icon: Lightbulb, shortcuts: ['mod+shift+e'], when: isReady, run: (studio) => studio.openDialog({ kind: 'suggestions', modules: modulesSelected(studio).length > 1 ? modulesSelected(studio) : [] }) },
  { id: 'edit.metadata', label: t('action.metadata'), group: 'edit', icon: ListTree, when: isReady, run: (studio) => studio.openDialog({ kind: 'metadata' }) },
  { id: 'edit.tag', label: t('action.tag'), group: 'edit', icon: Tag, shortcuts: ['shift+t'], when: someModules, run: (studio) => studio.openDialog({ kind: 'tag', modules: modulesSelected(studio) }) },
  { id: 'edit.duplicate', label: t('action.duplicate'), group: 'edit', icon: CopyPlus, shortcuts: ['mod+d'], when: someModules, run: (studio) => void duplicateModules(studio, modulesSelected(studio)) },
  { id: 'edit.breakdown', label: t('action.breakdown'), group: 'edit', icon: Scissors, shortcuts: ['shift+b'], when: isReady, run: (studio) => { studio.show('library'); studio.session.setState({ libraryView: 'breakdown' }); } },
  { id: 'edit.splitLong', label: t('action.splitLong'), group: 'edit', icon: SplitSquareVertical, shortcuts: ['shift+s'], when: isReady, run: (studio) => studio.openDialog({ kind: 'split-many', modules: modulesSelected(studio).length > 1 ? modulesSelected(studio) : [] }) },
  { id: 'edit.merge', label: t('action.merge'), group: 'edit', icon: Merge, shortcuts: ['mod+shift+j'], when: (studio) => modulesSelected(studio).length > 1, run: (studio) => void mergeModules(studio, modulesSelected(studio)) },
  { id: 'edit.moveUp', label: t('action.moveUp'), group: 'edit', icon: ArrowUp, shortcuts: ['alt+arrowup'], when: (studio) => someModules(studio) && studio.session.getState().screen === 'library', run: (studio) => void moveInCourse(studio, modulesSelected(studio), -1) },
  { id: 'edit.moveDown', label: t('action.moveDown'), group: 'edit', icon: ArrowDown, shortcuts: ['alt+arrowdown'], when: (studio) => someModules(studio) && studio.session.getState().screen === 'library', run: (studio) => void moveInCourse(studio, modulesSelected(studio), 1) },
  { id: 'edit.delete', label: t('action.delete'), group: 'edit', icon: Trash2, shortcuts: ['delete', 'backspace'], when: (studio) => selection(studio).some(isDeletable), run: (studio) => void deleteSelection(studio) },
  { id: 'edit.selectAll', label: t('action.selectAll'), group: 'edit', icon: ListChecks, shortcuts: ['mod+a'], when: isReady, run: (studio) => studio.select(modulesOf(studio.replica.getState().document).map((module) => module.id)) },
  { id: 'edit.clear', label: t('action.clear'), group: 'edit', icon: X, shortcuts: ['escape'], when: (studio) => selection(studio).length > 0, run: (studio) => studio.select([]) },
  { id: 'edit.addRole', label: t('action.addRole'), group: 'edit', icon: Users, when: isReady, run: (studio) => void addRole(studio) },
  { id: 'edit.addProfile', label: t('action.addProfile'), group: 'edit', icon: UserPlus, when: isReady, run: (studio) => void addProfile(studio) },
];
