import { ReactFlow, useReactFlow, useStore, type Edge as FlowEdge, type EdgeChange, type EdgeTypes, type Node, type NodeChange, type NodeTypes, type OnNodeDrag } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState, type DragEvent, type MouseEvent, type ReactNode } from 'react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import { useSession, useStudio } from '../../../store/studio-context';
import { joinGroup } from '../../../store/canvas-verbs';
import { addEdge } from '../../../store/verbs';
import { refuseJoin, refuseLink } from '../../../store/refuse-link';
import { useDragCancel } from '../../../ui/use-drag-cancel';
import { CanvasModes } from './canvas-modes';
import { pressFromAfar, pressOnCanvas } from './canvas-keys';
import { ConnectionHint } from './connection-hint';
import { ConnectionLine } from './connection-line';
import { Dots } from './dots';
import { OverviewLayer } from './overview-layer';
import { createRouter } from './routes';
import { boxAt, boxesOf, manyNodes, overlap, type Rect } from './scene';
import { useElements } from './use-elements';
import { useLinkCancel } from './use-link-cancel';
import { leastZoom, useRegion, useView } from './use-view';
import { ZoomPanel } from './zoom-panel';
import '@xyflow/react/dist/style.css';
import '../canvas.css';

export interface FlowCanvasProps {
  readonly label: string;
  /** What is drawn, as a picture of it is called. */
  readonly title: string;
  /** All nodes of the drawing; those in sight become elements of the page. */
  readonly nodes: readonly Node[];
  readonly edges: readonly FlowEdge[];
  readonly nodeTypes: NodeTypes;
  readonly edgeTypes: EdgeTypes;
  readonly onMove: (moved: readonly Node[]) => void;
  readonly onDragNode?: OnNodeDrag;
  /** The drag was called off with Escape. */
  readonly onDragCancel?: () => void;
  readonly onDropData?: (event: DragEvent, at: { x: number; y: number }) => void;
  /** Double-click on the empty canvas. */
  readonly onAdd: (at: { x: number; y: number }) => void;
  /** A link was let go over nothing: the module that comes next is made there. */
  readonly onExtend: (from: string, at: { x: number; y: number }) => void;
  /** Moves what is selected by so much. */
  readonly onNudge?: (dx: number, dy: number) => void;
  readonly snap: boolean;
  /** The way that lines lead. */
  readonly direction: LayoutDirection;
  /** 0 to 1 for each module: how hot it is drawn from afar. */
  readonly heat: ReadonlyMap<string, number> | null;
  /** Changes when another drawing is shown: the view is fitted again. */
  readonly fitKey: string;
  readonly children?: ReactNode;
}

const none: ReadonlyMap<string, Partial<Node>> = new Map();

/**
 * What both canvases share: view, selection, links, keys. Dragging lives here; the document hears only the end. Of a large drawing only what is near the view is
 * made of elements (React Flow); the rest is painted.
 */
