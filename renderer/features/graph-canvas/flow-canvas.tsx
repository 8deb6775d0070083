import {
  applyNodeChanges, Background, BackgroundVariant, MiniMap, Panel, ReactFlow, useReactFlow, useStore, useViewport, type Edge as FlowEdge, type EdgeChange, type Node, type NodeChange, type NodeTypes, type OnNodeDrag,
} from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { useSession, useSignal, useStudio } from '../../store/studio-context';
import { addEdge } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { useDragCancel } from '../../ui/use-drag-cancel';
import { ConnectionHint } from './connection-hint';
import { ConnectionLine } from './connection-line';
import { isArrowKey, nextNode } from './next-node';
import { refuseLink } from '../../store/refuse-link';
import { useLinkCancel } from './use-link-cancel';
import '@xyflow/react/dist/style.css';
import './canvas.css';

export interface FlowCanvasProps {
  readonly label: string;
  readonly nodes: readonly Node[];
  readonly edges: readonly FlowEdge[];
  readonly nodeTypes: NodeTypes;
  readonly onMove: (moved: readonly Node[]) => void;
  readonly onDragNode?: OnNodeDrag;
  /** The drag was called off with Escape. */
  readonly onDragCancel?: () => void;
  readonly onDropData?: (event: DragEvent, at: { x: number; y: number }) => void;
  /** Changes when another drawing is shown: the view is fitted again. */
  readonly fitKey: string;
  readonly children?: ReactNode;
}

/** What both canvases share: view, selection, links, keys. Dragging lives in React Flow's own state; the document hears only the end. */
export function FlowCanvas({ label, nodes: given, edges, nodeTypes, onMove, onDragNode, onDragCancel, onDropData, fitKey, children }: FlowCanvasProps) {
  const studio = useStudio();
  const flow = useReactFlow();
  const theme = useSession((state) => state.preferences.theme);
  const [nodes, setNodes] = useState<Node[]>([...given]);
  const [connecting, setConnecting] = useState(false);
  useEffect(() => setNodes([...given]), [given]);
  useLinkCancel();
  const drag = useDragCancel(() => {
    setNodes([...given]);
    onDragCancel?.();
  });
  const drop = (moved: readonly Node[]): void => {
    if (drag.end()) setNodes([...given]);
    else onMove(moved);
  };
  const fit = (duration = 200): void => void flow.fitView({ padding: { top: '20px', left: '20px', right: '20px', bottom: '64px' }, maxZoom: 1.1, duration });
  useSignal('fit', () => fit());
  // What was just made is a node two frames later.
  useSignal('reveal', () => void requestAnimationFrame(() => requestAnimationFrame(() => reveal())));
  useSignal('rename', () => void requestAnimationFrame(() => requestAnimationFrame(() => reveal())));
  const reveal = (): void => {
    const wanted = studio.session.getState().selection.filter((id) => flow.getNode(id));
    if (wanted.length > 0 && !wanted.every((id) => isInSight(id))) void flow.fitView({ nodes: wanted.map((id) => ({ id })), padding: 0.5, maxZoom: Math.max(flow.getZoom(), 0.7), duration: 200 });
  };
  useEffect(() => {
    const frame = requestAnimationFrame(() => fit(0));
    return () => cancelAnimationFrame(frame);
  }, [fitKey]);
  const changeSelection = (changes: readonly { id: string; selected: boolean }[]): void => {
    if (changes.length === 0) return;
    const selection = new Set(studio.session.getState().selection.filter((id) => flow.getNode(id) || flow.getEdge(id)));
    for (const { id, selected } of changes) {
      if (selected) selection.add(id);
      else selection.delete(id);
    }
    studio.select([...selection]);
  };
  const selectChanges = (changes: readonly (NodeChange | EdgeChange)[]) => changes.flatMap((change) => (change.type === 'select' ? [{ id: change.id, selected: change.selected }] : []));
  const keyDown = (event: KeyboardEvent): void => {
    const id = event.target instanceof HTMLElement ? event.target.closest('.react-flow__node')?.getAttribute('data-id') : null;
    const from = id ? flow.getInternalNode(id) : undefined;
    if (!id || !from || (event.target as HTMLElement).tagName === 'INPUT') return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      changeSelection([...(event.shiftKey || event.ctrlKey ? [] : studio.session.getState().selection.map((other) => ({ id: other, selected: false }))), { id, selected: true }]);
    } else if (isArrowKey(event.key) && !event.ctrlKey) {
      event.preventDefault();
      const boxes = flow.getNodes().map((node) => ({ id: node.id, ...(flow.getInternalNode(node.id)?.internals.positionAbsolute ?? node.position) }));
      const next = nextNode(boxes.filter((box) => box.id.startsWith('module:') === id.startsWith('module:')), { id, ...from.internals.positionAbsolute }, event.key);
      if (!next) return;
      document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(next)}"]`)?.focus();
      studio.select([next]);
    }
  };
  return (
    <div className={connecting ? 'canvas connecting' : 'canvas'} onKeyDownCapture={keyDown} onDragOver={(event) => onDropData && event.preventDefault()} onDrop={(event) => onDropData?.(event, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))}>
      <ReactFlow
        aria-label={label} nodes={nodes} edges={[...edges]} nodeTypes={nodeTypes} colorMode={theme === 'system' ? 'system' : theme} minZoom={0.15} maxZoom={2}
        disableKeyboardA11y deleteKeyCode={null} selectionKeyCode="Shift" multiSelectionKeyCode={['Control', 'Meta', 'Shift']} panActivationKeyCode="Space" panOnDrag={[0, 1]} panOnScroll zoomActivationKeyCode={['Control', 'Meta']}
        zoomOnDoubleClick={false} nodeDragThreshold={3} connectionRadius={16} onlyRenderVisibleElements={nodes.length > 400} connectionLineComponent={ConnectionLine} proOptions={{ hideAttribution: true }} elevateNodesOnSelect={false}
        onNodesChange={(changes) => {
          changeSelection(selectChanges(changes));
          const moves = changes.filter((change) => change.type === 'position' || change.type === 'dimensions');
          if (moves.length > 0 && !drag.isCancelled()) setNodes((current) => applyNodeChanges(moves, current));
        }}
        onEdgesChange={(changes) => changeSelection(selectChanges(changes))}
        onConnectStart={() => setConnecting(true)}
        onConnectEnd={() => setConnecting(false)}
        isValidConnection={({ source, target }) => target.startsWith('module:') && refuseLink(studio.replica.getState().document, source, target) === null}
        onConnect={({ source, target }) => void addEdge(studio, source, target)}
        onNodeDragStart={drag.begin}
        onSelectionDragStart={drag.begin}
        onNodeDragStop={(_event, node, moved) => drop(moved.length > 0 ? moved : [node])}
        onSelectionDragStop={(_event, moved) => drop(moved)}
        {...(onDragNode ? { onNodeDrag: (...args: Parameters<OnNodeDrag>) => void (drag.isCancelled() || onDragNode(...args)) } : {})}
        onNodeClick={(event, node) => {
          // React Flow keeps the others when one of many is pressed (it may be a drag); a click is for this one.
          if (!event.ctrlKey && !event.metaKey && !event.shiftKey && node.selectable !== false && studio.session.getState().selection.length > 1) studio.select([node.id]);
        }}
        onNodeDoubleClick={(_event, node) => { studio.select([node.id]); studio.signal('rename'); }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} color="var(--line2)" />
        <ZoomPanel onFit={() => fit()} nodes={nodes} />
        <ConnectionHint />
        {children}
      </ReactFlow>
    </div>
  );
}

