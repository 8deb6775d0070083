import { ReactFlowProvider, type Node } from '@xyflow/react';
import { Link, Plus, Share2, Shapes } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { edgesOf, modulesOf, nameOf } from '../../store/selectors';
import { useReplica, useSession, useSignal, useStudio } from '../../store/studio-context';
import { addModule } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { CanvasMarksContext } from './canvas-context';
import { FlowCanvas } from './flow-canvas';
import { Legend } from './legend';
import { ModuleNode } from './module-node';
import { neighboursOf, noNeighbours } from './neighbours';
import { arrangeMap, linkEdge, mapSpots, moduleNode, type Spot } from './to-flow';
import { useRenaming } from './use-renaming';

const nodeTypes = { module: ModuleNode };

/** All modules and what needs what. */
export function MapCanvas({ views }: { readonly views?: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const path = useReplica((state) => state.workspace?.path ?? '');
  const selection = useSession((state) => state.selection);
  const [highlight, setHighlight] = useState(true);
  const neighbours = useMemo(() => (highlight ? neighboursOf(document, selection) : noNeighbours), [document, selection, highlight]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const before = useRef<ReadonlyMap<string, Spot>>(new Map());
  const spots = useMemo(() => mapSpots(document, before.current), [document]);
  useEffect(() => {
    before.current = spots;
  }, [spots]);
  const nodes = useMemo(() => modulesOf(document).map((module) => moduleNode(module, spots.get(module.id) ?? { x: 0, y: 0 }, selected.has(module.id))), [document, selected, spots]);
  const edges = useMemo(() => edgesOf(document).map((edge) =>
    linkEdge(edge, { from: nameOf(document, edge.from), to: nameOf(document, edge.to) }, neighbours.needs.has(edge.id) ? 'needs' : neighbours.unlocks.has(edge.id) ? 'unlocks' : '', selected.has(edge.id)),
  ), [document, neighbours, selected]);
  const arrange = async (): Promise<void> => {
    const arranged = arrangeMap(document, (module) => module.position?.pinned ?? false);
    const modules = modulesOf(document).map((module) => ({ id: module.id, position: { ...(arranged.get(module.id) ?? { x: 0, y: 0 }), pinned: module.position?.pinned ?? false } }));
    if (await studio.dispatch({ name: 'canvas.move', payload: { modules, layout: true } })) studio.signal('fit');
  };
  const move = (moved: readonly Node[]): void => {
    const modules = moved.filter((node) => node.type === 'module').map((node) => ({ id: node.id, position: { x: Math.round(node.position.x), y: Math.round(node.position.y), pinned: document.tables.module.get(node.id)?.position?.pinned ?? false } }));
    // The first drag fixes where everything stands, so that the layout does not shift under the hand.
    const settled = modulesOf(document).filter((module) => !module.position && !modules.some((item) => item.id === module.id)).map((module) => ({ id: module.id, position: { ...(spots.get(module.id) ?? { x: 0, y: 0 }), pinned: false } }));
    void studio.dispatch({ name: 'canvas.move', payload: { modules: [...modules, ...settled] } }, { label: t('canvas.undoMove', { count: modules.length }), focus: modules.map((item) => item.id) });
  };
  useSignal('arrange', () => void arrange());
  const [renaming, setRenaming] = useRenaming((id) => document.tables.module.has(id));
  if (document.tables.module.size === 0) {
    return (
      <EmptyState icon={<Share2 aria-hidden />} title={t('map.emptyTitle')} text={t('map.emptyText')}>
        <Button look="primary" onPress={() => studio.openDialog({ kind: 'import' })}>{t('action.import')}</Button>
        <Button onPress={() => void addModule(studio)}>{t('library.add')}</Button>
      </EmptyState>
    );
  }
  const [only] = selection.length === 1 ? selection : [];
  return (
    <CanvasMarksContext value={{ neighbours, overZone: null, renaming, stopRenaming: () => setRenaming(null) }}>
      <div className="toolbar" role="group" aria-label={t('screen.map')}>
        {views}
        <Button onPress={() => void addModule(studio)}><Plus aria-hidden /> {t('library.add')}</Button>
        <Button look="quiet" isDisabled={!only?.startsWith('module:')} onPress={() => only && studio.openDialog({ kind: 'add-prerequisite', module: only, direction: 'needs' })}><Link aria-hidden /> {t('action.addPrerequisite')}</Button>
        <span className="sep" />
        <Button look="quiet" onPress={() => void arrange()}><Shapes aria-hidden /> {t('action.arrange')}</Button>
        <Button look="quiet" pressed={highlight} onPress={() => setHighlight(!highlight)}><Share2 aria-hidden /> {t('map.highlight')}</Button>
      </div>
      <ReactFlowProvider>
        <FlowCanvas label={t('map.label')} nodes={nodes} edges={edges} nodeTypes={nodeTypes} onMove={move} fitKey={path}>
          <Legend />
        </FlowCanvas>
      </ReactFlowProvider>
    </CanvasMarksContext>
  );
}