export function FlowCanvas(props: FlowCanvasProps) {
  const { label, nodes: given, edges: givenEdges, nodeTypes, edgeTypes, onDropData, snap, direction, heat, fitKey, children } = props;
  const studio = useStudio();
  const flow = useReactFlow();
  const theme = useSession((state) => state.preferences.theme);
  const [isConnecting, setConnecting] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [moves, setMoves] = useState(none);
  const [focused, setFocused] = useState<string | null>(null);
  const boxes = useMemo(() => boxesOf(given), [given]);
  const [route] = useState(createRouter);
  const allEdges = useMemo(() => route(givenEdges, boxes, direction), [route, givenEdges, boxes, direction]);
  const region = useRegion(given.length);
  const isFar = region === 'far';
  const view = useView(boxes, fitKey);
  const near = useElements(given, boxes, region, isMoving);
  const elements = useMemo(() => new Set(near.map(({ id }) => id)), [near]);
  useEffect(() => setMoves(none), [given]);
  const selected = useSession((state) => state.selection[0]);
  // One stop for Tab: the node that had the focus, else the selected one, else the first.
  const stop = focused && elements.has(focused) ? focused : selected && elements.has(selected) ? selected : near.find(({ type }) => type === 'module')?.id;
  const nodes = useMemo(() => near.map((node) => {
    const moved = moves.get(node.id);
    return moved || node.id === stop ? { ...node, ...moved, ...(node.id === stop ? { domAttributes: { ...node.domAttributes, tabIndex: 0 } } : {}) } : node;
  }), [near, moves, stop]);
  const edges = useMemo(() => (region === 'all' ? [...allEdges] : allEdges.filter(({ source, target }) => elements.has(source) && elements.has(target))), [region, allEdges, elements]);
  const isBusy = useMemo(() => edges.filter(({ type }) => type === 'redundant').length > fewRedundant, [edges]);
  const isLinkCancelled = useLinkCancel();
  const drag = useDragCancel(() => {
    setMoves(none);
    props.onDragCancel?.();
  });
  const keys = { studio, boxes, edges: allEdges, view, nudge: props.onNudge };
  const latest = useRef({ props, keys, drag, boxes, elements, given });
  latest.current = { props, keys, drag, boxes, elements, given };
  const handlers = useMemo(() => {
    const now = () => latest.current;
    const changeSelection = (changes: readonly (NodeChange | EdgeChange)[]): void => {
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length === 0) return;
      const links = new Set(now().props.edges.map(({ id }) => id));
      const selection = new Set(studio.session.getState().selection.filter((id) => now().boxes.has(id) || links.has(id)));
      for (const change of selects) {
        if (change.type !== 'select') continue;
        if (change.selected) selection.add(change.id);
        else selection.delete(change.id);
      }
      studio.select([...selection]);
    };
    const drop = (moved: readonly Node[]): void => {
      if (now().drag.end()) return setMoves(none);
      now().props.onMove([...moved, ...alongOutside(moved, now())]);
    };
    return {
      onNodesChange: (changes: NodeChange[]) => {
        changeSelection(changes);
        const positions = changes.flatMap((change) => (change.type === 'position' && change.position ? [[change.id, { position: change.position, dragging: change.dragging ?? false }] as const] : []));
        if (positions.length > 0 && !now().drag.isCancelled()) setMoves((current) => new Map([...current, ...positions]));
      },
      onEdgesChange: changeSelection,
      onConnectStart: () => {
        isLinkCancelled.current = false;
        setConnecting(true);
      },
      onConnectEnd: (event: globalThis.MouseEvent | TouchEvent, { fromNode, toNode }: { fromNode: { id: string } | null; toNode: { id: string } | null }) => {
        setConnecting(false);
        if (isLinkCancelled.current) return;
        const point = 'changedTouches' in event ? event.changedTouches[0] : event;
        if (!fromNode || toNode || !point || !(event.target instanceof Element) || !event.target.closest('.react-flow__pane, .react-flow__node')) return;
        const at = flow.screenToFlowPosition({ x: point.clientX, y: point.clientY });
        const under = boxAt(now().boxes, at.x, at.y);
        if (!under || under.type === 'zone') now().props.onExtend(fromNode.id, at);
      },
      isValidConnection: ({ source, target }: { source: string; target: string }) => (target.startsWith('module:') && refuseLink(studio.replica.getState().document, source, target) === null) || (isGroup(target) && refuseJoin(studio.replica.getState().document, target, source) === null),
      onConnect: ({ source, target }: { source: string; target: string }) => void (!isLinkCancelled.current && (isGroup(target) ? joinGroup(studio, target, source) : addEdge(studio, source, target))),
      onNodeDragStart: () => now().drag.begin(),
      onSelectionDragStart: () => now().drag.begin(),
      onNodeDrag: (...args: Parameters<OnNodeDrag>) => void (now().drag.isCancelled() || now().props.onDragNode?.(...args)),
      onNodeDragStop: (_event: unknown, node: Node, moved: Node[]) => drop(moved.length > 0 ? moved : [node]),
      onSelectionDragStop: (_event: unknown, moved: Node[]) => drop(moved),
      onNodeClick: (event: MouseEvent, node: Node) => {
        // React Flow keeps the others when one of many is pressed (it may be a drag); a click is for this one.
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey && node.selectable !== false && studio.session.getState().selection.length > 1) studio.select([node.id]);
      },
      onNodeDoubleClick: (_event: unknown, node: Node) => {
        if (node.selectable === false) return;
        studio.select([node.id]);
        studio.signal('rename');
      },
      onPaneClick: (event: MouseEvent) => {
        const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const box = now().elements.size === 0 ? boxAt(now().boxes, at.x, at.y) : null;
        const { selection } = studio.session.getState();
        if (box && (event.ctrlKey || event.metaKey || event.shiftKey)) studio.select(selection.includes(box.id) ? selection.filter((id) => id !== box.id) : [...selection, box.id]);
        else studio.select(box ? [box.id] : []);
      },
      onMoveStart: () => setMoving(true),
      onMoveEnd: () => setMoving(false),
    };
  }, [studio, flow]);
  const doubleClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const box = isFar ? boxAt(boxes, at.x, at.y) : null;
    if (box) view.enter(box);
    else if (!isFar) props.onAdd(at);
  };
  return (
    <div
      className={`canvas${isBusy ? ' busy' : ''}${isConnecting ? ' connecting' : ''}${isMoving ? ' moving' : ''}`} onKeyDownCapture={(event) => pressOnCanvas(keys, event)} onDoubleClick={doubleClick}
      onFocusCapture={(event) => setFocused(event.target.closest('.react-flow__node')?.getAttribute('data-id') ?? focused)}
      onDragOver={(event) => onDropData && event.preventDefault()} onDrop={(event) => onDropData?.(event, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))}
    >
      <ReactFlow
        aria-label={label} nodes={nodes} edges={edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} colorMode={theme === 'system' ? 'system' : theme} minZoom={leastZoom} maxZoom={2}
        disableKeyboardA11y deleteKeyCode={null} selectionKeyCode="Shift" multiSelectionKeyCode={many} panActivationKeyCode="Space" panOnDrag={panButtons} panOnScroll zoomActivationKeyCode={zoomKeys}
        zoomOnDoubleClick={false} nodeDragThreshold={3} connectionRadius={16} connectionLineComponent={ConnectionLine} proOptions={plain} elevateNodesOnSelect={false} snapToGrid={snap} snapGrid={grid} {...handlers}
      >
        <Dots />
        {given.length > manyNodes && <OverviewLayer boxes={boxes} edges={allEdges} elements={elements} isFar={isFar} direction={direction} heat={heat} onKeyDown={(event) => pressFromAfar(keys, event)} />}
        {isFar && <SelectFromAfar pick={(rect) => studio.select([...boxes.values()].filter((box) => box.type === 'module' && overlap(box, rect)).map(({ id }) => id))} />}
        <ZoomPanel boxes={boxes} onFit={() => view.fit()} />
        <ConnectionHint />
        {children}
      </ReactFlow>
      <CanvasModes title={props.title} nodes={given} edges={allEdges} direction={direction} view={view} />
    </div>
  );
}

