import { Panel, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, type PointerEvent } from 'react';
import { t } from '../../../i18n/t';
import { inSight, type Box, type Rect } from './scene';
import { usePalette } from './use-palette';

const [width, height] = [200, 132];

/** A small picture of the whole with a frame around what is in sight; pressing it goes there. */
export function MiniMap({ boxes, bounds }: { readonly boxes: ReadonlyMap<string, Box>; readonly bounds: Rect }) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const palette = usePalette();
  const scale = Math.min((width - 12) / bounds.width, (height - 12) / bounds.height);
  const left = (width - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (height - bounds.height * scale) / 2 - bounds.y * scale;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = window.devicePixelRatio;
    Object.assign(element, { width: width * ratio, height: height * ratio });
    context.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, top * ratio);
    for (const box of boxes.values()) {
      const tone = palette.tones[box.tone];
      context.fillStyle = box.selected ? palette.focus : box.type === 'zone' ? (tone?.soft ?? palette.surface) : (tone?.line ?? palette.border);
      context.globalAlpha = box.type === 'zone' || box.selected ? 1 : 0.65;
      context.fillRect(box.x, box.y, box.width, box.height);
    }
  }, [boxes, scale, left, top, palette]);
  useEffect(() => {
    const place = (): void => {
      const { transform, width: w, height: h } = store.getState();
      const view = inSight(transform, w, h);
      const style = frame.current?.style;
      if (style) Object.assign(style, { transform: `translate(${view.x * scale + left}px, ${view.y * scale + top}px)`, width: `${view.width * scale}px`, height: `${view.height * scale}px` });
    };
    place();
    return store.subscribe(place);
  }, [store, scale, left, top]);
  const go = (event: PointerEvent<HTMLElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    void flow.setCenter((event.clientX - box.left - left) / scale, (event.clientY - box.top - top) / scale, { zoom: flow.getZoom(), duration: 0 });
  };
  return (
    <Panel position="bottom-right" className="mini-map" role="img" aria-label={t('map.minimap')} onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} style={{ width, height }} />
      <div ref={frame} className="mini-frame" />
    </Panel>
  );
}

/** The zoom in percent, as a whole number that changes no more often than it shows. */
export function useZoomPercent(): number {
  return useStore((state) => Math.round(state.transform[2] * 100));
}

/** Whether all of a rectangle can be seen: then a small map would only cover it. */
export function useIsInSight(bounds: Rect): boolean {
  return useStore(({ transform: [x, y, zoom], width: w, height: h }) => bounds.x * zoom + x >= 0 && bounds.y * zoom + y >= 0 && (bounds.x + bounds.width) * zoom + x <= w && (bounds.y + bounds.height) * zoom + y <= h);
}
