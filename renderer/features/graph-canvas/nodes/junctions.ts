import type { Edge as FlowEdge } from '@xyflow/react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import type { RecordId } from '#shared/model/ids';
import type { GroupItem, Group, Requirement } from '#shared/model/requirement';
import { t } from '../../../i18n/t';
import { groupText } from '../../../store/drawing-words';
import { nameOf } from '../../../store/selectors';
import { groupsAround, groupWords } from '../../../store/structure-words';
import type { Marks } from '../read/marks';
import { handlesFor, linkLook, nodeHeight, nodeWidth, sidesFor, type Spot } from './flow-parts';
import type { JunctionFlowNode } from './junction-node';

const height = 22;
const step = 30;
/** From one junction to the next where they stand side by side. */
const wideStep = 84;

/** Where a junction of a width stands. */
type Place = (width: number) => Spot;

/** Before a module: `back` from it, and `beside` its middle in steps. */
function placeBefore(module: Spot, back: number, beside: number, direction: LayoutDirection): Place {
  return direction === 'down'
    ? (width) => ({ x: module.x + nodeWidth / 2 + beside * wideStep - width / 2, y: module.y - back - height })
    : (width) => ({ x: module.x - back - width, y: module.y + nodeHeight / 2 + beside * step - height / 2 });
}

export interface Junctions {
  readonly nodes: readonly JunctionFlowNode[];
  readonly edges: readonly FlowEdge[];
}

function junction(id: string, requirement: Requirement, group: Group | Exclude<GroupItem, string>, label: string, place: Place, selected: boolean, isInner: boolean, direction: LayoutDirection): JunctionFlowNode {
  const text = groupText(group);
  const width = Math.max(44, Math.round(text.length * 6.3) + 18);
  return {
    id, type: 'junction', position: place(width), width, height, measured: { width, height }, handles: handlesFor(width, height, direction), ...sidesFor[direction], data: { text, group: requirement.id, tone: '', isInner }, selected,
    draggable: false, connectable: !isInner, selectable: !isInner, zIndex: 3, ariaLabel: label, domAttributes: { tabIndex: -1 },
  };
}

function thread(id: string, source: string, target: string, requirement: Requirement, marks: Marks, label: string): FlowEdge {
  const mark = marks.needs.has(requirement.id) ? 'needs' : marks.unlocks.has(requirement.id) ? 'unlocks' : '';
  return { id, source, target, type: 'link', ariaLabel: label, selectable: false, focusable: false, ...linkLook(`link group ${mark}`, mark, false), domAttributes: { tabIndex: -1 } };
}

/** Junctions before the modules that stand at `spots` (absolute), with their lines. Inner groups have a smaller junction of their own; members that are not drawn are counted in the name only. */
export function junctionsOf(document: TrellisDocument, spots: ReadonlyMap<RecordId, Spot>, marks: Marks, selected: ReadonlySet<string>, direction: LayoutDirection = 'right', standIn: (module: RecordId) => string | null = (id) => (spots.has(id) ? id : null)): Junctions {
  const nodes: JunctionFlowNode[] = [];
  const edges: FlowEdge[] = [];
  for (const [module, requirements] of groupsAround(document).of) {
    const at = spots.get(module);
    if (!at) continue;
    const count = requirements.length;
    requirements.forEach((requirement, index) => {
      const label = t('group.words', { module: nameOf(document, module), group: groupWords(document, requirement.group) });
      const beside = index - (count - 1) / 2;
      nodes.push(junction(requirement.id, requirement, requirement.group, label, placeBefore(at, 16, beside, direction), selected.has(requirement.id), false, direction));
      edges.push(thread(`${requirement.id}#out`, requirement.id, module, requirement, marks, label));
      let inner = 0;
      (requirement.group.of as readonly GroupItem[]).forEach((item, place) => {
        if (typeof item === 'string') {
          const source = standIn(item);
          if (source && source !== module) edges.push(thread(`${requirement.id}#${place}`, source, requirement.id, requirement, marks, label));
          return;
        }
        const id = `${requirement.id}#${place}`;
        inner += 1;
        nodes.push(junction(id, requirement, item, label, placeBefore(at, direction === 'down' ? 44 : 30, beside + (inner % 2 === 1 ? 1 : -1) * Math.ceil(inner / 2), direction), false, true, direction));
        edges.push(thread(`${id}#in`, id, requirement.id, requirement, marks, label));
        for (const member of item.of) {
          const source = standIn(member);
          if (source && source !== module) edges.push(thread(`${id}#${member}`, source, id, requirement, marks, label));
        }
      });
    });
  }
  return { nodes, edges };
}
