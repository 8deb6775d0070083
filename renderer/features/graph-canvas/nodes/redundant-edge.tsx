import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';

/** A link that says what others say anyway, with the way to be rid of it. */
export function RedundantEdge({ id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, markerEnd, interactionWidth }: EdgeProps) {
  const studio = useStudio();
  const [path, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition });
  return (
    <>
      <BaseEdge path={path} {...(markerEnd ? { markerEnd } : {})} {...(interactionWidth ? { interactionWidth } : {})} />
      <EdgeLabelRenderer>
        <button type="button" tabIndex={-1} className="redundant-label nodrag nopan" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }} title={t('map.redundantWhy')} onClick={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [id] } }, { say: t('map.redundantGone') })}>
          {t('map.redundant')} · {t('map.remove')}
        </button>
      </EdgeLabelRenderer>
    </>
  );
}
