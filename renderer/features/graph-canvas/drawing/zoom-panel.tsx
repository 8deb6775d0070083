import { Panel, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { t } from '../../../i18n/t';
import { IconButton } from '../../../ui/button';
import { MiniMap, useIsInSight, useZoomPercent } from './mini-map';
import { boundsOf, type Box } from './scene';

/** Zoom, fit, and the small map while not all is in sight. */
export function ZoomPanel({ boxes, onFit }: { readonly boxes: ReadonlyMap<string, Box>; readonly onFit: () => void }) {
  const flow = useReactFlow();
  const bounds = useMemo(() => boundsOf(boxes.values()) ?? { x: 0, y: 0, width: 1, height: 1 }, [boxes]);
  const percent = useZoomPercent();
  const isAllInSight = useIsInSight(bounds);
  return (
    <>
      <Panel position="bottom-right" className={isAllInSight ? 'zoom-panel' : 'zoom-panel beside-map'} aria-label={t('map.controls')}>
        <IconButton size="small" label={t('map.zoomOut')} onPress={() => void flow.zoomOut()}><Minus /></IconButton>
        <span className="count num">{percent}</span>
        <IconButton size="small" label={t('map.zoomIn')} onPress={() => void flow.zoomIn()}><Plus /></IconButton>
        <IconButton size="small" label={t('action.fit')} onPress={onFit}><Maximize /></IconButton>
      </Panel>
      {!isAllInSight && <MiniMap boxes={boxes} bounds={bounds} />}
    </>
  );
}
