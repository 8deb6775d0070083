import type { Node, OnNodeDrag } from '@xyflow/react';
import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { moveToZone, whatWords } from '../../../store/zone-verbs';
import { useReplica, useStudio } from '../../../store/studio-context';
import type { PathLayout } from './path-layout';
import { nodeHeight, nodeWidth } from '../nodes/flow-parts';

export interface DragHint {
  /** Zone that the module would go to; null: out of the path. */
  readonly zone: string | null;
  readonly x: number;
  readonly y: number;
}

export interface PathDrag {
  readonly hint: DragHint | null;
  /** Raised when nodes must go back to where the document has them. */
  readonly round: number;
  readonly over: OnNodeDrag;
  readonly cancel: () => void;
  readonly finish: (moved: readonly Node[]) => void;
  readonly assign: (modules: readonly RecordId[], zone: RecordId | null) => void;
}

/** Dragging on a role's path: a zone moves with what is in it, a module changes its zone. One command per gesture. */
export function usePathDrag(role: RecordId, layout: PathLayout): PathDrag {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [hint, setHint] = useState<DragHint | null>(null);
  const [round, setRound] = useState(0);
  const zoneUnder = (node: Node): { home: string | null; target: string | null } => {
    const home = layout.containers.find((container) => container.id === node.parentId);
    const x = (home?.frame.x ?? 0) + node.position.x + nodeWidth / 2;
    const y = (home?.frame.y ?? 0) + node.position.y + nodeHeight / 2;
    const target = layout.containers.find(({ frame }) => x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height);
    return { home: home?.id ?? null, target: target?.id ?? null };
  };
  /** An inherited zone is changed in the role that it belongs to. */
  const owner = (zone: RecordId | null): RecordId => (zone ? document.tables.zone.get(zone)?.role : undefined) ?? role;
  const assign = (modules: readonly RecordId[], zone: RecordId | null): void => {
    void moveToZone(studio, role, modules, zone).then((done) => {
      setRound((value) => value + 1);
      if (done) studio.toast('ok', zone ? t('path.moved', { zone: nameOf(document, zone) }) : t('path.undoLeft', { count: modules.length }), true, true);
    });
  };
  return {
    hint, round, assign,
    cancel: () => setHint(null),
    over: (event, node) => {
      if (node.type !== 'module' || !('clientX' in event)) return;
      const { home, target } = zoneUnder(node);
      const next = target === home || target?.startsWith('container:') ? null : { zone: target, x: event.clientX, y: event.clientY };
      setHint(next);
    },
    finish: (moved) => {
      setHint(null);
      const zones = moved.filter((node) => node.type === 'zone').map((node) => ({ id: node.id, frame: { x: Math.round(node.position.x), y: Math.round(node.position.y), width: node.width ?? 300, height: node.height ?? 120 } }));
      if (zones.length > 0) {
        // Those that were never put anywhere are fixed with the first, so that they do not shift under the hand.
        const rest = layout.containers.filter((container) => container.zone && !container.zone.frame && !zones.some((item) => item.id === container.id)).map(({ id, frame }) => ({ id, frame }));
        return void studio.dispatch({ name: 'canvas.move', payload: { zones: [...zones, ...rest] } }, { focus: zones.map((item) => item.id) });
      }
      const modules = moved.filter((node) => node.type === 'module');
      const [lead] = modules;
      if (!lead) return;
      const { home, target } = zoneUnder(lead);
      if (target?.startsWith('container:') || target === home) {
        const ids = modules.map((node) => node.id);
        const place = home ? reorder(layout, home, lead) : null;
        if (place === null) return setRound((value) => value + 1);
        const say = t('announce.reordered', { title: whatWords(studio, ids), at: place + 1, count: layout.containers.find((container) => container.id === home)?.modules.length ?? 0, where: nameOf(document, home ?? '') });
        return void studio.dispatch({ name: 'zone.assign', payload: { role: owner(home), zone: home, modules: ids, at: place } }, { focus: ids, say }).then(() => setRound((value) => value + 1));
      }
      assign(modules.map((node) => node.id), target);
    },
  };
}

/** The new place of a module that was dropped in its own zone, where that zone is a plain column or grid; null: unchanged. */
function reorder(layout: PathLayout, home: string, node: Node): number | null {
  const container = layout.containers.find((item) => item.id === home);
  if (!container?.zone) return null;
  const others = container.modules.filter((id) => id !== node.id);
  const rank = (at: { x: number; y: number }): number => Math.round(at.y / (nodeHeight + 16)) * 10_000 + at.x;
  const own = rank(node.position);
  const at = others.filter((id) => rank(container.spots.get(id) ?? { x: 0, y: 0 }) < own).length;
  return at === container.modules.indexOf(node.id) ? null : at;
}
