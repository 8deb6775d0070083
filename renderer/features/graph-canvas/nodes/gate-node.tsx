import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Check, Fence } from 'lucide-react';
import { memo } from 'react';
import { t } from '../../../i18n/t';
import type { GateFlowNode } from '../path/path-flow';

/** A gate: what must be met before the zone behind it opens. */
export const GateNode = memo(function GateNode({ data: { gate, conditions }, selected }: NodeProps<GateFlowNode>) {
  return (
    <div className={selected ? 'gate-node selected' : 'gate-node'}>
      <Handle type="target" position={Position.Left} isConnectable={false} className="handle-none" />
      <strong><Fence aria-hidden /> {gate.title || t('path.gate')}</strong>
      <ul>
        {conditions.map((condition) => <li key={condition}><Check aria-hidden /> {condition}</li>)}
      </ul>
      <Handle type="source" position={Position.Right} isConnectable={false} className="handle-none" />
    </div>
  );
});
