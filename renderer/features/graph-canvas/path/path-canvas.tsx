import { ReactFlowProvider, type Node } from '@xyflow/react';
import { Play, Route, Shapes, UserPlus, Users } from 'lucide-react';
import { useMemo, type DragEvent, type ReactNode } from 'react';
import type { Finding } from '#shared/kit/finding';
import type { RecordId } from '#shared/model/ids';
import type { Role } from '#shared/model/role';
import { t } from '../../../i18n/t';
import { crowdOf } from '../../../store/cohort-crowd';
import { currentRole, rolesOf } from '../../../store/selectors';
import { useReplica, useSession, useSignal, useStudio } from '../../../store/studio-context';
import { addModuleIn, addRole, addZone } from '../../../store/verbs';
import { addNextModule } from '../../../store/canvas-verbs';
import { metricsOf, pathMetricsOf } from '../../../store/graph-metrics';
import { programOf } from '../../../store/programs';
import { Button, IconButton } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { SelectBox } from '../../../ui/select-box';
import { FlowCanvas } from '../drawing/flow-canvas';
import { useCanvasClipboard } from '../make/use-canvas-clipboard';
import { useRenaming } from '../make/use-renaming';
import { edgeTypes, nodeTypes } from '../nodes/node-types';
import { CanvasMarksContext } from '../read/canvas-context';
import { Legend } from '../read/legend';
import { marksOf } from '../read/marks';
import { MoreMenu } from '../read/more-menu';
import { ReadMenu } from '../read/read-menu';
import { SearchField } from '../read/search-field';
import { DropHint } from './drop-hint';
import { pathLinks, pathNodes } from './path-flow';
import { layoutPath, type PathLayout } from './path-layout';
import { usePathDrag } from './use-path-drag';

const noErrors: readonly Finding[] = [];

/** One role's path: zones, their modules, gates. */
export function PathCanvas({ views, tools }: { readonly views?: ReactNode; readonly tools?: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.role);
  const role = currentRole(document, chosen);
  if (!role) {
    return (
      <EmptyState icon={<Users aria-hidden />} title={t('path.noRoleTitle')} text={t('path.noRoleText')}>
        <Button look="primary" onPress={() => void addRole(studio)}>{t('action.addRole')}</Button>
      </EmptyState>
    );
  }
  return <RoleCanvas role={role} views={views} tools={tools} />;
}

