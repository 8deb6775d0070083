import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useCanvasMarks } from '../read/canvas-context';

export type JunctionData = { readonly text: string; readonly group: string; readonly tone: string; readonly isInner: boolean };
export type JunctionFlowNode = Node<JunctionData, 'junction'>;

/** "any of", "2 of 3": where the links of a group of prerequisites meet before they go on to the module. */
export const JunctionNode = memo(function JunctionNode({ data: { text, group, isInner }, selected, targetPosition = Position.Left, sourcePosition = Position.Right }: NodeProps<JunctionFlowNode>) {
  const { needs, unlocks } = useCanvasMarks();
  const mark = needs.has(group) ? ' needs' : unlocks.has(group) ? ' unlocks' : '';
  return (
    <div className={`junction-node${mark}${selected ? ' selected' : ''}${isInner ? ' inner' : ''}`}>
      <Handle type="target" position={targetPosition} className="handle-target" />
      {text}
      <Handle type="source" position={sourcePosition} isConnectable={false} className="handle-none" />
    </div>
  );
});
