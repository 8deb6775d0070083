import { MarkerType, type Edge as FlowEdge, type Node } from '@xyflow/react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import type { Gate } from '#shared/model/gate';
import type { RecordId } from '#shared/model/ids';
import type { Zone } from '#shared/model/zone';
import { insertedBy } from '#shared/path/collect';
import { remediationByModule, withRemediation } from '#shared/path/remediation';
import { minutesText, t } from '../../../i18n/t';
import { edgesOf, nameOf, rulesOf } from '../../../store/selectors';
import { zoneTone } from '../../../store/session';
import { conditionText } from '../../../store/condition-text';
import { gateWidth, type Container, type PathLayout } from './path-layout';
import { isDimmed, linkMark } from '../map/map-flow';
import { handlesFor, linkEdge, linkLook, moduleNode, type Spot } from '../nodes/flow-parts';
import { junctionsOf } from '../nodes/junctions';
import type { Marks } from '../read/marks';

export type ZoneNodeData = { readonly zone: Zone | null; readonly tone: string; readonly line: string; readonly spots: Container['spots']; readonly isFolded: boolean; readonly inheritedFrom: string; /** Why its options do not cover the same objectives, which they should; empty: they do. */ readonly uneven: string };
export type ZoneFlowNode = Node<ZoneNodeData, 'zone'>;
export type GateNodeData = { readonly gate: Gate; readonly conditions: readonly string[]; readonly tone: string };
export type GateFlowNode = Node<GateNodeData, 'gate'>;

function zoneNode(document: TrellisDocument, role: RecordId, container: Container, selected: boolean, uneven: string): ZoneFlowNode {
  const { zone, frame } = container;
  const minutes = container.modules.reduce((sum, id) => sum + (document.tables.module.get(id)?.minutes ?? 0), 0);
  const line = t('path.zoneLine', { count: container.modules.length, time: minutesText(minutes) });
  return {
    id: container.id, type: 'zone', position: { x: frame.x, y: frame.y }, width: frame.width, height: frame.height, measured: { width: frame.width, height: frame.height }, handles: handlesFor(frame.width, frame.height),
    data: { zone, tone: zone ? zoneTone[zone.policy] : 'pulled', line, spots: container.spots, isFolded: container.isFolded, inheritedFrom: zone && zone.role !== role ? nameOf(document, zone.role) : '', uneven }, selected, selectable: zone !== null, draggable: zone !== null, focusable: zone !== null, dragHandle: '.zone-head', zIndex: 0, connectable: false,
    domAttributes: { tabIndex: -1 }, ariaLabel: t('path.zoneLabel', { title: zone?.title ?? t('path.pulledIn'), policy: zone ? t(`policyBadge.${zone.policy}`) : t('path.pulledInBadge'), line: uneven === '' ? line : `${line}. ${uneven}` }),
  };
}

/** Nodes of a role's path: containers first, then what stands in them, then gates. `errors`: why the path does not work; what is about a zone is told there. */
export function pathNodes(document: TrellisDocument, role: RecordId, layout: PathLayout, selected: ReadonlySet<RecordId>, errors: readonly Finding[] = []): readonly Node[] {
  const uneven = (zone: RecordId): string => errors.find(({ code, records }) => code === 'TRL-Z016' && records[0] === zone)?.message ?? '';
  const zones = layout.containers.map((container) => zoneNode(document, role, container, selected.has(container.id), uneven(container.id)));
  const modules = layout.containers.flatMap((container) => [...container.spots.keys()].flatMap((id) => {
    const module = document.tables.module.get(id);
    const tone = container.zone ? zoneTone[container.zone.policy] : 'pulled';
    return module ? [moduleNode(module, container.spots.get(id) ?? { x: 0, y: 0 }, selected.has(id), { parent: container.id, tone: tone ?? '' })] : [];
  }));
  const gates = layout.gates.map(({ gate, at, height }): GateFlowNode => {
    const conditions = gate.conditions.map((condition) => conditionText(document, condition));
    return {
      id: gate.id, type: 'gate', position: { ...at }, width: gateWidth, height, measured: { width: gateWidth, height }, handles: handlesFor(gateWidth, height), draggable: false, connectable: false, zIndex: 2, domAttributes: { tabIndex: -1 },
      data: { gate, conditions, tone: 'gate' }, selected: selected.has(gate.id), ariaLabel: t('path.gateLabel', { title: gate.title || t('path.gate'), zone: nameOf(document, gate.zone), conditions: conditions.join('; ') }),
    };
  });
  return [...zones, ...modules, ...gates];
}

