import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { Layers } from 'lucide-react';
import { memo } from 'react';
import { t } from '../../../i18n/t';
import { useSession, useStudio } from '../../../store/studio-context';
import { changeCanvas } from '../../../store/canvas-view';
import { Button } from '../../../ui/button';

export type BundleData = { readonly title: string; readonly line: string; readonly tone: string };
export type BundleFlowNode = Node<BundleData, 'bundle'>;

/** All modules of a course, tag or level as one node. */
export const BundleNode = memo(function BundleNode({ id, data: { title, line }, selected, targetPosition = Position.Left, sourcePosition = Position.Right }: NodeProps<BundleFlowNode>) {
  const studio = useStudio();
  const open = useSession((state) => state.canvas.open);
  return (
    <div className={`bundle-node${selected ? ' selected' : ''}`}>
      <Handle type="target" position={targetPosition} isConnectable={false} className="handle-none" />
      <strong><Layers aria-hidden /> <span className="truncate">{title}</span></strong>
      <span className="row"><span className="muted grow">{line}</span><Button size="small" look="quiet" onPress={() => changeCanvas(studio.session, { open: [...open, id] })}>{t('map.open')}</Button></span>
      <Handle type="source" position={sourcePosition} isConnectable={false} className="handle-none" />
    </div>
  );
});
