import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';
import { pathOfEdge } from './link-edge';

/** A link that says what others say anyway, with the way to be rid of it. */
export function RedundantEdge(props: EdgeProps) {
  const { id, selected, markerEnd, interactionWidth } = props;
  const studio = useStudio();
  const { path, room } = pathOfEdge(props);
  return (
    <>
      <BaseEdge path={path} {...(markerEnd ? { markerEnd } : {})} {...(interactionWidth ? { interactionWidth } : {})} />
      <EdgeLabelRenderer>
        <button type="button" tabIndex={-1} className={`redundant-label nodrag nopan${selected ? ' selected' : ''}`} style={{ transform: `translate(-50%, -50%) translate(${room.x}px, ${room.y}px)` }} title={`${t('map.redundant')}. ${t('map.redundantWhy')}`} onClick={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [id] } }, { say: t('map.redundantGone') })}>
          {t('map.redundant')} · {t('map.remove')}
        </button>
      </EdgeLabelRenderer>
    </>
  );
}
