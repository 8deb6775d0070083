import { ReactFlowProvider, type Node } from '@xyflow/react';
import { Share2 } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { crowdOf } from '../../../store/cohort-crowd';
import { addNextModule, nudge, placeModules } from '../../../store/canvas-verbs';
import { metricsOf } from '../../../store/graph-metrics';
import { useReplica, useSession, useSignal, useStudio } from '../../../store/studio-context';
import { addModule } from '../../../store/verbs';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { FlowCanvas } from '../drawing/flow-canvas';
import { useArrange } from '../make/use-arrange';
import { useCanvasActions } from '../make/use-canvas-actions';
import { useCanvasClipboard } from '../make/use-canvas-clipboard';
import { useRenaming } from '../make/use-renaming';
import { edgeTypes, nodeTypes } from '../nodes/node-types';
import { nodeHeight, nodeWidth, type Spot } from '../nodes/flow-parts';
import { CanvasMarksContext } from '../read/canvas-context';
import { Legend } from '../read/legend';
import { marksOf } from '../read/marks';
import { bundle } from './bundles';
import { mapLinks, mapNodes } from './map-flow';
import { mapSpots } from './map-layout';
import { MapToolbar } from './map-toolbar';

/** All modules and what needs what. */
export function MapCanvas({ views }: { readonly views?: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const path = useReplica((state) => state.workspace?.path ?? '');
  const title = useReplica((state) => state.workspace?.title ?? '') || t('map.label');
  const selection = useSession((state) => state.selection);
  const view = useSession((state) => state.canvas);
  const metrics = useMemo(() => metricsOf(document), [document]);
  const crowd = useSession((state) => crowdOf(state.cohort));
  const marks = useMemo(() => marksOf(document, selection, view, () => metrics, crowd), [document, selection, view, metrics, crowd]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const before = useRef<ReadonlyMap<RecordId, Spot>>(new Map());
  const placed = useMemo(() => mapSpots(document, before.current, view.direction), [document, view.direction]);
  useEffect(() => {
    before.current = placed;
  }, [placed]);
  const bundled = useMemo(() => (view.bundling === 'none' ? null : bundle(document, view.bundling, view.open, selected, view.direction)), [document, view.bundling, view.open, view.direction, selected]);
  const spots = bundled?.spots ?? placed;
  const links = useMemo(() => mapLinks(document, spots, selected, marks, metrics.redundant, view.direction), [document, spots, selected, marks, metrics, view.direction]);
  const nodes = useMemo(() => [...mapNodes(document, spots, selected, !bundled, view.direction), ...links.nodes, ...(bundled?.nodes ?? [])], [document, spots, selected, links, bundled, view.direction]);
  const edges = useMemo(() => [...links.edges, ...(bundled?.edges ?? [])], [links, bundled]);
  const arrange = useArrange();
  // A collapsed map has a layout of its own: what stands behind it is not moved unseen.
  useSignal('arrange', () => bundled ?? arrange.start());
  const [renaming, setRenaming] = useRenaming((id) => spots.has(id));
  useCanvasActions(placed);
  useCanvasClipboard();
  if (document.tables.module.size === 0) {
    return (
      <EmptyState icon={<Share2 aria-hidden />} title={t('map.emptyTitle')} text={t('map.emptyText')}>
        <Button look="primary" onPress={() => studio.openDialog({ kind: 'import' })}>{t('action.import')}</Button>
        <Button onPress={() => void addModule(studio)}>{t('library.add')}</Button>
      </EmptyState>
    );
  }
  const move = (moved: readonly Node[]): void => {
    const places = moved.filter((node) => node.type === 'module').map((node) => ({ id: node.id, x: node.position.x, y: node.position.y }));
    if (places.length > 0) void placeModules(studio, places, placed, t('canvas.undoMove', { count: places.length }));
  };
  const middle = ({ x, y }: Spot): Spot => ({ x: Math.round(x - nodeWidth / 2), y: Math.round(y - nodeHeight / 2) });
  return (
    <CanvasMarksContext value={{ ...marks, overZone: null, renaming, stopRenaming: () => setRenaming(null) }}>
      <MapToolbar views={views} arrange={arrange} matches={marks.standOut?.size ?? null} redundant={metrics.redundant} />
      <ReactFlowProvider>
        <FlowCanvas
          label={t('map.label')} title={title} nodes={nodes} edges={edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} onMove={move} direction={view.direction} fitKey={`${path} ${view.bundling}`} snap={view.snap} heat={marks.heat}
          onAdd={(at) => void (bundled ? addModule(studio) : addModule(studio, middle(at)))}
          onExtend={(from, at) => void addNextModule(studio, from, bundled ? null : { x: Math.round(at.x), y: Math.round(at.y - nodeHeight / 2) }, null)}
          {...(bundled ? {} : { onNudge: (dx: number, dy: number) => nudge(studio, selection.filter((id) => placed.has(id)), dx, dy, placed) })}
        >
          <Legend edges={edges} marks={marks} heat={view.heat} />
        </FlowCanvas>
      </ReactFlowProvider>
    </CanvasMarksContext>
  );
}
