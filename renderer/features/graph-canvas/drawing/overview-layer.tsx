import { useStoreApi, type Edge as FlowEdge } from '@xyflow/react';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import { t } from '../../../i18n/t';
import { linesOf, paintFar, paintNear } from './paint';
import type { Box } from './scene';
import { usePalette } from './use-palette';

export interface OverviewLayerProps {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly edges: readonly FlowEdge[];
  /** Ids of the nodes that are elements of the page; none from afar. */
  readonly elements: ReadonlySet<string>;
  readonly isFar: boolean;
  readonly direction: LayoutDirection;
  readonly heat: ReadonlyMap<string, number> | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What of a large drawing is painted instead of built: from afar all of it, near by the links that lead out of sight. */
export function OverviewLayer({ boxes, edges, elements, isFar, direction, heat, onKeyDown }: OverviewLayerProps) {
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const lines = useMemo(() => linesOf(edges, boxes, direction), [edges, boxes, direction]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let frame = 0;
    const paint = (): void => {
      frame = 0;
      const { transform, width, height } = store.getState();
      if (width === 0) return;
      if (isFar) paintFar(element, transform, width, height, boxes, lines, palette, heat);
      else paintNear(element, transform, width, height, lines, elements, palette);
      element.dataset['painted'] = isFar ? 'far' : 'near';
    };
    paint();
    let { transform: seen, width: seenWidth, height: seenHeight } = store.getState();
    const stop = store.subscribe(({ transform, width, height }) => {
      if (transform === seen && width === seenWidth && height === seenHeight) return;
      [seen, seenWidth, seenHeight] = [transform, width, height];
      frame ||= requestAnimationFrame(paint);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [store, boxes, lines, elements, isFar, heat, palette]);
  const label = t('map.overview', { count: boxes.size });
  return <canvas ref={canvas} className="overview" {...(isFar ? { tabIndex: 0, role: 'application', 'aria-label': label, onKeyDown } : { 'aria-hidden': true })} />;
}