const isGroup = (id: string): boolean => id.startsWith('requirement:') && !id.includes('#');
/** Up to so many redundant links say so in full; more are marked, and say it under the pointer. */
const fewRedundant = 6;
const many = ['Control', 'Meta', 'Shift'];
const zoomKeys = ['Control', 'Meta'];
const panButtons = [0, 1];
const plain = { hideAttribution: true };
const grid: [number, number] = [20, 20];

/** What is selected beside the dragged nodes but out of sight moves with them. */
function alongOutside(moved: readonly Node[], { boxes, elements, given, keys }: { readonly boxes: ReturnType<typeof boxesOf>; readonly elements: ReadonlySet<string>; readonly given: readonly Node[]; readonly keys: { readonly studio: ReturnType<typeof useStudio> } }): readonly Node[] {
  const lead = moved[0];
  const before = lead ? boxes.get(lead.id) : undefined;
  const selection = new Set(keys.studio.session.getState().selection);
  if (!lead || !before || lead.parentId || !selection.has(lead.id)) return [];
  const [dx, dy] = [lead.position.x - before.x, lead.position.y - before.y];
  return given.filter((node) => selection.has(node.id) && !elements.has(node.id) && !node.parentId && node.type === 'module').map((node) => ({ ...node, position: { x: node.position.x + dx, y: node.position.y + dy } }));
}

/** Shift-drag over the painted drawing: what lies in the frame when it is let go. */
function SelectFromAfar({ pick }: { readonly pick: (rect: Rect) => void }) {
  const frame = useStore((state) => state.userSelectionRect);
  const transform = useStore((state) => state.transform);
  const last = useRef<Rect | null>(null);
  const done = useRef(pick);
  done.current = pick;
  useEffect(() => {
    const [x, y, zoom] = transform;
    if (frame) last.current = { x: (frame.x - x) / zoom, y: (frame.y - y) / zoom, width: frame.width / zoom, height: frame.height / zoom };
    else if (last.current) {
      done.current(last.current);
      last.current = null;
    }
  }, [frame, transform]);
  return null;
}
