import { AlignCenterVertical, BoxSelect, Columns3, Combine, DoorOpen, Expand, GitMerge, ImageDown, Link, Link2, Maximize, Pin, Presentation, Shapes, SquarePlus } from 'lucide-react';
import { t } from '../../i18n/t';
import type { StudioAction } from '../../store/actions';
import { currentRole, hasDrawing, zonesOf } from '../../store/selectors';
import type { Studio } from '../../store/studio';
import { alignments, groupLinks } from '../../store/canvas-verbs';
import { addCoreGate, addZone } from '../../store/verbs';

const modulesSelected = (studio: Studio): readonly string[] => studio.session.getState().selection.filter((id) => id.startsWith('module:'));
const onCanvas = (studio: Studio): boolean => studio.replica.getState().status === 'ready' && ['map', 'path'].includes(studio.session.getState().screen);
function onDrawing(studio: Studio): boolean {
  const { screen, graphView, role } = studio.session.getState();
  const graph = screen === 'map' ? 'map' : 'path';
  return onCanvas(studio) && graphView[graph] === 'canvas' && hasDrawing(studio.replica.getState().document, graph, role);
}
const onMap = (studio: Studio): boolean => onCanvas(studio) && studio.session.getState().screen === 'map' && studio.session.getState().canvas.bundling === 'none';
const roleOf = (studio: Studio) => currentRole(studio.replica.getState().document, studio.session.getState().role);
const canGroup = (studio: Studio): boolean => modulesSelected(studio).length > 0 && roleOf(studio) !== null;

/** Also with Alt: in an outline letters alone find a row. */
function link(id: string, label: string, direction: 'needs' | 'unlocks', icon: StudioAction['icon'], shortcut: string): StudioAction {
  return {
    id, label, group: 'draw', icon, shortcuts: [shortcut, `alt+${shortcut}`], when: (studio) => modulesSelected(studio).length === 1,
    run: (studio) => studio.openDialog({ kind: 'add-prerequisite', module: modulesSelected(studio)[0] ?? '', direction }),
  };
}

export const drawActions: readonly StudioAction[] = [
  link('draw.addPrerequisite', t('action.addPrerequisite'), 'needs', Link, 'p'),
  link('draw.addUnlocks', t('action.addUnlocks'), 'unlocks', Link2, 'u'),
  { id: 'draw.needs', label: t('links.edit'), group: 'draw', icon: GitMerge, shortcuts: ['mod+enter'], when: (studio) => onCanvas(studio) && modulesSelected(studio).length === 1, run: (studio) => studio.openDialog({ kind: 'needs', module: modulesSelected(studio)[0] ?? '' }) },
  { id: 'draw.group', label: t('action.group'), group: 'draw', icon: BoxSelect, shortcuts: ['mod+g'], when: canGroup, run: (studio) => studio.openDialog({ kind: 'group-zone', modules: modulesSelected(studio) }) },
  {
    id: 'draw.moveZone', label: t('action.moveZone'), group: 'draw', icon: Columns3, shortcuts: ['mod+shift+g'],
    when: (studio) => canGroup(studio) && zonesOf(studio.replica.getState().document, roleOf(studio)?.id ?? null).length > 0,
    run: (studio) => studio.openDialog({ kind: 'zone-move', modules: modulesSelected(studio) }),
  },
  { id: 'draw.groupLinks', label: t('action.groupLinks'), group: 'draw', icon: Combine, shortcuts: ['shift+g'], when: (studio) => studio.session.getState().selection.filter((id) => id.startsWith('edge:')).length > 1, run: (studio) => void groupLinks(studio, studio.session.getState().selection).then((done) => done ?? studio.toast('info', t('canvas.groupLinksNeeds'))) },
  { id: 'draw.addZone', label: t('action.addZone'), group: 'draw', icon: SquarePlus, when: (studio) => roleOf(studio) !== null, run: (studio) => void addZone(studio) },
  { id: 'draw.addGate', label: t('action.addGate'), group: 'draw', icon: DoorOpen, when: (studio) => roleOf(studio) !== null, run: (studio) => void addCoreGate(studio) },
  { id: 'draw.arrange', label: t('action.arrange'), group: 'draw', icon: Shapes, shortcuts: ['mod+shift+l'], when: onCanvas, run: (studio) => studio.signal('arrange') },
  { id: 'draw.pin', label: t('canvas.pin'), group: 'draw', icon: Pin, shortcuts: ['shift+p'], when: (studio) => onMap(studio) && modulesSelected(studio).length > 0, run: (studio) => studio.signal('place pin') },
  ...alignments.map((value): StudioAction => ({ id: `draw.align.${value}`, label: t('action.align', { edge: t(`canvas.align.${value}`) }), group: 'draw', icon: AlignCenterVertical, when: (studio) => onMap(studio) && modulesSelected(studio).length > 1, run: (studio) => studio.signal(`place ${value}`) })),
  ...(['across', 'down'] as const).map((value): StudioAction => ({ id: `draw.distribute.${value}`, label: t(`canvas.distribute.${value}`), group: 'draw', icon: AlignCenterVertical, when: (studio) => onMap(studio) && modulesSelected(studio).length > 2, run: (studio) => studio.signal(`place ${value}`) })),
  { id: 'draw.picture', label: t('action.picture'), group: 'draw', icon: ImageDown, shortcuts: ['mod+shift+x'], when: onDrawing, run: (studio) => studio.signal('picture') },
  { id: 'view.fullCanvas', label: t('action.fullCanvas'), group: 'view', icon: Expand, shortcuts: ['mod+\\'], when: onDrawing, run: (studio) => studio.session.setState(({ canvasMode }) => ({ canvasMode: canvasMode === 'full' ? 'usual' : 'full' })) },
  { id: 'view.present', label: t('action.present'), group: 'view', icon: Presentation, shortcuts: ['mod+alt+enter'], when: onDrawing, run: (studio) => studio.session.setState({ canvasMode: 'presenting' }) },
  { id: 'view.fit', label: t('action.fit'), group: 'view', icon: Maximize, shortcuts: ['shift+1', '!'], when: onCanvas, run: (studio) => studio.signal('fit') },
];