/** Whether a node is fully inside the canvas now. */
function isInSight(id: string): boolean {
  const element = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  const frame = element?.closest('.canvas')?.getBoundingClientRect();
  const box = element?.getBoundingClientRect();
  return frame !== undefined && box !== undefined && box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function ZoomPanel({ onFit, nodes }: { readonly onFit: () => void; readonly nodes: readonly Node[] }) {
  const flow = useReactFlow();
  const { x, y, zoom } = useViewport();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const bounds = useMemo(() => flow.getNodesBounds([...nodes]), [flow, nodes]);
  // A small map of what is in sight anyway would only cover it.
  const isAllInSight = bounds.x * zoom + x >= 0 && bounds.y * zoom + y >= 0 && (bounds.x + bounds.width) * zoom + x <= width && (bounds.y + bounds.height) * zoom + y <= height;
  return (
    <>
      <Panel position="bottom-right" className={isAllInSight ? 'zoom-panel' : 'zoom-panel beside-map'} aria-label={t('map.controls')}>
        <IconButton size="small" label={t('map.zoomOut')} onPress={() => void flow.zoomOut()}><Minus /></IconButton>
        <span className="count num">{Math.round(zoom * 100)}</span>
        <IconButton size="small" label={t('map.zoomIn')} onPress={() => void flow.zoomIn()}><Plus /></IconButton>
        <IconButton size="small" label={t('action.fit')} onPress={onFit}><Maximize /></IconButton>
      </Panel>
      {!isAllInSight && <MiniMap pannable zoomable ariaLabel={t('map.minimap')} position="bottom-right" nodeColor={(node) => miniColor(node)} nodeStrokeColor={(node) => (node.type === 'zone' ? 'var(--line2)' : 'transparent')} nodeBorderRadius={6} maskColor="color-mix(in srgb, var(--bg) 60%, transparent)" />}
    </>
  );
}

function miniColor(node: Node): string {
  const tone = typeof node.data['tone'] === 'string' && node.data['tone'] !== '' ? node.data['tone'] : 'accent';
  if (node.selected) return 'var(--focus)';
  return node.type === 'zone' ? `var(--${tone}-soft, var(--surface2))` : `color-mix(in srgb, var(--${tone}, var(--ink3)) 60%, var(--surface))`;
}
