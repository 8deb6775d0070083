import { BaseEdge, Position, type EdgeProps } from '@xyflow/react';
import { linkPath, middleOfRuns, type LinkPath } from '../drawing/link-path';
import { shareTaking, type Crowd } from '../../../store/cohort-crowd';
import { routeOf } from '../drawing/routes';
import { useCanvasMarks } from '../read/canvas-context';

/** The line of an edge: along its route as long as its ends are where that was found, else straight there. `room`: where it has room for many words. */
export function pathOfEdge({ sourceX: x1, sourceY: y1, targetX: x2, targetY: y2, sourcePosition, data }: EdgeProps): LinkPath & { readonly room: { readonly x: number; readonly y: number } } {
  const route = routeOf(data ? { data } : {});
  const holds = route !== null && Math.abs(route.ends.x1 - x1) + Math.abs(route.ends.y1 - y1) + Math.abs(route.ends.x2 - x2) + Math.abs(route.ends.y2 - y2) < 4;
  const [runs, direction] = [holds ? route.runs : [], sourcePosition === Position.Bottom ? 'down' : 'right'] as const;
  const path = linkPath({ x1, y1, x2, y2 }, runs, direction);
  return { ...path, room: middleOfRuns(runs, direction) ?? { x: path.labelX, y: path.labelY } };
}

/** A line as thick as the learners are many who take both its ends, in canvas units. */
function widthOf(crowd: Crowd, from: string, to: string): number {
  return 1 + 7 * Math.min(shareTaking(crowd, from), shareTaking(crowd, to));
}

/** A link: a swung line that goes past other nodes. */
export function LinkEdge(props: EdgeProps) {
  const { markerStart, markerEnd, interactionWidth, label, labelBgPadding, labelBgBorderRadius } = props;
  const { path, labelX, labelY } = pathOfEdge(props);
  const words = label ? { label, labelX, labelY, ...(labelBgPadding ? { labelBgPadding } : {}), ...(labelBgBorderRadius ? { labelBgBorderRadius } : {}) } : {};
  const { crowd } = useCanvasMarks();
  const width = crowd ? widthOf(crowd, props.source, props.target) : null;
  // A head would grow with the line and cover what it leads to.
  if (width !== null) return <BaseEdge path={path} style={{ strokeWidth: width, strokeLinecap: 'round', opacity: 0.75 }} {...(interactionWidth ? { interactionWidth } : {})} {...words} />;
  return <BaseEdge path={path} {...(markerStart ? { markerStart } : {})} {...(markerEnd ? { markerEnd } : {})} {...(interactionWidth ? { interactionWidth } : {})} {...words} />;
}
