import { getSmoothStepPath, type ConnectionLineComponentProps } from '@xyflow/react';

/** The line that follows the pointer while a link is drawn; red where it would be refused. */
export function ConnectionLine({ fromX, fromY, toX, toY, fromPosition, toPosition, connectionStatus }: ConnectionLineComponentProps) {
  const [path] = getSmoothStepPath({ sourceX: fromX, sourceY: fromY, targetX: toX, targetY: toY, sourcePosition: fromPosition, targetPosition: toPosition });
  return <path d={path} fill="none" className={`connection-line ${connectionStatus ?? ''}`} />;
}
