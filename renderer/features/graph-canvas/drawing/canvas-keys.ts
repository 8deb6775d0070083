import type { Edge as FlowEdge } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { t } from '../../../i18n/t';
import type { Studio } from '../../../store/studio';
import { isArrowKey, nextNode } from './next-node';
import type { Box } from './scene';
import type { View } from './use-view';

export interface CanvasKeys {
  readonly studio: Studio;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly edges: readonly FlowEdge[];
  readonly view: View;
  readonly nudge?: ((dx: number, dy: number) => void) | undefined;
}

const arrows = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] } as const;

function focusElement(kind: 'node' | 'edge', id: string): void {
  document.querySelector<HTMLElement>(`.react-flow__${kind}[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}

/** Goes to a node: selects it, brings it into sight and gives it the focus once it is an element. */
export function goToNode({ studio, boxes, view }: CanvasKeys, id: string, enter = false): void {
  const box = boxes.get(id);
  if (!box) return;
  studio.select([id]);
  if (enter) view.enter(box);
  else view.show([box]);
  focusElement('node', id);
  // It is an element a few frames after the view has moved there.
  setTimeout(() => focusElement('node', id), enter ? 320 : 260);
}

/** Keys on the focused node or link of a canvas. */
export function pressOnCanvas(keys: CanvasKeys, event: KeyboardEvent): void {
  const { studio, boxes, edges, nudge } = keys;
  if (!(event.target instanceof Element) || event.target.tagName === 'INPUT') return;
  const node = event.target.closest('.react-flow__node')?.getAttribute('data-id');
  const edge = event.target.closest('.react-flow__edge')?.getAttribute('data-id');
  if (edge) return pressOnEdge(keys, event, edge);
  const from = node ? boxes.get(node) : undefined;
  if (!node || !from) return;
  const isMod = event.ctrlKey || event.metaKey;
  if ((event.key === 'Enter' && !isMod) || event.key === ' ') {
    event.preventDefault();
    selectOne(studio, node, event.shiftKey || isMod);
  } else if (isArrowKey(event.key) && isMod && nudge) {
    event.preventDefault();
    event.stopPropagation();
    const [dx, dy] = arrows[event.key];
    const step = event.shiftKey ? 50 : 10;
    nudge(dx * step, dy * step);
  } else if (isArrowKey(event.key) && !isMod && !event.altKey) {
    event.preventDefault();
    const next = nextNode([...boxes.values()].filter((box) => (box.type === 'module') === (from.type === 'module')), from, event.key);
    if (next) goToNode(keys, next);
  } else if (event.key.toLowerCase() === 'l' && !isMod && !event.altKey) {
    const own = edges.filter(({ source, target, selectable }) => selectable !== false && (source === node || target === node));
    const first = own[0];
    event.preventDefault();
    if (!first) return studio.announce(t('map.noLinks'));
    studio.select([first.id]);
    requestAnimationFrame(() => focusElement('edge', first.id));
  }
}

/** On a link: arrows to its ends, L to the next link of the same module. */
function pressOnEdge(keys: CanvasKeys, event: KeyboardEvent, id: string): void {
  const { studio, edges } = keys;
  const edge = edges.find((one) => one.id === id);
  // With Ctrl they are shortcuts of the studio (Arrange, Present), but for Space.
  if (!edge || ((event.ctrlKey || event.metaKey || event.altKey) && event.key !== ' ')) return;
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    event.preventDefault();
    goToNode(keys, event.key === 'ArrowLeft' ? edge.source : edge.target);
  } else if (event.key.toLowerCase() === 'l' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const own = edges.filter(({ source, target, selectable }) => selectable !== false && [source, target].some((end) => end === edge.source || end === edge.target));
    const next = own[(own.indexOf(edge) + (event.key === 'ArrowUp' ? own.length - 1 : 1)) % own.length];
    if (!next) return;
    studio.select([next.id]);
    requestAnimationFrame(() => focusElement('edge', next.id));
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    selectOne(studio, id, event.shiftKey || event.ctrlKey || event.metaKey);
  }
}

/** Selects one thing; with `isMany` it is added to what is selected, or taken out. */
function selectOne(studio: Studio, id: string, isMany: boolean): void {
  const { selection } = studio.session.getState();
  studio.select(!isMany ? [id] : selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id]);
}

/** Keys on the painted drawing: arrows from module to module, Enter goes near. */
export function pressFromAfar(keys: CanvasKeys, event: KeyboardEvent): void {
  const { studio, boxes, view } = keys;
  const modules = [...boxes.values()].filter(({ type }) => type === 'module');
  const current = studio.session.getState().selection.flatMap((id) => boxes.get(id) ?? [])[0];
  if (event.key === 'Enter') {
    event.preventDefault();
    const target = current ?? modules[0];
    if (target) goToNode(keys, target.id, true);
  } else if (isArrowKey(event.key) && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const id = current ? nextNode(modules, current, event.key) : modules[0]?.id;
    const box = id ? boxes.get(id) : undefined;
    if (!box) return;
    studio.select([box.id]);
    studio.announce(box.title);
    if (!view.isInSight(box)) view.show([box]);
  }
}