function derivedEdge(id: string, source: string, target: string, className: string, label: string): FlowEdge {
  return { id, source, target, type: 'link', ariaLabel: label, selectable: false, focusable: false, ...linkLook(className, '', false), markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: className.includes('remediation') ? 'var(--remedial)' : 'var(--ink2)' }, domAttributes: { tabIndex: -1 } };
}

/** The node that stands for each module: itself, or the folded zone that holds it. */
export function standIns(layout: PathLayout): ReadonlyMap<RecordId, string> {
  return new Map(layout.containers.flatMap((container) => container.modules.map((id) => [id, container.isFolded ? container.id : id] as const)));
}

/** Where the modules that are drawn stand, in the drawing as a whole. */
export function absoluteSpots(layout: PathLayout): ReadonlyMap<RecordId, Spot> {
  return new Map(layout.containers.flatMap(({ frame, spots }) => [...spots].map(([id, at]) => [id, { x: frame.x + at.x, y: frame.y + at.y }] as const)));
}

/** Links between modules on the path, groups of them, gates, and where rules insert extra practice. */
export function pathLinks(document: TrellisDocument, role: RecordId, layout: PathLayout, marks: Marks, selected: ReadonlySet<RecordId>, redundant: ReadonlySet<RecordId>): { readonly nodes: readonly Node[]; readonly edges: readonly FlowEdge[] } {
  const places = standIns(layout);
  const between = (from: RecordId, to: RecordId): { source: string; target: string } | null => {
    const [source, target] = [places.get(from), places.get(to)];
    return source && target && source !== target ? { source, target } : null;
  };
  const links = edgesOf(document).flatMap((edge) => {
    const ends = between(edge.from, edge.to);
    return ends ? [linkEdge(edge, { from: nameOf(document, edge.from), to: nameOf(document, edge.to) }, { mark: linkMark(marks, edge.id), selected: selected.has(edge.id), dimmed: isDimmed(marks, edge.from, edge.to), redundant: redundant.has(edge.id) }, ends)] : [];
  });
  const groups = junctionsOf(document, absoluteSpots(layout), marks, selected, 'right', (id) => places.get(id) ?? null);
  const gates = layout.gates.flatMap(({ gate }) => [
    ...gate.conditions.map((condition, index) => derivedEdge(`${gate.id}#${index}`, condition.kind === 'zone' ? condition.zone : (places.get(condition.module) ?? condition.module), gate.id, 'gate-edge', t('path.gateEdge'))),
    derivedEdge(`${gate.id}#out`, gate.id, gate.zone, 'gate-edge', t('path.gateEdge')),
  ]).filter((edge) => layout.containers.some((container) => container.id === edge.source) || places.has(edge.source) || edge.source.startsWith('gate:'));
  const linked = remediationByModule(document);
  const inserts = rulesOf(document, role).flatMap((rule) => {
    const drawn = linked.get(rule.module) ?? [];
    const modules = new Set(insertedBy(withRemediation(rule, linked)));
    return [...modules].flatMap((id) => {
      const ends = drawn.includes(id) ? null : between(id, rule.module);
      return ends ? [derivedEdge(`${rule.id}#${id}`, ends.source, ends.target, 'link remediation', t('path.remediation'))] : [];
    });
  });
  return { nodes: groups.nodes, edges: [...links, ...groups.edges, ...gates, ...inserts] };
}
