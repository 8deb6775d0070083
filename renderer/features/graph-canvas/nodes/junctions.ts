import type { Edge as FlowEdge } from '@xyflow/react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import type { GroupItem, Group, Requirement } from '#shared/model/requirement';
import { t } from '../../../i18n/t';
import { groupText } from '../../../store/drawing-words';
import { nameOf } from '../../../store/selectors';
import { groupsAround, groupWords } from '../../../store/structure-words';
import type { Marks } from '../read/marks';
import { handlesFor, linkLook, nodeHeight, type Spot } from './flow-parts';
import type { JunctionFlowNode } from './junction-node';

const height = 22;
const step = 30;

export interface Junctions {
  readonly nodes: readonly JunctionFlowNode[];
  readonly edges: readonly FlowEdge[];
}

function junction(id: string, requirement: Requirement, group: Group | Exclude<GroupItem, string>, label: string, right: number, middle: number, selected: boolean, isInner: boolean): JunctionFlowNode {
  const text = groupText(group);
  const width = Math.max(44, Math.round(text.length * 6.3) + 18);
  return {
    id, type: 'junction', position: { x: right - width, y: middle - height / 2 }, width, height, measured: { width, height }, handles: handlesFor(width, height), data: { text, group: requirement.id, tone: '', isInner }, selected,
    draggable: false, connectable: !isInner, selectable: !isInner, zIndex: 3, ariaLabel: label, domAttributes: { tabIndex: -1 },
  };
}

function thread(id: string, source: string, target: string, requirement: Requirement, marks: Marks, label: string): FlowEdge {
  const mark = marks.needs.has(requirement.id) ? 'needs' : marks.unlocks.has(requirement.id) ? 'unlocks' : '';
  return { id, source, target, type: 'smoothstep', ariaLabel: label, selectable: false, focusable: false, ...linkLook(`link group ${mark}`, mark, false), domAttributes: { tabIndex: -1 } };
}

/** Junctions before the modules that stand at `spots` (absolute), with their lines. Inner groups have a smaller junction of their own; members that are not drawn are counted in the name only. */
export function junctionsOf(document: TrellisDocument, spots: ReadonlyMap<RecordId, Spot>, marks: Marks, selected: ReadonlySet<string>, standIn: (module: RecordId) => string | null = (id) => (spots.has(id) ? id : null)): Junctions {
  const nodes: JunctionFlowNode[] = [];
  const edges: FlowEdge[] = [];
  for (const [module, requirements] of groupsAround(document).of) {
    const at = spots.get(module);
    if (!at) continue;
    const count = requirements.length;
    requirements.forEach((requirement, index) => {
      const label = t('group.words', { module: nameOf(document, module), group: groupWords(document, requirement.group) });
      const middle = at.y + nodeHeight / 2 + (index - (count - 1) / 2) * step;
      nodes.push(junction(requirement.id, requirement, requirement.group, label, at.x - 16, middle, selected.has(requirement.id), false));
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
        nodes.push(junction(id, requirement, item, label, at.x - 30, middle + (inner % 2 === 1 ? 1 : -1) * Math.ceil(inner / 2) * step, false, true));
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
