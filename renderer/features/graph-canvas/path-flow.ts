import { MarkerType, type Edge as FlowEdge, type Node } from '@xyflow/react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Gate } from '#shared/model/gate';
import type { RecordId } from '#shared/model/ids';
import type { Zone } from '#shared/model/zone';
import { insertedBy } from '#shared/path/collect';
import { remediationByModule, withRemediation } from '#shared/path/remediation';
import { minutesText, t } from '../../i18n/t';
import { edgesOf, nameOf, rulesOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { conditionText } from './condition-text';
import type { Neighbours } from './neighbours';
import { gateWidth, type Container, type PathLayout } from './path-layout';
import { handlesFor, linkEdge, moduleNode } from './to-flow';

export type ZoneNodeData = { readonly zone: Zone | null; readonly tone: string; readonly line: string; readonly spots: Container['spots']; readonly inheritedFrom: string };
export type ZoneFlowNode = Node<ZoneNodeData, 'zone'>;
export type GateNodeData = { readonly gate: Gate; readonly conditions: readonly string[]; readonly tone: string };
export type GateFlowNode = Node<GateNodeData, 'gate'>;

function zoneNode(document: TrellisDocument, role: RecordId, container: Container, selected: boolean): ZoneFlowNode {
  const { zone, frame } = container;
  const minutes = container.modules.reduce((sum, id) => sum + (document.tables.module.get(id)?.minutes ?? 0), 0);
  const line = t('path.zoneLine', { count: container.modules.length, time: minutesText(minutes) });
  return {
    id: container.id, type: 'zone', position: { x: frame.x, y: frame.y }, width: frame.width, height: frame.height, measured: { width: frame.width, height: frame.height }, handles: handlesFor(frame.width, frame.height),
    data: { zone, tone: zone ? zoneTone[zone.policy] : 'pulled', line, spots: container.spots, inheritedFrom: zone && zone.role !== role ? nameOf(document, zone.role) : '' }, selected, selectable: zone !== null, draggable: zone !== null, focusable: zone !== null, dragHandle: '.zone-head', zIndex: 0, connectable: false,
    ariaLabel: t('path.zoneLabel', { title: zone?.title ?? t('path.pulledIn'), policy: zone ? t(`policyBadge.${zone.policy}`) : t('path.pulledInBadge'), line }),
  };
}

/** Nodes of a role's path: containers first, then what stands in them, then gates. */
export function pathNodes(document: TrellisDocument, role: RecordId, layout: PathLayout, selected: ReadonlySet<RecordId>): readonly Node[] {
  const zones = layout.containers.map((container) => zoneNode(document, role, container, selected.has(container.id)));
  const modules = layout.containers.flatMap((container) => container.modules.flatMap((id) => {
    const module = document.tables.module.get(id);
    const tone = container.zone ? zoneTone[container.zone.policy] : 'pulled';
    return module ? [moduleNode(module, container.spots.get(id) ?? { x: 0, y: 0 }, selected.has(id), { parent: container.id, tone: tone ?? '' })] : [];
  }));
  const gates = layout.gates.map(({ gate, at, height }): GateFlowNode => {
    const conditions = gate.conditions.map((condition) => conditionText(document, condition));
    return {
      id: gate.id, type: 'gate', position: { ...at }, width: gateWidth, height, measured: { width: gateWidth, height }, handles: handlesFor(gateWidth, height), draggable: false, connectable: false, zIndex: 2,
      data: { gate, conditions, tone: 'gate' }, selected: selected.has(gate.id), ariaLabel: t('path.gateLabel', { title: gate.title || t('path.gate'), zone: nameOf(document, gate.zone), conditions: conditions.join('; ') }),
    };
  });
  return [...zones, ...modules, ...gates];
}

function derivedEdge(id: string, source: string, target: string, className: string, label: string): FlowEdge {
  return { id, source, target, type: 'smoothstep', className, ariaLabel: label, selectable: false, focusable: false, zIndex: -1, markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: className.includes('remediation') ? 'var(--remedial)' : 'var(--ink2)' } };
}

/** Links between modules on the path, gates, and where rules insert extra practice. */
export function pathEdges(document: TrellisDocument, role: RecordId, layout: PathLayout, neighbours: Neighbours, selected: ReadonlySet<RecordId>): readonly FlowEdge[] {
  const shown = new Set(layout.containers.flatMap((container) => container.modules));
  const links = edgesOf(document).filter((edge) => shown.has(edge.from) && shown.has(edge.to)).map((edge) =>
    linkEdge(edge, { from: nameOf(document, edge.from), to: nameOf(document, edge.to) }, neighbours.needs.has(edge.id) ? 'needs' : neighbours.unlocks.has(edge.id) ? 'unlocks' : '', selected.has(edge.id)),
  );
  const gates = layout.gates.flatMap(({ gate }) => [
    ...gate.conditions.map((condition, index) => derivedEdge(`${gate.id}#${index}`, condition.kind === 'zone' ? condition.zone : condition.module, gate.id, 'gate-edge', t('path.gateEdge'))),
    derivedEdge(`${gate.id}#out`, gate.id, gate.zone, 'gate-edge', t('path.gateEdge')),
  ]).filter((edge) => layout.containers.some((container) => container.id === edge.source) || shown.has(edge.source) || edge.source.startsWith('gate:'));
  const linked = remediationByModule(document);
  const inserts = rulesOf(document, role).flatMap((rule) => {
    const drawn = linked.get(rule.module) ?? [];
    const modules = new Set(insertedBy(withRemediation(rule, linked)));
    return [...modules].filter((id) => !drawn.includes(id) && shown.has(id) && shown.has(rule.module)).map((id) => derivedEdge(`${rule.id}#${id}`, id, rule.module, 'link remediation', t('path.remediation')));
  });
  return [...links, ...gates, ...inserts];
}