function RoleCanvas({ role, views, tools }: { readonly role: Role; readonly views: ReactNode; readonly tools: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const view = useSession((state) => state.canvas);
  const layout = useMemo(() => layoutPath(document, role.id, { folded: view.folded }), [document, role.id, view.folded]);
  const metrics = useMemo(() => pathMetricsOf(document, role.id), [document, role.id]);
  const crowd = useSession((state) => crowdOf(state.cohort));
  const marks = useMemo(() => marksOf(document, selection, view, () => metrics, crowd), [document, selection, view, metrics, crowd]);
  const errors = useMemo(() => {
    const program = programOf(document, role.id);
    return program.ok ? noErrors : program.error;
  }, [document, role.id]);
  // Why heat and chains are not there, where they are asked for.
  const unmeasured = (view.heat === 'none' || view.heat === 'learners') && !view.chain ? '' : (errors[0]?.message ?? '');
  const selected = useMemo(() => new Set(selection), [selection]);
  const drag = usePathDrag(role.id, layout);
  const links = useMemo(() => pathLinks(document, role.id, layout, marks, selected, metricsOf(document).redundant), [document, role.id, layout, marks, selected]);
  // A refused or empty drop must put the nodes back: `drag.round` makes a new list.
  const nodes = useMemo(() => [...pathNodes(document, role.id, layout, selected, errors), ...links.nodes].slice(drag.round * 0), [document, role.id, layout, selected, errors, links, drag.round]);
  const arrange = async (): Promise<void> => {
    const zones = layoutPath(document, role.id, { fresh: true }).containers.filter((container) => container.zone).map((container) => ({ id: container.id, frame: container.frame }));
    if (zones.length > 0 && (await studio.dispatch({ name: 'canvas.move', payload: { zones, layout: true } }))) studio.signal('fit');
  };
  useSignal('arrange', () => void arrange());
  const [renaming, setRenaming] = useRenaming((id) => layout.containers.some((container) => container.spots.has(id)));
  useCanvasClipboard();
  const zoneOf = (at: { x: number; y: number }): { role: RecordId; id: RecordId } | null => {
    const zone = document.tables.zone.get(zoneAt(layout, at) ?? '');
    return zone ? { role: zone.role, id: zone.id } : null;
  };
  const drop = (event: DragEvent, at: { x: number; y: number }): void => {
    const ids = event.dataTransfer.getData('application/x-trellis-modules').split(' ').filter(Boolean);
    if (ids.length === 0) return;
    event.preventDefault();
    drag.assign(ids, zoneAt(layout, at));
  };
  return (
    <CanvasMarksContext value={{ ...marks, overZone: drag.hint?.zone ?? null, renaming, stopRenaming: () => setRenaming(null) }}>
      <PathToolbar views={views} tools={tools} role={role} matches={marks.standOut?.size ?? null} onArrange={() => void arrange()} />
      {layout.containers.length === 0 ? (
        <EmptyState icon={<Route aria-hidden />} title={t('path.noZonesTitle')} text={t('path.noZonesText')}>
          <Button look="primary" onPress={() => void addZone(studio, 'core-locked')}>{t('action.addZone')}</Button>
        </EmptyState>
      ) : (
        <ReactFlowProvider>
          <FlowCanvas label={t('path.label')} title={role.title} nodes={nodes} edges={links.edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} direction="right" snap={view.snap} heat={marks.heat} onMove={(moved: readonly Node[]) => drag.finish(moved)} onDragNode={drag.over} onDragCancel={drag.cancel} onDropData={drop} fitKey={role.id}
            onAdd={(at) => void addModuleIn(studio, zoneOf(at))} onExtend={(from, at) => void addNextModule(studio, from, null, zoneOf(at))}
          >
            <Legend edges={links.edges} marks={marks} heat={view.heat} unmeasured={unmeasured} />
          </FlowCanvas>
        </ReactFlowProvider>
      )}
      {drag.hint && <DropHint hint={drag.hint} />}
    </CanvasMarksContext>
  );
}

/** The zone at a place on the canvas, or null. */
function zoneAt(layout: PathLayout, at: { x: number; y: number }): string | null {
  return layout.containers.find(({ zone, frame }) => zone && at.x >= frame.x && at.x <= frame.x + frame.width && at.y >= frame.y && at.y <= frame.y + frame.height)?.id ?? null;
}

function PathToolbar({ views, tools, role, matches, onArrange }: { readonly views: ReactNode; readonly tools: ReactNode; readonly role: Role; readonly matches: number | null; readonly onArrange: () => void }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  return (
    <div className="toolbar" role="group" aria-label={t('screen.path')}>
      {views}
      <SelectBox label={t('path.role')} value={role.id} choices={rolesOf(document).map((item) => ({ value: item.id, label: item.title }))} onChange={(id) => studio.session.setState({ role: id, selection: [id] })} />
      <IconButton label={t('action.addRole')} onPress={() => void addRole(studio)}><UserPlus /></IconButton>
      <span className="sep" />
      {tools}
      <Button look="quiet" onPress={onArrange}><Shapes aria-hidden /> {t('action.arrange')}</Button>
      <ReadMenu />
      <span className="spacer" />
      <SearchField matches={matches} />
      <MoreMenu />
      <Button look="primary" onPress={() => studio.show('simulate')}><Play aria-hidden /> {t('path.simulate')}</Button>
    </div>
  );
}
