import { getViewportForBounds, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useSignal, useStudio } from '../../../store/studio-context';
import { boundsOf, inSight, intoSight, type Box, type Rect, regionOf } from './scene';

export const leastZoom = 0.05;
/** From here on titles can be read. */
const readableZoom = 0.7;

export interface View {
  /** All of it in sight; `below`: CSS pixels at the bottom that something else covers. */
  readonly fit: (duration?: number, below?: number) => void;
  /** Remembers where the view is now, and gives what goes back there. */
  readonly keep: () => () => void;
  /** Shows rectangles where they are not in sight, at least so large that titles can be read; what is in sight partly is moved no farther than needed. */
  readonly show: (rects: readonly Rect[]) => void;
  readonly isInSight: (rect: Rect) => boolean;
  /** Goes near, with the rectangle in the middle. */
  readonly enter: (rect: Rect) => void;
  /** Goes to a rectangle as one that is talked about: large, with its surroundings in sight. */
  readonly focus: (rect: Rect) => void;
}

/** What the canvas does with its view: fit, reveal what is selected, search-to-zoom. */
export function useView(boxes: ReadonlyMap<string, Box>, fitKey: string): View {
  const flow = useReactFlow();
  const store = useStoreApi();
  const studio = useStudio();
  const latest = useRef(boxes);
  latest.current = boxes;
  const moveTo = (rect: Rect, mostZoom: number, padding: number, duration: number, below = 44): void => {
    const { width, height } = store.getState();
    if (width > 0) void flow.setViewport(getViewportForBounds(rect, width, height, leastZoom, mostZoom, { top: `${padding}px`, left: `${padding}px`, right: `${padding}px`, bottom: `${padding + below}px` }), { duration });
  };
  const isInSight = (rect: Rect): boolean => {
    const { transform, width, height } = store.getState();
    const view = inSight(transform, width, height);
    return rect.x >= view.x && rect.y >= view.y && rect.x + rect.width <= view.x + view.width && rect.y + rect.height <= view.y + view.height;
  };
  const view: View = {
    fit: (duration = 200, below = 44) => {
      const bounds = boundsOf(latest.current.values());
      if (bounds) moveTo(bounds, 1.1, 20, duration, below);
    },
    keep: () => {
      const before = flow.getViewport();
      return () => void flow.setViewport(before, { duration: 0 });
    },
    show: (rects) => {
      const bounds = boundsOf(rects);
      if (!bounds || rects.every(isInSight)) return;
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const least = zoom < readableZoom ? null : intoSight(bounds, transform, width, height);
      if (least) void flow.setViewport({ x: x + least.dx, y: y + least.dy, zoom }, { duration: 200 });
      else moveTo(bounds, Math.max(zoom, readableZoom), 120, 200);
    },
    isInSight,
    enter: (rect) => moveTo(rect, 0.9, 120, 200),
    focus: (rect) => moveTo(rect, 1.25, 90, 350),
  };
  const reveal = (): void => view.show(studio.session.getState().selection.flatMap((id) => latest.current.get(id) ?? []));
  // What was just made is a node two frames later.
  const later = (): void => void requestAnimationFrame(() => requestAnimationFrame(reveal));
  useSignal('fit', () => view.fit());
  useSignal('reveal', later);
  useSignal('rename', later);
  useSignal('zoom-to', () => {
    const bounds = boundsOf(studio.session.getState().selection.flatMap((id) => latest.current.get(id) ?? []));
    if (bounds) view.enter(bounds);
  });
  // The first fit waits until the canvas knows its size.
  const isSized = useStore((state) => state.width > 0);
  useEffect(() => {
    if (isSized) view.fit(0);
  }, [fitKey, isSized]);
  return view;
}

/** The part of the drawing that is made of elements, see `regionOf`. */
export function useRegion(count: number): string {
  return useStore(({ transform, width, height }) => regionOf(count, transform, width, height));
}
